"""A session in time. The independent reference here lays every step of a session end to end, in fractions."""

from collections.abc import Iterator
from fractions import Fraction
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from companion.content import load
from companion.model.breathing.adaptation import planned_for
from companion.model.breathing.limits import tempos
from companion.model.breathing.pacing import Event, Log, Phase, faster, late, phase, slower, timeline
from companion.model.breathing.technique import Length, Section, Step, Technique, levels, paced

ALL = [(technique, level) for technique in load.techniques() for level in levels(technique)]
EXHALE = load.technique("extended_exhale")
SETTLE = 10.0
START = 1000.0
EPS = 1e-9

courses = st.sampled_from(ALL)


def started(*events: Event) -> Log:
    return (Event("start", START), *events)


def breathing(at: float = START) -> Log:
    """A log whose settling was skipped at once."""
    return (Event("start", at), Event("skip", at))


def free(at: float) -> Event:
    return Event("free", START + at)


def laid_out(
    technique: Technique, level: str, planned: float, tempo: float
) -> Iterator[tuple[Fraction, Step]]:
    """Every step of a session with its end, by plain addition."""
    end = Fraction(0)
    counts_cycles = technique.session.unit == "cycles"
    written = technique.levels
    for section in technique.sections:
        lengths = [Fraction(paced(s, tempo)) for s in written[level][section.id]]
        cycle = 0
        base = sum(Fraction(s) for s in written[level][section.id])
        while (
            cycle < section.repeat
            if section.repeat is not None
            else cycle * base < Fraction(planned)
            if counts_cycles
            else end < Fraction(planned)
        ):
            for step, length in zip(section.steps, lengths, strict=True):
                end += length
                if length:
                    yield end, step
            cycle += 1


@given(courses, st.data())
def test_every_border_is_where_plain_addition_puts_it(
    course: tuple[Technique, str], data: st.DataObject
) -> None:
    technique, level = course
    planned = data.draw(st.sampled_from([planned_for(technique, level, None, []), 60.0, 333.5]))
    if technique.session.unit == "cycles":
        planned = min(planned, planned_for(technique, level, None, []))
    tempo = data.draw(st.sampled_from(tempos(technique, level)))
    plan, log = timeline(technique, level, planned, tempo), breathing(0.0)
    start = Fraction(0)
    for end, step in laid_out(technique, level, planned, tempo):
        first, last = phase(log, plan, float(start)), phase(log, plan, float(end) - 1 / 64)
        for at in (first, last):
            assert (at.label, at.kind, at.side, at.via) == (step.label, step.kind, step.side, step.via)
            assert at.practised + (at.remaining or 0) == at.total == plan.total
        assert first.seconds_left == end - start
        assert last.seconds_left == 1 / 64
        start = end
    assert plan.total == start
    over = phase(log, plan, float(start))
    assert (over.stage, over.finished, over.practised, over.remaining) == ("over", True, float(start), 0)


def test_an_hour_is_exact_from_an_odd_start() -> None:
    plan, at = timeline(EXHALE, "standard", 0), 123456.789
    for hour in (1, 10):
        now = phase(breathing(at), plan, at + 3600 * hour + 3)
        assert (now.kind, now.number, now.cycle) == ("inhale", 1, 360 * hour)
        assert now.seconds_left == pytest.approx(1, abs=1e-6)
        assert now.practised == pytest.approx(3600 * hour + 3, abs=1e-6)
        assert (now.remaining, now.total) == (None, None)


def test_the_chosen_time_is_reached_and_the_cycle_finished() -> None:
    plan = timeline(EXHALE, "gentle", 60)  # 7 s a cycle
    assert plan.total == 63
    assert phase(breathing(), plan, START + 61).stage == "breathe"
    assert phase(breathing(), plan, START + 63).finished


def test_settling_comes_first_counts_for_nothing_and_can_be_skipped() -> None:
    plan = timeline(EXHALE, "standard", 60)
    settling = phase(started(), plan, START + 4)
    assert (settling.stage, settling.label, settling.number, settling.fill) == ("settle", "Settle", 6, 0)
    assert (settling.practised, settling.remaining) == (0, 60)
    assert phase(started(), plan, START + SETTLE).stage == "breathe"
    skipped = phase(started(Event("skip", START + 4)), plan, START + 5)
    assert (skipped.label, skipped.number, skipped.practised) == ("Breathe in", 3, 1)
    late_skip = started(Event("skip", START + 12))
    assert phase(late_skip, plan, START + 13) == phase(started(), plan, START + 13)


def test_a_pause_freezes_and_the_cycle_starts_again() -> None:
    plan = timeline(EXHALE, "standard", 60)
    log = (*breathing(), Event("pause", START + 17))
    paused = phase(log, plan, START + 17)
    assert (paused.stage, paused.label, paused.number, paused.practised) == ("paused", "Breathe out", 3, 17)
    assert phase(log, plan, START + 9999) == paused
    again = phase((*log, Event("resume", START + 500)), plan, START + 500)
    assert (again.stage, again.kind, again.number, again.cycle) == ("breathe", "inhale", 4, 1)
    assert (again.practised, again.remaining) == (17, 50)
    end = phase((*log, Event("resume", START + 500)), plan, START + 550)
    assert (end.finished, end.practised) == (True, 67)


def test_ending_keeps_what_was_practised() -> None:
    plan = timeline(EXHALE, "standard", 60)
    ended = phase((*breathing(), Event("end", START + 23)), plan, START + 999)
    assert (ended.stage, ended.finished, ended.practised) == ("over", False, 23)
    paused = (*breathing(), Event("pause", START + 23), Event("end", START + 90))
    assert phase(paused, plan, START + 999).practised == 23
    settling = phase(started(Event("end", START + 5)), plan, START + 6)
    assert (settling.stage, settling.finished, settling.practised) == ("over", False, 0)
    complete = phase((*breathing(), Event("end", START + 61)), plan, START + 999)
    assert (complete.finished, complete.practised) == (True, 60)


def test_what_is_pressed_after_the_end_changes_nothing() -> None:
    plan = timeline(EXHALE, "standard", 60)
    over = phase(breathing(), plan, START + 70)
    for pressed in (Event("pause", START + 65), free(65), Event("end", START + 65)):
        assert phase((*breathing(), pressed), plan, START + 70) == over
        assert phase((*breathing(), pressed, Event("resume", START + 68)), plan, START + 70) == over


def test_a_new_tempo_counts_from_the_next_cycle() -> None:
    plan = timeline(EXHALE, "standard", 60)
    log = (*breathing(), Event("tempo", START + 3, 0.9))
    assert phase(log, plan, START + 4).seconds_left == 6
    assert phase(log, plan, START + 10).seconds_left == paced(4, 0.9)
    assert phase(log, plan, START + 10).tempo == 0.9
    assert phase(log, plan, START + 5).total == 10 + 6 * (paced(4, 0.9) + paced(6, 0.9))


def test_a_tempo_that_is_not_offered_changes_nothing() -> None:
    relax = load.technique("relax_478")
    plan = timeline(relax, "standard", 76)
    log = (*breathing(), Event("tempo", START + 1, 1.1))
    assert phase(log, plan, START + 30) == phase(breathing(), plan, START + 30)


def test_the_number_of_cycles_is_kept_at_another_tempo() -> None:
    plan = timeline(load.technique("relax_478"), "gentle", 38)  # four cycles
    log = (*breathing(), Event("tempo", START + 1, 1.1))
    total = phase(log, plan, START + 2).total
    assert total == 9.5 + 3 * (paced(2, 1.1) + paced(3.5, 1.1) + paced(4, 1.1))


def test_cycles_never_pass_their_limit() -> None:
    assert timeline(load.technique("relax_478"), "standard", 3600).total == 8 * 19


def test_tempo_keys_move_one_place_and_come_back() -> None:
    plan = timeline(EXHALE, "standard", 60)
    assert slower(plan, 1.0) == 1.1
    assert faster(plan, 1.0) == 0.9
    assert faster(plan, slower(plan, 1.0)) == 1.0
    ends = max(plan.tempos), min(plan.tempos)
    assert (slower(plan, ends[0]), faster(plan, ends[1])) == ends


def test_a_closing_section_is_part_of_the_chosen_time() -> None:
    step = Step(kind="natural", seconds=20, label="Look around")
    own = Technique(
        id="own", name="Own", sections=(*EXHALE.sections, Section(id="close", steps=(step,), repeat=1))
    )
    plan = timeline(own, "standard", 60)
    assert plan.total == 60
    assert phase(breathing(), plan, START + 45).label == "Look around"


def test_a_long_beginning_still_leaves_one_breath() -> None:
    warm = Section(id="warm", steps=(Step(kind="natural", seconds=90, label="Arrive"),), repeat=1)
    own = Technique(id="own", name="Own", sections=(warm, *EXHALE.sections))
    assert timeline(own, "standard", 60).total == 100


def test_settling_has_no_tempo() -> None:
    plan = timeline(EXHALE, "standard", 60, 1.21)
    assert phase(started(), plan, START).seconds_left == SETTLE
    assert phase(started(), plan, START + SETTLE).seconds_left == paced(4, 1.21)


def test_a_technique_with_nothing_in_it_is_over_at_once() -> None:
    empty = Section(id="main", steps=(Step(kind="inhale", seconds=0, label="In", fill=(0, 1)),))
    plan = timeline(Technique(id="x", name="X", sections=(empty,)), "standard", 60)
    assert phase(breathing(), plan, START).finished


def test_what_cannot_be_is_refused() -> None:
    endless = Technique(id="x", name="X", sections=EXHALE.sections * 2, session=Length())
    with pytest.raises(ValueError, match="only one section"):
        timeline(endless, "standard", 60)
    for log in ((), (Event("pause", 0),)):
        with pytest.raises(ValueError, match="begins with a start"):
            phase(log, timeline(EXHALE, "standard", 60), 0)


kinds = st.sampled_from(["pause", "resume", "skip", "tempo", "free", "end"])
presses = st.lists(st.tuples(kinds, st.integers(0, 800), st.sampled_from([0.9, 1.0, 1.1, 3.0])), max_size=8)


def log_of(given: list[tuple[str, int, float]]) -> Log:
    events = [Event(kind, START + at / 4, value) for kind, at, value in given]  # type: ignore[arg-type]
    return started(*sorted(events, key=lambda event: event.at))


def sane(now: Phase) -> None:
    assert 0 <= now.fill <= 1
    assert now.seconds_left >= 0
    assert now.practised >= 0
    assert now.remaining is None or now.remaining >= -EPS
    assert (now.stage == "over") == (now.step is None)


@given(courses, presses, st.lists(st.integers(0, 4000), min_size=2, max_size=12), st.booleans())
def test_whatever_is_pressed(
    course: tuple[Technique, str], given: list[tuple[str, int, float]], at: list[int], endless: bool
) -> None:
    plan = timeline(*course, 0 if endless else 90)
    log = log_of(given)
    seen = [(each / 8, phase(log, plan, START + each / 8)) for each in sorted(at)]
    for _, now in seen:
        sane(now)
    for (first, before), (second, after) in pairwise(seen):
        assert -EPS <= after.practised - before.practised <= second - first + EPS
        if before.stage == "over":
            assert after == before


@given(courses, presses, st.integers(0, 4000))
def test_what_has_not_happened_yet_changes_nothing(
    course: tuple[Technique, str], given: list[tuple[str, int, float]], at: int
) -> None:
    plan, log, now = timeline(*course, 90), log_of(given), START + at / 8
    past = tuple(event for event in log if event.at <= now)
    assert phase(log, plan, now) == phase(past, plan, now)


@given(courses, st.integers(0, 2400), st.integers(1, 100_000))
def test_a_pause_of_any_length_costs_nothing(course: tuple[Technique, str], at: int, rest: int) -> None:
    plan = timeline(*course, 60)
    paused, resumed = START + at / 8, START + at / 8 + rest / 8
    log = (*breathing(), Event("pause", paused))
    held = phase(log, plan, paused)
    again = phase((*log, Event("resume", resumed)), plan, resumed)
    if held.stage == "over":
        assert again.stage == "over"
        return
    assert phase(log, plan, resumed).practised == held.practised == again.practised == at / 8
    assert (again.index, again.cycle, again.section) == (0, held.cycle, held.section)
    assert held.remaining is not None
    assert again.remaining is not None
    assert again.remaining >= held.remaining


def test_at_ones_own_pace_the_time_goes_on_as_planned() -> None:
    plan = timeline(EXHALE, "standard", 60)
    log = (*breathing(), free(13))
    now = phase(log, plan, START + 40)
    assert (now.stage, now.free, now.label, now.kind, now.number) == (
        "breathe",
        True,
        "Your own pace",
        "natural",
        0,
    )
    assert (now.practised, now.remaining, now.total, now.fill) == (40, 20, 60, 0)
    assert phase(log, plan, START + 59.9).place == phase(log, plan, START + 14).place
    over = phase(log, plan, START + 60)
    assert (over.stage, over.finished, over.practised) == ("over", True, 60)


def test_from_ones_own_pace_back_to_the_start_of_the_cycle() -> None:
    plan = timeline(EXHALE, "standard", 60)
    log = (*breathing(), free(13), free(25.5))
    back = phase(log, plan, START + 25.5)
    assert (back.free, back.kind, back.number, back.cycle, back.practised) == (False, "inhale", 4, 1, 25.5)
    assert phase(log, plan, START + 65.5).finished  # 34.5 s left: four cycles


def test_ones_own_pace_pauses_ends_and_starts_from_anywhere() -> None:
    plan = timeline(EXHALE, "standard", 60)
    paused = (*breathing(), free(10), Event("pause", START + 20), Event("resume", START + 100))
    assert phase(paused, plan, START + 110).practised == 30
    assert phase(paused, plan, START + 110).free
    assert phase(paused, plan, START + 140).finished
    from_pause = (*breathing(), Event("pause", START + 15), free(40))
    now = phase(from_pause, plan, START + 45)
    assert (now.free, now.practised, now.remaining) == (True, 20, 45)  # the cycle it broke off counts anew
    settling = started(free(4))
    assert phase(settling, plan, START + 5).practised == 1
    ended = (*breathing(), free(10), Event("end", START + 21))
    assert (phase(ended, plan, START + 99).finished, phase(ended, plan, START + 99).practised) == (False, 21)


def test_ones_own_pace_has_no_end_where_none_was_planned() -> None:
    plan = timeline(EXHALE, "standard", 0)
    now = phase((*breathing(), free(10)), plan, START + 5000)
    assert (now.free, now.remaining, now.practised) == (True, None, 5000)


@given(courses, st.integers(0, 400), st.integers(0, 400))
def test_free_time_is_practice_to_the_last_moment(course: tuple[Technique, str], at: int, more: int) -> None:
    plan = timeline(*course, 60)
    log = (*breathing(), free(at / 8))
    before, after = phase(log, plan, START + at / 8), phase(log, plan, START + (at + more) / 8)
    assert before.total == phase(breathing(), plan, START + at / 8).total
    assert after.practised == pytest.approx(min((at + more) / 8, plan.total or 0))


def test_the_last_cycle_is_known() -> None:
    plan = timeline(EXHALE, "standard", 60)
    assert not phase(started(), plan, START + 5).last
    assert [phase(breathing(), plan, START + at).last for at in (0, 49, 50, 59)] == [False, False, True, True]
    assert not phase(breathing(), timeline(EXHALE, "standard", 0), START + 50).last
    calm = timeline(load.technique("calm_60"), "standard", 60)
    assert [phase(breathing(), calm, START + at).last for at in (23, 53, 55)] == [False, False, True]


@given(courses, st.integers(0, 60 * 64), st.sampled_from([0.5, 1, 2, 4]))
def test_the_breath_never_jumps(course: tuple[Technique, str], at: int, milliseconds: float) -> None:
    plan, log = timeline(*course, 60), breathing(0.0)
    for instant in (at / 64, float(at // 64)):
        one, two = (phase(log, plan, instant + each * milliseconds / 1000) for each in (-1, 1))
        # The steepest ease moves pi/2 of its whole way in the length of the shortest step, one second.
        assert abs(one.fill - two.fill) <= 2 * milliseconds / 1000 * 1.6


def test_the_ease_turns_softly() -> None:
    plan, log = timeline(EXHALE, "standard", 60), breathing(0.0)
    fills = [phase(log, plan, second).fill for second in range(11)]
    assert fills[0] == fills[10] == 0
    assert fills[2] == pytest.approx(0.4)
    assert fills[4] == pytest.approx(0.8)
    assert fills[:5] == sorted(fills[:5])
    assert fills[4:] == sorted(fills[4:], reverse=True)
    assert fills[1] - fills[0] < fills[2] - fills[1]


@pytest.mark.parametrize(
    ("wall", "mono", "every", "said"),
    [
        (0.05, 0.05, 0.05, False),
        (1.0, 1.0, 0.05, False),
        (1.2, 1.2, 0.05, True),
        (600.0, 0.05, 0.05, True),
        (-600.0, 0.05, 0.05, True),
        (8.5, 8.5, 8.0, False),
        (9.5, 9.5, 8.0, True),
    ],
)
def test_a_machine_that_slept_is_noticed(wall: float, mono: float, every: float, said: bool) -> None:
    assert late(1e9, 1e9 + wall, 50, 50 + mono, every) is said
