"""A folder shared by several machines: who wrote what last, and the conflict copies of sync programs.

Reading needs none of this, for the database is the union of all files. Here copies are taken into a
page of ours and put away, so that they do not gather.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import suppress
from datetime import date, datetime, timedelta

import msgspec

from companion.model.kinds import BY_TABLE
from companion.store.database.database import Database
from companion.store.database.file_names import key_in, made_of, read_name
from companion.store.database.ids import BITS, LAST, instant
from companion.store.database.merging import (
    DELETED,
    SCHEMA,
    Document,
    Tables,
    keep_versions,
    merge,
    newer,
    revision,
    schema_of,
    stamped,
    version_in,
)
from companion.store.database.month import Page
from companion.store.database.rescue import DAMAGED
from companion.store.errors import StoreError
from companion.store.safety.backups import COPIES
from companion.store.safety.upkeep import back_up

CLOCK_OFF = timedelta(minutes=5)  # what is dated further ahead than this came from a clock that is off
BESIDE = ("undo", "drafts", "cache")


class Machine(msgspec.Struct, frozen=True, kw_only=True):
    """One machine that writes here, as its pages tell.

    `last` is when it last wrote, and `table` where to (None and `` when there is nothing in its pages): the
    newest revision or, where that is later, the time of the file, for what is imported brings a time of its
    own. (git gives a file the time it came here.) `ahead` is how far its newest entry is in the time to come.
    `behind` says that the last it did was to change what by its clock was not written yet: one of two clocks
    was off.
    """

    device: str
    pages: tuple[str, ...]
    last: datetime | None = None
    table: str = ""
    ahead: timedelta = timedelta()
    behind: bool = False


class CopyFile(msgspec.Struct, frozen=True):
    """A conflict copy, the program that named it, and whether it is damaged."""

    name: str
    program: str
    damaged: bool = False


class TakenIn(msgspec.Struct, frozen=True):
    """A conflict copy that was taken in on a day, and where it is kept, from the data folder."""

    name: str
    day: date
    kept: str


class SyncStatus(msgspec.Struct, frozen=True, kw_only=True):
    """The machines of a folder, this one's name, its conflict copies, and files whose names say nothing.

    `taken_in` are the copies that were taken in and are still kept, newest first. `shared` says whether
    there are signs of a second machine, `doubled` whether there are of one under the name of this: of a page
    that one machine writes alone no sync program makes a conflict copy.
    """

    here: str
    machines: tuple[Machine, ...]
    copies: tuple[CopyFile, ...]
    strangers: tuple[str, ...]
    taken_in: tuple[TakenIn, ...] = ()

    @property
    def shared(self) -> bool:
        return bool(len(self.machines) > 1 or self.copies or self.taken_in)

    @property
    def doubled(self) -> bool:
        names = [*(copy.name for copy in self.copies), *(each.name for each in self.taken_in)]
        return any((said := read_name(name)) and said.device == self.here for name in names)


class Tidied(msgspec.Struct, frozen=True):
    """A conflict copy that was taken in: how many records it brought, where it is now, if it was damaged.

    `kept` is `` where it was removed, as it held what had been forgotten here.
    """

    name: str
    records: int
    kept: str
    damaged: bool = False


def status(database: Database, now: datetime) -> SyncStatus:
    """What the files of a folder say about the machines that write there."""
    page_folder = database.page_folder
    pages: dict[str, list[str]] = {}
    copies: list[CopyFile] = []
    strangers: list[str] = []
    for name in page_folder.listing.names():
        if (said := read_name(name)) is None:
            strangers.append(name)
        elif said.made_by:
            page = page_folder.month(said.key, keep=False).pages.get(name)
            copies.append(CopyFile(name, said.made_by, damaged=bool(page and page.problem == DAMAGED)))
        else:
            pages.setdefault(said.device, []).append(name)
    machines = tuple(_machine(database, device, names, now) for device, names in sorted(pages.items()))
    taken_in = tuple(
        TakenIn(name, day, f"backups/{COPIES}/{kept}") for day, name, kept in page_folder.backups.taken_in()
    )
    return SyncStatus(
        here=database.device,
        machines=machines,
        copies=tuple(copies),
        strangers=tuple(strangers),
        taken_in=taken_in,
    )


def _machine(database: Database, device: str, names: list[str], now: datetime) -> Machine:
    own, raised, changed = (0, ""), (0, 0, ""), 0
    for name in names:
        page = database.page_folder.month(key_in(name), keep=False).pages.get(name)
        if page is None:
            continue
        changed = max(changed, page.signature[0])
        for table, rev, doc in _dated(page.tables):
            base = doc.get("base")
            if type(base) is int and rev >> BITS == (base >> BITS) + 1:  # not a clock's: `ids.after`
                raised = max(raised, (rev, base, table))
            else:
                own = max(own, (rev, table))
    newest, table = max(own, (raised[0], raised[2]))
    if not newest:
        return Machine(device=device, pages=tuple(names))
    dated = instant(own[0] or newest, now)
    filed = datetime.fromtimestamp(changed / 1e9, now.tzinfo) if changed else dated
    return Machine(
        device=device,
        pages=tuple(names),
        last=max((at for at in (dated, filed) if at <= now), default=dated),
        table=table,
        ahead=dated - now if own[0] and dated - now > CLOCK_OFF else timedelta(),
        behind=device != database.device and raised[0] > own[0] and instant(raised[1], now) <= now,
    )


def _dated(tables: Tables) -> Iterator[tuple[str, int, Document]]:
    """The records and tombstones of a page with their revisions, where a clock can have made these."""
    for name, rows in tables.items():
        if not (table := name.removeprefix(DELETED)).startswith("_"):
            for i, doc in rows.items():
                if 0 < (rev := revision(i, doc)) >> BITS < LAST:
                    yield table, rev, doc


def tidy(database: Database, *, damaged_too: bool = False) -> list[Tidied]:
    """Take every conflict copy into a page of ours and put it away; what was done.

    A copy is only put away when all it holds is on the disk elsewhere, and is then kept among the
    backups; one with words that were forgotten here is removed. One of a newer companion stays where it
    is, and so does a damaged one, which may be still on its way here; with `damaged_too` what can be read
    of it is taken in, and it goes to the quarantine. Of what stands beside the pages (`BESIDE`) nothing is
    taken in. Raises StoreError when the disk refuses.
    """
    page_folder = database.page_folder
    done: list[Tidied] = []
    beside, names = _beside(page_folder.folder), page_folder.listing.names()
    if not beside and not any((said := read_name(name)) and said.made_by for name in names):
        return []
    with database.writing():
        for name in page_folder.listing.names():
            said = read_name(name)
            if said is None or not said.made_by or name in page_folder.listing.own(said.key):
                continue
            page = page_folder.month(said.key).pages.get(name)
            if page is None:
                continue
            damaged = damaged_too and page.problem == DAMAGED
            if not damaged and (page.problem or not _is_ours(page)):
                continue
            try:
                if not damaged or schema_of(page.tables) > SCHEMA:
                    page_folder.check(said.key, name)  # a newer companion's stays
                tables = _unforgotten(page.tables, page_folder.month(said.key).merged(without=name))
                records = take_in_tables(database, said.key, tables, name)
            except StoreError as error:
                page_folder.tell(f"{name} stays where it is for now: {error}")
                continue
            keep = damaged or tables == page.tables
            if records and not keep:  # what came from it stands in no backup yet
                for own in page_folder.listing.own(said.key):
                    back_up(page_folder, own)
            if (kept := page_folder.set_aside(said.key, page, keep=keep)) is not None:
                done.append(Tidied(name, records, kept, damaged))
        for name in beside:
            with suppress(FileNotFoundError):
                done.append(Tidied(name, 0, page_folder.backups.archive_copy(name)))
    return done


def _beside(folder: str) -> list[str]:
    """The conflict copies beside the pages: those of a log of undo, of drafts, of what was counted."""
    found: list[str] = []
    for each in BESIDE:
        with suppress(OSError):
            names = sorted(os.listdir(os.path.join(folder, each)))
            found += [f"{each}/{name}" for name in names if made_of(name)[1]]
    return found


def _is_ours(page: Page) -> bool:
    return "_meta" in page.tables or any(table in BY_TABLE for table in page.tables)


def take_in_tables(database: Database, key: str, copy: Tables, name: str = "") -> int:
    """Put what only a copy of a page holds into a page of ours; how many records that is.

    The copy has a `name` where it is one of the pages of the month itself.
    """
    rest = database.page_folder.month(key).merged(without=name)
    gain: Tables = {}
    for table, rows in copy.items():
        if table.startswith("_") and not table.startswith(DELETED):
            continue
        there, stones = rest.get(table, {}), rest.get(DELETED + table, {})
        gain[table] = {
            i: doc
            for i, doc in rows.items()
            if (i not in there or newer(i, doc, there[i]))
            and (i not in stones or revision(i, doc) > revision(i, stones[i]))
        }
    take_in(database, key, gain | house_of(copy))
    return sum(len(rows) for table, rows in gain.items() if not table.startswith(DELETED))


def _unforgotten(copy: Tables, rest: Tables) -> Tables:
    """A copy of a page without what was forgotten after it was written: the `rest` has the tombstones."""

    def was_forgotten(table: str, i: str, doc: Document) -> bool:
        stone = rest.get(DELETED + table, {}).get(i, {})
        return "forgotten" in stone and revision(i, doc) <= revision(i, stone)

    def goes(name: str, i: str, doc: Document) -> bool:
        if name == "_versions":
            return (version := version_in(doc)) is not None and was_forgotten(*version)
        if name.startswith(DELETED):
            return isinstance(doc.get("doc"), dict) and was_forgotten(name.removeprefix(DELETED), i, doc)
        return was_forgotten(name, i, doc)

    return {
        name: {i: doc for i, doc in rows.items() if not goes(name, i, doc)} for name, rows in copy.items()
    }


def house_of(tables: Tables) -> Tables:
    """The tables of the house that travel: all but tombstones and the schema."""
    return {
        table: rows
        for table, rows in tables.items()
        if table.startswith("_") and table != "_meta" and not table.startswith(DELETED)
    }


def take_in(database: Database, key: str, gain: Tables) -> None:
    """Join tables to a page of ours as they are, revisions kept; nothing is written that is there already.

    What loses against them, here or in another page of the month, is kept as a version.
    """
    with database.writing():
        name = database.writer.room(key)
        before = database.page_folder.check(key, name)
        tables = {table: dict(rows) for table, rows in before.items()}
        keep_versions(tables, database.writer.losers(key))
        merge(tables, {table: rows for table, rows in gain.items() if rows})
        for table, rows in house_of(gain).items():
            tables[table] = {**tables.get(table, {}), **rows}
        tables = {table: rows for table, rows in tables.items() if rows}
        if tables != before:
            database.page_folder.write_page(key, name, stamped(tables))
