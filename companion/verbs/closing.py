"""Closing a day: what happened in it, one line about it, and one small thing for the day after."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime, time, timedelta

from companion import words
from companion.content import load as content
from companion.model import prompts as rules
from companion.model.breathing.technique import Session
from companion.model.change import Change, Edit
from companion.model.checkins import CheckIn
from companion.model.flow import Flow, FlowStep, Question
from companion.model.journal import JournalEntry, PromptState
from companion.model.kinds import KINDS
from companion.model.routine import Task, Tick, latest
from companion.model.wins import Win
from companion.verbs.context import Context
from companion.verbs.journal import JournalVerbs
from companion.verbs.routine import RoutineVerbs

OPENS = "closing"
"""What a routine item opens that is the day's close."""
ITEM = "close-the-day"
"""The item that a day is closed with where no routine has one."""
EVENING = time(21)
"""The time of day whose prompts are asked, be it closed the next morning."""
NAMED = 3  # of what was ticked on the day's list
TELLS_ITSELF = (Tick, Task, Session, CheckIn, Win)
"""The kinds that have facts of their own; the others are counted."""
_DAY = timedelta(days=1)


class ClosingVerbs:
    """What a person does to close a day; unanswered it closes as well."""

    def __init__(self, context: Context, routine: RoutineVerbs, journal: JournalVerbs) -> None:
        self._context, self._routine, self._journal = context, routine, journal

    def is_closed(self, day: date) -> bool:
        """Whether a day has been closed."""
        tick = latest(self._context.store.on(Tick, day)).get(self._item()[0])
        return tick is not None and tick.state == "done"

    def row(self) -> str:
        """The row that closes today, where it is open and its time has come; '' otherwise."""
        now = self._routine.view().current
        rows = (row.label for row in (now.rows if now else ()) if row.opens == OPENS and row.state == "open")
        return next(rows, "")

    def flow(self, day: date | None = None) -> Flow:
        """Three steps; what was written when it was left is there again."""
        context, said = self._context, words.closing
        today = context.today()
        day = day or today
        if day > today:
            raise ValueError(said.NOT_YET)
        left = self._entry(day)
        asked = self._questions(day, left)
        self._journal.shown_prompt(asked[0].id)
        is_today = day == today
        steps = (
            FlowStep(id="facts", title=said.title(day, today), facts=(*self.facts(day),)),
            FlowStep(id=said.LINE, title=said.LINE_TITLE, prompts=asked),
            FlowStep(
                id=said.TOMORROW,
                title=said.TOMORROW_TITLE if is_today else said.TODAY_TITLE,
                prompts=(Question(""),),
                after=said.ON_TOMORROWS if is_today else said.ON_TODAYS,
            ),
        )
        answers = {said.LINE: left.text} if left else {}
        return Flow(name=f"closing@{day}", title=said.TITLE, steps=steps, answers=answers, ends=said.ENDS)

    def keep(self, flow: Flow) -> Change:
        """Keep what was written and, where the flow is over, that the day is closed."""
        context, said = self._context, words.closing
        day, today, now = date.fromisoformat(flow.name.partition("@")[2]), context.today(), context.now()
        edits: list[Edit] = []
        if (text := flow.said(said.LINE)) != (((left := self._entry(day)) and left.text) or ""):
            asked = flow.prompt(said.LINE)
            entry = JournalEntry(
                at=now, day=day, kind="closing", text=text, prompt=asked.text, prompt_id=asked.id
            )
            if left and text:
                edits.append(Edit.patch(left, text=text, prompt=asked.text, prompt_id=asked.id))
            else:
                edits.append(Edit.delete(left) if left else Edit.add(entry))
        if thing := flow.said(said.TOMORROW):
            edits.append(Edit.add(Task(at=now, day=today + _DAY if day >= today else today, text=thing)))
        if flow.is_over and not self.is_closed(day):
            edits += self._mark(day)
        label = said.LABEL.format(day=words.common.long_date(day))
        closed = {today: said.CLOSED, today - _DAY: said.CLOSED_YESTERDAY}
        earlier = said.CLOSED_EARLIER.format(day=words.common.long_date(day))
        answer = closed.get(day, earlier) if flow.is_over else said.KEPT
        return context.write(label, edits, answer) if edits else Change("", answer=answer)

    # -- what happened

    def facts(self, day: date) -> Iterator[str]:
        """What happened on a day, a sentence each; never what did not."""
        said, store = words.closing, self._context.store
        found = [*self._marked(day)]
        found.append(said.wins([win.text for win in reversed(store.on(Win, day))]))
        found.append(said.breathing(sum(each.seconds for each in store.on(Session, day))))
        found += self._checked_in(day)
        kinds = (kind for kind in KINDS if kind.acts and kind.called and kind.page == "month")
        others = {
            kind.table: number
            for kind in kinds
            if kind.struct not in TELLS_ITSELF and (number := len(store.on(kind.struct, day)))
        }
        if others:
            found.append(said.ALSO.format(counts=words.kinds.counts(others)))
        found = [each for each in found if each]
        yield from found or [said.QUIET]

    def _marked(self, day: date) -> Iterator[str]:
        said, view = words.closing, self._routine.on(day).view()
        ticks = latest(self._context.store.on(Tick, day)).values()
        at = {tick.records: tick.marked for tick in ticks if tick.records and tick.state == "done"}
        if up := at.get("wake"):
            yield said.UP.format(time=words.common.clock(up))
        for each in view.routines:
            yield said.routine(each.name, [row.state for row in each.rows])
        done = [row.label for row in view.tasks if row.state == "done" and row.is_task]
        if done:
            these = [*done[:NAMED], *([words.closing.MORE] if done[NAMED:] else [])]
            yield said.listed(said.FROM_LIST, these)
        if bed := at.get("bedtime"):
            yield said.IN_BED.format(time=words.common.clock(bed))

    def _checked_in(self, day: date) -> Iterator[str]:
        known, said = content.check_in_words(), words.closing
        for each in self._context.store.on(CheckIn, day):
            told = ", ".join(word.replace("_", " ") for word in each.words)
            told = told or known.feeling(each.pleasantness, each.energy)
            at = words.common.clock(each.at)
            yield said.CHECKED_IN.format(said=told, time=at) if told else said.LOOKED.format(time=at)

    # -- inside

    def _entry(self, day: date) -> JournalEntry | None:
        written = (each for each in self._context.store.on(JournalEntry, day) if each.kind == "closing")
        return next(written, None)

    def _questions(self, day: date, left: JournalEntry | None) -> tuple[Question, ...]:
        """What may be asked about a day, in turn; what has an answer is asked again."""
        context = self._context
        state = max(context.store.core(PromptState), key=lambda each: each.rev, default=None)
        shown = state.shown if state else {}
        evening = datetime.combine(day, EVENING, context.now().tzinfo)
        gentle = context.is_gentle(day) or context.is_gentle(context.today())
        free, resting = rules.in_turn(self._journal.prompts(), evening, day, gentle=gentle, shown=shown)
        asked = [Question(each.label, each.id) for each in (*free, *resting)]
        first = [Question(left.prompt, left.prompt_id)] if left and left.prompt else []
        return (*first, *(each for each in asked if not first or each.id != first[0].id))

    def _item(self) -> tuple[str, str]:
        """The item that closes a day, and its label."""
        items = (item for routine in self._context.settings.routines for item in routine.items)
        found = next((item for item in items if item.opens == OPENS), None)
        return (found.id, found.label) if found else (ITEM, words.closing.TITLE)

    def _mark(self, day: date) -> list[Edit]:
        """The tick of its row; where no routine has one, a tick all the same."""
        item, label = self._item()
        edits, _ = self._routine.on(day).complete(item)
        now = self._context.now()
        alone = Tick(at=now, day=day, item=item, routine="", label=label, marked=now)
        return edits or [Edit.add(alone)]
