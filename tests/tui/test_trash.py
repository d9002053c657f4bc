"""The trash in the app, and living with others: tabs, the shell, another machine."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from textual.pilot import Pilot

from companion import words
from companion.companion import Companion
from companion.model.affirmations import OwnLine
from companion.model.change import Edit
from companion.model.wins import Win
from companion.store.errors import Stale
from companion.store.store import Store
from companion.tui.app import CompanionApp
from companion.tui.panes.wins import WinsPane
from companion.tui.screens import trash
from companion.tui.screens.card import Choices
from companion.tui.screens.trash import TrashCard
from companion.tui.widgets.field import Field

Open = Callable[..., Any]
Make = Callable[..., Companion]
SIZES = [(40, 15), (110, 36)]


def app_of(pilot: Pilot[Any]) -> CompanionApp:
    assert isinstance(pilot.app, CompanionApp)
    return pilot.app


async def settled(pilot: Pilot[Any]) -> None:
    for _ in range(3):
        await pilot.pause()
        await app_of(pilot).settled()
    await pilot.pause()


async def press(pilot: Pilot[Any], *keys: str) -> None:
    await pilot.press(*keys)
    await settled(pilot)


async def look(pilot: Pilot[Any]) -> None:
    """What the kernel's word that a file has changed leads to."""
    app_of(pilot).pulse.look()
    await settled(pilot)


def wins(pilot: Pilot[Any]) -> list[str]:
    view = app_of(pilot).today_screen.wins
    return [win.text for win in view.wins] if view else []


def whisper(pilot: Pilot[Any]) -> str:
    return app_of(pilot).today_screen.whisper.text


async def open_trash(pilot: Pilot[Any]) -> None:
    """As the palette does: there is no key for it."""
    await pilot.app.screen.run_action("trash")
    await settled(pilot)


def on_screen(pilot: Pilot[Any]) -> str:
    return "\n".join(strip.text for strip in pilot.app.screen._compositor.render_strips())


@pytest.mark.parametrize("size", SIZES)
async def test_what_was_deleted_before_a_restart_is_brought_back(
    open_app: Open, make_companion: Make, clock: Any, size: tuple[int, int]
) -> None:
    earlier = make_companion()
    for text in ("called Mum", "opened the curtains"):
        clock.advance(60)
        earlier.wins.delete(earlier.wins.add(text).entries[0].id)
    async with open_app(size=size) as pilot:
        await open_trash(pilot)
        assert isinstance(pilot.app.screen, TrashCard)
        assert words.TRASH_TITLE in on_screen(pilot) and "win “called Mum”" in on_screen(pilot)
        assert "8:44" in on_screen(pilot)
        await press(pilot, "down", "enter")
        assert wins(pilot) == ["called Mum"] and whisper(pilot) == "Brought back: “called Mum”."
        await press(pilot, "u")
        assert wins(pilot) == [] and len(make_companion().trash.rows()) == 2


async def test_leaving_the_trash_brings_nothing_back_and_an_empty_one_says_so(
    open_app: Open, make_companion: Make
) -> None:
    async with open_app() as pilot:
        await open_trash(pilot)
        assert whisper(pilot) == words.TRASH_EMPTY and not isinstance(pilot.app.screen, TrashCard)
        other = make_companion()
        other.wins.delete(other.wins.add("called Mum").entries[0].id)
        await open_trash(pilot)
        await press(pilot, "escape")
        assert wins(pilot) == [] and app_of(pilot).screen is app_of(pilot).today_screen


async def test_what_the_trash_showed_may_be_gone_when_it_is_chosen(
    open_app: Open, make_companion: Make
) -> None:
    other = make_companion()
    other.wins.delete(other.wins.add("called Mum").entries[0].id)
    async with open_app() as pilot:
        await open_trash(pilot)
        other.undo()
        await press(pilot, "enter")
        assert whisper(pilot) == words.ROW_GONE


async def test_undo_reaches_what_was_done_before_a_restart_and_in_the_shell(
    open_app: Open, make_companion: Make
) -> None:
    make_companion().routine.toggle("item:up", "done")
    async with open_app() as pilot:
        make_companion().wins.add("from the shell")
        await look(pilot)
        await press(pilot, "u")
        assert wins(pilot) == [] and whisper(pilot) == "Undone: win “from the shell”."
        await press(pilot, "u")
        assert app_of(pilot).today_screen.routine.done == 0  # type: ignore[union-attr]
    assert make_companion().redo().words == "Done again: done “Up”."


@pytest.mark.parametrize("size", SIZES)
async def test_what_lies_far_down_in_the_trash_is_reached(
    open_app: Open, make_companion: Make, clock: Any, size: tuple[int, int], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(trash, "AT_ONCE", 60)
    other = make_companion()
    for number in range(150):
        clock.advance(1)
        other.wins.delete(other.wins.add(f"win {number}").entries[0].id)
    async with open_app(size=size) as pilot:
        await open_trash(pilot)
        for _ in range(4):
            await press(pilot, "end")
        assert "win “win 0”" in on_screen(pilot)
        await press(pilot, "enter")
        assert wins(pilot) == ["win 0"]


async def test_an_undone_import_is_one_row_above_what_was_deleted_before(
    open_app: Open, make_companion: Make, clock: Any
) -> None:
    other = make_companion()
    other.wins.delete(other.wins.add("called Mum").entries[0].id)
    clock.advance(60)
    imported = [Edit.add(Win(at=clock.now(), day=other.home.today(), text=f"win {n}")) for n in range(1200)]
    other.home.write("import of wins.txt", imported)
    other.undo()
    async with open_app() as pilot:
        await open_trash(pilot)
        rows = [row.text for row in pilot.app.screen.query_one(Choices).rows]
        assert len(rows) == 2 and rows[0].endswith(" and 1,199 more") and rows[1] == "win “called Mum”"
        await press(pilot, "enter")
        assert len(make_companion().store.newest(Win, 9999)) == 1200
        clock.advance(60)
        await press(pilot, "u")
        assert wins(pilot) == [] and len(make_companion().trash.rows()) == 2


# -- live


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
        assert words.TRASH_EMPTY in on_screen(pilot) and "win “called Mum”" not in on_screen(pilot)
        await press(pilot, "enter", "escape", "tab", "H")
        assert words.NO_SESSIONS in on_screen(pilot)
        now = other.home.now()
        other.breathing.save("box", "gentle", 120, 120, finished=True, started=now)
        await look(pilot)
        assert "Box breathing" in on_screen(pilot)


async def test_two_apps_see_each_other(open_app: Open) -> None:
    async with open_app() as one, open_app() as two:
        await press(one, "w", *"first", "enter")
        await look(two)
        assert wins(two) == ["first"]
        await press(two, "space")
        await look(one)
        assert app_of(one).today_screen.routine.done == 1  # type: ignore[union-attr]


def many(companion: Companion, clock: Any, count: int = 120) -> None:
    day = companion.home.today()
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
        selected, lines = pane.cursor, on_screen(pilot).splitlines()
        await press(pilot, "n", "h", "a", "l", "f")
        other.wins.add("from elsewhere")
        other.routine.toggle("item:up", "done")
        await look(pilot)
        screen = app_of(pilot).today_screen
        assert "from elsewhere" in wins(pilot) and screen.routine.done == 1  # type: ignore[union-attr]
        assert isinstance(screen.focused, Field) and screen.entry.text == "half"
        await press(pilot, "escape")
        assert screen.focused is pane and pane.cursor == selected
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
        pane.scroll_rows(60)
        await settled(pilot)
        before = pane.render_line(6).text
        other.wins.add("from elsewhere")
        await look(pilot)
        assert "from elsewhere" in wins(pilot)
        assert pane.render_line(6).text == before


async def test_what_was_found_far_back_stays_found_when_others_write_and_while_it_is_changed(
    open_app: Open, make_companion: Make
) -> None:
    other = make_companion()
    for when in ("@2023-05-01", "@2024-05-01", "@yesterday"):
        for month in range(1, 13):  # a slice of a search is a year
            other.wins.add(f"something else @2024-{month:02}-15")
        other.wins.add(f"called Mum {when}")
    async with open_app() as pilot:
        await press(pilot, "slash", "m", "u", "m", "enter")
        assert len(wins(pilot)) == 3
        other.wins.add("Mum again")
        await look(pilot)
        assert len(wins(pilot)) == 4
        await press(pilot, "end", "f")
        assert len(wins(pilot)) == 4 and whisper(pilot) == words.KEPT_FOR_GREY


async def test_an_edit_over_somebody_elses_says_so_and_the_trash_has_theirs(
    open_app: Open, make_companion: Make
) -> None:
    other = make_companion()
    added = other.wins.add("called Mum").entries[0].id
    async with open_app() as pilot:
        await press(pilot, "tab", "tab", "tab", "e")
        other.wins.edit(added, "called Mum and Dad")
        await look(pilot)
        assert app_of(pilot).today_screen.entry.text == "called Mum"
        await press(pilot, "exclamation_mark", "enter")
        assert wins(pilot) == ["called Mum!"] and whisper(pilot) == words.SAVED_OVER
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
        entry = app_of(pilot).today_screen.entry
        assert (entry.text, entry.purpose) == ("called Mum and", "win")
        assert whisper(pilot) == words.OFFERED_ANEW
        await press(pilot, "enter")
        assert wins(pilot) == ["called Mum and"] and entry.text == ""
    assert not list((make_companion().store.folder / "drafts").glob("*.json"))


async def test_a_task_and_a_line_that_are_gone_come_back_as_new_ones(
    open_app: Open, make_companion: Make
) -> None:
    other = make_companion()
    task = other.routine.add_task("ring the dentist").entries[0].id
    async with open_app() as pilot:
        screen = app_of(pilot).today_screen
        await press(pilot, "end", "e", "s")
        other.routine.remove(f"task:{task}")
        await look(pilot)
        await press(pilot, "enter", "enter")
        assert screen.routine and [row.label for row in screen.routine.tasks] == ["ring the dentists"]
        own = f"own:{other.lines.add('I am here').entries[0].id}"
        await look(pilot)
        await press(pilot, "tab", "tab", "e", "s")
        assert screen.entry.text == "I am heres"
        other.lines.delete(own)
        await press(pilot, "enter")
        assert [line.text for line in make_companion().store.core(OwnLine)] == ["I am heres"]


async def test_a_field_that_has_a_draft_of_its_own_keeps_it(open_app: Open, make_companion: Make) -> None:
    other = make_companion()
    added = other.wins.add("called Mum").entries[0].id
    async with open_app() as pilot:
        await press(pilot, "w", *"half", "escape", "tab", "tab", "tab", "e", "s")
        other.wins.delete(added)
        await press(pilot, "enter")
        assert app_of(pilot).today_screen.entry.text == "called Mums" and whisper(pilot) == words.ROW_GONE


async def test_what_was_typed_about_something_gone_is_there_after_a_restart_too(
    open_app: Open, make_companion: Make
) -> None:
    other = make_companion()
    added = other.wins.add("called Mum").entries[0].id
    async with open_app() as pilot:
        await press(pilot, "tab", "tab", "tab", "e", "s", "escape")
    other.wins.delete(added)
    async with open_app() as pilot:
        assert whisper(pilot) == words.DRAFT_ANEW.format(text="“called Mums”", what="a win")
        await press(pilot, "w")
        assert app_of(pilot).today_screen.entry.text == "called Mums"
        await press(pilot, "enter")
        assert wins(pilot) == ["called Mums"]


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
            assert app_of(pilot).today_screen.entry.text == "laughed"
            assert "changed elsewhere meanwhile" in whisper(pilot)
        await press(pilot, "enter")
        assert make_companion().wins.window().wins[0].note == "laughed"
