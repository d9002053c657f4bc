"""Many documents in one go: an import, a restore, an undo, a redo.

What is to be done is planned first, and stands in the undo log before the first write of several. Wherever
the writes end then, undo knows.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import groupby

from companion.model.change import Entry
from companion.store.database.database import Database
from companion.store.database.ids import Key, key_of
from companion.store.database.merging import Document, dump, revision
from companion.store.database.writing import FULL
from companion.store.errors import Stale
from companion.store.safety.upkeep import mark_checked
from companion.store.trash import thrown_away

FRAME = 32  # bytes of a line besides its document: the id and what stands around it
Changes = dict[Key, Document | None]


class Batch:
    """What is going to be done to documents, as `entries`, in the order they are written.

    To be made only within `writing`.
    """

    def __init__(
        self,
        database: Database,
        changes: Changes,
        done: Sequence[Entry] = (),
        *,
        moves: bool = False,
        at_once: Callable[[tuple[Entry, ...]], object] = lambda entries: None,
    ) -> None:
        """Plan to write documents as they come (None: delete): additions first, a month at a time.

        `done` was done already, and is left as it is. With `moves` a record deleted where others are added
        was only moved, and is not for the trash. `at_once` hears of what was written so.
        """
        order = sorted(changes, key=lambda here: (changes[here] is None, key_of(*here), here[1], here[0]))
        planned = database.planned({here: changes[here] for here in order}, arriving=True)
        self._database = database
        self.entries = (*done, *(e for e in planned if e.before is not None or e.after is not None))
        self._at_once = at_once
        self._thrown = thrown_away([e for e in self.entries if moves or e.after is None])

    def check(self) -> bool:
        """Whether it is one replacement of one page. Only within `writing`.

        Raises StoreError if a page that it would be written to must not be.
        """
        return self._database.writer.check(self.entries)

    def write_at_once(self) -> None:
        """Write what is one replacement. Raises StoreError; then nothing was written."""
        self._database.writer.write(self.entries, self._thrown)
        self._at_once(self.entries)

    def write(self) -> Iterator[tuple[Entry, ...]]:
        """Write about a page at a time; what was written is on the disk when it is yielded.

        It is to be in the undo log before. What was changed elsewhere since it was planned is left as it
        is. Every page has a backup of what it holds in the end. Raises StoreError where the disk refuses;
        what is on it by then stays.
        """
        database = self._database
        for key, portions in groupby(_portions(self.entries), lambda some: key_of(some[0].table, some[0].id)):
            for portion in portions:
                with database.writing():
                    still = tuple(entry for entry in portion if _stands_as_planned(database, entry))
                    database.writer.write(still, self._thrown, announced=True)
                yield still
            mark_checked(database.page_folder, key)

    def arrived(self) -> int:
        """How many of the entries are on the disk."""
        return sum(self._database.current(e.table, e.id)[1] == e.revision for e in self.entries)


def inverse(
    database: Database,
    entries: Sequence[Entry],
    as_stored: Callable[[Entry], Entry] = lambda entry: entry,
    begun: Mapping[Key, Entry] | None = None,
) -> tuple[Changes, list[Entry]]:
    """What takes entries back: the documents to write, and the entries of `begun` that did so already.

    `as_stored` tells an entry with the revision that its document has by now; `begun` are the entries of a
    try that was cut off. What never got to the disk is left out. Raises Stale where a document is not as
    the entries left it.
    """
    changes: Changes = {}
    done: list[Entry] = []
    for entry in reversed(entries):
        here = entry.table, entry.id
        doc, rev = database.current(*here, must_be=True)
        left = entry if entry.revision == rev else as_stored(entry)
        if rev == left.revision and (doc is None) == (left.after is None):
            changes[here] = entry.before
        elif begun and here in begun and rev == begun[here].revision:
            done.append(begun[here])
        elif rev >= left.revision:
            raise Stale
    return changes, done


def is_news(database: Database, here: Key, doc: Document | None) -> bool:
    """Whether a document from elsewhere is newer than its version here, if there is one."""
    found, stood = database.current(*here, must_be=True)
    return doc is None or found is None or stood < revision(here[1], doc)


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
