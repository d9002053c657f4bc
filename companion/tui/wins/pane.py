"""The Wins pane: newest first, grouped by day, back through all history."""

from __future__ import annotations

from collections.abc import Mapping
from typing import ClassVar

from textual.binding import BindingType
from textual.message import Message
from textual.reactive import var

from companion import words
from companion.model.wins import Win, WinsView
from companion.tui import commands
from companion.tui.frame.pane import ListPane
from companion.tui.widgets.appearance import style_of
from companion.tui.widgets.rowline import Row
from companion.tui.widgets.rows import RowList

OF_A_WIN = ("edit", "celebrate", "note", "keep", "delete")


class WinsPane(ListPane):
    """Shows a `WinsView` and asks for what a person wants done with a win.

    `categories` maps a category id to its label, `welcome` are lines to
    show while there is no win yet, `searching` is what is being searched for.
    """

    BINDINGS: ClassVar[list[BindingType]] = [*commands.bindings("rows", "wins")]
    lead = 5  # 18:10

    view: var[WinsView | None] = var(None)
    categories: var[Mapping[str, str]] = var(dict)
    welcome: var[tuple[str, ...]] = var(())
    searching: var[str] = var("")

    class OfWin(Message):
        """Something about the win with this record id."""

        def __init__(self, win: int) -> None:
            super().__init__()
            self.id = win

    class AskedEdit(OfWin):
        """The win is to be edited."""

    class AskedNote(OfWin):
        """A note is wanted on the win."""

    class Kept(OfWin):
        """The win is to be kept for a grey day, or not any more."""

    class Deleted(OfWin):
        """The win is to go."""

    class AskedCelebrate(OfWin):
        """A small ritual for the win is wanted."""

    class AskedMenu(OfWin):
        """Everything this win can do; the id is 0 when no win is selected."""

    class Wanted(OfWin):
        """More wins are wanted around this one, which is at an edge of the view."""

    class AskedEnd(Message):
        """The newest win of all is wanted or, if `oldest`, the oldest; it is not in the view."""

        def __init__(self, *, oldest: bool) -> None:
            super().__init__()
            self.oldest = oldest

    class AskedAdd(Message):
        """A new win is to be written."""

    def watch_view(self, before: WinsView | None) -> None:
        """Take over what has changed; a view that did not start at the newest win keeps its place."""
        self._entitle_list()
        self.set_rows(self.build_rows(), from_top=before is None or before.newest)

    def watch_categories(self) -> None:
        """Labels may have changed."""
        self.rebuild()

    def watch_welcome(self) -> None:
        """Shown while there is no win yet."""
        self.rebuild()

    def watch_searching(self) -> None:
        """What is found is another list."""
        self._entitle_list()
        self.start_over()
        self.rebuild()

    def _entitle_list(self) -> None:
        today = self.view.today if self.view else 0
        self.title = (
            words.wins.SEARCHING.format(needle=self.searching) if self.searching else words.wins.TITLE
        )
        self.figure = words.today.FIGURE_TODAY.format(n=today) if today and not self.searching else ""
        self.summary = self.figure

    def build_rows(self) -> list[Row]:
        """The wins under their days, or how to begin."""
        if self.view is None:
            return []
        if not self.view.wins:
            empty = (words.wins.NOTHING_FOUND,) if self.searching else self.welcome or words.wins.NO_WINS
            return self.notes("empty", empty)
        rows: list[Row] = []
        day = today = self.view.day
        for win in self.view.wins:
            if win.day != day:
                day = win.day
                rows += self.gap(str(day)) if rows else []
                heading = words.wins.day_heading(day, today or day)
                rows.append(Row(f"day:{day}", heading, heading=True))
            rows += self._win(win)
        return rows

    def _win(self, win: Win) -> list[Row]:
        """A win, and what stands under it while it is selected."""
        marks, label = style_of(self).marks, self.categories.get(win.category, win.category)
        signs = []
        if win.keep:
            signs.append((marks.kept, words.wins.KEPT_MARK))
        if self.view and win.id in self.view.celebrated:
            signs.append((marks.celebrated, words.wins.CELEBRATED_MARK))
        key = _key(win.id)
        shown = [label] if label else []
        rows = [
            Row(
                key,
                win.text,
                mark=words.common.clock(win.at),
                aside=" ".join([*(mark for mark, _ in signs), *shown]),
                word="  ".join([*(f"{mark}\u00a0{word}" for mark, word in signs), *shown]),
            )
        ]
        if win.note:
            rows.append(Row(f"{key}/note", win.note, muted=True, heading=True, under=key))
        return rows

    def select_win(self, win: int) -> None:
        """Put the cursor on a win of the view."""
        self.select(_key(win))

    @property
    def selected(self) -> int:
        """The id of the selected win, 0 when there is none."""
        return _id(self.cursor)

    def on_row_list_near_edge(self, event: RowList.NearEdge) -> None:
        """Ask for more, unless history ends at this edge."""
        event.stop()
        view = self.view
        if view is None or not view.wins or not self.rows:
            return
        if event.key == self.rows[-1].key and not view.oldest:
            self.post_message(self.Wanted(view.wins[-1].id))
        elif event.key == self.rows[0].key and not view.newest:
            self.post_message(self.Wanted(view.wins[0].id))

    # -- keys

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """What can be done with the selected win."""
        return bool(self.selected) or action not in OF_A_WIN

    def action_first(self) -> None:
        """To the newest win of all."""
        super().action_first()
        if self.view and not self.view.newest:
            self.post_message(self.AskedEnd(oldest=False))

    def action_last(self) -> None:
        """To the oldest win of all."""
        super().action_last()
        if self.view and not self.view.oldest:
            self.post_message(self.AskedEnd(oldest=True))

    def main_action(self) -> None:
        """A click on the time of the selected win opens its menu."""
        self.action_menu()

    def action_add(self) -> None:
        """Write a win."""
        self.post_message(self.AskedAdd())

    def action_menu(self) -> None:
        """Everything this win can do."""
        self.post_message(self.AskedMenu(self.selected))

    def action_edit(self) -> None:
        """Edit the win."""
        self._ask(self.AskedEdit)

    def action_celebrate(self) -> None:
        """A small ritual for the win."""
        self._ask(self.AskedCelebrate)

    def action_note(self) -> None:
        """A note on the win."""
        self._ask(self.AskedNote)

    def action_keep(self) -> None:
        """Keep the win for a grey day."""
        self._ask(self.Kept)

    def action_delete(self) -> None:
        """Delete the win."""
        self._ask(self.Deleted)

    def _ask(self, message: type[WinsPane.OfWin]) -> None:
        self.post_message(message(self.selected))


def _key(win: int) -> str:
    return f"win:{win}"


def _id(key: str) -> int:
    kind, _, number = key.partition(":")
    return int(number) if kind == "win" else 0
