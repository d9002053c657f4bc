"""The Routine pane: what it shows of a view, and what it asks for."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractAsyncContextManager
from datetime import date, datetime, time
from pathlib import Path
from typing import Any

import pytest
from msgspec.structs import replace
from textual.pilot import Pilot

from companion.model.routine import RoutineRow, RoutineView
from companion.tui.frame.host import Asked
from companion.tui.routine.pane import RoutinePane
from companion.tui.widgets.appearance import ScreenStyle

from .hands import app_of, press, press_in_turn, today_of

Staged = Callable[..., AbstractAsyncContextManager[Pilot[Any]]]
DAY = date(2026, 11, 17)
VIEW = RoutineView(
    day=DAY,
    routine="morning",
    title="Morning",
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
    tasks=(RoutineRow(key="task:5", label="Ring [red]the[/] dentist"),),
)


def shown(pilot: Pilot[Any]) -> list[str]:
    return [line.strip(" │").strip() for line in pilot.app.lines()]  # type: ignore[attr-defined]


def asked(pilot: Pilot[Any]) -> list[tuple[str, str]]:
    """What the pane asked for: the command, and the key of the row it is about; the day is the view's."""
    messages = pilot.app.of(Asked)  # type: ignore[attr-defined]
    assert {message.day for message in messages} <= {DAY}
    assert all(message.key.startswith(f"{DAY} ") for message in messages if message.key)
    return [(message.command, message.key.removeprefix(f"{DAY} ")) for message in messages]


async def test_a_routine_as_drawn(stage: Staged) -> None:
    pane = RoutinePane()
    async with stage(pane, size=(47, 16)) as pilot:
        pane.view = VIEW
        await pilot.press("end", "up", "up")
        assert pilot.app.lines()[:10] == [
            "╭─ Morning ────────────────────────── 1 done ─╮",
            "│                                             │",
            "│    ✓  Up                              7:05  │",
            "│    ◦  Make the bed                          │",
            "│  › ◦  Breathe                        3 min  │",
            "│    ~  Read one line                   7:20  │",
            "│                                             │",
            "│    Just today                               │",
            "│    ◦  Ring [red]the[/] dentist              │",
            "│                                             │",
        ]


async def test_the_word_of_a_mark_stands_on_the_selected_row(stage: Staged) -> None:
    pane = RoutinePane()
    async with stage(pane, size=(47, 16)) as pilot:
        pane.view = VIEW
        await pilot.pause()
        assert shown(pilot)[2].endswith("done 7:05")
        await pilot.press("end", "up")
        assert shown(pilot)[5].endswith("resting")


async def test_steps_and_note_stand_under_the_selected_row(stage: Staged) -> None:
    pane = RoutinePane()
    async with stage(pane, size=(47, 16)) as pilot:
        pane.view = VIEW
        await pilot.press("down")
        assert shown(pilot)[3:7] == [
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
        ((), "left_square_bracket", ("routine.earlier", "item:up")),
        ((), "right_square_bracket", ("routine.later", "item:up")),
    ],
)
async def test_keys_ask(
    stage: Staged, moves: tuple[str, ...], key: str, expected: tuple[str, str] | None
) -> None:
    pane = RoutinePane()
    async with stage(pane, size=(47, 16)) as pilot:
        pane.view = VIEW
        await pilot.press(*moves, key)
        assert asked(pilot) == ([expected] if expected else [])


async def test_a_click_on_the_mark_of_the_selected_row_is_its_main_action(stage: Staged) -> None:
    pane = RoutinePane()
    async with stage(pane, size=(47, 16)) as pilot:
        pane.view = VIEW
        await pilot.click(RoutinePane, offset=(5, 2))
        assert asked(pilot) == [("routine.done", "item:up")]


async def test_between_windows_today_and_what_comes_next(stage: Staged) -> None:
    pane = RoutinePane()
    async with stage(pane, size=(47, 16)) as pilot:
        pane.view = RoutineView(day=DAY, upcoming=("Evening", time(20)))
        await pilot.pause()
        text = shown(pilot)
        assert "Just today" in text
        assert "Evening from 20:00" in text
        assert "0 done" not in "".join(text)
        await pilot.press("space", "p", "r", "n", "e", "d", "J")
        assert asked(pilot) == []
        await pilot.press("a")
        assert asked(pilot) == [("routine.add", "")]


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

        compositor.update_widgets = noting
        try:
            done = replace(VIEW.rows[1], state="done", marked=datetime(2026, 11, 17, 8, 0))
            pane.view = replace(VIEW, rows=(VIEW.rows[0], done, *VIEW.rows[2:]))
            await pilot.pause()
        finally:
            compositor.update_widgets = update
        assert {(region.y, region.height) for region in painted} == {(0, 1), (3, 1)}
        assert "2 done" in pilot.app.lines()[0]


async def test_folded_it_is_one_line(stage: Staged) -> None:
    pane = RoutinePane(classes="-collapsed")
    async with stage(pane, size=(40, 6)) as pilot:
        pane.view = VIEW
        await pilot.pause()
        assert pilot.app.lines()[0] == "   Morning                     1 done   "
        assert "".join(pilot.app.lines()[1:]).strip() == ""


@pytest.mark.parametrize(
    ("look", "corner"),
    [(ScreenStyle(), "╭"), (ScreenStyle(ascii=True), "+"), (ScreenStyle(simple=True), " ")],
)
async def test_the_box_follows_the_look(stage: Staged, look: ScreenStyle, corner: str) -> None:
    pane = RoutinePane()
    async with stage(pane, size=(47, 16), look=look) as pilot:
        pane.view = VIEW
        await pilot.pause()
        assert pilot.app.lines()[0][0] == corner
        if look.ascii:
            assert "".join(pilot.app.lines()).isascii()


@pytest.mark.parametrize("size", [(6, 3), (10, 4), (20, 5), (200, 60)])
async def test_any_size_is_survived(stage: Staged, size: tuple[int, int]) -> None:
    pane = RoutinePane()
    async with stage(pane, size=size) as pilot:
        pane.view = VIEW
        await pilot.press("down", "down", "end", "home")
        await pilot.resize_terminal(47, 16)
        await pilot.pause()
        assert "Make the bed" in "".join(pilot.app.lines())


# -- what it leads to, in the real app


def routine_of(pilot: Pilot[Any]) -> RoutineView:
    view = today_of(app_of(pilot)).routine
    assert view is not None
    return view


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


async def test_a_row_that_opens_something_is_opened_again_once_it_is_done(open_app: Any) -> None:
    async with open_app() as pilot:
        row = next(n for n, row in enumerate(routine_of(pilot).rows) if row.opens)
        await press_in_turn(pilot, *["down"] * row, "enter")
        await press(pilot, "down", "enter")  # done, without opening it
        assert routine_of(pilot).rows[row].state == "done"
        await press(pilot, "space")
        assert routine_of(pilot).rows[row].state == "open"
        assert pilot.app.screen is today_of(app_of(pilot))


async def test_another_routine_is_looked_at_and_escape_is_back(open_app: Any) -> None:
    async with open_app() as pilot:
        await press(pilot, "right_square_bracket")
        assert (routine_of(pilot).title, routine_of(pilot).looking) == ("Evening", True)
        await press(pilot, "left_square_bracket")
        assert routine_of(pilot).title == "Morning"
        await press_in_turn(pilot, "left_square_bracket", "escape")
        assert (routine_of(pilot).title, routine_of(pilot).looking) == ("Morning", False)


async def test_an_item_moves_up_with_the_cursor_on_it(open_app: Any) -> None:
    async with open_app() as pilot:
        await press_in_turn(pilot, "down", "K")
        assert [row.label for row in routine_of(pilot).rows][:2] == ["A glass of water", "Up"]
        assert today_of(app_of(pilot)).query_one(RoutinePane).list.cursor == routine_of(pilot).rows[0].key
