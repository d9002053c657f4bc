"""Which session comes next: level, length and tempo, what is offered, and whether the pace is asked.

The rules are those of content/breathing.yaml (`adaptation`). `so_far` is always the sessions of one
technique, oldest first. Nothing here is remembered: all of it follows from the sessions.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import Literal

import msgspec

from companion.model.breathing.limits import course, longest_breath, longest_hold, most_cycles, tempos
from companion.model.breathing.technique import (
    LEVELS,
    Level,
    Session,
    Technique,
    at_level,
    is_paced,
    levels,
    seconds_of,
)

BEGINNER_SESSIONS = 3
BEGINNER_MINUTES = 2.0
COMFORTABLE_SESSIONS = 3
"""Sessions at a level that were comfortable, after which the next level is offered once."""
EARLY = 60.0
"""Seconds within which stopping means that something lighter is offered."""
UNPACED = "just_notice"
"""The technique that is offered when being paced does not suit."""


class Offer(msgspec.Struct, frozen=True):
    """Something that is offered once, quietly: a technique (its id) at a level, and what it is."""

    technique: str
    level: str
    what: Literal["longer", "no_holds", "unpaced"]


class Wished(msgspec.Struct, frozen=True):
    """A length in `seconds`; `most` is the number of cycles it was held to, 0 when it is as it was asked."""

    seconds: float
    most: int = 0


def next_level(technique: Technique, chosen: str | None, so_far: Sequence[Session]) -> str:
    """The level of the next session: the chosen one, else gentle at first, then that of the last session.

    After an answer "a bit much" it is one lower, and stays so until the person takes the higher one. It
    never rises by itself, and holds never come back by themselves. Where the technique lacks the chosen
    level, the next lighter one is taken, or else the next longer one.
    """
    has = levels(technique)
    if so_far and so_far[-1].level == "no_holds" and "no_holds" in has:
        return "no_holds"
    if chosen is not None and (chosen != "no_holds" or chosen in has):  # without holds it stays as it is
        level = _neighbour(has, chosen)
    else:
        level = "gentle" if "gentle" in technique.levels else "standard"
        last = so_far[-1].level if so_far else level
        if last in has and (len(so_far) >= BEGINNER_SESSIONS or has.index(last) < has.index(level)):
            level = last
    return _lighter(has, level, _ceiling(has, so_far))


def lower(technique: Technique, level: str) -> str:
    """The next lighter level a technique has, or the same where it ends."""
    has = levels(technique)
    return has[max(0, has.index(level) - 1)] if level in has else level


def next_tempo(technique: Technique, level: str, so_far: Sequence[Session]) -> float:
    """The tempo of the last session, if it was at this level and not a bit much."""
    last = so_far[-1] if so_far else None
    if last is None or last.level != level or last.pace == "a bit much":
        return 1.0
    return last.tempo if last.tempo in tempos(technique, level) else 1.0


def planned_for(technique: Technique, level: str, minutes: float | None, so_far: Sequence[Session]) -> float:
    """The seconds of the next session: the chosen `minutes`, else what was chosen last, else the default.

    The first sessions are two minutes at most. A technique that counts cycles has its own default and
    limit, one with a fixed course its own length.
    """
    if _course(technique, level) is not None:
        return asked_for(technique, level, so_far).seconds
    if technique.session.unit == "cycles":
        cycles = _last_chosen(technique, so_far) or technique.session.default
        return asked_for(technique, level, so_far, cycles=math.ceil(cycles)).seconds
    if minutes is None:
        minutes = _last_chosen(technique, so_far) or _proposed(technique, len(so_far))
    return minutes * 60


def asked_for(
    technique: Technique,
    level: str,
    so_far: Sequence[Session],
    *,
    minutes: float | None = None,
    cycles: int | None = None,
    tempo: float = 1.0,
) -> Wished:
    """The length a person asks for, in `minutes` or `cycles`, held to the technique's limit of cycles.

    A technique with a fixed course has its own length, whatever is asked.
    """
    if (course := _course(technique, level)) is not None:
        return Wished(course)
    counts = technique.session.unit == "cycles"
    if cycles is None and not counts:
        return Wished((technique.session.default if minutes is None else minutes) * 60)
    once, rest = 0.0, 0.0
    for section in at_level(technique, level):
        length = seconds_of(section, 1.0 if counts else tempo)
        once, rest = (length, rest) if section.repeat is None else (once, rest + length * section.repeat)
    if cycles is None:
        cycles = max(1, math.ceil((minutes or 0) * 60 / once)) if minutes else int(technique.session.default)
    most = most_cycles(technique, len(so_far))
    held = min(cycles, most or cycles)
    return Wished(rest + held * once, most if held < cycles else 0)


def length_of(technique: Technique, level: str, planned: float) -> float:
    """Planned seconds in what the technique counts: minutes, or cycles at a level."""
    unit = 60.0
    if technique.session.unit == "cycles":
        unit = sum(seconds_of(section) for section in at_level(technique, level))
    return round(planned / unit, 2)


def offer(technique: Technique, so_far: Sequence[Session]) -> Offer | None:
    """What is offered for the next session, or None. An offer stands until the next session is saved.

    After the third comfortable session at a level: the next level, once. After two sessions in a row
    stopped within the first minute: no holds, and after two more the technique without a pace.
    """
    if not so_far:
        return None
    if early := _stopped_early(so_far):
        return _lighter_offer(technique, early)
    level = so_far[-1].level
    if so_far[-1].pace != "comfortable" or _comfortable(so_far, level) != COMFORTABLE_SESSIONS:
        return None
    longer = _longer(technique, level)
    return Offer(technique.id, longer, "longer") if longer else None


def stands_beside(offer: Offer, other: Technique, technique: Technique, level: str, tempo: float) -> bool:
    """Whether an offer of an `other` technique means anything beside the plan in hand.

    What was declined is not offered again: without holds there are none. "Longer" is longer than this.
    """
    offered, in_hand = at_level(other, offer.level), at_level(technique, level)
    if (other.id, offer.level) == (technique.id, level) or (level == "no_holds" and longest_hold(offered)):
        return False
    if offer.what == "longer":
        return longest_breath(offered) > longest_breath(in_hand, tempo)
    return longest_hold(in_hand) > 0 if offer.what == "no_holds" else not is_paced(offered)


def asks_pace(technique: Technique, level: str, so_far: Sequence[Session]) -> bool:
    """Whether to ask how the pace was: in the first sessions at a level, whatever was answered.

    Later only where one more comfortable one brings the offer of the next level, and until it is skipped.
    """
    if not is_paced(at_level(technique, level)):
        return False
    here = [session.pace for session in so_far if session.level == level]
    if len(here) < BEGINNER_SESSIONS:
        return True
    one_more = here.count("comfortable") == COMFORTABLE_SESSIONS - 1
    return one_more and here[-1] is not None and _longer(technique, level) is not None


def _neighbour(has: Sequence[Level], chosen: str) -> Level:
    for level in has:
        if level == chosen:
            return level
    place = LEVELS.index(chosen) if chosen in LEVELS else LEVELS.index("standard")
    lighter = [level for level in LEVELS[:place] if level in has and level != "no_holds"]
    longer = [level for level in LEVELS[place:] if level in has]
    return (lighter[::-1] + longer)[0]


def _ceiling(has: Sequence[Level], so_far: Sequence[Session]) -> Level:
    """The longest level to propose: one below what was a bit much, until that is taken again."""
    ceiling = len(has) - 1
    for session in so_far:
        if session.level not in has:
            continue
        place = has.index(session.level)
        ceiling = max(0, place - 1) if session.pace == "a bit much" else max(ceiling, place)
    return has[ceiling]


def _lighter(has: Sequence[Level], one: Level, other: Level) -> Level:
    return min(one, other, key=has.index)


def _longer(technique: Technique, level: str) -> Level | None:
    """The next level up; none from no holds, where it would bring them back."""
    has = levels(technique)
    if level == "no_holds":
        return None
    after = has[has.index(level) + 1 :] if level in has else ()
    return after[0] if after else None


def _comfortable(so_far: Sequence[Session], level: str) -> int:
    return sum(session.level == level and session.pace == "comfortable" for session in so_far)


def _stopped_early(so_far: Sequence[Session]) -> list[Session]:
    """The sessions at the end, in a row, that were stopped within the first minute; oldest first."""
    stopped: list[Session] = []
    for session in reversed(so_far):
        if session.finished or session.changed or session.seconds >= EARLY:
            break
        stopped.append(session)
    return stopped[::-1]


def _lighter_offer(technique: Technique, early: Sequence[Session]) -> Offer | None:
    offers = [] if technique.id == UNPACED else [Offer(UNPACED, "standard", "unpaced")]
    if technique.has_holds and any(session.level != "no_holds" for session in early[:2]):
        offers.insert(0, Offer(technique.id, "no_holds", "no_holds"))
    pairs, odd = divmod(len(early), 2)
    return offers[pairs - 1] if pairs and not odd and pairs <= len(offers) else None


def _course(technique: Technique, level: str) -> float | None:
    """The seconds of a technique whose every section has its number of rounds; None for any other."""
    sections = at_level(technique, level)
    if any(section.repeat is None for section in sections):
        return None
    return course(sections)


def _proposed(technique: Technique, sessions: int) -> float:
    """Minutes or cycles proposed after so many sessions, if nothing else was chosen."""
    default = technique.session.default
    if technique.session.unit == "cycles":
        return default
    return min(default, BEGINNER_MINUTES) if sessions < BEGINNER_SESSIONS else default


def _last_chosen(technique: Technique, so_far: Sequence[Session]) -> float | None:
    """The minutes or cycles of the last session that was not as long as proposed; later ones follow it.

    One shorter than the shortest choice of the technique was a try-out: it chooses nothing.
    """
    chosen: float | None = None
    least = min(technique.session.choices, default=min(1.0, technique.session.default))
    for number, session in enumerate(so_far):
        if not session.planned or session.level not in levels(technique):
            continue
        length = length_of(technique, session.level, session.planned)
        if length >= least and length != (chosen or _proposed(technique, number)):
            chosen = length
    return chosen
