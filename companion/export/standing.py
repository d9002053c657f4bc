"""What is in the store, as far as it matters to what arrives."""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import suppress

from companion.export.importers.sources import same_thing
from companion.model.breathing.technique import FEELINGS
from companion.model.change import Document
from companion.store.store import Store

Here = tuple[str, int]
"""A table and an id."""
BySource = dict[str, tuple[Here, Document]]
"""Where something imported is, and what it says, by what its versions have in common."""


class Standing:
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
                imported.update(
                    (same_thing(str(doc["source"])), ((table, int(id)), doc)) for table, id, doc in found
                )
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
            same_thing(str(stone["doc"]["source"])): (here, stone["doc"])
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


def known_moods(store: Store) -> Mapping[str, int]:
    """Where moods stand that came in before, by name in small letters; not those that stand in two places."""
    found: dict[str, set[int]] = {}
    for place in store.places():
        for doc in store.documents(place).get("checkins", {}).values():
            told, at = doc.get("words"), doc.get("pleasantness")
            if str(doc.get("source", "")).startswith("daylio ") and type(at) is int and at in FEELINGS:
                with suppress(TypeError, IndexError, AttributeError):
                    found.setdefault(told[0].casefold(), set()).add(at)  # type: ignore[index]
    return {name: places.pop() for name, places in found.items() if len(places) == 1}
