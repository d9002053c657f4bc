"""Loop Habit Tracker: the folder or zip of "Export as CSV", or its database. Check marks become ticks.

A skipped day is one of rest. A note on a day that has no tick becomes a journal entry with the habit's
name. What a spreadsheet has saved again (numbers without zeros before them, semicolons, days as its country
writes them) is read as well.

Read from iSoron/uhabits at 5aa8744ef4c8e391c875bbb482e3e79740b5fd81:
uhabits-core/src/jvmMain/java/org/isoron/uhabits/core/io/HabitsCSVExporter.kt (the files), models/Entry.kt
(what the values mean), models/HabitList.kt (Habits.csv), and the sample in
uhabits-core/assets/test/csv_export. Until 035b392ece8fa80c941996a016a9461e4fe1f9de (June 2025) a
Checkmarks.csv had no heading, no notes, and numbers for values, and until
648c7277cfd4739a573bae8b4598823afdc372e1 Habits.csv had `NumRepetitions` and `Interval` for how often, and
said nothing of what is measured or archived. The database (io/LoopDBImporter.kt, models/sqlite/records,
jvmMain/resources/migrations) has `Habits` and `Repetitions`, which know their habit by its id, the day as
milliseconds of its midnight in UTC, and the same values; older ones have fewer columns.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from datetime import UTC, date, datetime
from typing import Any, NamedTuple

import msgspec

from companion import words
from companion.export.importers.databases import rows_in
from companion.export.importers.habits import Habit, items_of
from companion.export.importers.reading import (
    DELIMITERS,
    House,
    Reading,
    Unreadable,
    delimiter_of,
    rows_of,
    text_of,
)
from companion.export.importers.times import days_of_a_column, noon
from companion.model.journal import JournalEntry
from companion.model.routine import State, Tick

NAME, TITLE = "loop", "Loop Habit Tracker"
HABITS, MARKS = "Habits.csv", "Checkmarks.csv"
TABLES = {"habits", "repetitions"}
VALUES = {"UNKNOWN": -1, "NO": 0, "YES_AUTO": 1, "YES_MANUAL": 2, "SKIP": 3}
SKIP = VALUES["SKIP"]  # of measured habits, too
MANUAL = VALUES["YES_MANUAL"]
NUMERICAL, AT_MOST = 1, 1  # models/HabitType.kt, NumericalHabitType.kt
_A_MARK = re.compile(r"[\d./-]{6,10}[,;\t](?:[A-Z]+_?[A-Z]+|-?\d+)(?:[,;\t]|$)")
YES = {"true", "1", "wahr", "vrai", "vero", "verdadero", "verdadeiro", "waar"}  # as spreadsheets write it
THOUSANDTHS = 1000  # measured habits are kept in these


class Mark(NamedTuple):
    """What a habit says of a day, and where that stands."""

    where: str
    day: str
    value: str
    note: str = ""


def read(files: Mapping[str, bytes], house: House) -> Reading:
    """Read an export, given as file names (with folders) and contents. Raises Unreadable."""
    reading = Reading(NAME, TITLE)
    root = min((name for name in files if name.endswith(HABITS)), key=len).removesuffix(HABITS)
    habits = _habits(text_of(files[root + HABITS], HABITS), reading)
    found: list[tuple[Habit, list[Mark]]] = []
    unknown: list[tuple[str, str]] = []
    for name in sorted(files):
        folder, _, last = name.removeprefix(root).rpartition("/")
        if last != MARKS or not folder or not name.startswith(root):
            continue
        where, number = f"{folder}/{last}", _number(folder.split(" ", 1)[0])
        if number not in habits:
            unknown.append((where, f"there is no habit “{folder.split(' ', 1)[0]}” in {HABITS}"))
            continue
        try:
            found.append((habits[number], list(_rows(text_of(files[name], where), where, reading))))
        except Unreadable as error:
            reading.problem(where, str(error))
    _take(found, list(habits.values()), house, reading)
    for where, why in unknown:
        reading.problem(where, why)
    return reading


def read_database(raw: bytes, name: str, house: House) -> Reading:
    """Read a database, as "Export full backup" writes it. Raises Unreadable."""
    reading = Reading(NAME, TITLE)
    habits: dict[Any, Habit] = {}
    marks: dict[Any, list[Mark]] = {}
    for row in sorted(rows_in(raw, name, "Habits"), key=lambda row: _whole(row.get("position"))):
        measured = row.get("type") == NUMERICAL
        target = row.get("target_value") or 0
        habits[row.get("id")] = Habit(
            name=str(row.get("name") or "").strip() or str(row.get("id")),
            unit=str(row.get("unit") or "").strip(),
            target=float(target) if measured and isinstance(target, int | float) else None,
            at_most=row.get("target_type") == AT_MOST,
            times=_whole(row.get("freq_num")),
            days=_whole(row.get("freq_den")),
            archived=bool(row.get("archived")),
            question=str(row.get("question") or ""),
            description=str(row.get("description") or ""),
        )
    for row in rows_in(raw, name, "Repetitions"):
        where = f"{name}, repetition {row.get('id')}"
        try:
            day = datetime.fromtimestamp(row["timestamp"] / THOUSANDTHS, UTC).date().isoformat()
        except (KeyError, TypeError, ValueError, OverflowError, OSError):
            reading.problem(where, f"“{row.get('timestamp')}” is not a time Loop writes")
            continue
        value, note = row.get("value", MANUAL), str(row.get("notes") or "")
        if row.get("habit") in habits:
            marks.setdefault(row.get("habit"), []).append(Mark(where, day, str(value), note))
        else:
            reading.problem(where, f"there is no habit “{row.get('habit')}”")
    _take([(habits[id], rows) for id, rows in marks.items()], list(habits.values()), house, reading)
    return reading


def _number(text: str) -> str:
    """A habit's number without what a spreadsheet leaves off: 001 is 1."""
    return text.strip().lstrip("0") or "0"


def _whole(value: object) -> int:
    try:
        return int(float(str(value)))
    except (ValueError, OverflowError):
        return 1


def _habits(text: str, reading: Reading) -> dict[str, Habit]:
    """The habits by their number, which begins the names of their folders."""
    delimiter, text = delimiter_of(text, {"Position", "Name"})
    if not delimiter:
        raise Unreadable(f"{HABITS} has no columns Position and Name, so it is not a Loop export.")
    rows = rows_of(text, HABITS, delimiter)
    _, head = next(rows, (0, []))
    head = [name.strip() for name in head]
    habits: dict[str, Habit] = {}
    for line, cells in rows:
        row = dict.fromkeys(head, "") | dict(zip(head, map(str.strip, cells), strict=False))
        number, measured = row["Position"], row.get("Type") == "NUMERICAL"
        try:
            wanted = row.get("Target Value", "").replace(",", ".")
            target = float(wanted or 0) if measured else None
        except ValueError:
            reading.problem(f"{HABITS}:{line}", f"“{row['Target Value']}” is not a number")
            continue
        habits[_number(number)] = Habit(
            name=row["Name"] or number,
            unit=row.get("Unit", ""),
            target=target,
            at_most=row.get("Target Type") == "AT_MOST",
            times=_whole(row.get("FrequencyNumerator", row.get("NumRepetitions"))),
            days=_whole(row.get("FrequencyDenominator", row.get("Interval"))),
            archived=row.get("Archived?", "").casefold() in YES,
            question=row.get("Question", ""),
            description=row.get("Description", ""),
        )
    return habits


def _rows(text: str, where: str, reading: Reading) -> Iterable[Mark]:
    delimiter, text = delimiter_of(text, {"Date", "Value"})
    if not delimiter:
        delimiter = next((sign for sign in DELIMITERS if sign in text.partition("\n")[0]), ",")
    names: list[str] = []
    for line, row in rows_of(text, where, delimiter, begins=_A_MARK.match, reading=reading):
        if row[0].strip() == "Date":
            names = row
            continue
        cells = [cell.strip() for cell in row]
        others = dict(zip([*names, *[""] * len(cells)][3:], cells[3:], strict=False))
        note = "\n".join([*cells[2:3], *reading.note(others)]).strip()
        yield Mark(f"{where}:{line}", cells[0], cells[1] if len(cells) > 1 else "", note)


def _take(found: list[tuple[Habit, list[Mark]]], habits: list[Habit], house: House, reading: Reading) -> None:
    """Take the marks of all habits, one for each day and item; say which habits could be a routine."""
    planned = items_of([habit.name for habit in habits], house.routines, NAME)
    there = {item.id for routine in house.routines for item in routine.items}
    for habit in habits:
        if not habit.archived and planned[habit.name][0] not in there:
            reading.habits.setdefault(planned[habit.name][0], habit)
    reading.leave(words.arrive.LEFT_HABIT_PLANS, len(habits))
    day_of_row = days_of_a_column(mark.day for _, marks in found for mark in marks)
    seen: set[tuple[str, date]] = set()
    for habit, marks in found:
        days: dict[date, list[Mark]] = {}
        for mark in marks:
            try:
                day = day_of_row(mark.day)
                noon(house, day)
                _value(mark.value)
            except ValueError as error:
                reading.problem(mark.where, str(error))
                continue
            days.setdefault(day, []).append(mark)
        for day, of_day in days.items():
            _take_day(habit, day, of_day, planned[habit.name], house, reading, seen)


def _take_day(
    habit: Habit,
    day: date,
    marks: list[Mark],
    planned: tuple[str, str],
    house: House,
    reading: Reading,
    seen: set[tuple[str, date]],
) -> None:
    """Take what a habit says of a day: of several rows the first mark, and the notes of all."""
    meant = [(*_meaning(habit, _value(mark.value)), _value(mark.value)) for mark in marks]
    state, amount, value = next((each for each in meant if each[0]), meant[0])
    notes = dict.fromkeys(mark.note for mark in marks if mark.note)
    said = " · ".join(part for part in (amount, *notes) if part)
    reading.leave(words.arrive.LEFT_SECOND_ROWS, len(marks) - 1)
    item, routine = planned
    at = noon(house, day)
    tick = Tick(at=at, day=day, item=item, routine=routine, label=habit.name, state=state or "open")
    if state is None:
        reading.take_back(tick, habit.name, day)
        entry = JournalEntry(at=at, day=day, title=habit.name, text=said)
        if notes:
            reading.entry(house, entry, "note", habit.name, day)
        else:
            reading.leave(_why_not(habit, value))
    elif (item, day) in seen:
        reading.leave(words.arrive.LEFT_SECOND_ROWS)
    else:
        seen.add((item, day))
        reading.take(msgspec.structs.replace(tick, note=said), habit.name, day)


def _value(text: str) -> int:
    plain = text.strip()
    try:
        return VALUES[plain] if plain in VALUES else int(plain.removesuffix(".0"))
    except ValueError:
        raise ValueError(f"“{plain}” is not a Loop mark (such as YES_MANUAL)") from None


def _meaning(habit: Habit, value: int) -> tuple[State | None, str]:
    """The state that a value stands for, if any, and the amount in words."""
    if value == SKIP:
        return "resting", ""
    if habit.target is None and value <= SKIP:
        return "done" if value == MANUAL else None, ""
    if value < 0 or (value == 0 and not habit.at_most):
        return None, ""
    whole, part = divmod(value, THOUSANDTHS)
    amount = value / THOUSANDTHS
    number = f"{whole}.{part:03}".rstrip("0").rstrip(".") if part else str(whole)
    said = f"{number} {habit.unit}".strip()
    if habit.target is None:  # an export of before June 2025 does not say that a habit is measured
        return "done", said
    if habit.at_most:
        return "done" if amount <= habit.target else None, said
    return "done" if amount >= habit.target else "partly", said


def _why_not(habit: Habit, value: int) -> str:
    if habit.target is not None and value > 0:
        return words.arrive.LEFT_AMOUNTS
    return words.arrive.LEFT_FILLED_IN if value == VALUES["YES_AUTO"] else words.arrive.LEFT_UNMARKED
