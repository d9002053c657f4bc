"""What can be asked of Progress: the figures, and the view in hand."""

from __future__ import annotations

from functools import cached_property

from msgspec.structs import replace

from companion.model.kinds import BY_TABLE
from companion.model.progress.progress import FIGURES, ProgressAt, ProgressView
from companion.store.tallies import Tallies
from companion.verbs.context import Context
from companion.verbs.progress.head import look as head
from companion.verbs.progress.views import VIEWS, looked_up

SLICE = 6  # months counted before something is shown


class ProgressVerbs:
    """Progress is only looked at: what it shows was kept elsewhere."""

    def __init__(self, context: Context) -> None:
        self._context = context

    @cached_property
    def tallies(self) -> Tallies:
        """The counts by day; read when Progress is first looked at."""
        return Tallies(self._context.store.database.page_folder)

    def view(self, at: ProgressAt | None = None, *, whole: bool = False) -> ProgressView:
        """Return the figures and a view, with as many years as are counted by now, or all of them.

        Raises KeyError where there is no such view.
        """
        context, at = self._context, at or ProgressAt()
        at = at if at.day else replace(at, day=context.today())
        done = self.tallies.step(SLICE)
        while whole and not done:
            done = self.tallies.step(SLICE)
        count, figures = context.store.count, head(context, self.tallies, at, whole=done)
        return ProgressView(
            at=at,
            head=figures,
            figures={view.id: count(BY_TABLE[view.counts].struct) for view in VIEWS if view.counts},
            shown=figures if at.view in FIGURES else looked_up(at.view, context, self.tallies, at),
            whole=done,
        )

    def choices(self) -> list[tuple[str, str]]:
        """Return what can be counted in the year, by id and name."""
        from companion.verbs.progress.year import choices

        return choices(self._context, self.tallies)
