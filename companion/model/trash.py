"""The trash: what was deleted lately, and versions that were replaced from elsewhere."""

from __future__ import annotations

from datetime import date, datetime

import msgspec

from companion.model.change import Entry

KEPT_DAYS = 30  # for how long what was deleted can be brought back
PLAN_ITEMS = "plan_items"
"""The table of items removed from the plan (model.routine.Removed). They are only ever in the trash."""


class Thrown(msgspec.Struct, frozen=True, kw_only=True):
    """One thing in the trash.

    `entry` is what happened to it: reverting it brings it back. `at` is when it was deleted or, of a
    version that was `replaced`, when it had been written. `key` names it for as long as it is there.
    """

    entry: Entry
    at: datetime
    replaced: bool = False

    @property
    def key(self) -> str:
        """Its name: the same in every process."""
        entry = self.entry
        rev = (entry.before or {}).get("rev", entry.id) if self.replaced else entry.revision
        return f"{entry.table}:{entry.id}:{rev}"


class TrashRow(msgspec.Struct, frozen=True, kw_only=True):
    """A row of the trash: what it was, in words, of which day, and when it went; `more` went in one go."""

    key: str
    kind: str
    text: str
    note: str
    at: datetime
    replaced: bool
    more: int = 0
    day: date | None = None
