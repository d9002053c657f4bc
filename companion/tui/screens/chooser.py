"""Choosing with a look at what it is: the technique to breathe with, the colours of the screen."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from textual.widget import Widget
from textual.widgets import Static

from companion import words
from companion.model.breathing import Technique
from companion.tui.screens.card import Card, Choices


class TechniqueCard(Card[str]):
    """Which technique; under the list what the selected one is and may do. Dismissed with its id, or None."""

    heading = words.CHOOSE_TECHNIQUE
    hints = words.CHOOSER_KEYS

    def __init__(self, choices: Sequence[Technique], current: Technique | None = None) -> None:
        super().__init__()
        self._techniques = {technique.id: technique for technique in choices}
        self._current = current.id if current is not None else ""

    def parts(self) -> Iterable[Widget]:
        """The list, and two texts on the selected technique."""
        rows = [(id, technique.name, "") for id, technique in self._techniques.items()]
        yield Choices(rows, current=self._current, beside=5)
        yield Static(id="tagline", classes="gap", markup=False)
        yield Static(id="claim", classes="muted", markup=False)

    def on_mount(self) -> None:
        """Tell of the first one."""
        super().on_mount()
        self._tell(self.query_one(Choices).cursor)

    def on_row_list_selected(self, event: Choices.Selected) -> None:
        """Tell of this one."""
        self._tell(event.key)

    def _tell(self, key: str) -> None:
        if technique := self._techniques.get(key):
            self.query_one("#tagline", Static).update(technique.tagline or technique.pattern)
            self.query_one("#claim", Static).update(technique.claim)

    def on_choices_chosen(self, event: Choices.Chosen) -> None:
        """That one."""
        self.dismiss(event.key)


class ThemeCard(Card[str]):
    """Which colours: the screen wears the selected theme at once, `esc` gives the former back.

    The themes have to be registered with the app. Dismissed with a name, or None.
    """

    heading = words.CHOOSE_THEME
    hints = words.THEME_KEYS

    def __init__(self, names: Sequence[str], current: str) -> None:
        super().__init__()
        self._names, self._current = names, current

    def parts(self) -> Iterable[Widget]:
        """The list."""
        rows = [(name, name, "") for name in self._names]
        yield Choices(rows, current=self._current)

    def on_row_list_selected(self, event: Choices.Selected) -> None:
        """Wear it."""
        self.app.theme = event.key

    def on_choices_chosen(self, event: Choices.Chosen) -> None:
        """Keep it."""
        self.app.theme = event.key
        self.dismiss(event.key)

    def action_close(self) -> None:
        """As it was."""
        self.app.theme = self._current
        super().action_close()
