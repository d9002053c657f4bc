"""How it looks: the theme, kept in the settings."""

from __future__ import annotations

from companion import words
from companion.model.change import Change
from companion.verbs.context import Context


class AppearanceVerbs:
    """Each is an edit of the settings, undone like any."""

    def __init__(self, context: Context) -> None:
        self._context = context

    def wear(self, theme: str) -> Change:
        """Wear a theme from now on. Raises ConfigError."""
        said = words.today.THEME_CHOSEN.format(name=theme)
        return self._context.plan(words.changes.THEME_LABEL, lambda file: file.set_theme(theme), said)
