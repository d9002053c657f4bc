"""The moment a gathering begins, also where the clocks change; and what is to be done before it."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from companion.content.gatherings import templates
from companion.content.load import wording
from companion.model.gatherings import Gathering, Template, names_in, parse_coming

BERLIN = ZoneInfo("Europe/Berlin")
FOUR = time(4)


def here(at: datetime) -> datetime:
    """As `Clock.local` has it: forward over the hour that is not there, the first of one that comes twice."""
    if at.tzinfo:
        return at.astimezone(BERLIN)
    return at.replace(tzinfo=BERLIN).astimezone(ZoneInfo("UTC")).astimezone(BERLIN)


@pytest.mark.parametrize(
    ("now", "said", "begins", "skipped"),
    [
        (datetime(2026, 3, 20, 12), "2026-03-29 02:30", "2026-03-29T03:30:00+02:00", time(2, 30)),
        (datetime(2026, 10, 20, 12), "2026-10-25 02:30", "2026-10-25T02:30:00+02:00", None),
        (datetime(2026, 10, 20, 12), "saturday 2:30", "2026-10-25T02:30:00+02:00", None),
        (datetime(2026, 10, 20, 12), "2026-10-25 03:30", "2026-10-25T03:30:00+01:00", None),
    ],
)
def test_where_the_clocks_change(now: datetime, said: str, begins: str, skipped: time | None) -> None:
    moment = parse_coming(said, now.replace(tzinfo=BERLIN), FOUR, here)
    assert moment and (moment.at.isoformat(), moment.skipped) == (begins, skipped)


@pytest.mark.parametrize(
    ("now", "begins"),
    [
        ("2026-11-18T02:00", "2026-11-18T15:00"),  # the person's day is still the 17th
        ("2026-11-18T12:00", "2026-11-18T15:00"),
        ("2026-11-18T16:00", "2026-11-18T15:00"),  # it has gone by, which is refused
    ],
)
def test_a_time_alone_is_the_next_one_before_the_day_begins(now: str, begins: str) -> None:
    moment = parse_coming("15:00", datetime.fromisoformat(now).replace(tzinfo=BERLIN), FOUR, here)
    assert moment and moment.at == datetime.fromisoformat(begins).replace(tzinfo=BERLIN)


@given(st.datetimes(datetime(2026, 11, 18), datetime(2035, 12, 31)))
def test_what_is_typed_again_is_the_same_moment(wall: datetime) -> None:
    at = here(wall.replace(second=0, microsecond=0, fold=0))
    of = Gathering(at=at, day=at.date(), what="Tea", starts=at, on=at.date())
    moment = parse_coming(of.typed, datetime(2026, 11, 17, 12, tzinfo=BERLIN), FOUR, here)
    assert moment and moment.at == at


@given(st.lists(st.text()))
def test_names_are_told_once_and_each_is_a_name(names: list[str]) -> None:
    found = names_in(", ".join(names))
    assert len(set(found)) == len(found) and all(name and name == " ".join(name.split()) for name in found)
    assert names_in(", ".join(found)) == found


@given(st.sampled_from(templates()), st.integers(0, 400), st.sampled_from(["", "Ana", "Ana and {Jo}"]))
def test_nothing_is_to_be_done_on_a_day_gone_by_or_after_it(
    template: Template, days: int, names: str
) -> None:
    today = date(2026, 11, 17)
    on = today + timedelta(days=days)
    things = template.things(names, on, today)
    assert things and all(today <= day <= on for day, _ in things)
    assert all("{" not in text or "{Jo}" in text for _, text in things)


@pytest.mark.parametrize("template", templates(), ids=lambda each: each.id)
def test_the_words_of_a_template_keep_to_the_rules(template: Template) -> None:
    things = [text for thing in template.checklist for text in (thing.text, thing.nobody)]
    for text in (template.label, template.invitation, *template.programme, *things):
        assert not wording().forbidden.search(text), text
    assert "{when}" in template.invitation and 30 <= template.minutes <= 180
