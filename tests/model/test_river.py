"""The river: at every hour all of the day is in it, in its order, and something to hold on to."""

from __future__ import annotations

from datetime import time

from hypothesis import given
from hypothesis import strategies as st

from companion.model.days import since_day_start
from companion.model.river import EVENING, begun, is_open_at, river, tasks_at
from companion.model.routine import Routine, RoutineRow

CLOCKS = st.times().map(lambda at: at.replace(second=0, microsecond=0))
STATES = st.sampled_from(["open", "done", "partly", "resting"])
PLANS = st.lists(st.tuples(CLOCKS, CLOCKS, st.lists(STATES, max_size=4)), max_size=5)


def planned(plan: list[tuple[time, time, list[str]]]) -> list[tuple[Routine, tuple[RoutineRow, ...]]]:
    return [
        (
            Routine(id=f"r{n}", name=f"R {n}", starts=starts, ends=ends),
            tuple(RoutineRow(key=f"item:{n}-{m}", label="x", state=s) for m, s in enumerate(states)),  # type: ignore[arg-type]
        )
        for n, (starts, ends, states) in enumerate(plan)
    ]


@given(PLANS, CLOCKS, CLOCKS)
def test_a_day_is_whole_at_every_hour(plan: list[tuple[time, time, list[str]]], now: time, day: time) -> None:
    routines = planned(plan)
    found = river(routines, now, day)
    assert sorted(row.key for each in found for row in each.rows) == sorted(
        row.key for _, rows in routines for row in rows
    )
    minutes = [since_day_start(each.starts, day) for each in found]
    assert minutes == sorted(minutes)
    so_far = [each.id for each in begun((routine for routine, _ in routines), now, day)]
    windows = {routine.id: routine for routine, _ in routines}
    for each in found:
        assert (each.stands == "coming") == (each.id not in so_far)
        if each.stands == "full":  # the one for now, or one whose window is still open
            assert not each.answered
            assert each.id == so_far[-1] or is_open_at(windows[each.id], now)
        if each.stands == "folded":
            assert each.answered or each.id != so_far[-1]
    at = tasks_at(found, day)
    assert all(since_day_start(each.starts, day) < since_day_start(EVENING, day) for each in found[:at])


@given(PLANS, CLOCKS)
def test_a_day_that_is_over_has_what_was_done_first(
    plan: list[tuple[time, time, list[str]]], day: time
) -> None:
    for each in river(planned(plan), None, day):
        states = [row.state == "open" for row in each.rows]
        assert states == sorted(states)
        assert (each.stands == "folded") == each.answered
        assert each.stands != "coming"
