"""The pages of one month as they were read, and what they are together."""

from __future__ import annotations

import time

from companion.store.database.merging import Document, Loser, Tables, bury, merge, revision
from companion.store.database.signatures import Signature
from companion.store.errors import StoreError


class Page:
    """One file as it was last read. `problem` says why it must not be replaced, if so."""

    __slots__ = ("checked", "digest", "name", "problem", "signature", "tables")

    def __init__(
        self, name: str, signature: Signature, digest: int, tables: Tables, problem: str = ""
    ) -> None:
        self.name = name
        self.signature = signature
        self.checked = time.time_ns()
        self.digest = digest
        self.tables = tables
        self.problem = problem

    @property
    def size(self) -> int:
        """Bytes in the file."""
        return self.signature[2]

    def refuse_if_ill(self) -> None:
        """Raise StoreError if there is a problem: nothing can be saved there."""
        if self.problem:
            raise StoreError(f"Not saved: {self.name} {self.problem}. It was left as it is.")


class Month:
    """The pages of one month (or `core`): ours, other machines', conflict copies; and their union."""

    def __init__(self, key: str) -> None:
        self.key = key
        self.pages: dict[str, Page] = {}
        self._union: tuple[list[Tables], Tables] = ([], {})

    def union(self) -> Tables:
        """The living records of all pages. Not to be changed."""
        sources = [page.tables for page in self.pages.values()]
        if [*map(id, sources)] != [*map(id, self._union[0])]:
            self._union = (sources, bury(self.merged()))
        return self._union[1]

    def merged(self, losers: list[Loser] | None = None, *, without: str = "") -> Tables:
        """All pages but one as they are together, tombstones too. What loses goes to `losers`."""
        tables: Tables = {}
        for page in self.pages.values():
            if page.name != without:
                merge(tables, page.tables, losers)
        return tables

    def seen(self, table: str, id: int, stood: int) -> Document:
        """The older versions in other pages, of which whoever changes a record now has heard."""
        found = (page.tables.get(table, {}).get(str(id)) for page in self.pages.values())
        older = sorted({revision(id, doc) for doc in found if doc} - {stood})
        return {"seen": older} if older else {}
