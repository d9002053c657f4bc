"""Bringing in what an importer has read: what is new, what is here already, and then the doing."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable

import msgspec

from companion import words
from companion.companion import Companion
from companion.export.importers.reading import House, Reading
from companion.model.change import Change, Document, Entry
from companion.model.kinds import kind_of
from companion.model.record import Record
from companion.model.routine import Tick
from companion.store.database.documents import to_document
from companion.store.database.ids import BITS, after, key_of, millisecond
from companion.store.database.merging import content_of, revision
from companion.store.errors import StoreError
from companion.store.store import Store

Here = tuple[str, int]
"""A table and an id."""
BySource = dict[str, tuple[Here, Document]]
"""Where something imported is, and what it says."""


class ImportPlan(msgspec.Struct, kw_only=True):
    """What bringing in a reading would do. `new` is what would be written; the others are counts.

    Of the new ones `replacing` are newer than the version here, `changed` were written anew in the program
    they are from; `known` are here already, `otherwise` as another kind (their table, and the one asked
    for), `newer` here in a newer version, `deleted` were deleted here, `marked` have a tick of their own for
    item and day. What went only because an import was undone is new.
    """

    reading: Reading
    new: dict[Here, Document]
    replacing: int = 0
    changed: int = 0
    otherwise: Counter[tuple[str, str]] = msgspec.field(default_factory=Counter)
    known: int = 0
    newer: int = 0
    deleted: int = 0
    marked: int = 0

    def kinds(self) -> dict[str, int]:
        """How many of each kind would come in."""
        return dict(Counter(table for table, _ in self.new).most_common())


class _Standing:
    """What is in the store, as far as it matters to what arrives; read place by place."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._documents: dict[str, dict[Here, Document]] = {}
        self._deleted: dict[str, dict[Here, Document]] = {}
        self._ids: dict[str, set[int]] = {}

    def everywhere(self) -> tuple[BySource, set[tuple[str, str]]]:
        """All that was imported, and the items and days that have a tick made here."""
        imported: BySource = {}
        ticked: set[tuple[str, str]] = set()
        for place in self._store.places():
            for table, rows in self._store.documents(place).items():
                found = ((table, id, doc) for id, doc in rows.items() if "source" in doc)
                imported.update((str(doc["source"]), ((table, int(id)), doc)) for table, id, doc in found)
                if table == "ticks":
                    ticked.update((str(doc.get("item")), str(doc.get("day"))) for doc in rows.values())
        return imported, ticked

    def at(self, place: str) -> dict[Here, Document]:
        """The documents of a place."""
        if place not in self._documents:
            tables = self._store.documents(place)
            self._documents[place] = {
                (table, int(id)): doc for table, rows in tables.items() for id, doc in rows.items()
            }
        return self._documents[place]

    def ids(self, place: str) -> set[int]:
        """The ids in use in a place, whatever table they are in."""
        if place not in self._ids:
            self._ids[place] = {id for _, id in self.at(place)}
        return self._ids[place]

    def deleted(self, place: str) -> dict[Here, Document]:
        """The tombstones of a place."""
        if place not in self._deleted:
            self._deleted[place] = self._store.deleted(place)
        return self._deleted[place]

    def in_the_trash(self) -> BySource:
        """What was imported and is in the trash now."""
        return {
            str(stone["doc"]["source"]): (here, stone["doc"])
            for place in self._store.places()
            for here, stone in self.deleted(place).items()
            if "source" in stone.get("doc", ())
        }

    def replaced(self) -> set[str]:
        """The sources of versions that were replaced."""
        thrown = (each.entry.before or {} for each in self._store.trash() if each.replaced)
        return {str(doc["source"]) for doc in thrown if "source" in doc}

    def undone(self, label: str) -> set[tuple[Here, int]]:
        """What the undoing of changes whose names begin so deleted or put back, with its revision then."""
        log = self._store.undo_log
        steps = [step for step in log.read() if step.what == "undid" and step.change.label.startswith(label)]
        changes = [change for step in steps if (change := log.whole(step))]
        return {((entry.table, entry.id), entry.revision) for change in changes for entry in change.entries}


def house_of(companion: Companion, *, as_wins: bool = False) -> House:
    """What importers need to know of a companion."""
    return House(
        now=companion.context.now(),
        starts_at=companion.settings.day_starts_at,
        local=companion.context.clock.local,
        routines=companion.settings.routines,
        categories=companion.wins.categories(),
        as_wins=as_wins,
    )


def plan(store: Store, reading: Reading, *, deleted_too: bool = False) -> ImportPlan:
    """Compare what was read with what is here. Nothing is changed.

    `deleted_too` brings back what was deleted here since it was written or imported.
    """
    planned = ImportPlan(reading=reading, new={})
    standing = _Standing(store)
    undone = standing.undone(words.arrive.LABEL.format(title=reading.title))
    arriving = {**reading.kin, **_named(reading, standing, planned)}
    for here, doc in arriving.items():
        there = standing.at(key_of(*here)).get(here)
        if there is None:
            stone = standing.deleted(key_of(*here)).get(here)
            if stone and not deleted_too and (here, revision(here[1], stone)) not in undone:
                planned.deleted += 1
                continue
        elif content_of(there) == content_of(doc):
            planned.known += 1
            continue
        elif (stood := revision(here[1], there)) >= revision(here[1], doc):
            if (here, stood) not in undone:
                planned.newer += 1
                continue
            planned.replacing += 1
            doc = {**doc, "rev": after(stood, 0)}  # the undo was later than the file
        elif here in reading.kin:
            planned.replacing += 1
        else:
            planned.changed += 1
        planned.new[here] = doc
    return planned


def bring_in(
    companion: Companion, planned: ImportPlan, told: Callable[[int], object] = lambda _: None
) -> Change:
    """Write what is new; `told` hears how many are on the disk. Undo knows it as one step before it begins.

    Raises StoreError when the disk refuses: what had come in by then stays, and is one step of undo too.
    """
    store, history = companion.store, companion.context.history
    with store.writing():
        kinds = words.kinds.counts(planned.kinds())
        label = words.arrive.LABEL_COUNTED.format(title=planned.reading.title, kinds=kinds)
        batch = store.batch(planned.new)
        change = Change(label, batch.entries)
        history.announce(change)
    entries: list[Entry] = []
    try:
        for written in batch.write():
            entries += written
            told(len(written))
    except StoreError as error:
        here = words.common.agreeing(batch.arrived())
        raise StoreError(
            words.arrive.IMPORTED_PARTLY.format(**here, all=len(planned.new), why=error)
        ) from error
    return msgspec.structs.replace(change, entries=tuple(entries), words=brought(entries))


def brought(entries: list[Entry]) -> str:
    """What is said of what came in, by kind."""
    kinds = words.kinds.counts(dict(Counter(entry.table for entry in entries).most_common()))
    return words.arrive.IMPORTED.format(kinds=kinds, **words.common.agreeing(len(entries)))


def _named(reading: Reading, standing: _Standing, planned: ImportPlan) -> dict[Here, Document]:
    """Another program's records with ids: of their time and digest, so that they have the same ones again.

    One that is in the trash is that one: what has no day would otherwise get the time of this import. One
    whose words were changed where it is from is the record that it was; what was marked here stays with it.
    """
    if not reading.guests:
        return {}
    imported, ticked = standing.everywhere()
    thrown = standing.in_the_trash()
    before = _changed_since(reading, [*imported.items(), *thrown.items()])
    replaced = standing.replaced() if before else set()
    named: dict[Here, Document] = {}
    taken: set[int] = set()
    for record, digest in reading.guests:
        table = kind_of(record).table
        if record.source in imported:
            (kept, _), _ = imported[record.source]
            if kept == table:
                planned.known += 1
            else:
                planned.otherwise[kept, table] += 1
            continue
        if record.source in replaced:
            planned.newer += 1
            continue
        if isinstance(record, Tick) and (record.item, record.day.isoformat()) in ticked:
            planned.marked += 1
            continue
        if record.source in thrown and thrown[record.source][0][0] == table:
            here, doc = thrown[record.source]
            named[here] = content_of(doc)
            continue
        if same := before.get((table, _wall(to_document(record)))):
            here, doc = same.pop(0)
            named[here] = _anew(record, here, doc)
            continue
        id = millisecond(record.at) << BITS | digest & (1 << BITS) - 1
        used = standing.ids(key_of(table, id))
        while id in used or id in taken:
            id += 1
        taken.add(id)
        named[table, id] = to_document(record)
    return named


def _changed_since(
    reading: Reading, here: Iterable[tuple[str, tuple[Here, Document]]]
) -> dict[tuple[str, str], list[tuple[Here, Document]]]:
    """What came from the same program and is not in this file as it was, by table and time."""
    found: dict[tuple[str, str], list[tuple[Here, Document]]] = {}
    if reading.timed:
        as_it_was = {record.source for record, _ in reading.guests}
        for source, (place, doc) in here:
            if source not in as_it_was and source.startswith(f"{reading.name} "):
                found.setdefault((place[0], _wall(doc)), []).append((place, doc))
    return found


def _wall(doc: Document) -> str:
    """The local time of a document, to the second; where the clock was does not matter."""
    return str(doc.get("at"))[:19]


def _anew(record: Record, here: Here, doc: Document) -> Document:
    """A record as it is written now, and what was marked on it here: a win kept, its category."""
    fields = record.__struct_fields__
    marks = {
        name: value
        for name, value in content_of(doc).items()
        if name not in fields or value is True or name == "category"
    }
    return {**marks, **to_document(record), "rev": after(revision(here[1], doc), 0)}
