"""A breathing session in time: a log of what was pressed, and the pure phase that follows from it.

Nothing here counts ticks. The phase is worked out from the log and the monotonic time alone, in whole
cycles by division, so that it is as exact after an hour as at the start.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import Literal

import msgspec

from companion.model.breathing import Section, Step, StepKind, Technique, at_level, paced, seconds_of, tempos

SETTLE = Step(kind="natural", seconds=10, label="Settle")
"""What comes before the first cycle (content/breathing.yaml, `adaptation`); it is not practice."""

Stage = Literal["settle", "breathe", "paused", "over"]


class Event(msgspec.Struct, frozen=True):
    """Something that was done at a monotonic second. `value` is the new tempo of a `tempo` event.

    `skip` ends the settling; `end` ends the session. What makes no sense when it comes is ignored.
    """

    kind: Literal["start", "pause", "resume", "skip", "tempo", "end"]
    at: float
    value: float = 1.0


Log = tuple[Event, ...]


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


class Phase(msgspec.Struct, frozen=True, kw_only=True):
    """Where a session stands.

    `step` is None once it is over. `seconds_left` are those of the step, `number` is what to show of
    them. `fill` is how full the lungs are, 0 to 1. `index` is the step in its cycle, `cycle` the cycle
    in its section, both from 0. `remaining` seconds are still planned (None: open end), `practised`
    seconds were breathed, without settling and pauses. `finished`: the session ran to its end.
    """

    stage: Stage
    step: Step | None = None
    seconds_left: float = 0.0
    fill: float = 0.0
    index: int = 0
    cycle: int = 0
    section: str = ""
    remaining: float | None = 0.0
    total: float | None = 0.0
    practised: float = 0.0
    finished: bool = False
    tempo: float = 1.0

    @property
    def number(self) -> int:
        """The whole seconds left of the step, counting down to 1."""
        return math.ceil(self.seconds_left)

    @property
    def label(self) -> str:
        """The words of the step; '' once it is over."""
        return self.step.label if self.step else ""

    @property
    def kind(self) -> StepKind:
        """The kind of the step; `natural` once it is over."""
        return self.step.kind if self.step else "natural"

    @property
    def side(self) -> str:
        """The nostril of the step: both, left, right."""
        return self.step.side if self.step else "both"

    @property
    def via(self) -> str:
        """The way of the air: any, nose, mouth, pursed."""
        return self.step.via if self.step else "any"


class _Run(msgspec.Struct, frozen=True):
    """The start of a cycle: when, where, how much was spent of the plan and practised before it."""

    at: float
    section: int  # 0 is the settling
    cycle: int
    spent: float
    practised: float
    tempo: float
    wanted: float  # the tempo from the next cycle on


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

    After a pause the current cycle starts again; a new tempo counts from the next cycle.
    """
    run, stopped, ended = _follow(log, timeline, now)
    if stopped is None:
        run = _roll(timeline, run, now)
    finished = run.section > len(timeline.sections)
    into = 0.0 if finished else max(0.0, (now if stopped is None else stopped) - run.at)
    practised = run.practised + (into if run.section else 0.0)
    if finished or ended:
        return Phase(stage="over", practised=practised, finished=finished, tempo=run.tempo)
    section = _section(timeline, run.section)
    found = beats(section, _tempo(run))
    index = max((i for i, beat in enumerate(found) if beat.start <= into), default=0)
    beat = found[index]
    done = min(into - beat.start, beat.seconds)
    total = _total(timeline, run)
    position = run.spent + (into if run.section else 0.0)
    return Phase(
        stage="paused" if stopped is not None else "breathe" if run.section else "settle",
        step=beat.step,
        seconds_left=beat.seconds - done,
        fill=_fill(beat.step, done / beat.seconds),
        index=index,
        cycle=run.cycle,
        section=section.id,
        remaining=None if total is None else total - position,
        total=total,
        practised=practised,
        tempo=run.tempo,
    )


def slower(timeline: Timeline, tempo: float) -> float:
    """The next slower tempo, or the same where it ends."""
    return min((each for each in timeline.tempos if each > tempo), default=tempo)


def faster(timeline: Timeline, tempo: float) -> float:
    """The next faster tempo, or the same where it ends."""
    return max((each for each in timeline.tempos if each < tempo), default=tempo)


def late(
    wall_before: float, wall_now: float, mono_before: float, mono_now: float, every: float = 0.0
) -> bool:
    """Whether the machine slept or stood still between two ticks, so that the session should pause.

    All in seconds; a tick was due after `every`. Sleep stops the monotonic clock on Linux, so that wall
    and monotonic time part; SIGSTOP does not, so that the tick is late.
    """
    wall, mono = wall_now - wall_before, mono_now - mono_before
    return abs(wall - mono) > 1 or mono > every + 1


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
        if event.kind == "end":
            return run, event.at if paused is None else paused, True
        if event.kind == "tempo" and event.value in timeline.tempos:
            run = msgspec.structs.replace(run, wanted=event.value)
        elif event.kind == "pause" and paused is None:
            paused = event.at
        elif event.kind == "resume" and paused is not None:
            breathed = paused - run.at if run.section else 0.0
            run = msgspec.structs.replace(
                run, at=event.at, practised=run.practised + breathed, tempo=run.wanted
            )
            paused = None
        elif event.kind == "skip" and paused is None and run.section == 0:
            run = msgspec.structs.replace(run, at=event.at, section=1, cycle=0, tempo=run.wanted)
    return run, paused, False


def _roll(timeline: Timeline, run: _Run, now: float) -> _Run:
    """The run moved on to the cycle that `now` falls into; a section past the last one: the end."""
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


def _fill(step: Step, part: float) -> float:
    """Lung fill after a part (0..1) of a step: a sine ease, so that the breath turns without a jerk."""
    if step.fill is None:
        return 0.0
    low, high = step.fill
    return low + (high - low) * (1 - math.cos(math.pi * part)) / 2


_SETTLING = Section(id="settle", steps=(SETTLE,), repeat=1)
