"""Progress as rows: the figures, then the views; and the view in hand as it is read."""

from __future__ import annotations

from importlib import import_module
from typing import Any, Protocol, cast

from companion import words
from companion.content import load as content
from companion.model.progress.progress import EXPLAINED, HOW, ProgressAt, ProgressView
from companion.rows.marks import Marks
from companion.rows.progress import head
from companion.rows.reading import RowInFull
from companion.rows.row import Row, gap, notes
from companion.verbs.progress.views import BY_ID, VIEWS


class Shower(Protocol):
    """What a view's module in `rows` has."""

    def in_full(self, view: Any, at: ProgressAt, marks: Marks) -> RowInFull:
        """Return what is read of it."""

    def as_text(self, view: Any, at: ProgressAt) -> list[str]:
        """Return the same in sentences."""


GAP = "gap:views"
"""The empty line between the figures and the views."""


def rows(view: ProgressView, marks: Marks, width: int) -> list[Row]:
    """Return the figures and the views, with how many there are of what each shows, for so many cells."""
    views = [
        Row(each.id, words.progress.VIEWS[each.id], aside=figure(view.figures.get(each.id, 0)))
        for each in VIEWS
    ]
    return [*head.rows(view.head, marks, width), gap("views"), *views]


def figure(n: int) -> str:
    """Return a number that stands beside a view; nothing for none."""
    return str(n) if n else ""


def in_full(view: ProgressView, marks: Marks) -> RowInFull:
    """Return the view in hand as it is read: as a picture, or in sentences."""
    id = view.at.view
    module = _module(id)
    found = module.in_full(view.shown, view.at, marks)
    if view.at.counted == HOW and id in EXPLAINED:
        said = content.wording().strings[f"how_{id}"]
        return RowInFull(found.title, found.figure, tuple(notes("how", [said])))
    if view.at.as_text:
        lines = [line for n, line in enumerate(as_text(view)) for line in (("", line) if n else (line,))]
        rows = [
            Row(f"text:{n}", line, wraps=True) if line else gap(f"text:{n}") for n, line in enumerate(lines)
        ]
        return RowInFull(found.title, found.figure, tuple(rows))
    if not found.rows and found.plot is None:
        return RowInFull(found.title, found.figure, tuple(notes("empty", as_text(view))))
    return found


def as_text(view: ProgressView) -> list[str]:
    """Return the view in hand in sentences, as plain mode and the shell print it."""
    return _module(view.at.view).as_text(view.shown, view.at)


def _module(id: str) -> Shower:
    return cast(Shower, import_module(f"companion.rows.{BY_ID[id].name}"))
