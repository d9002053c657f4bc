"""Reports: the days they tell of, what is in them, and marking a text for the next session."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterator
from contextlib import suppress
from datetime import date, timedelta
from typing import Any

import msgspec

from companion import words
from companion.content import load as content
from companion.model import reports as rules
from companion.model.change import Change, Document, Edit
from companion.model.journal import JournalEntry, merged_tags, without_last_tags
from companion.model.kinds import BY_TABLE, Kind
from companion.model.pause import Pause, resting
from companion.model.progress import feelings
from companion.model.progress.practices import done, practices
from companion.model.progress.progress import ProgressAt
from companion.model.reports import Figures, OwnWords, Part, Period, Report, ReportFor
from companion.model.routine import Appointment
from companion.model.when import parse_day
from companion.store.database.documents import to_record
from companion.store.database.ids import CORE, next_month, previous_month
from companion.store.tallies import Tallies
from companion.verbs.context import Context, Gone, there

TYPED = {"ticks", "sessions", "checkins", "journal", "wins"}
"""The tables whose records are more than counted."""
ABOUT = ("label", "text")
"""The fields that say what a note is about; a technique or a feeling says it in no words of theirs."""


class ReportVerbs:
    """What a person does with reports."""

    def __init__(self, context: Context) -> None:
        self._context = context

    # -- which days

    def period(self, days: str = "", reader: ReportFor = "me") -> Period:
        """The days called week, month or since_appointment, or ('') the usual ones of who reads it.

        Raises Gone where there was no appointment before today.
        """
        today = self._context.today()
        been = [each for each in self._context.store.core(Appointment) if each.day < today and not each.of]
        days = days or ("week" if reader == "me" else "since_appointment" if been else "month")
        if days != "since_appointment":
            return rules.last_days(today, rules.LENGTHS[days])
        if not been:
            raise Gone(words.reports.NO_APPOINTMENT)
        last = max(been, key=lambda each: (each.day, each.id))
        return Period(first=last.day, last=today, since=last.text)

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
        found, known = _Found(self._context, period), content.check_in_words()
        wins, checkins = found.of["wins"][-rules.WINS_TOLD[reader] :], found.of["checkins"]
        tagged, around = feelings.around(checkins, known.extras) if "triggers" in named else (0, ())
        return Report(
            period=period,
            reader=reader,
            named=tuple(part for part in rules.NAMED if part in named),
            next_session=tuple(found.next_session),
            figures=found.figures(),
            wins=tuple(OwnWords(day=w.day, table="wins", text=rules.without_tag(w.text)) for w in wins),
            journal=tuple(map(_page, found.of["journal"])) if "journal" in named else (),
            notes=tuple(found.notes) if "notes" in named else (),
            feelings=feelings.word_counts(checkins, known.always) if "feelings" in named else (),
            tagged=tagged,
            around=around,
        )

    # -- for the next session

    def for_next(self, key: str) -> Change:
        """Tag a win or a page of the journal (`<table>:<id>`) for the next session. Raises Gone.

        A win's own sentence stays as it is: the tag goes into its note.
        """
        table, _, id = key.partition(":")
        record: Any = there(self._context.store.get(BY_TABLE[table].struct, int(id)))
        field = "text" if table == "journal" else "note"
        texts = [getattr(record, name) for name in BY_TABLE[table].private]
        if rules.is_for_next((text for text in texts if isinstance(text, str)), getattr(record, "tags", ())):
            return Change("", answer=words.reports.FOR_NEXT_ALREADY)
        text = rules.with_tag(getattr(record, field), line=table == "journal")
        fields: dict[str, object] = {"tags": merged_tags(record.tags, text)} if table == "journal" else {}
        named = words.common.quoted(BY_TABLE[table].one_line(msgspec.structs.asdict(record)))
        label = words.reports.FOR_NEXT_LABEL.format(text=named)
        return self._context.write(
            label, [Edit.patch(record, **{field: text}, **fields)], words.reports.FOR_NEXT
        )


def look(context: Context, tallies: Tallies, at: ProgressAt) -> Report:
    """Return the report of the week, for oneself."""
    reports = ReportVerbs(context)
    return reports.report(reports.period("week"))


class _Found:
    """What the days of a period have; every record is looked at once. `of` has records by their table."""

    def __init__(self, context: Context, period: Period) -> None:
        self._context, self._period = context, period
        self._by_day: Counter[date] = Counter()
        self.of: defaultdict[str, list[Any]] = defaultdict(list)
        self.notes: list[OwnWords] = []
        self.next_session: list[OwnWords] = []
        for kind, id, doc in self._documents():
            with suppress(msgspec.ValidationError, ValueError, OverflowError):
                day = date.fromisoformat(str(doc["day"]))
                if kind.table in TYPED:
                    self.of[kind.table].append(to_record(kind.struct, id, doc))
                self._by_day[day] += kind.acts
                self._look_for_words(kind, day, doc)
        for records in self.of.values():
            records.sort(key=lambda record: (record.at, record.id))
        for said in (self.notes, self.next_session):
            said.sort(key=lambda each: each.day)

    def figures(self) -> Figures:
        """What was done, counted."""
        settings, sessions = self._context.settings, self.of["sessions"]
        plan = [item for routine in settings.routines for item in routine.items]
        by_day = {day: n for day, n in sorted(self._by_day.items()) if n}
        return Figures(
            days=rules.days_with_something(by_day),
            wins=len(self.of["wins"]),
            sessions=len(sessions),
            seconds=sum(each.seconds for each in sessions),
            checkins=len(self.of["checkins"]),
            items=practices(done(self.of["ticks"]), plan, settings.day_starts_at),
            by_day=by_day,
            by_week=rules.breathing_by_week(sessions),
            resting=self._resting(by_day),
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
        "".join(texts.values()).encode()  # half a character is no text: such a record is left out
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

    def _resting(self, by_day: Collection[date]) -> tuple[date, ...]:
        """The days on which everything rested and nothing was saved."""
        pauses = self._context.store.core(Pause)
        first, last = self._period.first, min(self._period.last, self._context.today())
        days = (first + timedelta(days=n) for n in range((last - first).days + 1)) if pauses else ()
        return tuple(day for day in days if day not in by_day and resting(pauses, day))


def _page(entry: JournalEntry) -> OwnWords:
    text = without_last_tags(rules.without_tag(entry.text))
    return OwnWords(day=entry.day, table="journal", text=text, about=entry.prompt or entry.title)
