"""Breathing: what a session would be, what there is to choose from, and keeping what was practised."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

import msgspec

from companion import words
from companion.content import load as content
from companion.model.breathing.adaptation import (
    Offer,
    asked_for,
    asks_pace,
    length_of,
    next_tempo,
    offer,
    planned_for,
    stands_beside,
)
from companion.model.breathing.cautions import AT_ONCE, on_card, settling, under_question_mark
from companion.model.breathing.limits import MAX_BREATH
from companion.model.breathing.practice import Practised, SessionPlan
from companion.model.breathing.sessions import Choice, Helped, helped, week_of
from companion.model.breathing.technique import (
    BreathingView,
    Session,
    Technique,
    counts,
    levels,
)
from companion.model.change import Change, Edit
from companion.store.errors import StoreError
from companion.verbs.breathing.said import said_of_length, said_of_offer
from companion.verbs.breathing.sessions import SessionVerbs
from companion.verbs.context import Context, Gone
from companion.verbs.routine import RoutineVerbs

LAST = 3
"""Sessions the pane shows."""


class BreathingVerbs(SessionVerbs):
    """What a person does with their breath. It ticks off what the `routine` has a session for."""

    def __init__(self, context: Context, routine: RoutineVerbs) -> None:
        super().__init__(context)
        self._routine = routine

    # -- what would be

    def view(self, technique_id: str | None = None) -> BreathingView:
        """The pane: a technique (None: the last one breathed) with the level and length it would have now."""
        context, today, sessions = self._context, self._context.today(), self._context.sessions()
        technique = self._technique_or_last(technique_id, sessions)
        level, planned = context.next_session(technique, sessions)
        week = week_of(sessions, today)
        return BreathingView(
            technique=technique,
            level=level,
            planned=planned,
            minutes_today=sum(session.seconds for session in sessions if session.day == today) / 60,
            minutes_week=week.minutes,
            days_week=week.days,
            last=tuple(sessions[: -LAST - 1 : -1]),
            choices=context.techniques(),
        )

    def plan(
        self,
        technique_id: str | None = None,
        *,
        level: str | None = None,
        minutes: float | None = None,
        cycles: int | None = None,
        item: str = "",
        eyes_closed: bool = False,
        gentle: bool = False,
    ) -> SessionPlan:
        """The session to come: a technique (None: the last one breathed), the rest as the rules have it.

        What is asked for goes before the rules, the limits before what is asked for, and the plan says so
        (`limited`). A `gentle` one has no holds, and nothing is offered beside it. Raises Gone for a
        technique that is not there, ValueError for a level it does not have.
        """
        context, chosen = self._context, self._context.settings.breathing
        ever, recent, unread = self._remembered()
        before = context.counted(ever)
        if technique_id is not None and context.technique(technique_id) is None:
            raise Gone(words.breathing.NO_TECHNIQUE)
        technique = self._technique_or_last(technique_id, recent)
        usual, _ = context.next_session(technique, recent)
        level = self._level(technique, level or usual, gentle=gentle)
        so_far = [session for session in before if session.technique == technique.id]
        tempo = next_tempo(technique, level, so_far)
        limited = ("", "")
        if minutes is None and cycles is None:
            planned = planned_for(technique, level, chosen.minutes, context.so_far(technique, recent))
        else:
            asked = asked_for(technique, level, so_far, minutes=minutes, cycles=cycles, tempo=tempo)
            planned, limited = asked.seconds, said_of_length(technique, asked)
        first = context.technique(before[0].technique) if before else None
        due = settling(technique, level, before, first, tempo)
        ever = [] if gentle else [session for session in ever if session.technique == technique.id]
        offered = self._offer(technique, level, tempo, ever)
        offers = said_of_offer(offered, context.technique(offered.technique) if offered else None)
        known, short = content.cautions(), content.short_cautions()
        more = *due[AT_ONCE:], *under_question_mark(technique, due)
        brief = *(short[name] for name in due[:AT_ONCE]), limited[1] or unread
        brief = *brief, words.breathing.at_tempo(tempo, briefly=True), offers[1]
        return SessionPlan(
            technique=technique,
            level=level,
            planned=planned,
            tempo=tempo,
            settle=chosen.settle,
            slow_to=chosen.slow_to,
            item=item,
            eyes_closed=eyes_closed or context.settings.breathing.eyes_closed,
            cautions=tuple(known[name] for name in due[:AT_ONCE]),
            more=(*(known[name] for name in more if name in known), *content.expectations()),
            brief=tuple(filter(None, brief)),
            asks_pace=asks_pace(technique, level, so_far),
            offer=offered,
            offered=offers[0],
            limited=limited[0] or unread,
            at_tempo=words.breathing.at_tempo(tempo),
        )

    @staticmethod
    def _level(technique: Technique, level: str, *, gentle: bool) -> str:
        """The level that is breathed where this one was asked for."""
        if level not in (known := levels(technique)):
            has = ", ".join(known)
            raise ValueError(words.breathing.NO_LEVEL.format(name=technique.name, level=level, levels=has))
        return "no_holds" if gentle and "no_holds" in known else level

    def choices(self, feeling: str | None = None, *, afraid: bool = False) -> tuple[Choice, ...]:
        """All techniques to choose from, or those for a feeling (a key of `words.BY_FEELING`, or an own one).

        Those kept close come first. `afraid`: the person has said so, whichever are looked at now.
        """
        wanted = set(words.breathing.BY_FEELING.get(feeling or "", ("", (feeling,)))[1])
        ever, lately, unread = self._remembered()
        sessions = self._context.counted(ever)
        told = {each.technique: each for each in helped(sessions)}
        last = {session.technique: session.day for session in sessions}
        place = {name: n for n, name in enumerate(self._context.settings.breathing.close)}
        found = (
            msgspec.structs.replace(
                self._choice(technique, lately, told.get(technique.id), afraid),
                last_used=last.get(technique.id),
                unread=unread,
                close=technique.id in place,
            )
            for technique in self._context.techniques()
            if feeling is None or wanted & set(technique.for_what)
        )
        return tuple(sorted(found, key=lambda each: place.get(each.technique.id, len(place))))

    # -- doing

    def keep(self, kept: Practised) -> Change:
        """Keep a session, finished or not, with the seconds practised; tick off the item that opened it.

        One that no item opened (by `b`, from the shell) ticks off what is open in the routine for that
        time and would have opened it. One of an earlier day ticks nothing off today. One that is kept
        already (a draft that outlived its saving) is not kept twice, but what was said about it since is
        added.
        """
        context, day = self._context, self._context.day_of(kept.started)
        this = kept.started, kept.technique, kept.item
        for each in context.store.on(Session, day):
            if (each.at, each.technique, each.item) == this:
                return self._add_answers(each, kept)
        session = Session(
            at=kept.started,
            day=day,
            technique=kept.technique,
            level=kept.level,
            seconds=round(kept.seconds, 1),
            planned=kept.planned,
            finished=kept.finished,
            item=kept.item,
            tempo=kept.tempo,
            before=kept.before,
            after=kept.after,
            pace=kept.pace,
            changed=kept.changed,
        )
        ticks: list[Edit] = []
        one = kept.finished and kept.planned <= MAX_BREATH
        offered = self._routine.open_label(kept.item) if kept.item and day == context.today() else ""
        said = words.breathing.kept(session.seconds, one=one, offered=offered)
        if counts(context.technique(kept.technique), kept.seconds, kept.finished):
            ticks, said = self._ticked_by(kept) if day == context.today() else ([], "")
            said = said or words.breathing.session_saved(session.seconds)
        label = words.changes.SESSION_LABEL.format(name=self._name(kept.technique))
        return context.write(label, [Edit.add(session), *ticks], said)

    def save(
        self,
        technique_id: str,
        level: str,
        seconds: float,
        planned: float,
        *,
        finished: bool,
        started: datetime,
        item: str = "",
    ) -> Change:
        """Keep a session that nothing was said about."""
        return self.keep(
            Practised(
                technique=technique_id,
                level=level,
                seconds=seconds,
                planned=planned,
                finished=finished,
                started=started,
                item=item,
            )
        )

    # -- inside

    def _remembered(self) -> tuple[list[Session], list[Session], str]:
        """The sessions of a year and of a month; where they cannot be read there are none, and it is said.

        A breath needs no disk.
        """
        try:
            return self._looked_back(), self._context.sessions(), ""
        except StoreError:
            return [], [], words.breathing.SESSIONS_UNREAD

    def _ticked_by(self, kept: Practised) -> tuple[list[Edit], str]:
        """The edits that tick off what a session was for, and what there is to say to it."""
        if kept.item:
            return self._routine.complete(kept.item)
        item = self._routine.waiting_for(f"breathe/{kept.technique}", kept.started)
        if item is None:
            return [], ""
        edits, said = self._routine.complete(item.id)
        return edits, said or words.breathing.session_saved(kept.seconds, done=item.label)

    def _add_answers(self, known: Session, kept: Practised) -> Change:
        said = {"before": kept.before, "after": kept.after, "pace": kept.pace}
        new: dict[str, object] = {
            name: answer for name, answer in said.items() if answer not in (None, getattr(known, name))
        }
        seconds = round(kept.seconds, 1)
        if seconds > known.seconds:  # it went on after its end
            new |= {"seconds": seconds, "planned": kept.planned, "finished": kept.finished}
        if not new:
            return Change("")
        label = words.changes.HOW_IT_WAS_LABEL.format(name=self._name(known.technique))
        said_of_it = words.breathing.session_saved(max(seconds, known.seconds))
        return self._context.write(label, [Edit.patch(known, **new)], said_of_it)

    def _technique_or_last(self, technique_id: str | None, sessions: Sequence[Session]) -> Technique:
        context, usual = self._context, self._context.settings.breathing.technique
        chosen = technique_id or (sessions[-1].technique if sessions else usual)
        return context.technique(chosen) or context.technique(usual) or content.techniques()[0]

    def _offer(
        self, technique: Technique, level: str, tempo: float, so_far: Sequence[Session]
    ) -> Offer | None:
        """Return the offer beside the plan in hand, or None."""
        found = offer(technique, so_far)
        other = self._context.technique(found.technique) if found else None
        if found is None or other is None or found.level not in levels(other):
            return None
        return found if stands_beside(found, other, technique, level, tempo) else None

    def _choice(
        self, technique: Technique, lately: Sequence[Session], told: Helped | None, afraid: bool
    ) -> Choice:
        level, planned = self._context.next_session(technique, lately)
        known, short = content.cautions(), content.short_cautions()
        due = [name for name in on_card(technique, afraid=afraid) if name in known]
        others = [name for name in under_question_mark(technique, due) if name in known]
        return Choice(
            technique=technique,
            level=level,
            planned=planned,
            levels=levels(technique),
            lengths=technique.session.choices,
            length=length_of(technique, level, planned),
            feelings=tuple(words.breathing.FOR_WHAT.get(tag, tag) for tag in technique.for_what),
            cautions=tuple(known[name] for name in due),
            brief=tuple(short[name] for name in due),
            more=(*(known[name] for name in others), *content.expectations()),
            helped=told,
            helped_words=self._helped_words(told),
        )
