"""What the open app does for the safety of the data by itself: the copy a day, conflict copies."""

from __future__ import annotations

import shutil
import threading
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from typing import Any

from textual.pilot import Pilot

from companion.companion import Companion
from companion.config.settings import Data, Settings
from companion.model.change import Edit
from companion.model.wins import Win
from companion.store.store import Store

from ..conftest import HeldClock
from .conftest import Open
from .hands import app_of


async def delivered(pilot: Pilot[Any]) -> None:
    """Until the copy is there: it is written on a thread of its own."""
    app = app_of(pilot)
    await app.background.keep_safe()
    for thread in threading.enumerate():
        if thread.name.startswith("Thread-") and thread.daemon:
            thread.join(5)


async def test_the_open_app_makes_the_copy_of_the_day_once(
    open_app: Open, clock: HeldClock, make_companion: Callable[..., Companion], tmp_path: Path
) -> None:
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
        clock.advance(days=1)
        app_of(pilot).background.moment()
        await delivered(pilot)
        assert {path.name for path in away.iterdir()} == {copy.name, "companion-2026-11-18.zip"}


async def test_a_folder_that_is_not_there_is_said(
    open_app: Open, make_companion: Callable[..., Companion], tmp_path: Path
) -> None:
    settings = Settings(data=Data(backup_to=str(tmp_path / "unplugged")))
    async with open_app(settings=settings) as pilot:
        await app_of(pilot).background.keep_safe()
        await app_of(pilot).tell_notices()
        assert any("unplugged cannot be found" in note.message for note in app_of(pilot)._notifications)


async def test_a_conflict_copy_that_appears_is_taken_in_and_said_quietly(
    open_app: Open, make_companion: Callable[..., Companion], tmp_path: Path
) -> None:
    companion = make_companion()
    companion.wins.keep_line(companion.wins.read("one"))
    data = tmp_path / "data"
    async with open_app() as pilot:
        shutil.copy(data / "2026-11.json", data / "2026-11 (1).json")
        await app_of(pilot).background._check_files()
        assert [path.name for path in data.glob("2026-11*.json")] == ["2026-11.json"]
        assert app_of(pilot).voices.text.startswith("A conflict copy was merged.")
        assert not app_of(pilot)._notifications
        await pilot.press("down")
        await app_of(pilot).background.keep_safe()
        assert "conflict copy" not in app_of(pilot).voices.text


async def test_pages_that_lack_a_backup_get_one_but_never_of_damage(
    open_app: Open, make_companion: Callable[..., Companion], tmp_path: Path
) -> None:
    companion, data = make_companion(), tmp_path / "data"
    for month in range(1, 10):
        companion.wins.keep_line(companion.wins.read(f"one @2026-{month:02}-03"))
    for path in data.glob("backups/*"):
        path.unlink()
    for month in range(1, 9):
        (data / f"2026-{month:02}.json").write_text("{")
    async with open_app() as pilot:
        (data / "2026-08.json").write_text("{")
        await app_of(pilot).background.keep_safe()
        assert [path.name for path in data.glob("backups/2026-09@*")] == ["2026-09@last.json"]
        assert "{" not in [path.read_text() for path in data.glob("backups/*@*")]


async def test_an_edit_from_elsewhere_that_replaces_ones_own_is_said_once(
    open_app: Open, clock: HeldClock, tmp_path: Path
) -> None:
    data, away = tmp_path / "data", tmp_path / "away"
    later = clock.now() + timedelta(minutes=5)
    async with open_app() as pilot:
        verbs = app_of(pilot).companion.wins
        verbs.keep_line(verbs.read("called Mum"))
        shutil.copytree(data, away)
        (win,) = app_of(pilot).companion.store.newest(Win, 1)
        laptop = Store(away, device="laptop", now=lambda: later)
        laptop.apply([Edit.patch(laptop.newest(Win, 1)[0], text="rang Mum")])
        verbs.edit(win.id, "called Mum and Dad")
        await app_of(pilot).background._check_files()
        assert "elsewhere" not in app_of(pilot).voices.text
        shutil.copy(away / "2026-11.laptop.json", data)
        await app_of(pilot).background._check_files()
        said = app_of(pilot).voices.text
        assert said.startswith("“called Mum and Dad” was also changed elsewhere.")
        assert any("called Mum and Dad" in str(each) for each in app_of(pilot).companion.store.trash())
        await pilot.press("down")
        await app_of(pilot).background._check_files()
        assert "elsewhere" not in app_of(pilot).voices.text


async def test_an_edit_from_elsewhere_of_what_was_seen_there_is_not_said(
    open_app: Open, clock: HeldClock, tmp_path: Path
) -> None:
    later = clock.now() + timedelta(minutes=5)
    async with open_app() as pilot:
        verbs = app_of(pilot).companion.wins
        verbs.keep_line(verbs.read("called Mum"))
        laptop = Store(tmp_path / "data", device="laptop", now=lambda: later)
        laptop.apply([Edit.patch(laptop.newest(Win, 1)[0], text="rang Mum")])
        await app_of(pilot).background._check_files()
        assert "elsewhere" not in app_of(pilot).voices.text
