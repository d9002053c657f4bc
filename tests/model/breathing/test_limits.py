"""No rest over seven seconds and no breath over twenty, whatever is put together."""

from __future__ import annotations

import math
from itertools import chain, groupby
from typing import cast

import pytest
from hypothesis import given
from hypothesis import strategies as st

from companion.content import load
from companion.model.breathing.limits import (
    MOST_BREATHS,
    TEMPOS,
    Limit,
    longest_breath,
    longest_hold,
    passed,
    quickest,
    tempo_limit,
    tempos,
    two_in,
)
from companion.model.breathing.technique import Section, Step, StepKind, Technique, at_level, levels


def near(value: float, by: float) -> float:
    """A number that need not be it to the last digit; it stands where one is."""
    return cast(float, pytest.approx(value, abs=by))


KINDS: list[StepKind] = ["inhale", "inhale_top", "hold_full", "exhale", "hold_empty", "natural"]
IN_AND_OUT = {"inhale", "exhale"}
steps = st.builds(
    Step, kind=st.sampled_from(KINDS), seconds=st.integers(1, 48).map(lambda n: n / 4), label=st.just("x")
)
cycles = st.lists(steps, min_size=2, max_size=6).filter(
    lambda cycle: {each.kind for each in cycle} >= IN_AND_OUT
)
sections = st.lists(
    st.builds(Section, id=st.just("s"), steps=cycles.map(tuple), repeat=st.sampled_from([1, 2, 5])),
    min_size=1,
    max_size=3,
)


def section(*given: tuple[StepKind, float], repeat: int | None = None) -> Section:
    return Section(
        id="s", steps=tuple(Step(kind=kind, seconds=s, label="x") for kind, s in given), repeat=repeat
    )


def walked(given: list[Section]) -> list[Step]:
    """Every step that is really walked, each round of it."""
    return list(chain.from_iterable(each.steps * (each.repeat or 1) for each in given))


def can_be_taken(step: Step) -> bool:
    """Whether a step of air lets one breathe between two rests: a sip does not, nor less than a second."""
    return step.kind in ("inhale", "exhale", "natural") and step.seconds >= 1


@given(sections)
def test_the_longest_hold_is_that_of_the_whole_walk(given: list[Section]) -> None:
    walk = [step for step in walked(given) if step.kind.startswith("hold") or can_be_taken(step)]
    stretches = groupby(walk, key=lambda step: step.kind.startswith("hold"))
    held = [sum(step.seconds for step in stretch) for holds, stretch in stretches if holds]
    assert longest_hold(given) == max(held, default=0)


@given(sections)
def test_the_longest_breath_is_that_of_the_whole_walk(given: list[Section]) -> None:
    walk = walked(given)
    breaths: list[list[Step]] = [[]]
    for step in walk:
        let_out = any(each.kind == "exhale" for each in breaths[-1])
        own_pace = step.kind == "natural" and can_be_taken(step)
        if own_pace or (step.kind == "inhale" and let_out):
            breaths.append([])
        if not own_pace:
            breaths[-1].append(step)
    assert longest_breath(given) == max(sum(step.seconds for step in breath) for breath in breaths)


def test_what_is_counted() -> None:
    assert longest_breath([section(("inhale", 3), ("inhale_top", 1), ("exhale", 8))]) == 12
    assert longest_breath([section(("inhale", 4), ("exhale", 6), ("inhale", 5), ("exhale", 7))]) == 12
    assert longest_breath([section(("inhale", 4), ("inhale", 4), ("exhale", 6))]) == 14
    assert longest_breath([section(("inhale", 4), ("exhale", 6), ("natural", 300))]) == 10
    assert longest_hold([section(("hold_empty", 3), ("inhale", 4), ("hold_full", 4))]) == 7
    assert longest_hold([section(("hold_empty", 3), ("inhale", 4), ("hold_full", 4), repeat=1)]) == 4
    assert (
        longest_hold([section(("inhale", 4), ("hold_full", 0.5)), section(("hold_full", 4), repeat=1)]) == 4.5
    )
    assert longest_breath([section(("inhale", 15))]) == 15


def test_a_rest_cannot_be_had_in_pieces() -> None:
    rest: tuple[StepKind, float] = ("hold_full", 7)
    for kind, seconds in (("inhale_top", 0.01), ("inhale_top", 3), ("natural", 0.5), ("exhale", 0.99)):
        between: tuple[StepKind, float] = (kind, seconds)  # type: ignore[assignment]
        pieces = [section(("inhale", 2), rest, between, rest, ("exhale", 3))]
        assert passed(pieces) == Limit("hold", 14), kind
    assert longest_hold([section(("inhale", 2), rest, ("exhale", 1), rest, ("exhale", 3))]) == 7
    quick = ("inhale", 0.5), ("hold_full", 1.0), ("exhale", 0.5)
    assert longest_hold([section(*quick, repeat=5)]) == 5  # type: ignore[arg-type]
    assert longest_hold([section(*quick)]) == math.inf  # type: ignore[arg-type]
    assert passed([section(("inhale", 10), ("natural", 0.5), ("exhale", 12))]) == Limit("pace", 22.5)


@given(sections, st.sampled_from(TEMPOS))
def test_a_quicker_tempo_never_passes_what_a_slower_one_keeps(given: list[Section], tempo: float) -> None:
    at_usual = longest_hold(given), longest_breath(given)
    at_tempo = longest_hold(given, tempo), longest_breath(given, tempo)
    assert at_tempo == pytest.approx([each * tempo for each in at_usual], abs=1e-4)


def test_what_is_passed_is_named() -> None:
    assert passed([section(("inhale", 4), ("hold_full", 7.5))]) == Limit("hold", 7.5)
    assert passed([section(("inhale", 9), ("exhale", 12))]) == Limit("pace", 21)
    assert passed([section(("inhale", 8), ("exhale", 12))]) is None


@pytest.mark.parametrize("technique", load.techniques(), ids=lambda each: each.id)
def test_every_shipped_technique_keeps_them_at_every_level_and_tempo(technique: Technique) -> None:
    for level in levels(technique):
        for tempo in tempos(technique, level):
            assert passed(at_level(technique, level), tempo) is None


def test_why_a_tempo_cannot_be_had() -> None:
    box, relax = load.technique("box"), load.technique("relax_478")
    assert tempo_limit(box, "standard", 1.21) is None
    assert tempo_limit(box, "standard", 1.331) == Limit("pace", near(21.296, 1e-4))
    assert tempo_limit(relax, "standard", 1.1) == Limit("hold", near(7.7, 1e-5))
    assert tempo_limit(load.technique("equal"), "gentle", 0.0) == Limit("end")
    assert tempo_limit(load.technique("calm_60"), "standard", 1.1) == Limit("fixed")
    assert tempo_limit(load.technique("just_notice"), "standard", 0.9) == Limit("fixed")
    assert set(tempos(box, "standard")) < set(TEMPOS)


def test_no_tempo_makes_a_pattern_faster_than_any_may_be() -> None:
    quick = section(("inhale", 1.25), ("exhale", 1.25))
    technique = Technique(id="quick", name="Quick", sections=(quick,))
    assert quickest([quick]) == 24
    assert all(quickest([quick], tempo) <= MOST_BREATHS for tempo in tempos(technique, "standard"))
    assert tempo_limit(technique, "standard", 0.729) == Limit("end")


def test_two_breaths_in_want_one_out() -> None:
    assert two_in([section(("inhale", 2), ("hold_full", 1), ("inhale", 2), ("exhale", 4))])
    assert two_in([section(("inhale", 2), ("exhale", 4), ("inhale", 2))])  # round after round
    assert two_in([section(("exhale", 4), ("inhale", 2), repeat=1), section(("inhale", 2), ("exhale", 4))])
    for sound in ("inhale_top", "natural"):
        assert not two_in([section(("inhale", 2), (sound, 1), ("exhale", 4))])
    assert not two_in([section(("inhale", 4)), section(("inhale", 4))])
