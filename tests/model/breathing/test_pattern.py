"""A pattern of one's own: whatever is pressed, it stays one that may be breathed."""

from __future__ import annotations

from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from companion.content import load
from companion.model.breathing.limits import MOST_BREATHS, passed, quickest
from companion.model.breathing.pattern import Part, Pattern, pattern_of
from companion.model.breathing.technique import Section, Technique, levels

presses = st.lists(st.tuples(st.sampled_from(get_args(Part)), st.sampled_from([-1, 1])), max_size=80)


@given(st.sampled_from(load.techniques()), presses, st.data())
def test_whatever_is_pressed_no_limit_is_passed(
    technique: Technique, pressed: list[tuple[Part, int]], data: st.DataObject
) -> None:
    made = pattern_of(technique, data.draw(st.sampled_from(levels(technique))), 3)
    for part, by in pressed:
        before = made
        made, why = made.moved(part, by)
        assert not why or made == before
        section = Section(id="main", steps=made.steps)
        assert passed([section]) is None and quickest([section]) <= MOST_BREATHS
        assert {"inhale", "exhale"} <= {step.kind for step in made.steps}
    assert 1 <= made.minutes <= 60


def test_as_box_but_five() -> None:
    made = pattern_of(load.technique("box"), "standard", 5)
    assert made == Pattern(inhale=4, hold_full=4, exhale=4, hold_empty=4, minutes=5)
    for part in ("inhale", "exhale", "hold_full", "hold_empty"):
        made, why = made.moved(part, 2)
        assert why == ""
    assert [step.seconds for step in made.steps] == [5, 5, 5, 5]
    assert made.moved("inhale", 1) == (made, "slow")


@pytest.mark.parametrize("name", ["cyclic_sigh", "just_notice", "calm_60", "alternate_nostril"])
def test_what_is_not_one_breath_begins_as_the_usual_one(name: str) -> None:
    assert pattern_of(load.technique(name), "standard", 2) == Pattern(minutes=2)


def test_what_stands_in_the_way_is_named() -> None:
    assert Pattern(hold_full=7).moved("hold_full", 1)[1] == "rest"
    assert Pattern(inhale=1, exhale=1).moved("inhale", -1)[1] == "quick"
    assert Pattern(hold_empty=0).moved("hold_empty", -1) == (Pattern(), "")
