"""Keys in their order, also when they come faster than they are worked off.

Textual hands a key to what has the focus when it arrives. Of `w` and a word that arrive together (over a
slow line, or pasted) the letters would go to the pane that `w` is about to leave, as commands.
"""

from __future__ import annotations

import asyncio
from collections import deque
from collections.abc import Awaitable, Callable, Coroutine, Sequence
from typing import Any

from textual.app import App
from textual.events import Event, InputEvent, Key, Paste
from textual.widget import Widget

from companion.tui.terminal.bursts import Burst
from companion.tui.terminal.drags import Drags
from companion.tui.terminal.first_frame import drained_by

TYPED = InputEvent | Paste | Burst
"""Events that a person makes."""
AT_MOST = 2.0  # seconds that a key waits for the one before it


class TypeAhead:
    """Gives keys and pastes to `forward` one by one: the first at once, one after it when it is worked off.

    `run` has something done beside the keys. `read` makes keys or a paste of a burst; it is told whether its
    leading key went into a text field. `touch` is called for each thing a person did, when it is its turn.
    """

    def __init__(
        self,
        app: App[int],
        forward: Callable[[Event], Awaitable[None]],
        run: Callable[[Coroutine[Any, Any, None]], object],
        read: Callable[[App[int], Burst, bool], Sequence[Event]],
        touch: Callable[[], object],
    ) -> None:
        self._app = app
        self._forward, self._run, self._read, self._touch = forward, run, read, touch
        self.drags = Drags()
        self._waiting: deque[Event] = deque()
        self._busy = False
        self._into_field = False

    async def take(self, event: Event) -> None:
        """Have an event worked off: a key, a paste or a burst when it is its turn, others at once."""
        if not event.is_forwarded:
            self.drags.take(event)
        if event.is_forwarded or not isinstance(event, Key | Paste | Burst):
            if isinstance(event, TYPED) and not event.is_forwarded:
                self._touch()
            await self._forward(event)
            return
        self._waiting.append(event)
        if not self._busy:
            self._busy = True
            await self._next()
            self._run(self._rest())

    async def _next(self) -> None:
        event = self._waiting.popleft()
        if isinstance(event, Burst):
            self._waiting.extendleft(reversed(self._read(self._app, event, self._into_field)))
            if not self._waiting:
                return
            event = self._waiting.popleft()
        self._into_field = takes_text(self._app.focused)
        self._touch()
        await self._forward(event)

    async def _rest(self) -> None:
        """See to what comes while one is being worked off."""
        try:
            await self._worked_off()
            while self._waiting:
                await self._next()
                await self._worked_off()
        finally:
            self._busy = False

    async def _worked_off(self) -> None:
        try:
            async with asyncio.timeout(AT_MOST):
                for _ in range(2):  # it climbs up to the app; what it leads to, such as a focus, comes after
                    for pump in (self._app.focused or self._app.screen).ancestors_with_self:
                        await drained_by(pump)
        except TimeoutError:
            pass


def takes_text(widget: Widget | None) -> bool:
    """Tell whether letters are text there, in a field of ours or of Textual's."""
    return hasattr(widget, "insert")
