"""The real app on a test's folder, its clock in the test's hand."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from pathlib import Path
from typing import Any

import pytest
from textual import _wait
from textual.app import App, ComposeResult
from textual.message import Message
from textual.pilot import Pilot
from textual.widget import Widget

from companion.companion import Companion
from companion.tui.app import CompanionApp
from companion.tui.frame import fields
from companion.tui.terminal import typeahead
from companion.tui.themes import load_theme
from companion.tui.widgets import appearance as look_module
from companion.tui.widgets.appearance import ScreenStyle
from companion.verbs.milestones import MilestoneVerbs

from .hands import lines_of, settle

Open = Callable[..., AbstractAsyncContextManager[Pilot[Any]]]
STYLES = Path(look_module.__file__).parents[1]


@pytest.fixture
def short_waits(monkeypatch: pytest.MonkeyPatch) -> None:
    """Textual's pilot takes a program for idle after 20 ms without work, twice a key.

    In the real app 8 ms are as good: what is asked for there is waited for by name, see `hands.settle`.
    A key waits for the one before it however busy the machine is, and a refused text comes back at once.
    """
    monkeypatch.setattr(typeahead, "AT_MOST", 60)
    monkeypatch.setattr(fields, "QUIET", 0)
    monkeypatch.setattr(_wait, "SLEEP_GRANULARITY", 1 / 125)
    monkeypatch.setattr(_wait, "SLEEP_IDLE", 1 / 125 / 20)


@pytest.fixture
def milestones() -> None:
    """For who wants to hear of milestones."""


@pytest.fixture(autouse=True)
def without_milestones(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """An answer stands alone where nobody asks for milestones: on a first day all are firsts."""
    if "milestones" not in request.fixturenames:
        monkeypatch.setattr(MilestoneVerbs, "look", lambda *_: "")


@pytest.fixture
def open_app(
    make_companion: Callable[..., Companion], tmp_path: Path, short_waits: None
) -> Callable[..., AbstractAsyncContextManager[Pilot[Any]]]:
    """`async with open_app(size=(110, 36)) as pilot`; opened again it is another start, or a second tab."""

    @asynccontextmanager
    async def opened(size: tuple[int, int] = (110, 36), **options: Any) -> AsyncIterator[Pilot[Any]]:
        companion = make_companion(**options)
        clock = companion.context.clock
        app = CompanionApp(companion, tmp_path / "config.yaml", clock=clock)
        try:
            async with app.run_test(size=size) as pilot:
                await settle(pilot)
                yield pilot
                await settle(pilot)
        finally:
            app.finish()

    return opened


class Stage(App[None]):
    """A few widgets under the shipped styles and a shipped theme; hears what they ask for."""

    CSS_PATH = [STYLES / "frame/pane.tcss", STYLES / "frame/entry.tcss"]
    CSS = "Screen { layers: base over; }"
    ENABLE_COMMAND_PALETTE = False

    def __init__(self, *widgets: Widget, look: ScreenStyle) -> None:
        super().__init__()
        self.screen_style = look
        self.set_class(look.ascii, "-ascii")
        self.set_class(look.simple, "-simple")
        theme, _ = load_theme("dawn")
        self.register_theme(theme)
        self.theme = theme.name
        self._widgets = widgets
        self.heard: list[Message] = []

    def compose(self) -> ComposeResult:
        yield from self._widgets

    def hear(self, message: Message) -> None:
        if type(message).__module__.startswith("companion.") and message not in self.heard:
            self.heard.append(message)

    def of(self, kind: type[Message]) -> list[Any]:
        """The messages of exactly this kind, in order."""
        return [message for message in self.heard if type(message) is kind]

    def lines(self) -> list[str]:
        """The screen as text."""
        return lines_of(self.screen)


def stage_of(pilot: Pilot[Any]) -> Stage:
    """The app, which is a stage."""
    assert isinstance(pilot.app, Stage)
    return pilot.app


@pytest.fixture
def stage() -> Callable[..., AbstractAsyncContextManager[Pilot[Any]]]:
    """`async with stage(widget, size=(50, 12)) as pilot`; `pilot.app` is a `Stage`."""

    @asynccontextmanager
    async def staged(
        *widgets: Widget, size: tuple[int, int] = (50, 12), look: ScreenStyle | None = None
    ) -> AsyncIterator[Pilot[Any]]:
        app = Stage(*widgets, look=look or ScreenStyle())
        async with app.run_test(size=size, message_hook=app.hear) as pilot:
            await pilot.pause()
            yield pilot

    return staged
