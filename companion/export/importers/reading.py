"""What every importer works with: the house it reads for, and what it has read."""

from __future__ import annotations

import csv
import io
import json
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import suppress
from datetime import UTC, date, datetime, time
from hashlib import blake2b
from typing import Any, NamedTuple

import msgspec

from companion.model.change import Document
from companion.model.journal import JournalEntry
from companion.model.record import Record
from companion.model.routine import Routine
from companion.model.wins import Category, Win

FIRST_YEAR, LAST_YEAR = 1971, 2100
NOON = time(12)
UNCLOSED = 'a quote (") is not closed; it was taken to end before the next row'
CUT_OFF = "ends in the middle. Please export or copy it once more."
NOT_JSON = "is not JSON from here on. Please export it once more, and leave it as it is then."


class Unreadable(ValueError):
    """A file that cannot be imported; `args[0]` is a sentence for the person."""


class House(msgspec.Struct, frozen=True, kw_only=True):
    """What an importer needs to know of the house it reads for.

    `local` gives a wall-clock time, or an instant, the offset it has here; `as_wins` is whether the person
    wants notes and journal entries as wins.
    """

    now: datetime
    starts_at: time
    local: Callable[[datetime], datetime]
    routines: tuple[Routine, ...] = ()
    categories: tuple[Category, ...] = ()
    as_wins: bool = False


class Guest(NamedTuple):
    """A record read from another program's file; it has its `source`, and gets its id when it arrives."""

    record: Record
    digest: int


class Reading:
    """What was found in a file: what can come in, what is left out and why, what could not be read.

    `name` is the format, `title` what a person calls it. `guests` are from another program, `kin` (by table
    and id) from a companion. With `timed` every guest has the time that it was written at, and is the same
    one still when its words are others.
    """

    def __init__(self, name: str, title: str, *, timed: bool = False) -> None:
        self.name = name
        self.title = title
        self.timed = timed
        self.guests: list[Guest] = []
        self.kin: dict[tuple[str, int], Document] = {}
        self.left_out: Counter[str] = Counter()
        self.problems: list[str] = []
        self._seen: Counter[str] = Counter()

    def take(self, record: Record, *key: object) -> None:
        """Take a record in. `key` is what tells it from every other of its file and stays as it is there.

        The same key twice is the first and the second of its kind, not the same thing.
        """
        said = "\x1f".join(map(str, key))
        self._seen[said] += 1
        text = f"{self.name}\x1f{said}\x1f{self._seen[said]}"
        digest = blake2b(text.encode("utf-8", "surrogatepass"), digest_size=8).digest()
        source = f"{self.name} {digest.hex()}"
        self.guests.append(
            Guest(msgspec.structs.replace(record, source=source), int.from_bytes(digest, "big"))
        )

    def leave(self, reason: str, count: int = 1) -> None:
        """Leave something out that has no place, or is nothing to keep."""
        if count:
            self.left_out[reason] += count

    def problem(self, where: str, what: str) -> None:
        """Say what could not be read, and where; the rest goes in."""
        self.problems.append(f"{where}: {what}")

    def entry(self, house: House, entry: JournalEntry) -> bool:
        """Take a journal entry in, or a win of its words if the person wants it so; whether it has any.

        Either is the same thing of the same file: only one of them comes in.
        """
        head, body = entry.title.strip(), entry.text.strip()
        if not head:
            head, _, body = (line.strip() for line in body.partition("\n"))
        if not head:
            return False
        win = Win(at=entry.at, day=entry.day, text=head, note=body, keep=entry.favourite)
        self.take(win if house.as_wins else entry, entry.at.replace(tzinfo=None).isoformat(), head, body)
        return True


def text_of(raw: bytes, name: str) -> str:
    """The text of a file in UTF-8, or in UTF-16 with a mark. Raises Unreadable."""
    encoding = "utf-16" if raw.startswith((b"\xff\xfe", b"\xfe\xff")) else "utf-8-sig"
    try:
        text = raw.decode(encoding)
    except UnicodeDecodeError as error:
        line = raw.count(b"\n", 0, error.start) + 1
        raise Unreadable(f"{name}:{line} is not text in UTF-8. Please save the file as UTF-8.") from None
    if "\0" in text:
        raise Unreadable(f"{name} is no text file.")
    return text


def rows_of(
    text: str,
    name: str,
    delimiter: str = ",",
    *,
    begins: Callable[[str], object] = lambda line: False,
    reading: Reading | None = None,
) -> Iterator[tuple[int, list[str]]]:
    """The rows of a CSV file that have something in them, each with the line it begins on.

    Where a quote is never closed, the row ends before the next line that `begins` one, and `reading` hears
    of it. Raises Unreadable.
    """
    lines = io.StringIO(text, newline="")
    number = 0
    line: str | None = next(lines, None)

    def of_one_row() -> Iterator[str]:  # another line is asked for while a quote is open
        nonlocal line, number
        while line is not None:
            number, now, line = number + 1, line, next(lines, None)
            yield now
            if (line is None or begins(line)) and reading is not None:
                reading.problem(f"{name}:{start}", UNCLOSED)
            if line is None or begins(line):
                return

    while line is not None:
        start = number + 1
        try:
            row = next(csv.reader(of_one_row(), delimiter=delimiter, skipinitialspace=True))
        except csv.Error as error:
            raise Unreadable(f"{name}:{start} is not CSV: {error}") from None
        if any(map(str.strip, row)):
            yield start, row


def json_of(text: str, name: str) -> Any:
    """What a JSON file holds. Raises Unreadable with the place of the mistake."""
    try:
        return json.loads(text)
    except json.JSONDecodeError as error:
        if not text[error.pos :].strip() or error.msg.startswith("Unterminated"):
            raise Unreadable(f"{name}:{error.lineno} {CUT_OFF}") from None
        raise Unreadable(f"{name}:{error.lineno}:{error.colno} {NOT_JSON}") from None
    except RecursionError:
        raise Unreadable(f"{name} is not JSON that can be read: it is nested too deeply") from None


def day_in(text: str) -> date:
    """The day a text is. Raises ValueError with what one looks like."""
    if not text.strip():
        raise ValueError("there is no day; one is 2026-11-03")
    try:
        return date.fromisoformat(text.strip())
    except ValueError:
        raise ValueError(f'"{text}" is not a day; one is 2026-11-03') from None


def clock_in(text: str) -> time:
    """The time of day a text is: 18:30, 8:05, 6:30 pm. Raises ValueError with what one looks like."""
    plain = " ".join(text.split())
    for form in ("%H:%M", "%I:%M %p", "%I:%M%p", "%H:%M:%S"):
        with suppress(ValueError):
            return datetime.strptime(plain, form).time()
    raise ValueError(f'"{text}" is not a time of day; one is 18:30')


def instant(house: House, wall: datetime) -> datetime:
    """The aware instant of a local time, or of one that has its offset; one in UTC gets the offset of here.

    Raises ValueError, with a sentence, for one that cannot be kept.
    """
    if not FIRST_YEAR <= wall.year <= LAST_YEAR:
        raise ValueError(f"{wall.year:04} is out of range; {FIRST_YEAR} to now can be kept")
    at = house.local(wall) if wall.tzinfo in (None, UTC) else wall
    if at > house.now:
        raise ValueError(f"{wall:%Y-%m-%d %H:%M} is still to come")
    return at


def noon(house: House, day: date) -> datetime:
    """The instant for what has a day and no time: its noon, today not later than now. Raises as `instant`."""
    if day == house.now.date():
        return min(house.local(datetime.combine(day, NOON)), house.now)
    return instant(house, datetime.combine(day, NOON))
