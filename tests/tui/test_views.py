"""The views of Progress through their keys: in hand, in words, and how they are counted."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

import pytest

from companion.content import load as content
from companion.model.change import Edit
from companion.model.checkins import CheckIn
from companion.model.routine import Tick
from companion.model.wins import Win
from companion.tui.celebrations.screen import CelebrationScreen

from .hands import app_of, lines_of, on_screen, press, press_in_turn


def saved(pilot: Any) -> None:
    """Ten days of marks and check-ins, bedtimes right over midnight."""
    context = app_of(pilot).companion.context
    records: list[Any] = []
    for ago in range(10):
        day = context.today() - timedelta(days=ago)
        noon = datetime(day.year, day.month, day.day, 12, tzinfo=context.now().tzinfo)
        up, bed = noon.replace(hour=7, minute=ago % 5), noon + timedelta(hours=11, minutes=40 + 4 * ago)
        fields: dict[str, Any] = {"day": day, "routine": "morning"}
        records += [
            Tick(at=up, item="up", label="Up", marked=up, records="wake", **fields),
            Tick(at=bed, item="lights", label="Lights out", marked=bed, records="bedtime", **fields),
            CheckIn(at=noon, day=day, pleasantness=-1, energy=-1, words=("tired",), triggers=("noise",)),
        ]
    context.write("ten days", [Edit.add(record) for record in records])


def said(pilot: Any) -> str:
    """All sentences on the screen, as if no line had an end."""
    lines = [line[line.find("│") :] for line in lines_of(app_of(pilot).screen)]
    return " ".join(" ".join(lines).replace("│", " ").split())


async def go_to(pilot: Any, view: str) -> None:
    """Take a view in hand with the arrows, and go to it."""
    pane = app_of(pilot).screen.query_one("#progress")
    await press_in_turn(pilot, "end")
    while pane.key != view:  # type: ignore[attr-defined]
        await press(pilot, "up")
    await press(pilot, "space")


async def test_a_practice_in_hand_is_told_in_a_sentence_and_enter_says_how_it_is_counted(
    open_app: Any,
) -> None:
    async with open_app() as pilot:
        saved(pilot)
        await press(pilot, "5")
        await go_to(pilot, "practices")
        assert "on 10 days, around 7:00" in said(pilot)
        assert "Up: on 10 days, most often around 7:00." in said(pilot)
        await press(pilot, "down")
        assert "Lights out: on 10 days, most often around 0:00." in said(pilot)
        await press(pilot, "enter")
        assert content.wording().strings["how_practices"] in said(pilot) and "on 10 days" not in said(pilot)
        await press_in_turn(pilot, "enter", "v")
        assert "usually between 7:00 and 7:10." in said(pilot)


@pytest.mark.parametrize("size", [(40, 15), (80, 24), (110, 36)])
async def test_nights_and_feelings_are_drawn_and_told(open_app: Any, size: tuple[int, int]) -> None:
    async with open_app(size=size) as pilot:
        saved(pilot)
        await press(pilot, "5")
        await go_to(pilot, "sleep")
        drawn = [line for line in lines_of(pilot.app.screen) if " Nov    " in line]
        assert len(drawn) >= 4 and all("☼" in line for line in drawn)
        assert "Up within 20 minutes of 7:00" in said(pilot)
        await press(pilot, "escape" if size[0] < 80 else "shift+tab")
        await go_to(pilot, "feelings")
        assert "◉" in on_screen(pilot) and "tired" in on_screen(pilot)
        assert size[0] < 110 or "in 10 of 10 low-energy check-ins. This may be chance." in said(pilot)


async def test_an_old_win_in_hand_can_be_celebrated(open_app: Any) -> None:
    async with open_app() as pilot:
        context = app_of(pilot).companion.context
        long_ago = context.now() - timedelta(days=40)
        win = Win(at=long_ago, day=long_ago.date(), text="Rang Mum")
        context.write("an old one", [Edit.add(win)])
        await press(pilot, "5")
        await go_to(pilot, "wins")
        assert "One from 8 October 2026" in said(pilot)
        await press(pilot, "c")
        assert isinstance(app_of(pilot).screen, CelebrationScreen)
