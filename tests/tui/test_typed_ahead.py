"""Keys that are typed while the disk is still at the text before: every text is whole and by itself."""

from __future__ import annotations

import asyncio
import os
import shutil
import threading
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from companion import words
from companion.companion import Companion
from companion.config.settings import Settings
from companion.model.routine import Task
from companion.model.wins import Win
from companion.store.errors import StoreError
from companion.store.store import Store
from companion.tui.frame import fields
from companion.tui.frame.fields import Fields
from companion.tui.wins.pane import WinsPane

from .hands import NAMES, app_of, press, press_at_once, settle, today_of, whisper, wins_on_screen

Open = Callable[..., Any]
Make = Callable[..., Companion]

EXAMPLES = 1000 if os.environ.get("HYPOTHESIS_PROFILE") == "thorough" else 10
REFUSED = StoreError("Not saved: No space left on device. Everything saved earlier is safe.")


class Disk:
    """Saves a win or a task each time it is let, and refuses it where it is told to."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self._let = threading.Semaphore(0)
        self._refuses: list[bool] = []
        self.answered = 0
        apply = Store.apply

        def wait(store: Store, edits: Any, *args: Any) -> Any:
            edits = list(edits)
            if any(isinstance(edit.record, Win | Task) for edit in edits):
                assert self._let.acquire(timeout=30)
                self.answered += 1
                if self._refuses.pop(0):
                    raise REFUSED
            return apply(store, edits, *args)

        monkeypatch.setattr(Store, "apply", wait)

    def answer(self, *, refuses: bool = False) -> None:
        self._refuses.append(refuses)
        self._let.release()


@pytest.fixture
def disk(monkeypatch: pytest.MonkeyPatch) -> Disk:
    return Disk(monkeypatch)


def keys(text: str) -> list[str]:
    return [NAMES.get(character, character) for character in text]


def wins(make_companion: Make) -> list[str]:
    return [win.text for win in reversed(make_companion().wins.window().wins)]


async def test_the_field_belongs_to_the_next_text_at_once(
    open_app: Open, make_companion: Make, disk: Disk
) -> None:
    async with open_app() as pilot:
        press_at_once(pilot, "w", *keys("wingap0"), "enter", "w", *keys("next"))
        await pilot.pause()
        await pilot.pause()
        assert today_of(app_of(pilot)).entry.text == "next"
        assert app_of(pilot).drafts.texts() == {"win\t1": "wingap0", "win": "next"}
        disk.answer()
        await press(pilot)
        assert today_of(app_of(pilot)).entry.text == "next"
        disk.answer()
        await press(pilot, "enter")
        assert app_of(pilot).drafts.texts() == {}
    assert wins(make_companion) == ["wingap0", "next"]


async def test_a_refused_text_comes_back_into_its_field(open_app: Open, disk: Disk) -> None:
    async with open_app() as pilot:
        disk.answer(refuses=True)
        await press(pilot, "w", *keys("one"), "enter")
        assert today_of(app_of(pilot)).entry.text == "one"
        assert whisper(pilot) == words.today.NOT_SAVED_FIELD
        app_of(pilot).say("a theme is unknown", "settings")
        app_of(pilot).say("a notice", "problem")
        await press(pilot, "s")
        assert whisper(pilot) == words.today.NOT_SAVED_FIELD, "until it is answered"
        disk.answer()
        await press(pilot, "enter")
        assert whisper(pilot) == "a notice"


async def test_a_refused_text_waits_while_another_is_typed(
    open_app: Open, make_companion: Make, disk: Disk
) -> None:
    async with open_app() as pilot:
        press_at_once(pilot, "w", *keys("one"), "enter", "w", *keys("two"))
        await pilot.pause()
        await pilot.pause()
        disk.answer(refuses=True)
        await press(pilot)
        assert today_of(app_of(pilot)).entry.text == "two"
        assert whisper(pilot) == words.today.NOT_SAVED_WAITS.format(text=words.common.quoted("one"))
        disk.answer()
        await press(pilot, "enter")
        assert whisper(pilot) == words.today.NOT_SAVED_WAITS.format(text=words.common.quoted("one"))
        await press(pilot, "w")
        assert today_of(app_of(pilot)).entry.text == "one"
        disk.answer()
        await press(pilot, "enter")
        assert whisper(pilot) != words.today.NOT_SAVED_WAITS.format(text=words.common.quoted("one"))
    assert wins(make_companion) == ["two", "one"]


async def test_a_refused_text_waits_over_the_end_of_companion(open_app: Open, disk: Disk) -> None:
    async with open_app() as pilot:
        press_at_once(pilot, "w", *keys("one"), "enter", "w", *keys("two"))
        await pilot.pause()
        await pilot.pause()
        disk.answer(refuses=True)
        await press(pilot)
    async with open_app() as pilot:
        disk.answer()
        await press(pilot, "w", "enter", "w")
        assert {today_of(app_of(pilot)).entry.text, *wins_on_screen(pilot)} == {"one", "two"}


async def test_a_refused_text_comes_back_when_the_person_pauses_by_the_clock(
    open_app: Open, disk: Disk, clock: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(fields, "QUIET", 0.4)
    async with open_app() as pilot:
        entry = today_of(app_of(pilot)).entry
        press_at_once(pilot, "w", *keys("one"), "enter")
        disk.answer(refuses=True)
        while whisper(pilot) != words.today.NOT_SAVED:
            await pilot.pause()
        assert entry.purpose == ""
        clock.advance(0.3)
        await pilot.press("j")
        clock.advance(0.3)
        await pilot.pause()
        assert entry.purpose == "", "the person is at it"
        clock.advance(0.2)
        await settle(pilot)
        assert (entry.purpose, entry.text) == ("win", "one")
        await press(pilot, *keys("two"))
        assert entry.text == "two", "typed before it could be seen"
        assert whisper(pilot) == words.today.NOT_SAVED_WAITS.format(text=words.common.quoted("one"))
        disk.answer()
        await press(pilot, "enter")
        assert wins_on_screen(pilot) == ["two"] and "one" in app_of(pilot).drafts.texts().values()
        await pilot.press("w")
        clock.advance(0.5)
        await settle(pilot)
        clock.advance(0.5)
        await press(pilot, "s")
        assert entry.text == "ones", "seen, and gone on with"
        disk.answer()
        await press(pilot, "enter")


async def test_nothing_comes_back_to_where_the_person_is_no_more(open_app: Open, disk: Disk) -> None:
    async with open_app() as pilot:
        press_at_once(pilot, "w", *keys("one"), "enter", "question_mark")
        while today_of(app_of(pilot)) is pilot.app.screen:
            await pilot.pause()
        disk.answer(refuses=True)
        await settle(pilot)
        assert today_of(app_of(pilot)).entry.purpose == "" and "one" in app_of(pilot).drafts.texts().values()
        assert whisper(pilot) == words.today.NOT_SAVED_WAITS.format(text=words.common.quoted("one"))


async def test_the_cursor_does_not_go_to_a_win_late(
    open_app: Open, disk: Disk, make_companion: Make, clock: Any
) -> None:
    disk.answer()
    make_companion().wins.add("before")
    clock.advance(60)
    async with open_app() as pilot:
        await press(pilot, *["tab"] * 3)
        rows = today_of(app_of(pilot)).query_one(WinsPane).list
        moves = rows.moves
        press_at_once(pilot, "w", *keys("one"), "enter", "end")
        while rows.moves == moves:
            await pilot.pause()
        key = rows.cursor
        disk.answer()
        await settle(pilot)
        assert wins_on_screen(pilot) == ["one", "before"] and rows.cursor == key


def texts_of(pilot: Any) -> list[str]:
    """All texts there are: saved, waiting, and in the field."""
    app = app_of(pilot)
    view, routine = today_of(app).wins, today_of(app).routine
    assert view and routine
    kept = [win.text for win in view.wins] + [row.label for row in routine.tasks]
    return kept + list(app.drafts.texts().values())


SCRIPTS = settings(
    suppress_health_check=[HealthCheck.function_scoped_fixture],
    deadline=None,
    max_examples=EXAMPLES,
    derandomize=True,
    database=None,
    phases=(Phase.explicit, Phase.generate),
)
STEP = st.tuples(
    st.sampled_from("wa"),
    st.text("abdejkquwxz/?12", max_size=8),
    st.lists(st.booleans(), max_size=2),  # what the disk answers before the next text; whether it refuses
    st.booleans(),  # whether it has the time to
)


@SCRIPTS
@given(steps=st.lists(STEP, min_size=1, max_size=4))
async def test_every_text_is_whole_and_by_itself(open_app: Open, tmp_path: Path, steps: list[Any]) -> None:
    shutil.rmtree(tmp_path / "data", ignore_errors=True)
    pause = asyncio.Event()

    async def quiet(_: Fields) -> None:
        await pause.wait()

    with pytest.MonkeyPatch.context() as patch:
        disk = Disk(patch)
        patch.setattr(Fields, "quiet", quiet)
        async with open_app(settings=Settings(routines=())) as pilot:
            typed, left = [], len(steps)
            for number, (opener, text, answers, has_time) in enumerate(steps):
                typed.append(f"{number}{text}{number}")
                press_at_once(pilot, opener, *keys(typed[-1]), "enter")
                for refuses in answers[:left]:
                    disk.answer(refuses=refuses)
                    left -= 1
                if has_time:
                    await pilot.pause()
            for _ in range(left):
                disk.answer()
            while disk.answered < len(steps):
                await pilot.pause()
            pause.set()
            await settle(pilot)
            assert sorted(texts_of(pilot)) == sorted(typed)


TAKES = st.tuples(
    st.sampled_from("wa"),
    st.text("abdejkquwxz/?12", max_size=8),
    st.sampled_from((0, 0.15, 0.4, 1, 2)),  # seconds that the disk takes for it
    st.booleans(),  # whether it refuses it then
    st.sampled_from((0, 0.05, 0.3, 0.5, 2)),  # seconds until the person goes on
)


class Line:
    """What the disk is asked for, in turn, each taking its time by the clock in the test's hand."""

    def __init__(self, disk: Disk, pilot: Any, clock: Any) -> None:
        self._disk, self._pilot, self._clock = disk, pilot, clock
        self._due: list[tuple[float, bool]] = []
        self._asked = 0

    def ask(self, takes: float, *, refuses: bool) -> None:
        begins = max(self._clock.monotonic(), self._due[-1][0] if self._due else 0)
        self._due.append((begins + takes, refuses))
        self._asked += 1

    async def go_on(self, seconds: float) -> None:
        """Let time go by, and the disk answer what is due."""
        until = self._clock.monotonic() + seconds
        while self._due and self._due[0][0] <= until:
            due, refuses = self._due.pop(0)
            self._clock.advance(max(due - self._clock.monotonic(), 0))
            self._disk.answer(refuses=refuses)
            while self._disk.answered < self._asked - len(self._due):
                await self._pilot.pause()
            await self._pilot.pause()
        self._clock.advance(until - self._clock.monotonic())
        for _ in range(2):
            await self._pilot.pause()


@SCRIPTS
@given(steps=st.lists(TAKES, min_size=1, max_size=4))
async def test_every_text_is_whole_and_by_itself_however_long_the_disk_takes(
    open_app: Open, tmp_path: Path, clock: Any, steps: list[Any]
) -> None:
    """A person who sees a refused text in its field saves it again and goes on with the next."""
    shutil.rmtree(tmp_path / "data", ignore_errors=True)
    with pytest.MonkeyPatch.context() as patch:
        disk = Disk(patch)
        patch.setattr(fields, "QUIET", 0.4)
        async with open_app(settings=Settings(routines=())) as pilot:
            typed, line = [], Line(disk, pilot, clock)
            for number, (opener, text, takes, refuses, rests) in enumerate(steps):
                while today_of(app_of(pilot)).entry.purpose:
                    press_at_once(pilot, "enter")
                    line.ask(0, refuses=False)
                    await line.go_on(2)
                typed.append(f"{number}{text}{number}")
                press_at_once(pilot, opener, *keys(typed[-1]), "enter")
                line.ask(takes, refuses=refuses)
                await line.go_on(rests)
            await line.go_on(10)
            await settle(pilot)
            assert sorted(texts_of(pilot)) == sorted(typed)
            while today_of(app_of(pilot)).entry.purpose:
                press_at_once(pilot, "enter")
                line.ask(0, refuses=False)
                await line.go_on(2)
            assert sorted(texts_of(pilot)) == sorted(typed)
