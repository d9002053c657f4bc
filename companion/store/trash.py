"""What the pages keep of deleted and of replaced records: functions over tables, and one over a folder."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from datetime import datetime
from typing import TYPE_CHECKING

from companion.model.change import Entry
from companion.model.kinds import BY_TABLE
from companion.model.trash import PLAN_ITEMS, Thrown
from companion.store.database.ids import CORE, instant
from companion.store.database.merging import DELETED, Loser, Tables, bury, content_of, revision, version_in

if TYPE_CHECKING:
    from companion.store.database.folder import PageFolder
    from companion.store.database.month import Month


def thrown_away(entries: Sequence[Entry], over: Collection[tuple[str, int]] = ()) -> set[tuple[str, int]]:
    """The tables and ids of what a change deletes for the trash.

    A record that is deleted where another of its table is added has only been moved in time, unless it is
    one of `over`: then somebody else's version of it went.
    """
    moved = {entry.table for entry in entries if entry.before is None and entry.after is not None}
    return {
        (entry.table, entry.id)
        for entry in entries
        if entry.before and entry.after is None and _goes_to_trash(entry.table)
        if entry.table not in moved or (entry.table, entry.id) in over
    }


def empty_out(tables: Tables, until: int) -> bool:
    """Take out of a page's tombstones the records deleted before the revision `until`; whether any were.

    The tombstones stay; a table that is changed is a new one.
    """
    emptied = False
    for name in [name for name in tables if name.startswith(DELETED)]:
        old = [i for i, stone in tables[name].items() if "doc" in stone and revision(i, stone) < until]
        if old:
            stones = tables[name] = dict(tables[name])
            for i in old:
                stones[i] = {field: value for field, value in stones[i].items() if field != "doc"}
            emptied = True
    return emptied


def oldest_kept(pages: Iterable[Tables]) -> int:
    """The revision of the oldest deletion whose record these pages still keep; 0: none."""
    kept = (
        revision(i, stone)
        for tables in pages
        for name, stones in tables.items()
        if name.startswith(DELETED)
        for i, stone in stones.items()
        if "doc" in stone
    )
    return min(kept, default=0)


def deleted(month: Month, since: int) -> Iterator[Entry]:
    """What was deleted from a month since a revision and is still away, as it can be reverted."""
    everything = month.merged()
    for name in [name for name in everything if name.startswith(DELETED)]:
        table = name.removeprefix(DELETED)
        if not _goes_to_trash(table):
            continue
        for i, stone in everything[name].items():
            living, rev = everything.get(table, {}).get(i), revision(i, stone)
            if (
                isinstance(stone.get("doc"), dict)
                and rev >= since
                and (living is None or revision(i, living) <= rev)
            ):
                yield Entry(table=table, id=int(i), before=stone["doc"], after=None, revision=rev)


def replaced(month: Month) -> Iterator[Entry]:
    """The versions in a month that a newer one made elsewhere replaced, as they can be reverted."""
    losers: list[Loser] = [
        version
        for page in month.pages.values()
        for row in page.tables.get("_versions", {}).values()
        if (version := version_in(row))
    ]
    union = month.merged(losers)
    stones = {name: rows for name, rows in union.items() if name.startswith(DELETED)}
    bury(union, losers)
    said: set[tuple[str, str, str]] = set()
    for table, i, doc in losers:
        if (kind := BY_TABLE.get(table)) is None or not kind.called:
            continue
        now = union.get(table, {}).get(i)
        rev = revision(i, now) if now else revision(i, stones.get(DELETED + table, {}).get(i, {"rev": 0}))
        what = (table, i, repr(sorted(content_of(doc).items())))
        if what not in said and (now is None or content_of(now) != content_of(doc)):
            said.add(what)
            yield Entry(table=table, id=int(i), before=doc, after=now, revision=rev)


def in_the_trash(page_folder: PageFolder, since: int, now: datetime) -> list[Thrown]:
    """All that can be brought back, newest first; of what was deleted that since a revision."""
    found: list[Thrown] = []
    for key in [*page_folder.listing.months(), CORE]:
        month = page_folder.month(key, keep=False)
        for entry in deleted(month, since):
            found.append(Thrown(entry=entry, at=instant(entry.revision, now)))
        for entry in replaced(month):
            made = instant(revision(entry.id, entry.before or {}), now)
            found.append(Thrown(entry=entry, at=made, replaced=True))
    return sorted(found, key=lambda each: each.at, reverse=True)


def _goes_to_trash(table: str) -> bool:
    kind = BY_TABLE.get(table)
    return table == PLAN_ITEMS or bool(kind and kind.trash and kind.called)
