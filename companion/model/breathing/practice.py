"""A breathing session as it is practised: what was planned, and the log of what was pressed."""

from __future__ import annotations

from datetime import datetime
from typing import Literal

import msgspec

from companion.model.breathing.adaptation import Offer
from companion.model.breathing.pacing import (
    SETTLE,
    Event,
    Log,
    Phase,
    Timeline,
    faster,
    phase,
    slower,
    timeline,
)
from companion.model.breathing.technique import Feeling, Pace, Technique, counts


class SessionPlan(msgspec.Struct, frozen=True, kw_only=True):
    """A session to come. `planned` is in seconds (0: open end), as is `settle` (infinity: until one begins).
    `slow_to`: breaths a minute at its end, 0 for as it begins.

    `cautions` are the sentences for the settling (at most two), `more` those under `?`. `asks_pace`: the
    card after it asks how the pace was. `offer`: what may be had instead, in a sentence `offered`, said
    once, quietly. `limited` is a sentence where what was asked for passes a limit, `at_tempo` one where the
    tempo is not the usual. `brief` is what is `said` in the settling, in few words, for a narrow window.
    `eyes_closed`: every step is heard.
    """

    technique: Technique
    level: str
    planned: float
    tempo: float = 1.0
    settle: float = SETTLE.seconds
    slow_to: float = 0.0
    item: str = ""  # the routine item it was started from
    eyes_closed: bool = False
    cautions: tuple[str, ...] = ()
    more: tuple[str, ...] = ()
    asks_pace: bool = False
    offer: Offer | None = None
    offered: str = ""
    limited: str = ""
    at_tempo: str = ""
    brief: tuple[str, ...] = ()

    @property
    def counts(self) -> bool:
        """Whether it is a session at its end: one breath is none, and is not rated."""
        return not self.planned or counts(self.technique, self.planned, finished=True)

    @property
    def said(self) -> tuple[str, ...]:
        """All that is said in the settling."""
        return tuple(filter(None, (*self.cautions, self.limited, self.at_tempo, self.offered)))


class Practised(msgspec.Struct, frozen=True, kw_only=True):
    """What there is to keep of a session: `seconds` practised of `planned`, pauses left out, and answers.

    `changed`: another one took its place.
    """

    technique: str
    level: str
    seconds: float
    planned: float
    finished: bool
    started: datetime
    item: str = ""
    tempo: float = 1.0
    before: Feeling | None = None
    after: Feeling | None = None
    pace: Pace | None = None
    changed: bool = False


class Practice(msgspec.Struct, frozen=True, kw_only=True):
    """One session under way. `planned` is in seconds (0: open end), every `at` a monotonic second."""

    technique: Technique
    level: str
    planned: float
    item: str = ""  # the routine item it was started from
    started_at: datetime
    timeline: Timeline
    log: Log

    @classmethod
    def begin(
        cls,
        technique: Technique,
        level: str,
        planned: float,
        *,
        wall: datetime,
        at: float,
        item: str = "",
        tempo: float = 1.0,
        settle: float = SETTLE.seconds,
        slow_to: float = 0.0,
    ) -> Practice:
        """A session that starts now, with its settling. KeyError for a level the technique does not have."""
        return cls(
            technique=technique,
            level=level,
            planned=planned,
            item=item,
            started_at=wall,
            timeline=timeline(technique, level, planned, tempo, settle, slow_to),
            log=(Event("start", at),),
        )

    @property
    def at_own_pace(self) -> bool:
        """Whether some of it was breathed freely, so that nobody counted."""
        return any(event.kind == "free" for event in self.log)

    @property
    def can_go_on(self) -> bool:
        """Whether there can be more of it than was planned: it counts minutes, and has one section."""
        minutes = self.technique.session.unit == "minutes" and self.planned > 0
        return minutes and len(self.technique.sections) == 1

    def ended_at(self, at: float) -> float:
        """The second at which it was over; it is `at`."""
        last = self.log[-1]
        if last.kind == "end":
            return last.at
        then = self.phase(last.at)
        settling = then.seconds_left if then.stage == "settle" else 0.0
        return last.at + settling + self.phase(at).practised - then.practised

    def longer(self, by: float, at: float) -> Practice:
        """Go on for so many seconds after the end; the time between is a pause."""
        since, total = self.ended_at(at), self.phase(at).practised + by
        going_on = msgspec.structs.replace(
            self, planned=total, timeline=msgspec.structs.replace(self.timeline, planned=total)
        )
        log = tuple(event for event in self.log if event.kind != "end")
        return msgspec.structs.replace(going_on, log=(*log, Event("pause", since), Event("resume", at)))

    def phase(self, at: float) -> Phase:
        """Where it stands."""
        return phase(self.log, self.timeline, at)

    def kept(self, at: float) -> Practised:
        """What there is to keep of it, if it ended now; the seconds as they are kept and told, in tenths."""
        now = self.phase(at)
        return Practised(
            technique=self.technique.id,
            level=self.level,
            seconds=round(now.practised, 1),
            planned=self.planned,
            finished=now.finished,
            started=self.started_at,
            item=self.item,
            tempo=now.tempo,
        )

    @property
    def tempo(self) -> float:
        """The tempo in force from the next cycle on."""
        return next((e.value for e in reversed(self.log) if e.kind == "tempo"), self.timeline.tempo)

    def toggled(self, at: float) -> Practice:
        """What the main key does: end the settling, pause, go on."""
        stage = self.phase(at).stage
        if stage == "settle":
            return self._with("skip", at)
        return self._with("resume" if stage == "paused" else "pause", at)

    def paused(self, at: float) -> Practice:
        """Standing still since `at`, which may have gone by."""
        return self._with("pause", at)

    def ended(self, at: float) -> Practice:
        """Over, with what was practised until now."""
        return self._with("end", at)

    def slower(self, at: float) -> Practice:
        """One place slower from the next cycle on; the same where that would pass a limit."""
        return self._with("tempo", at, slower(self.timeline, self.tempo))

    def faster(self, at: float) -> Practice:
        """One place faster from the next cycle on; the same where the range ends."""
        return self._with("tempo", at, faster(self.timeline, self.tempo))

    def own_pace(self, at: float) -> Practice:
        """Breathing freely from now on; or, if so already, back to the given pace."""
        return self._with("free", at)

    def _with(
        self, kind: Literal["pause", "resume", "skip", "tempo", "free", "end"], at: float, value: float = 1.0
    ) -> Practice:
        return msgspec.structs.replace(self, log=(*self.log, Event(kind, at, value)))
