"""Daylio: the file of "Export CSV". Its notes can become wins; moods and activities have no place yet.

There is no public source. Read from samples and readers of others: MichaelCurrin/daylio-csv-parser
dayliopy/sample.csv and clean_csv.py at 26259e2c415a2af7d83354888f003212e916a343 (columns, 12 and 24 hour
times), DeutscheGabanna/Obsidian-Daylio-Parser tests/files/daylio_export_ok_scales.csv at
097c66cf1f04baee4427365f5f8e02e5e2c263d4 (the column `scales` of 2026, HTML in notes) and
staticf0x/daylio-parser daylio_parser/parser.py at 516db4ad1dcb5d321b9dd724d8c91c8f765ee10a.
"""

from __future__ import annotations

import html
import re
from datetime import datetime

from companion import words
from companion.export.importers.reading import House, Reading, clock_in, day_in, instant, rows_of

NAME, TITLE = "daylio", "Daylio"
COLUMNS = {"full_date", "time", "mood"}
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
    reading = Reading(NAME, TITLE)
    delimiter = fits(text.partition("\n")[0])
    rows = rows_of(text, name, delimiter)
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
        reading.leave(words.LEFT_MOODS, bool(row["mood"]))
        reading.leave(words.LEFT_ACTIVITIES, bool(row.get("activities")))
        reading.leave(words.LEFT_SCALES, bool(row.get("scales")))
        body = "\n".join(each for each in (row.get("note", ""), *cells[len(head) :]) if each)
        reading.note(house, at, plain(row.get("note_title", "")), plain(body), words.LEFT_NOTES)
    return reading


def plain(text: str) -> str:
    """A note without the few HTML tags Daylio makes; what only looks like one stays."""
    text = _BREAK.sub("\n", text)
    return html.unescape(_TAG.sub("", re.sub(r"(?i)<li(?:\s[^<>]*)?>", "- ", text))).strip()
