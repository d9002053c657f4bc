"""Every boundary of every technique at every level and tempo, for an hour, against an independent sum.

The sum knows nothing of sections, cycles, grids or logs: it is what a person with the list of seconds in
the YAML, the timing rules that stand there, and a wall clock would add up, in exact fractions.
"""

from __future__ import annotations

from fractions import Fraction
from itertools import chain, cycle, islice, repeat
from math import ceil

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from companion.content import load
from companion.content.compile import source
from companion.model.breathing.limits import TEMPOS, tempos
from companion.model.breathing.pacing import Event, Log, Timeline, phase, timeline
from companion.model.breathing.technique import Length, Section, Step, Technique, levels

HOUR = 3600
NEAR = Fraction(1, 500)
"""Seconds a boundary may be off: an eighth of a frame, were there 60 frames a second."""
START = 98765.4321
WRITTEN = {each["id"]: each for each in source("breathing")["techniques"]}
"""The file as people read it, not the structs made of it."""

Beat = tuple[str, Fraction]
"""A step as it is walked: its label and its seconds."""


def log() -> Log:
    return (Event("start", START), Event("skip", START))


def exactly(number: float) -> Fraction:
    """A number as it is written in decimals."""
    return Fraction(str(number))


def check(plan: Timeline, walk: list[Beat], *, ends: bool) -> None:
    """A moment before the end of each step of a walk it is there, with just that moment left."""
    events, at, near = log(), Fraction(0), float(NEAR)
    for label, seconds in walk:
        at += seconds
        before = float(at) - near
        now = phase(events, plan, START + before)
        assert now.label == label, (before, label)
        assert abs(now.seconds_left - near) < near
        assert abs(now.practised - before) < near
    if ends:
        over = phase(events, plan, START + float(at) + near)
        assert (over.stage, over.finished) == ("over", True)
        assert abs(over.practised - float(at)) < near


def shipped(technique: str, level: str, tempo: float) -> list[Beat]:
    """A shipped technique step by step, for about an hour; one that counts cycles as often as it may."""
    data = WRITTEN[technique]
    parts = []
    for section in data["sections"]:
        lengths = [exactly(each) * exactly(tempo) for each in data["levels"][level][section["id"]]]
        labels = [step["label"] for step in section["steps"]]
        once = [(label, length) for label, length in zip(labels, lengths, strict=True) if length]
        times = section.get("repeat", data["session"].get("max"))
        parts.append(chain.from_iterable(repeat(once, times)) if times else cycle(once))
    at, walk = Fraction(0), list[Beat]()
    for label, length in chain.from_iterable(parts):
        if at >= HOUR:
            break
        walk.append((label, length))
        at += length
    return walk


ALL = [
    (technique.id, level, tempo)
    for technique in load.techniques()
    for level in levels(technique)
    for tempo in tempos(technique, level)
]


@pytest.mark.parametrize(("technique", "level", "tempo"), ALL)
def test_every_boundary_of_an_hour(technique: str, level: str, tempo: float) -> None:
    struct, unit = load.technique(technique), WRITTEN[technique]["session"]["unit"]
    plan = timeline(struct, level, HOUR if unit == "cycles" else 0, tempo)
    walk = shipped(technique, level, tempo)
    assert len(walk) > 3
    check(plan, walk, ends=unit != "minutes")


# -- techniques of anybody's own

KINDS = ["inhale", "inhale_top", "hold_full", "exhale", "hold_empty", "natural"]
thousandths = st.one_of(st.just(0), st.integers(250, 12_000)).map(lambda n: Fraction(n, 1000))
cycles = st.lists(st.tuples(st.sampled_from(KINDS), thousandths), min_size=1, max_size=6).filter(
    lambda steps: any(seconds for _, seconds in steps)
)
fixed = st.lists(st.tuples(cycles, st.integers(1, 5)), max_size=2)
any_tempo = st.sampled_from([*map(exactly, TEMPOS)]) | st.integers(700, 1500).map(lambda n: Fraction(n, 1000))


def named(name: str, steps: list[tuple[str, Fraction]], tempo: Fraction) -> list[Beat]:
    """One cycle of a section as it is walked; a step of no seconds is left out."""
    return [(f"{name}.{n}", seconds * tempo) for n, (_, seconds) in enumerate(steps) if seconds]


def section(name: str, steps: list[tuple[str, Fraction]], times: int | None) -> Section:
    made = tuple(
        Step(kind=kind, seconds=float(seconds), label=f"{name}.{n}")  # type: ignore[arg-type]
        for n, (kind, seconds) in enumerate(steps)
    )
    return Section(id=name, steps=made, repeat=times)


@settings(max_examples=60)
@given(fixed, st.none() | cycles, fixed, any_tempo, st.integers(0, 600))
def test_every_boundary_of_any_technique_at_any_tempo(
    before: list[tuple[list[tuple[str, Fraction]], int]],
    endless: list[tuple[str, Fraction]] | None,
    after: list[tuple[list[tuple[str, Fraction]], int]],
    tempo: Fraction,
    planned: int,
) -> None:
    """Sections with holds, sips, natural steps and rounds; until the time is reached, the cycle finished.

    Ten minutes at most, as the product sums on a grid of a millionth: so many steps of a fraction of a second
    are a millisecond or two from the truth, which in an hour is still less than a frame.
    """
    assume(before or endless or after)
    made, head, tail = list[Section](), list[Beat](), list[Beat]()
    for place, given_sections, walk in (("a", before, head), ("z", after, tail)):
        if place == "z" and endless is not None:
            made.append(section("main", endless, None))
        for n, (steps, times) in enumerate(given_sections):
            made.append(section(f"{place}{n}", steps, times))
            walk += named(f"{place}{n}", steps, tempo) * times
    technique = Technique(id="own", name="Own", sections=tuple(made), session=Length())
    plan = timeline(technique, "standard", planned, float(tempo))
    middle = list[Beat]()
    open_end = endless is not None and not planned
    if endless is not None:
        once = named("main", endless, tempo)
        length = sum((seconds for _, seconds in once), Fraction())
        rounds = (planned - sum((seconds for _, seconds in head + tail), Fraction())) / length
        assume(planned == 0 or rounds < 0 or abs(rounds - round(rounds)) * length > 2 * NEAR)
        middle = once * (20 if open_end else max(1, ceil(rounds)))
    walk = head + middle + ([] if open_end else tail)
    some = list(islice(walk, 300)) if len(walk) > 300 else walk
    check(plan, some, ends=not open_end and some is walk)
    if not open_end:
        assert plan.total is not None and abs(plan.total - sum(seconds for _, seconds in walk)) < NEAR
