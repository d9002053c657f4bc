"""Nothing that is typed is lost or ends up elsewhere, whatever happens while the field is open."""

from __future__ import annotations

import threading
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from companion import words
from companion.companion import Companion
from companion.config.settings import Settings
from companion.model.affirmations import OwnAffirmation
from companion.store.errors import StoreError
from companion.store.store import Store
from companion.tui.app import CompanionApp
from companion.tui.widgets.line_input import LineInput

from .hands import app_of, lines_of, look, press, press_at_once, press_in_turn, today_of, type_in

Open = Callable[..., Any]
Make = Callable[..., Companion]


@pytest.fixture
def slow_disk(monkeypatch: pytest.MonkeyPatch) -> threading.Event:
    """Saving waits until this is set."""
    free, apply = threading.Event(), Store.apply

    def wait(*args: Any) -> Any:
        assert free.wait(10)
        return apply(*args)

    monkeypatch.setattr(Store, "apply", wait)
    return free


def wins(make_companion: Make) -> list[str]:
    return [win.text for win in make_companion().wins.window().wins]


async def test_a_field_opened_while_another_text_is_saved_stays_open(
    open_app: Open, make_companion: Make, slow_disk: threading.Event
) -> None:
    slow_disk.set()
    async with open_app() as pilot:
        await press(pilot, "w", "o", "n", "e")
        slow_disk.clear()
        await pilot.press("enter", "escape", "a", "t", "w", "o")
        slow_disk.set()
        await press(pilot)
        entry = today_of(app_of(pilot)).entry
        assert (entry.purpose, entry.text) == ("task", "two")
        assert app_of(pilot).drafts.texts() == {"task": "two"}
        await press(pilot, "escape", "w")
        assert entry.text == "", "what is saved does not come back"
    assert wins(make_companion) == ["one"]


async def test_a_line_that_turned_while_it_was_edited_is_still_the_one_edited(
    open_app: Open, make_companion: Make, clock: Any
) -> None:
    make_companion().affirmations.add("mine")
    async with open_app() as pilot:
        app = app_of(pilot)
        await press(pilot, "tab", "tab", "e", "s")
        clock.advance(7201)
        app.background.turn_affirmation()
        await press(pilot)
        turned = today_of(app).affirmations
        assert turned and turned.line and turned.line.text != "mine"
        await press(pilot, "enter")
        assert today_of(app).affirmations == turned
    assert [line.text for line in make_companion().store.core(OwnAffirmation)] == ["mines"]


async def test_a_softer_way_is_taken_for_the_line_it_was_offered_for(
    open_app: Open, make_companion: Make, clock: Any
) -> None:
    async with open_app() as pilot:
        await press(
            pilot, "tab", "tab", "a", *"Iamstrong", "home", "right", "space", "right", "right", "space"
        )
        await press(pilot, "enter")
        clock.advance(7201)
        app_of(pilot).background.turn_affirmation()
        await press(pilot, "1")
    assert [line.text for line in make_companion().store.core(OwnAffirmation)] == [
        "I am learning to be strong"
    ]


async def test_spaces_alone_are_no_draft(open_app: Open) -> None:
    async with open_app() as pilot:
        await press_in_turn(pilot, "w", "space", "space", "escape")
    async with open_app() as pilot:
        await press(pilot, "j")
        assert not app_of(pilot).voices.text


async def test_that_of_a_draft_on_a_card_goes_too(open_app: Open, make_companion: Make) -> None:
    folder = make_companion().store.folder / "drafts"
    folder.mkdir(parents=True)
    (folder / "here-1.json").write_text('{"story then": "half a story"}')
    async with open_app() as pilot:
        assert "half a story" in app_of(pilot).voices.text
        app_of(pilot).host.ask("story")
        await press_in_turn(pilot, "escape")
        assert "half a story" not in app_of(pilot).voices.text


async def test_the_offer_of_a_draft_goes_when_it_is_taken(open_app: Open, make_companion: Make) -> None:
    folder = make_companion().store.folder / "drafts"
    folder.mkdir(parents=True)
    (folder / "here-1.json").write_text('{"win": "half a win"}')
    async with open_app() as pilot:
        await press(pilot, "j")
        whisper = app_of(pilot).voices
        assert whisper.text == words.today.DRAFT_FOUND.format(text=words.common.quoted("half a win"))
        await press(pilot, "w")
        assert today_of(app_of(pilot)).entry.text == "half a win"
        await press_in_turn(pilot, "enter", "j")
        assert whisper.text == ""


async def test_what_acts_on_a_terminal_is_seen_wherever_the_text_is_named(
    open_app: Open, make_companion: Make
) -> None:
    make_companion().wins.add("a \x1b[31mwin\x1b[0m")
    async with open_app() as pilot:
        app = app_of(pilot)
        await press(pilot, "tab", "tab", "tab", "d", "u")
        assert app.voices.text == "Undone: delete “a ␛[31mwin␛[0m”."
        app.host.refuse(StoreError("a \x1b[31mwin\nand more"))
        await press(pilot)
        painted = lines_of(app.screen)
        assert not [line for line in painted if "\x1b" in line]
        assert [toast.message for toast in app._notifications] == ["A ␛[31mwin\nand more"]


async def test_what_was_searched_for_is_no_draft(open_app: Open) -> None:
    async with open_app() as pilot:
        await press(pilot, "slash", "m", "u", "m", "escape")
        app = app_of(pilot)
        assert app.drafts.texts() == {} and app.voices.text != words.today.DRAFT_KEPT
        await press(pilot, "slash")
        assert app.screen.query_one(LineInput).value == ""


async def test_an_edit_of_the_plan_made_here_styles_nothing_anew(
    open_app: Open, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    styled: list[bool] = []
    monkeypatch.setattr(CompanionApp, "take_settings", lambda self: styled.append(True))
    async with open_app() as pilot:
        await press(pilot, "A", "w", "a", "l", "k", "enter")
        await look(pilot)
        view = today_of(app_of(pilot)).routine
        assert view and view.rows[-1].label == "walk" and styled == []
        (tmp_path / "config.yaml").write_text("appearance:\n  theme: paper\n")
        await look(pilot)
        assert styled == [True]


async def test_letters_that_come_with_the_key_that_opens_the_field_are_letters(
    open_app: Open, make_companion: Make
) -> None:
    async with open_app() as pilot:
        press_at_once(pilot, "j", "w", *"dxpr", "enter")
        await press(pilot)
        await press(pilot)
    assert wins(make_companion) == ["dxpr"]
    rows = make_companion().routine.view().rows
    assert len(rows) == 5 and all(row.state == "open" for row in rows)


async def test_keys_typed_ahead_keep_their_order_over_panes_and_cards(open_app: Open) -> None:
    async with open_app() as pilot:
        press_at_once(pilot, "tab", "tab", "f1", "escape", "tab", "tab", "j", "space")
        await press(pilot)
        await press(pilot)
        view = today_of(app_of(pilot)).routine
        assert view and [row.label for row in view.rows if row.state == "done"] == ["A glass of water"]


EDITS: dict[str, tuple[tuple[str, ...], Callable[[Companion, int], object]]] = {
    "a win": (("tab", "tab", "tab", "e"), lambda other, id: other.wins.edit(id, "theirs")),
    "a note": (("tab", "tab", "tab", "n"), lambda other, id: other.wins.note(id, "theirs")),
    "a task": (("e",), lambda other, id: other.routine.rename(other.routine.view().tasks[0].key, "theirs")),
    "a line": (("tab", "tab", "e"), lambda other, id: other.affirmations.edit("theirs")),
}


@pytest.mark.parametrize("what", EDITS)
async def test_an_edit_typed_before_a_restart_keeps_what_it_replaces_unseen(
    what: str, open_app: Open, make_companion: Make
) -> None:
    keys, change = EDITS[what]
    first = make_companion(Settings(routines=()))
    added = first.wins.add("called Mum").entries[0].id
    first.routine.add_task("ring the dentist")
    first.affirmations.add("mine")
    async with open_app(settings=Settings(routines=())) as pilot:
        await press(pilot, *keys, "s")
    change(make_companion(Settings(routines=())), added)
    async with open_app(settings=Settings(routines=())) as pilot:
        await press(pilot, *keys)
        assert today_of(app_of(pilot)).entry.text.endswith("s")
        await press(pilot, "enter")
        assert app_of(pilot).voices.text == words.changes.SAVED_OVER
        (row,) = make_companion().trash.rows()
        assert "theirs" in (row.text, row.note) and row.replaced


async def test_what_was_typed_when_companion_was_killed_comes_back(
    open_app: Open, make_companion: Make
) -> None:
    async with open_app() as pilot:
        app = app_of(pilot)
        await press(pilot, "w")
        await type_in(pilot, "half a win")
        app.fields.flush()
        await press(pilot)
        drafts = {file.name: file.read_bytes() for file in (app.companion.store.folder / "drafts").iterdir()}
    for name, text in drafts.items():  # as after a kill: the file is there, its owner is not
        (make_companion().store.folder / "drafts" / name).write_bytes(text)
    async with open_app() as pilot:
        await press(pilot, "w")
        assert today_of(app_of(pilot)).entry.text == "half a win"


async def test_escape_puts_the_text_away_and_it_comes_back(open_app: Open) -> None:
    async with open_app() as pilot:
        await press(pilot, "w")
        await type_in(pilot, "half")
        await press(pilot, "escape", "w")
        assert today_of(app_of(pilot)).entry.text == "half"
