"""A grey day: the smallest step there is, a gentle line, and a few of the kept wins."""

from __future__ import annotations

from collections.abc import Callable
from datetime import time
from typing import Any

from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from companion import words
from companion.companion import Companion
from companion.config.settings import EVENING, MORNING, Settings
from companion.content import load as content
from companion.model.grey import drawn, of_the_hour, smallest
from companion.model.routine import Item, Routine, RoutineRow

Make = Callable[..., Companion]
STATES = st.sampled_from(["open", "done", "partly", "resting"])
STEPS = st.lists(
    st.tuples(st.sampled_from(["a", "b", "c"]), st.booleans()), max_size=3, unique_by=lambda s: s[0]
)
ROWS = st.lists(
    st.builds(
        RoutineRow,
        key=st.uuids().map(str),
        label=st.text(min_size=1, max_size=20),
        state=STATES,
        steps=STEPS.map(tuple),
        opens=st.none() | st.just("breathe/box"),
    ),
    max_size=6,
)


@given(rows=ROWS, marked=st.sets(st.integers(0, 5)))
def test_the_smallest_step_is_open_and_by_the_rule(rows: list[RoutineRow], marked: set[int]) -> None:
    named = {row.key for n, row in enumerate(rows) if n in marked}
    step = smallest(rows, named)
    still_open = [row for row in rows if row.state == "open"]
    if not still_open:
        assert step is None
        return
    assert step is not None and step.key in {row.key for row in still_open}
    if called_small := [row for row in still_open if row.key in named]:
        assert (step.key, step.label, step.sub_step) == (called_small[0].key, called_small[0].label, "")
    elif open_steps := [text for text, done in still_open[0].steps if not done]:
        assert (step.key, step.sub_step) == (still_open[0].key, open_steps[0])
    else:
        same = [row for row in still_open if not row.opens] or still_open
        assert len(step.label) == min(len(row.label) for row in same)


@given(things=st.lists(st.integers(), unique=True), most=st.integers(0, 5), seed=st.randoms())
def test_what_is_drawn_is_there_and_each_once(things: list[int], most: int, seed: Any) -> None:
    found = drawn(things, most, seed)
    assert len({*found}) == len(found) == min(most, len(things)) and {*found} <= {*things}


def test_the_routine_of_the_hour_comes_first_then_the_last_that_began() -> None:
    noon = Routine(id="noon", name="Noon", starts=time(12), ends=time(14))
    routines, day = (MORNING, noon, EVENING), time(4)

    def at(clock: time) -> list[str]:
        return [routine.id for routine in of_the_hour(routines, clock, day)]

    assert at(time(8)) == ["morning", "noon", "evening"]
    assert at(time(15, 30)) == ["noon", "morning", "evening"]
    assert at(time(1)) == ["evening", "noon", "morning"]


def test_the_step_is_done_and_the_next_is_another(companion: Companion) -> None:
    step = companion.grey.smallest()
    assert step is not None and step.label == "A glass of water"
    assert companion.grey.do(step).answer == words.grey.STEP_SAVED
    following = companion.grey.smallest()
    assert following is not None and following.label == "Up"
    companion.undo()
    assert companion.grey.smallest() == step


def test_a_sub_step_is_enough(make_companion: Make) -> None:
    walk = Item(id="walk", label="A walk", steps=("Shoes on", "Once around the block"))
    routine = Routine(
        id="day", name="Day", starts=time(4), ends=time(4), items=(walk, Item(id="up", label="Up"))
    )
    companion = make_companion(Settings(routines=(routine,)))
    step = companion.grey.smallest()
    assert step is not None and step.label == "Shoes on"
    companion.grey.do(step)
    (row, _) = companion.routine.view().rows
    assert row.steps == (("Shoes on", True), ("Once around the block", False)) and row.state == "open"


def test_where_no_routine_asks_for_anything_a_task_of_today_may(make_companion: Make) -> None:
    companion = make_companion(Settings(routines=()))
    assert companion.grey.view().step is None
    companion.routine.add_task("ring the dentist")
    step = companion.grey.view().step
    assert step is not None and step.label == "ring the dentist"


def test_the_line_is_of_the_gentlest_strength_and_changes_nothing_on_show(make_companion: Make) -> None:
    companion = make_companion()
    shown = companion.affirmations.view()
    gentle = {line.text for line in content.affirmations() if line.strength == 1}
    assert {companion.grey.view().line for _ in range(40)} <= gentle
    assert companion.affirmations.view() == shown
    off = dict.fromkeys(content.affirmation_themes(), False)
    calm = replace(
        Settings(), affirmations=replace(Settings().affirmations, themes=off, own=("I am a storm.",))
    )
    assert make_companion(calm).grey.view().line == "", "a line of one's own has no strength that is known"


def test_kept_wins_are_drawn_anew_and_three_at_most(companion: Companion, clock: Any) -> None:
    kept = []
    for number in range(6):
        clock.advance(days=-40)
        change = companion.wins.add(f"win {number}")
        if number:
            companion.wins.keep(change.entries[0].id)
            kept.append(f"win {number}")
    clock.advance(days=240)
    assert [win.text for win in companion.wins.kept().wins] == kept
    looks = [companion.grey.view().kept for _ in range(20)]
    assert all(len(look) == 3 and {*look} <= {*kept} for look in looks)
    assert len({*looks}) > 1 and {text for look in looks for text in look} == {*kept}
