"""The journal as rows: entries under their months, this day in other years on top, things to keep last."""

from __future__ import annotations

from collections.abc import Iterator

from companion import words
from companion.model.journal import JournalEntry, JournalView, first_words, without_last_tags, words_in
from companion.rows.reading import RowInFull, apart, paragraphs
from companion.rows.row import Row, gap, notes

LONGEST = 3000  # characters of a row
KEEPING = "keeping"
"""The key of the row that leads to the things to keep."""


def rows(view: JournalView, *, narrow: bool = False) -> list[Row]:
    """Return the list, or how to begin; `narrow` where the entry in hand is not read beside it."""
    if view.keeping:
        found = [row for entry in view.entries for row in _entry(entry, view, dated=False, narrow=False)]
        return found or notes("empty", [words.journal.NOTHING_TO_KEEP])
    found = [*_earlier(view), *_by_month(view, narrow)]
    if not found:
        found = notes("empty", [words.journal.EMPTY])
    if view.oldest:
        aside = str(view.kept) if view.kept else ""
        found += [gap(KEEPING), Row(KEEPING, words.journal.KEEPING, aside=aside, muted=True, flush=True)]
    return found


def reading(view: JournalView, key: str) -> RowInFull:
    """Return an entry in full: what it answers, its words, its tags and how that day felt."""
    if (entry := view.entry(id_in(key))) is None:
        said = notes("keep", [words.journal.KEEPING_ABOUT]) if key == KEEPING else ()
        return RowInFull(words.journal.KEEPING if said else "", rows=tuple(said))
    felt = view.feelings.get(entry.day, ()) if entry.kind != "keep" else ()
    numbers = view.numbers.get(entry.day, {}) if felt else {}
    heading = words.journal.title_of(entry.day, view.day) if entry.kind != "keep" else words.journal.THING
    return RowInFull(
        heading,
        words.common.clock(entry.at) if entry.kind != "keep" else "",
        apart(
            paragraphs("prompt", entry.prompt, muted=True),
            paragraphs("title", entry.title),
            paragraphs("text", _in_pieces(without_last_tags(entry.text))),
            paragraphs("beside", words.journal.beside(entry.tags, felt, numbers), muted=True),
        ),
    )


def title(view: JournalView | None) -> str:
    """Return what the list is called."""
    return words.journal.KEEPING_TITLE if view and view.keeping else words.journal.TITLE


def figure(view: JournalView | None) -> str:
    """Return how many entries there are."""
    if view is None:
        return ""
    return (str(view.kept) if view.kept else "") if view.keeping else words.journal.figure(view.total)


def key_of(entry: int) -> str:
    """Return the key of the row of an entry, by its id."""
    return f"entry:{entry}"


def id_in(key: str) -> int:
    """Return the id of the entry that a row's key names; 0 for any other."""
    kind, _, number = key.partition(":")
    return int(number) if kind in ("entry", "earlier") else 0


def _earlier(view: JournalView) -> Iterator[Row]:
    year = 0
    for entry in view.earlier:
        if entry.day.year != year:
            year = entry.day.year
            said = words.journal.ON_THIS_DAY.format(year=year)
            yield Row(f"then:{year}", said, heading=True)
        yield Row(f"earlier:{entry.id}", _name(entry), aside=_aside(entry, view))


def _by_month(view: JournalView, narrow: bool) -> Iterator[Row]:
    month = ""
    for entry in view.entries:
        if (name := words.wins.month_heading(entry.day, view.day)) != month:
            if month or view.earlier:
                yield gap(name)
            month = name
            yield Row(f"month:{name}", name, heading=True)
        yield from _entry(entry, view, dated=True, narrow=narrow)


def _entry(entry: JournalEntry, view: JournalView, *, dated: bool, narrow: bool) -> Iterator[Row]:
    key, day = key_of(entry.id), str(entry.day.day) if dated else ""
    yield Row(key, _name(entry), day, "" if narrow else _aside(entry, view))
    if narrow and (said := words.journal.about(view.feelings.get(entry.day, ()), words_in(entry.text))):
        yield Row(f"{key}/about", said, muted=True, heading=True, under=key)


def _in_pieces(text: str) -> str:
    """Return a text whose lines are no longer than a row can be."""
    pieces: list[str] = []
    for line in text.split("\n"):
        while len(line) > LONGEST:
            end = line.rfind(" ", 1, LONGEST) + 1 or LONGEST
            pieces.append(line[:end])
            line = line[end:]
        pieces.append(line)
    return "\n".join(pieces)


def _name(entry: JournalEntry) -> str:
    return first_words(entry) or words.journal.PAGE


def _aside(entry: JournalEntry, view: JournalView) -> str:
    """Return how that day felt, in one word; else a tag."""
    felt = view.feelings.get(entry.day, ())
    return felt[0] if felt else next(iter(entry.tags), "")
