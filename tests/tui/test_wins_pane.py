"""The Wins pane: wins under their days, what stands beside them, and what it asks for."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractAsyncContextManager
from datetime import date, datetime, timedelta
from typing import Any

import pytest
from textual.pilot import Pilot

from companion import words
from companion.model.wins import Win, WinsView
from companion.tui.frame.host import Asked
from companion.tui.wins.pane import WinsPane

from .conftest import stage_of

Staged = Callable[..., AbstractAsyncContextManager[Pilot[Any]]]
DAY = date(2026, 11, 17)


def win(id: int, day: date, at: str, text: str, **rest: Any) -> Win:
    hour, minute = map(int, at.split(":"))
    return Win(id=id, at=datetime(day.year, day.month, day.day, hour, minute), day=day, text=text, **rest)


def many(first: int, last: int) -> tuple[Win, ...]:
    """One win a day, newest first; the id is the number of days before today."""
    return tuple(win(1000 - n, DAY - timedelta(days=n), "9:10", f"win {n}") for n in range(first, last))


YESTERDAY = DAY - timedelta(days=1)
VIEW = WinsView(
    day=DAY,
    today=2,
    wins=(
        win(9, DAY, "8:40", "Called Mum", category="social"),
        win(8, DAY, "7:30", "Opened the curtains", keep=True),
        win(7, YESTERDAY, "18:10", "Said [red]no[/]", category="own", note="It went well.", keep=True),
        win(6, date(2026, 11, 13), "9:05", "日本語を読んだ"),
        win(5, date(2025, 11, 13), "9:05", "A year ago"),
    ),
    celebrated=frozenset({7}),
    labels={"social": "Time with people"},
)


def filled(**values: Any) -> WinsPane:
    """A pane that holds these from its mount on."""

    class Filled(WinsPane):
        def on_mount(self) -> None:
            for name, value in values.items():
                setattr(self, name, value)

    return Filled()


def shown(pilot: Pilot[Any]) -> list[str]:
    return [line.strip(" │").strip() for line in stage_of(pilot).lines()]


def asked(pilot: Pilot[Any]) -> list[tuple[str, str]]:
    """What the pane asked for: the command, and the key of what it is about."""
    return [(message.command, message.key) for message in stage_of(pilot).of(Asked)]


async def test_wins_stand_under_their_days(stage: Staged) -> None:
    async with stage(filled(view=VIEW), size=(51, 17)) as pilot:
        assert (
            stage_of(pilot).lines()[:15]
            == [
                "╭─ Wins ─────────────────────────────── 2 today ─╮",
                "│                                                 │",
                "│  ›  8:40  Called Mum          Time with people  │",
                "│     7:30  Opened the curtains                ❖  │",
                "│                                                 │",
                "│    Yesterday                                    │",
                "│    18:10  Said [red]no[/]              ❖ ✦ own  │",
                "│                                                 │",
                "│    Friday 13 November                           │",
                "│     9:05  日本語を読んだ                        │",
                "│                                                 │",
                "│    Thursday 13 November 2025                    │",
                "│     9:05  A year ago                            │",
                "│                                                 │",
                "│                                                 │",
            ]
            or stage_of(pilot).lines()[:15]
        )


async def test_marks_have_their_words_on_the_selected_row(stage: Staged) -> None:
    async with stage(filled(view=VIEW), size=(60, 20)) as pilot:
        await pilot.press("down", "down")
        text = "\n".join(shown(pilot)).replace("\u00a0", " ")
        assert "❖ for a grey day" in text
        assert "✦ celebrated" in text
        assert "It went well." in text
        await pilot.press("up")
        assert "It went well." not in "\n".join(shown(pilot))


@pytest.mark.parametrize(
    ("key", "command"),
    [
        ("e", "wins.edit"),
        ("n", "wins.note"),
        ("f", "wins.keep"),
        ("d", "wins.delete"),
        ("c", "wins.celebrate"),
        ("enter", "wins.menu"),
    ],
)
async def test_keys_ask_about_the_selected_win(stage: Staged, key: str, command: str) -> None:
    async with stage(filled(view=VIEW)) as pilot:
        await pilot.press(key, "a")
        assert asked(pilot) == [(command, "win:9"), ("wins.add", "win:9")]


async def test_without_wins_it_says_how_to_begin(stage: Staged) -> None:
    pane = filled(view=WinsView(day=DAY))
    async with stage(pane, size=(46, 12)) as pilot:
        assert "A win can be any size. w writes one." in shown(pilot)
        await pilot.press("e", "n", "f", "d", "c", "enter")
        assert asked(pilot) == [("wins.menu", "")]
        pane.view = VIEW
        await pilot.pause()
        assert words.wins.NO_WINS not in shown(pilot)


async def test_a_new_win_shows_at_the_top_and_the_cursor_keeps_its_row(stage: Staged) -> None:
    pane = filled(view=VIEW)
    async with stage(pane, size=(51, 17)) as pilot:
        await pilot.press("down")
        pane.view = WinsView(day=DAY, today=3, wins=(win(10, DAY, "9:00", "Another"), *VIEW.wins))
        await pilot.pause()
        text = shown(pilot)
        assert text[2].endswith("Another")
        assert text[4].startswith("›  7:30")
        assert "3 today" in text[0]
        pane.list.select("win:10")
        await pilot.pause()
        assert shown(pilot)[2].startswith("›  9:00")


async def test_history_is_asked_for_near_an_edge_that_is_not_its_end(stage: Staged) -> None:
    pane = filled(view=WinsView(day=DAY, wins=many(0, 40), oldest=False))
    async with stage(pane, size=(51, 17)) as pilot:
        await pilot.press("down")
        assert asked(pilot) == []
        await pilot.press("end")
        down = [("wins.to_oldest", ""), ("wins.more", f"win:{1000 - 39}")]
        assert asked(pilot) == down
        before = shown(pilot)
        pane.view = WinsView(day=DAY, wins=many(20, 60), newest=False)
        await pilot.pause()
        assert pane.key == f"win:{1000 - 39}"
        assert shown(pilot)[3:-2] == before[3:-2]
        await pilot.press("end")
        assert asked(pilot) == down
        await pilot.press("home")
        assert asked(pilot) == [*down, ("wins.to_newest", ""), ("wins.more", f"win:{1000 - 20}")]


async def test_what_comes_above_a_stretch_of_history_leaves_it_where_it_is(stage: Staged) -> None:
    pane = filled(view=WinsView(day=DAY, wins=many(30, 60), newest=False))
    async with stage(pane, size=(51, 17)) as pilot:
        await pilot.press("down", "down")
        before = shown(pilot)
        pane.view = WinsView(day=DAY, wins=many(0, 40), oldest=False)
        await pilot.pause()
        assert pane.key == f"win:{1000 - 32}"
        assert shown(pilot)[3:-2] == before[3:-2]


async def test_a_thousand_letters_break_nothing(stage: Staged) -> None:
    texts = ["x" * 5000, "word " * 1000, "שלום " * 50, "👨‍👩‍👧" * 40, "\x1b[2J\x07\r\n", "[/][bold", ""]
    wins = tuple(win(100 - n, DAY, "7:30", text, note=text) for n, text in enumerate(texts))
    async with stage(filled(view=WinsView(day=DAY, wins=wins)), size=(40, 15)) as pilot:
        for _ in texts:
            lines = stage_of(pilot).lines()
            assert not any("\x1b" in line or "\x07" in line for line in lines)
            assert all(line.endswith(("│", "╮", "╯")) for line in lines)
            await pilot.press("down")
