"""Noticing that a page lost something behind our back: it vanished, was emptied, or came back older.

Who notices it before the page is written again keeps what is known of it in a file of its own among the
backups, `<page>@kept.json`, which stays until all of it is here again or was let go.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable

from companion.model.change import Entry
from companion.store.database.ids import key_of
from companion.store.database.merging import DELETED, Tables, merge, revision
from companion.store.database.month import Month
from companion.store.database.signatures import Signature
from companion.store.safety.backups import Backups

LOST = "Some entries have gone from {name}; what is known of them is kept. `companion doctor` says more."


class Watch:
    """Watches the pages that this machine writes.

    `logged` tells what the log of undo knows whole; asked with `True`, only of the last steps.
    """

    def __init__(self, backups: Backups, tell: Callable[[str], None]) -> None:
        self._backups = backups
        self._tell = tell
        self._as_left: dict[str, Signature] = {}
        self.logged: Callable[[bool], Iterable[Entry]] = lambda lately: ()

    def left(self, name: str, signature: Signature) -> None:
        """A page was written by us, and looks like this."""
        self._as_left[name] = signature

    def again(self) -> None:
        """Look at every page again, be it as we left it: what was lost may be here now."""
        self._as_left.clear()

    def look(self, name: str, month: Month) -> None:
        """Keep what a page lost since it was written last. Raises OSError where the disk refuses.

        A page that is as it was left has lost nothing; of one that holds its newest backup and what was done
        lately no older backup knows more.
        """
        page = month.pages.get(name)
        if page and self._as_left.get(name) == page.signature:
            return
        here = month.merged()
        known = self._backups.known(name, only_last=page is not None)
        merge(known, logged_of(month.key, self.logged(page is not None)))
        if not lacking(known, here) and not self._backups.kept_of(name):
            return
        known = self._backups.known(name)
        merge(known, logged_of(month.key, self.logged(False)))
        lost = lacking(known, here)
        if self._backups.keep_lost(name, lost):
            self._tell(LOST.format(name=name))


def logged_of(key: str, entries: Iterable[Entry]) -> Tables:
    """What entries of a log left in a month: documents, and tombstones of what they deleted."""
    tables: Tables = {}
    for entry in entries:
        if entry.table.startswith("_") or key_of(entry.table, entry.id) != key:
            continue
        if entry.after:
            merge(tables, {entry.table: {str(entry.id): entry.after}})
        elif entry.after is None:
            merge(tables, {DELETED + entry.table: {str(entry.id): {"rev": entry.revision}}})
    return tables


def lacking(known: Tables, here: Tables) -> Tables:
    """What is known and is not here, or only as it was before: records, and deletions of what is here.

    A record deleted since, here or in what is known, is not lacking.
    """
    lost: Tables = {}
    for name, rows in known.items():
        table = name.removeprefix(DELETED)
        if table.startswith("_"):
            continue
        living, buried = here.get(table, {}), here.get(DELETED + table, {})
        dead = known.get(DELETED + table, {}) if name == table else {}
        for i, doc in rows.items():
            stood = [revision(i, found[i]) for found in (living, buried, dead) if i in found]
            if (name == table or i in living) and revision(i, doc) > max(stood, default=-1):
                lost.setdefault(name, {})[i] = doc
    return lost
