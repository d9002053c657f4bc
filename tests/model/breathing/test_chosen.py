"""The session that takes the place of another."""

from __future__ import annotations

from companion.content import load
from companion.model.breathing.adaptation import asked_for
from companion.model.breathing.chosen import ChosenTechnique, in_place_of, without_holds
from companion.model.breathing.practice import SessionPlan
from companion.model.breathing.technique import Technique


def plan(technique: Technique, planned: float) -> SessionPlan:
    return SessionPlan(technique=technique, level="standard", planned=planned)


def test_minutes_stay_whatever_comes_instead() -> None:
    box = load.technique("box")
    assert without_holds(plan(box, 150)) == ChosenTechnique("box", "no_holds", minutes=2.5)
    instead = in_place_of(plan(box, 150), "just_notice", "standard")
    assert instead == ChosenTechnique("just_notice", "standard", minutes=2.5)


def test_cycles_stay_for_the_same_technique_alone() -> None:
    sighs = next(each for each in load.techniques() if each.session.unit == "cycles")
    of_four = plan(sighs, asked_for(sighs, "standard", (), cycles=4).seconds)
    assert in_place_of(of_four, sighs.id, "gentle") == ChosenTechnique(sighs.id, "gentle", cycles=4)
    assert in_place_of(of_four, "box", "gentle") == ChosenTechnique("box", "gentle")


def test_a_fixed_course_has_its_own_length() -> None:
    fixed = next(each for each in load.techniques() if each.session.unit == "fixed")
    assert in_place_of(plan(fixed, 300), "box", "gentle") == ChosenTechnique("box", "gentle")
