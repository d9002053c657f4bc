"""The cards over the screen, used with keys and mouse."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import UTC, datetime
from typing import Any

import pytest
from textual.app import App, ComposeResult
from textual.pilot import Pilot
from textual.screen import Screen
from textual.widget import Widget
from textual.widgets import Digits

from companion import words
from companion.clock import Clock
from companion.config.palette import DEFAULT
from companion.config.settings import Settings
from companion.tui.bindings import bindings
from companion.tui.command import Command
from companion.tui.commands import COMMANDS
from companion.tui.frame.card import Choices
from companion.tui.frame.cover import CoverScreen
from companion.tui.frame.host import Asked
from companion.tui.frame.keys import KeysScreen
from companion.tui.frame.menu import MenuCard, choices
from companion.tui.frame.pane import Pane
from companion.tui.themes import load_theme, names
from companion.tui.widgets.appearance import ScreenStyle

from .hands import lines_of

SIZES = [(40, 15), (80, 24), (110, 36)]
CHOICES = [("routine.done", "Done", "space"), ("line.keep", "Keep", "k"), ("routine.up", "Move up", "K")]


class StillClock(Clock):
    """A clock in the test's hand."""

    seconds = 100.0

    def now(self) -> datetime:
        return datetime(2026, 11, 22, 8, 42, 30, tzinfo=UTC)

    def monotonic(self) -> float:
        return self.seconds


class UnderPane(Pane):
    """What is under the card: a row is selected, which cannot be kept for a grey day."""

    BINDINGS = [*bindings("wins")]
    key = "win:5"

    def can(self, command: Command) -> bool:
        return command.name != "keep"


class Under(App[None]):
    """An app with one pane and settings, to lay cards over."""

    BINDINGS = [*bindings("")]
    config = None

    def __init__(
        self, theme: str = DEFAULT, look: ScreenStyle | None = None, settings: Settings | None = None
    ) -> None:
        super().__init__()
        self.screen_style = look or ScreenStyle()
        self.settings = settings or Settings()
        self.register_theme(load_theme(theme)[0])
        self.theme = theme
        self.asked: list[tuple[str, str]] = []
        self.chosen: list[Any] = []

    def compose(self) -> ComposeResult:
        yield UnderPane(id="wins")

    def action_ask(self, command: str) -> None:
        self.asked.append((command, ""))

    def on_asked(self, event: Asked) -> None:
        self.asked.append((event.command, event.key))


@asynccontextmanager
async def over(
    card: Screen[Any], size: tuple[int, int] = (80, 24), **options: Any
) -> AsyncIterator[tuple[Under, Pilot[None]]]:
    app = Under(**options)
    async with app.run_test(size=size) as pilot:
        app.push_screen(card, app.chosen.append)
        await pilot.pause()
        await pilot.pause()
        yield app, pilot


def screen_text(app: App[Any]) -> str:
    """What is on the screen, row by row."""
    return "\n".join(lines_of(app.screen))


@pytest.mark.parametrize(
    ("keys", "chosen"),
    [
        (["enter"], "routine.done"),
        (["down", "enter"], "line.keep"),
        (["down", "j", "up", "enter"], "line.keep"),
        (["end", "enter"], "routine.up"),
        (["space"], "routine.done"),
        (["k"], "line.keep"),
        (["K"], "routine.up"),
        (["escape"], None),
    ],
)
async def test_a_menu_is_worked_by_arrows_and_by_the_keys_it_teaches(
    keys: list[str], chosen: str | None
) -> None:
    async with over(MenuCard("Make the bed", CHOICES)) as (app, pilot):
        await pilot.press(*keys)
        assert app.chosen == [chosen]
        assert not isinstance(app.screen, MenuCard)


async def test_a_click_takes_a_choice() -> None:
    async with over(MenuCard("Make the bed", CHOICES)) as (app, pilot):
        await pilot.click(Choices, offset=(6, 2))
        assert app.chosen == ["routine.up"]


@pytest.mark.parametrize("size", SIZES)
async def test_a_menu_shows_title_choices_and_all_its_keys(size: tuple[int, int]) -> None:
    title = "Ring [red]the[/] dentist"
    async with over(MenuCard(title, CHOICES), size) as (app, _):
        text = screen_text(app)
        for shown in (title, "Done", "space", "Move up", *(said for _, said in words.today.MENU_KEYS)):
            assert shown in text


async def test_a_long_menu_keeps_its_keys_in_sight_and_scrolls() -> None:
    many = [(str(number), f"Choice {number}", "") for number in range(40)]
    async with over(MenuCard("Many", many), (40, 15)) as (app, pilot):
        assert words.today.MENU_KEYS[-1][1] in screen_text(app)
        await pilot.press("end")
        assert "Choice 39" in screen_text(app)
        await pilot.press("enter")
        assert app.chosen == ["39"]


async def test_a_row_menu_offers_what_can_be_done_with_the_persons_own_keys() -> None:
    app = Under(settings=Settings(keys={"wins.note": "v"}))
    async with app.run_test():
        offered = {id: keys for id, _, keys in choices("wins", app.query_one(UnderPane))}
    assert offered["wins.note"] == "v"
    assert "wins.keep" not in offered and "wins.menu" not in offered
    assert offered["wins.delete"] == "d"


@pytest.mark.parametrize("key", ["q", "w", "enter", "escape", "f9"])
async def test_the_cover_shows_the_time_alone_and_any_key_only_takes_it_away(key: str) -> None:
    async with over(CoverScreen(StillClock())) as (app, pilot):
        assert app.screen.query_one(Digits).value == "8:42"
        assert [type(widget) for widget in app.screen.query("*").results(Widget)] == [Digits]
        await pilot.press(key)
        assert not isinstance(app.screen, CoverScreen)
        assert app.asked == []


async def test_the_cover_is_plain_in_ascii() -> None:
    async with over(CoverScreen(StillClock()), look=ScreenStyle(ascii=True)) as (app, _):
        assert screen_text(app).split() == ["8:42"]


@pytest.mark.parametrize("size", [(40, 15), (110, 36)])
async def test_every_command_is_on_the_keys_screen(size: tuple[int, int]) -> None:
    card = KeysScreen()
    async with over(card, size, settings=Settings(keys={"win": "v"})):
        text = "\n".join(line.plain for line in card.text(size[0] - 8))
        for command in COMMANDS:
            if command.keys:
                assert command.help.split()[0] in text
        if size[0] > 40:
            for unkeyed in ("Prepare a boundary", "Plan an appointment", "Kinder words"):
                assert next(line for line in text.splitlines() if unkeyed in line).split()[0] == ":"
        first = next(line for line in text.splitlines() if "Write a win" in line)
        assert first.split()[0] == "v"


@pytest.mark.parametrize("width", [36, 72, 96])
async def test_no_line_of_the_keys_is_wider_than_its_card(width: int) -> None:
    card = KeysScreen()
    async with over(card):
        assert all(line.cell_length <= width for line in card.text(width))


@pytest.mark.parametrize("theme", names(None))
async def test_a_card_can_be_drawn_in_every_theme(theme: str) -> None:
    async with over(MenuCard("Make the bed", CHOICES), theme=theme) as (app, _):
        assert "Move up" in screen_text(app)


@pytest.mark.parametrize(
    "look",
    [ScreenStyle(), ScreenStyle(ascii=True), ScreenStyle(simple=True)],
    ids=["plain", "ascii", "simple"],
)
async def test_a_card_follows_the_look(look: ScreenStyle) -> None:
    async with over(MenuCard("Make the bed", CHOICES), look=look) as (app, _):
        text = screen_text(app)
        assert ("╭" in text) is (look == ScreenStyle())
        assert text.isascii() or not look.ascii
