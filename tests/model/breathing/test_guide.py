"""The guided way: settle, breathe, a soft end, one card, closed; questions out, answers in."""

from __future__ import annotations

from datetime import datetime

from hypothesis import given
from hypothesis import strategies as st

from companion.content import load
from companion.model.breathing.guide import GO_ON_KEYS, RATING_KEYS, SKIP_KEYS, Guide
from companion.model.breathing.limits import Limit
from companion.model.breathing.practice import SessionPlan
from companion.model.breathing.technique import FEELINGS, Technique

EXHALE, BOX = load.technique("extended_exhale"), load.technique("box")
WALL = datetime(2026, 11, 22, 9)
START = 1000.0


def begun(level: str = "standard", planned: float = 60, *, asks: bool = True, tempo: float = 1.0) -> Guide:
    plan = SessionPlan(
        technique=EXHALE, level=level, planned=planned, asks_pace=asks, tempo=tempo, item="breathe"
    )
    return Guide.begin(plan, wall=WALL, at=START)


def done(guide: Guide | None = None) -> tuple[Guide, float]:
    """A guide at its card."""
    return (guide or begun()).toggled(START), START + 60


def asked(guide: Guide, at: float) -> list[str]:
    return [prompt.ask for prompt in guide.prompts(at)]


def test_the_whole_way_with_every_answer() -> None:
    guide = begun()
    assert (guide.scene(START + 3), asked(guide, START + 3)) == ("settle", ["before"])
    guide = guide.answered("2", START + 3)
    assert (guide.before, guide.scene(START + 9.9), guide.scene(START + 10)) == (-1, "settle", "breathe")
    assert asked(guide, START + 20) == []
    at = START + 70
    assert (guide.scene(at), asked(guide, at)) == ("card", ["pace", "after"])
    guide = guide.answered("2", at)
    assert guide.scene(at) == "card"
    guide = guide.answered("4", at)
    assert guide.scene(at) == "closed"
    kept = guide.kept(at + 500)
    assert kept is not None
    assert (kept.technique, kept.level, kept.item, kept.started) == (
        "extended_exhale",
        "standard",
        "breathe",
        WALL,
    )
    assert (kept.seconds, kept.planned, kept.finished, kept.tempo) == (60, 60, True, 1)
    assert (kept.before, kept.after, kept.pace) == (-1, 1, "comfortable")


def test_any_other_key_closes_the_card_and_keeps_what_was_said() -> None:
    guide, at = done()
    guide = guide.answered("3", at).answered("x", at)
    assert guide.scene(at) == "closed"
    kept = guide.kept(at)
    assert kept is not None
    assert (kept.pace, kept.before, kept.after) == ("a bit much", None, None)


def test_nothing_said_is_fine() -> None:
    guide, at = done()
    kept = guide.answered("enter", at).kept(at)
    assert kept is not None
    assert (kept.pace, kept.before, kept.after) == (None, None, None)


def test_the_pace_is_asked_only_where_it_is_due() -> None:
    guide, at = done(begun(asks=False))
    assert asked(guide, at) == ["after"]
    assert guide.answered("3", at).scene(at) == "closed"


def test_a_second_answer_replaces_the_first() -> None:
    guide = begun().answered("1", START + 1).answered("5", START + 2)
    assert guide.before == 2
    assert guide.prompts(START + 3)[0].answer == 2


def test_a_key_that_answers_nothing_changes_nothing_before_the_card() -> None:
    guide = begun()
    assert guide.answered("x", START + 2) == guide
    assert guide.answered("1", START + 20) == guide


def test_keys_answer_the_question_in_hand_and_tab_goes_on_to_the_next() -> None:
    guide, at = done()
    hand = guide.in_hand(at)
    assert hand is not None and (hand.ask, list(hand.keys)) == ("pace", ["1", "2", "3"])
    later = guide.answered("5", at)
    assert (later.after, later.pace, later.scene(at)) == (2, None, "card"), "only one question has a 5"
    assert later.answered("3", at).scene(at) == "closed"
    for skip in SKIP_KEYS:
        kept = guide.answered(skip, at).answered("5", at).kept(at)
        assert kept is not None and (kept.pace, kept.after) == (None, 2)
    assert list(RATING_KEYS.values()) == list(FEELINGS)


def test_one_more_minute_is_the_same_session_and_the_time_between_a_pause() -> None:
    guide, at = done()
    before = guide.phase(at)
    on = guide.one_more(at + 500)
    assert (on.scene(at + 500), on.phase(at + 500).practised) == ("breathe", before.practised)
    assert on.phase(at + 500).breaths == before.breaths
    end = on.phase(at + 700)
    assert end.finished and 60 <= end.practised - before.practised < 70
    first, second = guide.kept(at), on.kept(at + 700)
    assert first is not None and second is not None
    assert (second.started, second.item) == (first.started, first.item)
    stopped = begun().toggled(START).paused(START + 35).ended(START + 50)
    assert stopped.one_more(START + 90).phase(START + 90).practised == 35


def test_whole_breaths_are_counted() -> None:
    guide = begun().toggled(START)
    assert [guide.phase(START + s).breaths for s in (0, 3, 4, 9, 10, 14, 20)] == [0, 0, 1, 1, 1, 2, 2]
    paused = guide.paused(START + 21).toggled(START + 50)
    assert paused.phase(START + 60).breaths == 3
    assert guide.ended(START + 35).phase(START + 99).breaths == 4


def test_ended_early_it_is_kept_with_what_was_practised() -> None:
    guide = begun().toggled(START).ended(START + 33)
    assert guide.scene(START + 40) == "card"
    kept = guide.kept(START + 99)
    assert kept is not None
    assert (kept.seconds, kept.finished) == (33, False)


def test_ended_under_half_a_minute_it_is_kept_and_nothing_is_asked() -> None:
    guide = begun().toggled(START).ended(START + 23)
    assert (guide.scene(START + 30), guide.prompts(START + 30)) == ("closed", ())
    kept = guide.kept(START + 99)
    assert kept is not None and kept.seconds == 23


def test_ended_before_the_first_breath_there_is_nothing_to_keep_and_no_card() -> None:
    guide = begun().ended(START + 5)
    assert guide.kept(START + 5) is None
    assert guide.scene(START + 5) == "closed"


def test_a_machine_that_slept_asks_whether_to_go_on() -> None:
    guide = begun().toggled(START).slept(START + 33)
    at = START + 900
    assert (guide.scene(at), asked(guide, at)) == ("asleep", ["go_on"])
    on = guide.answered("space", at)
    assert (on.scene(at), on.phase(at).number, on.phase(at).practised) == ("breathe", 4, 33)
    off = guide.answered("escape", at)
    assert off.scene(at) == "card"
    assert off.kept(at) is not None
    assert set(GO_ON_KEYS) == {"space", "escape"}


def test_a_pause_is_a_pause() -> None:
    guide = begun().toggled(START).paused(START + 13)
    assert (guide.scene(START + 99), asked(guide, START + 99)) == ("paused", [])
    assert guide.toggled(START + 99).phase(START + 100).practised == 14


def test_tempo_keys_go_on_from_where_they_are() -> None:
    guide = begun().toggled(START).slower(START + 1).slower(START + 2).faster(START + 3)
    assert guide.phase(START + 10).tempo == 1.1
    kept = guide.kept(START + 11)
    assert kept is not None
    assert kept.tempo == 1.1
    assert begun(tempo=1.21).toggled(START).phase(START).tempo == 1.21


def test_what_keeps_the_tempo_is_said() -> None:
    assert begun().tempo_limit(slower=True) is None
    assert begun(tempo=1.4641).tempo_limit(slower=True) == Limit("end")
    assert begun(tempo=0.729).tempo_limit(slower=False) == Limit("end")
    plan = SessionPlan(technique=BOX, level="standard", planned=60, tempo=1.21)
    box = Guide.begin(plan, wall=WALL, at=START)
    limit = box.tempo_limit(slower=True)
    assert limit is not None
    assert limit.why == "pace"
    assert box.slower(START).practice.tempo == 1.21


def test_another_technique_begins_and_the_first_is_kept() -> None:
    plan = SessionPlan(technique=BOX, level="gentle", planned=120)
    first = begun().answered("1", START).toggled(START)
    second, kept = first.changed(plan, wall=WALL, at=START + 33)
    assert kept is not None
    assert (kept.technique, kept.seconds, kept.finished, kept.before) == ("extended_exhale", 33, False, -2)
    assert kept.changed
    assert (second.scene(START + 34), second.plan, second.before) == ("settle", plan, None)
    _, nothing = begun().changed(plan, wall=WALL, at=START + 5)
    assert nothing is None


def test_ones_own_pace_is_kept_like_any_other() -> None:
    guide = begun().toggled(START).own_pace(START + 10)
    assert guide.phase(START + 59).free
    kept = guide.kept(START + 60)
    assert kept is not None
    assert (kept.seconds, kept.finished) == (60, True)


DEEDS = ["toggled", "paused", "slept", "own_pace", "slower", "faster", "ended"]


@given(
    st.lists(
        st.tuples(st.sampled_from([*DEEDS, "1", "2", "tab", "x", "space"]), st.integers(0, 90)), max_size=10
    )
)
def test_whatever_is_pressed_nothing_practised_is_lost(given: list[tuple[str, int]]) -> None:
    guide, at, before = begun(), START, 0.0
    for deed, after in given:
        at += after / 4
        guide = getattr(guide, deed)(at) if deed in DEEDS else guide.answered(deed, at)
        practised = guide.phase(at).practised
        assert practised >= before - 1e-6
        before = practised
        assert (guide.kept(at) is None) == (practised < 1)
        assert (guide.scene(at) in ("card", "closed")) == (guide.phase(at).stage == "over")


def test_holds_can_be_dropped_where_there_are_any() -> None:
    def can_drop(technique: Technique, level: str) -> bool:
        plan = SessionPlan(technique=technique, level=level, planned=60)
        return Guide.begin(plan, wall=WALL, at=START).can_drop_holds

    assert can_drop(BOX, "standard") and not can_drop(BOX, "no_holds")
    assert not can_drop(EXHALE, "standard")
