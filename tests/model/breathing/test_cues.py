"""One bell for in, two for out, three for the end; never faster than one a second."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from companion.content import load
from companion.model.breathing.cues import APART, Cue, bells, command_for, cue
from companion.model.breathing.limits import tempos
from companion.model.breathing.pacing import Event, Timeline, phase, timeline
from companion.model.breathing.technique import Technique, levels

ALL = [
    (technique, level, tempo)
    for technique in load.techniques()
    for level in levels(technique)
    for tempo in (min(tempos(technique, level)), max(tempos(technique, level)))
]


def cues_of(plan: Timeline) -> list[tuple[float, Cue, float | None]]:
    """Every step of a session as a driver would meet it: when, its cue, how long (None: the end)."""
    log, at = (Event("start", 0.0),), 0.0
    met = []
    while True:
        now = phase(log, plan, at)
        met.append((at, cue(now), None if now.stage == "over" else now.seconds_left))
        if now.stage == "over":
            return met
        at += now.seconds_left


def test_the_signs_of_a_session() -> None:
    met = cues_of(timeline(load.technique("box"), "standard", 16))
    assert [(each.sign, each.bells) for _, each, _ in met] == [
        ("free", 0),
        ("in", 1),
        ("rest", 1),
        ("out", 2),
        ("rest", 0),
        ("end", 3),
    ]
    assert [each.speech for _, each, _ in met[1:3]] == ["Breathe in", "Rest, full"]
    paused = phase(
        (Event("start", 0.0), Event("pause", 3.0)), timeline(load.technique("box"), "gentle", 9), 4
    )
    assert cue(paused) == Cue("pause")


def test_what_is_spoken_is_for_the_ear() -> None:
    met = cues_of(timeline(load.technique("alternate_nostril"), "gentle", 14))
    assert met[1][1].speech == "Close the right side. Breathe in on the left."


def test_a_second_sip_has_no_bell() -> None:
    met = cues_of(timeline(load.technique("cyclic_sigh"), "standard", 12))
    assert [each.bells for _, each, _ in met] == [0, 1, 0, 2, 3]


@given(st.sampled_from(ALL))
def test_no_two_bells_within_a_second(course: tuple[Technique, str, float]) -> None:
    technique, level, tempo = course
    last, rung = None, []
    for at, each, length in cues_of(timeline(technique, level, 60, tempo)):
        for bell in bells(each, at, last, length):
            rung.append(bell)
            last = bell
    assert all(later - earlier >= APART - 1e-9 for earlier, later in pairwise(rung))
    steps = [each for _, each, length in cues_of(timeline(technique, level, 60, tempo)) if each.bells]
    assert len(rung) == sum(each.bells for each in steps)  # these are slow enough for all of them


@given(
    st.lists(
        st.tuples(st.sampled_from([Cue("in", 1), Cue("out", 2)]), st.floats(0.1, 3)), min_size=1, max_size=20
    )
)
def test_in_the_quickest_pattern_bells_are_left_out(steps: list[tuple[Cue, float]]) -> None:
    at, last = 100.0, None
    rung: list[float] = []
    for each, length in steps:
        for bell in bells(each, at, last, length):
            assert bell < at + length
            rung.append(bell)
            last = bell
        at += length
    assert rung
    assert all(later - earlier >= APART - 1e-9 for earlier, later in pairwise(rung))


@pytest.mark.parametrize(
    ("command", "run"),
    [
        (["paplay", "/s/{cue}.oga"], ["paplay", "/s/out.oga"]),
        (["beep"], ["beep"]),
        (["x", "{other}"], ["x", "{other}"]),
    ],
)
def test_a_command_knows_the_cue(command: list[str], run: list[str]) -> None:
    assert command_for(command, Cue("out", 2)) == run
