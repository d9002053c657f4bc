"""Daylio: the file of "Export CSV". Its entries become check-ins.

The mood is a word of the check-in. Daylio's own five stand on the scale of pleasantness, too; where one with
a name of its own stands (in which of Daylio's five groups) the CSV does not tell. Activities are what was
around; title, note and scales are the note, in this order.

There is no public source. Read from samples and readers of others: MichaelCurrin/daylio-csv-parser
dayliopy/sample.csv and clean_csv.py at 26259e2c415a2af7d83354888f003212e916a343 (columns, 12 and 24 hour
times), DeutscheGabanna/Obsidian-Daylio-Parser tests/files/daylio_export_ok_scales.csv at
097c66cf1f04baee4427365f5f8e02e5e2c263d4 (the column `scales` of 2026, HTML in notes) and
staticf0x/daylio-parser daylio_parser/parser.py at 516db4ad1dcb5d321b9dd724d8c91c8f765ee10a. The five moods
are in its daylio_parser/config.py, with two more names for them in dayliopy/etc/app.conf of the first and in
charistas/daylio-scribe js/app.ts at 0fa5e803c358b7df4338d04883c3f4e86839a36f.
"""

from __future__ import annotations

import html
import re
from datetime import datetime

from companion import words
from companion.export.importers.reading import House, Reading, clock_in, day_in, instant, rows_of
from companion.model.checkins import CheckIn
from companion.model.days import day_of
from companion.model.journal import JournalEntry

NAME, TITLE = "daylio", "Daylio"
COLUMNS = {"full_date", "time", "mood"}
MOODS = {"rad": 2, "great": 2, "good": 1, "meh": 0, "bad": -1, "fugly": -1, "awful": -2}
"""Where Daylio's own moods stand on the scale of pleasantness."""
_BREAK = re.compile(r"(?i)<br\s*/?>|</(?:p|div|li|h[1-6])>")
_TAG = re.compile(r"(?i)</?(?:b|i|u|s|strike|strong|em|ul|ol|p|div|span|font|h[1-6])(?:\s[^<>]*)?>|</li>")


def fits(head: str) -> str:
    """The delimiter, if a heading is Daylio's; a spreadsheet may have made it a semicolon."""
    for delimiter in (",", ";", "\t"):
        if {name.strip().strip('"') for name in head.split(delimiter)} >= COLUMNS:
            return delimiter
    return ""


def read(text: str, name: str, house: House) -> Reading:
    """Read an export."""
    reading = Reading(NAME, TITLE, timed=True)
    delimiter = fits(text.partition("\n")[0])
    begins = re.compile(rf'"?\d{{4}}-\d\d-\d\d"?\s*{delimiter}.*{delimiter}\s*"?\d{{1,2}}:\d\d').match
    rows = rows_of(text, name, delimiter, begins=begins, reading=reading)
    _, head = next(rows, (0, []))
    head = [column.strip() for column in head]
    for line, cells in rows:
        row = dict.fromkeys(head, "") | dict(zip(head, map(str.strip, cells), strict=False))
        where = f"{name}:{line}"
        try:
            at = instant(house, datetime.combine(day_in(row["full_date"]), clock_in(row["time"])))
        except ValueError as error:
            reading.problem(where, str(error))
            continue
        mood, title = row["mood"], plain(row.get("note_title", ""))
        body = plain("\n".join(each for each in (row.get("note", ""), *cells[len(head) :]) if each))
        day, around, scales = day_of(at, house.starts_at), _listed(row, "activities"), _listed(row, "scales")
        if not any((mood, title, body, around, scales)):
            reading.leave(words.arrive.LEFT_EMPTY_ROWS)
            continue
        if house.as_wins and reading.entry(house, JournalEntry(at=at, day=day, title=title, text=body)):
            title = body = ""
        told = CheckIn(
            at=at,
            day=day,
            pleasantness=MOODS.get(mood.casefold()),
            words=(mood,) if mood else (),
            triggers=around,
            note="\n".join(each for each in (title, body, *scales) if each),
        )
        if told.words or told.triggers or told.note:
            reading.take(told, at.replace(tzinfo=None).isoformat(), mood, *around, *scales, title, body)
            reading.leave(words.arrive.LEFT_MOOD_SCALE, bool(mood) and told.pleasantness is None)
    return reading


def _listed(row: dict[str, str], column: str) -> tuple[str, ...]:
    parts = (part.strip() for part in row.get(column, "").split("|"))
    return tuple(dict.fromkeys(part for part in parts if part))


def plain(text: str) -> str:
    """A note without the few HTML tags Daylio makes; what only looks like one stays."""
    text = _BREAK.sub("\n", text)
    return html.unescape(_TAG.sub("", re.sub(r"(?i)<li(?:\s[^<>]*)?>", "- ", text))).strip()
