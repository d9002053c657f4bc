"""Progress through the keys: the figures, the year, its days and what is counted."""

from __future__ import annotations

import re
from collections.abc import Callable
from contextlib import AbstractAsyncContextManager
from datetime import date, datetime, timedelta
from pathlib import Path
from random import Random
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from textual.pilot import Pilot

from companion.companion import Companion
from companion.config.settings import Appearance, Settings
from companion.model.breathing.technique import Session
from companion.model.change import Edit
from companion.model.checkins import CheckIn
from companion.model.pause import Pause
from companion.model.progress.year import YearView, cells, months_of, walked
from companion.model.record import Record
from companion.model.routine import State, Tick
from companion.model.wins import Win
from companion.rows.marks import ASCII, UNICODE
from companion.rows.progress.year import YearPlot
from companion.tui.app import CompanionApp

from ..conftest import ZONE, HeldClock
from .hands import app_of, lines_of, on_screen, press, press_at_once, press_in_turn, settle

Opened = Callable[..., AbstractAsyncContextManager[Pilot[Any]]]
Make = Callable[..., CompanionApp]
TODAY = date(2026, 11, 17)
MORNING = ("up", "a-glass-of-water", "make-the-bed", "breathe", "read-one-line")
KEY = str(list(CompanionApp.MODES).index("progress") + 1)


def on(day: int, month: int = 11, year: int = 2026, hour: int = 7, minute: int = 5) -> datetime:
    return datetime(year, month, day, hour, minute, tzinfo=ZONE)


def morning(at: datetime, *states: State) -> list[Record]:
    """So many rows of the morning, in order."""
    return [
        Tick(
            at=at,
            day=at.date(),
            item=item,
            routine="morning",
            label=item,
            state=state,
            marked=at,
            records="wake" if item == "up" else None,
        )
        for item, state in zip(MORNING, states, strict=False)
    ]


def fill(companion: Companion) -> None:
    """The last days of the mock-up, a month before, and a day of another year."""
    kept: list[Record] = [
        *morning(on(17), "done", "done", "done", "done", "done"),
        Win(at=on(17, hour=8), day=TODAY, text="Called Mum", category="people"),
        Win(at=on(17, hour=8, minute=6), day=TODAY, text="Opened the curtains"),
        Session(at=on(17, hour=9), day=TODAY, technique="box", seconds=360),
        CheckIn(at=on(17, hour=14), day=TODAY, words=("tired", "calm")),
        *morning(on(16), "done", "done", "partly"),
        *morning(on(11), "done"),
        Pause(at=on(13), day=date(2026, 11, 13), first=date(2026, 11, 12), last=date(2026, 11, 13)),
        *morning(on(31, 10), "done", "done"),
        Win(at=on(2, 8, 2025), day=date(2025, 8, 2), text="The first one"),
    ]
    companion.store.apply([Edit.add(each) for each in kept])


def of_year(pilot: Pilot[Any]) -> YearView:
    view = app_of(pilot).host.view("progress").shown
    assert isinstance(view, YearView)
    return view


async def test_the_figures_and_the_year_are_there_at_once_and_stand_as_drawn(
    open_app: Opened, make_companion: Callable[..., Companion]
) -> None:
    fill(make_companion())
    async with open_app() as pilot:
        await press(pilot, KEY)
        shown = on_screen(pilot)
        for line in (
            "│  5 days with something in them ",
            "│  Seven days     We Th Fr Sa Su Mo Tu ",
            "│                 ∙  ~  ~        ◍  ◉ ",
            "│  Finding a rhythm ",
            "│  Rested on 12 and 13 November. ",
            "│  › The year ",
            "     The year ────────────────────────── everything ",
            "            1   5    10   15   20   25   30 ",
            "       Nov            ∙~~  ◍◉ ",
            "       Oct                                ∙ ",
            "       2025 ",
            "       Aug   ∙ ",
            "       ∙ one or two   ◍ some   ◉ many   ~ resting ",
            "       Tuesday 17 November ",
            "       Up 7:05 · Morning, all five ",
            "       Called Mum · Opened the curtains ",
            "       6 min of breathing · tired, calm ",
        ):
            assert line in shown


async def test_arrows_walk_the_days_and_pass_over_months_with_nothing_in_them(
    open_app: Opened, make_companion: Callable[..., Companion]
) -> None:
    fill(make_companion())
    async with open_app() as pilot:
        await press_in_turn(pilot, KEY, "left", "left", "right")
        assert of_year(pilot).day == date(2026, 11, 16) and "Morning, 2 done" in on_screen(pilot)
        await press_in_turn(pilot, "right", "right", "tab", "down")  # never a day to come
        assert of_year(pilot).day == date(2026, 10, 17)
        await press_in_turn(pilot, "down")
        assert of_year(pilot).day == date(2025, 8, 17)
        await press_in_turn(pilot, "home", "end", "left", "left")
        assert of_year(pilot).day == date(2025, 8, 15) and "A quiet day" in on_screen(pilot)
        await press_in_turn(pilot, "up", *["right"] * 15)
        assert of_year(pilot).day == date(2026, 10, 30)


async def test_a_click_takes_the_day_under_the_mouse(
    open_app: Opened, make_companion: Callable[..., Companion]
) -> None:
    fill(make_companion())
    async with open_app() as pilot:
        await press(pilot, KEY)
        for day in (date(2026, 11, 16), date(2026, 10, 31), date(2025, 8, 2)):
            lines = lines_of(pilot.app.screen)
            y = next(n for n, line in enumerate(lines) if f" {day:%b}  " in line[57:70])
            await pilot.click(offset=(65 + day.day, y))
            await settle(pilot)
            assert of_year(pilot).day == day
        await pilot.click(offset=(66 + 29, 5))  # November is not over
        await settle(pilot)
        assert of_year(pilot).day == date(2025, 8, 2)


async def test_the_cell_in_hand_is_seen_without_colours_also_where_nothing_is_in_it(
    open_app: Opened, make_companion: Callable[..., Companion]
) -> None:
    fill(make_companion())
    async with open_app() as pilot:
        for key in (KEY, "left", "left"):
            await press(pilot, key)
            strips = pilot.app.screen._compositor.render_strips()
            turned = [each.text for strip in strips for each in strip if each.style and each.style.reverse]
            assert len(turned) == 1 and len(turned[0]) == 1
        assert turned == [" "]


async def test_what_is_counted_is_chosen(open_app: Opened, make_companion: Callable[..., Companion]) -> None:
    fill(make_companion())
    async with open_app() as pilot:
        await press_in_turn(pilot, KEY, "tab", "space", "down", "down", "down", "enter")
        assert "── Make the bed" in on_screen(pilot) and "Nov                 ◔✓ " in on_screen(pilot)
        assert "✓ done   ◔ partly" in on_screen(pilot) and "November: on 1 day, 1 partly." in on_screen(pilot)
        await press_in_turn(pilot, "space", "end", "enter")
        assert "Time with people" in on_screen(pilot) or "people" in on_screen(pilot)
        assert len(of_year(pilot).cells) == 1
        await press_in_turn(pilot, "space", "home", "enter", "v")
        text = re.sub(r"[\s│]+", " ", " ".join(line[56:] for line in lines_of(pilot.app.screen)))
        assert "November: something on 3 days, resting on 2. Fullest on the 17th: up, morning, two" in text


@pytest.mark.parametrize(
    "keys", [("down", "up"), ("down", "down", "up"), ("up", "down", "down", "down", "up")]
)
async def test_what_is_read_is_what_is_in_hand_however_fast_the_keys(
    open_app: Opened, keys: list[str]
) -> None:
    async with open_app() as pilot:
        await press(pilot, KEY)
        press_at_once(pilot, *keys)
        await settle(pilot)
        pane = app_of(pilot).host.pane("progress")
        assert pane is not None and pane.key == app_of(pilot).host.view("progress").at.view


async def test_each_figure_is_explained_with_its_own_numbers(
    open_app: Opened, make_companion: Callable[..., Companion]
) -> None:
    fill(make_companion())
    async with open_app() as pilot:
        await press(pilot, KEY)
        found = []
        for _ in range(4):
            await press(pilot, "up")
            found.append(" ".join(" ".join(line[56:] for line in lines_of(pilot.app.screen)).split()))
        rests, rhythm, seven, days = found
        assert "5 counts every day since 2 August 2025 when you saved something: a tick, a win, a" in days
        assert "Tuesday 17 November: 9 things saved" in seven and "Thursday 12 November: resting" in seven
        assert "Each of those days is part of it." in rhythm and "left out of the rhythm" in rests


async def test_years_that_are_still_being_counted_are_asked_for_until_they_are(
    open_app: Opened, make_companion: Callable[..., Companion]
) -> None:
    companion = make_companion()
    months = [on(1, 1 + n % 12, 2023 + n // 12) for n in range(40)]
    companion.store.apply([Edit.add(Win(at=at, day=at.date(), text="x")) for at in months])
    companion.close()
    async with open_app() as pilot:
        await press(pilot, KEY)
        view = app_of(pilot).host.view("progress")
        assert view.whole and view.head.days == 40 and len(view.shown.cells) == 40
        assert "counting" not in on_screen(pilot)


async def test_wide_two_cells_a_day_and_the_story_beside(
    open_app: Opened, make_companion: Callable[..., Companion]
) -> None:
    fill(make_companion())
    async with open_app() as pilot:
        await press_in_turn(pilot, KEY, "tab", "z")
        line = next(line for line in lines_of(pilot.app.screen) if "Nov " in line)
        assert "∙ ~ ~     ◍ ◉" in line and "Up 7:05 · Morning" in line


# -- the rules

days = st.integers(0, 900).map(lambda n: TODAY - timedelta(days=n))


@given(st.sets(days, min_size=1), days, st.integers(20, 90), st.integers(6, 40))
@settings(deadline=None, max_examples=60)
def test_every_cell_that_is_drawn_is_the_day_that_a_click_on_it_takes(
    there: set[date], day: date, width: int, height: int
) -> None:
    drawn = cells({each: {"acts": each.day % 9} for each in there}, "", TODAY)
    view = YearView(today=TODAY, day=day, cells=drawn, months=months_of(there, TODAY))
    for marks in (UNICODE, ASCII):
        plot = YearPlot(view)
        lines = plot.lines(width, height, marks)
        in_hand = []
        for y, line in enumerate(lines):
            x = 0
            for text, look in line:
                for n, sign in enumerate(text):
                    found = plot.day_at(x + n, y, width, height, marks)
                    if found and look != "muted":
                        assert sign in (" ", marks.of(view.cells[found]) if found in view.cells else " ")
                    in_hand += [found] if look == "hand" else []
                x += len(text)
        assert set(in_hand) == {day} and all(
            sum(map(len, [t for t, _ in line])) <= max(width, 34) for line in lines[:1]
        )


@given(
    st.sets(days, min_size=1),
    days,
    st.lists(st.sampled_from(["left", "right", "up", "down", "page_up", "last"])),
)
@settings(deadline=None, max_examples=60)
def test_one_walks_only_over_months_that_are_there(there: set[date], day: date, steps: list[str]) -> None:
    view = YearView(today=TODAY, day=day, months=months_of(there, TODAY))
    for step in steps:
        day = walked(view, day, step)
        assert day <= TODAY and (day.replace(day=1) in view.months or step not in ("left", "right"))


def test_cells_by_hand() -> None:
    numbers = {"acts": 7, "wins": 2, "wins:rest": 1, "seconds": 170, "ticks:bed:partly": 1, "checkins": 4}
    counted = ("", "wins", "category:rest", "breathing", "item:bed", "item:up", "checkins")
    drawn = [cells({TODAY: numbers}, each, TODAY).get(TODAY, "") for each in counted]
    assert drawn == [
        *("many", "some", "few", "few", "partly", "", "many"),
    ]


# -- looks


@pytest.mark.parametrize("size", [(110, 36), (40, 15)], ids=["110x36", "40x15"])
def test_how_it_looks(snap_compare: Callable[..., bool], tmp_path: Path, size: tuple[int, int]) -> None:
    config, clock = tmp_path / "config.yaml", HeldClock(on(17, hour=21, minute=10))
    made = Settings(appearance=Appearance(theme="dawn"))
    companion = Companion(tmp_path / "data", made, config=config, clock=clock, chance=Random(5))
    fill(companion)

    async def open_it(pilot: Pilot[Any]) -> None:
        await settle(pilot)
        await press_in_turn(pilot, KEY, *(["space"] if size[0] < 80 else []))

    assert snap_compare(CompanionApp(companion, config, clock=clock), terminal_size=size, run_before=open_it)
