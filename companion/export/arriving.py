"""Bringing in what an importer has read: what is new, what is here already, and then the doing."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping

import msgspec

from companion import words
from companion.companion import Companion
from companion.export.importers.reading import House, Reading
from companion.export.naming import Naming
from companion.export.standing import Here, Standing, known_moods
from companion.model.change import Change, Document, Entry
from companion.store.database.ids import after, key_of
from companion.store.database.merging import content_of, revision
from companion.store.errors import StoreError
from companion.store.store import Store


class ImportPlan(msgspec.Struct, kw_only=True):
    """What bringing in a reading would do. `new` is what would be written; the others are counts.

    Of the new ones `replacing` are newer than the version here, `changed` were written anew in the program
    they are from; `known` are here already, `otherwise` as another kind (their table, and the one asked
    for), `newer` here in a newer version, `deleted` were deleted here, `marked` have a tick of their own for
    item and day. `kept` were changed both here and where they are from, and stay as they are here; `placed`
    get a place on the scale of moods. What went only because an import was undone is new.
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
    kept: int = 0
    placed: int = 0

    def kinds(self) -> dict[str, int]:
        """How many of each kind would come in."""
        return dict(Counter(table for table, _ in self.new).most_common())


def house_of(companion: Companion, *, as_wins: bool = False, moods: Mapping[str, int] | None = None) -> House:
    """What importers need to know of a companion. `moods`: where some stand, by name."""
    return House(
        now=companion.context.now(),
        starts_at=companion.settings.day_starts_at,
        local=companion.context.clock.local,
        routines=companion.settings.routines,
        categories=companion.wins.categories(),
        as_wins=as_wins,
        moods={name.casefold(): place for name, place in (moods or {}).items()},
        known_moods=lambda: known_moods(companion.store),
    )


def plan(store: Store, reading: Reading, *, deleted_too: bool = False) -> ImportPlan:
    """Compare what was read with what is here. Nothing is changed.

    `deleted_too` brings back what was deleted here since it was written or imported.
    """
    planned = ImportPlan(reading=reading, new={})
    standing = Standing(store)
    naming = Naming(reading, standing)
    undone = standing.undone(words.arrive.LABEL.format(title=reading.title))
    arriving = {**reading.kin, **naming.named()}
    planned = msgspec.structs.replace(planned, otherwise=naming.otherwise, **naming.counts)
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
        elif here in naming.placed:
            planned.placed += 1
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
        companion.milestones.settle()
        here = words.common.agreeing(batch.arrived())
        raise StoreError(
            words.arrive.IMPORTED_PARTLY.format(**here, all=len(planned.new), why=error)
        ) from error
    companion.milestones.settle()
    return msgspec.structs.replace(change, entries=tuple(entries), answer=brought(entries))


def brought(entries: list[Entry]) -> str:
    """What is said of what came in, by kind."""
    kinds = words.kinds.counts(dict(Counter(entry.table for entry in entries).most_common()))
    return words.arrive.IMPORTED.format(kinds=kinds, **words.common.agreeing(len(entries)))
