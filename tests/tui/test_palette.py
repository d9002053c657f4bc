"""Everything by name: a row for each command on a card, and doing what is chosen."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from companion import words
from companion.config.settings import Settings
from companion.tui.command import LOCAL
from companion.tui.commands import COMMANDS, NOT_ALWAYS, NOT_BY_NAME
from companion.tui.frame.palette import FoundList, PaletteCard

from .hands import on_screen, press, type_in, whisper, wins_on_screen

Open = Callable[..., Any]


def rows(pilot: Any) -> list[tuple[str, str]]:
    """What is found, with its keys."""
    return [(row.text, row.aside) for row in pilot.app.screen.query_one(FoundList).rows]


async def test_everything_has_a_row_with_its_key(open_app: Open) -> None:
    async with open_app(settings=Settings(keys={"keys": "v"})) as pilot:
        said: list[tuple[str, str]] = []
        board = str(list(pilot.app.MODES).index("goals") + 1), "v"
        for screen in (*((str(number + 1),) for number in range(len(pilot.app.MODES))), board):
            await press(pilot, *screen, "colon", "colon", "backspace")
            assert sum(isinstance(each, PaletteCard) for each in pilot.app.screen_stack) == 1
            said += rows(pilot)
            await press(pilot, "escape")
        named = {name for name, _ in said}
        for command in COMMANDS:
            unnamed = command.id in NOT_BY_NAME | NOT_ALWAYS or command.scope in LOCAL
            assert command.help in named or unnamed
        assert ("All keys", "v") in said and ("Choose a theme", "") in said
        assert "Breathe: Box breathing" in named
        assert not any("screenshot" in name.lower() for name in named)


async def test_what_no_footer_has_room_for_leads_while_nothing_is_typed(open_app: Open) -> None:
    async with open_app() as pilot:
        await press(pilot, "colon")
        grey = ("A grey day: one small step, one breath, kept wins", "g")
        assert rows(pilot)[:2] == [("Check in: how you are just now", "m"), grey]
        assert len([name for name, _ in rows(pilot) if name.startswith("A grey day")]) == 1


async def test_the_end_of_a_rest_has_a_row_while_there_is_one(open_app: Open) -> None:
    async with open_app() as pilot:
        for typed, there in (("", False), ("evening until sunday", True), ("2 days", True)):
            if typed:
                await press(pilot, "colon", *"rest until", "enter")
                await type_in(pilot, typed)
                await press(pilot, "enter")
            await press(pilot, "colon", *"end the rest")
            assert (rows(pilot)[0][0] == "End the rest, and carry on") is there
            await press(pilot, "escape")
        await press(pilot, "colon", *"end the rest", "enter")
        assert whisper(pilot) == words.pauses.CARRIED_ON


@pytest.mark.parametrize("size", [(40, 15), (110, 36)])
async def test_what_ends_a_rest_names_its_key(
    open_app: Open, make_companion: Any, clock: Any, size: Any
) -> None:
    make_companion().pauses.rest("today")
    clock.advance(days=1)
    async with open_app(size=size, settings=Settings(keys={"palette": "P"})) as pilot:
        said = words.pauses.ENDED_AND_KEY[size[0] < 80].format(key="P")
        assert whisper(pilot) == said and said in on_screen(pilot)


@pytest.mark.parametrize("size", [(40, 15), (80, 24), (110, 36)])
async def test_the_card_says_how_many_and_keeps_its_size(open_app: Open, size: tuple[int, int]) -> None:
    async with open_app(size=size) as pilot:
        await press(pilot, "ctrl+p")
        card = pilot.app.screen.query_one("#card")
        room, number = card.region, len(rows(pilot))
        assert "All commands ──" in on_screen(pilot) and f"─ {number} ─" in on_screen(pilot)
        await type_in(pilot, "zebra")
        assert words.today.NOTHING_BY_NAME in on_screen(pilot)
        assert card.region == room
        await press(pilot, "enter")
        assert isinstance(pilot.app.screen, PaletteCard)  # there is nothing to do


async def test_the_closest_is_in_hand_and_is_done(open_app: Open) -> None:
    async with open_app() as pilot:
        await press(pilot, "w", "a", "enter", "tab", "colon")
        await type_in(pilot, "delete win")
        await press(pilot, "enter")
        assert wins_on_screen(pilot) == []
        await press(pilot, "colon", "down", "up", "down", "pagedown", "pageup")
        await type_in(pilot, "long ex")
        await press(pilot, "enter")
        assert "Long exhale" in on_screen(pilot) or type(pilot.app.screen).__name__ == "BreatheScreen"


@pytest.mark.parametrize(("width", "said"), [(40, "its own colours"), (80, "the terminal’s own 16 colours")])
async def test_a_theme_is_told_whole(open_app: Open, width: int, said: str) -> None:
    async with open_app(size=(width, 15)) as pilot:
        await press(pilot, "colon")
        await type_in(pilot, "choose a theme")
        await press(pilot, "enter", "end")
        assert f"› terminal  {said}" in on_screen(pilot)
        await pilot.resize_terminal(120 - width, 15)
        assert "…" not in on_screen(pilot)


async def test_a_click_does_what_was_clicked(open_app: Open) -> None:
    async with open_app() as pilot:
        await press(pilot, "colon")
        await type_in(pilot, "write a win")
        await pilot.click(FoundList, offset=(4, 0))
        await press(pilot)
        assert pilot.app.screen.entry.purpose == "win"
