"""A day in the app, through its keys: every test opens the real app on files of its own."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from textual.pilot import Pilot

from companion import words
from companion.companion import Companion
from companion.model.breathing import Session
from companion.model.routine import Task, Tick
from companion.model.wins import Win
from companion.store.errors import StoreError
from companion.store.store import Store
from companion.tui.app import CompanionApp
from companion.tui.commands import COMMANDS
from companion.tui.panes.affirmations import LinePane
from companion.tui.panes.breathing import BreathingPane
from companion.tui.panes.routine import RoutinePane
from companion.tui.panes.wins import WinsPane
from companion.tui.screens.today import TodayScreen
from companion.tui.widgets.field import Field
from companion.tui.widgets.footer import Footer
from companion.tui.widgets.session import SessionView

Open = Callable[..., Any]
WIDE, NARROW = (110, 36), (40, 15)


def app_of(pilot: Pilot[Any]) -> CompanionApp:
    assert isinstance(pilot.app, CompanionApp)
    return pilot.app


async def press(pilot: Pilot[Any], *keys: str) -> None:
    """Press keys, and wait until what they asked for has been done and shown."""
    await pilot.press(*keys)
    for _ in range(3):
        await pilot.pause()
        await app_of(pilot).settled()
    await pilot.pause()


async def type_in(pilot: Pilot[Any], text: str) -> None:
    await press(pilot, *(names.get(character, character) for character in text))


names = {" ": "space", "#": "number_sign", "@": "at", ":": "colon", "[": "left_square_bracket"}


def whisper(pilot: Pilot[Any]) -> str:
    return app_of(pilot).today_screen.whisper.text


def wins_on_screen(pilot: Pilot[Any]) -> list[str]:
    view = app_of(pilot).today_screen.wins
    return [win.text for win in view.wins] if view else []


# -- the first minute


async def test_the_first_run_opens_today_ready(open_app: Open) -> None:
    async with open_app() as pilot:
        screen = app_of(pilot).screen
        assert isinstance(screen, TodayScreen)
        routine = screen.query_one(RoutinePane)
        assert screen.focused is routine
        assert routine.selected is not None and routine.selected.label == "Up"
        assert screen.query_one(WinsPane).welcome == words.WELCOME
        assert whisper(pilot) == "Good morning."


async def test_f1_shows_people_to_talk_to_also_from_the_text_field(open_app: Open) -> None:
    async with open_app() as pilot:
        await press(pilot, "w", "f1")
        assert type(pilot.app.screen).__name__ == "SupportScreen"
        await press(pilot, "escape")
        assert isinstance(pilot.app.screen, TodayScreen)


@pytest.mark.parametrize("command", COMMANDS, ids=lambda command: command.id)
def test_every_command_has_something_that_does_it(command: Any) -> None:
    owners = {
        "": [TodayScreen],
        "rows": [RoutinePane, WinsPane],
        "routine": [RoutinePane],
        "breathing": [BreathingPane],
        "line": [LinePane],
        "wins": [WinsPane],
        "entry": [Field],
    }
    for owner in owners[command.scope]:
        assert hasattr(owner, f"action_{command.action}"), f"{owner.__name__} cannot {command.id}"


# -- routine


async def test_a_tick_is_on_the_disk_and_there_tomorrow(open_app: Open, make_companion: Any) -> None:
    async with open_app() as pilot:
        await press(pilot, "space", "j", "p", "j", "r", "escape")
    kept = make_companion().store.on(Tick, make_companion().home.today())
    assert [(tick.item, tick.state) for tick in kept] == [
        ("up", "done"),
        ("a-glass-of-water", "partly"),
        ("make-the-bed", "resting"),
    ]
    assert kept[0].records == "wake"


async def test_the_cursor_begins_where_the_day_goes_on(open_app: Open, make_companion: Any) -> None:
    make_companion().routine.toggle("item:up", "done")
    async with open_app() as pilot:
        selected = app_of(pilot).today_screen.query_one(RoutinePane).selected
        assert selected is not None and selected.label == "A glass of water"


async def test_a_double_press_is_two_toggles(open_app: Open, make_companion: Any) -> None:
    async with open_app() as pilot:
        await press(pilot, "space", "space")
        assert app_of(pilot).today_screen.query_one(RoutinePane).figure == ""
    assert make_companion().store.on(Tick, make_companion().home.today()) == []


async def test_a_task_for_today_and_one_warm_line_when_the_last_is_done(open_app: Open) -> None:
    async with open_app() as pilot:
        await press(pilot, "a")
        await type_in(pilot, "ring the dentist")
        await press(pilot, "enter")
        view = app_of(pilot).today_screen.routine
        assert view and [task.label for task in view.tasks] == ["ring the dentist"]
        assert app_of(pilot).today_screen.query_one(RoutinePane).cursor == view.tasks[0].key
        await press(pilot, "home")
        for _ in range(4):
            await press(pilot, "p", "j")
        await press(pilot, "p")
        assert whisper(pilot) == words.ALL_DONE


async def test_the_day_rolls_over_while_the_app_is_open_and_drafts_stay(open_app: Open, clock: Any) -> None:
    async with open_app() as pilot:
        app = app_of(pilot)
        await press(pilot, "space", "a")
        await type_in(pilot, "half a thou")
        clock.advance(days=1)
        app.pulse.moment()
        await press(pilot)
        view = app.today_screen.routine
        assert view and view.day == clock.now().date() and view.done == 0
        assert app.today_screen.entry.text == "half a thou"


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


# -- wins


async def test_a_win_is_written_answered_and_kept(open_app: Open) -> None:
    async with open_app() as pilot:
        await press(pilot, "w")
        await type_in(pilot, "said no to the extra shift #bound")
        await press(pilot, "tab")
        assert app_of(pilot).today_screen.entry.text.endswith("#setting_boundaries")
        await press(pilot, "enter")
        assert whisper(pilot) == "You marked an edge and kept it. That can take nerve."
        assert isinstance(pilot.app.focused, RoutinePane), "back where the person was"
    async with open_app() as pilot:
        assert wins_on_screen(pilot) == ["said no to the extra shift"]


async def test_when_the_disk_refuses_the_text_stays_in_the_field(
    open_app: Open, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: Any) -> None:
        raise StoreError("not saved: No space left on device; what was saved before is intact")

    async with open_app() as pilot:
        await press(pilot, "w")
        await type_in(pilot, "called mum")
        with monkeypatch.context() as patch:
            patch.setattr(Store, "apply", refuse)
            await press(pilot, "enter")
        entry = app_of(pilot).today_screen.entry
        assert entry.text == "called mum"
        assert wins_on_screen(pilot) == []
        assert any("No space left" in toast.message for toast in pilot.app._notifications)
        await press(pilot, "enter")
        assert wins_on_screen(pilot) == ["called mum"]


async def test_the_cursor_of_the_wins_goes_to_the_one_just_written(
    open_app: Open, make_companion: Callable[..., Companion]
) -> None:
    other = make_companion()
    other.wins.add("before @yesterday")
    async with open_app() as pilot:
        await press(pilot, "shift+tab", "w")
        await type_in(pilot, "new")
        await press(pilot, "enter")
        selected = app_of(pilot).today_screen.query_one(WinsPane).row
        assert selected is not None and selected.text == "new"


async def test_a_second_enter_does_not_write_it_twice(open_app: Open) -> None:
    async with open_app() as pilot:
        await press(pilot, "w")
        await type_in(pilot, "once")
        await press(pilot, "enter", "enter")
        assert wins_on_screen(pilot) == ["once"]


async def test_a_win_from_another_tab_appears_and_nothing_typed_here_is_disturbed(
    open_app: Open, make_companion: Callable[..., Companion]
) -> None:
    async with open_app() as pilot:
        await press(pilot, "a")
        await type_in(pilot, "half")
        make_companion().wins.add("called Mum")
        app_of(pilot).pulse.look()
        await press(pilot)
        assert wins_on_screen(pilot) == ["called Mum"]
        assert app_of(pilot).today_screen.entry.text == "half"


@pytest.mark.parametrize(
    "text",
    ["[red]not markup[/]", "猫と散歩した", "👩‍👩‍👧 called", "שלום לך", "tab\tand\x1b[31mescape", "a" * 500],
)
async def test_whatever_was_typed_stays_as_it_was(
    open_app: Open, make_companion: Callable[..., Companion], text: str
) -> None:
    make_companion().wins.add(text)
    async with open_app(size=NARROW) as pilot:
        await press(pilot, "tab", "tab", "tab")
        assert wins_on_screen(pilot) == [text]
        screenshot = pilot.app.export_screenshot()
        assert "\x1b" not in screenshot


async def test_a_search_that_finds_the_same_leaves_the_cursor(open_app: Open, make_companion: Any) -> None:
    make_companion().wins.add("alpha people")
    async with open_app() as pilot:
        await press(pilot, "slash")
        await type_in(pilot, "people")
        await press(pilot, "enter")
        pane = app_of(pilot).today_screen.query_one(WinsPane)
        assert pane.selected
        await press(pilot, "escape")
        assert pane.selected


async def test_search_narrows_and_escape_leaves_it(
    open_app: Open, make_companion: Callable[..., Companion]
) -> None:
    other = make_companion()
    other.wins.add("called Mum")
    other.wins.add("opened the curtains")
    async with open_app() as pilot:
        await press(pilot, "slash")
        await type_in(pilot, "mum")
        assert wins_on_screen(pilot) == ["called Mum"]
        await press(pilot, "enter")
        assert wins_on_screen(pilot) == ["called Mum"]
        await press(pilot, "escape")
        assert len(wins_on_screen(pilot)) == 2


async def test_a_search_keeps_nothing_and_its_keys_say_so(open_app: Open) -> None:
    async with open_app() as pilot:
        footer = app_of(pilot).today_screen.query_one(Footer)
        await press(pilot, "slash")
        assert [(c.keys, c.words) for c in footer.left] == [("enter", "show"), ("escape", "back")]
        await press(pilot, "escape", "w")
        assert [c.words for c in footer.left[:2]] == ["save", "put away, kept"]


async def test_undo_and_redo_reach_every_pane(open_app: Open) -> None:
    async with open_app() as pilot:
        await press(pilot, "space", "w")
        await type_in(pilot, "one")
        await press(pilot, "enter", "u")
        assert wins_on_screen(pilot) == []
        await press(pilot, "u")
        view = app_of(pilot).today_screen.routine
        assert view and view.done == 0
        await press(pilot, "U", "U")
        view = app_of(pilot).today_screen.routine
        assert view and view.done == 1 and wins_on_screen(pilot) == ["one"]


# -- breathing


async def test_b_from_anywhere_fills_the_screen_and_escape_saves(
    open_app: Open, clock: Any, make_companion: Any
) -> None:
    async with open_app() as pilot:
        await press(pilot, "tab", "tab", "b")
        view = session(pilot)
        assert view.running and view.region.size == pilot.app.screen.query_one(SessionView).region.size
        await press(pilot, "space")  # settled enough
        breathe_for(view, clock, 30)
        await press(pilot, "escape", "x")
        assert pilot.app.screen is app_of(pilot).today_screen
        assert whisper(pilot) == "Saved: 30 s of breathing. “Breathe” is done."
    kept = make_companion().store.on(Session, clock.now().date())
    assert [(s.technique, s.seconds, s.finished) for s in kept] == [("extended_exhale", 30, False)]


async def test_leaving_during_a_session_keeps_it(open_app: Open, clock: Any, make_companion: Any) -> None:
    async with open_app() as pilot:
        await press(pilot, "b", "space")
        breathe_for(session(pilot), clock, 12)
        await pilot.press("ctrl+c")
    assert [s.seconds for s in make_companion().store.on(Session, clock.now().date())] == [12]


async def test_an_item_that_opens_a_session_is_ticked_when_it_ends(open_app: Open, clock: Any) -> None:
    async with open_app() as pilot:
        screen = app_of(pilot).today_screen
        await press(pilot, "j", "j", "j", "space")
        view = session(pilot)
        assert view.running
        await press(pilot, "space")
        breathe_for(view, clock, 200)
        await press(pilot, "x")
        assert not view.running
        view = screen.routine
        assert view and [row.label for row in view.rows if row.state == "done"] == ["Breathe"]


def session(pilot: Pilot[Any]) -> SessionView:
    """The session on the screen that is in front."""
    return pilot.app.screen.query_one(SessionView)


def breathe_for(view: SessionView, clock: Any, seconds: int) -> None:
    """Let a session go on, frame by frame as far as it can tell."""
    for _ in range(seconds * 4):
        clock.advance(0.25)
        view.tick()


# -- one line


async def test_the_line_on_show_survives_reopening(open_app: Open) -> None:
    async with open_app() as pilot:
        await press(pilot, "tab", "tab", "right", "right")
        view = app_of(pilot).today_screen.line
        assert view and view.line
        shown = view.line.id
    async with open_app(seed=99) as pilot:
        view = app_of(pilot).today_screen.line
        assert view and view.line and view.line.id == shown


async def test_the_line_turns_by_itself_but_not_under_the_eyes(open_app: Open, clock: Any) -> None:
    async with open_app() as pilot:
        app = app_of(pilot)
        first = app.today_screen.line
        clock.advance(1801)
        await press(pilot, "tab", "tab")
        app.pulse.turn_line()
        await press(pilot)
        assert app.today_screen.line == first
        await press(pilot, "tab")
        app.pulse.turn_line()
        await press(pilot)
        assert app.today_screen.line != first


async def test_hiding_is_undone(open_app: Open, make_companion: Any) -> None:
    async with open_app() as pilot:
        await press(pilot, "tab", "tab", "x")
        assert whisper(pilot) == words.HIDDEN
        await press(pilot, "u")
    assert make_companion().lines.bring_back().words == words.NONE_HIDDEN


# -- the window


@pytest.mark.parametrize(
    ("size", "narrow", "small"),
    [((110, 36), False, False), ((80, 24), False, False), ((79, 24), True, False), ((39, 15), True, True)],
)
async def test_the_layout_follows_the_window(
    open_app: Open, size: tuple[int, int], narrow: bool, small: bool
) -> None:
    async with open_app(size=size) as pilot:
        screen = pilot.app.screen
        assert screen.has_class("-narrow") is narrow
        assert screen.has_class("-too-small") is small


async def test_a_window_that_was_too_small_gives_everything_back(open_app: Open) -> None:
    async with open_app(size=(80, 24)) as pilot:
        await press(pilot, "w")
        await type_in(pilot, "ab")
        await pilot.resize_terminal(30, 10)
        await press(pilot)
        assert pilot.app.screen.query_one("#too-small").display
        await pilot.resize_terminal(80, 24)
        await type_in(pilot, "q")
        assert app_of(pilot).today_screen.entry.text == "abq"


async def test_folded_only_the_pane_in_focus_is_open(open_app: Open) -> None:
    async with open_app(size=NARROW) as pilot:
        screen = pilot.app.screen
        await press(pilot, "tab")
        heights = {pane.id: pane.outer_size.height for pane in screen.query("Pane").results()}
        assert [name for name, height in heights.items() if height > 1] == ["breathing"]
        footer = screen.query_one(Footer).region
        assert footer.bottom == NARROW[1]


async def test_zoom_gives_one_pane_the_room_and_tab_takes_the_zoom_along(open_app: Open) -> None:
    async with open_app() as pilot:
        screen = pilot.app.screen
        await press(pilot, "z")
        assert [p.id for p in screen.query("Pane").results() if p.display] == ["routine"]
        await press(pilot, "tab")
        assert [p.id for p in screen.query("Pane").results() if p.display] == ["breathing"]
        await press(pilot, "escape")
        assert all(pane.display for pane in screen.query("Pane").results())


async def test_a_click_on_a_key_in_the_footer_is_the_key(open_app: Open) -> None:
    async with open_app() as pilot:
        footer = pilot.app.screen.query_one(Footer)
        start, *_ = next(place for place in footer._placed if place[2] == "w")
        await pilot.click(Footer, offset=(start + footer.gutter.left, 0))
        await press(pilot)
        assert app_of(pilot).today_screen.entry.purpose == "win"


# -- settings and drafts


async def test_an_edited_config_is_taken_live_and_a_bad_one_changes_nothing(
    open_app: Open, tmp_path: Path
) -> None:
    config = tmp_path / "config.yaml"
    async with open_app() as pilot:
        app = app_of(pilot)
        config.write_text("appearance:\n  theme: paper\n")
        app.pulse.look()
        await press(pilot)
        assert app.theme == "paper"
        config.write_text("appearance:\n  theme: paper\n  motin: reduced\n")
        app.pulse.look()
        await press(pilot)
        assert app.theme == "paper" and "config.yaml:3:3" in whisper(pilot)
        config.write_text("appearance:\n  theme: dusk\n")
        app.pulse.look()
        await press(pilot)
        assert app.theme == "dusk" and "config.yaml" not in whisper(pilot)


async def test_while_a_config_problem_stands_each_answer_is_read_first(
    open_app: Open, tmp_path: Path
) -> None:
    async with open_app() as pilot:
        app = app_of(pilot)
        await press(pilot, "w", *"hello", "enter")
        (tmp_path / "config.yaml").write_text("appearance: {motin: reduced}\n")
        app.pulse.look()
        await press(pilot)
        await press(pilot, "u")
        assert whisper(pilot) == "Undone: win “hello”."
        await press(pilot, "down")
        assert "config.yaml:1:14" in whisper(pilot)
        app.today_screen.whisper.say("problem", "The disk is full.")
        await press(pilot, "U")
        assert whisper(pilot) == "The disk is full."
        await press(pilot, "escape")
        assert "config.yaml:1:14" in whisper(pilot)
        await press(pilot, "escape")
        assert whisper(pilot) == ""


async def test_keys_move_as_the_settings_say(open_app: Open, tmp_path: Path) -> None:
    (tmp_path / "config.yaml").write_text("keys:\n  routine.done: x\n")
    async with open_app() as pilot:
        await press(pilot, "x")
        view = app_of(pilot).today_screen.routine
        assert view and view.done == 1


async def test_what_was_typed_when_companion_was_killed_comes_back(
    open_app: Open, make_companion: Any
) -> None:
    async with open_app() as pilot:
        app = app_of(pilot)
        await press(pilot, "w")
        await type_in(pilot, "half a win")
        app.flush_drafts()
        await press(pilot)
        drafts = {file.name: file.read_bytes() for file in (app.companion.store.folder / "drafts").iterdir()}
    for name, text in drafts.items():  # as after a kill: the file is there, its owner is not
        (make_companion().store.folder / "drafts" / name).write_bytes(text)
    async with open_app() as pilot:
        await press(pilot, "w")
        assert app_of(pilot).today_screen.entry.text == "half a win"


async def test_escape_puts_the_text_away_and_it_comes_back(open_app: Open) -> None:
    async with open_app() as pilot:
        await press(pilot, "w")
        await type_in(pilot, "half")
        await press(pilot, "escape", "w")
        assert app_of(pilot).today_screen.entry.text == "half"


async def test_tasks_of_yesterday_leave_no_mark(open_app: Open, clock: Any, make_companion: Any) -> None:
    make_companion().routine.add_task("ring the dentist")
    clock.wall += timedelta(days=1)
    async with open_app() as pilot:
        view = app_of(pilot).today_screen.routine
        assert view and view.tasks == ()
    assert make_companion().store.on(Task, (clock.now() - timedelta(days=1)).date())
    assert make_companion().store.on(Win, clock.now().date()) == []
