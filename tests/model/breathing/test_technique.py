"""Levels, lengths and tempos: gentle first, never past the limits, always as the person chose."""

from datetime import date, datetime

import pytest

from companion import words
from companion.content import load
from companion.model.breathing.adaptation import next_level, planned_for
from companion.model.breathing.limits import tempos
from companion.model.breathing.technique import (
    LEVELS,
    MAX_HOLD,
    MIN_BREATHS,
    Length,
    Section,
    Session,
    Step,
    Technique,
    at_level,
    levels,
    paced,
    seconds_of,
)

ALL = [(technique, level) for technique in load.techniques() for level in levels(technique)]
OWN = Technique(
    id="own",
    name="Own",
    own=True,
    has_holds=True,
    sections=(
        Section(
            id="main",
            steps=(
                Step(kind="inhale", seconds=4, label="In", fill=(0, 0.8)),
                Step(kind="hold_full", seconds=3, label="Rest", fill=(0.8, 0.8)),
                Step(kind="exhale", seconds=6, label="Out", fill=(0.8, 0)),
            ),
        ),
    ),
)


def done(*given: str) -> list[Session]:
    at = datetime(2026, 11, 22, 9)
    return [Session(at=at, day=date(2026, 11, 22), technique="any", level=level) for level in given]


def technique(name: str) -> Technique:
    return load.technique(name)


def test_the_first_three_sessions_are_gentle_and_short() -> None:
    sigh = technique("cyclic_sigh")
    for so_far in (done(), done("gentle"), done("gentle", "standard")):
        assert next_level(sigh, None, so_far) == "gentle"
        assert planned_for(sigh, "gentle", None, so_far) == 120
    assert planned_for(sigh, "gentle", None, done("gentle", "gentle", "gentle")) == 300


def test_a_level_never_rises_by_itself() -> None:
    assert next_level(technique("box"), None, done(*["gentle"] * 40)) == "gentle"
    assert next_level(technique("box"), None, done("gentle", "gentle", "standard")) == "standard"
    assert next_level(technique("box"), None, done("gentle", "gentle", "standard", "no_holds")) == "no_holds"


def test_what_the_person_chose_counts_at_once() -> None:
    assert next_level(technique("box"), "standard", done()) == "standard"
    assert planned_for(technique("box"), "standard", 7.5, done()) == 450


@pytest.mark.parametrize(
    ("name", "chosen", "level"),
    [
        ("box", "longer", "standard"),
        ("just_notice", "gentle", "standard"),
        ("just_notice", None, "standard"),
        ("extended_exhale", "no_holds", "gentle"),
        ("calm_60", "longer", "standard"),
        ("box", "nonsense", "gentle"),
    ],
)
def test_a_level_that_is_missing_has_a_neighbour(name: str, chosen: str | None, level: str) -> None:
    assert next_level(technique(name), chosen, done()) == level


def test_a_last_level_that_is_gone_starts_over() -> None:
    assert next_level(technique("just_notice"), None, done("longer", "longer", "longer")) == "standard"


def test_levels_are_listed_from_the_lightest() -> None:
    for each in load.techniques():
        assert list(levels(each)) == sorted(levels(each), key=LEVELS.index)
        assert ("no_holds" in levels(each)) == each.has_holds


def test_no_holds_can_be_had_of_any_technique() -> None:
    for each, level in [*ALL, (OWN, "no_holds")]:
        if level == "no_holds":
            kinds = {step.kind for section in at_level(each, level) for step in section.steps}
            assert kinds
            assert not any(kind.startswith("hold") for kind in kinds)
    assert words.patterns.in_seconds(OWN, "no_holds") == "in 4, out 6"
    assert words.patterns.in_seconds(OWN, "standard") == "in 4, hold 3, out 6"


def test_an_own_technique_starts_as_it_was_written() -> None:
    assert next_level(OWN, None, done()) == "standard"
    assert next_level(OWN, "gentle", done()) == "standard"


def test_a_hold_keeps_its_limit_in_a_quick_pattern() -> None:
    steps = (Step(kind="inhale", seconds=2, label="In"), Step(kind="hold_full", seconds=6, label="Rest"))
    held = Technique(id="x", name="X", has_holds=True, sections=(Section(id="main", steps=steps),))
    assert max(tempos(held, "standard")) == 1.1


def test_a_level_a_technique_does_not_have_is_said() -> None:
    with pytest.raises(KeyError):
        at_level(technique("extended_exhale"), "no_holds")


def test_cycles_are_limited_whatever_the_minutes() -> None:
    relax = technique("relax_478")
    assert planned_for(relax, "standard", None, done()) == 4 * 19
    assert planned_for(relax, "standard", 30, done(*["gentle"] * 10)) == 4 * 19
    eager = Technique(
        id="x",
        name="X",
        sections=relax.sections,
        session=Length(unit="cycles", default=20, max=8, max_first_sessions=4),
    )
    assert planned_for(eager, "standard", None, done("standard", "standard", "standard")) == 4 * 19
    assert planned_for(eager, "standard", None, done(*["standard"] * 4)) == 8 * 19


def test_a_fixed_course_has_its_own_length() -> None:
    for level in ("gentle", "standard"):
        assert planned_for(technique("calm_60"), level, 10, done()) == 60


@pytest.mark.parametrize(("each", "level"), ALL, ids=lambda value: getattr(value, "id", value))
def test_no_tempo_passes_the_limits(each: Technique, level: str) -> None:
    offered = tempos(each, level)
    assert 1.0 in offered
    assert list(offered) == sorted(offered)
    assert all(0.7 <= tempo <= 1.5 for tempo in offered)
    for tempo in offered:
        for section in at_level(each, level):
            for step in section.steps:
                assert not step.kind.startswith("hold") or paced(step.seconds, tempo) <= MAX_HOLD
            breaths = sum(step.kind == "inhale" for step in section.steps)
            assert not breaths or 60 * breaths / seconds_of(section, tempo) >= MIN_BREATHS


def test_tempo_is_kept_from_what_must_not_have_it() -> None:
    assert tempos(technique("calm_60"), "gentle") == (1.0,)
    assert tempos(technique("just_notice"), "standard") == (1.0,)
    assert max(tempos(technique("relax_478"), "standard")) == 1.0
    assert max(tempos(technique("extended_exhale"), "standard")) > 1.4
