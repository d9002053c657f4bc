"""What others write meanwhile, in a tab, a shell or on another machine: shown, and in nobody's way."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from textual.widget import Widget

from companion import words
from companion.companion import Companion
from companion.model.affirmations import OwnAffirmation
from companion.model.change import Edit
from companion.model.wins import Win
from companion.store.errors import Stale
from companion.store.store import Store
from companion.tui.widgets.line_input import LineInput
from companion.tui.wins.pane import WinsPane

from .hands import app_of, look, on_screen, open_trash, press, settle, today_of, whisper, wins_on_screen

Open = Callable[..., Any]
Make = Callable[..., Companion]


async def test_the_open_trash_and_the_open_history_show_what_another_does(
    open_app: Open, make_companion: Make
) -> None:
    other = make_companion()
    win = other.wins.add("called Mum").entries[0].id
    other.wins.delete(other.wins.add("walked").entries[0].id)
    async with open_app() as pilot:
        await open_trash(pilot)
        other.wins.delete(win)
        await look(pilot)
        assert "win “called Mum”" in on_screen(pilot)
        other.trash.bring_back([row.key for row in other.trash.rows()])
        await look(pilot)
        assert words.trash.EMPTY in on_screen(pilot) and "win “called Mum”" not in on_screen(pilot)
        await press(pilot, "enter", "escape", "tab", "H")
        assert words.breathing.NO_SESSIONS in on_screen(pilot)
        now = other.context.now()
        other.breathing.save("box", "gentle", 120, 120, finished=True, started=now)
        await look(pilot)
        assert "Box breathing" in on_screen(pilot)


async def test_two_apps_see_each_other(open_app: Open) -> None:
    async with open_app() as one, open_app() as two:
        await press(one, "w", *"first", "enter")
        await look(two)
        assert wins_on_screen(two) == ["first"]
        await press(two, "space")
        await look(one)
        assert today_of(app_of(one)).routine.done == 1  # type: ignore[union-attr]


def many(companion: Companion, clock: Any, count: int = 120) -> None:
    day = companion.context.today()
    companion.store.apply([Edit.add(Win(at=clock.now(), day=day, text=f"win {n}")) for n in range(count)])


def pane_lines(lines: list[str]) -> list[str]:
    """What the Wins pane shows, its title and figure apart."""
    return [line[56:].rstrip() for line in lines[24:-5]]


async def test_what_another_wrote_moves_neither_focus_nor_selection_nor_scroll_nor_what_is_typed(
    open_app: Open, make_companion: Make, clock: Any
) -> None:
    other = make_companion()
    many(other, clock)
    clock.advance(60)
    async with open_app() as pilot:
        await press(pilot, "tab", "tab", "tab", *["down"] * 40)
        pane = app_of(pilot).screen.query_one(WinsPane)
        selected, lines = pane.list.cursor, on_screen(pilot).splitlines()
        await press(pilot, "n", "h", "a", "l", "f")
        other.wins.add("from elsewhere")
        other.routine.toggle("item:up", "done")
        await look(pilot)
        screen = today_of(app_of(pilot))
        assert "from elsewhere" in wins_on_screen(pilot) and screen.routine.done == 1  # type: ignore[union-attr]
        focused: Widget | None = screen.focused
        assert isinstance(focused, LineInput) and screen.entry.text == "half"
        await press(pilot, "escape")
        assert screen.focused is pane and pane.list.cursor == selected
        assert pane_lines(lines) == pane_lines(on_screen(pilot).splitlines())


async def test_a_list_scrolled_away_from_its_cursor_stays_where_it_is(
    open_app: Open, make_companion: Make, clock: Any
) -> None:
    other = make_companion()
    many(other, clock)
    clock.advance(60)
    async with open_app() as pilot:
        await press(pilot, "tab", "tab", "tab")
        pane = app_of(pilot).screen.query_one(WinsPane)
        pane.list.scroll_rows(60)
        await settle(pilot)
        before = pane.render_line(6).text
        other.wins.add("from elsewhere")
        await look(pilot)
        assert "from elsewhere" in wins_on_screen(pilot)
        assert pane.render_line(6).text == before


async def test_an_edit_over_somebody_elses_says_so_and_the_trash_has_theirs(
    open_app: Open, make_companion: Make
) -> None:
    other = make_companion()
    added = other.wins.add("called Mum").entries[0].id
    async with open_app() as pilot:
        await press(pilot, "tab", "tab", "tab", "e")
        other.wins.edit(added, "called Mum and Dad")
        await look(pilot)
        assert today_of(app_of(pilot)).entry.text == "called Mum"
        await press(pilot, "exclamation_mark", "enter")
        assert wins_on_screen(pilot) == ["called Mum!"] and whisper(pilot) == words.changes.SAVED_OVER
        await open_trash(pilot)
        assert "win “called Mum and Dad”" in on_screen(pilot) and "version of 8:42" in on_screen(pilot)


async def test_an_edit_of_what_was_deleted_meanwhile_is_offered_as_a_new_one(
    open_app: Open, make_companion: Make
) -> None:
    other = make_companion()
    added = other.wins.add("called Mum").entries[0].id
    async with open_app() as pilot:
        await press(pilot, "tab", "tab", "tab", "e", "space", "a", "n", "d")
        other.wins.delete(added)
        await look(pilot)
        await press(pilot, "enter")
        entry = today_of(app_of(pilot)).entry
        assert (entry.text, entry.purpose) == ("called Mum and", "win")
        assert whisper(pilot) == words.today.OFFERED_ANEW
        await press(pilot, "enter")
        assert wins_on_screen(pilot) == ["called Mum and"] and entry.text == ""
    assert not list((make_companion().store.folder / "drafts").glob("*.json"))


async def test_a_task_and_a_line_that_are_gone_come_back_as_new_ones(
    open_app: Open, make_companion: Make
) -> None:
    other = make_companion()
    task = other.routine.add_task("ring the dentist").entries[0].id
    async with open_app() as pilot:
        screen = today_of(app_of(pilot))
        await press(pilot, "end", "up", "e", "s")
        other.routine.remove(f"task:{task}")
        await look(pilot)
        await press(pilot, "enter", "enter")
        assert screen.routine and [row.label for row in screen.routine.tasks] == ["ring the dentists"]
        own = f"own:{other.affirmations.add('I am here').entries[0].id}"
        await look(pilot)
        await press(pilot, "tab", "tab", "e", "s")
        assert screen.entry.text == "I am heres"
        other.affirmations.delete(own)
        await press(pilot, "enter")
        assert [line.text for line in make_companion().store.core(OwnAffirmation)] == ["I am heres"]


async def test_a_field_that_has_a_draft_of_its_own_keeps_it(open_app: Open, make_companion: Make) -> None:
    other = make_companion()
    added = other.wins.add("called Mum").entries[0].id
    async with open_app() as pilot:
        await press(pilot, "w", *"half", "escape", "tab", "tab", "tab", "e", "s")
        other.wins.delete(added)
        await press(pilot, "enter")
        assert (
            today_of(app_of(pilot)).entry.text == "called Mums" and whisper(pilot) == words.changes.ROW_GONE
        )


async def test_what_was_typed_about_something_gone_is_there_after_a_restart_too(
    open_app: Open, make_companion: Make
) -> None:
    other = make_companion()
    added = other.wins.add("called Mum").entries[0].id
    async with open_app() as pilot:
        await press(pilot, "tab", "tab", "tab", "e", "s", "escape")
    other.wins.delete(added)
    async with open_app() as pilot:
        assert whisper(pilot) == words.today.DRAFT_ANEW.format(text="“called Mums”", what="a win")
        await press(pilot, "w")
        assert today_of(app_of(pilot)).entry.text == "called Mums"
        await press(pilot, "enter")
        assert wins_on_screen(pilot) == ["called Mums"]


async def test_a_record_that_moves_on_between_reading_and_writing_keeps_the_text_in_the_field(
    open_app: Open, make_companion: Make, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    make_companion().wins.add("called Mum")

    def stale(*_: object) -> None:
        raise Stale

    async with open_app() as pilot:
        await press(pilot, "tab", "tab", "tab", "n", *"laughed")
        with monkeypatch.context() as meanwhile:
            meanwhile.setattr(Store, "apply", stale)
            await press(pilot, "enter")
            assert today_of(app_of(pilot)).entry.text == "laughed"
            assert "This was changed elsewhere in the meantime." in whisper(pilot)
        await press(pilot, "enter")
        assert make_companion().wins.window().wins[0].note == "laughed"
