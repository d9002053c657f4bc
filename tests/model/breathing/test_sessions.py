"""What the sessions tell: the week, what has helped, and a technique by what one calls it."""

from __future__ import annotations

from datetime import date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from companion import words
from companion.content import load
from companion.model.breathing.sessions import ENOUGH, Helped, Week, helped, week_of
from companion.model.breathing.technique import FEELINGS, Session, Technique, named

SUNDAY = date(2026, 11, 22)
ALL = load.techniques()


def one(
    technique: str = "box", before: int | None = None, after: int | None = None, days_ago: int = 0
) -> Session:
    day = SUNDAY - timedelta(days=days_ago)
    at = datetime(day.year, day.month, day.day, 9)
    return Session(at=at, day=day, technique=technique, seconds=90, before=before, after=after)


def test_the_week_begins_on_monday() -> None:
    sessions = [one(days_ago=n) for n in (7, 6, 6, 0)]
    assert week_of(sessions, SUNDAY) == Week(4.5, 2)
    assert week_of(sessions, SUNDAY + timedelta(days=1)) == Week(0, 0)
    assert week_of(sessions, SUNDAY - timedelta(days=7)) == Week(1.5, 1)


def test_what_has_helped_has_its_number_and_enough_of_it_goes_first() -> None:
    sessions = [
        *[one("box", -1, 0)] * 4,
        one("box", 1, 1),
        *[one("equal", 0, 2)] * 3,
        *[one("resonance", -2, -1)] * 6,
        one("triangle", None, 2),
        one("triangle", 1, None),
    ]
    assert helped(sessions) == (
        Helped("resonance", 6, 6, 1.0),
        Helped("box", 5, 4, 0.8),
        Helped("equal", 3, 3, 2.0),
    )


def test_as_often_lighter_by_more_goes_first() -> None:
    sessions = [*[one("box", -1, 0)] * 6, *[one("equal", -1, 1)] * 6, *[one("triangle", -1, 0)] * 7]
    assert [each.technique for each in helped(sessions)] == ["triangle", "equal", "box"]


def test_one_lucky_go_is_no_match_for_many() -> None:
    few, many = Helped("a", 5, 5), Helped("b", 40, 38)
    assert many.share > few.share


ratings = st.sampled_from([None, *FEELINGS])
sessions = st.lists(st.builds(one, st.sampled_from(["a", "b", "c"]), ratings, ratings), max_size=30)


@given(sessions)
def test_every_rated_session_is_counted_once(given: list[Session]) -> None:
    told = helped(given)
    rated = [each for each in given if each.before is not None and each.after is not None]
    assert sum(each.n for each in told) == len(rated)
    assert all(0 <= each.lighter <= each.n for each in told)
    enough = [each.n >= ENOUGH for each in told]
    assert enough == sorted(enough, reverse=True)


@given(st.integers(0, 60), st.integers(0, 60))
def test_a_sentence_needs_enough_and_always_says_how_often(n: int, lighter: int) -> None:
    said = words.breathing.helped("Box", n, min(n, lighter), ENOUGH)
    assert bool(said) == (n >= ENOUGH and min(n, lighter) > 0)
    assert not said or said == f"Box: you felt a little lighter after {min(n, lighter)} of {n}"


@pytest.mark.parametrize(
    ("wanted", "found"),
    [
        ("box", ["box"]),
        ("BOX  breathing", ["box"]),
        ("long", ["extended_exhale"]),
        ("long-exhale", ["extended_exhale"]),
        ("extended_exhale", ["extended_exhale"]),
        ("4-7-8", ["relax_478"]),
        ("478", ["relax_478"]),
        ("sigh", ["cyclic_sigh"]),
        ("nostril", ["alternate_nostril"]),
        ("calm", ["calm_60"]),
        ("e", ["extended_exhale", "equal"]),
        ("re", ["resonance", "relax_478"]),
        ("", []),
        ("zzz", []),
    ],
)
def test_a_technique_by_what_one_calls_it(wanted: str, found: list[str]) -> None:
    assert [each.id for each in named(wanted, ALL)] == found


@given(st.sampled_from(ALL))
def test_every_technique_answers_to_its_id_and_its_name(technique: object) -> None:
    assert named(technique.id, ALL) == (technique,) == named(technique.name, ALL)  # type: ignore[attr-defined]


def test_an_exact_id_always_wins() -> None:
    mine = Technique(id="mine", name="box", sections=ALL[0].sections, own=True)
    assert [each.id for each in named("box", (mine, *ALL))] == ["box"]
    assert [each.id for each in named("Relax-478", (mine, *ALL))] == ["relax_478"]


def test_every_tag_has_its_words() -> None:
    tags = {tag for each in ALL for tag in each.for_what}
    assert tags == set(words.breathing.FOR_WHAT)
    groups = [tag for _, known in words.breathing.BY_FEELING.values() for tag in known]
    assert len(groups) == len(tags) and set(groups) == tags
