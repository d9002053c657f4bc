"""Looking back at a week: what happened, two prompts, one thing to carry on, one to let go."""

from __future__ import annotations

from datetime import timedelta

from companion import words
from companion.model.change import Change, Edit
from companion.model.flow import Flow, FlowStep, Question
from companion.model.journal import JournalEntry
from companion.model.routine import Task
from companion.verbs.context import Context
from companion.verbs.journal import JournalVerbs
from companion.verbs.reports import ReportVerbs

OFF = "off"


class WeeklyVerbs:
    """What a person does with a week gone by; it is never asked for unless a day was chosen."""

    def __init__(self, context: Context, journal: JournalVerbs, reports: ReportVerbs) -> None:
        self._context, self._journal, self._reports = context, journal, reports

    def is_due(self) -> bool:
        """Whether it is offered now: on its day, unless that is gentle or it has been done."""
        today, context = self._context.today(), self._context
        chosen = context.settings.journal.weekly_on
        done = (each.kind == "weekly" for each in context.store.on(JournalEntry, today))
        is_day = chosen == words.common.WEEKDAYS[today.weekday()].casefold()
        return is_day and not context.is_gentle(today) and not any(done)

    def flow(self) -> Flow:
        """One prompt a card; what was written when it was left is there again."""
        context, said = self._context, words.weekly
        today = context.today()
        asked = [Question(each.label, each.id) for each in self._journal.weekly_prompts()]
        for each in asked[:2]:
            self._journal.shown_prompt(each.id)
        figures = self._reports.report(self._reports.period("week")).figures
        facts = (*words.reports.figures(figures, items=False),) or (words.reports.QUIET,)
        prompts = {said.FIRST: (*asked[::2],), said.SECOND: (*asked[1::2],)}
        prompts |= {name: (Question(text),) for name, text in said.PROMPTS.items()}
        steps = (
            FlowStep(
                id=said.FACTS,
                title=said.FACTS_TITLE,
                facts=facts,
                choices=((*said.STOP, ""),) if context.settings.journal.weekly_on else (),
            ),
            *(FlowStep(id=name, label=said.LABELS[name], prompts=prompts[name]) for name in said.LABELS),
            FlowStep(id=said.WHOLE, recap=True, choices=((*said.ONTO, said.CARRY),)),
        )
        return Flow(name=f"weekly@{today}", title=said.TITLE, steps=steps, ends=said.ENDS)

    def keep(self, flow: Flow) -> Change:
        """Keep what was written as a page of the journal; what is carried on as a task of tomorrow."""
        said, context = words.weekly, self._context
        if flow.chosen == said.STOP[0]:
            return self.choose(OFF)
        parts = [
            said.SECTION.format(label=flow.prompt(name).text, text=flow.said(name))
            for name in said.LABELS
            if flow.said(name)
        ]
        if not parts:
            return Change("")
        at, day, text = context.now(), context.today(), "\n\n".join(parts)
        title = said.PAGE.format(day=day.day, month=words.common.MONTHS[day.month - 1])
        edits = [Edit.add(JournalEntry(at=at, day=day, kind="weekly", title=title, text=text))]
        if flow.chosen == said.ONTO[0]:
            edits.append(Edit.add(Task(at=at, day=day + timedelta(days=1), text=flow.said(said.CARRY))))
        return context.write(said.LABEL, edits, said.KEPT_ONTO if edits[1:] else said.KEPT)

    def choose(self, typed: str) -> Change:
        """Choose the day on which it is offered, or `off`. Raises ValueError, ConfigError."""
        said, wished = words.weekly, typed.strip().casefold()
        days = [day.casefold() for day in words.common.WEEKDAYS]
        day = next((day for day in days if len(wished) > 1 and day.startswith(wished)), None)
        if day is None and wished != OFF:
            raise ValueError(said.NOT_A_DAY.format(day=typed.strip()))
        answer = said.CHOSEN.format(day=day.capitalize()) if day else said.STOPPED
        return self._context.plan(said.DAY_LABEL, lambda file: file.set_weekly(day), answer)
