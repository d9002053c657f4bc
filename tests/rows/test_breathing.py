"""Breathing at rest, as lines."""

from __future__ import annotations

import re

import pytest

from companion import words
from companion.content import load
from companion.model.breathing.technique import BreathingView
from companion.rows import breathing


def test_the_session_to_come_and_no_figure_more() -> None:
    box = load.technique("box")
    view = BreathingView(technique=box, level="standard", planned=120, minutes_week=12, days_week=3)
    assert breathing.at_rest(view) == ["in 4, hold 4, out 4, hold 4 · 2 min"]
    assert words.breathing.so_far(view) == [words.breathing.this_week(12, 3)]


def test_nothing_stands_there_before_it_is_looked_up() -> None:
    assert breathing.at_rest(None) == []


@pytest.mark.parametrize(
    ("technique", "level", "line"),
    [
        ("extended_exhale", "gentle", "in 3, out 4"),
        ("box", "gentle", "in 3, hold 2, out 3, hold 2"),
        ("box", "no_holds", "in 4, out 4"),
        ("relax_478", "gentle", "in 2, hold 3.5, out 4"),
        ("cyclic_sigh", "standard", "in 3, sip 1, out 8"),
        ("alternate_nostril", "gentle", "in left 3, out right 4, in right 3, out left 4"),
        ("calm_60", "gentle", "three sighs, three slow breaths, one look around"),
        ("just_notice", "standard", "no pace at all"),
    ],
)
def test_the_line_of_a_technique_says_the_seconds_of_the_level_in_hand(
    technique: str, level: str, line: str
) -> None:
    view = BreathingView(technique=load.technique(technique), level=level, planned=60)
    assert breathing.at_rest(view)[0] == f"{line} · 1 min"


def test_no_tagline_counts_seconds_that_another_level_has() -> None:
    numbers = re.compile(r"(?i)\b(one|two|four|five|six|seven|eight|\d+)\b")
    found = {each.id for each in load.techniques() if numbers.search(each.tagline)}
    assert found <= {"calm_60"}  # its sighs and breaths are as many at each level
