"""The database as TinyDB shows a database: its queries and updates work on it unchanged."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Mapping
from datetime import datetime
from typing import Any

from tinydb import TinyDB
from tinydb.table import Document as TinyDocument
from tinydb.table import Table

from companion.clock import Clock
from companion.store.database.database import Database


class PagesTable(Table):
    """A table whose changes go to the disk under the lock; a new record is filed by its own `at`."""

    _storage: Database

    def insert(self, document: Mapping[str, Any]) -> int:
        """Insert a document; its id is of its `at`, or of now."""
        return self.insert_multiple([document])[0]

    def insert_multiple(self, documents: Iterable[Mapping[str, Any]]) -> list[int]:
        """Insert documents in one write for each month; all or, when an id is taken, none."""
        with self._storage.writing():
            taken: set[tuple[str, int]] = set()
            return super().insert_multiple([self._named(document, taken) for document in documents])

    def _named(self, doc: Mapping[str, Any], taken: set[tuple[str, int]]) -> Mapping[str, Any]:
        if isinstance(doc, TinyDocument) or not isinstance(doc, Mapping):
            return doc
        try:
            at = datetime.fromisoformat(doc.get("at", ""))
        except (TypeError, ValueError):
            at = Clock().now()
        id = self._storage.fresh_id(at if at.tzinfo else at.astimezone(), self.name, taken)
        taken.add((self.name, id))
        return TinyDocument(doc, id)

    def _update_table(self, updater: Callable[[Any], None]) -> None:
        with self._storage.writing():
            super()._update_table(updater)


class PagesDB(TinyDB):
    """A TinyDB over a database, without a query cache: other processes write too."""

    default_storage_class = Database  # type: ignore[assignment]  # TinyDB's own annotation is too narrow
    table_class = PagesTable

    def table(self, name: str, **options: Any) -> Table:
        return super().table(name, **{"cache_size": 0, **options})


def open_tinydb(folder: str | os.PathLike[str], device: str = "") -> TinyDB:
    """Open all pages of a data folder as one TinyDB; `device` is the name of this machine in the settings.

    What is changed is on the disk when the call returns, under the lock that companion takes, and one page
    at a time: companion may be open meanwhile. Raises StoreError when the disk refuses.
    """
    return PagesDB(os.fspath(folder), device)
