"""The one table of the views of Progress."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any, Protocol, cast

import msgspec

from companion.model.progress.progress import FIGURES, ProgressAt

if TYPE_CHECKING:
    from companion.store.tallies import Tallies
    from companion.verbs.context import Context


class ProgressPart(msgspec.Struct, frozen=True):
    """One view, by its id. `name` is that of its modules in `verbs` and `rows`; `counts` is the table of what
    it shows, where their number stands beside it.
    """

    id: str
    name: str
    counts: str = ""


class Lookup(Protocol):
    """What a view's module in `verbs` has."""

    def look(self, context: Context, tallies: Tallies, at: ProgressAt) -> Any:
        """Return what the view shows, as plain data."""


VIEWS = (
    ProgressPart("year", "progress.year"),
    ProgressPart("practices", "progress.practices"),
    ProgressPart("sleep", "progress.sleep"),
    ProgressPart("breathing", "progress.breathing"),
    ProgressPart("feelings", "progress.feelings", "checkins"),
    ProgressPart("wins", "progress.wins", "wins"),
    ProgressPart("forms", "progress.forms"),
    ProgressPart("milestones", "milestones", counts="milestones"),
    ProgressPart("celebrated", "celebrations", counts="celebrations"),
    ProgressPart("gatherings", "gatherings", counts="gatherings"),
    ProgressPart("stories", "stories", counts="stories"),
    ProgressPart("reports", "reports"),
)
BY_ID = {view.id: view for view in VIEWS} | {
    figure: ProgressPart(figure, "progress.head") for figure in FIGURES
}
"""The views and the figures, by id."""


def looked_up(id: str, context: Context, tallies: Tallies, at: ProgressAt) -> Any:
    """Return what a view shows. Raises KeyError where there is none of this id."""
    module = cast(Lookup, import_module(f"companion.verbs.{BY_ID[id].name}"))
    return module.look(context, tallies, at)
