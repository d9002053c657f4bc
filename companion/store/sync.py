"""A folder shared by several machines: who wrote what last, and the conflict copies of sync programs.

Reading needs none of this, for the database is the union of all files. Here copies are taken into a
page of ours and put away, so that they do not gather.
"""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import msgspec

from companion.model.kinds import BY_TABLE
from companion.store.backups import COPIES
from companion.store.errors import StoreError
from companion.store.ids import BITS
from companion.store.month import Page
from companion.store.names import read_name
from companion.store.notebook import Notebook
from companion.store.pages import DELETED, Tables, keep_versions, merge, newer, revision, stamped

CLOCK_OFF = timedelta(minutes=5)  # what is dated further ahead than this came from a clock that is off

LAST = 5  # copies taken in that are told of


class Machine(msgspec.Struct, frozen=True, kw_only=True):
    """One machine that writes here, as its pages tell.

    `last` is when it last wrote, by its own clock, and `table` where to (None and `` when there is
    nothing in its pages). `ahead` is how far that is in the time to come; `behind` says that it changed
    records which by its clock were not written yet.
    """

    device: str
    pages: tuple[str, ...]
    last: datetime | None = None
    table: str = ""
    ahead: timedelta = timedelta()
    behind: bool = False


class CopyFile(msgspec.Struct, frozen=True):
    """A conflict copy, and the program that named it."""

    name: str
    program: str


class TakenIn(msgspec.Struct, frozen=True):
    """A conflict copy that was taken in on a day, and where it is kept, from the data folder."""

    name: str
    day: date
    kept: str


class SyncStatus(msgspec.Struct, frozen=True, kw_only=True):
    """The machines of a folder, this one's name, its conflict copies, and files whose names say nothing.

    `taken_in` are the last copies that were taken in, newest first.
    """

    here: str
    machines: tuple[Machine, ...]
    copies: tuple[CopyFile, ...]
    strangers: tuple[str, ...]
    taken_in: tuple[TakenIn, ...] = ()


class Tidied(msgspec.Struct, frozen=True):
    """A conflict copy that was taken in: how many records it brought, and where it is now."""

    name: str
    records: int
    kept: str


def status(notebook: Notebook, now: datetime) -> SyncStatus:
    """What the files of a folder say about the machines that write there."""
    shelf = notebook.shelf
    pages: dict[str, list[str]] = {}
    copies: list[CopyFile] = []
    strangers: list[str] = []
    for name in shelf.names():
        if (said := read_name(name)) is None:
            strangers.append(name)
        elif said.made_by:
            copies.append(CopyFile(name, said.made_by))
        else:
            pages.setdefault(said.device, []).append(name)
    machines = tuple(_machine(notebook, device, names, now) for device, names in sorted(pages.items()))
    taken_in = tuple(
        TakenIn(name, day, f"backups/{COPIES}/{kept}") for day, name, kept in shelf.backups.taken_in()[:LAST]
    )
    return SyncStatus(
        here=notebook.device,
        machines=machines,
        copies=tuple(copies),
        strangers=tuple(strangers),
        taken_in=taken_in,
    )


def _machine(notebook: Notebook, device: str, names: list[str], now: datetime) -> Machine:
    newest, where, behind = 0, "", False
    for name in names:
        said = read_name(name)
        assert said
        for table, rows in notebook.shelf.month(said.key, keep=False).pages[name].tables.items():
            known = table.removeprefix(DELETED)
            if known.startswith("_"):
                continue
            for i, doc in rows.items():
                rev = revision(i, doc)
                base = doc.get("base")
                behind = behind or (type(base) is int and rev >> BITS == (base >> BITS) + 1)
                if rev > newest:
                    newest, where = rev, known
    last = datetime.fromtimestamp((newest >> BITS) / 1000, UTC).astimezone(now.tzinfo) if newest else None
    ahead = last - now if last and last - now > CLOCK_OFF else timedelta()
    return Machine(device=device, pages=tuple(names), last=last, table=where, ahead=ahead, behind=behind)


def tidy(notebook: Notebook) -> list[Tidied]:
    """Take every conflict copy into a page of ours and put it away; what was done.

    A copy is only put away when all it holds is on the disk elsewhere, and is then kept among the
    backups. One that is damaged or of a newer companion stays where it is. Raises StoreError when the
    disk refuses.
    """
    shelf = notebook.shelf
    done: list[Tidied] = []
    with notebook.writing():
        for name in shelf.names():
            said = read_name(name)
            if said is None or not said.made_by:
                continue
            page = shelf.month(said.key).pages.get(name)
            if page is None or page.problem or not _is_ours(page):
                continue
            try:
                shelf.check(said.key, name)  # a newer companion's stays
                records = _take_in(notebook, said.key, page)
            except StoreError as error:
                shelf.tell(f"{name} stays where it is for now: {error}")
                continue
            if (kept := shelf.put_away(said.key, page)) is not None:
                done.append(Tidied(name, records, kept))
    return done


def _is_ours(page: Page) -> bool:
    return "_meta" in page.tables or any(table in BY_TABLE for table in page.tables)


def _take_in(notebook: Notebook, key: str, copy: Page) -> int:
    """Put what only a copy holds into a page of ours; how many records that is."""
    month = notebook.shelf.month(key)
    rest: Tables = {}
    for page in month.pages.values():
        if page is not copy:
            merge(rest, page.tables)
    gain: Tables = {}
    for table, rows in copy.tables.items():
        if table.startswith("_") and not table.startswith(DELETED):
            continue
        there, stones = rest.get(table, {}), rest.get(DELETED + table, {})
        gain[table] = {
            i: doc
            for i, doc in rows.items()
            if (i not in there or newer(i, doc, there[i]))
            and (i not in stones or revision(i, doc) > revision(i, stones[i]))
        }
    take_in(notebook, key, gain | house_of(copy.tables))
    return sum(len(rows) for table, rows in gain.items() if not table.startswith(DELETED))


def house_of(tables: Tables) -> Tables:
    """The tables of the house that travel: all but tombstones and the schema."""
    return {
        table: rows
        for table, rows in tables.items()
        if table.startswith("_") and table != "_meta" and not table.startswith(DELETED)
    }


def take_in(notebook: Notebook, key: str, gain: Tables) -> None:
    """Join tables to a page of ours as they are, revisions kept; nothing is written that is there already.

    What loses against them, here or in another page of the month, is kept as a version.
    """
    with notebook.writing():
        name = notebook.room(key)
        before = notebook.shelf.check(key, name)
        tables = {table: dict(rows) for table, rows in before.items()}
        keep_versions(tables, notebook.losers(key))
        merge(tables, {table: rows for table, rows in gain.items() if rows})
        for table, rows in house_of(gain).items():
            tables[table] = {**tables.get(table, {}), **rows}
        tables = {table: rows for table, rows in tables.items() if rows}
        if tables != before:
            notebook.shelf.put(key, name, stamped(tables))
