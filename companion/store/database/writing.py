"""Documents into pages: which page each goes to, in which order, and what is kept of what stood there."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from contextlib import suppress

from companion.model.change import Entry
from companion.store.database.folder import PageFolder
from companion.store.database.ids import Key, key_of
from companion.store.database.merging import DELETED, Loser, Tables, bury, keep_versions, revision, stamped
from companion.store.errors import StoreError
from companion.store.trash import empty_out

FULL = 128 * 1024  # bytes: new records then begin another page, so that an edit costs the same in any month
CHANGED_TWICE = (
    "Something was changed in two places at once. The newer version is shown; both are in `companion trash`."
)


class PageWriter:
    """Writes to the pages of a folder that are of `device`, this machine.

    `trash_since` is the revision from which on what was deleted is kept.
    """

    def __init__(self, page_folder: PageFolder, device: str, trash_since: Callable[[], int]) -> None:
        self._page_folder = page_folder
        self._ending = f".{device}" if device else ""
        self._trash_since = trash_since

    def write(self, entries: Sequence[Entry], thrown: Collection[Key], *, announced: bool = False) -> None:
        """Write what was planned, when nothing was written since. Only within `writing`.

        One replacement for each page; over several pages additions come before deletions, so that at no
        moment less is on the disk than was or will be. Of what is deleted that in `thrown` goes to the trash.
        Where they are `announced` in the undo log, what of a refused write has got to the disk stays
        there, for undo to take back; else that is done here.
        """
        portions = self._portions([e for e in entries if e.before is not None or e.after is not None])
        before = [(key, name, self._page_folder.check(key, name)) for key, name, _ in portions]
        try:
            for key, name, portion in portions:
                self._write_page(key, name, portion, thrown)
        except OSError:
            if not announced:
                self._take_back(before)
            raise

    def check(self, entries: Sequence[Entry]) -> bool:
        """Whether these are written with one replacement of one page. Only within `writing`.

        Raises StoreError if a page that they would be written to must not be.
        """
        portions = self._portions(list(entries))
        for key, name, _ in portions:
            self._page_folder.check(key, name)
        return len(portions) <= 1

    def empty_trash(self, key: str) -> None:
        """Take what was deleted too long ago out of our pages of a month. Raises StoreError."""
        with self._page_folder.writing():
            for name in self._page_folder.listing.own(key):
                tables = dict(self._page_folder.check(key, name))
                if empty_out(tables, self._trash_since()):
                    self._page_folder.write_page(key, name, tables)

    def _take_back(self, before: list[tuple[str, str, Tables]]) -> None:
        """Put back the pages that a refused write has replaced, as far as the disk lets us.

        As they were, revisions too: what undo knows of the records stays true.
        """
        for key, name, tables in reversed(before):
            with suppress(OSError, StoreError):
                if self._page_folder.check(key, name) != tables:
                    self._page_folder.write_page(key, name, stamped(tables), back=True)

    def _portions(self, entries: list[Entry]) -> list[tuple[str, str, list[Entry]]]:
        """(month, page, entries): one for each page, or additions first where there are several pages."""
        places = [(key := key_of(e.table, e.id), self._place(key, e.table, str(e.id)), e) for e in entries]
        several = len({name for _, name, _ in places}) > 1
        portions: dict[tuple[bool, str, str], list[Entry]] = {}
        for key, name, entry in places:
            portions.setdefault((several and entry.after is None, key, name), []).append(entry)
        return [(key, name, portions[late, key, name]) for late, key, name in sorted(portions)]

    def _place(self, key: str, table: str, i: str) -> str:
        """The page of ours to write a record to: the one it is in, else the youngest with room."""
        month = self._page_folder.month(key)
        for name in reversed(self._own(key)):
            tables = month.pages[name].tables if name in month.pages else {}
            if i in tables.get(table, ()) or i in tables.get(DELETED + table, ()):
                return name
        return self.room(key)

    def first(self, key: str) -> str:
        """The first page of ours in a month, be it there or not."""
        return f"{key}{self._ending}.json"

    def graves(self, key: str) -> str:
        """The page of ours in a month for what was forgotten; no older page has its name and replaces it."""
        return f"{key}{self._ending}.0.json"

    def _own(self, key: str) -> list[str]:
        graves = self.graves(key)
        return [name for name in self._page_folder.listing.own(key) if name != graves]

    def room(self, key: str) -> str:
        """The page of ours in a month that new records go to."""
        month, own = self._page_folder.month(key), self._own(key)
        stem = key + self._ending
        if not own:
            return f"{stem}.json"
        if own[-1] not in month.pages or month.pages[own[-1]].size < FULL:
            return own[-1]
        return f"{stem}.{int(own[-1][len(stem) : -5].removeprefix('.') or 1) + 1}.json"

    def _write_page(self, key: str, name: str, portion: list[Entry], thrown: Collection[Key] = ()) -> None:
        tables, month = dict(self._page_folder.check(key, name)), self._page_folder.month(key)
        known = len(tables.get("_versions", ()))
        keep_versions(tables, self.losers(key))
        if len(tables.get("_versions", ())) > known:
            self._page_folder.tell(CHANGED_TWICE)
        keep_versions(tables, _overtaken(portion))
        empty_out(tables, self._trash_since())
        for table in {entry.table for entry in portion}:
            for each in (table, DELETED + table):
                tables[each] = dict(tables.get(each, {}))
        for entry in portion:
            i, rows, stones = str(entry.id), tables[entry.table], tables[DELETED + entry.table]
            if entry.after is not None:
                rows[i] = entry.after
                stones.pop(i, None)
            else:
                rows.pop(i, None)
                base = revision(i, entry.before) if entry.before else 0
                stones[i] = {"rev": entry.revision, "base": base} | month.seen(entry.table, entry.id, base)
                if (entry.table, entry.id) in thrown:
                    stones[i]["doc"] = entry.before
        self._page_folder.write_page(
            key, name, stamped({table: rows for table, rows in tables.items() if rows})
        )

    def losers(self, key: str) -> list[Loser]:
        """The versions in a month that lost against one made elsewhere."""
        month = self._page_folder.month(key)
        if len(month.pages) <= len(self._page_folder.listing.own(key)):
            return []
        losers: list[Loser] = []
        bury(month.merged(losers), losers)
        return losers


def _overtaken(portion: list[Entry]) -> list[Loser]:
    """What stood here and is replaced by a version that was not made from it."""
    return [
        (entry.table, str(entry.id), entry.before)
        for entry in portion
        if entry.before and entry.after and entry.after.get("base") != revision(entry.id, entry.before)
    ]
