"""What comes next: down after a bit much, never up unasked, offers made once, lengths as they were chosen."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from companion.content import load
from companion.model.breathing.adaptation import (
    Offer,
    asked_for,
    asks_pace,
    length_of,
    lower,
    next_level,
    next_tempo,
    offer,
    planned_for,
    stands_beside,
)
from companion.model.breathing.limits import longest_breath, longest_hold, tempos
from companion.model.breathing.technique import Session, at_level, levels

BOX, EXHALE, RELAX = (load.technique(name) for name in ("box", "extended_exhale", "relax_478"))
NOTICE, CALM = load.technique("just_notice"), load.technique("calm_60")
MUCH, FINE = "a bit much", "comfortable"


def one(level: str = "gentle", pace: str | None = None, **more: Any) -> Session:
    fields = {"seconds": 120.0, "planned": 120.0, "finished": True} | more
    at = datetime(2026, 11, 22, 9)
    return Session(at=at, day=date(2026, 11, 22), technique="any", level=level, pace=pace, **fields)  # type: ignore[arg-type]


def stopped(level: str = "gentle") -> Session:
    return one(level, seconds=40.0, finished=False)


sessions = st.lists(
    st.builds(
        one,
        st.sampled_from(["no_holds", "gentle", "standard", "longer"]),
        st.sampled_from([None, "too slow", FINE, MUCH]),
        finished=st.booleans(),
        seconds=st.sampled_from([20.0, 120.0]),
    ),
    max_size=8,
)
techniques = st.sampled_from(load.techniques())


def test_a_bit_much_goes_one_level_down() -> None:
    assert next_level(EXHALE, None, [one("longer")] * 3 + [one("longer", MUCH)]) == "standard"
    assert next_level(EXHALE, None, [one("standard")] * 3 + [one("standard", MUCH)]) == "gentle"
    assert next_level(BOX, None, [one("gentle", MUCH)]) == "no_holds"
    assert next_level(BOX, None, [one("no_holds", MUCH)]) == "no_holds"
    assert next_level(EXHALE, None, [one("gentle", MUCH)]) == "gentle"


def test_it_stays_down_until_the_person_goes_up() -> None:
    down = [*[one("standard")] * 3, one("standard", MUCH), one("gentle", FINE), one("gentle", FINE)]
    assert next_level(EXHALE, None, down) == "gentle"
    assert next_level(EXHALE, "standard", down) == "gentle"
    assert next_level(EXHALE, None, [*down, one("standard")]) == "standard"
    assert next_level(EXHALE, "standard", [*down, one("standard")]) == "standard"


def test_a_standing_choice_yields_to_a_bit_much() -> None:
    assert next_level(BOX, "standard", []) == "standard"
    assert next_level(BOX, "standard", [one("standard", MUCH)]) == "gentle"
    assert next_level(BOX, "gentle", [one("standard", MUCH)]) == "gentle"
    assert next_level(BOX, "longer", [one("standard", MUCH)]) == "gentle"


def test_no_holds_chosen_at_first_stays() -> None:
    assert next_level(BOX, None, [one("no_holds")]) == "no_holds"


@given(techniques, sessions)
def test_a_level_never_rises_unasked(technique: Any, so_far: list[Session]) -> None:
    has = levels(technique)
    level = next_level(technique, None, so_far)
    assert level in has
    beginner = "gentle" if "gentle" in has else "standard"
    known = [session.level for session in so_far if session.level in has]
    assert has.index(level) <= max(has.index(each) for each in [beginner, *known])
    if so_far and so_far[-1].pace == MUCH and so_far[-1].level in has:
        assert level == lower(technique, level) or has.index(level) < has.index(so_far[-1].level)


@given(techniques, st.sampled_from([None, "gentle", "standard"]), sessions)
def test_after_a_bit_much_the_next_is_lower_whatever_was_chosen(
    technique: Any, chosen: str | None, so_far: list[Session]
) -> None:
    for level in levels(technique):
        after = next_level(technique, chosen, [*so_far, one(level, MUCH)])
        assert levels(technique).index(after) <= levels(technique).index(lower(technique, level))


def test_three_comfortable_sessions_lead_to_one_offer() -> None:
    fine = [one("gentle", FINE)]
    assert offer(BOX, []) is None
    assert offer(BOX, fine * 2) is None
    assert offer(BOX, fine * 3) == Offer("box", "standard", "longer")
    assert offer(BOX, [*fine * 3, one("gentle")]) is None
    assert offer(BOX, fine * 4) is None
    assert offer(BOX, [*fine * 2, one("gentle"), *fine]) == Offer("box", "standard", "longer")
    assert offer(BOX, [one("gentle", "too slow")] * 3) is None
    assert offer(BOX, [one("standard", FINE)] * 3) is None  # nothing is longer
    assert offer(BOX, [one("no_holds", FINE)] * 3) is None  # gentle would bring the holds back
    assert offer(NOTICE, [one("standard", FINE)] * 3) is None


@given(techniques, sessions)
def test_a_longer_level_is_offered_once_for_each_level(technique: Any, so_far: list[Session]) -> None:
    made = [offer(technique, so_far[: n + 1]) for n in range(len(so_far))]
    longer = [each for each in made if each and each.what == "longer"]
    assert len(longer) == len(set(longer))


def test_two_early_stops_lead_to_no_holds_and_two_more_to_just_notice() -> None:
    assert offer(BOX, [stopped()]) is None
    assert offer(BOX, [stopped()] * 2) == Offer("box", "no_holds", "no_holds")
    assert offer(BOX, [stopped()] * 3) is None
    assert offer(BOX, [*[stopped()] * 2, *[stopped("no_holds")] * 2]) == Offer(
        "just_notice", "standard", "unpaced"
    )
    assert offer(BOX, [stopped()] * 6) is None


def test_early_stops_without_holds_lead_to_just_notice_at_once() -> None:
    unpaced = Offer("just_notice", "standard", "unpaced")
    assert offer(EXHALE, [stopped()] * 2) == unpaced
    assert offer(BOX, [stopped("no_holds")] * 2) == unpaced
    assert offer(EXHALE, [stopped(), one(), stopped()]) is None
    assert offer(EXHALE, [one(finished=False, seconds=60.0)] * 2) is None
    assert offer(NOTICE, [stopped("standard")] * 2) is None


def test_the_pace_is_asked_three_times_then_while_an_offer_hangs_on_it() -> None:
    assert asks_pace(BOX, "gentle", [])
    assert asks_pace(BOX, "gentle", [one("gentle", FINE)] * 2)
    assert not asks_pace(BOX, "gentle", [one("gentle", FINE)] * 3)
    assert not asks_pace(BOX, "gentle", [one("gentle")] * 20)
    assert not asks_pace(BOX, "gentle", [one("gentle", "too slow")] * 3)
    third = [one("gentle"), *[one("gentle", FINE)] * 2]
    assert asks_pace(BOX, "gentle", third)
    assert asks_pace(BOX, "gentle", [*third, one("no_holds")])
    assert not asks_pace(BOX, "gentle", [*third, one("gentle")])
    assert asks_pace(BOX, "gentle", [*third, one("gentle", "too slow")])
    assert asks_pace(BOX, "gentle", [one("gentle", pace) for pace in (FINE, "too slow", FINE)])
    assert asks_pace(BOX, "gentle", [one("gentle", pace) for pace in (FINE, None, FINE)])
    assert asks_pace(BOX, "standard", [one("gentle", FINE)] * 5)
    assert not asks_pace(BOX, "standard", [one("standard"), *[one("standard", FINE)] * 2])  # nothing longer
    assert not asks_pace(BOX, "no_holds", [one("no_holds"), *[one("no_holds", FINE)] * 2])
    assert not asks_pace(NOTICE, "standard", [])  # there is no pace


@given(techniques, sessions)
def test_after_the_first_three_the_pace_is_asked_only_where_the_answer_brings_an_offer(
    technique: Any, so_far: list[Session]
) -> None:
    for level in levels(technique):
        if sum(each.level == level for each in so_far) < 3:
            continue
        brought = offer(technique, [*so_far, one(level, FINE)])
        if asks_pace(technique, level, so_far):
            assert brought is not None and brought.what == "longer"
            assert not asks_pace(technique, level, [*so_far, one(level)])


@given(techniques, sessions)
def test_nothing_leads_from_no_holds_back_to_holds(technique: Any, so_far: list[Session]) -> None:
    if "no_holds" in levels(technique):
        chosen = [*so_far, one("no_holds", FINE)]
        for standing in (None, "gentle", "standard", "longer"):
            assert next_level(technique, standing, chosen) == "no_holds"
        offered = offer(technique, chosen)
        assert offered is None or offered.what != "longer"


@given(techniques, sessions, st.data())
def test_beside_the_plan_in_hand_longer_is_longer_and_what_was_declined_stays_so(
    technique: Any, so_far: list[Session], data: st.DataObject
) -> None:
    level = data.draw(st.sampled_from(levels(technique)))
    tempo = data.draw(st.sampled_from(tempos(technique, level)))
    found = offer(technique, so_far)
    other = load.technique(found.technique) if found else technique
    if found is None or not stands_beside(found, other, technique, level, tempo):
        return
    offered, in_hand = at_level(other, found.level), at_level(technique, level)
    assert level != "no_holds" or not longest_hold(offered)
    assert found.what != "longer" or longest_breath(offered) > longest_breath(in_hand, tempo)
    assert found.what != "no_holds" or longest_hold(in_hand) > 0 == longest_hold(offered)


def test_a_slow_pace_is_not_offered_a_longer_level_that_is_shorter() -> None:
    standard = Offer("extended_exhale", "standard", "longer")
    assert stands_beside(standard, EXHALE, EXHALE, "gentle", 1.0)
    assert not stands_beside(standard, EXHALE, EXHALE, "gentle", 1.4641)
    assert not stands_beside(standard, EXHALE, EXHALE, "longer", 1.0)


def test_going_on_with_another_technique_is_no_early_stop() -> None:
    left = one(seconds=20.0, finished=False, changed=True)
    assert offer(BOX, [left, left]) is None
    assert offer(BOX, [stopped(), left]) is None
    assert offer(BOX, [stopped(), left, stopped()]) is None
    assert offer(BOX, [left, stopped(), stopped()]) == Offer("box", "no_holds", "no_holds")


def test_the_length_follows_what_was_chosen_last() -> None:
    assert planned_for(EXHALE, "gentle", None, []) == 120
    assert planned_for(EXHALE, "gentle", None, [one()] * 3) == 180
    assert planned_for(EXHALE, "gentle", None, [one(planned=60.0)]) == 60
    assert planned_for(EXHALE, "gentle", None, [*[one()] * 3, one(planned=600.0)]) == 600
    assert planned_for(EXHALE, "gentle", None, [*[one()] * 3, one(planned=600.0), one(planned=180.0)]) == 180
    assert planned_for(EXHALE, "gentle", None, [*[one()] * 4]) == 120
    assert planned_for(EXHALE, "gentle", 5, [one(planned=60.0)]) == 300


def test_a_try_out_chooses_no_length() -> None:
    assert planned_for(EXHALE, "gentle", None, [one(planned=10.0)]) == 120
    assert planned_for(EXHALE, "gentle", None, [*[one()] * 3, one(planned=600.0), one(planned=30.0)]) == 600
    assert planned_for(RELAX, "standard", None, [one("standard", planned=19.0)]) == 4 * 19
    assert planned_for(RELAX, "standard", None, [one("standard", planned=2 * 19.0)]) == 2 * 19


def test_cycles_have_their_limit_whatever_is_asked() -> None:
    new, known = [one()] * 3, [one()] * 4
    for so_far, most in ((new, 4), (known, 8)):
        asked = asked_for(RELAX, "standard", so_far, cycles=20)
        assert (asked.seconds, asked.most) == (most * 19, most)
        assert asked_for(RELAX, "standard", so_far, minutes=30) == asked
        assert asked_for(RELAX, "standard", so_far, cycles=most).most == 0
    assert asked_for(RELAX, "standard", new, minutes=0.5).seconds == 2 * 19
    assert planned_for(RELAX, "standard", None, [*known, one("standard", planned=8 * 19.0)]) == 8 * 19
    assert planned_for(RELAX, "gentle", None, [one("standard", planned=2 * 19.0)]) == 2 * 9.5


def test_cycles_can_be_asked_of_any_rhythm() -> None:
    assert asked_for(EXHALE, "standard", [], cycles=3).seconds == 30
    assert asked_for(EXHALE, "standard", [], cycles=3, tempo=1.1).seconds == pytest.approx(33)
    assert asked_for(EXHALE, "standard", [], minutes=7.5).seconds == 450
    assert asked_for(CALM, "standard", [], cycles=9).seconds == 60
    assert length_of(RELAX, "gentle", 38) == 4
    assert length_of(EXHALE, "gentle", 90) == 1.5


def test_the_tempo_is_that_of_the_last_time() -> None:
    assert next_tempo(EXHALE, "gentle", []) == 1
    assert next_tempo(EXHALE, "gentle", [one(tempo=1.1)]) == 1.1
    assert next_tempo(EXHALE, "standard", [one(tempo=1.1)]) == 1
    assert next_tempo(EXHALE, "gentle", [one("gentle", MUCH, tempo=1.1)]) == 1
    assert next_tempo(RELAX, "standard", [one("standard", tempo=1.4641)]) == 1


@given(techniques, sessions, st.sampled_from([None, 0.5, 5, 60]), st.sampled_from([None, 1, 8, 500]))
def test_whatever_was_and_is_asked_the_limits_hold(
    technique: Any, so_far: list[Session], minutes: float | None, cycles: int | None
) -> None:
    for level in levels(technique):
        assert next_tempo(technique, level, so_far) in tempos(technique, level)
        planned = asked_for(technique, level, so_far, minutes=minutes, cycles=cycles).seconds
        assert planned > 0
        if technique.id == "relax_478":
            assert length_of(technique, level, planned) <= (8 if len(so_far) >= 4 else 4)
