"""Many documents at once: what they will do is planned first, then they go to the disk a portion at a time.

The plan is to be in the undo log before the first portion. Wherever the portions end then, undo knows.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from itertools import groupby

from companion.model.change import Entry
from companion.store.database.database import FULL, Database, Key, key_of
from companion.store.database.merging import Document, dump, revision
from companion.store.safety.upkeep import mark_checked

FRAME = 32  # bytes of a line besides its document: the id and what stands around it


def planned(database: Database, changes: Mapping[Key, Document | None]) -> tuple[Entry, ...]:
    """What putting documents from elsewhere (None: delete) would do, in the order they are to be written.

    Only within `writing`. Additions come first, and a month at a time.
    """
    ordered = sorted(changes, key=lambda here: (changes[here] is None, key_of(*here), here[1], here[0]))
    entries = database.planned({here: changes[here] for here in ordered}, arriving=True)
    return tuple(entry for entry in entries if entry.before is not None or entry.after is not None)


def put(database: Database, entries: Sequence[Entry], thrown: Collection[Key]) -> Iterator[tuple[Entry, ...]]:
    """Put what was planned on the disk; what was written is on it when it is yielded.

    Of what is deleted that in `thrown` goes to the trash. A document that was changed elsewhere since is
    left as it is. Every page has a backup of what it holds in the end. Raises StoreError where the disk
    refuses; what is on it by then stays.
    """
    for key, portions in groupby(_portions(entries), lambda portion: key_of(portion[0].table, portion[0].id)):
        for portion in portions:
            with database.writing():
                still = tuple(entry for entry in portion if _stands_as_planned(database, entry))
                database.put(still, thrown, announced=True)
            yield still
        mark_checked(database.page_folder, key)


def _stands_as_planned(database: Database, entry: Entry) -> bool:
    doc, stands = database.current(entry.table, entry.id, must_be=True)
    if entry.before is None:
        return doc is None and stands < entry.revision
    return doc is not None and stands == revision(entry.id, entry.before)


def _portions(entries: Sequence[Entry]) -> Iterator[list[Entry]]:
    """About a page at a time, of one month, and never additions and deletions together."""
    portion: list[Entry] = []
    size, last = 0, (False, "")
    for entry in entries:
        kind = entry.after is None, key_of(entry.table, entry.id)
        length = FRAME + len(dump(entry.before if entry.after is None else entry.after))
        if portion and (kind != last or size + length > FULL):
            yield portion
            portion, size = [], 0
        portion.append(entry)
        size, last = size + length, kind
    if portion:
        yield portion
