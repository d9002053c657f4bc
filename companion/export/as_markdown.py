"""A readable book: every day with something in it, in words, the newest last."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from contextlib import suppress
from datetime import date, datetime
from functools import lru_cache
from typing import Any

import msgspec

from companion import words
from companion.export.selection import Selection
from companion.model.affirmations import AffirmationAnswer, OwnAffirmation
from companion.model.board import BoardCard
from companion.model.breathing.technique import Session
from companion.model.change import Document
from companion.model.checkins import CheckIn, CheckInWords
from companion.model.goals import GoalStep
from companion.model.journal import JournalEntry
from companion.model.kinds import BY_TABLE, as_text, kind_of
from companion.model.record import Record
from companion.model.routine import Task, Tick
from companion.model.text import visible
from companion.model.wins import Celebration, Win
from companion.store.database.documents import to_document, to_record
from companion.store.database.merging import HOUSE

_ACTS = re.compile(r"([\\`*\[\]<>~|])|(?<!\w)_|_(?!\w)|&(?=#?\w+;)")
_AT_THE_START = re.compile(r"^(\s*)([#+-]|\d+[.)])")


class Names(msgspec.Struct, frozen=True, kw_only=True):
    """What is kept by id or number, in words: techniques, categories, rituals, routines, lines, check-ins."""

    techniques: dict[str, str] = {}
    categories: dict[str, str] = {}
    rituals: dict[str, str] = {}
    routines: dict[str, str] = {}
    lines: dict[str, str] = {}
    check_ins: CheckInWords = CheckInWords({}, {}, {})


class BookEntry(msgspec.Struct, frozen=True):
    """What stands for one record in its day: under which heading, and its lines."""

    heading: str
    lines: list[str]


def book(selection: Selection, names: Names) -> bytes:
    """The book as UTF-8. Words stand as they were typed: what Markdown would act on is escaped."""
    return "\n".join(_Book(selection, names).lines()).encode("utf-8", "surrogateescape") + b"\n"


class _Book:
    def __init__(self, selection: Selection, names: Names) -> None:
        self._selection = selection
        self._names = names
        self._tell: dict[type[Record], Callable[[Any], BookEntry]] = {
            Tick: self._tick,
            Task: self._task,
            Session: self._session,
            CheckIn: self._check_in,
            JournalEntry: self._journal_entry,
            AffirmationAnswer: self._answer,
            OwnAffirmation: self._own_line,
            Win: self._win,
            Celebration: self._celebration,
            GoalStep: self._goal_step,
            BoardCard: self._board_card,
        }

    def lines(self) -> Iterator[str]:
        """The whole book, line by line."""
        yield f"# {words.export.BOOK_TITLE}"
        year, by_day = 0, self._by_day()
        for text in sorted(by_day):
            try:
                day = date.fromisoformat(text)
            except ValueError:
                yield from ("", f"### {plain(text)}")
            else:
                if day.year != year:
                    year = day.year
                    yield from ("", f"## {year}")
                yield from ("", f"### {words.common.long_date(day)} {day.year}")
            for heading, lines in by_day[text].items():
                yield from ("", f"**{plain(heading)}**", "", *lines)
        if close := self._kept_close():
            yield from ("", f"## {words.export.LINES_KEPT_CLOSE}", "", *close)

    def _by_day(self) -> dict[str, dict[str, list[str]]]:
        """The lines of each day under each heading."""
        days: dict[str, dict[str, list[str]]] = {}
        for table, rows in self._selection.items():
            if table in BY_TABLE and not BY_TABLE[table].acts:
                continue
            for id, doc in rows.items():
                entry = self._entry(table, id, doc)
                day = days.setdefault(str(doc.get("day", "")), {})
                day.setdefault(entry.heading, []).extend(entry.lines)
        return days

    def _entry(self, table: str, id: int, doc: Document) -> BookEntry:
        with suppress(KeyError, msgspec.ValidationError):
            struct = BY_TABLE[table].struct
            return self._tell.get(struct, _other)(to_record(struct, id, doc))
        return _as_it_is(table, doc)

    def _tick(self, tick: Tick) -> BookEntry:
        heading = self._names.routines.get(tick.routine, tick.routine)
        state = words.routine.state_word(tick.state, tick.marked)
        lines = _item(plain(tick.label), state, tick.reason, note=tick.note)
        return BookEntry(heading, lines + [f"  - {plain(step)}" for step in tick.steps])

    def _task(self, task: Task) -> BookEntry:
        state = words.routine.state_word(task.state, task.marked)
        return BookEntry(words.common.JUST_TODAY, _item(plain(task.text), state, task.reason, note=task.note))

    def _session(self, session: Session) -> BookEntry:
        name = self._names.techniques.get(session.technique, session.technique)
        item = _item(_timed(session.at, name), words.common.length(session.seconds))
        return BookEntry(words.breathing.TITLE, item)

    def _check_in(self, told: CheckIn) -> BookEntry:
        known = self._names.check_ins
        around = words.common.these([known.triggers.get(trigger, trigger) for trigger in told.triggers])
        feeling = known.feeling(told.pleasantness, told.energy)
        said = ", ".join(part for part in (feeling, *told.words) if part)
        aside = words.export.AROUND.format(what=around) if around else ""
        asides = (aside, *words.checkins.numbers(told.numbers))
        return BookEntry(words.export.CHECK_INS, _item(_timed(told.at, said), *asides, note=told.note))

    def _journal_entry(self, entry: JournalEntry) -> BookEntry:
        title, *more = [part for part in (entry.title, entry.prompt) if part] or [""]
        kept = words.affirmations.KEPT_CLOSE_MARK if entry.favourite else ""
        item = _item(_timed(entry.at, title), *more, *(f"#{tag}" for tag in entry.tags), kept)
        return BookEntry(words.export.JOURNAL, item + _quoted(entry.text, visible))

    def _answer(self, answer: AffirmationAnswer) -> BookEntry:
        item = _item(_timed(answer.at, self._line(answer.line)), answer.answer)
        return BookEntry(words.affirmations.TITLE, item)

    def _own_line(self, line: OwnAffirmation) -> BookEntry:
        return BookEntry(words.affirmations.OWN, _item(_timed(line.at, line.text)))

    def _win(self, win: Win) -> BookEntry:
        category = self._names.categories.get(win.category, win.category)
        kept = words.wins.KEPT_MARK if win.keep else ""
        return BookEntry(words.wins.TITLE, _item(_timed(win.at, win.text), category, kept, note=win.note))

    def _celebration(self, done: Celebration) -> BookEntry:
        of = self._selection.get(done.kind, {}).get(done.of, {})
        what = BY_TABLE[done.kind].one_line(of) if done.kind in BY_TABLE else ""
        ritual = self._names.rituals.get(done.ritual, done.ritual) or words.celebrations.RITUAL
        length = words.common.length(done.seconds) if done.seconds else ""
        return BookEntry(words.export.CELEBRATIONS, _item(_timed(done.at, ritual), what, length))

    def _goal_step(self, step: GoalStep) -> BookEntry:
        taken = words.goals.taken_on(step.taken) if step.taken else ""
        return BookEntry(words.goals.STEPS, _item(plain(step.text), self._goal(step.goal), taken))

    def _board_card(self, card: BoardCard) -> BookEntry:
        beneath = "\n".join(part for part in (card.caption, card.picture) if part)
        return BookEntry(words.board.TITLE, _item(plain(card.text), self._goal(card.goal), note=beneath))

    def _goal(self, goal: int) -> str:
        """What the goal with this id is called."""
        of = self._selection.get("goals", {}).get(goal, {})
        return str(of.get("name") or of.get("wish") or "")

    def _line(self, line: str) -> str:
        if line.startswith("own:") and line[4:].isdecimal():
            own = self._selection.get("own_lines", {}).get(int(line[4:]), {})
            return str(own.get("text", line))
        return self._names.lines.get(line, line)

    def _kept_close(self) -> list[str]:
        marks = self._selection.get("line_marks", {}).values()
        return [f"- {plain(self._line(str(doc.get('line'))))}" for doc in marks if doc.get("favourite")]


@lru_cache(maxsize=4096)  # the same labels and words come every day
def plain(text: str) -> str:
    """A text in one line that Markdown shows as it was typed."""
    return _AT_THE_START.sub(r"\1\\\2", _escaped(text))


def _escaped(text: str) -> str:
    return _ACTS.sub(r"\\\g<0>", visible(text))


def _timed(at: datetime, text: str) -> str:
    return f"{words.common.clock(at)} {_escaped(text)}".rstrip()


def _item(text: str, *asides: str, note: str = "") -> list[str]:
    """A list item, its asides behind it, its note as a quotation beneath."""
    item = " · ".join([text, *(plain(aside) for aside in asides if aside)])
    return [f"- {item}", *_quoted(note, plain)]


def _quoted(text: str, shown: Callable[[str], str]) -> list[str]:
    """A text beneath a list item, as a quotation: whatever Markdown is in it ends with it."""
    lines = [f"  > {shown(line)}" if line.strip() else "  >" for line in text.splitlines()]
    return ["", *lines] if lines else []


def _other(record: Record) -> BookEntry:
    """A record of any other kind: what it is known by, its fields behind it, its texts beneath."""
    kind, doc = kind_of(type(record)), to_document(record)
    told = kind.one_line(doc)
    fields = {name: value for name, value in doc.items() if name not in ("at", "day", "source")}
    texts = [fields.pop(name).partition("\n") for name in kind.private if isinstance(fields.get(name), str)]
    beneath = [rest if first == told else first + end + rest for first, end, rest in texts]
    asides = [f"{name}: {as_text(value)}" for name, value in fields.items()]
    item = _item(_timed(record.at, told), *asides, note="\n\n".join(filter(None, beneath)))
    return BookEntry(words.kinds.named(kind.table).more.capitalize(), item)


def _as_it_is(table: str, doc: Document) -> BookEntry:
    """A record this version does not know: its fields, as they are stored."""
    fields = (f"{name}: {value}" for name, value in doc.items() if name not in ("day", *HOUSE))
    return BookEntry(table.replace("_", " ").capitalize(), [f"- {plain(', '.join(fields))}"])
