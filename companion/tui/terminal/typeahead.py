"""Keys in their order, also when they come faster than they are worked off.

Textual hands a key to what has the focus when it arrives. Of `w` and a word that arrive together (over a
slow line, or pasted) the letters would go to the pane that `w` is about to leave, as commands.
"""

from __future__ import annotations

import asyncio
from collections import deque
from collections.abc import Awaitable, Callable

from textual.app import App
from textual.events import Key

from companion.tui.terminal.first_frame import drained_by

AT_MOST = 2.0  # seconds that a key waits for the one before it


class TypeAhead:
    """Gives keys to `forward` one by one. The first goes at once, one after it when it is worked off."""

    def __init__(self, app: App[int], forward: Callable[[Key], Awaitable[None]]) -> None:
        self._app = app
        self._forward = forward
        self._waiting: deque[Key] = deque()
        self._busy = False

    def take(self, key: Key) -> bool:
        """Keep a key for later where one is being worked off; False: it can go now, and then `sent`."""
        if self._busy:
            self._waiting.append(key)
            return True
        self._busy = True
        return False

    async def sent(self) -> None:
        """A key has gone out: see to it, and to those that come meanwhile."""
        try:
            await self._worked_off()
            while self._waiting:
                await self._forward(self._waiting.popleft())
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
