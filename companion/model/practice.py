"""A breathing session as it is practised: what it is, and the log of what was pressed. Free of any screen."""

from __future__ import annotations

from datetime import datetime
from typing import Literal

import msgspec

from companion.model.breathing import Technique
from companion.model.pacing import Event, Log, Phase, Timeline, phase, timeline


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
        cls, technique: Technique, level: str, planned: float, *, wall: datetime, at: float, item: str = ""
    ) -> Practice:
        """A session that starts now, with its settling. KeyError for a level the technique does not have."""
        return cls(
            technique=technique,
            level=level,
            planned=planned,
            item=item,
            started_at=wall,
            timeline=timeline(technique, level, planned),
            log=(Event("start", at),),
        )

    def phase(self, at: float) -> Phase:
        """Where it stands."""
        return phase(self.log, self.timeline, at)

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

    def _with(self, kind: Literal["pause", "resume", "skip", "end"], at: float) -> Practice:
        return msgspec.structs.replace(self, log=(*self.log, Event(kind, at)))
