"""What the open app does for the safety of the data by itself: the copy a day, conflict copies."""

from __future__ import annotations

import shutil
import threading
from datetime import timedelta

from companion.config.settings import Data, Settings
from companion.model.change import Edit
from companion.model.wins import Win
from companion.store.store import Store


async def delivered(pilot):
    """Until the copy is there: it is written on a thread of its own."""
    app = pilot.app
    await app.background.keep_safe()
    for thread in threading.enumerate():
        if thread.name.startswith("Thread-") and thread.daemon:
            thread.join(5)


async def test_the_open_app_makes_the_copy_of_the_day_once(open_app, make_companion, tmp_path):
    away = tmp_path / "away"
    away.mkdir()
    settings = Settings(data=Data(backup_to=str(away)))
    companion = make_companion(settings)
    companion.wins.keep_line(companion.wins.read("one"))
    async with open_app(settings=settings) as pilot:
        await delivered(pilot)
        (copy,) = away.iterdir()
        assert copy.name == "companion-2026-11-17.zip"
        before = copy.stat()
        await delivered(pilot)
        assert copy.stat() == before
        pilot.app.clock.advance(days=1)
        pilot.app.background.moment()
        await delivered(pilot)
        assert {path.name for path in away.iterdir()} == {copy.name, "companion-2026-11-18.zip"}


async def test_a_folder_that_is_not_there_is_said(open_app, make_companion, tmp_path):
    settings = Settings(data=Data(backup_to=str(tmp_path / "unplugged")))
    async with open_app(settings=settings) as pilot:
        await pilot.app.background.keep_safe()
        await pilot.app.tell_notices()
        assert any("unplugged cannot be found" in note.message for note in pilot.app._notifications)


async def test_a_conflict_copy_that_appears_is_taken_in_and_said_quietly(open_app, make_companion, tmp_path):
    companion = make_companion()
    companion.wins.keep_line(companion.wins.read("one"))
    data = tmp_path / "data"
    async with open_app() as pilot:
        shutil.copy(data / "2026-11.json", data / "2026-11 (1).json")
        await pilot.app.background._check_files()
        assert [path.name for path in data.glob("2026-11*.json")] == ["2026-11.json"]
        assert pilot.app.voices.text.startswith("A conflict copy was merged.")
        assert not pilot.app._notifications
        await pilot.press("down")
        await pilot.app.background.keep_safe()
        assert "conflict copy" not in pilot.app.voices.text


async def test_pages_that_lack_a_backup_get_one_but_never_of_damage(open_app, make_companion, tmp_path):
    companion, data = make_companion(), tmp_path / "data"
    for month in range(1, 10):
        companion.wins.keep_line(companion.wins.read(f"one @2026-{month:02}-03"))
    for path in data.glob("backups/*"):
        path.unlink()
    for month in range(1, 9):
        (data / f"2026-{month:02}.json").write_text("{")
    async with open_app() as pilot:
        (data / "2026-08.json").write_text("{")
        await pilot.app.background.keep_safe()
        assert [path.name for path in data.glob("backups/2026-09@*")] == ["2026-09@last.json"]
        assert "{" not in [path.read_text() for path in data.glob("backups/*@*")]


async def test_an_edit_from_elsewhere_that_replaces_ones_own_is_said_once(open_app, clock, tmp_path):
    data, away = tmp_path / "data", tmp_path / "away"
    later = clock.now() + timedelta(minutes=5)
    async with open_app() as pilot:
        verbs = pilot.app.companion.wins
        verbs.keep_line(verbs.read("called Mum"))
        shutil.copytree(data, away)
        (win,) = pilot.app.companion.store.newest(Win, 1)
        laptop = Store(away, device="laptop", now=lambda: later)
        laptop.apply([Edit.patch(laptop.newest(Win, 1)[0], text="rang Mum")])
        verbs.edit(win.id, "called Mum and Dad")
        await pilot.app.background._check_files()
        assert "elsewhere" not in pilot.app.voices.text
        shutil.copy(away / "2026-11.laptop.json", data)
        await pilot.app.background._check_files()
        said = pilot.app.voices.text
        assert said.startswith("“called Mum and Dad” was also changed elsewhere.")
        assert any("called Mum and Dad" in str(each) for each in pilot.app.companion.store.trash())
        await pilot.press("down")
        await pilot.app.background._check_files()
        assert "elsewhere" not in pilot.app.voices.text


async def test_an_edit_from_elsewhere_of_what_was_seen_there_is_not_said(open_app, clock, tmp_path):
    later = clock.now() + timedelta(minutes=5)
    async with open_app() as pilot:
        verbs = pilot.app.companion.wins
        verbs.keep_line(verbs.read("called Mum"))
        laptop = Store(tmp_path / "data", device="laptop", now=lambda: later)
        laptop.apply([Edit.patch(laptop.newest(Win, 1)[0], text="rang Mum")])
        await pilot.app.background._check_files()
        assert "elsewhere" not in pilot.app.voices.text
