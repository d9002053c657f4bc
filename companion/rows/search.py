"""What was found as rows: newest first, each with its day and what kind of entry it is."""

from __future__ import annotations

from datetime import date

from companion import words
from companion.model.search import Found, Hits
from companion.rows.row import Row, notes


def rows(hits: Hits, today: date, *, whole: bool) -> list[Row]:
    """Return what was found, those of other years under their year; `whole` tells that all was looked at."""
    found: list[Row] = []
    year = today.year
    for each in hits.found:
        if each.day and each.day.year != year:
            year = each.day.year
            found.append(Row(f"year:{year}:{len(found)}", str(year), heading=True, muted=True))
        found.append(Row(key_of(each), text(each), words.search.day(each.day), kind(each), firm=True))
    return found or (notes("nothing", [words.search.NOTHING]) if whole else [])


def key_of(each: Found) -> str:
    """Return the key of a row."""
    return f"{each.table}:{each.id}"


def text(each: Found) -> str:
    """Return what was found in one line; a note says what it is on."""
    if each.field == "note" and each.name:
        return words.search.note_on(each.name, each.text)
    return each.text


def kind(each: Found) -> str:
    """Return what kind of entry it is."""
    if each.field == "note" and each.name:
        return words.search.NOTE
    name = words.kinds.named(each.table)
    return words.search.SHORTER.get(each.table) or name.short or name.one


def figure(hits: Hits, *, whole: bool) -> str:
    """Return how many there are, as far as it is known."""
    said = words.search.FOUND if whole else words.search.SO_FAR
    return said.format(n=f"{hits.count:,}") if hits.count else ""
