"""Loop Habit Tracker: the folder or zip of "Export as CSV". Check marks become ticks.

A skipped day is one of rest. A note on a day that has no tick becomes a journal entry with the habit's name.

Read from iSoron/uhabits at 5aa8744ef4c8e391c875bbb482e3e79740b5fd81:
uhabits-core/src/jvmMain/java/org/isoron/uhabits/core/io/HabitsCSVExporter.kt (the files), models/Entry.kt
(what the values mean), models/HabitList.kt (Habits.csv), and the sample in
uhabits-core/assets/test/csv_export. Until 035b392ece8fa80c941996a016a9461e4fe1f9de (June 2025) a
Checkmarks.csv had no heading, no notes, and numbers for values.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

import msgspec

from companion import words
from companion.config.names import slug
from companion.export.importers.reading import House, Reading, Unreadable, day_in, noon, rows_of, text_of
from companion.model.journal import JournalEntry
from companion.model.routine import State, Tick

NAME, TITLE = "loop", "Loop Habit Tracker"
HABITS, MARKS = "Habits.csv", "Checkmarks.csv"
VALUES = {"UNKNOWN": -1, "NO": 0, "YES_AUTO": 1, "YES_MANUAL": 2, "SKIP": 3}
SKIP = VALUES["SKIP"]  # of measured habits, too
_A_MARK = re.compile(r"\d{4}-\d\d-\d\d,(?:[A-Z]+_?[A-Z]+|-?\d+),")
THOUSANDTHS = 1000  # measured habits are kept in these


class Habit(msgspec.Struct, frozen=True, kw_only=True):
    """A row of Habits.csv. `target` is in `unit`s; None: it is a habit of yes and no."""

    name: str
    unit: str = ""
    target: float | None = None
    at_most: bool = False


def read(files: Mapping[str, bytes], house: House) -> Reading:
    """Read an export, given as file names (with folders) and contents. Raises Unreadable."""
    reading = Reading(NAME, TITLE)
    root = min((name for name in files if name.endswith(HABITS)), key=len).removesuffix(HABITS)
    habits = _habits(text_of(files[root + HABITS], HABITS), reading)
    for name in sorted(files):
        folder, _, last = name.removeprefix(root).rpartition("/")
        if last != MARKS or not folder or not name.startswith(root):
            continue
        where = f"{folder}/{last}"
        number = folder.split(" ", 1)[0]
        if number not in habits:
            reading.problem(where, f'there is no habit "{number}" in {HABITS}')
            continue
        try:
            _marks(text_of(files[name], where), where, habits[number], house, reading)
        except Unreadable as error:
            reading.problem(where, str(error))
    return reading


def _habits(text: str, reading: Reading) -> dict[str, Habit]:
    """The habits by their number, which begins the names of their folders."""
    rows = rows_of(text, HABITS)
    _, head = next(rows, (0, []))
    if not {"Position", "Name"} <= set(head):
        raise Unreadable(f"{HABITS} has no columns Position and Name: it is not Loop's.")
    habits: dict[str, Habit] = {}
    for line, cells in rows:
        row = dict(zip(head, cells, strict=False))
        number, measured = row["Position"], row.get("Type") == "NUMERICAL"
        try:
            target = float(row.get("Target Value") or 0) if measured else None
        except ValueError:
            reading.problem(f"{HABITS}:{line}", f'"{row["Target Value"]}" is not a number')
            continue
        reading.leave(words.arrive.LEFT_HABIT_PLANS)
        habits[number] = Habit(
            name=row.get("Name", "").strip() or number,
            unit=row.get("Unit", "").strip(),
            target=target,
            at_most=row.get("Target Type") == "AT_MOST",
        )
    return habits


def _marks(text: str, where: str, habit: Habit, house: House, reading: Reading) -> None:
    planned = next(
        (
            (item.id, routine.id)
            for routine in house.routines
            for item in routine.items
            if item.label.casefold() == habit.name.casefold()
        ),
        (slug(habit.name), NAME),
    )
    for line, row in rows_of(text, where, begins=_A_MARK.match, reading=reading):
        if row[0] == "Date":
            continue
        try:
            day = day_in(row[0])
            at = noon(house, day)
            value = _value(row[1] if len(row) > 1 else "")
        except ValueError as error:
            reading.problem(f"{where}:{line}", str(error))
            continue
        note = row[2].strip() if len(row) > 2 else ""
        state, amount = _meaning(habit, value)
        said = " · ".join(part for part in (amount, note) if part)
        if state is None:
            if note:
                entry = JournalEntry(at=at, day=day, title=habit.name, text=said)
                reading.take(entry, "note", habit.name, day)
            else:
                reading.leave(_why_not(habit, value))
            continue
        item, routine = planned
        tick = Tick(
            at=at,
            day=day,
            item=item,
            routine=routine,
            label=habit.name,
            state=state,
            note=said,
        )
        reading.take(tick, habit.name, day)


def _value(text: str) -> int:
    text = text.strip()
    try:
        return VALUES[text] if text in VALUES else int(text)
    except ValueError:
        raise ValueError(f'"{text}" is not a mark as Loop writes it; one is YES_MANUAL') from None


def _meaning(habit: Habit, value: int) -> tuple[State | None, str]:
    """The state that a value stands for, if any, and the amount in words."""
    if value == SKIP:
        return "resting", ""
    if habit.target is None:
        return "done" if value == VALUES["YES_MANUAL"] else None, ""
    if value < 0 or (value == 0 and not habit.at_most):
        return None, ""
    amount = value / THOUSANDTHS
    said = f"{amount:g} {habit.unit}".strip()
    if habit.at_most:
        return "done" if amount <= habit.target else None, said
    return "done" if amount >= habit.target else "partly", said


def _why_not(habit: Habit, value: int) -> str:
    if habit.target is not None and value > 0:
        return words.arrive.LEFT_AMOUNTS
    return words.arrive.LEFT_FILLED_IN if value == VALUES["YES_AUTO"] else words.arrive.LEFT_UNMARKED
