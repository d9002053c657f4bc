"""Everything by name: the table of commands and the themes in Textual's palette. Imported when it opens."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from typing import Any, ClassVar

from textual.app import App
from textual.command import CommandList, CommandPalette, DiscoveryHit, Hit, Hits, Provider
from textual.widgets import Input

from companion import words
from companion.tui.command import Command
from companion.tui.commands import COMMANDS, keymap, where
from companion.tui.frame.card import ON_CARDS_TOO, SHORT_OR_TALL
from companion.tui.frame.host import Asked
from companion.tui.frame.keys import key_text
from companion.tui.themes import load_themes

LEFT_OUT = {"palette", "back", "next_pane", "previous_pane"}

PaletteRow = tuple[str, str, Callable[[], Any]]
"""What it does, where and by which keys, and the doing. What has no pane here means nothing by name."""


class Everything(Provider):
    """The commands, and the themes one by one."""

    async def discover(self) -> Hits:
        """All of it, in the table's order."""
        for said, place, run in self._entries():
            yield DiscoveryHit(said, run, help=place)

    async def search(self, query: str) -> Hits:
        """What matches."""
        matcher = self.matcher(query)
        for said, place, run in self._entries():
            if (score := matcher.match(said)) > 0:
                yield Hit(score, matcher.highlight(said), run, help=place)

    def _entries(self) -> Iterator[PaletteRow]:
        moved = keymap(self.app)
        for command in COMMANDS:
            here = not command.scope or self.screen.query(f"#{command.scope}")
            if here and command.id not in LEFT_OUT:
                place = f"{where(command.scope)}   {key_text(command, moved)}".rstrip()
                yield command.help, place, partial(self._run, command)
        yield words.today.CHOOSE_THEME, words.today.THEMES_HELP, partial(choose_theme, self.app)

    async def _run(self, command: Command) -> None:
        node: Any = self.screen
        if command.scope:
            node = self.screen.query_one(f"#{command.scope}")
            node.focus()
        await node.run_action(command.action)


class Palette(CommandPalette):
    """Textual's palette without its emoji and its blinking cursor."""

    CSS_PATH = Path(__file__).with_name("card.tcss")
    BINDINGS: ClassVar = [*ON_CARDS_TOO, ("pageup", "page(-1)", ""), ("pagedown", "page(1)", "")]
    VERTICAL_BREAKPOINTS = SHORT_OR_TALL

    def action_ask(self, command: str) -> None:
        """Ask for a command that acts over any card."""
        self.post_message(Asked(command))

    def action_page(self, direction: int) -> None:
        """Go a page up or down; stock falls over a list that has no room yet."""
        found = self.query_one(CommandList)
        if found.scrollable_content_region:
            move: Callable[[], None] = found.action_page_up if direction < 0 else found.action_page_down
            move()

    def on_mount(self) -> None:
        self.query_one(Input).cursor_blink = False


def open_palette(app: App[Any]) -> None:
    """Open the palette over the screen; once at a time."""
    if not CommandPalette.is_open(app):
        app.push_screen(Palette([Everything], placeholder=words.today.PALETTE_PLACEHOLDER))


def choose_theme(app: App[Any]) -> None:
    """Open the card of themes; problems with the person's own become one toast."""
    from companion.tui.frame.theme_card import ThemeCard

    config: Path | None = getattr(app, "config", None)
    themes, problems = load_themes(config.parent / "themes" if config is not None else None)
    for theme in themes.values():
        app.register_theme(theme)
    if problems:
        app.notify("\n".join(problems), severity="warning", markup=False)

    def chosen(name: str | None) -> None:
        if name and name != before:
            app.notify(words.today.THEME_CHOSEN.format(name=name), markup=False)

    before = app.theme
    app.push_screen(ThemeCard(list(themes), before), chosen)
