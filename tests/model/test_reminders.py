"""What may be said: once a day, and no more after three without an answer, whatever the days are like."""

from __future__ import annotations

from datetime import date, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from companion.config.settings import EVENING, MORNING, Settings
from companion.model.reminders import BREAK, UNANSWERED, Reminder, may_say, planned, remembered

DAY = date(2026, 11, 17)
FOUR = time(4)
LOOKS = st.lists(
    st.tuples(st.integers(0, 3), st.lists(st.sampled_from(["look", "answer"]), max_size=5)), max_size=40
)


@given(looks=LOOKS)
def test_it_is_said_once_a_day_and_after_three_unanswered_not_before_an_answer(
    looks: list[tuple[int, list[str]]],
) -> None:
    day, answered, said = DAY, None, dict[str, tuple[date, ...]]()
    told: list[date] = []
    for days, acts in looks:
        day += timedelta(days=days)
        for act in acts:
            if act == "answer":
                answered = day
            elif may_say(said.get("weekly:", ()), answered, day):
                said = remembered(said, ["weekly:"], day)
                told.append(day)
        unanswered = [each for each in told if answered is None or each > answered]
        assert len(told) == len(set(told)) and len(unanswered) <= UNANSWERED
        assert len(said.get("weekly:", ())) <= UNANSWERED, "what is remembered has an end"
        silent = len(unanswered) == UNANSWERED or day in told
        assert may_say(said.get("weekly:", ()), answered, day) == (not silent)


def test_an_answer_on_a_day_between_is_an_answer_to_all_before_it() -> None:
    days = [DAY, DAY + timedelta(days=1), DAY + timedelta(days=2)]
    today = DAY + timedelta(days=9)
    assert not may_say(days, None, today)
    assert not may_say(days, DAY - timedelta(days=1), today)
    assert may_say(days, DAY, today) and may_say(days, today, today)


@pytest.mark.parametrize(
    ("chosen", "found"),
    [
        (False, []),
        (True, [("routine:morning", 0, 8 * 60), ("routine:evening", 16 * 60, 24 * 60)]),
        ({"morning": time(8, 30)}, [("routine:morning", 270, 480)]),
        ({"evening": time(1)}, [("routine:evening", 21 * 60, 24 * 60)]),
        ({"morning": time(13)}, [("routine:morning", 9 * 60, 24 * 60)]),
        ({"gone": time(8)}, []),
    ],
)
def test_a_routine_is_due_from_its_time_to_its_end_or_that_of_the_day(chosen: object, found: object) -> None:
    assert [*planned((MORNING, EVENING), chosen, (), None, FOUR)] == found  # type: ignore[arg-type]


def test_a_break_is_due_for_a_while_and_the_look_back_for_the_rest_of_its_day() -> None:
    times = (time(11), time(15, 30), time(11), time(3, 50))
    assert [*planned((), False, times, time(18), FOUR)] == [
        Reminder("breathe:11:00", 420, 420 + BREAK),
        Reminder("breathe:15:30", 690, 690 + BREAK),
        Reminder("breathe:03:50", 1430, 1440),
        Reminder("weekly:", 840, 1440),
    ]
    assert [*planned(Settings().routines, False, (), None, FOUR)] == []
