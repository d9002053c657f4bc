"""Breathing: what a session would be now, and that every one of them is kept."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, time
from typing import Any

import msgspec
import pytest

from companion import words
from companion.companion import Companion
from companion.config.settings import Breathing, Settings
from companion.content import load as content
from companion.model.breathing.adaptation import Offer
from companion.model.breathing.practice import Practised
from companion.model.breathing.sessions import Past, Week
from companion.model.breathing.technique import Length, Session
from companion.verbs.context import Gone

Make = Callable[..., Companion]


def breathed(
    companion: Companion, technique: str, level: str = "gentle", seconds: float = 120, **how: Any
) -> None:
    """One session, ended now."""
    companion.breathing.save(
        technique,
        level,
        seconds,
        120,
        finished=how.pop("finished", True),
        started=companion.context.now(),
        **how,
    )


def test_the_first_session_is_a_short_gentle_one(companion: Companion) -> None:
    view = companion.breathing.view()
    assert (view.technique.id, view.level, view.planned) == ("extended_exhale", "gentle", 120)
    assert view.minutes_today == 0
    assert [each.id for each in view.choices] == [each.id for each in content.techniques()]


def test_the_settings_have_their_say(make_companion: Make) -> None:
    chosen = Breathing(technique="box", minutes=7.5, level="standard")
    breathing = make_companion(Settings(breathing=chosen)).breathing
    view = breathing.view()
    assert (view.technique.id, view.level, view.planned) == ("box", "standard", 450)
    assert content.cautions()["holds"] in breathing.plan().cautions


def test_the_last_technique_comes_first_also_after_a_restart(make_companion: Make, clock: Any) -> None:
    first = make_companion()
    for technique in ("box", "calm_60"):
        breathed(first, technique)
        clock.advance(600)
    assert make_companion().breathing.view().technique.id == "calm_60"
    assert make_companion().breathing.view("box").technique.id == "box"
    clock.advance(days=400)
    view = make_companion().breathing.view()
    assert view.technique.id == "calm_60"
    assert [each.technique for each in view.last] == ["calm_60", "box"]
    assert (view.minutes_today, view.minutes_week) == (0, 0)


@pytest.mark.parametrize("days", [33, 70, 800])
def test_a_technique_goes_on_where_it_was_however_long_ago(
    companion: Companion, make_companion: Make, clock: Any, days: int
) -> None:
    rated(companion, clock, times=5, level="standard", planned=300.0)
    clock.advance(days=days)
    for each in (companion, make_companion()):
        view, plan = each.breathing.view(), each.breathing.plan()
        assert (view.technique.id, view.level, view.planned) == ("box", "standard", 300)
        assert (plan.technique.id, plan.level, plan.planned) == ("box", "standard", 300)
        choice = next(found for found in each.breathing.choices() if found.technique.id == "box")
        assert (choice.level, choice.planned) == ("standard", 300)


def test_no_holds_once_chosen_stays_whatever_was_breathed_since(
    companion: Companion, make_companion: Make, clock: Any
) -> None:
    rated(companion, clock, level="no_holds")
    for _ in range(12):
        clock.advance(days=60)
        rated(companion, clock, "equal", times=5)
        assert companion.breathing.plan("box").level == "no_holds"
    assert (
        make_companion(Settings(breathing=Breathing(level="standard"))).breathing.plan("box").level
        == "no_holds"
    )
    assert companion.breathing.plan("box", level="gentle").level == "gentle"
    rated(companion, clock, level="gentle")
    assert companion.breathing.plan("box").level == "gentle"


def test_sessions_grow_into_the_usual_length(companion: Companion, clock: Any) -> None:
    usual = content.technique("extended_exhale").session.default * 60
    assert usual > 120
    for _ in range(3):
        assert companion.breathing.view().planned == 120
        breathed(companion, "extended_exhale")
        clock.advance(days=1)
    assert companion.breathing.view().planned == usual
    aside = next(row.aside for row in companion.routine.view().rows if row.label == "Breathe")
    assert aside == f"{usual / 60:g} min"  # the routine says the same


@pytest.mark.parametrize("finished", [True, False])
def test_every_session_is_kept_with_the_seconds_practised(
    companion: Companion, make_companion: Make, clock: Any, finished: bool
) -> None:
    started = clock.wall
    clock.advance(84)
    change = companion.breathing.save("box", "standard", 83.949, 120, finished=finished, started=started)
    assert change.answer == "Saved: 1 min 24 s of breathing."
    (session,) = make_companion().store.on(Session, date(2026, 11, 17))
    assert (session.at, session.technique, session.level) == (started, "box", "standard")
    assert (session.seconds, session.planned, session.finished) == (83.9, 120, finished)


def test_minutes_today_are_of_the_persons_day(companion: Companion, clock: Any) -> None:
    clock.wall = clock.wall.replace(hour=3)
    breathed(companion, "box", seconds=60)
    clock.wall = clock.wall.replace(hour=9)
    breathed(companion, "box", seconds=90)
    breathed(companion, "extended_exhale", seconds=30, finished=False)
    assert companion.breathing.view().minutes_today == 2
    assert [s.seconds for s in companion.store.on(Session, date(2026, 11, 16))] == [60]


def test_own_techniques_take_the_place_of_shipped_ones(make_companion: Make, clock: Any) -> None:
    mine = msgspec.structs.replace(content.technique("box"), name="My box", own=True)
    companion = make_companion(Settings(breathing=Breathing(own=(mine,))))
    choices = companion.breathing.view().choices
    assert choices[0].name == "My box"
    assert len(choices) == len(content.techniques())
    assert companion.breathing.view("box").technique.own


def test_a_technique_known_no_more_gives_way(make_companion: Make) -> None:
    before = make_companion()
    breathed(before, "gone_technique")
    assert before.breathing.view().technique.id == "extended_exhale"
    after = make_companion(Settings(breathing=Breathing(technique="gone_too")))
    assert after.breathing.view().technique == content.techniques()[0]
    assert [s.technique for s in before.store.on(Session, before.context.today())] == ["gone_technique"]


def test_a_day_that_starts_at_midnight(make_companion: Make, clock: Any) -> None:
    clock.wall = clock.wall.replace(hour=0, minute=5)
    companion = make_companion(Settings(day_starts_at=time(0)))
    breathed(companion, "box", seconds=60)
    assert companion.breathing.view().minutes_today == 1


def test_a_session_is_kept_once_and_ticks_nothing_off_on_another_day(
    companion: Companion, clock: Any
) -> None:
    started = clock.wall
    clock.advance(days=1)
    for _ in range(2):
        companion.breathing.save("box", "gentle", 60, 120, finished=False, started=started, item="breathe")
    assert [s.item for s in companion.store.on(Session, date(2026, 11, 17))] == ["breathe"]
    assert all(row.state == "open" for row in companion.routine.view().rows)


# -- the routine item it was for


def marks(companion: Companion) -> dict[str, str]:
    """The rows of the routine for now that are not open."""
    return {row.label: row.state for row in companion.routine.view().rows if row.state != "open"}


def test_a_session_by_any_door_ticks_off_the_item_that_would_have_opened_it(companion: Companion) -> None:
    change = companion.breathing.save(
        "extended_exhale", "gentle", 60, 120, finished=False, started=companion.context.now()
    )
    assert marks(companion) == {"Breathe": "done"}
    assert change.answer == "Saved: 1 min of breathing. “Breathe” is done."
    companion.undo()  # the session and the tick are one change
    assert marks(companion) == {} and companion.breathing.past().sessions == ()
    companion.redo()
    assert marks(companion) == {"Breathe": "done"} and len(companion.breathing.past().sessions) == 1


def test_under_half_a_minute_the_mark_is_offered_and_not_made(companion: Companion) -> None:
    practised = Practised(
        technique="extended_exhale",
        level="gentle",
        seconds=26.0,
        planned=120,
        finished=False,
        started=companion.context.now(),
        item="breathe",
    )
    said = companion.breathing.keep(practised).answer
    assert said == "Kept: 26 s of breathing. You can mark “Breathe” if you like."
    assert marks(companion) == {}


def test_under_half_a_minute_a_session_is_in_the_history_and_nothing_else(
    companion: Companion, clock: Any
) -> None:
    started, new = companion.context.now(), companion.breathing.plan("extended_exhale")
    practised = Practised(
        technique="extended_exhale",
        level="gentle",
        seconds=29.0,
        planned=120,
        finished=False,
        started=started,
    )
    for more in ({}, {"finished": True}, {"before": -1, "after": 2, "pace": "comfortable"}):
        change = companion.breathing.keep(msgspec.structs.replace(practised, started=clock.now(), **more))
        assert change.answer == "Kept: 29 s of breathing."
        clock.advance(60)
    past = companion.breathing.past()
    assert [each.seconds for each in past.sessions] == [29, 29, 29] and past.sessions[0].after == 2
    assert (past.week, past.helped) == (Week(0, 0), ())
    view, plan = companion.breathing.view(), companion.breathing.plan("extended_exhale")
    assert (view.minutes_today, view.last) == (0, ())
    assert (plan.cautions, plan.asks_pace) == (new.cautions, True)  # still the first
    assert companion.routine.waiting_for("breathe/extended_exhale", started) is not None
    assert not companion.day_in_full().sessions
    breathed(companion, "extended_exhale", seconds=30, finished=False)
    assert companion.breathing.view().minutes_today == 0.5


def test_a_technique_whose_whole_is_shorter_counts(make_companion: Make, clock: Any) -> None:
    short = msgspec.structs.replace(
        content.technique("calm_60"), id="short", session=Length(unit="fixed", seconds=20), own=True
    )
    companion = make_companion(Settings(breathing=Breathing(own=(short,))))
    breathed(companion, "short", seconds=20, finished=False)
    assert companion.breathing.view().days_week == 0
    clock.advance(60)
    breathed(companion, "short", seconds=20)
    assert companion.breathing.view().days_week == 1


def test_another_technique_or_another_time_of_day_ticks_nothing_off(companion: Companion, clock: Any) -> None:
    breathed(companion, "box")
    assert marks(companion) == {}
    clock.wall = clock.wall.replace(hour=21)  # the morning's item is not the evening's
    breathed(companion, "extended_exhale")
    clock.wall = clock.wall.replace(hour=8)
    assert marks(companion) == {}


def test_what_is_marked_already_stays_as_it_is(companion: Companion) -> None:
    companion.routine.toggle("item:breathe", "resting", "a cold")
    breathed(companion, "extended_exhale")
    assert marks(companion) == {"Breathe": "resting"}


# -- the session to come


def rated(companion: Companion, clock: Any, technique: str = "box", times: int = 1, **how: Any) -> None:
    """Sessions of two minutes, an hour apart, with what was said about them."""
    fields: dict[str, Any] = {"level": "gentle", "seconds": 120.0, "planned": 120.0, "finished": True} | how
    for _ in range(times):
        companion.breathing.keep(Practised(technique=technique, started=companion.context.now(), **fields))
        clock.advance(3600)


def test_a_plan_has_all_that_a_session_needs(companion: Companion) -> None:
    plan = companion.breathing.plan("box", item="breathe")
    known = content.cautions()
    assert (plan.technique.id, plan.level, plan.planned, plan.tempo, plan.item) == (
        "box",
        "gentle",
        120,
        1,
        "breathe",
    )
    assert plan.asks_pace
    assert (plan.offer, plan.offered, plan.limited) == (None, "", "")
    assert plan.cautions == (known["comfort"], known["holds"])
    assert set(plan.cautions) | set(plan.more) == {
        *(known[name] for name in ("holds", "position", "comfort", "stop", "panic", "air")),
        *content.expectations(),
    }


def test_the_cautions_are_those_of_the_level_and_of_the_first_time(companion: Companion, clock: Any) -> None:
    known = content.cautions()
    assert companion.breathing.plan("box", level="no_holds").cautions == (known["comfort"], known["position"])
    rated(companion, clock, "equal")
    assert companion.breathing.plan("equal").cautions == (known["comfort"],)
    assert companion.breathing.plan("box").cautions == (known["comfort"], known["holds"])
    assert known["lungs"] in companion.breathing.plan("pursed_lip").more


def test_the_caution_that_gave_way_is_there_next_time(companion: Companion, clock: Any) -> None:
    known = content.cautions()
    for other in ("holds", "position", "holds", "position"):
        plan = companion.breathing.plan("relax_478")
        assert plan.cautions == (known["comfort"], known[other])
        assert {known["holds"], known["position"]} <= {*plan.cautions, *plan.more}
        rated(companion, clock, "relax_478")


def test_after_a_first_session_with_holds_the_position_is_told_once(companion: Companion, clock: Any) -> None:
    known = content.cautions()
    for second in (known["holds"], known["position"], known["holds"], known["holds"]):
        assert companion.breathing.plan("box").cautions == (known["comfort"], second)
        rated(companion, clock)


def test_what_is_said_has_its_few_words(companion: Companion, clock: Any) -> None:
    rated(companion, clock, "relax_478", times=3, pace="comfortable")
    plan = companion.breathing.plan("relax_478", cycles=9)
    assert len(plan.said) == len(plan.brief) == 4
    assert all(len(brief) < len(said) for brief, said in zip(plan.brief, plan.said, strict=True))


def test_what_is_asked_for_goes_before_the_rules_and_the_limits_before_that(
    make_companion: Make, clock: Any
) -> None:
    breathing = make_companion(Settings(breathing=Breathing(minutes=7, level="gentle"))).breathing
    plan = breathing.plan("equal", level="longer", minutes=1.5)
    assert (plan.level, plan.planned) == ("longer", 90)
    assert breathing.plan("equal", cycles=4).planned == 24
    held = breathing.plan("relax_478", level="standard", cycles=30)
    assert (held.planned, held.limited) == (
        4 * 19,
        "Your first sessions of 4-7-8 breathing have up to 4 rounds, so this one has 4.",
    )
    fixed = breathing.plan("calm_60", minutes=5)
    assert (fixed.planned, fixed.limited) == (60, "Calm in 60 seconds always lasts 1 min.")


def test_what_cannot_be_is_said_with_what_can(companion: Companion) -> None:
    with pytest.raises(ValueError, match=r"“longer”\. Its levels: no_holds, gentle, standard"):
        companion.breathing.plan("box", level="longer")
    with pytest.raises(Gone):
        companion.breathing.plan("nothing_of_the_kind")
    with pytest.raises(ValueError, match=r"“re” could be any of these:\n  resonance .*\n  relax_478"):
        companion.breathing.find("re")
    with pytest.raises(ValueError, match="There is no technique called “zzz”"):
        companion.breathing.find("zzz")


def test_a_bit_much_steps_down_and_stays_down(companion: Companion, clock: Any) -> None:
    rated(companion, clock, times=3, level="standard")
    assert companion.breathing.plan("box").level == "standard"
    rated(companion, clock, level="standard", pace="a bit much")
    for _ in range(3):
        assert companion.breathing.plan("box").level == companion.breathing.view("box").level == "gentle"
        rated(companion, clock, pace="comfortable")
    assert companion.breathing.plan("box", level="standard").level == "standard"


def test_a_level_of_the_settings_stays_down_too_after_a_bit_much(make_companion: Make, clock: Any) -> None:
    companion = make_companion(Settings(breathing=Breathing(technique="box", level="standard")))
    rated(companion, clock, level="standard", pace="a bit much")
    rated(companion, clock, times=10)
    clock.advance(days=15)
    assert companion.breathing.plan().level == companion.breathing.view().level == "gentle"


def test_an_offer_is_made_once(companion: Companion, clock: Any) -> None:
    rated(companion, clock, times=3, pace="comfortable")
    plan = companion.breathing.plan("box")
    assert plan.offer == Offer("box", "standard", "longer")
    assert (
        plan.offered
        == "Box breathing has felt comfortable three times. There is a longer level, if you like."
    )
    assert (plan.level, plan.asks_pace) == ("gentle", False)
    rated(companion, clock)
    assert companion.breathing.plan("box").offer is None


def test_an_offer_is_made_once_also_after_weeks(companion: Companion, clock: Any) -> None:
    rated(companion, clock, times=4, pace="comfortable")
    clock.advance(days=40)
    rated(companion, clock, times=2, pace="comfortable")
    assert companion.breathing.plan("box").offer is None
    assert not companion.breathing.plan("box").asks_pace
    assert companion.breathing.plan("relax_478").asks_pace


def test_early_stops_lead_to_something_lighter_without_a_word_about_them(
    companion: Companion, clock: Any
) -> None:
    rated(companion, clock, times=2, seconds=30.0, finished=False)
    plan = companion.breathing.plan("box")
    assert (plan.offer, plan.offered) == (
        Offer("box", "no_holds", "no_holds"),
        "You can do Box breathing without holds, if you like.",
    )
    taken = companion.breathing.plan("box", level="no_holds")
    assert (taken.offer, taken.offered) == (None, "")
    rated(companion, clock, times=2, level="no_holds", seconds=30.0, finished=False)
    assert (
        companion.breathing.plan("box").offered == "Just notice has no pace to follow, if you would rather."
    )


@pytest.mark.parametrize("technique", ["box", "relax_478", "triangle"])
def test_after_no_holds_nothing_that_has_holds_is_offered(
    companion: Companion, clock: Any, technique: str
) -> None:
    rated(companion, clock, technique, times=3, pace="comfortable")
    assert companion.breathing.plan(technique).offer == Offer(technique, "standard", "longer")
    declined = companion.breathing.plan(technique, level="no_holds")
    assert (declined.offer, declined.offered) == (None, "")
    assert not any("longer" in said for said in (*declined.said, *declined.brief))


def test_after_no_holds_what_has_no_holds_is_offered_still(companion: Companion, clock: Any) -> None:
    rated(companion, clock, times=4, seconds=30.0, finished=False)
    assert companion.breathing.plan("box", level="no_holds").offer == Offer(
        "just_notice", "standard", "unpaced"
    )


# -- what was said, and the history


def test_what_was_said_is_kept_and_survives(companion: Companion, make_companion: Make, clock: Any) -> None:
    rated(companion, clock, before=-1, after=2, pace="comfortable", tempo=1.1)
    (session,) = make_companion().store.on(Session, date(2026, 11, 17))
    assert (session.before, session.after, session.pace, session.tempo) == (-1, 2, "comfortable", 1.1)
    assert companion.breathing.plan("box").tempo == 1.1


def test_a_session_kept_before_the_card_takes_over_its_answers(companion: Companion) -> None:
    kept = Practised(
        technique="box",
        level="gentle",
        seconds=90,
        planned=120,
        finished=False,
        started=companion.context.now(),
        before=0,
    )
    companion.breathing.keep(kept)
    assert companion.breathing.keep(kept).answer == ""
    companion.breathing.keep(msgspec.structs.replace(kept, after=1, pace="too slow"))
    (session,) = companion.breathing.past().sessions
    assert (session.before, session.after, session.pace, session.seconds) == (0, 1, "too slow", 90)
    companion.undo()
    assert companion.breathing.past().sessions[0].after is None


def test_fields_of_another_version_survive_an_edit(companion: Companion, clock: Any) -> None:
    rated(companion, clock)
    (page,) = (companion.store.folder).glob("2026-11*.json")
    text = page.read_text("utf-8")
    page.write_text(text.replace('"technique":"box"', '"technique":"box","pulse":58'), "utf-8")
    assert '"pulse"' in page.read_text("utf-8")
    session = companion.breathing.past().sessions[0]
    companion.breathing.edit(session.id, before=1)
    assert '"pulse":58' in page.read_text("utf-8").replace(" ", "")


def test_the_history_has_the_week_and_the_newest_first(companion: Companion, clock: Any) -> None:
    assert companion.breathing.past() == Past(
        week=Week(0, 0), sessions=(), helped=(), names=companion.breathing.past().names
    )
    clock.advance(days=-2)  # Sunday: the week before
    rated(companion, clock, "equal")
    clock.advance(days=2)
    rated(companion, clock, times=2)
    past = companion.breathing.past()
    assert past.week == Week(4, 1)
    assert [each.technique for each in past.sessions] == ["box", "box", "equal"]
    assert past.names["box"] == "Box breathing"
    assert [each.technique for each in companion.breathing.past(technique="equal").sessions] == ["equal"]
    assert len(companion.breathing.past(1).sessions) == 1
    view = companion.breathing.view()
    assert (view.minutes_week, view.days_week) == (4, 1)
    assert view.last == past.sessions


def test_a_session_is_edited_deleted_and_back_again(companion: Companion, clock: Any) -> None:
    rated(companion, clock, before=0, after=1)
    (session,) = companion.breathing.past().sessions
    companion.breathing.edit(session.id, after=None, before=-2, technique="equal", note="on the train")
    (edited,) = companion.breathing.past().sessions
    assert (edited.before, edited.after, edited.technique, edited.note) == (-2, None, "equal", "on the train")
    companion.breathing.delete(session.id)
    assert companion.breathing.past().sessions == ()
    companion.undo()
    assert companion.breathing.past().sessions[0].note == "on the train"
    companion.undo()
    (back,) = companion.breathing.past().sessions
    assert (back.before, back.after, back.technique, back.note) == (0, 1, "box", "")
    companion.redo()
    assert companion.breathing.past().sessions[0].before == -2


def test_an_edit_that_cannot_be_loses_nothing(companion: Companion, clock: Any) -> None:
    rated(companion, clock)
    (session,) = companion.breathing.past().sessions
    for wrong in ({"before": 3}, {"pace": "awful"}, {"seconds": 0}, {"seconds": 1e9}):
        with pytest.raises(ValueError):
            companion.breathing.edit(session.id, **wrong)
    with pytest.raises(Gone):
        companion.breathing.edit(session.id, technique="nothing_of_the_kind")
    with pytest.raises(Gone):
        companion.breathing.edit(7, before=1)
    assert companion.breathing.past().sessions == (session,)


# -- choosing


def test_a_choice_tells_what_it_is_and_what_it_would_be(companion: Companion, clock: Any) -> None:
    rated(companion, clock, times=5, before=-1, after=0)
    choices = {each.technique.id: each for each in companion.breathing.choices()}
    assert list(choices) == [each.id for each in content.techniques()]
    box = choices["box"]
    assert (box.level, box.levels, box.lengths, box.length) == (
        "gentle",
        ("no_holds", "gentle", "standard"),
        (1, 3, 5),
        box.planned / 60,
    )
    assert box.last_used == date(2026, 11, 17)
    assert box.helped_words == "Box breathing: you felt a little lighter after 5 of 5"
    assert box.cautions[0] == content.cautions()["holds"]
    assert content.cautions()["panic"] not in box.cautions
    assert (choices["relax_478"].lengths, choices["relax_478"].length) == ((2, 4, 6, 8), 4)
    assert (choices["equal"].last_used, choices["equal"].helped, choices["equal"].helped_words) == (
        None,
        None,
        "",
    )


def test_choices_by_how_one_feels(companion: Companion) -> None:
    for feeling, (_, tags) in words.breathing.BY_FEELING.items():
        found = companion.breathing.choices(feeling)
        assert found
        assert all(set(tags) & set(each.technique.for_what) for each in found)
    (notice,) = companion.breathing.choices("panicky")
    assert notice.technique.id == "just_notice"


def test_four_rated_sessions_have_their_number_and_no_sentence(companion: Companion, clock: Any) -> None:
    rated(companion, clock, times=4, before=-1, after=0)
    (told,) = companion.breathing.past().helped
    assert (told.n, told.lighter, companion.breathing.helped_by("box")) == (4, 4, "")
    rated(companion, clock, before=1, after=0)
    assert companion.breathing.helped_by("box") == "Box breathing: you felt a little lighter after 4 of 5."
    assert companion.breathing.helped_by("equal") == ""


def test_a_tempo_that_is_not_the_usual_is_said(companion: Companion, clock: Any) -> None:
    assert companion.breathing.plan("box").at_tempo == ""
    rated(companion, clock, tempo=1.21)
    plan = companion.breathing.plan("box")
    assert plan.at_tempo == "Each breath lasts 121% as long as usual; - and + change it."
    assert plan.at_tempo in plan.said and len(plan.said) == len(plan.brief)


def test_what_was_said_afterwards_is_undone_by_its_name(companion: Companion) -> None:
    kept = Practised(
        technique="box",
        level="gentle",
        seconds=90,
        planned=120,
        finished=True,
        started=companion.context.now(),
    )
    companion.breathing.keep(kept)
    companion.breathing.keep(msgspec.structs.replace(kept, after=1))
    assert [companion.undo().label for _ in range(2)] == [
        "say how Box breathing felt",
        "add Box breathing session",
    ]


def test_going_on_with_another_technique_is_kept_and_is_no_early_stop(
    companion: Companion, make_companion: Make, clock: Any
) -> None:
    rated(companion, clock, times=2, seconds=20.0, finished=False, changed=True)
    assert all(each.changed for each in make_companion().breathing.past().sessions)
    assert companion.breathing.plan("box").offer is None


def test_an_own_technique_with_a_pace_is_not_offered_as_one_without(make_companion: Make, clock: Any) -> None:
    mine = msgspec.structs.replace(content.technique("equal"), id="just_notice", name="Mine", own=True)
    for own, offered in (((), "Just notice has no pace to follow, if you would rather."), ((mine,), "")):
        companion = make_companion(Settings(breathing=Breathing(own=own)))
        rated(companion, clock, "equal", times=2 - len(own) * 2, seconds=30.0, finished=False)
        assert companion.breathing.plan("equal").offered == offered


def test_own_tags_are_there_to_choose_by(make_companion: Make) -> None:
    mine = msgspec.structs.replace(
        content.technique("box"), id="mine", for_what=("on Sunday", "tense"), own=True
    )
    companion = make_companion(Settings(breathing=Breathing(own=(mine,))))
    (found,) = companion.breathing.choices("on Sunday")
    assert found.feelings == ("on Sunday", "tense")
    tags = [tag for each in companion.breathing.choices() for tag in each.technique.for_what]
    told = words.breathing.feelings(tags)
    assert list(told) == [*words.breathing.BY_FEELING, "on Sunday"] and len(told) <= 8


def test_each_day_of_the_history_is_one_group(companion: Companion, clock: Any) -> None:
    """Also where another start of the day has put days across each other: today's first."""
    for hour, starts in ((1, time(0)), (2, time(4)), (5, time(4))):
        companion.context.settings = Settings(day_starts_at=starts)
        companion.breathing.save(
            "box", "gentle", 60 * hour, 300, finished=True, started=clock.wall.replace(hour=hour)
        )
    assert [session.seconds for session in companion.breathing.past().sessions] == [300, 60, 120]
