"""A breathing session from its first second to its last answer: questions out, answers in. Knows no screen.

Screen, shell and plain mode walk the same way: settle (how do you feel, if you like), breathe, a soft
end, one card (how was the pace, how do you feel now), closed. Each step gives a new, frozen `Guide`.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Literal

import msgspec

from companion.model.breathing.limits import MAX_BREATH, TEMPOS, Limit, tempo_limit
from companion.model.breathing.phase import Phase
from companion.model.breathing.practice import Practice, Practised, SessionPlan
from companion.model.breathing.technique import FEELINGS, PACES, Feeling, Pace, counts, is_hold

Scene = Literal["settle", "breathe", "paused", "asleep", "card", "closed"]
Question = Literal["before", "go_on", "pace", "after"]

WORTH_KEEPING = 1.0
"""Seconds of practice from which a session is kept."""
A_LITTLE = 0.01
AHEAD = 5
"""Phases that are looked at beforehand: a round, and the step after it."""
"""Seconds after a step's end at which the next one has surely begun."""
RATING_KEYS: Mapping[str, int] = dict(zip("12345", FEELINGS, strict=True))
PACE_KEYS: Mapping[str, Pace] = dict(zip("123", PACES, strict=True))
SKIP_KEYS = ("tab", "down")
ONE_MORE = 60.0
"""Seconds of one more minute."""
GO_ON_KEYS: Mapping[str, bool] = {"space": True, "escape": False}


class Prompt(msgspec.Struct, frozen=True):
    """A question and its answers by key. `answer`: what was answered so far. None has to be answered."""

    ask: Question
    keys: Mapping[str, int | str | bool]
    answer: int | str | None = None


class Guide(msgspec.Struct, frozen=True, kw_only=True):
    """One session and what was said about it. Every `at` is a monotonic second."""

    plan: SessionPlan
    practice: Practice
    before: Feeling | None = None
    after: Feeling | None = None
    pace: Pace | None = None
    asleep: bool = False
    skipped: bool = False
    closed: bool = False

    @classmethod
    def begin(cls, plan: SessionPlan, *, wall: datetime, at: float) -> Guide:
        """Settle. KeyError for a level the technique does not have."""
        practice = Practice.begin(
            plan.technique,
            plan.level,
            plan.planned,
            wall=wall,
            at=at,
            item=plan.item,
            tempo=plan.tempo,
            settle=plan.settle,
            slow_to=plan.slow_to,
        )
        return cls(plan=plan, practice=practice)

    # -- looking

    def phase(self, at: float) -> Phase:
        """Where the breath stands."""
        return self.practice.phase(at)

    def upcoming(self, phase: Phase, at: float) -> tuple[Phase, ...]:
        """The next phases after one shown at `at`, a round of them; none while nothing leads there."""
        guide, found = self, list[Phase]()
        if phase.stage == "settle":  # a key may lead on at any time
            guide = self.toggled(at)
            found.append(phase := guide.phase(at))
        while len(found) < AHEAD and phase.stage == "breathe" and phase.beats:
            at += phase.seconds_left + A_LITTLE
            found.append(phase := guide.phase(at))
        return tuple(found)

    def scene(self, at: float) -> Scene:
        """What is to be seen. `asleep`: the machine stood still, and the person is asked whether to go on."""
        stage = self.phase(at).stage
        if stage == "over":
            kept = None if self.closed else self.kept(at)
            told = kept and counts(self.plan.technique, kept.seconds, kept.finished)
            return "card" if told else "closed"
        return "asleep" if self.asleep else stage

    def was_one_breath(self, at: float) -> bool:
        """Whether it came to its end, which was that of one breath, and no session."""
        return self.scene(at) == "closed" and self.phase(at).finished and self.plan.planned <= MAX_BREATH

    def prompts(self, at: float) -> tuple[Prompt, ...]:
        """The questions that may be answered now; those of the card stand on it together."""
        scene = self.scene(at)
        if scene == "settle":
            return (Prompt("before", RATING_KEYS, self.before),) if self.plan.counts else ()
        if scene == "asleep":
            return (Prompt("go_on", GO_ON_KEYS),)
        if scene != "card":
            return ()
        pace = (Prompt("pace", PACE_KEYS, self.pace),) if self.plan.asks_pace else ()
        return (*pace, Prompt("after", RATING_KEYS, self.after))

    def in_hand(self, at: float) -> Prompt | None:
        """The question that keys answer: on the card the first without an answer, unless it was skipped."""
        asked = self.prompts(at)
        open_ones = [prompt for prompt in asked[:-1] if prompt.answer is None and not self.skipped]
        return (*open_ones, *asked[-1:])[0] if asked else None

    def kept(self, at: float) -> Practised | None:
        """What there is to keep, if it ended now; None when there is nothing."""
        kept = self.practice.kept(at)
        if kept.seconds < WORTH_KEEPING:
            return None
        return msgspec.structs.replace(kept, before=self.before, after=self.after, pace=self.pace)

    def tempo_limit(self, slower: bool) -> Limit | None:
        """What keeps the tempo from going one place slower, or faster; None when nothing does."""
        place = TEMPOS.index(self.practice.tempo) + (1 if slower else -1)
        wanted = TEMPOS[place] if 0 <= place < len(TEMPOS) else 0.0
        limit = tempo_limit(self.plan.technique, self.plan.level, wanted)
        return limit or (None if wanted in self.practice.timeline.tempos else Limit("end"))

    @property
    def can_drop_holds(self) -> bool:
        """Whether there are holds, which could be left out."""
        steps = (step for section in self.practice.timeline.sections for step in section.steps)
        return self.plan.level != "no_holds" and any(map(is_hold, steps))

    # -- doing

    def answered(self, key: str, at: float) -> Guide:
        """Take a key as an answer of the question in hand.

        On the card the last answer closes it, and so does any other key; `SKIP_KEYS` go on to the next.
        """
        asked = self.prompts(at)
        prompt = self.in_hand(at)
        if self.scene(at) == "card" and key in SKIP_KEYS:
            return self._replace(skipped=True)
        if prompt is not None and key not in prompt.keys:  # one of a later question alone
            prompt = next((each for each in asked if key in each.keys and each.answer is None), None)
        if prompt is None:
            return self._replace(closed=True) if self.scene(at) == "card" else self
        answer = prompt.keys[key]
        if prompt.ask == "go_on":
            return self.toggled(at) if answer else self.ended(at)
        guide = self._replace(**{prompt.ask: answer})
        left = [each for each in guide.prompts(at)[int(self.skipped) :] if each.answer is None]
        done = prompt.ask != "before" and not left
        return guide._replace(closed=True) if done else guide

    def toggled(self, at: float) -> Guide:
        """The main key: end the settling, pause, go on at the start of the cycle."""
        return self._replace(practice=self.practice.toggled(at), asleep=False)

    def paused(self, at: float) -> Guide:
        """Stand still since `at`, which may have gone by."""
        return self._replace(practice=self.practice.paused(at))

    def slept(self, since: float) -> Guide:
        """The machine stood still since a second that has gone by: a pause, and a question."""
        return self._replace(practice=self.practice.paused(since), asleep=True)

    def slower(self, at: float) -> Guide:
        """One place slower from the next cycle on, where no limit stands in the way."""
        return self._replace(practice=self.practice.slower(at))

    def faster(self, at: float) -> Guide:
        """One place faster from the next cycle on, where no limit stands in the way."""
        return self._replace(practice=self.practice.faster(at))

    def own_pace(self, at: float) -> Guide:
        """Free breathing from now on, or back to the given pace."""
        return self._replace(practice=self.practice.own_pace(at), asleep=False)

    def eyes(self, *, closed: bool) -> Guide:
        """Follow it with the eyes closed, or open again."""
        return self._replace(plan=msgspec.structs.replace(self.plan, eyes_closed=closed))

    def one_more(self, at: float) -> Guide:
        """One more minute of a session that is over."""
        practice = self.practice.longer(ONE_MORE, at)
        return self._replace(practice=practice, pace=None, after=None, skipped=False, closed=False)

    def ended(self, at: float) -> Guide:
        """Over; the card comes next, where there is something to keep."""
        return self._replace(practice=self.practice.ended(at), asleep=False)

    def changed(self, plan: SessionPlan, *, wall: datetime, at: float) -> tuple[Guide, Practised | None]:
        """Another session begins; the second is what there is to keep of this one.

        Where that is nothing, how one feels has been said of the new one.
        """
        kept, guide = self.ended(at).kept(at), Guide.begin(plan, wall=wall, at=at)
        if kept is None:
            return guide._replace(before=self.before), None
        return guide, msgspec.structs.replace(kept, changed=True)

    def _replace(self, **fields: object) -> Guide:
        return msgspec.structs.replace(self, **fields)
