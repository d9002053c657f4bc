"""A day in the app, through its keys: every test opens the real app on files of its own."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from importlib import import_module
from pathlib import Path
from typing import Any

import pytest

from companion import words
from companion.content import load
from companion.model.breathing.technique import Session
from companion.model.routine import Task, Tick
from companion.model.wins import Win
from companion.tui.breathing.session import SessionView
from companion.tui.commands import COMMANDS, FEATURES
from companion.tui.frame.screen import DayScreen
from companion.tui.progress.commands import OFFERS
from companion.tui.routine.pane import RoutinePane
from companion.tui.today import TodayScreen
from companion.tui.widgets.line_input import LineInput
from companion.tui.widgets.rows import RowList
from companion.verbs.progress.views import BY_ID

from .hands import app_of, on_screen, press, today_of, type_in, whisper, wins_on_screen
from .sessions import breathe, view

Open = Callable[..., Any]


# -- the first minute


async def test_the_first_run_opens_today_ready(open_app: Open) -> None:
    async with open_app() as pilot:
        screen = app_of(pilot).screen
        assert isinstance(screen, TodayScreen)
        routine = screen.query_one(RoutinePane)
        assert screen.focused is routine
        assert routine.selected is not None and routine.selected.label == "Up"
        assert "space marks a row; others leave no trace." in on_screen(pilot)
        assert whisper(pilot) == "Good morning."


async def test_f1_shows_people_to_talk_to_also_from_the_text_field(open_app: Open) -> None:
    async with open_app() as pilot:
        await press(pilot, "w", "f1")
        assert type(pilot.app.screen).__name__ == "PeopleCard"
        await press(pilot, "escape")
        assert isinstance(pilot.app.screen, TodayScreen)


@pytest.mark.parametrize("command", COMMANDS, ids=lambda command: command.id)
def test_every_command_has_something_that_does_it(command: Any) -> None:
    if command.scope == "rows":
        RowList().action_rows(command.name)
    elif command.scope == "entry":
        does_it = DayScreen if command.id == "entry.editor" else LineInput  # of a page, too
        assert callable(getattr(does_it, f"action_{command.name}"))
    else:
        asked = {command.scope or command.feature}
        if command.scope == "progress" and any(command.name in offered for offered in OFFERS.values()):
            offering = {id for id, offered in OFFERS.items() if command.name in offered}
            asked = {name for id in offering if "." not in (name := BY_ID[id].name)} or asked
        for feature in asked:
            module = import_module(f"companion.tui.{feature}.requests")
            assert callable(getattr(module.REQUESTS, command.name))


async def test_no_two_fields_have_one_name(open_app: Open) -> None:
    async with open_app() as pilot:
        host = app_of(pilot).host
        names = [field.name for feature in FEATURES for field in host.requests(feature).fields]
    assert names and len(names) == len(set(names))


async def test_a_text_about_what_is_gone_has_a_field_to_go_to(open_app: Open) -> None:
    async with open_app() as pilot:
        host = app_of(pilot).host
        fields = {field.name: field for feature in FEATURES for field in host.requests(feature).fields}
    instead = {field.instead for field in fields.values()} - {""}
    assert instead and all(fields[name].adds for name in instead)


# -- routine


async def test_a_tick_is_on_the_disk_and_there_tomorrow(open_app: Open, make_companion: Any) -> None:
    async with open_app() as pilot:
        await press(pilot, "space", "j", "p", "j", "r", "escape")
    kept = make_companion().store.on(Tick, make_companion().context.today())
    assert [(tick.item, tick.state) for tick in kept] == [
        ("up", "done"),
        ("a-glass-of-water", "partly"),
        ("make-the-bed", "resting"),
    ]
    assert kept[0].records == "wake"


async def test_the_cursor_begins_where_the_day_goes_on(open_app: Open, make_companion: Any) -> None:
    make_companion().routine.toggle("item:up", "done")
    async with open_app() as pilot:
        selected = today_of(app_of(pilot)).query_one(RoutinePane).selected
        assert selected is not None and selected.label == "A glass of water"


async def test_a_double_press_is_two_toggles(open_app: Open, make_companion: Any) -> None:
    async with open_app() as pilot:
        await press(pilot, "space", "space")
        assert today_of(app_of(pilot)).query_one(RoutinePane).figure == ""
    assert make_companion().store.on(Tick, make_companion().context.today()) == []


async def test_a_task_for_today_and_one_warm_line_when_the_last_is_done(open_app: Open) -> None:
    async with open_app() as pilot:
        await press(pilot, "a")
        await type_in(pilot, "ring the dentist")
        await press(pilot, "enter")
        view = today_of(app_of(pilot)).routine
        assert view and [task.label for task in view.tasks] == ["ring the dentist"]
        assert today_of(app_of(pilot)).query_one(RoutinePane).list.cursor == view.tasks[0].key
        await press(pilot, "home")
        for _ in range(4):
            await press(pilot, "p", "j")
        await press(pilot, "p")
        assert whisper(pilot) == load.step_lines().last.format(routine="morning")


async def test_the_day_rolls_over_while_the_app_is_open_and_drafts_stay(open_app: Open, clock: Any) -> None:
    async with open_app() as pilot:
        app = app_of(pilot)
        await press(pilot, "space", "a")
        await type_in(pilot, "half a thou")
        clock.advance(days=1)
        app.background.moment()
        await press(pilot)
        view = today_of(app).routine
        assert view and view.day == clock.now().date() and view.done == 0
        assert today_of(app).entry.text == "half a thou"


async def test_items_are_added_renamed_moved_and_removed_in_the_config_file(
    open_app: Open, tmp_path: Path
) -> None:
    config = tmp_path / "config.yaml"
    config.write_text(
        "# mine\nroutines:\n  - name: Morning\n    from: '04:00'\n    to: '12:00'\n    items:\n"
        "      - Up   # early\n      - Tea\n"
    )
    async with open_app() as pilot:
        await press(pilot, "A")
        await type_in(pilot, "walk")
        await press(pilot, "enter")
        assert "walk" in config.read_text() and "# early" in config.read_text()
        await press(pilot, "home", "J")
        text = config.read_text()
        assert text.index("Tea") < text.index("Up") < text.index("walk")
        await press(pilot, "d", "u", "u")
        text = config.read_text()
        assert text.index("Up") < text.index("Tea")
        assert text.startswith("# mine")


async def test_tasks_of_yesterday_leave_no_mark(open_app: Open, clock: Any, make_companion: Any) -> None:
    make_companion().routine.add_task("ring the dentist")
    clock.wall += timedelta(days=1)
    async with open_app() as pilot:
        view = today_of(app_of(pilot)).routine
        assert view and view.tasks == ()
    assert make_companion().store.on(Task, (clock.now() - timedelta(days=1)).date())
    assert make_companion().store.on(Win, clock.now().date()) == []


# -- every pane


async def test_undo_and_redo_reach_every_pane(open_app: Open) -> None:
    async with open_app() as pilot:
        await press(pilot, "space", "w")
        await type_in(pilot, "one")
        await press(pilot, "enter")  # until it is saved, the field has the keys
        await press(pilot, "u")
        assert wins_on_screen(pilot) == []
        await press(pilot, "u")
        view = today_of(app_of(pilot)).routine
        assert view and view.done == 0
        await press(pilot, "U", "U")
        view = today_of(app_of(pilot)).routine
        assert view and view.done == 1 and wins_on_screen(pilot) == ["one"]


# -- breathing


async def test_b_from_anywhere_fills_the_screen_and_escape_saves(
    open_app: Open, clock: Any, make_companion: Any
) -> None:
    async with open_app() as pilot:
        await press(pilot, "tab", "tab", "b")
        shown = view(pilot)
        assert shown.running and shown.region.size == pilot.app.screen.query_one(SessionView).region.size
        await press(pilot, "space")  # settled enough
        await breathe(pilot, clock, 30)
        await press(pilot, "escape", "x")
        assert pilot.app.screen is today_of(app_of(pilot))
        assert whisper(pilot) == "Saved: 30 s of breathing. “Breathe” is done."
    kept = make_companion().store.on(Session, clock.now().date())
    assert [(s.technique, s.seconds, s.finished) for s in kept] == [("extended_exhale", 30, False)]


async def test_leaving_during_a_session_keeps_it(open_app: Open, clock: Any, make_companion: Any) -> None:
    async with open_app() as pilot:
        await press(pilot, "b", "space")
        await breathe(pilot, clock, 12)
        await pilot.press("ctrl+c")
    assert [s.seconds for s in make_companion().store.on(Session, clock.now().date())] == [12]


async def test_an_item_that_opens_a_session_is_ticked_when_it_ends(open_app: Open, clock: Any) -> None:
    async with open_app() as pilot:
        screen = today_of(app_of(pilot))
        await press(pilot, "j", "j", "j", "space")
        shown = view(pilot)
        assert shown.running
        await press(pilot, "space")
        await breathe(pilot, clock, 200)
        await press(pilot, "x")
        assert not shown.running
        routine = screen.routine
        assert routine and [row.label for row in routine.rows if row.state == "done"] == ["Breathe"]


# -- one line


async def test_the_line_on_show_survives_reopening(open_app: Open) -> None:
    async with open_app() as pilot:
        await press(pilot, "tab", "tab", "right", "right")
        view = today_of(app_of(pilot)).affirmations
        assert view and view.line
        shown = view.line.id
    async with open_app(seed=99) as pilot:
        view = today_of(app_of(pilot)).affirmations
        assert view and view.line and view.line.id == shown


async def test_the_line_turns_by_itself_but_not_under_the_eyes(open_app: Open, clock: Any) -> None:
    async with open_app() as pilot:
        app = app_of(pilot)
        first = today_of(app).affirmations
        clock.advance(7201)
        await press(pilot, "tab", "tab")
        app.background.turn_affirmation()
        await press(pilot)
        assert today_of(app).affirmations == first
        await press(pilot, "tab")
        app.background.turn_affirmation()
        await press(pilot)
        assert today_of(app).affirmations != first


async def test_hiding_is_undone(open_app: Open, make_companion: Any) -> None:
    async with open_app() as pilot:
        await press(pilot, "tab", "tab", "x")
        assert whisper(pilot) == words.changes.HIDDEN
        await press(pilot, "u")
    assert make_companion().affirmations.bring_back().answer == words.changes.NONE_HIDDEN
