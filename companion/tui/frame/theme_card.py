"""Choosing the colours of the screen by trying them on."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

from textual.app import App
from textual.widget import Widget

from companion import words
from companion.tui.frame.card import Card, Choices
from companion.tui.frame.notice import tell
from companion.tui.themes import load_themes


class ThemeCard(Card[str]):
    """Which colours: the screen wears the selected theme at once, `esc` gives the former back.

    The themes have to be registered with the app. Dismissed with a name, or None.
    """

    heading = words.today.CHOOSE_THEME
    hints = words.today.THEME_KEYS

    def __init__(self, names: Sequence[str], current: str) -> None:
        super().__init__()
        self._names, self._current = names, current

    def parts(self) -> Iterable[Widget]:
        rows = [(name, name, "") for name in self._names]
        yield Choices(rows, current=self._current)

    def on_row_list_selected(self, event: Choices.Selected) -> None:
        self.app.theme = event.key

    def on_choices_chosen(self, event: Choices.Chosen) -> None:
        self.app.theme = event.key
        self.dismiss(event.key)

    def action_close(self) -> None:
        """Wear the one from before."""
        self.app.theme = self._current
        super().action_close()


def choose_theme(app: App[Any]) -> None:
    """Open the card of themes; problems with the person's own become one toast."""
    config: Path | None = getattr(app, "config", None)
    themes, problems = load_themes(config.parent / "themes" if config is not None else None)
    for theme in themes.values():
        app.register_theme(theme)
    if problems:
        tell(app, "\n".join(problems))

    def chosen(name: str | None) -> None:
        if name and name != before:
            app.notify(words.today.THEME_CHOSEN.format(name=name), markup=False)

    before = app.theme
    app.push_screen(ThemeCard(list(themes), before), chosen)
