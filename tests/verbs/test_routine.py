"""Routine: ticks, tasks and the plan, day by day."""

from __future__ import annotations

import itertools
from collections.abc import Callable
from datetime import UTC, date, datetime, time, timedelta, timezone
from pathlib import Path
from random import Random
from typing import Any
from zoneinfo import ZoneInfo

import msgspec
import pytest

from companion import words
from companion.companion import Companion
from companion.config.settings import EVENING, MORNING, Data, Settings, StepSettings
from companion.content import load
from companion.model.change import Edit
from companion.model.checkins import CheckIn
from companion.model.river import Look, RoutineView
from companion.model.routine import Item, Routine, RoutineRow, Task, Tick, step_line
from companion.model.schedule import parse_schedule
from companion.verbs.context import Gone

Make = Callable[..., Companion]
BERLIN = ZoneInfo("Europe/Berlin")
LINES = load.step_lines()
LAST_OF_MORNING = LINES.last.format(routine="morning")
OF_STATE = {"done": LINES.done, "partly": LINES.partly, "resting": LINES.resting}


def row(companion: Companion, name: str) -> RoutineRow:
    """The row of today with these words."""
    return next(row for row in companion.routine.view().everything if row.label == name)


def labels(companion: Companion, routine: str = "") -> list[str]:
    """The rows of the routine for now, or of the one called so."""
    view = companion.routine.view()
    found = next((each.rows for each in view.routines if each.id == routine), view.rows)
    return [row.label for row in found]


def one_item(every: str, **fields: Any) -> Settings:
    """A day with one item in one routine."""
    item = Item(id="plants", label="Water the plants", every=parse_schedule(every), **fields)
    all_day = Routine(id="day", name="Day", starts=time(4), ends=time(4), items=(item,))
    return Settings(routines=(all_day,))


# -- marks


def test_a_mark_has_its_time_and_a_second_press_opens_it_again(companion: Companion, clock: Any) -> None:
    assert companion.routine.toggle("item:up", "done").answer in LINES.done
    up = row(companion, "Up")
    assert (up.state, up.marked) == ("done", clock.wall)
    assert companion.routine.view().done == 1

    assert companion.routine.toggle("item:up", "done").answer == words.changes.OPEN_AGAIN
    assert row(companion, "Up").state == "open"
    assert companion.store.on(Tick, date(2026, 11, 17)) == []  # opened again leaves nothing behind


@pytest.mark.parametrize("first", ["done", "partly", "resting"])
@pytest.mark.parametrize("then", ["done", "partly", "resting"])
def test_another_mark_takes_the_place_of_the_first(companion: Companion, first: Any, then: Any) -> None:
    companion.routine.toggle("item:up", first)
    companion.routine.toggle("item:up", then)
    assert row(companion, "Up").state == ("open" if first == then else then)


def test_resting_may_have_a_reason_before_or_after(companion: Companion) -> None:
    companion.routine.toggle("item:up", "resting")
    companion.routine.toggle("item:up", "resting", "a long night")
    assert (row(companion, "Up").state, row(companion, "Up").reason) == ("resting", "a long night")
    companion.routine.toggle("item:up", "done")
    assert row(companion, "Up").reason == ""


def test_a_note_and_sub_steps_survive_an_untick(make_companion: Make) -> None:
    companion = make_companion(one_item("daily", steps=("kitchen", "balcony")))
    companion.routine.toggle("item:plants", "done")
    companion.routine.note("item:plants", "new leaf")
    companion.routine.toggle_step("item:plants", "balcony")
    companion.routine.toggle("item:plants", "done")
    plants = row(companion, "Water the plants")
    assert (plants.state, plants.note, plants.marked) == ("open", "new leaf", None)
    assert plants.steps == (("kitchen", False), ("balcony", True))


def test_sub_steps_are_marked_one_by_one(make_companion: Make) -> None:
    companion = make_companion(one_item("daily", steps=("kitchen", "balcony")))
    for name in ("balcony", "kitchen", "balcony"):
        companion.routine.toggle_step("item:plants", name)
    assert row(companion, "Water the plants").steps == (("kitchen", True), ("balcony", False))
    with pytest.raises(Gone):
        companion.routine.toggle_step("item:plants", "cellar")


def test_nothing_is_kept_of_an_open_row_with_nothing_on_it(make_companion: Make) -> None:
    companion = make_companion(one_item("daily", steps=("kitchen",)))
    companion.routine.note("item:plants", "")
    companion.routine.note("item:plants", "soon")
    companion.routine.note("item:plants", " ")
    companion.routine.toggle_step("item:plants", "kitchen")
    companion.routine.toggle_step("item:plants", "kitchen")
    assert companion.store.on(Tick, date(2026, 11, 17)) == []


def test_with_its_last_step_an_item_is_done_and_without_it_open(make_companion: Make) -> None:
    companion = make_companion(one_item("daily", steps=("kitchen", "hall")))

    def state() -> str:
        return companion.routine.view().rows[0].state

    assert companion.routine.toggle_step("item:plants", "hall").answer in LINES.done
    assert state() == "open"
    assert companion.routine.toggle_step("item:plants", "kitchen").answer == LINES.last.format(routine="day")
    assert state() == "done"
    assert companion.routine.toggle_step("item:plants", "hall").answer == words.changes.OPEN_AGAIN
    assert state() == "open"


def test_wake_and_bedtime_are_recorded_with_the_mark(companion: Companion, clock: Any) -> None:
    companion.routine.toggle("item:up", "done")
    clock.wall = clock.wall.replace(hour=23, minute=30)
    companion.routine.toggle("item:lights-out", "partly")
    assert {tick.item: tick.records for tick in companion.store.on(Tick, date(2026, 11, 17))} == {
        "up": "wake",
        "lights-out": None,
    }
    companion.routine.toggle("item:lights-out", "done")
    bed = companion.store.on(Tick, date(2026, 11, 17))[1]
    assert (bed.records, bed.marked) == ("bedtime", clock.wall)


@pytest.mark.parametrize("seed", range(4))
def test_the_warm_line_comes_once_with_the_last_mark(companion: Companion, seed: int) -> None:
    items = [item.id for item in MORNING.items]
    Random(seed).shuffle(items)
    states: list[Any] = ["done", "resting", "partly", "done", "resting"]
    said = [
        companion.routine.toggle(f"item:{item}", state).answer
        for item, state in zip(items, states, strict=True)
    ]
    assert said[4] == LAST_OF_MORNING
    assert all(line in OF_STATE[state] for line, state in zip(said[:4], states, strict=False))
    assert companion.routine.toggle(f"item:{items[0]}", "partly").answer in LINES.partly


def test_no_line_comes_twice_in_a_row_and_after_five_the_mark_is_enough(make_companion: Make) -> None:
    companion = make_companion(Settings(steps=StepSettings(own=("There.",))))
    tasks = [f"task:{companion.routine.add_task(f'{n}').entries[0].id}" for n in range(8)]
    again = [companion.routine.toggle(tasks[0], "done").answer for _ in range(7)][::2]
    assert all(one != two for one, two in itertools.pairwise(again))
    said = [companion.routine.toggle(task, "done").answer for task in tasks[1:]]
    assert len({*again[-1:], *said[:4]}) == 5 and {*said[:4]} <= {"There.", *LINES.done}
    assert said[4:] == [""] * 3
    companion.routine.toggle(tasks[3], "done")
    assert companion.routine.toggle(tasks[3], "resting").answer == ""  # it is still the seventh with a mark


def test_own_lines_are_among_the_shipped_ones() -> None:
    days = [date(2026, 11, 1) + timedelta(days=n) for n in range(60)]
    lines = ("There.", *LINES.done)
    said = [[step_line(lines, n, day, "") for n in range(5)] for day in days]
    assert {line for day in said for line in day} == set(lines)
    whole = [line for day in said for line in day]
    assert all(one != two for one, two in itertools.pairwise(whole))  # nor over night


@pytest.mark.parametrize(("lows", "gentle"), [([-2], True), ([-1, -1], True), ([-1, 2], False), ([], False)])
def test_on_a_day_with_a_low_check_in_the_answer_is_quiet(
    companion: Companion, lows: list[Any], gentle: bool
) -> None:
    at, day = companion.context.now(), companion.context.today()
    companion.store.apply([Edit.add(CheckIn(at=at, day=day, pleasantness=low)) for low in lows])
    said = [companion.routine.toggle(f"item:{item.id}", "done").answer for item in MORNING.items]
    assert (said == [*LINES.quiet] * 5) is gentle
    win = companion.wins.add_answered("said no #boundaries").answer
    assert (win in load.celebration_lines().quiet) is gentle


def test_ticks_of_two_machines_open_again_together(make_companion: Make) -> None:
    laptop = make_companion(Settings(data=Data(device="laptop")))
    laptop.routine.toggle("item:up", "done")
    (ticked,) = laptop.store.on(Tick, date(2026, 11, 17))
    # The other machine ticked it too, before they had seen each other.
    laptop.store.apply([Edit.add(msgspec.structs.replace(ticked, id=0, rev=0))])
    assert row(laptop, "Up").state == "done"
    laptop.routine.toggle("item:up", "done")
    assert row(laptop, "Up").state == "open"


def test_a_row_that_is_gone_says_so(companion: Companion) -> None:
    task = companion.routine.add_task("ring the dentist").entries[0].id
    companion.routine.remove(f"task:{task}")
    for key in ("item:no-such-item", f"task:{task}"):
        with pytest.raises(Gone, match=words.changes.ROW_GONE):
            companion.routine.toggle(key, "done")
        with pytest.raises(Gone):
            companion.routine.note(key, "x")


def test_what_was_ticked_stays_when_its_item_leaves_the_plan(make_companion: Make) -> None:
    before = make_companion()
    before.routine.toggle("item:up", "done")
    after = make_companion(Settings(routines=(EVENING,)))
    assert "Up" not in [row.label for row in after.routine.view().everything]
    assert [tick.label for tick in after.store.on(Tick, date(2026, 11, 17))] == ["Up"]
    before.undo()  # also of a row that is no longer planned
    assert after.store.on(Tick, date(2026, 11, 17)) == []


# -- today's tasks


def test_a_task_is_for_today_only(companion: Companion, clock: Any) -> None:
    companion.routine.add_task(" ring the dentist ")
    task = row(companion, "ring the dentist")
    assert task.is_task
    companion.routine.toggle(task.key, "done")
    assert companion.routine.view().done == 1
    clock.advance(days=1)
    view = companion.routine.view()
    assert (view.tasks, view.done) == ((), 0)
    assert all(row.state == "open" and row.marked is None for row in view.rows)


def test_a_task_can_be_marked_noted_renamed_and_removed(companion: Companion) -> None:
    key = f"task:{companion.routine.add_task('ring the dentist').entries[0].id}"
    companion.routine.toggle(key, "resting", "closed today")
    companion.routine.note(key, "Thursday")
    companion.routine.rename(key, "ring the doctor")
    task = row(companion, "ring the doctor")
    assert (task.key, task.state, task.reason, task.note) == (key, "resting", "closed today", "Thursday")
    companion.routine.toggle(key, "resting")
    task = row(companion, "ring the doctor")
    assert (task.state, task.reason, task.note) == ("open", "", "Thursday")
    assert companion.routine.move(key, 1).entries == ()
    companion.routine.remove(key)
    companion.undo()
    assert row(companion, "ring the doctor").note == "Thursday"


@pytest.mark.parametrize("nothing", ["", "  ", "\t"])
def test_a_row_needs_words(companion: Companion, nothing: str) -> None:
    key = f"task:{companion.routine.add_task('ring the dentist').entries[0].id}"
    verbs: tuple[Callable[[], object], ...] = (
        lambda: companion.routine.add_task(nothing),
        lambda: companion.routine.rename(key, nothing),
        lambda: companion.routine.rename("item:up", nothing),
        lambda: companion.routine.add_item("morning", nothing),
    )
    for verb in verbs:
        with pytest.raises(ValueError, match=words.changes.NO_TEXT):
            verb()
    assert [task.text for task in companion.store.on(Task, date(2026, 11, 17))] == ["ring the dentist"]


# -- the river of the day


@pytest.mark.parametrize(
    ("now", "current", "stands"),
    [
        (time(4), "Morning", ["full", "coming"]),
        (time(12, 30), "Morning", ["full", "coming"]),
        (time(15, 30), "Morning", ["full", "coming"]),
        (time(19, 59), "Morning", ["full", "coming"]),
        (time(20), "Evening", ["folded", "full"]),
        (time(3, 59), "Evening", ["folded", "full"]),
    ],
)
def test_every_hour_has_its_routine(
    companion: Companion, clock: Any, now: time, current: str, stands: list[str]
) -> None:
    clock.wall = datetime.combine(date(2026, 11, 17), now, clock.wall.tzinfo)
    view = companion.routine.view()
    assert view.current and view.current.name == current
    assert [(each.name, each.stands) for each in view.routines] == [
        ("Morning", stands[0]),
        ("Evening", stands[1]),
    ]


def test_a_routine_folds_with_its_last_answer_and_is_opened_by_hand(companion: Companion) -> None:
    for item in MORNING.items:
        companion.routine.toggle(f"item:{item.id}", "resting")
    folded = companion.routine.view().routines[0]
    assert (folded.stands, folded.shown) == ("folded", ())
    opened = companion.routine.view(opened=["morning", "evening"]).routines
    assert [len(each.shown) for each in opened] == [5, 4]
    companion.routine.toggle("item:up", "resting")
    assert companion.routine.view().routines[0].stands == "full"


def test_a_window_that_goes_on_stays_though_another_has_begun(make_companion: Make) -> None:
    all_day = Routine(id="all", name="All day", starts=time(4), ends=time(4), items=MORNING.items[:1])
    early = Routine(id="early", name="Early", starts=time(5), ends=time(7), items=MORNING.items[1:2])
    work = Routine(id="work", name="Work", starts=time(8), ends=time(17), items=MORNING.items[2:])
    view = make_companion(Settings(routines=(EVENING, work, early, all_day))).routine.view()
    stands = {each.id: each.stands for each in view.routines}
    assert list(stands.items()) == [
        ("all", "full"),
        ("early", "folded"),
        ("work", "full"),
        ("evening", "coming"),
    ]
    assert (view.now, view.tasks_at) == ("work", 3)


def test_a_routine_with_nothing_due_is_not_there(make_companion: Make) -> None:
    companion = make_companion(one_item("sat"))
    assert companion.routine.view().routines == ()


def test_a_plan_without_routines_has_only_today(make_companion: Make) -> None:
    companion = make_companion(Settings(routines=()))
    companion.routine.add_task("ring the dentist")
    view = companion.routine.view()
    assert (view.routines, view.rows, view.current, len(view.tasks)) == ((), (), None, 1)
    with pytest.raises(Gone):
        companion.routine.add_item(None, "Open the window")


# -- the days before


def back(companion: Companion, days: int) -> RoutineView:
    """The river as seen so many days ago."""
    return companion.routine.look(Look(today=companion.context.today(), back=days))


def test_a_day_alone_tells_no_time_of_that_day(companion: Companion, clock: Any) -> None:
    moment = companion.context.when("yesterday")
    clock.advance(1 / 8)  # a real clock has gone on meanwhile
    companion.routine.on(moment.day).toggle("item:up", "done", at=moment)
    (row,) = [each for each in companion.routine.on(moment.day).view().everything if each.state == "done"]
    assert row.marked is None


def test_yesterday_has_what_was_done_first_and_can_be_marked(companion: Companion, clock: Any) -> None:
    companion.routine.toggle("item:make-the-bed", "done")
    companion.routine.toggle("item:breathe", "partly")
    clock.advance(days=1)
    view = back(companion, 1)
    assert [(row.label, row.state) for row in view.routines[0].rows][:3] == [
        ("Make the bed", "done"),
        ("Breathe", "partly"),
        ("Up", "open"),
    ]
    assert (view.back, view.done, view.current) == (1, 1, None)
    assert [each.stands for each in view.routines] == ["full", "full"]
    assert {row.opens for row in view.everything} == {None, "closing"}
    assert not any(row.aside for row in view.everything)

    then = companion.routine.on(view.day)
    assert then.toggle("item:up", "done").answer == words.routine.SAVED_FOR_YESTERDAY
    assert then.note("item:up", "slowly").answer == words.routine.SAVED_FOR_YESTERDAY
    up = next(row for row in back(companion, 1).everything if row.label == "Up")
    assert (up.state, up.note, up.marked) == ("done", "slowly", None)  # of no time of that day
    assert all(tick.records is None for tick in companion.store.on(Tick, view.day) if tick.item == "up")
    assert companion.routine.view().done == 0
    companion.undo()
    companion.undo()
    assert back(companion, 1) == view


@pytest.mark.parametrize(
    ("days", "said"), [(2, "Saved for Sunday 15 November."), (7, "Saved for Tuesday 10 November.")]
)
def test_days_further_back_are_named(companion: Companion, days: int, said: str) -> None:
    then = companion.routine.on(companion.context.today() - timedelta(days=days))
    assert then.toggle("item:up", "done").answer == said


def test_what_was_done_is_there_though_its_item_has_left_the_plan(
    companion: Companion, make_companion: Make, clock: Any
) -> None:
    for item in ("up", "lights-out"):
        companion.routine.toggle(f"item:{item}", "done")
    clock.advance(days=1)
    companion.routine.remove("item:up")
    for opened in (companion, make_companion(Settings(routines=(MORNING,)))):
        rows = {row.label: row.state for row in back(opened, 1).everything}
        assert (rows["Up"], rows["Lights out"]) == ("done", "done")
    companion.routine.on(date(2026, 11, 17)).note("item:up", "late")
    assert next(row for row in back(companion, 1).everything if row.label == "Up").note == "late"


def test_a_new_day_is_looked_at_from_its_own_beginning(companion: Companion, clock: Any) -> None:
    look = Look(today=companion.context.today(), back=3)
    assert companion.routine.look(look).day == date(2026, 11, 14)
    clock.advance(days=1)
    assert companion.routine.look(look).day == date(2026, 11, 18)


# -- schedules


def days_due(companion: Companion, clock: Any, days: int, done_on: set[date]) -> list[date]:
    """The days on which the item stood, of so many from today; on some of them it was done."""
    found = []
    for _ in range(days):
        day = companion.context.today()
        if labels(companion):
            found.append(day)
            if day in done_on:
                companion.routine.toggle("item:plants", "done")
                assert labels(companion), "a day on which it was done keeps its tick"
        clock.advance(days=1)
    return found


def test_every_few_days_counts_from_the_last_time_over_a_month_border(
    make_companion: Make, clock: Any
) -> None:
    clock.wall = clock.wall.replace(day=28)
    companion = make_companion(one_item("every 4 days"))
    done = {date(2026, 11, 29), date(2026, 12, 4)}
    due = days_due(companion, clock, 12, done)
    # 28 stands open, 29 is done; then again from the fourth day after, until it is done.
    assert [d.day for d in due] == [28, 29, 3, 4, 8, 9]


def test_some_times_a_week_until_they_are_done(make_companion: Make, clock: Any) -> None:
    clock.wall = clock.wall.replace(day=30)  # a Monday
    companion = make_companion(one_item("2 per week"))
    done = {date(2026, 11, 30), date(2026, 12, 2), date(2026, 12, 12)}
    due = days_due(companion, clock, 14, done)
    assert [d.day for d in due] == [30, 1, 2, 7, 8, 9, 10, 11, 12, 13]


def test_resting_does_not_count_as_one_of_the_times(make_companion: Make, clock: Any) -> None:
    companion = make_companion(one_item("every 3 days"))
    companion.routine.toggle("item:plants", "resting")
    clock.advance(days=1)
    assert labels(companion) == ["Water the plants"]
    companion.routine.toggle("item:plants", "partly")
    clock.advance(days=1)
    assert labels(companion) == []


def test_named_days(make_companion: Make, clock: Any) -> None:
    companion = make_companion(one_item("wed, sat"))
    assert [d.day for d in days_due(companion, clock, 8, set())] == [18, 21]


# -- the day


def test_the_day_rolls_over_at_four(companion: Companion, clock: Any) -> None:
    clock.wall = clock.wall.replace(hour=3, minute=59, day=18)
    assert companion.context.today() == date(2026, 11, 17)
    companion.routine.toggle("item:lights-out", "done")
    companion.routine.add_task("late one")
    clock.advance(60)
    view = companion.routine.view()
    assert (view.day, view.now, view.done, view.tasks) == (date(2026, 11, 18), "morning", 0, ())


@pytest.mark.parametrize(
    ("evening", "hours", "day"),
    [
        (
            datetime(2026, 3, 28, 23, 30, tzinfo=BERLIN),
            8,
            date(2026, 3, 28),
        ),  # the hour from 2:00 is left out
        (datetime(2026, 10, 24, 23, 30, tzinfo=BERLIN), 8, date(2026, 10, 24)),  # it comes twice
    ],
)
def test_daylight_saving_moves_nothing(
    companion: Companion, clock: Any, evening: datetime, hours: int, day: date
) -> None:
    clock.wall = evening
    companion.routine.toggle("item:lights-out", "done")
    instant = evening.astimezone(UTC)
    seen: dict[date, set[int]] = {}
    for half_hours in range(hours * 2):
        clock.wall = (instant + timedelta(minutes=30 * half_hours)).astimezone(BERLIN)
        seen.setdefault(companion.context.today(), set()).add(clock.wall.hour)
        assert [tick.item for tick in companion.store.on(Tick, day)] == ["lights-out"]
    assert list(seen) == [day, day + timedelta(days=1)]
    assert min(seen[day + timedelta(days=1)]) == 4  # the day begins at four by the clock on the wall
    assert row(companion, "Lights out").state == "open"  # of the new day


def test_travelling_west_moves_nothing(companion: Companion, clock: Any) -> None:
    clock.wall = datetime(2026, 11, 18, 5, 0, tzinfo=timezone(timedelta(hours=9)))  # early in Tokyo
    companion.routine.toggle("item:up", "done")
    companion.wins.add("packed the bag")
    clock.wall = clock.wall.astimezone(timezone(timedelta(hours=-8)))  # landed: noon of the day before
    view = companion.routine.view()
    assert (view.day, view.rows[0].state) == (date(2026, 11, 17), "open")
    (tick,) = companion.store.on(Tick, date(2026, 11, 18))
    assert tick.marked is not None
    assert (tick.marked.hour, tick.marked.utcoffset()) == (5, timedelta(hours=9))
    clock.advance(days=1)
    assert row(companion, "Up").state == "done"  # that Wednesday has come here, too
    assert [win.text for win in companion.wins.window().wins] == ["packed the bag"]


def test_a_changed_day_start_moves_nothing_that_was_kept(make_companion: Make, clock: Any) -> None:
    clock.wall = clock.wall.replace(hour=5)
    make_companion().routine.toggle("item:up", "done")
    later = make_companion(Settings(day_starts_at=time(6)))
    assert later.context.today() == date(2026, 11, 16)
    assert [tick.item for tick in later.store.on(Tick, date(2026, 11, 17))] == ["up"]


# -- what an item opens


def test_a_session_ticks_its_item_off_in_one_change(companion: Companion, clock: Any) -> None:
    assert row(companion, "Breathe").aside == "2 min"  # of the first sessions
    change = companion.breathing.save(
        "extended_exhale", "gentle", 45.0, 120.0, finished=False, started=clock.wall, item="breathe"
    )
    assert change.answer == "Saved: 45 s of breathing."
    assert row(companion, "Breathe").state == "done"
    companion.undo()
    assert row(companion, "Breathe").state == "open"
    assert companion.breathing.view().minutes_today == 0
    companion.redo()
    assert row(companion, "Breathe").state == "done"


def test_a_session_for_an_item_that_is_done_or_gone_is_only_kept(companion: Companion, clock: Any) -> None:
    companion.routine.toggle("item:breathe", "done")
    marked = row(companion, "Breathe").marked
    clock.advance(600)
    for item in ("breathe", "no-such-item", ""):
        companion.breathing.save("box", "gentle", 60, 120, finished=True, started=clock.wall, item=item)
    assert row(companion, "Breathe").marked == marked
    assert companion.breathing.view().minutes_today == 3


def test_a_session_can_be_what_finishes_the_list(companion: Companion, clock: Any) -> None:
    for item in MORNING.items:
        if item.id != "breathe":
            companion.routine.toggle(f"item:{item.id}", "done")
    change = companion.breathing.save(
        "extended_exhale", "gentle", 120, 120, finished=True, started=clock.wall, item="breathe"
    )
    assert change.answer == LAST_OF_MORNING


# -- the plan


def test_an_item_is_added_to_the_routine_on_show_and_to_the_first_one_otherwise(
    companion: Companion, tmp_path: Path, make_companion: Make
) -> None:
    companion.routine.add_item("evening", "Set the alarm")
    companion.routine.add_item(None, "Open the window")
    assert labels(companion)[-1] == "Open the window"
    assert labels(companion, "evening")[-1] == "Set the alarm"
    assert labels(make_companion(), "evening") == labels(companion, "evening")  # and after a restart
    companion.undo()
    companion.undo()
    assert not (tmp_path / "config.yaml").exists()
    assert labels(companion) == [item.label for item in MORNING.items]
    companion.redo()
    assert labels(companion, "evening")[-1] == "Set the alarm"


def test_renaming_keeps_the_history(companion: Companion, make_companion: Make) -> None:
    companion.routine.toggle("item:make-the-bed", "done")
    companion.routine.rename("item:make-the-bed", "Air the bed")
    for opened in (companion, make_companion()):
        bed = row(opened, "Air the bed")
        assert (bed.key, bed.state) == ("item:make-the-bed", "done")
    companion.undo()
    assert row(companion, "Make the bed").state == "done"


def test_moving_stops_at_the_ends(companion: Companion) -> None:
    companion.routine.move("item:a-glass-of-water", -1)
    assert labels(companion)[:2] == ["A glass of water", "Up"]
    before = labels(companion)
    companion.routine.move("item:a-glass-of-water", -1)  # it is the first already
    assert labels(companion) == before
    assert companion.undo().label == "move “A glass of water”"
    assert labels(companion)[:2] == ["Up", "A glass of water"]


def test_removing_keeps_what_was_ticked(companion: Companion) -> None:
    companion.routine.toggle("item:up", "done")
    assert companion.routine.remove("item:up").answer == words.changes.REMOVED
    assert "Up" not in labels(companion)
    companion.undo()
    assert row(companion, "Up").state == "done"


def test_a_broken_config_file_is_not_edited(companion: Companion, tmp_path: Path) -> None:
    from companion.config.errors import ConfigError

    config = tmp_path / "config.yaml"
    config.write_text("routines: [what\n")
    with pytest.raises(ConfigError):
        companion.routine.add_item("morning", "Open the window")
    assert config.read_text() == "routines: [what\n"
    assert labels(companion) == [item.label for item in MORNING.items]


# -- over the day's start


def test_what_was_opened_before_the_day_turned_is_about_its_own_day(companion: Companion, clock: Any) -> None:
    clock.wall = clock.wall.replace(hour=3, minute=59)
    last_night = companion.routine.view().day
    assert last_night == date(2026, 11, 16)
    clock.advance(120)
    assert companion.routine.view().day == date(2026, 11, 17)
    then = companion.routine.on(last_night)
    then.toggle("item:up", "done")
    then.note("item:up", "late, but up")
    (tick,) = companion.store.on(Tick, last_night)
    assert (tick.item, tick.state, tick.note, tick.marked) == ("up", "done", "late, but up", clock.wall)
    assert companion.store.on(Tick, date(2026, 11, 17)) == []
    assert row(companion, "Up").state == "open"
    assert next(each for each in then.view().everything if each.label == "Up").state == "done"
    then.toggle("item:up", "done")
    companion.undo()
    companion.undo()
    assert companion.store.on(Tick, last_night)[0].note == ""


def test_a_key_for_a_day_that_is_over_is_refused(companion: Companion, clock: Any) -> None:
    shown = companion.routine.view().day
    companion.context.still(shown)
    clock.advance(days=1)
    with pytest.raises(Gone, match=words.changes.ANOTHER_DAY):
        companion.context.still(shown)
