"""The menu of a row: everything that can be done with it, in words with its key."""

from __future__ import annotations

from collections.abc import Iterable

from textual.widget import Widget

from companion import words
from companion.tui.commands import in_scope, keymap
from companion.tui.frame.card import Card, Choices
from companion.tui.frame.pane import Pane


def choices(scope: str, pane: Pane) -> list[tuple[str, str, str]]:
    """The menu of a pane's row: id, words and keys of each command that can be done now."""
    moved = keymap(pane.app)
    return [
        (command.id, command.help, moved.get(command.id, command.keys))
        for command in in_scope(scope)
        if command.menu and pane.can(command)
    ]


class MenuCard(Card[str]):
    """Choices by words; dismissed with the id of the one taken, or None."""

    hints = words.today.MENU_KEYS

    def __init__(self, title: str, choices: Iterable[tuple[str, str, str]], current: str = "") -> None:
        """`choices` are an id, its words and its keys ('' for none), in the order they are shown; the
        `current` one is in hand at first.
        """
        super().__init__()
        self.heading = title
        self._choices, self._current = tuple(choices), current

    def parts(self) -> Iterable[Widget]:
        yield Choices(self._choices, current=self._current)

    def on_choices_chosen(self, event: Choices.Chosen) -> None:
        self.dismiss(event.key)
