"""Where the cursor of a list goes when its rows change."""

from __future__ import annotations

from collections.abc import Sequence

from companion.rows.row import Row


def mended(cursor: str, before: Sequence[Row], rows: Sequence[Row]) -> str:
    """Return a row that is there: the cursor's own, else the nearest one after it, else before."""
    there = [row.key for row in rows if not row.heading]
    if cursor in there:
        return cursor
    keys = [row.key for row in before]
    near: list[str] = []
    if cursor in keys:
        at = keys.index(cursor)
        near = [row.under or row.key for row in (*before[at:], *before[:at][::-1])]
    return next((key for key in near if key in there), there[0] if there else "")


def came_back(cursor: str, before: Sequence[Row], rows: Sequence[Row]) -> str:
    """Return the row that has come, else one that has changed, the cursor's own first; '' for none."""
    old = {row.key: row for row in before}
    other = [row for row in rows if row != old.get(row.key)]
    keys = [row.under if row.heading else row.key for row in other if row.under or not row.heading]
    if new := [key for key in keys if key not in old]:
        return new[0]
    return cursor if cursor in keys else next(iter(keys), "")
