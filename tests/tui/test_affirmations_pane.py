"""The One-line pane: the line, what is said about it, and the answers while it has the focus."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractAsyncContextManager
from typing import Any

import pytest
from msgspec.structs import replace
from textual.pilot import Pilot

from companion.model.affirmations import Affirmation, AffirmationView
from companion.tui.affirmations.pane import AffirmationsPane
from companion.tui.frame.host import Asked
from companion.tui.widgets.appearance import ScreenStyle
from companion.tui.wins.pane import WinsPane

from .conftest import stage_of

Staged = Callable[..., AbstractAsyncContextManager[Pilot[Any]]]
VIEW = AffirmationView(
    line=Affirmation(id="c1", text="A small step still changes where I am standing.", theme="courage"),
    theme="Courage",
    pool=60,
)


def filled(view: AffirmationView | None = VIEW, **options: Any) -> AffirmationsPane:
    """A pane that holds this view from its mount on."""

    class Filled(AffirmationsPane):
        def on_mount(self) -> None:
            self.view = view

    return Filled(**options)


def shown(pilot: Pilot[Any]) -> list[str]:
    lines = [line.strip(" │").strip() for line in stage_of(pilot).lines()]
    return [line for line in lines[1:-1] if line]


def asked(pilot: Pilot[Any]) -> list[tuple[str, str]]:
    """What the pane asked for: the command, and the id of the line on show."""
    return [(message.command, message.key) for message in stage_of(pilot).of(Asked)]


async def test_the_line_is_read_in_even_lines(stage: Staged) -> None:
    async with stage(filled(), size=(51, 12)) as pilot:
        assert shown(pilot) == [
            "A small step still changes",
            "where I am standing.",
            "Courage",
            "y true enough   p partly   r not today",
        ]


async def test_the_answers_are_offered_only_in_focus_and_the_line_stays_in_place(stage: Staged) -> None:
    pane, other = filled(), WinsPane()
    async with stage(pane, other, size=(51, 26)) as pilot:
        inside = [line.strip(" │") for line in stage_of(pilot).lines()]
        assert any("true enough" in line for line in inside)
        other.focus()
        await pilot.pause()
        outside = [line.strip(" │") for line in stage_of(pilot).lines()]
        assert not any("true enough" in line for line in outside)
        line = "where I am standing."
        assert inside.index(line) == outside.index(line)


async def test_what_was_answered_and_kept_is_said_in_words(stage: Staged) -> None:
    pane = filled(replace(VIEW, favourite=True, answer="partly"))
    async with stage(pane, size=(51, 12)) as pilot:
        assert shown(pilot)[2:] == ["Courage   kept close", "y true enough   ✓ partly   r not today"]


@pytest.mark.parametrize(
    ("key", "command"),
    [
        ("left", "affirmations.previous"),
        ("right", "affirmations.next"),
        ("f", "affirmations.favourite"),
        ("x", "affirmations.hide"),
        ("a", "affirmations.add"),
        ("e", "affirmations.edit"),
        ("enter", "affirmations.menu"),
    ],
)
async def test_keys_ask(stage: Staged, key: str, command: str) -> None:
    async with stage(filled()) as pilot:
        await pilot.press(key)
        assert asked(pilot) == [(command, "c1")]


async def test_the_three_answers(stage: Staged) -> None:
    async with stage(filled()) as pilot:
        await pilot.press("y", "p", "r")
        given = ["affirmations.true_enough", "affirmations.partly_true", "affirmations.not_today"]
        assert asked(pilot) == [(command, "c1") for command in given]


async def test_only_a_line_of_ones_own_is_deleted(stage: Staged) -> None:
    pane = filled()
    async with stage(pane) as pilot:
        await pilot.press("d")
        assert asked(pilot) == []
        pane.view = AffirmationView(line=Affirmation(id="own:1", text="I rest when I am tired.", own=True))
        await pilot.press("d")
        assert asked(pilot) == [("affirmations.delete", "own:1")]


async def test_without_a_line_it_says_how_to_get_one_back(stage: Staged) -> None:
    async with stage(filled(AffirmationView())) as pilot:
        assert "Every line is hidden" in shown(pilot)[0]
        await pilot.press("f", "x", "e", "y", "p", "r", "enter")
        assert asked(pilot) == [("affirmations.menu", "")]


async def test_another_line_repaints_the_words_only(stage: Staged) -> None:
    pane = filled()
    async with stage(pane, size=(51, 12)) as pilot:
        before = stage_of(pilot).lines()
        pane.view = replace(VIEW, line=Affirmation(id="c2", text="I can begin again at any hour."))
        await pilot.pause()
        after = stage_of(pilot).lines()
        pane.refresh()
        await pilot.pause()
        assert after == stage_of(pilot).lines() != before


@pytest.mark.parametrize("size", [(12, 3), (20, 4), (30, 6), (37, 9)])
async def test_the_words_come_first_where_there_is_little_room(stage: Staged, size: tuple[int, int]) -> None:
    async with stage(filled(), size=size) as pilot:
        assert shown(pilot)[0].startswith("A")


async def test_folded_it_shows_the_beginning_of_the_line(stage: Staged) -> None:
    async with stage(filled(classes="-collapsed"), size=(40, 4), look=ScreenStyle()) as pilot:
        assert stage_of(pilot).lines()[0].strip() == "Affirmation  A small step still cha…"
