"""A plan as the shell is asked to change it, where the screen has keys: another tempo, what is suggested."""

from __future__ import annotations

from datetime import datetime

from msgspec.structs import replace

from companion import words
from companion.model.breathing.chosen import in_place_of
from companion.model.breathing.guide import Guide
from companion.model.breathing.practice import SessionPlan
from companion.verbs.breathing.breathing import BreathingVerbs
from companion.verbs.context import Gone


def suggested(verbs: BreathingVerbs, plan: SessionPlan) -> SessionPlan:
    """What is offered beside a plan, as the plan. Raises Gone where nothing is."""
    if (offer := plan.offer) is None:
        raise Gone(words.sessions.NOTHING_SUGGESTED)
    chosen = in_place_of(plan, offer.technique, offer.level)
    return verbs.plan(
        chosen.technique,
        level=chosen.level,
        minutes=chosen.minutes,
        cycles=chosen.cycles,
        eyes_closed=plan.eyes_closed,
    )


def retimed(plan: SessionPlan, wall: datetime, *, slower: bool) -> SessionPlan:
    """A plan one place slower, or faster. Raises ValueError where a limit stands in the way."""
    guide = Guide.begin(plan, wall=wall, at=0.0)
    if limit := guide.tempo_limit(slower):
        raise ValueError(words.breathing.tempo_limit(limit.why, limit.seconds))
    tempo = (guide.slower(0.0) if slower else guide.faster(0.0)).practice.tempo
    return replace(plan, tempo=tempo, at_tempo=words.breathing.at_tempo(tempo))
