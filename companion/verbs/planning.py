"""What is planned with others: a boundary as a task, an appointment or a group on its day."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import time, timedelta

from companion import words
from companion.model.change import Change, Edit
from companion.model.flow import Flow, FlowStep, Question
from companion.model.journal import JournalEntry
from companion.model.pause import parse_last
from companion.model.routine import Appointment, Task
from companion.model.when import clock_at_end
from companion.verbs.context import Context, Gone, non_empty, there

SOON = timedelta(days=28)
"""How far off the task of a boundary may be."""


class PlanningVerbs:
    """What a person prepares, and what they keep of it afterwards."""

    def __init__(self, context: Context) -> None:
        self._context = context

    def planned(self) -> list[Appointment]:
        """Appointments and groups from today on, the next first."""
        today = self._context.today()
        found = [each for each in self._met() if each.day >= today]
        return sorted(found, key=lambda each: (each.day, each.time or time.min))

    def been(self) -> Appointment:
        """The last appointment or group that has been. Raises Gone."""
        now = self._context.today(), self._context.now().time()
        been = [
            (each.day, each.time or time.min, each.id, each)
            for each in self._met()
            if each.state == "done" or (each.day, each.time or time.min) <= now
        ]
        if not been:
            raise Gone(words.planning.NONE_BEEN)
        return max(been)[-1]

    def _met(self) -> list[Appointment]:
        """What is planned with others, without what is to be done for it."""
        return [each for each in self._context.store.core(Appointment) if each.time or not each.of]

    # -- a boundary

    @staticmethod
    def boundary() -> Flow:
        """What I will say, to whom, when."""
        said = words.planning
        steps = _steps(said.BOUNDARY_LABELS, said.BOUNDARY_PROMPTS, said.BOUNDARY_EXAMPLES)
        return Flow(name="boundary", title=said.BOUNDARY, steps=steps)

    def keep_boundary(self, flow: Flow) -> Change:
        """Make it a task of its day; a moment is kept as an if-then plan on a task of today."""
        said, context = words.planning, self._context
        sentence, whom = non_empty(flow.said(said.SENTENCE)).strip('“”"'), flow.said(said.WHOM)
        today, moment = context.today(), flow.said(said.WHEN)
        try:
            day = parse_last(moment, today) if moment else today
            note = ""
        except ValueError:
            day, note = today, said.THEN.format(moment=_moment(moment))
        if not today <= day <= today + SOON:
            day, note = today, said.THEN.format(moment=_moment(moment))
        text = (said.SAY_TO if whom else said.SAY).format(whom=whom, sentence=sentence)
        task = Task(at=context.now(), day=day, text=text, of="boundary", note=note)
        return context.write(said.PREPARED, [Edit.add(task)], said.on_list(day, today))

    # -- an appointment or a group

    @staticmethod
    def appointment() -> Flow:
        """What, and when."""
        said = words.planning
        steps = _steps(said.APPOINTMENT_LABELS, said.APPOINTMENT_PROMPTS)
        return Flow(name="appointment", title=said.APPOINTMENT, steps=steps)

    def keep_appointment(self, flow: Flow) -> Change:
        """Put it on the list of its day. Raises ValueError where that cannot be told, or has gone by."""
        said, context = words.planning, self._context
        what, today = non_empty(flow.said(said.WHAT)), context.today()
        words_for_day, clock = clock_at_end(flow.said(said.WHEN))
        day = parse_last(words_for_day, today) if words_for_day.strip() else today
        if day < today:
            raise ValueError(said.GONE_BY)
        new = Appointment(at=context.now(), day=day, text=what, time=clock)
        label = said.PLANNED.format(text=words.common.quoted(what))
        return context.write(label, [Edit.add(new)], said.on_list(day, today))

    def keeping(self, appointment: int) -> Flow:
        """What to keep of one that has been. Raises Gone."""
        said, of = words.planning, there(self._context.store.get(Appointment, appointment))
        step = FlowStep(id=said.KEEP, prompts=(Question(said.KEEP_PROMPT),))
        return Flow(name=f"keeping@{of.id}", title=said.KEEP_TITLE.format(what=of.text), steps=(step,))

    def keep(self, flow: Flow) -> Change:
        """Keep it as a page of the journal; nothing where nothing was written."""
        said, context = words.planning, self._context
        if not (text := flow.said(said.KEEP)):
            return Change("")
        entry = JournalEntry(
            at=context.now(), day=context.today(), text=text, prompt=said.KEEP_ASKED.format(what=flow.title)
        )
        label = said.KEPT_LABEL.format(what=words.common.quoted(flow.title))
        return context.write(label, [Edit.add(entry)], said.KEPT)


def _steps(
    labels: Mapping[str, str], prompts: Mapping[str, str], examples: Mapping[str, str] | None = None
) -> tuple[FlowStep, ...]:
    return tuple(
        FlowStep(
            id=name,
            label=label,
            prompts=(Question(prompts[name]),),
            example=(examples or {}).get(name, ""),
            recap=True,
        )
        for name, label in labels.items()
    )


def _moment(text: str) -> str:
    """A moment within a sentence: without the `if` before it, or an end."""
    first, _, rest = text.partition(" ")
    return (rest if first.casefold() in ("if", "when") and rest else text).rstrip(" .,")


def day_told(each: Appointment) -> str:
    """When something is: Tuesday 24 November 18:00."""
    clock = f" {words.common.clock(each.time)}" if each.time else ""
    return f"{words.common.long_date(each.day)}{clock}"
