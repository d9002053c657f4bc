"""The figures of a report, counted by hand; the tag for the next session."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from companion.model.breathing.technique import Session
from companion.model.reports import (
    NAMED,
    ORDER,
    Figures,
    Report,
    ReportChoice,
    breathing_by_week,
    days_with_something,
    is_for_next,
    last_days,
    months,
    with_tag,
    without_tag,
)
from companion.model.wins import NEXT_SESSION as TAG

TUESDAY = date(2026, 11, 17)
AT = datetime(2026, 11, 17, 8, tzinfo=UTC)


def test_days_and_months_with_something() -> None:
    by_day = {date(2026, 10, 31): 1, date(2026, 11, 1): 4, TUESDAY: 2}
    assert days_with_something(by_day) == 3 and days_with_something({}) == 0
    figures = Figures(by_day=by_day, resting=(date(2026, 9, 2),))
    assert months(figures) == [date(2026, 11, 1), date(2026, 10, 1), date(2026, 9, 1)]


def test_breathing_is_summed_up_by_the_monday() -> None:
    days = {16: 60.0, 17: 90.5, 15: 30.0, 3: 10.0}
    sessions = [
        Session(at=AT, day=date(2026, 11, day), technique="box", seconds=s) for day, s in days.items()
    ]
    assert breathing_by_week(sessions) == {
        date(2026, 11, 2): 10.0,
        date(2026, 11, 9): 30.0,
        date(2026, 11, 16): 150.5,
    }


def test_the_days_that_end_today() -> None:
    week = last_days(TUESDAY, 7)
    assert (week.first, week.last) == (date(2026, 11, 11), TUESDAY)


@pytest.mark.parametrize("reader", ORDER)
def test_what_was_not_named_is_not_among_its_parts(reader: str) -> None:
    report = Report(period=last_days(TUESDAY, 7), reader=reader)  # type: ignore[arg-type]
    assert report.parts[0] == "next" and not set(NAMED) & set(report.parts)


def test_a_choice_turns_and_comes_back() -> None:
    choice = ReportChoice()
    assert choice.turned("notes").named == ("notes",) and choice.turned("notes").turned("notes") == choice
    assert choice.turned("days").turned("days").turned("days") == choice
    assert choice.turned("reader").reader == "therapist"


def test_the_tag_is_read_as_the_journal_reads_tags() -> None:
    assert is_for_next(["Ask about sleep #Next-Session."]) and is_for_next([""], [TAG])
    assert not is_for_next(["no#next-session", "#next-sessions", "next-session"])
    assert without_tag("One\n\n#next-session") == "One" and without_tag("#next-session") == ""
    assert without_tag("Ask #next-session about\n\nsleep") == "Ask about\n\nsleep"


@given(st.text(st.characters(exclude_categories=["Cs", "Cc", "Zl", "Zp"])), st.booleans())
def test_a_tag_that_is_added_is_read_and_taken_out_again(text: str, line: bool) -> None:
    text = text.strip()
    tagged = with_tag(text, line=line)
    assert is_for_next([tagged])
    if TAG not in text.casefold():
        assert without_tag(tagged).split() == text.split()
