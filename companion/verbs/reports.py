"""Reports: the days they tell of, what is in them, and marking a text for the next session."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from contextlib import suppress
from datetime import date, timedelta
from typing import Any

import msgspec

from companion import words
from companion.content import load as content
from companion.model import reports as rules
from companion.model.breathing.technique import Session
from companion.model.change import Change, Document, Edit
from companion.model.checkins import CheckIn
from companion.model.journal import JournalEntry, merged_tags, without_last_tags
from companion.model.kinds import BY_TABLE, Kind
from companion.model.pause import Pause, resting
from companion.model.progress import feelings
from companion.model.progress.practices import practices
from companion.model.progress.progress import ProgressAt
from companion.model.reports import Figures, OwnWords, Part, Period, Report, ReportChoice, ReportFor
from companion.model.routine import Appointment, Tick
from companion.model.when import parse_day
from companion.model.wins import Win
from companion.store.database.documents import to_record
from companion.store.database.ids import CORE, next_month, previous_month
from companion.store.tallies import Tallies
from companion.verbs.context import Context, Gone

TYPED = {"ticks", "sessions", "checkins", "journal", "wins"}
"""The tables whose records are more than counted."""
ABOUT = ("label", "text")
"""The fields that say what a note is about; a technique or a feeling says it in no words of theirs."""


class ReportVerbs:
    """What a person does with reports."""

    def __init__(self, context: Context) -> None:
        self._context = context

    # -- which days

    def week(self) -> Period:
        """The seven days that end today."""
        return rules.last_days(self._context.today(), rules.WEEK)

    def month(self) -> Period:
        """The four weeks that end today."""
        return rules.last_days(self._context.today(), rules.MONTH)

    def since_appointment(self) -> Period:
        """The days since the newest appointment before today. Raises Gone where there is none."""
        today = self._context.today()
        been = [each for each in self._context.store.core(Appointment) if each.day < today]
        if not been:
            raise Gone(words.reports.NO_APPOINTMENT)
        last = max(been, key=lambda each: (each.day, each.id))
        return Period(first=last.day, last=today, since=last.text)

    def usual(self, reader: ReportFor) -> Period:
        """The days where none are chosen: a week for oneself, for a therapist since they were seen last."""
        if reader == "me":
            return self.week()
        try:
            return self.since_appointment()
        except Gone:
            return self.month()

    def days(self, first: str | None, last: str | None) -> Period:
        """The days from one to another, as typed; without one all before it, or until today."""
        today, store = self._context.today(), self._context.store
        end = parse_day(last, today) if last else today
        while not first and not store.summarise():
            pass
        start = parse_day(first, today) if first else min(store.days(), default=today)
        if start > end:
            raise ValueError(words.export.DAYS_TURNED.format(first=start, last=end))
        return Period(first=start, last=end)

    def chosen(self, choice: ReportChoice) -> Report:
        """The report that was chosen. Raises Gone where it has no first day."""
        period: Period = getattr(self, choice.days)()
        return self.report(period, choice.reader, choice.named)

    # -- what is in them

    @staticmethod
    def parts(said: str) -> tuple[Part, ...]:
        """The parts that are named, with commas between. Raises ValueError for what is none."""
        wanted = [part.strip().casefold() for part in said.split(",") if part.strip()]
        for part in wanted:
            if part not in rules.NAMED:
                known = words.common.these([*rules.NAMED])
                raise ValueError(words.reports.NOT_A_PART.format(name=part, parts=known))
        return tuple(part for part in rules.NAMED if part in wanted)

    def report(self, period: Period, reader: ReportFor = "me", named: Collection[Part] = ()) -> Report:
        """The report of some days, with the parts that were named beside those that are always there."""
        found = _Found(self._context, period)
        wins = found.wins if reader == "me" else found.wins[-rules.WINS_TOLD :]
        known = content.check_in_words()
        tagged, around = feelings.around(found.checkins, known.extras)
        return Report(
            period=period,
            reader=reader,
            named=tuple(part for part in rules.NAMED if part in named),
            next_session=tuple(sorted(found.next_session, key=lambda each: each.day)),
            figures=found.figures(),
            wins=tuple(OwnWords(day=w.day, table="wins", text=rules.without_tag(w.text)) for w in wins),
            journal=tuple(map(_page, found.entries)) if "journal" in named else (),
            notes=tuple(found.notes) if "notes" in named else (),
            feelings=feelings.word_counts(found.checkins, known.always) if "feelings" in named else (),
            tagged=tagged if "triggers" in named else 0,
            around=around if "triggers" in named else (),
        )

    # -- for the next session

    def for_next(self, key: str) -> Change:
        """Tag a win or a page of the journal (`<table>:<id>`) for the next session. Raises Gone.

        A win's own sentence stays as it is: the tag goes into its note.
        """
        table, _, id = key.partition(":")
        record: Any = self._context.store.get(BY_TABLE[table].struct, int(id))
        if record is None:
            raise Gone(words.changes.ROW_GONE)
        field = "text" if table == "journal" else "note"
        texts = [getattr(record, name) for name in BY_TABLE[table].private]
        if rules.is_for_next((text for text in texts if isinstance(text, str)), getattr(record, "tags", ())):
            return Change("", answer=words.reports.FOR_NEXT_ALREADY)
        fields: dict[str, object] = {
            field: (text := rules.with_tag(getattr(record, field), line=table == "journal"))
        }
        if table == "journal":
            fields["tags"] = merged_tags(record.tags, text)
        named = words.common.quoted(BY_TABLE[table].one_line(msgspec.structs.asdict(record)))
        label = words.reports.FOR_NEXT_LABEL.format(text=named)
        return self._context.write(label, [Edit.patch(record, **fields)], words.reports.FOR_NEXT)


def look(context: Context, tallies: Tallies, at: ProgressAt) -> Report:
    """Return the report of the week, for oneself."""
    reports = ReportVerbs(context)
    return reports.report(reports.week())


class _Found:
    """What the days of a period have; every record is looked at once."""

    def __init__(self, context: Context, period: Period) -> None:
        self._context, self._period = context, period
        self._by_day: dict[date, int] = {}
        self.ticks: list[Tick] = []
        self.sessions: list[Session] = []
        self.checkins: list[CheckIn] = []
        self.entries: list[JournalEntry] = []
        self.wins: list[Win] = []
        self.notes: list[OwnWords] = []
        self.next_session: list[OwnWords] = []
        lists: dict[str, list[Any]] = {
            "ticks": self.ticks,
            "sessions": self.sessions,
            "checkins": self.checkins,
            "journal": self.entries,
            "wins": self.wins,
        }
        for kind, id, doc in self._documents():
            with suppress(msgspec.ValidationError, ValueError, OverflowError):
                day = date.fromisoformat(str(doc["day"]))
                if kind.table in TYPED:
                    lists[kind.table].append(to_record(kind.struct, id, doc))
                if kind.acts:
                    self._by_day[day] = self._by_day.get(day, 0) + 1
                self._look_for_words(kind, day, doc)
        for each in (self.checkins, self.entries, self.wins, self.sessions):
            each.sort(key=lambda record: record.at)
        self.notes.sort(key=lambda each: each.day)

    def figures(self) -> Figures:
        """What was done, counted."""
        plan = [item for routine in self._context.settings.routines for item in routine.items]
        return Figures(
            days=rules.days_with_something(self._by_day),
            wins=len(self.wins),
            sessions=len(self.sessions),
            seconds=sum(each.seconds for each in self.sessions),
            checkins=len(self.checkins),
            items=practices(self.ticks, plan, self._context.settings.day_starts_at),
            by_day=dict(sorted(self._by_day.items())),
            by_week=rules.breathing_by_week(self.sessions),
            resting=self._resting(),
        )

    def _documents(self) -> Iterator[tuple[Kind, int, Document]]:
        """The documents of the period, with their kind and id."""
        store = self._context.store
        low, high = self._period.first.isoformat(), self._period.last.isoformat()
        start, end = previous_month(low[:7]), next_month(high[:7])
        for place in store.places():
            if place == CORE or start <= place <= end:
                for table, rows in store.documents(place).items():
                    for id, doc in rows.items() if table in BY_TABLE else ():
                        if low <= str(doc.get("day")) <= high:
                            yield BY_TABLE[table], int(id), doc

    def _look_for_words(self, kind: Kind, day: date, doc: Document) -> None:
        texts = {name: text for name in kind.private if isinstance(text := doc.get(name), str) and text}
        tags = doc.get("tags")
        tagged = [name for name, text in texts.items() if rules.is_for_next([text])]
        if not tagged and isinstance(tags, list) and rules.is_for_next((), [*map(str, tags)]):
            tagged = [name for name in ("text",) if name in texts]
        about = next((texts[name] for name in ABOUT if name in texts), "")
        for name in tagged:
            said = rules.without_tag(texts[name])
            beside = rules.without_tag(about) if name not in ABOUT else ""
            if said or beside:
                of = OwnWords(day=day, table=kind.table, text=said or beside, about=beside if said else "")
                self.next_session.append(of)
        if kind.acts and "note" in texts and (note := rules.without_tag(texts["note"])):
            self.notes.append(OwnWords(day=day, table=kind.table, text=note, about=rules.without_tag(about)))

    def _resting(self) -> tuple[date, ...]:
        """The days on which everything rested and nothing was saved."""
        pauses = self._context.store.core(Pause)
        first, last = self._period.first, min(self._period.last, self._context.today())
        days = (first + timedelta(days=n) for n in range((last - first).days + 1)) if pauses else ()
        return tuple(day for day in days if day not in self._by_day and resting(pauses, day))


def _page(entry: JournalEntry) -> OwnWords:
    text = without_last_tags(rules.without_tag(entry.text))
    return OwnWords(day=entry.day, table="journal", text=text, about=entry.prompt or entry.title)
