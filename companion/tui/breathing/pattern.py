"""A pattern of one's own, put together with the arrows: as box, but 5."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import ClassVar, cast

import msgspec
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Static

from companion import words
from companion.config.breathing import LABELS
from companion.model.breathing.pattern import LIMITS, Part, Pattern
from companion.rows.row import Row
from companion.tui.frame.card import Card, Choices
from companion.tui.frame.one_line_card import OneLineCard
from companion.tui.widgets.entry import EntryLine
from companion.tui.widgets.entry_request import EntryRequest

NAME = "name"
BEAT = 0.1
"""Seconds between two looks at a breath that is tried."""


class PatternCard(Card[None]):
    """Rows for the name, the four parts of a breath and the length.

    `save` is told the pattern, `now` tells the monotonic second.
    """

    heading = words.patterns.TITLE
    hints = words.patterns.KEYS
    BINDINGS: ClassVar = [
        ("left", "move(-1)", "shorter"),
        ("right", "move(1)", "longer"),
        ("space", "try", "try it"),
    ]

    def __init__(
        self,
        pattern: Pattern,
        save: Callable[[Pattern, Callable[[object], object]], object],
        now: Callable[[], float],
    ) -> None:
        super().__init__()
        self._pattern, self._save, self._now = pattern, save, now
        self._tried_at: float | None = None  # the second at which a breath to try began
        self._typing: OneLineCard | None = None
        self._save_then = False

    def parts(self) -> Iterable[Widget]:
        yield Choices((), beside=3)
        yield Static(id="pace", classes="gap muted", markup=False)

    def on_mount(self) -> None:
        super().on_mount()
        rows = self.query_one(Choices)
        rows.focus()
        self._beat = self.set_interval(BEAT, self.tick, pause=True)
        self._tell()
        rows.select("inhale")

    def action_try(self) -> None:
        """One breath of it, in the card."""
        self._tried_at = self._now()
        self._beat.resume()
        self.tick()

    def tick(self) -> None:
        """Show where the breath is; after one the pace stands there again."""
        if self._tried_at is None:
            return
        if step := self._pattern.step_at(self._now() - self._tried_at):
            kind, n = step
            said = words.patterns.TRIED.format(label=LABELS[kind], n=n)
            self.query_one("#pace", Static).update(Content.styled(said, "bold $foreground"))
        else:
            self._tell()

    def _tell(self, limit: str = "") -> None:
        self._tried_at, pattern = None, self._pattern
        self._beat.pause()
        rows = [Row(NAME, words.patterns.PARTS[NAME], aside=pattern.name or words.patterns.NO_NAME)]
        beyond = words.patterns.limit(limit, LIMITS[limit]) if limit else ""
        for part, said in words.patterns.PARTS.items():
            if part != NAME:
                told = words.patterns.part(part, getattr(pattern, part))
                word = beyond or words.patterns.IN_HAND.format(length=told)
                rows.append(Row(part, said, aside=told, word=word))
        self.query_one(Choices).show(rows)
        pace = words.patterns.pace(pattern.breaths_a_minute, LIMITS["rest"])
        self.query_one("#pace", Static).update(pace)

    def on_row_list_selected(self, _: Choices.Selected) -> None:
        """What was said of a limit was about the row before."""
        self._tell()

    def action_move(self, by: int) -> None:
        """Half a second more or less of the part in hand, or a minute."""
        part = self.query_one(Choices).cursor
        if part and part != NAME:
            self._pattern, limit = self._pattern.moved(cast(Part, part), by)
            self._tell(limit)

    def on_choices_chosen(self, event: Choices.Chosen) -> None:
        """Save it; without a name that is asked for first, as on its row."""
        if event.key == NAME or not self._pattern.name:
            self._ask_name(save=event.key != NAME)
        else:
            self._keep()

    def _ask_name(self, *, save: bool) -> None:
        request = EntryRequest(words.patterns.PARTS[NAME], self._pattern.name, draft=False)
        self._typing, self._save_then = OneLineCard(request, self), save
        self.app.push_screen(self._typing)

    def changed(self, event: EntryLine.Changed) -> None:
        """The name is being typed."""

    def submitted(self, event: EntryLine.Submitted) -> None:
        """The name it has from now on."""
        self._pattern = msgspec.structs.replace(self._pattern, name=" ".join(event.text.split()))
        self.put_away()
        self._tell()
        if self._save_then and self._pattern.name:
            self._keep()

    def put_away(self, event: EntryLine.PutAway | None = None) -> None:
        """The name stays as it was."""
        if self._typing:
            self._typing.dismiss(None)
        self._typing = None

    def _keep(self) -> None:
        self._save(self._pattern, lambda _: self.dismiss(None))
