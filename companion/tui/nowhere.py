"""What opens where it is not clear which data are meant: people to talk to, a breath, the settings."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any, ClassVar, Literal, cast

from textual.screen import Screen
from textual.widget import Widget
from textual.widgets import Static

from companion import words
from companion.companion import Companion
from companion.tui.app import CompanionApp
from companion.tui.breathing.screen import BreatheScreen
from companion.tui.frame.card import Card, Choices
from companion.tui.frame.screen_host import ScreenHost
from companion.tui.frame.shared import Shared
from companion.tui.terminal.first_frame import ShownWhole
from companion.tui.widgets.text import visible
from companion.tui.widgets.whisper import Voice

KEYS = {"people": "f1,h", "breathe": "b", "edit": "e", "leave": "q"}


class NowhereCard(Card[None]):
    """What is wrong with the settings file, and what can be done all the same."""

    heading = words.settings.TITLE
    hints = words.today.MENU_KEYS[:2]

    def __init__(self, problem: str, take: Callable[[str], None]) -> None:
        super().__init__()
        self._problem, self._take = problem, take

    def parts(self) -> Iterable[Widget]:
        yield Static("\n".join(visible(line) for line in self._problem.splitlines()[:3]), markup=False)
        yield Static(f"{words.settings.ABOUT} {words.settings.EDITED}", markup=False, classes="gap muted")
        yield Choices(
            ((key, said, KEYS[key]) for key, said in words.settings.CHOICES.items()), beside=8
        ).add_class("gap")

    def action_ask(self, command: str) -> None:
        """Ask for what acts over any card."""
        self._take(command)

    def action_close(self) -> None:
        """There is nothing behind it to go back to."""

    def on_choices_chosen(self, event: Choices.Chosen) -> None:
        self._take(event.key)


class NowhereScreen(ShownWhole[None]):
    """An empty screen under the card, and the host of what is asked."""

    def __init__(self, problem: str) -> None:
        super().__init__()
        self.host = ScreenHost(self.app, cast(Shared, self.app), self)
        self._problem = problem

    def on_mount(self) -> None:
        app = cast(NowhereApp, self.app)
        app.push_screen(NowhereCard(self._problem, app.take))


class NowhereApp(CompanionApp):
    """The app without data. `wish` says what is wanted once it has closed."""

    MODES: ClassVar = {}
    DEFAULT_MODE = "_default"

    def __init__(self, companion: Companion, config: Path, problem: str) -> None:
        self._problem = problem
        self.wish: Literal["", "edit", "look again"] = ""
        super().__init__(companion, config)

    def get_default_screen(self) -> Screen[Any]:
        return NowhereScreen(self._problem)

    def take(self, key: str) -> None:
        """Do what was chosen."""
        if key == "breathe":
            plan = self.companion.breathing.plan(None)
            self.push_screen(BreatheScreen(plan), lambda _: self._look_again())
        elif key == "edit":
            self.wish = "edit"
            self.leave()
        else:
            self.host.ask(key)

    def say(self, text: str, voice: Voice = "answer") -> None:
        """Say it; what is said of the settings means that their file has changed."""
        super().say(text, voice)
        if voice == "settings":
            self.wish = "look again"
            self._look_again()

    def _look_again(self) -> None:
        if self.wish and not self.sessions.under_way:
            self.leave()
