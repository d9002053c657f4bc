"""The first minutes: each pane says its own line until it has been used once; no gate, no tour."""

from __future__ import annotations

from typing import Any

import pytest

from companion import words
from companion.tui.frame.first_use import SaidFirst

from .hands import app_of, on_screen, press, press_in_turn, refuse, type_in, whisper

SIZES = [(40, 15), (80, 24), (110, 36)]
LINES = {
    "routine": "space marks a row; others leave no trace.",
    "breathing": "b starts a short session; esc ends and saves it.",
    "affirmations": "→ shows another line; f keeps this one close.",
    "wins": "w writes a win of any size, such as: opened the curtains.",
}


def said(pilot: Any) -> list[str]:
    """The lines that are to be seen, one for each pane that says one."""
    found = [each for each in pilot.app.screen.query(SaidFirst) if each.display and each.render().plain]
    assert all(each.parent.has_focus for each in found)
    return [" ".join(each.rows(each.size.width)) for each in found]


@pytest.mark.parametrize("size", SIZES)
async def test_the_pane_in_focus_says_its_line_and_no_other_does(open_app: Any, size: Any) -> None:
    async with open_app(size=size) as pilot:
        for line in LINES.values():
            assert said(pilot) == [line]
            seen = " ".join(on_screen(pilot).replace("│", " ").split())
            assert all(word in seen for word in line.split())
            await press(pilot, "tab")


async def test_what_was_used_once_is_explained_no_more_ever(open_app: Any) -> None:
    async with open_app() as pilot:
        await press(pilot, "space")
        assert whisper(pilot).endswith("tab moves to the next pane; ? lists every key.")
        assert said(pilot) == []  # one line at a time
        await press(pilot, "space")
        assert said(pilot) == ["← shows the day before."]
        assert words.first_use.PANES.format(key="tab", second="?") not in whisper(pilot)
        await press_in_turn(pilot, "w")
        await type_in(pilot, "called Mum")
        await press_in_turn(pilot, "enter", "tab", "tab")
        assert said(pilot) == [LINES["affirmations"]]
        await press_in_turn(pilot, "right", "tab")
        assert said(pilot) == []
        assert (
            len(app_of(pilot).companion.store.core(type(app_of(pilot).companion.first_use._records()[0])))
            == 1
        )
    async with open_app() as pilot:
        assert LINES["routine"] not in said(pilot)


async def test_an_empty_list_of_wins_says_one_way_to_begin(open_app: Any) -> None:
    async with open_app() as pilot:
        assert words.wins.NO_WINS in on_screen(pilot)
        await press_in_turn(pilot, "tab", "tab", "tab")
        assert said(pilot) == [LINES["wins"]] and words.wins.NO_WINS not in on_screen(pilot)
        await press_in_turn(pilot, "w", "escape")
        assert said(pilot) == [] and words.wins.NO_WINS in on_screen(pilot)


async def test_what_comes_after_the_first_mark_is_whole_in_a_small_window(open_app: Any) -> None:
    async with open_app(size=(40, 15)) as pilot:
        await press(pilot, "space")
        assert words.first_use.PANES_BRIEFLY.format(key="tab", second="?") in on_screen(pilot)


async def test_keys_that_were_moved_are_named_as_they_are(open_app: Any, tmp_path: Any) -> None:
    (tmp_path / "config.yaml").write_text("keys: {routine.done: enter, win: f2, routine.menu: M}\n")
    async with open_app() as pilot:
        assert said(pilot) == ["enter marks a row; others leave no trace."]


async def test_what_is_known_from_before_needs_no_line(open_app: Any, make_companion: Any) -> None:
    before = make_companion()
    before.routine.toggle("item:up", "done")
    while not before.store.summarise():
        pass
    async with open_app() as pilot:
        assert LINES["routine"] not in said(pilot)


async def test_a_disk_that_refuses_brings_no_line_back(open_app: Any, monkeypatch: Any) -> None:
    async with open_app() as pilot:
        companion = app_of(pilot).companion
        monkeypatch.setattr(companion.store, "apply", refuse)
        assert "ticks" not in companion.first_use.used()
        assert "ticks" in companion.first_use.did("ticks") & companion.first_use.used()
