"""A screen whose first frame is whole: nothing is drawn before every part knows its room."""

from __future__ import annotations

import asyncio
from typing import Any, TypeVar

from textual import on
from textual.app import App
from textual.events import ScreenResume, ScreenSuspend
from textual.message_pump import MessagePump
from textual.screen import Screen
from textual.worker import Worker

from companion.tui.terminal import version

T = TypeVar("T")


class FirstFrameScreen(Screen[T]):
    """Textual draws while its widgets still find out how large they are: four half-made frames at the start.

    On another version of Textual those frames come back.
    """

    _is_whole = False
    _styled: object = None  # what styled it when it was last in view

    def __init__(self, name: str | None = None, id: str | None = None, classes: str | None = None) -> None:
        super().__init__(name, id, classes)
        draw_narrowly(self)

    def _compositor_refresh(self) -> None:
        if (self._is_whole and not getattr(self.app, "switching", False)) or not version.known():
            super()._compositor_refresh()

    @on(ScreenSuspend)
    def keep_styles(self) -> None:
        """Remember what it was styled by."""
        self._styled = _styles(self.app)

    @on(ScreenResume)
    def style_once(self, event: ScreenResume) -> None:
        """Skip styles that are as they were: a screen was styled when it was made, and when last in view."""
        if (styles := _styles(self.app)) is None:
            return
        if not self._is_whole and self.CSS_PATH is not None:
            # Its own style sheet is read after it was made: before its parts, or, from Python 3.12 on, where
            # Textual has tasks begin at once, after them.
            self.app.stylesheet.update(self)
        if self._styled == styles if self._is_whole else True:
            event.refresh_styles = False

    async def show_first_frame(self) -> None:
        """Lay out until no part asks for other room, then draw. To be called once there is a layout."""
        await drained(self)  # the parts first: with nothing else to do they ask the screen for room
        if not version.known():
            return
        while self._layout_required or self._callbacks:
            if self._layout_required:
                self._layout_required = False
                self._refresh_layout()
            await self._invoke_and_clear_callbacks()  # what waits for a layout
            await drained(self)
        self._is_whole = True
        self._repaint_required = False  # all of it is drawn now, once
        self._compositor_refresh()


class ShownWhole(FirstFrameScreen[T]):
    """A screen that sees to its first frame itself, when it first comes into view."""

    _showing: Worker[None] | None = None

    @on(ScreenResume)
    def show_whole(self) -> None:
        """Draw the first frame, once."""
        if self._showing is None:
            self._showing = self.run_worker(self.show_first_frame())

    async def whole(self) -> None:
        """Wait until it has been drawn. To be called once it is in view."""
        if self._showing is not None:
            await self._showing.wait()


def draw_narrowly(screen: Screen[Any]) -> None:
    """Have a new screen send the cells that have changed and few others, where it is known how."""
    if version.known():
        from companion.tui.terminal.compositor import NarrowCompositor

        screen._compositor = NarrowCompositor()


def _styles(app: App[Any]) -> object:
    """Return what all styles follow from; None where that is not known."""
    return (app._css_update_count, app.classes, app.pseudo_classes) if version.known() else None


async def drained(screen: Screen[Any]) -> None:
    """Wait until what the parts of a screen have to say has come up to it, and to the app."""
    for part in (*reversed((screen, *screen.walk_children())), screen.app):
        await drained_by(part)


async def drained_by(pump: MessagePump) -> None:
    """Wait until all messages that were waiting for a part have been worked off."""
    done = asyncio.Event()
    if pump.call_later(done.set):
        await done.wait()
