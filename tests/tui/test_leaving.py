"""Whatever way out: what was breathed, typed or pressed until then is there the next time, once."""

from __future__ import annotations

import threading
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from textual.pilot import Pilot

from companion import words
from companion.companion import Companion
from companion.config.settings import Settings
from companion.model.breathing.technique import Session
from companion.model.routine import Tick
from companion.store.database.folder import PageFolder
from companion.store.safety.drafts import Drafts
from companion.store.store import Store
from companion.tui.app import CompanionApp
from companion.tui.run import run

from .hands import app_of, press, press_at_once, refuse, settle, today_of, whisper
from .sessions import breathe

Open = Callable[..., Any]
Make = Callable[..., Companion]


async def begin(pilot: Pilot[Any], clock: Any, seconds: int) -> None:
    """A session that has gone on for so long."""
    await press(pilot, "b", "space")
    await breathe(pilot, clock, seconds)


def sessions(make_companion: Make) -> list[float]:
    companion = make_companion()
    return [session.seconds for session in companion.store.on(Session, companion.context.today())]


def killed(app: CompanionApp) -> Callable[[], None]:
    """The drafts as a kill at this moment leaves them; call it after the app is gone."""
    folder = app.companion.store.folder / "drafts"
    texts = {path: path.read_bytes() for path in folder.glob("*.json")}

    def put_back() -> None:
        for path, text in texts.items():
            path.write_bytes(text)

    return put_back


async def test_a_session_cut_short_by_a_kill_is_kept_once(
    open_app: Open, clock: Any, make_companion: Make
) -> None:
    async with open_app() as pilot:
        await begin(pilot, clock, 60)
        app_of(pilot).fields.flush()
        await press(pilot)
        put_back = killed(app_of(pilot))
        await press(pilot, "escape", "x")
    assert sessions(make_companion) == [60]
    put_back()  # killed after it was saved, before its draft was gone
    for _ in range(2):
        async with open_app() as pilot:
            await press(pilot)
    assert sessions(make_companion) == [60]


async def test_a_lost_session_is_found_and_its_draft_goes(
    open_app: Open, clock: Any, make_companion: Make
) -> None:
    async with open_app() as pilot:
        await begin(pilot, clock, 60)
        app_of(pilot).fields.flush()
        await press(pilot)
        put_back = killed(app_of(pilot))
        await press(pilot, "escape", "x", "u")
    assert sessions(make_companion) == []
    put_back()
    async with open_app() as pilot:
        await press(pilot)
    (seconds,) = sessions(make_companion)
    assert 50 < seconds <= 60, "all but the cycle it was killed in"
    assert not list((make_companion().store.folder / "drafts").glob("*.json"))


@pytest.mark.parametrize("way_out", ["escape", "ctrl+c"])
async def test_a_disk_that_refuses_loses_no_session(
    open_app: Open, clock: Any, make_companion: Make, monkeypatch: pytest.MonkeyPatch, way_out: str
) -> None:
    with monkeypatch.context() as patch:
        async with open_app() as pilot:
            await begin(pilot, clock, 12)
            patch.setattr(Store, "apply", refuse)
            await pilot.press(way_out)
    assert sessions(make_companion) == []
    async with open_app() as pilot:
        await press(pilot)
    assert sessions(make_companion) == [12]


async def test_a_draft_of_another_version_stays_where_it_is(open_app: Open, make_companion: Make) -> None:
    folder = make_companion().store.folder / "drafts"
    folder.mkdir(parents=True)
    (folder / "here-1.json").write_text('{"session 2030": "{}"}')
    async with open_app() as pilot:
        await press(pilot)
    assert any("session 2030" in path.read_text() for path in folder.glob("*.json"))


# -- pressed at once


@pytest.mark.parametrize("way_out", ["q", "ctrl+c", "ctrl+q"])
async def test_a_tick_just_before_leaving_is_kept(open_app: Open, make_companion: Make, way_out: str) -> None:
    async with open_app() as pilot:
        press_at_once(pilot, "space", "j", "space", way_out)
        await settle(pilot)
    companion = make_companion()
    assert [tick.item for tick in companion.store.on(Tick, companion.context.today())] == [
        "up",
        "a-glass-of-water",
    ]


async def test_q_twice_ends_the_session_and_leaves(open_app: Open, clock: Any, make_companion: Make) -> None:
    async with open_app() as pilot:
        await begin(pilot, clock, 12)
        press_at_once(pilot, "q", "q")
        await settle(pilot)
    assert sessions(make_companion) == [12]


async def test_a_win_sent_off_just_before_leaving_is_kept_once(open_app: Open, make_companion: Make) -> None:
    async with open_app() as pilot:
        await press(pilot, "w", "o", "n", "e")
        press_at_once(pilot, "enter", "ctrl+c")
        await settle(pilot)
    assert [win.text for win in make_companion().wins.window().wins] == ["one"]
    assert not list((make_companion().store.folder / "drafts").glob("*.json"))


@pytest.mark.parametrize("of", ["breathing", "wins"])
async def test_what_the_disk_comes_to_only_after_the_screens_are_gone_is_saved(
    make_companion: Make, tmp_path: Path, clock: Any, short_waits: None, of: str
) -> None:
    companion, busy = make_companion(), threading.Event()
    app = CompanionApp(companion, tmp_path / "config.yaml", clock=clock)
    async with app.run_test() as pilot:
        await settle(pilot)
        if of == "breathing":
            await begin(pilot, clock, 12)
        else:
            await press(pilot, "w", "o", "n", "e")
        app.desk.submit(busy.wait)
        if of == "wins":
            await pilot.press("enter")
        app.before_leaving()  # as a signal has it
        app.exit()
    busy.set()
    app.finish()
    if of == "breathing":
        assert sessions(make_companion) == [12]
    else:
        assert [win.text for win in make_companion().wins.window().wins] == ["one"]


# -- a disk that refuses what is typed


async def test_leaving_waits_once_when_what_is_typed_cannot_be_kept(
    open_app: Open,
) -> None:
    async with open_app() as pilot:
        app = app_of(pilot)
        (app.companion.store.folder).mkdir(exist_ok=True)
        (app.companion.store.folder / "drafts").write_text("in the way")
        await press(pilot, "w", "h", "i", "ctrl+c")
        assert app.is_running and today_of(app).entry.text == "hi"
        assert any("could not be saved" in toast.message for toast in app._notifications)
        assert whisper(pilot) == words.today.NOT_SAVED_STAYS[0]
        await press(pilot, "ctrl+c")
        assert app._exit
    assert app.not_kept == ["hi"], "said once more, where it can be copied"


async def test_ctrl_c_leaves_from_a_card(open_app: Open) -> None:
    async with open_app() as pilot:
        await press(pilot, "f1")
        await press(pilot, "ctrl+c")
        assert pilot.app._exit


async def test_a_fault_of_the_apps_own_ends_it_with_a_report(open_app: Open) -> None:
    with pytest.raises(ZeroDivisionError):
        async with open_app() as pilot:
            pilot.app.host.work_out(lambda: 1 / 0, then=print)
            await press(pilot)


async def test_after_a_fault_what_was_being_saved_or_typed_is_there(
    open_app: Open, monkeypatch: pytest.MonkeyPatch
) -> None:
    def faulty(*_: Any) -> None:
        raise ZeroDivisionError

    with monkeypatch.context() as patch, pytest.raises(ZeroDivisionError):
        async with open_app() as pilot:
            await press(pilot, "w", "h", "i")
            patch.setattr(PageFolder, "write_page", faulty)
            await press(pilot, "enter")
    async with open_app() as pilot:
        await press(pilot, "w")
        assert today_of(app_of(pilot)).entry.text == "hi"


def test_what_was_kept_is_said_once_it_is_known(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    async def fall(pilot: Pilot[Any]) -> None:
        await press(pilot, "w", "h", "i")
        app_of(pilot).host.work_out(lambda: 1 / 0, then=print)

    begun = CompanionApp.run
    monkeypatch.setattr(CompanionApp, "run", lambda app, **_: begun(app, headless=True, auto_pilot=fall))
    for refuses, said in ((False, "Your words are saved."), (True, f"{words.changes.NOT_KEPT}\nhi")):
        if refuses:
            monkeypatch.setattr(Drafts, "flush", refuse)
        assert run(Settings(), tmp_path / f"data{refuses}", tmp_path / "config.yaml") == 1
        told = "".join(capsys.readouterr())
        assert "Something went wrong inside companion, and it closed." in told
        assert said in told and told.count("are saved") == (not refuses)


async def test_a_disk_that_refuses_to_hand_over_drafts_keeps_them(
    open_app: Open, make_companion: Make, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = make_companion().store.folder / "drafts"
    folder.mkdir(parents=True)
    (folder / "here-1.json").write_text('{"win": "half a win"}')
    with monkeypatch.context() as patch:
        patch.setattr(Drafts, "flush", refuse)
        async with open_app() as pilot:
            assert any("No space left" in toast.message for toast in pilot.app._notifications)
    async with open_app() as pilot:
        await press(pilot, "w")
        assert today_of(app_of(pilot)).entry.text == "half a win"


async def test_the_screen_asks_the_store_on_its_own_thread_only(
    open_app: Open, make_companion: Make, monkeypatch: pytest.MonkeyPatch
) -> None:
    make_companion().wins.add("called Mum")
    asked: set[str] = set()
    month = PageFolder.month

    def spy(*args: Any, **options: Any) -> Any:
        asked.add(threading.current_thread().name)
        return month(*args, **options)

    async with open_app() as pilot:
        app_of(pilot).companion.store.notices()
        monkeypatch.setattr(PageFolder, "month", spy)
        await app_of(pilot)._welcome()
        await press(
            pilot, "space", "u", "w", "o", "n", "e", "enter", "slash", "o", "enter", "escape", "escape"
        )
        app_of(pilot).background.moment()
        app_of(pilot).background.check_files()
        await press(pilot, "right_square_bracket", "tab", "tab", "right", "f", "tab", "f", "enter", "escape")
    assert {name.partition("_")[0] for name in asked} == {"store"}
