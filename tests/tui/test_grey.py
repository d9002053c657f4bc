"""The card of a grey day, from anywhere, and the wins that are kept for it."""

from __future__ import annotations

from typing import Any

import pytest

from companion import words
from companion.model.breathing.practice import Practised
from companion.rows.marks import UNICODE
from companion.tui.breathing.screen import BreatheScreen
from companion.tui.grey.card import GreyCard
from companion.tui.people.card import PeopleCard
from companion.tui.wins.pane import WinsPane

from .hands import app_of, lines_of, press, press_in_turn, whisper
from .sessions import breathe, page

SIZES = [(40, 15), (80, 24), (110, 36)]
KEPT = ("Said no to the extra shift", "Slept with the window open", "Went to the group, stayed to the end")


def keep(pilot: Any, *texts: str) -> None:
    """Keep wins for a grey day, in other months each."""
    companion = app_of(pilot).companion
    for months, text in enumerate(texts):
        change = companion.wins.add(f"{text} @2026-{11 - months:02d}-09")
        companion.wins.keep(change.entries[0].id)


@pytest.mark.parametrize("size", SIZES)
async def test_all_of_it_is_there_at_once_and_nothing_counts(open_app: Any, size: Any) -> None:
    async with open_app(size=size) as pilot:
        keep(pilot, *KEPT)
        await press(pilot, "g")
        assert isinstance(pilot.app.screen, GreyCard)
        card = pilot.app.screen.query_one("#card")
        left, top, width, height = card.region
        rows = lines_of(pilot.app.screen)[top : top + height]
        text = " ".join(row[left : left + width].strip("│ ") for row in rows)
        for said in ("A glass of water", words.grey.ONE_BREATH, *KEPT, words.grey.PEOPLE, "kept", "esc"):
            assert said in text
        assert not any(character.isdigit() for character in text.replace("F1", ""))
        assert pilot.app.screen.focused is not None


async def test_the_quote_hangs_where_the_cursor_stands(open_app: Any) -> None:
    async with open_app() as pilot:
        await press(pilot, "g")
        rows = lines_of(pilot.app.screen)
        column = next(line for line in rows if "A glass of water" in line and "›" in line).index("›")
        assert next(line for line in rows if line[column] == "“")
        assert next(line for line in rows if words.grey.ONE_BREATH in line)[column] == " "


async def test_space_does_the_step_and_escape_does_nothing(open_app: Any) -> None:
    async with open_app() as pilot:
        await press_in_turn(pilot, "g", "escape")
        assert not app_of(pilot).companion.routine.view().done
        await press_in_turn(pilot, "g", "space")
        assert whisper(pilot) == words.grey.STEP_SAVED
        (done,) = [row for row in app_of(pilot).companion.routine.view().rows if row.state == "done"]
        assert done.label == "A glass of water"


async def test_people_stand_over_the_card_and_one_breath_begins(open_app: Any, clock: Any) -> None:
    async with open_app() as pilot:
        await press_in_turn(pilot, "g", "h")
        assert isinstance(pilot.app.screen, PeopleCard)
        await press_in_turn(pilot, "escape", "b")
        screen = pilot.app.screen
        assert isinstance(screen, BreatheScreen) and screen.session.guide is not None
        assert 0 < screen.session.guide.plan.planned <= 20, "one breath"
        assert words.breathing.QUESTIONS["before"] not in "\n".join(lines_of(screen)), "nor is it rated"
        await press(pilot, "space")
        await breathe(pilot, clock, 21)
        assert words.breathing.ONE_IS_ENOUGH in "\n".join(lines_of(screen))


async def test_the_breath_of_a_grey_day_has_no_holds_and_nothing_beside_it(
    open_app: Any, clock: Any, make_companion: Any
) -> None:
    fine: Any = {"level": "gentle", "seconds": 60, "planned": 60, "finished": True, "pace": "comfortable"}
    for _ in range(3):
        make_companion().breathing.keep(Practised(technique="box", started=clock.now(), **fine))
        clock.advance(600)
    async with open_app() as pilot:
        await press(pilot, "b")
        assert "longer level" in page(pilot)
        await press_in_turn(pilot, "escape", "g", "b")
        plan = pilot.app.screen.session.guide.plan
        assert (plan.technique.id, plan.level) == ("box", "no_holds")
        assert "longer level" not in page(pilot) and "y accept" not in page(pilot)
        await press(pilot, "y", "l")
        assert pilot.app.screen.session.guide.plan.level == "no_holds"


async def test_kept_wins_are_leafed_through_by_month(open_app: Any) -> None:
    async with open_app() as pilot:
        await press_in_turn(pilot, "g", "v")
        assert words.grey.NOTHING_KEPT in "\n".join(lines_of(pilot.app.screen))
        await press(pilot, "escape")
        keep(pilot, *KEPT)
        await press_in_turn(pilot, "tab", "shift+tab", "v")
        pane = app_of(pilot).host.pane("wins")
        assert isinstance(pane, WinsPane) and pane.has_focus and pane.title == words.grey.KEPT_TITLE
        text = "\n".join(lines_of(pilot.app.screen))
        assert text.index("November") < text.index(KEPT[0]) < text.index("October") < text.index(KEPT[1])
        keep(pilot, "Sang in the kitchen")
        app_of(pilot).host.look_up("wins")
        await press(pilot)
        rows = [row for row in pane.rows_of(UNICODE) if not row.heading]
        assert [row.mark for row in rows] == ["9", "", "9", "9"], "a day is said once"
        assert f"v {words.wins.ALL}" in lines_of(pilot.app.screen)[-1]
        await press(pilot, "f")
        assert KEPT[0] not in "\n".join(lines_of(pilot.app.screen)), "it is among the others again"
        await press(pilot, "v")
        assert pane.title == words.wins.TITLE
        await press(pilot, "z")
        assert "a add   f keep   v kept" in lines_of(pilot.app.screen)[-1]
