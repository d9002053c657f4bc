"""The cards of a report: what is chosen for it, and the whole of it before it is kept."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import ClassVar

from textual.widget import Widget

from companion import words
from companion.model.reports import NAMED, ReportChoice
from companion.rows.row import Row
from companion.tui.frame.card import Card, Choices, LinesCard

MAKE = "make"


class TurnedChoices(Choices):
    """Rows whose values change in their place."""

    BINDINGS: ClassVar = [("space", "choose", "change")]


class ReportChoiceCard(Card[ReportChoice]):
    """Dismissed with what was chosen."""

    heading = words.reports.TITLE
    hints = words.reports.CHOICE_KEYS

    def __init__(self) -> None:
        super().__init__()
        self._choice = ReportChoice()

    def parts(self) -> Iterable[Widget]:
        """Yield a row for each choice, and the one that makes it."""
        self._list = TurnedChoices(())
        yield self._list

    def on_mount(self) -> None:
        super().on_mount()
        self._list.show([*self._rows()])

    def _rows(self) -> Iterator[Row]:
        for key, said in words.reports.CHOICES.items():
            yield Row(key, said, aside=self._value(key), firm=True)
        yield Row(MAKE, words.reports.LOOK_OVER)

    def _value(self, key: str) -> str:
        if key in NAMED:
            return words.reports.IN_IT if key in self._choice.named else words.reports.LEFT_OUT
        return words.reports.VALUES[getattr(self._choice, key)]

    def on_choices_chosen(self, event: Choices.Chosen) -> None:
        """Turn a choice, or go on."""
        if event.key == MAKE:
            self.dismiss(self._choice)
        else:
            self._choice = self._choice.turned(event.key)
            self._list.show([*self._rows()])


class LookOverCard(LinesCard):
    """The whole of a report; `enter` goes on to where it is kept."""

    BINDINGS: ClassVar = [("enter", "keep", "save")]
    hints = words.reports.LOOK_KEYS

    def __init__(self, heading: str, lines: Sequence[str], keep: Callable[[], None]) -> None:
        super().__init__(heading, lines)
        self._keep = keep

    def action_keep(self) -> None:
        """Go on."""
        self.dismiss(None)
        self._keep()
