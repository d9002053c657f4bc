"""Every boundary of every technique at every level and tempo, for an hour, against an independent sum.

The sum knows nothing of sections, cycles or logs: it is what a person with a list of seconds and a
wall clock would add up, in fractions.
"""

from __future__ import annotations

from fractions import Fraction
from itertools import accumulate, chain, cycle, pairwise, repeat, takewhile

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from companion.content import load
from companion.content.compile import source
from companion.model.breathing import Length, Section, Step, Technique, levels, paced
from companion.model.limits import tempos
from companion.model.pacing import Event, Log, phase, timeline

HOUR = 3600
NEAR = 1e-6
START = 98765.4321
WRITTEN = {each["id"]: each for each in source("breathing")["techniques"]}
"""The file as people read it, not the structs made of it."""


def log() -> Log:
    return (Event("start", START), Event("skip", START))


def seconds(written: float, tempo: float) -> Fraction:
    """To a millionth of a second, as `paced` says: an hour of it is less than a frame from the truth."""
    return Fraction(paced(written, tempo))


def boundaries(technique: str, level: str, tempo: float) -> list[tuple[str, Fraction]]:
    """The label of each step and the second it begins at, by plain addition, for about an hour."""
    data = WRITTEN[technique]
    parts = []
    for section in data["sections"]:
        lengths = [seconds(each, tempo) for each in data["levels"][level][section["id"]]]
        labels = [step["label"] for step in section["steps"]]
        once = [(label, length) for label, length in zip(labels, lengths, strict=True) if length]
        parts.append(
            chain.from_iterable(repeat(once, section["repeat"])) if "repeat" in section else cycle(once)
        )
    steps = chain.from_iterable(parts)
    starts: list[tuple[str, Fraction]] = []
    at = Fraction(0)
    for label, length in steps:
        if at >= HOUR:
            break
        starts.append((label, at))
        at += length
    return starts


ALL = [
    (technique.id, level, tempo)
    for technique in load.techniques()
    for level in levels(technique)
    for tempo in tempos(technique, level)
]


@pytest.mark.parametrize(("technique", "level", "tempo"), ALL)
def test_every_boundary_of_an_hour(technique: str, level: str, tempo: float) -> None:
    struct = load.technique(technique)
    plan = timeline(struct, level, 0 if struct.session.unit != "cycles" else HOUR, tempo)
    expected = boundaries(technique, level, tempo)
    if plan.total is not None:  # fixed courses, and a technique that counts cycles
        expected = [each for each in expected if each[1] <= plan.total]
    events = log()
    for (label, start), (_, end) in pairwise(expected):
        now = phase(events, plan, START + float(end) - NEAR)  # a moment before the step ends
        assert now.label == label
        assert now.seconds_left == pytest.approx(NEAR, abs=1e-8), (label, float(start))
    assert len(expected) > 3
    first = phase(events, plan, START)
    assert (first.label, first.practised) == (expected[0][0], 0)


def test_the_grid_is_finer_than_a_frame_after_an_hour() -> None:
    """The truth is the seconds as written; what the grid adds up to in an hour stays far below 1/60 s."""
    for technique, level, tempo in ALL:
        written = chain.from_iterable(WRITTEN[technique]["levels"][level].values())
        lengths = [each for each in written if each]
        rounds = HOUR / (sum(lengths) * tempo)
        off = abs(sum(Fraction(paced(each, tempo)) - Fraction(each) * Fraction(tempo) for each in lengths))
        assert float(off) * rounds < 1 / 600


STEPS = st.lists(
    st.tuples(st.sampled_from(["inhale", "exhale"]), st.floats(0.25, 9.0, allow_nan=False)),
    min_size=1,
    max_size=5,
)


@settings(max_examples=40)
@given(
    st.lists(st.tuples(STEPS, st.integers(1, 4)), max_size=2),
    STEPS,
    st.lists(st.tuples(STEPS, st.integers(1, 4)), max_size=1),
    st.floats(0.0, HOUR),
)
def test_random_techniques_with_any_fractions(
    before: list[tuple[list[tuple[str, float]], int]],
    endless: list[tuple[str, float]],
    after: list[tuple[list[tuple[str, float]], int]],
    planned: float,
) -> None:
    sections = [(steps, times) for steps, times in before]
    made = [section(f"a{n}", steps, times) for n, (steps, times) in enumerate(sections)]
    made.append(section("main", endless, None))
    made += [section(f"z{n}", steps, times) for n, (steps, times) in enumerate(after)]
    technique = Technique(id="own", name="Own", sections=tuple(made), session=Length())
    plan = timeline(technique, "standard", planned)
    tail = sum(float(paced(s)) * times for steps, times in after for _, s in steps)
    head = [paced(s) for steps, times in before for _ in range(times) for _, s in steps]
    round_ = [paced(s) for _, s in endless]
    cycles = 0
    while cycles == 0 or sum(head) + cycles * sum(round_) + tail < planned:
        cycles += 1
        if not planned and cycles > 50:
            break
    lengths = head + round_ * cycles
    if planned:
        lengths += [paced(s) for steps, times in after for _ in range(times) for _, s in steps]
        assert plan.total == pytest.approx(sum(lengths), abs=1e-6)
    events = log()
    for number, end in takewhile(lambda each: each[1] < HOUR, enumerate(accumulate(lengths))):
        now = phase(events, plan, START + end - NEAR)
        assert now.seconds_left == pytest.approx(NEAR, abs=1e-7), number
        assert now.practised == pytest.approx(end - NEAR, abs=1e-7)


def section(id: str, steps: list[tuple[str, float]], times: int | None) -> Section:
    made = tuple(Step(kind=kind, seconds=s, label=kind) for kind, s in steps)  # type: ignore[arg-type]
    return Section(id=id, steps=made, repeat=times)
