"""The Routine pane: what it shows of a view, and what it asks for."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractAsyncContextManager
from datetime import date, datetime, time, timedelta
from pathlib import Path
from typing import Any

import pytest
from msgspec.structs import replace
from textual.pilot import Pilot

from companion import words
from companion.content import load
from companion.model.river import RoutineView, Stretch
from companion.model.routine import RoutineRow, Tick
from companion.tui.frame.host import Asked
from companion.tui.routine.pane import RoutinePane
from companion.tui.widgets.appearance import ScreenStyle

from ..conftest import there
from .conftest import stage_of
from .hands import (
    app_of,
    lines_of,
    on_screen,
    press,
    press_in_turn,
    today_of,
    type_in,
    whisper,
    wins_on_screen,
)

Staged = Callable[..., AbstractAsyncContextManager[Pilot[Any]]]
DAY = date(2026, 11, 17)
MORNING = Stretch(
    id="morning",
    name="Morning",
    starts=time(4),
    rows=(
        RoutineRow(key="item:up", label="Up", state="done", marked=datetime(2026, 11, 17, 7, 5)),
        RoutineRow(
            key="item:bed",
            label="Make the bed",
            steps=(("Open the window", True), ("Shake the pillow", False)),
            note="Blue sheets",
        ),
        RoutineRow(key="item:breathe", label="Breathe", aside="3 min", opens="breathe/box"),
        RoutineRow(
            key="item:read", label="Read one line", state="resting", marked=datetime(2026, 11, 17, 7, 20)
        ),
    ),
)
VIEW = RoutineView(
    day=DAY,
    routines=(MORNING,),
    now="morning",
    tasks_at=1,
    tasks=(RoutineRow(key="task:5", label="Ring [red]the[/] dentist"),),
)


def shown(pilot: Pilot[Any]) -> list[str]:
    return [line.strip(" │").strip() for line in stage_of(pilot).lines()]


def asked(pilot: Pilot[Any]) -> list[tuple[str, str]]:
    """What the pane asked for: the command, and the key of the row it is about; the day is the view's."""
    messages = stage_of(pilot).of(Asked)
    assert {message.day for message in messages} <= {DAY}
    assert all(message.key.startswith(f"{DAY} ") for message in messages if message.key)
    return [(message.command, message.key.removeprefix(f"{DAY} ")) for message in messages]


async def test_a_day_as_drawn(stage: Staged) -> None:
    pane = RoutinePane()
    async with stage(pane, size=(47, 18)) as pilot:
        evening = Stretch(id="evening", name="Evening", starts=time(20), stands="coming")
        pane.view = replace(VIEW, routines=(MORNING, evening))
        await pilot.press("end", "up", "up", "up")
        assert stage_of(pilot).lines()[:13] == [
            "╭─ Routine ────────────────────────── 1 done ─╮",
            "│                                             │",
            "│    Morning                                  │",
            "│    ✓  Up                              7:05  │",
            "│    ◦  Make the bed                          │",
            "│  › ◦  Breathe                        3 min  │",
            "│    ~  Read one line                   7:20  │",
            "│                                             │",
            "│    Just today                               │",
            "│    ◦  Ring [red]the[/] dentist              │",
            "│                                             │",
            "│    Evening from 20:00                       │",
            "│                                             │",
        ]


async def test_the_word_of_a_mark_stands_on_the_selected_row(stage: Staged) -> None:
    pane = RoutinePane()
    async with stage(pane, size=(47, 16)) as pilot:
        pane.view = VIEW
        await pilot.press("home")
        assert shown(pilot)[3].endswith("done 7:05")
        await pilot.press("end", "up")
        assert shown(pilot)[6].endswith("resting")


async def test_steps_and_note_stand_under_the_selected_row(stage: Staged) -> None:
    pane = RoutinePane()
    async with stage(pane, size=(47, 16)) as pilot:
        pane.view = VIEW
        await pilot.press("home", "down")
        assert shown(pilot)[4:8] == [
            "› ◦  Make the bed",
            "✓  Open the window",
            "◦  Shake the pillow",
            "Blue sheets",
        ]
        await pilot.press("down", "down", "space", "p")
        assert asked(pilot) == [
            ("routine.step", "item:bed/step 1"),
            ("routine.partly", "item:bed"),
        ]


@pytest.mark.parametrize(
    ("moves", "key", "expected"),
    [
        ((), "space", ("routine.done", "item:up")),
        (("down",), "space", ("routine.done", "item:bed")),
        (("end", "up", "up"), "space", ("routine.done", "item:breathe")),
        (("end", "up"), "space", ("routine.done", "item:read")),
        (("end",), "space", ("routine.done", "task:5")),
        ((), "p", ("routine.partly", "item:up")),
        ((), "r", ("routine.rest", "item:up")),
        ((), "n", ("routine.note", "item:up")),
        ((), "e", ("routine.edit", "item:up")),
        ((), "d", ("routine.delete", "item:up")),
        ((), "J", ("routine.move_down", "item:up")),
        ((), "K", ("routine.move_up", "item:up")),
        (("end",), "J", None),
        ((), "enter", ("routine.menu", "item:up")),
        ((), "a", ("routine.add", "item:up")),
        ((), "A", ("routine.add_item", "item:up")),
        ((), "left", ("routine.earlier", "item:up")),
        ((), "left_square_bracket", ("routine.earlier", "item:up")),
        ((), "right", None),
        ((), "right_square_bracket", None),
    ],
)
async def test_keys_ask(
    stage: Staged, moves: tuple[str, ...], key: str, expected: tuple[str, str] | None
) -> None:
    pane = RoutinePane()
    async with stage(pane, size=(47, 16)) as pilot:
        pane.view = VIEW
        await pilot.press("home", *moves, key)
        assert asked(pilot) == ([expected] if expected else [])


async def test_a_click_on_the_mark_of_the_selected_row_is_its_main_action(stage: Staged) -> None:
    pane = RoutinePane()
    async with stage(pane, size=(47, 16)) as pilot:
        pane.view = VIEW
        await pilot.press("home")
        await pilot.click(RoutinePane, offset=(5, 3))
        assert asked(pilot) == [("routine.done", "item:up")]


async def test_with_nothing_planned_it_says_how_to_begin(stage: Staged) -> None:
    pane = RoutinePane()
    async with stage(pane, size=(47, 16)) as pilot:
        pane.view = RoutineView(day=DAY)
        await pilot.pause()
        text = shown(pilot)
        assert words.routine.TASK_HINT in text
        assert "0 done" not in "".join(text)
        await pilot.press("space", "p", "r", "n", "e", "d", "J")
        assert asked(pilot) == []
        await pilot.press("a")
        assert asked(pilot) == [("routine.add", "")]


FOLDED = replace(MORNING, stands="folded", rows=(MORNING.rows[0], MORNING.rows[3]))


@pytest.mark.parametrize("key", ["space", "enter"])
async def test_a_folded_routine_is_a_line_that_opens(stage: Staged, key: str) -> None:
    pane = RoutinePane()
    async with stage(pane, size=(47, 16)) as pilot:
        pane.view = replace(VIEW, routines=(FOLDED,))
        await pilot.press("home")
        assert shown(pilot)[2].startswith("› Morning · 1 done") and shown(pilot)[2].endswith("7:20")
        await pilot.press("p", "n", "e", "d", "K", key)
        assert asked(pilot) == [("routine.fold", "routine:morning")]
        pane.view = replace(VIEW, routines=(replace(FOLDED, opened=True),))
        await pilot.pause()
        assert [line[:4] for line in shown(pilot)[2:5]] == ["› Mo", "✓  U", "~  R"]


async def test_on_another_day_rows_are_marked_and_noted_and_no_more(stage: Staged) -> None:
    pane = RoutinePane()
    async with stage(pane, size=(47, 16)) as pilot:
        pane.view = replace(VIEW, today=DAY + timedelta(days=1))
        await pilot.press("home", "e", "d", "J", "a", "A", "space", "p", "r", "n", "left", "right")
        assert [(message.command, message.day) for message in stage_of(pilot).of(Asked)] == [
            (f"routine.{name}", DAY + timedelta(days=1))
            for name in ("done", "partly", "rest", "note", "earlier", "later")
        ]
        assert stage_of(pilot).lines()[0].startswith("╭─ Yesterday ─")
        pane.view = replace(VIEW, today=DAY + timedelta(days=7))
        await pilot.pause()
        assert not pane.check_action("ask", ("routine.earlier",))  # a week is as far as one looks


async def test_a_tick_repaints_its_row_and_the_title(stage: Staged) -> None:
    pane = RoutinePane()
    async with stage(pane, size=(47, 16)) as pilot:
        pane.view = VIEW
        await pilot.press("end")
        painted: list[Any] = []
        compositor = pilot.app.screen._compositor
        update = compositor.update_widgets

        def noting(widgets: Any) -> None:
            for widget in (pane, pane.list):
                painted.extend(each.translate(widget.region.offset) for each in widget._repaint_regions)
            update(widgets)

        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(compositor, "update_widgets", noting)
            done = replace(VIEW.rows[1], state="done", marked=datetime(2026, 11, 17, 8, 0))
            rows = (VIEW.rows[0], done, *VIEW.rows[2:])
            pane.view = replace(VIEW, routines=(replace(MORNING, rows=rows),))
            await pilot.pause()
        assert {(region.y, region.height) for region in painted} == {(0, 1), (4, 1)}
        assert "2 done" in stage_of(pilot).lines()[0]


async def test_folded_it_is_one_line(stage: Staged) -> None:
    pane = RoutinePane(classes="-collapsed")
    async with stage(pane, size=(40, 6)) as pilot:
        pane.view = VIEW
        await pilot.pause()
        assert stage_of(pilot).lines()[0] == "  Routine                       1 done  "
        assert "".join(stage_of(pilot).lines()[1:]).strip() == ""


@pytest.mark.parametrize(
    ("look", "corner"),
    [(ScreenStyle(), "╭"), (ScreenStyle(ascii=True), "+"), (ScreenStyle(simple=True), " ")],
)
async def test_the_box_follows_the_look(stage: Staged, look: ScreenStyle, corner: str) -> None:
    pane = RoutinePane()
    async with stage(pane, size=(47, 16), look=look) as pilot:
        pane.view = VIEW
        await pilot.pause()
        assert stage_of(pilot).lines()[0][0] == corner
        if look.ascii:
            assert "".join(stage_of(pilot).lines()).isascii()


@pytest.mark.parametrize("size", [(6, 3), (10, 4), (20, 5), (200, 60)])
async def test_any_size_is_survived(stage: Staged, size: tuple[int, int]) -> None:
    pane = RoutinePane()
    async with stage(pane, size=size) as pilot:
        pane.view = VIEW
        await pilot.press("down", "down", "end", "home")
        await pilot.resize_terminal(47, 16)
        await pilot.pause()
        assert "Make the bed" in "".join(stage_of(pilot).lines())


# -- what it leads to, in the real app


def routine_of(pilot: Pilot[Any]) -> RoutineView:
    view = today_of(app_of(pilot)).routine
    assert view is not None
    return view


def texts_in(pilot: Pilot[Any]) -> list[str]:
    """The words of the rows in the pane of the app, as they stand below each other."""
    return [row.text for row in pane_of(pilot).list.rows if row.mark]


def pane_of(pilot: Pilot[Any]) -> RoutinePane:
    return today_of(app_of(pilot)).query_one(RoutinePane)


async def test_space_on_a_step_ticks_that_step_and_the_last_of_them_the_row(
    open_app: Any, tmp_path: Path
) -> None:
    (tmp_path / "config.yaml").write_text(
        "routines:\n  - name: Morning\n    from: '04:00'\n    to: '12:00'\n    items:\n"
        "      - label: Make the bed\n        steps: [Open the window, Shake the pillow]\n      - Tea\n"
    )
    async with open_app() as pilot:
        await press_in_turn(pilot, "down", "down", "space")
        assert routine_of(pilot).rows[0].steps == (("Open the window", False), ("Shake the pillow", True))
        assert routine_of(pilot).rows[0].state == "open"
        await press_in_turn(pilot, "up", "space")
        assert routine_of(pilot).rows[0].steps == (("Open the window", True), ("Shake the pillow", True))
        assert routine_of(pilot).rows[0].state == "done"
        await press(pilot, "space")
        assert routine_of(pilot).rows[0].steps[0] == ("Open the window", False)


async def test_a_sub_step_counts_too_until_the_mark_is_enough(open_app: Any, tmp_path: Path) -> None:
    steps = ", ".join(f"step {n}" for n in range(7))
    (tmp_path / "config.yaml").write_text(
        "routines:\n  - name: Day\n    from: '04:00'\n    to: '12:00'\n"
        f"    items: [{{label: Tidy up, steps: [{steps}]}}, Tea, Bread]\n"
    )
    async with open_app() as pilot:
        said = []
        for _ in range(7):
            await press_in_turn(pilot, "down", "space")
            said.append(whisper(pilot))
        assert all(any(line in each for line in load.step_lines().done) for each in said[:5])
        assert said[5:] == ["", ""]
        await press_in_turn(pilot, "down", "space")
        assert whisper(pilot) == ""


async def test_a_row_that_opens_something_is_opened_again_once_it_is_done(open_app: Any) -> None:
    async with open_app() as pilot:
        row = next(n for n, row in enumerate(routine_of(pilot).rows) if row.opens)
        await press_in_turn(pilot, *["down"] * row, "enter")
        await press(pilot, "down", "enter")  # done, without opening it
        assert routine_of(pilot).rows[row].state == "done"
        await press(pilot, "space")
        assert routine_of(pilot).rows[row].state == "open"
        assert pilot.app.screen is today_of(app_of(pilot))


async def test_the_day_before_and_home_again(open_app: Any, clock: Any, make_companion: Any) -> None:
    companion = make_companion()
    companion.wins.add("called Mum")
    companion.breathing.save("box", "gentle", 120, 120, finished=True, started=clock.wall)
    clock.advance(days=1)
    companion.wins.add("of today")
    async with open_app() as pilot:
        await press(pilot, "left")
        text = on_screen(pilot)
        assert routine_of(pilot).day == DAY and all(
            said in text for said in ("─ Yesterday ─", "2 min that day", "1 that day", "→ today", "n note")
        )
        assert wins_on_screen(pilot) == ["called Mum"]
        await press(pilot, "space")
        assert whisper(pilot).startswith(words.routine.SAVED_FOR_YESTERDAY)
        await press(pilot, "j", "n")
        await type_in(pilot, "slept late")
        await press(pilot, "enter")
        assert whisper(pilot).startswith(words.routine.SAVED_FOR_YESTERDAY)
        await press(pilot, "j", "space")  # a row that is marked stays where it is, until one comes again
        assert texts_in(pilot)[:3] == ["Up", "A glass of water", "Make the bed"]
        await press(pilot, "u", "left")
        assert routine_of(pilot).back == 2
        for home in ("right", "right"), ("left", "escape"):
            await press_in_turn(pilot, *home)
            assert routine_of(pilot).back == 0 and wins_on_screen(pilot) == ["of today", "called Mum"]
            assert pane_of(pilot).selected == routine_of(pilot).rows[0]
    kept = {tick.item: (tick.state, tick.note) for tick in make_companion().store.on(Tick, DAY)}
    assert kept == {"up": ("done", ""), "a-glass-of-water": ("open", "slept late")}


@pytest.mark.parametrize("size", [(40, 15), (80, 24), (110, 36)])
async def test_the_way_home_from_yesterday_is_named_at_every_width(open_app: Any, size: Any) -> None:
    async with open_app(size=size) as pilot:
        await press(pilot, "left")
        assert "→ today" in lines_of(pilot.app.screen)[-1]
        await press(pilot, "right")
        assert "→ today" not in lines_of(pilot.app.screen)[-1]


async def test_yesterday_opens_nothing_and_a_new_day_shows_today(open_app: Any, clock: Any) -> None:
    async with open_app() as pilot:
        app = app_of(pilot)
        await press_in_turn(pilot, "left", "j", "j", "j")
        assert there(pane_of(pilot).selected).label == "Breathe"
        await press(pilot, "space")
        assert pilot.app.screen is today_of(app) and whisper(pilot).startswith(
            words.routine.SAVED_FOR_YESTERDAY
        )
        clock.advance(days=1)
        app.background.moment()
        await press(pilot)
        assert routine_of(pilot).back == 0 and routine_of(pilot).day == clock.wall.date()
        await press(pilot, "left")
        assert routine_of(pilot).back == 1  # counted from the new day


async def test_the_last_row_folds_the_routine_and_undo_opens_it_where_it_was(open_app: Any) -> None:
    async with open_app() as pilot:
        for _ in range(4):
            await press_in_turn(pilot, "p", "j")
        await press(pilot, "p")
        assert whisper(pilot) == load.step_lines().last.format(routine="morning")
        assert "Morning · 5 partly" in on_screen(pilot)
        assert pane_of(pilot).list.cursor == "routine:morning"
        assert "space open" in on_screen(pilot)
        await press(pilot, "space")
        assert "space fold" in on_screen(pilot) and "Make the bed" in on_screen(pilot)
        await press(pilot, "enter")
        assert "Make the bed" not in on_screen(pilot)
        await press(pilot, "u")
        assert there(pane_of(pilot).selected).label == "Read one line"


async def test_when_the_next_routine_begins_the_day_goes_on_there(open_app: Any, clock: Any) -> None:
    async with open_app() as pilot:
        await press(pilot, "space")
        clock.wall = clock.wall.replace(hour=20, minute=0)
        app_of(pilot).background.moment()
        await press(pilot)
        assert "Morning · 1 done" in on_screen(pilot)
        assert there(pane_of(pilot).selected).label == "Dim the lights"
        await press_in_turn(pilot, "home", "space", "j", "j", "space")  # it is never too late
        done = [row.label for row in routine_of(pilot).everything if row.state == "done"]
        assert done == ["Up", "A glass of water"]


async def test_an_item_is_added_to_the_routine_in_hand(open_app: Any, make_companion: Any) -> None:
    async with open_app() as pilot:
        await press(pilot, "end", "A")
        assert "Evening" in there(today_of(app_of(pilot)).entry.request).label
        await type_in(pilot, "set the alarm")
        await press(pilot, "enter")
    assert [item.label for item in make_companion().settings.routines[1].items][-1] == "set the alarm"


async def test_an_item_moves_up_with_the_cursor_on_it(open_app: Any) -> None:
    async with open_app() as pilot:
        await press_in_turn(pilot, "down", "K")
        assert [row.label for row in routine_of(pilot).rows][:2] == ["A glass of water", "Up"]
        assert pane_of(pilot).list.cursor == routine_of(pilot).rows[0].key
