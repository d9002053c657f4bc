"""What is to leave: all documents, or those of some days, kinds, a category, a tag."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date

import msgspec

from companion import words
from companion.model.change import Document
from companion.model.kinds import BY_TABLE, KINDS
from companion.model.nearest import did_you_mean
from companion.model.text import comparable
from companion.store.database.merging import SCHEMA, schema_of
from companion.store.database.month import Month
from companion.store.store import Store

Selection = dict[str, dict[int, Document]]
"""Documents by table and id: the kinds in their order, then tables of a newer version; oldest first.

One that a newer companion wrote has its schema in the field `SCHEMA_OF_ITS_OWN`.
"""

SCHEMA_OF_ITS_OWN = "_schema"


class Filters(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """Which documents: of the person's days `first` to `last`, both included, and so on. Default: all."""

    first: date | None = None
    last: date | None = None
    kinds: tuple[str, ...] = ()  # tables
    category: str = ""
    tag: str = ""

    def has(self, table: str, doc: Document) -> bool:
        """Whether a document is wanted."""
        day = str(doc.get("day", ""))
        return not (
            (self.kinds and table not in self.kinds)
            or (self.first and day < self.first.isoformat())
            or (self.last and day > self.last.isoformat())
            or (self.category and doc.get("category") != self.category)
            or (self.tag and not tagged(table, doc, self.tag))
        )


def select(store: Store, wanted: Filters) -> Selection:
    """The wanted documents of a store; every kind has its place, also an empty one."""
    found: Selection = {kind.table: {} for kind in KINDS}
    for place in store.places():
        month = store.database.page_folder.month(place, keep=False)
        newer = _newer(month)
        for table, rows in sorted(month.union().items()):
            kept = found.setdefault(table, {})
            for id, doc in rows.items():
                if wanted.has(table, doc):
                    schema = newer.get((table, id))
                    kept[int(id)] = {**doc, SCHEMA_OF_ITS_OWN: schema} if schema else doc
    return {table: dict(sorted(rows.items())) for table, rows in found.items() if rows or table in BY_TABLE}


def _newer(month: Month) -> dict[tuple[str, str], int]:
    """By table and id the schema of the documents in pages that a newer companion wrote."""
    union = month.union()
    return {
        (table, id): schema
        for page in month.pages.values()
        if (schema := schema_of(page.tables)) > SCHEMA
        for table, rows in page.tables.items()
        for id, doc in rows.items()
        if union.get(table, {}).get(id) is doc
    }


def count(selection: Selection) -> int:
    """How many documents those are."""
    return sum(map(len, selection.values()))


def tagged(table: str, doc: Document, tag: str) -> bool:
    """Whether a document has a tag: among its `tags` or `triggers`, or as `#tag` in a person's words."""
    tag = tag.removeprefix("#")
    tag = comparable(tag, tag)
    for tags in (doc.get("tags"), doc.get("triggers")):
        plain = (str(each).removeprefix("#") for each in (tags if isinstance(tags, list) else ()))
        if any(comparable(each, tag) == tag for each in plain):
            return True
    names: Iterable[str] = BY_TABLE[table].private if table in BY_TABLE else doc
    said = re.compile(rf"(?<!\S)#{re.escape(tag)}(?![\w-])")
    texts = (text for name in names if isinstance(text := doc.get(name), str))
    return any(said.search(comparable(text, tag)) for text in texts)


def table_named(said: str) -> str:
    """The table of a kind as a person says it: wins, own-lines, check-in, journal entries.

    Raises ValueError with what there is.
    """
    plain = _bare(said)
    for table in BY_TABLE:
        if plain in map(_bare, (table, table.removesuffix("s"), *words.kinds.named(table)[:2])):
            return table
    near = did_you_mean(said.strip().casefold(), BY_TABLE)
    raise ValueError(f"“{said}” is not a kind of entry{near}. The kinds are: {', '.join(BY_TABLE)}")


def _bare(name: str) -> str:
    return re.sub(r"[\s_-]", "", name.casefold())
