"""A grey day as rows: any of these, or none. No figures, no dates."""

from __future__ import annotations

from companion import words
from companion.model.grey import GreyDay
from companion.rows.row import Row, gap

STEP, BREATH, PEOPLE = "step", "breath", "people"
"""What can be chosen."""


def rows(view: GreyDay) -> list[Row]:
    """Return what the card holds; a part with nothing in it leaves no space."""
    found = [Row(STEP, view.step.label, wraps=True)] if view.step else []
    found.append(Row(BREATH, words.grey.ONE_BREATH))
    if view.line:
        found += [gap("line"), _read("line", words.grey.LINE.format(text=view.line), hanging=True)]
    found.append(gap("kept"))
    found += [_read(f"kept:{n}", text) for n, text in enumerate(view.kept)]
    return [*found, Row(PEOPLE, words.grey.PEOPLE)]


def _read(key: str, text: str, *, hanging: bool = False) -> Row:
    """Return what is only to be read."""
    return Row(key, text, heading=True, wraps=True, hanging=hanging)
