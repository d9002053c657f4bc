"""Gatherings: planned, changed, deleted; what is to be done for them stands on the lists of the days."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from typing import Any
from uuid import NAMESPACE_OID, uuid5

from companion import words
from companion.content.gatherings import template_of
from companion.model.change import Change, Edit
from companion.model.flow import Flow, FlowStep, Question
from companion.model.gatherings import (
    Gathering,
    GatheringInFull,
    GatheringsView,
    Template,
    in_order,
    names_in,
    parse_coming,
)
from companion.model.progress.progress import ProgressAt
from companion.model.routine import Appointment
from companion.model.when import Moment
from companion.store.tallies import Tallies
from companion.verbs.context import Context, non_empty, refuse_long, there

SAID = words.gatherings


class GatheringVerbs:
    """What a person does with gatherings, which go by their ids."""

    def __init__(self, context: Context) -> None:
        self._context = context

    # -- looking

    def view(self) -> GatheringsView:
        """All gatherings with what belongs to them."""
        found = in_order(map(self._in_full, self._context.store.core(Gathering)))
        return GatheringsView(gatherings=found, today=self._context.today())

    def in_full(self, gathering: int) -> GatheringInFull:
        """One gathering with what belongs to it. Raises Gone."""
        return self._in_full(self._get(gathering))

    def _in_full(self, of: Gathering) -> GatheringInFull:
        rows, ours = self._rows(of), template_of(of.template).invitation
        return GatheringInFull(
            gathering=of,
            row=next((row for row in rows if row.time), None),
            things=tuple(row for row in rows if not row.time),
            invitation=of.invitation or ours.format(when=SAID.invited_for(of.starts)),
            been=of.starts <= self._context.now(),
        )

    # -- asking

    def adding(self, template: str = "", given: Mapping[str, str] | None = None) -> Flow:
        """What, when, where, whom, but for what is `given`; then what will be kept, to read."""
        kind, given = template_of(template), given or {}
        steps = [_step(what, kind) for what in SAID.ASKED if not given.get(what)]
        ends = FlowStep(id="last", told=partial(self._told, kind), choices=((SAID.ICS_KEY, SAID.AS_ICS, ""),))
        return Flow(name="gathering", title=SAID.A_GATHERING, steps=(*steps, ends), answers=given)

    def editing(self, gathering: int) -> Flow:
        """All that can be said of one that is there. Raises Gone."""
        of = self._get(gathering)
        said = (of.what, of.typed, of.where, ", ".join(of.whom), "\n".join(of.programme), of.invitation)
        steps = tuple(_step(what, template_of(of.template)) for what in SAID.LABELS)
        answers = dict(zip(SAID.LABELS, said, strict=True))
        return Flow(name=f"gathering@{of.id}", title=of.what, steps=steps, answers=answers)

    def _told(self, kind: Template, flow: Flow) -> tuple[str, ...]:
        """What will be kept, in lines; in the place of a time that is none, what is wrong with it."""
        names, today = words.common.these([*names_in(flow.said(SAID.WHOM))]), self._context.today()
        things: list[tuple[str, str]] = []
        try:
            when = self._when(flow.said(SAID.WHEN))
            said = SAID.when_told(when.at, today)
            things = [("-", text) for _, text in kind.things(names, when.day, today)]
        except ValueError as error:
            said = str(error)
        parts = (flow.said(SAID.WHAT) or kind.label, said, flow.said(SAID.WHERE), names)
        return tuple(SAID.card(parts, things))

    # -- doing

    def keep(self, flow: Flow, template: str = "") -> Change:
        """Keep a new one, with its row and its tasks on the lists of their days. Raises ValueError."""
        context, kind, now = self._context, template_of(template), self._context.now()
        when, fields = self._fields(flow, kind.label)
        new = Gathering(
            at=now,
            day=context.today(),
            template=kind.id,
            minutes=kind.minutes,
            programme=kind.programme,
            uid=str(uuid5(NAMESPACE_OID, f"{now.isoformat()} {fields['what']}")),
            **fields,
        )
        things = kind.things(words.common.these([*new.whom]), new.on, new.day)
        with context.store.writing():
            entries = context.store.apply([Edit.add(new)])
            of = f"gatherings:{entries[0].id}"
            rows = [Appointment(at=now, day=new.on, text=new.what, time=new.starts.time(), of=of)]
            rows += [Appointment(at=now, day=day, text=text, of=of) for day, text in things]
            entries += context.store.apply([Edit.add(row) for row in rows])
            label = SAID.ADD_LABEL.format(text=words.common.quoted(new.what))
            change = Change(label, entries, answer=self._answer(when))
            context.history.did(change)
        return change

    def change(self, gathering: int, flow: Flow) -> Change:
        """Change one as answered; its row and its open tasks move with it. Raises ValueError, Gone."""
        of, today = self._get(gathering), self._context.today()
        when, fields = self._fields(flow, was=of)
        fields["programme"] = tuple(filter(None, map(str.strip, flow.said(SAID.PROGRAMME).splitlines())))
        fields["invitation"] = flow.said(SAID.INVITATION)
        if all(getattr(of, name) == value for name, value in fields.items()):
            return Change("")
        later, sequence = when.day - of.on, of.sequence + 1
        edits = [Edit.patch(of, **fields, sequence=sequence)]
        for row in self._rows(of):
            if row.time:
                edits.append(Edit.patch(row, text=fields["what"], day=when.day, time=when.at.time()))
            elif row.state == "open" and row.day > of.day:
                edits.append(Edit.patch(row, day=min(max(row.day + later, today), when.day)))
        label = words.changes.EDIT_LABEL.format(text=words.common.quoted(fields["what"]))
        return self._context.write(label, edits, self._answer(when))

    def delete(self, gathering: int) -> Change:
        """Delete one, with what of it is still open on the lists; undo brings all of it back."""
        of = self._get(gathering)
        label = words.changes.DELETE_LABEL.format(text=words.common.quoted(of.what))
        still_open = [row for row in self._rows(of) if row.state == "open"]
        edits = [Edit.delete(each) for each in (of, *still_open)]
        return self._context.write(label, edits, words.changes.DELETED)

    # -- inside

    def _fields(
        self, flow: Flow, otherwise: str = "", was: Gathering | None = None
    ) -> tuple[Moment, dict[str, Any]]:
        """When it is, and what was answered; the time of one that `was` there may stay as it is."""
        typed = flow.said(SAID.WHEN)
        same = was if was and typed == was.typed else None
        when = Moment(same.starts, same.on) if same else self._when(typed)
        said = {name: " ".join(flow.said(name).split()) for name in (SAID.WHAT, SAID.WHERE)}
        answers = {**said, "what": non_empty(said[SAID.WHAT] or otherwise), "whom": flow.said(SAID.WHOM)}
        refuse_long(answers)
        zone = same.zone if same else self._context.clock.zone_name()
        names = names_in(answers["whom"])
        return when, {**answers, "whom": names, "starts": when.at, "on": when.day, "zone": zone}

    def _when(self, said: str) -> Moment:
        """The moment that is meant. Raises ValueError where that is none, or has gone by."""
        context, now = self._context, self._context.now()
        when = parse_coming(said, now, context.settings.day_starts_at, context.clock.local)
        if when is None:
            raise ValueError(SAID.NO_TIME)
        if when.at <= now:
            raise ValueError(SAID.GONE_BY)
        return when

    def _answer(self, when: Moment) -> str:
        return SAID.kept(when.day, self._context.today(), when.skipped, when.at)

    def _get(self, gathering: int) -> Gathering:
        return there(self._context.store.get(Gathering, gathering))

    def _rows(self, of: Gathering) -> list[Appointment]:
        """What stands on the lists of the days for it, in the order of its days."""
        rows = [row for row in self._context.store.core(Appointment) if row.of == of.key]
        return sorted(rows, key=lambda row: (row.day, row.id))


def look(context: Context, tallies: Tallies, at: ProgressAt) -> GatheringsView:
    """Return what the view of Progress shows."""
    return GatheringVerbs(context).view()


def _step(what: str, kind: Template) -> FlowStep:
    example = SAID.WHEN_EXAMPLE if what == SAID.WHEN else kind.example.get(what, "")
    prompt, many = Question(SAID.PROMPTS[what]), what in SAID.MANY
    return FlowStep(id=what, label=SAID.LABELS[what], prompts=(prompt,), example=example, many=many)
