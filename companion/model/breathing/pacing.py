"""A breathing session in time: a log of what was pressed, and the pure phase that follows from it.

Nothing here counts ticks. The phase is worked out from the log and the monotonic time alone, in whole
cycles by division, so that it is as exact after an hour as at the start.
"""

from __future__ import annotations

import math
from collections.abc import Sequence

import msgspec

from companion.model.breathing.limits import tempos
from companion.model.breathing.phase import OWN_PACE, SETTLE, Event, Log, Phase, late
from companion.model.breathing.technique import Section, Step, Technique, at_level, paced, seconds_of

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
    """What a session will be: its sections after the settling, `planned` seconds (0: open end), tempos."""

    sections: tuple[Section, ...]
    planned: float
    tempo: float = 1.0
    tempos: tuple[float, ...] = (1.0,)

    @property
    def total(self) -> float | None:
        """The seconds of practice if nothing changes, the last cycle finished; None: open end."""
        return _total(self, _start(self, 0.0))

    @property
    def open_end(self) -> bool:
        """Whether the session goes on until it is ended."""
        return not self.planned and any(section.repeat is None for section in self.sections)


class Beat(msgspec.Struct, frozen=True):
    """A step in its cycle: when it starts and how long it is, in seconds."""

    step: Step
    start: float
    seconds: float


class _Run(msgspec.Struct, frozen=True):
    """The start of a cycle: when, where, how much was spent of the plan and practised before it."""

    at: float
    section: int  # 0 is the settling
    cycle: int
    spent: float
    practised: float
    tempo: float
    wanted: float  # the tempo from the next cycle on
    until: float | None = None  # at one's own pace: the `spent` at which it ends


def timeline(technique: Technique, level: str, planned: float, tempo: float = 1.0) -> Timeline:
    """The course of a session of `planned` seconds (0: open end; without meaning for a fixed course).

    A technique that counts cycles has as many as fit the seconds, at most its limit. KeyError for a level
    it does not have, ValueError when two of its sections have no end.
    """
    sections = at_level(technique, level)
    if sum(section.repeat is None for section in sections) > 1:
        raise ValueError(f"{technique.id}: only one section can go on until the end")
    length = technique.session
    if length.unit == "cycles":
        sections = tuple(_counted(section, planned, length.max) for section in sections)
    return Timeline(sections, planned, tempo, tempos(technique, level))


def beats(section: Section, tempo: float = 1.0) -> tuple[Beat, ...]:
    """The steps of one cycle, each with its start."""
    found: list[Beat] = []
    start = 0.0
    for step in section.steps:
        found.append(Beat(step, start, paced(step.seconds, tempo)))
        start += found[-1].seconds
    return tuple(found)


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
    if finished or ended:
        return Phase(stage="over", practised=practised, finished=finished, tempo=run.tempo)
    section, total = _section(timeline, run.section), _total(timeline, run)
    position = run.spent + (into if run.section else 0.0)
    now_is = Phase(
        stage="paused" if stopped is not None else "breathe" if run.section else "settle",
        section=section.id,
        cycle=run.cycle,
        remaining=None if total is None else total - position,
        total=total,
        practised=practised,
        tempo=run.tempo,
    )
    if run.until is not None:
        return msgspec.structs.replace(now_is, step=OWN_PACE, free=True, seconds_left=now_is.remaining or 0.0)
    found = beats(section, _tempo(run))
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


def fill_at(step: Step, part: float) -> float:
    """Lung fill after a part (0..1) of a step: a sine ease, so that the breath turns without a jerk."""
    if step.fill is None:
        return 0.0
    low, high = step.fill
    return low + (high - low) * (1 - math.cos(math.pi * part)) / 2


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
        length = seconds_of(_section(timeline, run.section), _tempo(run))
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
    return timeline.sections[number - 1] if number else _SETTLING


def _tempo(run: _Run) -> float:
    return run.tempo if run.section else 1.0


def _counted(section: Section, planned: float, most: int) -> Section:
    if section.repeat is not None:
        return section
    cycles = max(1, math.ceil(planned / seconds_of(section)))
    return msgspec.structs.replace(section, repeat=min(cycles, most or cycles))


_SETTLING = Section(id="settle", steps=(SETTLE,), repeat=1)
