"""The Journal screen through its keys: pages, prompts, drafts, one's own editor, things to keep."""

from __future__ import annotations

import os
import stat
from collections.abc import Callable, Iterator
from contextlib import AbstractAsyncContextManager, contextmanager
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from textual.pilot import Pilot

from companion.companion import Companion
from companion.model.change import Edit
from companion.model.checkins import CheckIn
from companion.model.journal import JournalEntry
from companion.model.when import Moment
from companion.tui.app import CompanionApp
from companion.tui.frame.page import PageLine
from companion.tui.widgets.lines_input import LinesInput
from companion.verbs.journal import JournalVerbs

from ..conftest import there
from .hands import app_of, on_screen, press, refuse, settle, type_in, whisper

Open = Callable[..., AbstractAsyncContextManager[Pilot[Any]]]

SCREEN = "3"
"""The number of its screen."""


def written(companion: Companion) -> list[JournalEntry]:
    return companion.store.oldest(JournalEntry, 99, -1)


def texts(companion: Companion) -> list[str]:
    return [entry.text for entry in written(companion)]


def put(companion: Companion, days: int, text: str, **rest: Any) -> None:
    """Keep an entry of so many days ago."""
    at = companion.context.now() - timedelta(days=days)
    companion.journal.add(text, at=Moment(at, at.date(), None), **rest)


def feel(companion: Companion, days: int, pleasantness: int, *words: str) -> None:
    at = companion.context.now() - timedelta(days=days)
    made = CheckIn(at=at, day=at.date(), pleasantness=pleasantness, words=words)
    companion.context.write("check-in", [Edit.add(made)])


def page(pilot: Pilot[Any]) -> PageLine:
    """What is written in."""
    return app_of(pilot).screen.query_one(PageLine)


async def test_a_page_is_kept_with_its_prompt_and_the_list_has_its_first_words(
    open_app: Open, companion: Companion
) -> None:
    async with open_app() as pilot:
        await press(pilot, SCREEN, "a")
        assert isinstance(app_of(pilot).screen.focused, LinesInput)
        assert (prompt := there(page(pilot).request).above)
        await type_in(pilot, "The tax letter can wait. #home")
        await press(pilot, "enter")
        await type_in(pilot, "So can the boxes")
        await press(pilot, "ctrl+s")
        assert whisper(pilot) == "Saved, 9 words. w keeps it as a win."
        (entry,) = written(companion)
        assert entry.text == "The tax letter can wait. #home\nSo can the boxes"
        assert (entry.prompt, entry.tags, entry.kind) == (prompt, ("home",), "page")
        assert companion.journal.prompt(entry.prompt_id)
        assert "› 17  The tax letter can wait" in on_screen(pilot)
        await press(pilot, "u")
        assert not texts(companion)


async def test_an_untouched_prompt_is_no_entry_and_esc_first_puts_it_away(
    open_app: Open, companion: Companion
) -> None:
    async with open_app() as pilot:
        await press(pilot, SCREEN, "a", "ctrl+s")
        assert not page(pilot).request and not texts(companion) and whisper(pilot) == ""
        await press(pilot, "a")
        seen = {there(page(pilot).request).above}
        for _ in range(4):
            await press(pilot, "right")
            seen.add(there(page(pilot).request).above)
        assert len(seen) == 5, "each of them another one"
        await press(pilot, "escape")
        assert not there(page(pilot).request).above
        await press(pilot, "escape")
        assert not page(pilot).request and not texts(companion)
        await press(pilot, "a", "escape", "ctrl+s")
        assert texts(companion) == [""], "an empty page is a valid entry"
        assert whisper(pilot) == "Saved, an empty page." and "17  A page" in on_screen(pilot)


async def test_esc_keeps_the_page_as_it_is_and_e_goes_on(open_app: Open, companion: Companion) -> None:
    async with open_app() as pilot:
        await press(pilot, SCREEN, "a", "escape")
        await type_in(pilot, "half a")
        await press(pilot, "escape")
        assert whisper(pilot) == "Saved as it is; e carries on." and texts(companion) == ["half a"]
        await press(pilot, "e")
        await type_in(pilot, " thought")
        await press(pilot, "ctrl+s")
        assert whisper(pilot) == "Saved, 3 words." and texts(companion) == ["half a thought"]
        await press(pilot, "e", "escape")
        assert texts(companion) == ["half a thought"] and not page(pilot).request
        await press(pilot, "d")
        assert not texts(companion) and "An empty page is here whenever you like." in on_screen(pilot)
        await press(pilot, "u")
        assert texts(companion) == ["half a thought"]


async def test_right_moves_the_cursor_once_something_is_typed(open_app: Open) -> None:
    async with open_app() as pilot:
        await press(pilot, SCREEN, "a", "x", "right")
        assert there(page(pilot).request).above and page(pilot).text == "x"
        assert "→ another" not in on_screen(pilot)


async def test_on_a_gentle_day_every_prompt_is_gentle(open_app: Open, companion: Companion) -> None:
    feel(companion, 0, -2, "sad")
    async with open_app() as pilot:
        await press(pilot, SCREEN, "a")
        for _ in range(15):
            request = there(page(pilot).request)
            key = request.purpose.partition(" ")[2]
            assert there(companion.journal.prompt(key)).gentle
            await press(pilot, "right")


async def test_what_was_typed_when_it_was_killed_is_told_and_goes_on_with_its_prompt(
    open_app: Open, companion: Companion, make_companion: Callable[..., Companion]
) -> None:
    async with open_app() as pilot:
        await press(pilot, SCREEN, "a")
        above = there(page(pilot).request).above
        await type_in(pilot, "before the kill")
        app_of(pilot).fields.flush()
        await settle(pilot)
        assert "saved 8:42" in on_screen(pilot)
        app = app_of(pilot)
        os.close(there(app.drafts._lock))  # as the kernel does at a kill
        app.drafts._lock = None
        async with open_app() as again:
            assert whisper(again) == ("In the Journal, a carries on with “before the kill”.")
            await press(again, SCREEN, "a")
            assert page(again).text == "before the kill" and there(page(again).request).above == above
            await press(again, "ctrl+s")
            assert texts(companion) == ["before the kill"] and written(companion)[0].prompt == above
        app.fields.drafts.take("journal " + written(companion)[0].prompt_id)
        page(pilot).close()


async def test_things_to_keep_have_a_place_of_their_own(open_app: Open, companion: Companion) -> None:
    put(companion, 3, "a day")
    async with open_app() as pilot:
        await press(pilot, SCREEN, "v", "a")
        await type_in(pilot, "The sea, early")
        await press(pilot, "ctrl+s")
        assert whisper(pilot) == "Saved among the things to keep."
        assert "› " in on_screen(pilot) and "a day" not in on_screen(pilot)
        await press(pilot, "escape")
        assert "The sea" not in on_screen(pilot) and "Things to keep" in on_screen(pilot)
        await press(pilot, "end", "space")
        assert "The sea, early" in on_screen(pilot)


async def test_this_day_in_other_years_leaves_hard_days_out_unless_asked(
    open_app: Open, companion: Companion
) -> None:
    put(companion, 365, "the walk")
    put(companion, 730, "the fall")
    put(companion, 366, "the day before")
    feel(companion, 730, -2, "sad")
    assert companion.store.summarise(999)
    async with open_app() as pilot:
        await press(pilot, SCREEN)
        shown = on_screen(pilot)
        assert "On this day, 2025" in shown and "On this day, 2024" not in shown
        await pilot.app.screen.run_action("ask('journal.hard')")
        await settle(pilot)
        shown = on_screen(pilot)
        assert "On this day, 2024" in shown and shown.count("the fall") >= 2


async def test_the_entries_stand_before_other_years_have_been_looked_through(
    open_app: Open, companion: Companion, monkeypatch: pytest.MonkeyPatch
) -> None:
    put(companion, 1, "yesterday")
    put(companion, 365, "a year ago")
    assert companion.store.summarise(999)
    monkeypatch.setattr(JournalVerbs, "look_back", refuse)
    async with open_app() as pilot:
        await press(pilot, SCREEN)
        assert "yesterday" in on_screen(pilot) and "On this day" not in on_screen(pilot)
    monkeypatch.undo()
    async with open_app() as pilot:
        await press(pilot, SCREEN)
        assert "On this day, 2025" in on_screen(pilot)


async def test_a_page_can_be_asked_for_from_any_screen_also_for_a_prompt(
    open_app: Open, companion: Companion
) -> None:
    async with open_app() as pilot:
        app_of(pilot).host.ask("journal.add", "p13")
        await settle(pilot)
        assert there(page(pilot).request).above == "What can wait until tomorrow without any harm?"
        await type_in(pilot, "all of it")
        await press(pilot, "ctrl+s")
        assert texts(companion) == ["all of it"]


@pytest.fixture
def editor(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[..., None]:
    """`editor('printf words > "$1"')` is what the person's own editor does; the terminal is lent to it."""

    @contextmanager
    def lent(_: CompanionApp) -> Iterator[None]:
        yield

    monkeypatch.setattr(CompanionApp, "suspend", lent)

    def make(*lines: str) -> None:
        path = tmp_path / "editor"
        path.write_text("\n".join(["#!/bin/sh", *lines]))
        path.chmod(0o755)
        monkeypatch.setenv("VISUAL", str(path))

    return make


async def test_ctrl_o_edits_the_draft_itself_and_a_kill_then_loses_nothing(
    open_app: Open, companion: Companion, editor: Callable[..., None], tmp_path: Path
) -> None:
    drafts, then = companion.store.folder / "drafts", tmp_path / "at the kill"
    editor('printf " and more\\n" >> "$1"', f'cp -rp "{drafts}" "{then}"', 'printf "the end" >> "$1"')
    async with open_app() as pilot:
        await press(pilot, SCREEN, "a")
        above = there(page(pilot).request).above
        await type_in(pilot, "words")
        await press(pilot, "ctrl+o")
        assert page(pilot).text == "words and more\nthe end" and not list(drafts.glob("*.md"))
        await press(pilot, "ctrl+s", "u")
        assert not texts(companion)
    for path in then.iterdir():
        assert stat.S_IMODE(path.stat().st_mode) == 0o600
    for path in drafts.glob("*"):
        path.unlink()
    for path in then.iterdir():  # as the kill left it: the editor had written once
        path.rename(drafts / path.name)
    async with open_app() as pilot:
        assert "“words and more”" in whisper(pilot)
        await press(pilot, SCREEN, "a")
        assert page(pilot).text == "words and more" and there(page(pilot).request).above == above
        await press(pilot, "ctrl+s")
        assert texts(companion) == ["words and more"] and not list(drafts.glob("*.md"))


async def test_every_field_can_go_on_in_the_editor_and_one_that_fails_leaves_the_text(
    open_app: Open, companion: Companion, editor: Callable[..., None], monkeypatch: pytest.MonkeyPatch
) -> None:
    editor('printf ", who laughed\\n" >> "$1"')
    async with open_app() as pilot:
        await press(pilot, "w")
        await type_in(pilot, "Called Mum")
        await press(pilot, "ctrl+o")
        monkeypatch.setenv("VISUAL", "nonesuch-editor")
        await press(pilot, "ctrl+o")
        assert "could not be started" in whisper(pilot)
        await press(pilot, "enter")
        assert companion.wins.window().wins[0].text == "Called Mum, who laughed"


async def test_cards_that_are_typed_on_go_on_in_the_editor_too(
    open_app: Open, companion: Companion, editor: Callable[..., None], tmp_path: Path
) -> None:
    drafts, then = companion.store.folder / "drafts", tmp_path / "at the kill"
    editor(f'cp -rp "{drafts}" "{then}"', 'printf ", and slowly\\n" >> "$1"')
    async with open_app() as pilot:
        app_of(pilot).host.ask("kinder.start")
        await settle(pilot)
        await type_in(pilot, "I ruin it")
        await press(pilot, "ctrl+o")
        assert "I ruin it, and slowly" in on_screen(pilot)
        assert "I ruin it" in "".join(path.read_text() for path in then.iterdir()), "the file is its draft"
        await press(pilot, "enter", "escape")
        assert "I ruin it, and slowly" in texts(companion)[0]
        editor('printf " Weber" >> "$1"')
        await press(pilot, "h", "a")
        await type_in(pilot, "Dr")
        await press(pilot, "ctrl+o")
        assert "Dr Weber" in on_screen(pilot) and not list(drafts.glob("*.md"))
