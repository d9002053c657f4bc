"""The rhythm: as the reference has it, for any history."""

from __future__ import annotations

import os
from datetime import UTC, date, datetime, timedelta
from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from companion.model.pause import Pause
from companion.model.progress.rhythm import Rhythm, rested, rests, rhythm

TODAY = date(2026, 3, 31)


def ago(*days: int) -> set[date]:
    return {TODAY - timedelta(days=n) for n in days}


def reference(shown: set[date], paused: set[date], k: int, today: date) -> str:
    """The rule of content/rhythm.yaml word for word, in fractions."""
    past = [day for day in shown if day <= today]
    if not past:
        return "beginning"
    start = max(today - timedelta(days=27), min(past))
    window = [start + timedelta(days=n) for n in range((today - start).days + 1)]
    n = len([day for day in window if day not in paused and (day != today or day in shown)])
    if n < 7:
        return "beginning"
    r = Fraction(len([day for day in window if day in shown])) / Fraction(k * n, 7)
    if not r:
        return "open"
    return "in" if r >= 1 else "mostly" if r >= Fraction(6, 10) else "finding"


days = st.sets(st.integers(-2, 60).map(lambda n: TODAY - timedelta(days=n)))
EXAMPLES = 10_000 if os.environ.get("HYPOTHESIS_PROFILE") == "thorough" else 300


@given(days, days, st.integers(1, 7))
@settings(max_examples=EXAMPLES, deadline=None)
def test_any_history_is_told_as_the_rule_says(shown: set[date], paused: set[date], k: int) -> None:
    found = rhythm(shown, paused, k, TODAY)
    assert found.band == reference(shown, paused, k, TODAY)
    if found.band in ("in", "mostly", "finding"):  # what it says it begins at is right to the day
        assert found.got >= found.begins_at > 0
        least = 10 if found.band == "in" else 6 if found.band == "mostly" else 0
        assert 70 * found.begins_at >= least * k * found.n > 70 * (found.begins_at - 1) or not least


@given(days, days, st.integers(1, 7), st.integers(0, 27))
@settings(deadline=None)
def test_a_day_more_never_makes_it_less(shown: set[date], paused: set[date], k: int, n: int) -> None:
    order = ["open", "finding", "mostly", "in"]
    before = rhythm(shown | ago(60), paused, k, TODAY)
    after = rhythm(shown | ago(60, n), paused, k, TODAY)
    if "beginning" not in (before.band, after.band) and n:
        assert order.index(after.band) >= order.index(before.band)


def test_an_example_by_hand() -> None:
    """Twelve days in four weeks at three a week: 12 / (3 * 28 / 7) = 1. Without one: 11 / 12."""
    twelve = ago(0, 2, 4, 7, 9, 11, 14, 16, 18, 21, 23, 27)
    assert rhythm(twelve, set(), 3, TODAY) == Rhythm("in", 12, 28, 3)
    assert rhythm(twelve - ago(9), set(), 3, TODAY) == Rhythm("mostly", 11, 28, 3)
    assert rhythm(twelve - ago(9), ago(9, 10, 12, 13), 3, TODAY) == Rhythm("in", 11, 24, 3)


@pytest.mark.parametrize(
    ("spans", "found"),
    [
        ([(12, 13)], [(12, 13)]),
        ([(12, 13), (14, 14), (20, 25)], [(12, 14), (20, 25)]),
        ([(12, 99)], [(12, 31)]),
        ([(-9, 3), (1, 4)], [(-9, 4)]),
        ([(40, 50), (-40, -30)], []),
    ],
)
def test_stretches_of_rest_are_joined_and_end_today(
    spans: list[tuple[int, int]], found: list[tuple[int, int]]
) -> None:
    def day(n: int) -> date:
        return TODAY.replace(day=1) + timedelta(days=n - 1)

    at = datetime(2026, 3, 1, tzinfo=UTC)
    pauses = [Pause(at=at, day=TODAY, first=day(a), last=day(b)) for a, b in spans]
    pauses.append(Pause(at=at, day=TODAY, first=day(1), last=day(31), routine="morning"))
    assert rests(pauses, day(1), TODAY) == tuple((day(a), day(b)) for a, b in found)
    assert len(rested([(day(-5), day(2))], day(1))) == 2
