"""Breathing at rest, as lines."""

from __future__ import annotations

from companion import words
from companion.content import load
from companion.model.breathing.technique import BreathingView, pattern
from companion.rows import breathing


def test_the_session_to_come_and_then_the_week() -> None:
    box = load.technique("box")
    view = BreathingView(technique=box, level="standard", planned=120, minutes_week=12, days_week=3)
    first, *others = breathing.at_rest(view)
    assert first == words.breathing.session_line(box.tagline, "standard", pattern(box, "standard"), 120)
    assert others == words.breathing.so_far(view) == [words.breathing.this_week(12, 3)]


def test_nothing_stands_there_before_it_is_looked_up() -> None:
    assert breathing.at_rest(None) == []
