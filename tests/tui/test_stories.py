"""A story through the keys: written a prompt a card, seen as a reader would, saved as a file."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractAsyncContextManager
from pathlib import Path
from typing import Any

import pytest
from textual.pilot import Pilot

from companion import words
from companion.model.change import Edit
from companion.model.checkins import CheckIn
from companion.model.stories import Story
from companion.store.store import Store
from companion.tui.app import CompanionApp

from .hands import app_of, on_screen, press, press_in_turn, refuse, settle, type_in, whisper

Open = Callable[..., AbstractAsyncContextManager[Pilot[Any]]]
SAID = words.stories
SCREEN = str(list(CompanionApp.MODES).index("progress") + 1)
THEN = "It was the winter in Bexley, and I slept little."
TURN = "It helped that Ana rang, twice."


async def by_name(pilot: Pilot[Any]) -> None:
    """As the palette does."""
    app_of(pilot).host.ask("story")
    await settle(pilot)


async def written(pilot: Pilot[Any]) -> None:
    """A story with its first two answers, up to its preview."""
    await by_name(pilot)
    await type_in(pilot, THEN)
    await press(pilot, "enter")
    await type_in(pilot, TURN)
    await press_in_turn(pilot, *["enter"] * 6)


def stories(pilot: Pilot[Any]) -> tuple[Story, ...]:
    return app_of(pilot).companion.stories.view().stories


async def test_a_story_is_written_checked_and_saved(open_app: Open, own_home: Path) -> None:
    async with open_app() as pilot:
        app_of(pilot).companion.wins.add("Said no to the extra shift")
        win = app_of(pilot).companion.wins.window().wins[0]
        app_of(pilot).companion.wins.keep(win.id)
        await written(pilot)
        seen = on_screen(pilot)
        assert "the winter in [a], and" in seen and "that [b] rang" in seen, "letters in the place of names"
        assert "a “Bexley”" in seen and "a town" in seen and "a friend" in seen
        assert SAID.CHECK in seen and "Are you steady enough today?" in seen
        await press_in_turn(pilot, "space", "down", "enter")
        await type_in(pilot, "a quiet place")
        await press(pilot, "enter")
        assert "a quiet place" in on_screen(pilot), "words of one's own"
        await press_in_turn(pilot, "down", "space", "end", "enter")
        assert "that Ana rang" in on_screen(pilot) and SAID.STAYS in on_screen(pilot)
        assert "extra shift" not in on_screen(pilot), "no line is put in by itself"
        await press_in_turn(pilot, "end", "space", "enter")
        assert "- Said no to the extra shift" in on_screen(pilot)
        await press(pilot, "enter")
        assert SAID.SAVE_AS in on_screen(pilot)
        await press(pilot, "enter")
        assert whisper(pilot) == SAID.SAVED_AS.format(file="~/story.txt")
        told = (own_home / "story.txt").read_text()
        assert told.startswith(
            "It was the winter in a quiet place, and I slept little.\n\nIt helped that Ana rang"
        )
        assert "- Said no to the extra shift" in told and told.endswith("helplines by country.\n")
        assert (own_home / "story.txt").stat().st_mode & 0o777 == 0o600
        (story,) = stories(pilot)
        assert (story.then, story.woven) == (THEN, ("Said no to the extra shift",)), (
            "it stays as it was written"
        )
        assert story.swaps == {"Bexley": "a quiet place", "Ana": ""}


async def test_what_was_chosen_is_there_again_and_no_file_is_written_over(
    open_app: Open, own_home: Path
) -> None:
    (own_home / "story.md").write_text("mine")
    async with open_app() as pilot:
        await written(pilot)
        await press_in_turn(pilot, "space", "end", "enter", "escape")
        assert stories(pilot)[0].swaps == {"Bexley": ""}
        await press(pilot, SCREEN)
        app_of(pilot).host.ask("progress.look", "stories")
        await press(pilot, "tab")
        assert "It was the winter in Bexley" in on_screen(pilot) and "findahelpline.com" in on_screen(pilot)
        await press(pilot, "space")
        assert "in Bexley, and" in on_screen(pilot) and "[b] rang" in on_screen(pilot)
        await press_in_turn(pilot, "enter", "down", "enter")
        assert (own_home / "story.md").read_text() == "mine"
        assert "that a friend rang" in (own_home / "story-2.md").read_text()
        await press(pilot, "s")
        assert "that a friend rang" in on_screen(pilot), "a card has what a reader sees"
        await press_in_turn(pilot, "escape", "e", "enter", "enter")
        await type_in(pilot, "I wrote it down.")
        await press(pilot, "escape")
        assert [each.wobble for each in stories(pilot)] == ["I wrote it down."]
        await press(pilot, "d")
        assert stories(pilot) == () and SAID.EMPTY in on_screen(pilot)
        await press(pilot, "u")
        assert len(stories(pilot)) == 1


async def test_no_word_is_gone_when_the_disk_refuses(open_app: Open, monkeypatch: pytest.MonkeyPatch) -> None:
    async with open_app() as pilot:
        await by_name(pilot)
        await type_in(pilot, THEN)
        await press(pilot, "enter")
        await type_in(pilot, TURN)
        with monkeypatch.context() as patch:
            patch.setattr(Store, "apply", refuse)
            await press(pilot, "escape")
        assert stories(pilot) == () and {THEN, TURN} <= {*app_of(pilot).drafts.texts().values()}
    async with open_app() as pilot:
        await by_name(pilot)
        assert "It was the winter" in on_screen(pilot)
        await press(pilot, "escape")
        assert [(each.then, each.turn) for each in stories(pilot)] == [(THEN, TURN)]
        assert not {THEN, TURN} & {*app_of(pilot).drafts.texts().values()}


async def test_on_a_gentle_day_it_can_wait(open_app: Open) -> None:
    async with open_app() as pilot:
        await by_name(pilot)
        assert SAID.IT_CAN_WAIT not in on_screen(pilot)
        await press(pilot, "escape")
        context = app_of(pilot).companion.context
        low = CheckIn(at=context.now(), day=context.today(), pleasantness=-2)
        context.write("", [Edit.add(low)])
        await by_name(pilot)
        assert "It can wait." in on_screen(pilot)
        await press(pilot, "escape")
        assert stories(pilot) == ()
