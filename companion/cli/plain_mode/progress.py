"""Progress in plain mode: the figures and the views in sentences, and what some views list."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from msgspec.structs import replace

from companion import words
from companion.cli.plain_mode.page import MARKS, PlainChoice, PlainPage, said
from companion.cli.plain_mode.pages import commands
from companion.tui.commands import OFFERS, can, in_scope

if TYPE_CHECKING:
    from companion.companion import Companion
    from companion.model.progress.progress import ProgressView
    from companion.rows.row import Row
    from companion.tui.command import Command

OF_ROW_TOO = ("open", "share")
"""What can be done with a row of a view, though the screen has it for a view, too."""


def views(companion: Companion) -> PlainPage:
    """The figures, then the views with how many there are of what each shows."""
    from companion.rows.progress import head, progress
    from companion.verbs.progress.views import VIEWS

    view = _view(companion, VIEWS[0].id)
    figures = [PlainChoice(figure, go=partial(seen, id)) for id, figure in head.by_figure(view.head).items()]
    listed = [
        PlainChoice(
            words.plain.titled(words.progress.VIEWS[each.id], progress.figure(view.figures.get(each.id, 0))),
            go=partial(seen, each.id),
        )
        for each in VIEWS
    ]
    return PlainPage((words.progress.TITLE,), (*figures, *listed))


def seen(id: str, companion: Companion) -> PlainPage:
    """A view: in sentences, or as rows where they can be taken in hand; then what can be done there."""
    from companion.rows.progress import progress

    view = _view(companion, id)
    head = words.progress.VIEWS.get(id) or words.progress.TITLES[id]
    rows = progress.in_full(view, MARKS).rows if id in OFFERS else ()
    lines = [_line(companion, view, row) for row in rows if not row.gap and not row.under]
    here = [c for c in _offers(id) if not c.of_row and c.name not in OF_ROW_TOO]
    actions = tuple(commands(here, companion, id))
    return PlainPage((head,), (*(lines or progress.as_text(view)),), actions)


def taken(id: str, key: str, companion: Companion) -> PlainPage | None:
    """A row of a view in hand."""
    from companion.rows.progress import progress

    view = _view(companion, id)
    rows = progress.in_full(view, MARKS).rows
    if (row := next((each for each in rows if each.key == key), None)) is None:
        return None
    under = [said(each) for each in rows if each.under == key or each.key.startswith(f"{key}/")]
    actions = tuple(commands(_of_row(view, key), companion, key))
    return PlainPage((said(row), *under), (), actions, one=True)


def _line(companion: Companion, view: ProgressView, row: Row) -> str | PlainChoice:
    """Return a row of a view; what can only be opened is opened when it is chosen."""
    offered = [] if row.heading else [*commands(_of_row(view, row.key), companion, row.key)]
    if not any(each.run or each.go for each in offered):
        return said(row)
    if row.key in words.reports.OFFERS:
        return replace(offered[0], text=said(row), letter="")
    return PlainChoice(said(row), go=partial(taken, view.at.view, row.key))


def _view(companion: Companion, id: str) -> ProgressView:
    from companion.model.progress.progress import ProgressAt

    return companion.progress.view(ProgressAt(id), whole=True)


def _of_row(view: ProgressView, key: str) -> list[Command]:
    if (key.startswith("line:") or ":" not in key) and key not in words.reports.OFFERS:
        return []  # a line of text
    here = _offers(view.at.view)
    found = [each for each in here if (each.of_row or each.name in OF_ROW_TOO) and can(each, view, key)]
    return [replace(each, help=words.plain.OPEN_IT) if each.name == "open" else each for each in found]


def _offers(id: str) -> list[Command]:
    return [each for each in in_scope("progress") if each.name in OFFERS.get(id, ())]
