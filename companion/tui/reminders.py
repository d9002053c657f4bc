"""What is due at a minute, said in the ways that the settings name."""

from __future__ import annotations

import asyncio
import math
import os
from contextlib import suppress
from typing import TYPE_CHECKING, Protocol

from companion.store.errors import StoreError
from companion.tui.frame.shared import Shared

if TYPE_CHECKING:
    from companion.tui.widgets.whisper import Voice


class Reminded(Shared, Protocol):
    """Whose person is reminded: the app."""

    def say(self, text: str, voice: Voice = "answer") -> None: ...
    def bell(self) -> None: ...


class Reminders:
    """Says what becomes due while the app is open: what was due before is on the screen by then."""

    def __init__(self, app: Reminded) -> None:
        self._app = app
        self._since = app.clock.now()
        self._said_at = math.inf

    def minute(self, last_input: float) -> None:
        """Look whether something is due. `last_input` is the monotonic second of the last key."""
        app = self._app
        if self._said_at < last_input:  # somebody was here since: it has been read
            self.fall_silent()
        if app.settings.reminders.are_on and not app.sessions.under_way:
            app.tasks.run(self._look())

    def fall_silent(self) -> None:
        """Take the line away."""
        self._app.say("", "reminder")
        self._said_at = math.inf

    async def _look(self) -> None:
        app = self._app
        with suppress(StoreError):  # a reminder is no reason to trouble anyone about the disk
            if said := await app.desk.do(app.companion.reminders.next, self._since):
                await self._say(said)

    async def _say(self, said: str) -> None:
        app, chosen = self._app, self._app.settings.reminders
        if "terminal" in chosen.through:
            from companion.tui.terminal import notification

            notification.send(app, notification.notification(said, os.environ, chosen.terminal))
        if "bell" in chosen.through:
            app.bell()
        shown = "notify" in chosen.through and await asyncio.to_thread(_notify, said)
        if "whisper" in chosen.through or ("notify" in chosen.through and not shown):
            stands = app.voices.said("reminder")
            both = f"{stands} {said}" if stands and stands != said else said
            app.say(app.voices.that_fits(both, said), "reminder")
            self._said_at = app.clock.monotonic()


def _notify(said: str) -> bool:
    from companion.desktop import notify

    return notify(said)
