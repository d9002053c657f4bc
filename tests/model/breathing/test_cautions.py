"""Which sentences of care stand in the settling: properties of any history."""

from __future__ import annotations

from datetime import UTC, date, datetime

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from companion.content import load as content
from companion.model.breathing.cautions import AT_ONCE, holds, on_card, settling, under_question_mark
from companion.model.breathing.technique import Section, Session, Step, Technique, at_level, is_paced, levels

TECHNIQUES = {technique.id: technique for technique in content.techniques()}
NOW = datetime(2026, 11, 17, 8, 42, tzinfo=UTC)
DAY = date(2026, 11, 17)


def session(technique: str, level: str = "standard") -> Session:
    return Session(at=NOW, day=DAY, technique=technique, level=level)


def due(technique: Technique, level: str, so_far: list[Session]) -> tuple[str, ...]:
    return settling(technique, level, so_far, TECHNIQUES[so_far[0].technique] if so_far else None)


histories = st.lists(st.sampled_from(sorted(TECHNIQUES)).map(session), max_size=6)
to_come = st.sampled_from(sorted(TECHNIQUES.values(), key=lambda technique: technique.id)).flatmap(
    lambda technique: st.tuples(st.just(technique), st.sampled_from(levels(technique)))
)


@settings(max_examples=80)
@given(to_come, histories)
def test_comfort_stands_wherever_there_is_a_pace_and_nothing_due_is_lost(
    what: tuple[Technique, str], so_far: list[Session]
) -> None:
    technique, level = what
    said = due(technique, level, so_far)
    assert ("comfort" in said[:1]) is is_paced(at_level(technique, level))
    assert len(set(said)) == len(said)
    assert ("holds" in said) is holds(technique, level)
    if not so_far or "position" in technique.cautions:
        assert "position" in said


@settings(max_examples=80)
@given(to_come, histories)
def test_what_gives_way_once_stands_there_the_next_time(
    what: tuple[Technique, str], so_far: list[Session]
) -> None:
    technique, level = what
    gave_way = due(technique, level, so_far)[AT_ONCE:]
    again = due(technique, level, [*so_far, session(technique.id, level)])
    assert set(gave_way) <= set(again[:AT_ONCE])


def test_a_quick_pattern_says_so_on_its_card_and_while_settling_in_the_place_of_comfort() -> None:
    quick = Technique(
        id="quick",
        name="Quick",
        sections=(
            Section(
                id="main",
                steps=(
                    Step(kind="inhale", seconds=1.5, label="In"),
                    Step(kind="exhale", seconds=1.5, label="Out"),
                ),
            ),
        ),
        own=True,
    )
    assert "fast" not in on_card(quick) and settling(quick, "standard", [])[0] == "comfort"
    assert settling(quick, "standard", [], None, 0.9)[0] == "fast"  # 22 a minute
    quicker = msgspec.structs.replace(quick, levels={"gentle": {"main": (1.25, 1.25)}})
    assert on_card(quicker)[0] == "fast" and settling(quicker, "gentle", [])[0] == "fast"
    assert "comfort" not in settling(quicker, "gentle", [])


def test_nothing_is_said_of_the_breath_where_it_is_only_noticed() -> None:
    notice = TECHNIQUES["just_notice"]
    assert due(notice, "standard", []) == ("position",)
    assert due(notice, "standard", [session("just_notice")]) == ()


@pytest.mark.parametrize("level", ["no_holds", "longer"])
def test_without_holds_or_without_the_level_there_are_none(level: str) -> None:
    assert not holds(TECHNIQUES["box"], level)


@settings(max_examples=80)
@given(to_come, st.booleans(), st.booleans())
def test_every_card_says_when_to_stop_and_with_question_mark_everything(
    what: tuple[Technique, str], afraid: bool, own: bool
) -> None:
    technique = msgspec.structs.replace(what[0], cautions=()) if own else what[0]
    card = on_card(technique, afraid=afraid)
    assert "stop" in card and len(set(card)) == len(card)
    assert ("panic" in card[:1]) is ("panic" in card) is afraid
    assert ("holds" in card) is technique.has_holds
    below = under_question_mark(technique, card)
    assert not set(card) & set(below)
    assert set(technique.cautions) <= {*card, *below}
