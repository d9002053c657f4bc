"""How the app looks: how plain the screen is, which theme it wears, which keys do what."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from companion.config.palette import DEFAULT, LIGHT
from companion.rows.marks import IN_ASCII
from companion.tui.frame.notice import tell
from companion.tui.terminal.cursor import set_up
from companion.tui.terminal.replies import follow_light, is_light, shows_true_colour, turn_colourful
from companion.tui.terminal.strips import translated
from companion.tui.themes import AUTO, FEW_COLOURS, load_theme
from companion.tui.widgets.appearance import ScreenStyle, style_for

if TYPE_CHECKING:
    from companion.config.settings import Settings
    from companion.tui.terminal.app import TerminalApp


class Looks:
    """Worn by an app that has `settings` and a `config` file, beside which a person's own themes stand."""

    def __init__(self, app: TerminalApp) -> None:
        self._app = app
        self._tried = ""
        self._is_light: bool | None = None  # the terminal, as far as it has told
        self._follows = False
        self.style = self._style()
        self._in_ascii = translated(app, IN_ASCII)
        self._problems = self._take_theme()

    @property
    def _settings(self) -> Settings:
        settings: Settings = getattr(self._app, "settings")  # noqa: B009
        return settings

    def take(self) -> None:
        """Look as the settings have it now."""
        self._problems = self._take_theme()
        self.take_style()
        self.take_terminal()
        self.tell_problems()

    def take_terminal(self) -> None:
        """Show the terminal's cursor and use the mouse as the settings have it."""
        appearance = self._settings.appearance
        set_up(self._app, cursor=appearance.cursor, mouse=appearance.mouse)

    def take_style(self) -> None:
        """Be as plain as it has to be, and have the keys of the settings."""
        self.style = self._style()
        self._in_ascii.enabled = self.style.ascii
        for name in ("ascii", "simple", "reduced"):
            self._app.set_class(getattr(self.style, name), f"-{name}")
        self._app.set_keymap(self._settings.keys)
        self._follow()

    def answered(self, reply: str) -> None:
        """Take what the terminal answers: it may be light, and show more colours than its name tells."""
        if (light := is_light(reply)) is not None and light != self._is_light:
            self._is_light = light
            if self._may_follow:
                self._problems = self._take_theme()
        may_turn = not self._app.drawn or self._app.theme == FEW_COLOURS != self.worn
        if may_turn and shows_true_colour(reply):
            turn_colourful(self._app)
            self._problems = self._take_theme()

    def tell_problems(self) -> None:
        """Say what is wrong with the theme that was asked for, in one toast; the default one is worn."""
        if self._problems:
            tell(self._app, "\n".join(self._problems))

    @property
    def worn(self) -> str:
        """The theme that was chosen, or that is tried on; '' for none."""
        return self._tried or self._settings.appearance.theme or ""

    def try_on(self, theme: str) -> None:
        """Wear a theme for now; '' for that of the settings."""
        self._tried = theme
        self._problems = self._take_theme()
        self._follow()

    @property
    def _may_follow(self) -> bool:
        return self.worn == AUTO or self._app.theme == FEW_COLOURS

    def _follow(self) -> None:
        if self._may_follow and not self._follows:
            self._follows = True
            follow_light(self._app)

    def _style(self) -> ScreenStyle:
        encoding = getattr(sys.__stdout__, "encoding", None) or ""
        return style_for(self._settings.appearance, os.environ, encoding)

    def _take_theme(self) -> list[str]:
        own: Path = getattr(self._app, "config").parent / "themes"  # noqa: B009
        few = self._app.console.color_system in ("standard", "windows")
        chosen, light = self.worn, self._is_light
        if chosen in ("", AUTO):
            chosen = FEW_COLOURS if few else LIGHT if light and chosen else DEFAULT
        theme, problems = load_theme(chosen, own, light=light)
        before = self._app.available_themes.get(theme.name)
        self._app.register_theme(theme)
        if theme.name == self._app.theme and theme != before:  # the same one in other colours
            self._app.mutate_reactive(type(self._app).theme)
        self._app.theme = theme.name
        return problems
