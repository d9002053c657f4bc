"""A breathing session in time: a log of what was pressed, and the pure phase that follows from it.

Nothing here counts ticks. The phase is worked out from the log and the monotonic time alone, in whole
cycles by division, so that it is as exact after an hour as at the start.
"""

from __future__ import annotations

import math
from collections.abc import Sequence

import msgspec

from companion.model.breathing.beats import Beat, beats, counted, fill_at
from companion.model.breathing.limits import passed, tempos
from companion.model.breathing.phase import OWN_PACE, SETTLE, Event, Log, Phase, late
from companion.model.breathing.slowing import slowed
from companion.model.breathing.technique import (
    Section,
    Technique,
    at_level,
    breaths,
    seconds_of,
)

__all__ = [
    "OWN_PACE",
    "SETTLE",
    "Beat",
    "Event",
    "Log",
    "Phase",
    "Timeline",
    "beats",
    "faster",
    "fill_at",
    "late",
    "phase",
    "slower",
    "timeline",
]


class Timeline(msgspec.Struct, frozen=True):
    """What a session will be: its sections after the settling, `planned` seconds (0: open end), tempos.

    `settle` seconds come first; with infinity one settles until one begins.
    """

    sections: tuple[Section, ...]
    planned: float
    tempo: float = 1.0
    tempos: tuple[float, ...] = (1.0,)
    settle: float = SETTLE.seconds

    @property
    def total(self) -> float | None:
        """The seconds of practice if nothing changes, the last cycle finished; None: open end."""
        return _total(self, _start(self, 0.0))

    @property
    def open_end(self) -> bool:
        """Whether the session goes on until it is ended."""
        return not self.planned and any(section.repeat is None for section in self.sections)


class _Run(msgspec.Struct, frozen=True):
    """The start of a cycle: when, where, and what was spent of the plan, practised and breathed before it."""

    at: float
    section: int  # 0 is the settling
    cycle: int
    spent: float
    practised: float
    tempo: float
    wanted: float  # the tempo from the next cycle on
    breaths: int = 0
    until: float | None = None  # at one's own pace: the `spent` at which it ends


def timeline(
    technique: Technique,
    level: str,
    planned: float,
    tempo: float = 1.0,
    settle: float = SETTLE.seconds,
    slow_to: float = 0.0,
) -> Timeline:
    """The course of a session of `planned` seconds (0: open end; without meaning for a fixed course).

    A technique that counts cycles has as many as fit the seconds, at most its limit. One that counts minutes
    slows down to `slow_to` breaths a minute (0: it does not). KeyError for a level
    it does not have, ValueError when two of its sections have no end.
    """
    sections = at_level(technique, level)
    if sum(section.repeat is None for section in sections) > 1:
        raise ValueError(f"{technique.id}: only one section can go on until the end")
    length = technique.session
    if length.unit == "cycles":
        sections = tuple(counted(section, planned, length.max) for section in sections)
    may = tempos(technique, level)
    if slow_to and length.unit == "minutes":
        sections = slowed(sections, planned, tempo, slow_to)
        may = tuple(each for each in may if each <= tempo or passed(sections, each) is None)
    return Timeline(sections, planned, tempo, may, settle)


def phase(log: Sequence[Event], timeline: Timeline, now: float) -> Phase:
    """Where the session stands at the monotonic second `now`. ValueError for a log without a start.

    After a pause the current cycle starts again; a new tempo counts from the next cycle. At one's own pace
    the time goes on as planned; back at the given pace the current cycle starts again.
    """
    run, stopped, ended = _follow(log, timeline, now)
    if stopped is None:
        run = _roll(timeline, run, now)
    finished = run.section > len(timeline.sections)
    into = 0.0 if finished else max(0.0, (now if stopped is None else stopped) - run.at)
    practised = run.practised + (into if run.section else 0.0)
    if finished:
        return Phase(
            stage="over", practised=practised, breaths=run.breaths, finished=finished, tempo=run.tempo
        )
    section, total = _section(timeline, run.section), _total(timeline, run)
    found = beats(section, _tempo(run))
    taken = run.breaths + (_breaths_in(found, into) if run.until is None else 0)
    if ended:
        return Phase(stage="over", practised=practised, breaths=taken, tempo=run.tempo)
    position = run.spent + (into if run.section else 0.0)
    now_is = Phase(
        stage="paused" if stopped is not None else "breathe" if run.section else "settle",
        section=section.id,
        cycle=run.cycle,
        remaining=None if total is None else total - position,
        total=total,
        practised=practised,
        breaths=taken,
        tempo=run.tempo,
    )
    if run.until is not None:
        return msgspec.structs.replace(now_is, step=OWN_PACE, free=True, seconds_left=now_is.remaining or 0.0)
    index = max((i for i, beat in enumerate(found) if beat.start <= into), default=0)
    beat = found[index]
    done = min(into - beat.start, beat.seconds)
    cycle_length = found[-1].start + found[-1].seconds
    return msgspec.structs.replace(
        now_is,
        step=beat.step,
        seconds_left=beat.seconds - done,
        length=beat.seconds,
        fill=fill_at(beat.step, done / beat.seconds),
        index=index,
        last=bool(run.section) and total is not None and total - run.spent <= cycle_length,
    )


def slower(timeline: Timeline, tempo: float) -> float:
    """The next slower tempo, or the same where it ends."""
    return min((each for each in timeline.tempos if each > tempo), default=tempo)


def faster(timeline: Timeline, tempo: float) -> float:
    """The next faster tempo, or the same where it ends."""
    return max((each for each in timeline.tempos if each < tempo), default=tempo)


def _follow(log: Sequence[Event], timeline: Timeline, now: float) -> tuple[_Run, float | None, bool]:
    """The run after the events up to `now`, the second it stands still at, and whether it was ended."""
    if not log or log[0].kind != "start":
        raise ValueError("a session begins with a start")
    run = _start(timeline, log[0].at)
    paused: float | None = None
    for event in log[1:]:
        if event.at > now:
            break
        if paused is None:
            run = _roll(timeline, run, event.at)
        if run.section > len(timeline.sections):
            break
        if event.kind == "end":
            return run, event.at if paused is None else paused, True
        if event.kind == "tempo" and event.value in timeline.tempos:
            run = msgspec.structs.replace(run, wanted=event.value)
        elif event.kind == "pause" and paused is None:
            paused = event.at
        elif event.kind == "resume" and paused is not None:
            run, paused = _resumed(run, paused, event.at), None
        elif event.kind == "free":
            run, paused = run if paused is None else _resumed(run, paused, event.at), None
            run = _own_pace(timeline, run, event.at)
        elif event.kind == "skip" and paused is None and run.section == 0:
            run = msgspec.structs.replace(run, at=event.at, section=1, cycle=0, tempo=run.wanted)
    return run, paused, False


def _resumed(run: _Run, paused: float, at: float) -> _Run:
    breathed = paused - run.at if run.section else 0.0
    spent = run.spent + (
        breathed if run.until is not None else 0.0
    )  # a cycle starts again, free time does not
    return msgspec.structs.replace(
        run, at=at, spent=spent, practised=run.practised + breathed, tempo=run.wanted
    )


def _own_pace(timeline: Timeline, run: _Run, at: float) -> _Run:
    """Free from now on, or back at the start of the current cycle; either way the time was practised."""
    into = at - run.at if run.section else 0.0
    total = _total(timeline, run)
    until = (math.inf if total is None else total) if run.until is None else None
    return msgspec.structs.replace(
        run,
        at=at,
        section=max(1, run.section),
        spent=run.spent + into,
        practised=run.practised + into,
        tempo=run.wanted,
        until=until,
    )


def _roll(timeline: Timeline, run: _Run, now: float) -> _Run:
    """The run moved on to the cycle that `now` falls into; a section past the last one: the end."""
    if run.until is not None:
        left = run.until - run.spent
        if now - run.at < left or left == math.inf:
            return run
        return msgspec.structs.replace(
            run,
            at=run.at + left,
            section=len(timeline.sections) + 1,
            spent=run.until,
            practised=run.practised + left,
        )
    while run.section <= len(timeline.sections):
        section = _section(timeline, run.section)
        length = seconds_of(section, _tempo(run))
        left = _cycles_left(timeline, run, length)
        if left <= 0 or not length:
            run = msgspec.structs.replace(run, section=run.section + 1, cycle=0)
            continue
        whole = left if now == math.inf else min(left, (now - run.at) // length)
        if run.wanted != run.tempo:
            whole = min(whole, 1)
        if whole < 1:
            return run
        counted = whole * length if run.section else 0.0
        run = _Run(
            at=run.at + whole * length,
            section=run.section,
            cycle=run.cycle + int(whole),
            spent=run.spent + counted,
            practised=run.practised + counted,
            tempo=run.wanted,
            wanted=run.wanted,
            breaths=run.breaths + int(whole) * breaths(section) if whole < math.inf else run.breaths,
        )
    return run


def _cycles_left(timeline: Timeline, run: _Run, length: float) -> float:
    section = _section(timeline, run.section)
    if section.repeat is not None:
        return section.repeat - run.cycle
    if not timeline.planned:
        return math.inf
    after = timeline.sections[run.section :]
    tail = sum(seconds_of(each, run.tempo) * (each.repeat or 0) for each in after)
    left = math.ceil((timeline.planned - tail - run.spent) / length) if length else 0
    return left if run.cycle else max(1, left)


def _total(timeline: Timeline, run: _Run) -> float | None:
    """The seconds of practice when the run goes on as it is; None: open end."""
    return None if timeline.open_end else _roll(timeline, run, math.inf).spent


def _start(timeline: Timeline, at: float) -> _Run:
    return _Run(
        at=at, section=0, cycle=0, spent=0.0, practised=0.0, tempo=timeline.tempo, wanted=timeline.tempo
    )


def _section(timeline: Timeline, number: int) -> Section:
    if number:
        return timeline.sections[number - 1]
    settling = msgspec.structs.replace(SETTLE, seconds=timeline.settle)
    return Section(id="settle", steps=(settling,), repeat=1)


def _breaths_in(found: Sequence[Beat], into: float) -> int:
    """The breaths of which everything but the rest of the cycle is over, so many seconds into it."""
    return sum(beat.step.kind == "inhale" and beat.start + beat.seconds <= into for beat in found)


def _tempo(run: _Run) -> float:
    return run.tempo if run.section else 1.0
