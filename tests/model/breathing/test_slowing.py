"""A session that slows down by itself: from its pace to the wished one, never past a limit, exact."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from companion.content import load
from companion.model.breathing.limits import passed, quickest, tempos
from companion.model.breathing.pacing import phase, timeline
from companion.model.breathing.phase import Event
from companion.model.breathing.technique import at_level, levels

EXHALE = load.technique("extended_exhale")
plans = st.sampled_from(load.techniques()).flatmap(
    lambda technique: st.tuples(st.just(technique), st.sampled_from(levels(technique)))
)


@given(plans, st.integers(0, 1200), st.floats(3, 20), st.data())
def test_it_only_gets_slower_and_never_passes_a_limit(
    plan: tuple[Any, str], planned: int, slow_to: float, data: st.DataObject
) -> None:
    technique, level = plan
    tempo = data.draw(st.sampled_from(tempos(technique, level)))
    made = timeline(technique, level, planned, tempo, slow_to=slow_to)
    paces = [quickest([section], tempo) for section in made.sections]
    if technique.session.unit == "minutes":
        assert paces == sorted(paces, reverse=True)
    assert paces[0] == quickest(at_level(technique, level)[:1], tempo)
    assert len(paces) == 1 or technique.session.unit == "fixed" or paces[-1] >= slow_to - 0.02
    for may in made.tempos:
        assert passed(made.sections, may) is None


def test_three_minutes_from_six_to_five() -> None:
    made = timeline(EXHALE, "standard", 180, slow_to=5)
    assert quickest(made.sections[:1]) == 6
    assert quickest(made.sections[-1:]) == pytest.approx(5, abs=0.01)
    assert made.total is not None and 180 <= made.total < 195
    log = (Event("start", 0.0), Event("skip", 0.0))
    assert phase(log, made, made.total).finished and not phase(log, made, made.total - 0.01).finished
    last = phase(log, made, made.total - 1)
    assert last.length == pytest.approx(7.2, abs=0.05) and last.beats == 7
    assert timeline(EXHALE, "standard", 180, slow_to=8).sections == at_level(EXHALE, "standard")
