"""What the app has for all its screens."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from contextlib import AbstractContextManager
from datetime import date, datetime
from typing import TYPE_CHECKING, Any, Protocol

if TYPE_CHECKING:
    from textual.signal import Signal

    from companion.clock import Clock
    from companion.companion import Companion
    from companion.config.settings import Settings
    from companion.tui.desk import Desk, Tasks
    from companion.tui.frame.fields import Fields
    from companion.tui.widgets.whisper import Voices

Changed = tuple[Collection[str] | None, object]
"""The tables of which something has changed (None: any may have), and who has shown it already."""


class Shared(Protocol):
    """The one store thread, what is being typed, what is said, and what time, files and settings bring.

    `tabs` are the titles of the screens there are, by mode. `early` hands over, once, the slices that were
    read before there was a screen.
    """

    companion: Companion
    clock: Clock
    desk: Desk
    tasks: Tasks
    fields: Fields
    voices: Voices
    sessions: Any
    minute: Signal[datetime]
    new_day: Signal[date]
    changed: Signal[Changed]
    settings_changed: Signal[Settings]

    @property
    def settings(self) -> Settings: ...
    @property
    def tabs(self) -> Mapping[str, str]: ...
    def suspend(self) -> AbstractContextManager[None]: ...
    def early(self) -> Mapping[str, Any]: ...
