"""What every importer works with: the house it reads for, and what it has read."""

from __future__ import annotations

import csv
import io
import json
import re
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from datetime import datetime, time
from typing import Any, NamedTuple

import msgspec

from companion.export.importers.habits import Habit
from companion.export.importers.sources import digest_of, source_of, title_and_body
from companion.model.change import Document
from companion.model.journal import JournalEntry
from companion.model.record import Record
from companion.model.routine import Routine
from companion.model.wins import Category, Win

LARGEST_CELL = 1 << 30  # bytes of one cell of a CSV file; Python's own limit is 131,072
DELIMITERS = (",", ";", "\t")
UNCLOSED = 'a quote (") is not closed; it was taken to end before the next row'
_HALF = re.compile("[\ud800-\udfff]")
CUT_OFF = "ends in the middle. Please export or copy it again."
NOT_JSON = "stops being valid JSON here. Please export it again and import it unedited."


class Unreadable(ValueError):
    """A file that cannot be imported; `args[0]` is a sentence for the person."""


class House(msgspec.Struct, frozen=True, kw_only=True):
    """What an importer needs to know of the house it reads for.

    `local` gives a wall-clock time, or an instant, the offset it has here; `as_wins` is whether the person
    wants notes and journal entries as wins. `moods` (by name in small letters) stand where the person says
    now, `known_moods` tells where those stand that came in before.
    """

    now: datetime
    starts_at: time
    local: Callable[[datetime], datetime]
    routines: tuple[Routine, ...] = ()
    categories: tuple[Category, ...] = ()
    as_wins: bool = False
    moods: Mapping[str, int] = {}
    known_moods: Callable[[], Mapping[str, int]] = dict


class Guest(NamedTuple):
    """A record read from another program's file; it has its `source`, and gets its id when it arrives."""

    record: Record
    digest: int


class Reading:
    """What was found in a file: what can come in, what is left out and why, what could not be read.

    `name` is the format, `title` what a person calls it. `guests` are from another program, `kin` (by table
    and id) from a companion. With `timed` every guest has the time that it was written at, and is the same
    one still when its words are others. `open` are guests that matter only where something came in before
    and was taken back since; `noted` counts by column what went into a note, `unplaced` by name the moods
    without a place, `placed` are those the person placed, `written` what `--as-wins` is about. `habits`
    (by the id of the item that their ticks belong to) could be a routine; what is `told` is said, too.
    """

    def __init__(self, name: str, title: str, *, timed: bool = False) -> None:
        self.name = name
        self.title = title
        self.timed = timed
        self.guests: list[Guest] = []
        self.open: list[Guest] = []
        self.kin: dict[tuple[str, int], Document] = {}
        self.left_out: Counter[str] = Counter()
        self.noted: Counter[str] = Counter()
        self.unplaced: Counter[str] = Counter()
        self.placed: set[str] = set()
        self.problems: list[str] = []
        self.told: list[str] = []
        self.habits: dict[str, Habit] = {}
        self.written = 0
        self._seen: Counter[str] = Counter()

    def take(self, record: Record, *key: object) -> None:
        """Take a record in. `key` is what tells it from every other of its file and stays as it is there.

        The same key twice is the first and the second of its kind, not the same thing.
        """
        self.guests.append(self._guest(record, *key))

    def take_back(self, record: Record, *key: object) -> None:
        """Say what a thing is now that may have been something else when it came."""
        self.open.append(self._guest(record, *key))

    def _guest(self, record: Record, *key: object) -> Guest:
        said = "\x1f".join(map(str, key))
        self._seen[said] += 1
        digest = digest_of(self.name, said, self._seen[said])
        source = source_of(self.name, digest, record)
        return Guest(msgspec.structs.replace(record, source=source), int.from_bytes(digest, "big"))

    def leave(self, reason: str, count: int = 1) -> None:
        """Leave something out that has no place, or is nothing to keep."""
        if count:
            self.left_out[reason] += count

    def problem(self, where: str, what: str) -> None:
        """Say what could not be read, and where; the rest goes in."""
        self.problems.append(f"{where}: {what}")

    def note(self, columns: dict[str, str]) -> list[str]:
        """Lines for a note of what stands in columns that nobody here knows. Each is counted."""
        said = {name: cell for name, cell in columns.items() if cell}
        self.noted.update(said.keys())
        return [f"{name}: {cell}" if name else cell for name, cell in said.items()]

    def entry(self, house: House, entry: JournalEntry, *key: object) -> bool:
        """Take a journal entry in, or a win of its words if the person wants it so; whether it has any.

        Either is the same thing of the same file: only one of them comes in. Without a `key` the thing is
        its time, to the second and wherever that is, and its words.
        """
        head, body = title_and_body(entry.title, entry.text)
        if not head:
            return False
        self.written += 1
        win = Win(at=entry.at, day=entry.day, text=head, note=body, keep=entry.favourite)
        known_by = key or (entry.at.replace(tzinfo=None).isoformat(), head, body)
        self.take(win if house.as_wins else entry, *known_by)
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
        raise Unreadable(f"{name} is not a text file.")
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
    csv.field_size_limit(LARGEST_CELL)
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


def delimiter_of(text: str, columns: set[str]) -> tuple[str, str]:
    """The delimiter of a table that has these columns, and its text without the `sep=` of a spreadsheet.

    The delimiter is `` where the columns are not there.
    """
    head, _, rest = text.partition("\n")
    if head.strip().strip('"').casefold().startswith("sep="):
        text, head = rest, rest.partition("\n")[0]
    for delimiter in DELIMITERS:
        if {name.strip().strip('"').strip() for name in head.split(delimiter)} >= columns:
            return delimiter, text
    return "", text


def json_of(text: str, name: str) -> Any:
    """What a JSON file holds. Raises Unreadable with the place of the mistake."""
    try:
        return json.loads(text)
    except json.JSONDecodeError as error:
        if not text[error.pos :].strip() or error.msg.startswith("Unterminated"):
            raise Unreadable(f"{name}:{error.lineno} {CUT_OFF}") from None
        raise Unreadable(f"{name}:{error.lineno}:{error.colno} {NOT_JSON}") from None
    except RecursionError:
        raise Unreadable(f"{name} cannot be read as JSON: it is nested too deeply") from None


def whole(value: Any) -> Any:
    """What another program's JSON holds, without halves of characters; our own keeps them."""
    if isinstance(value, str):
        return _HALF.sub("\ufffd", value)
    if isinstance(value, list):
        return [whole(each) for each in value]
    if isinstance(value, dict):
        return {whole(name): whole(each) for name, each in value.items()}
    return value
