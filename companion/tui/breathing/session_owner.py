"""A session that is shown, and who keeps what is practised in it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Protocol

from companion.model.breathing.guide import Guide
from companion.model.breathing.practice import Practised


class ShownSession(Protocol):
    """Where a session is shown. `kept` is what there is to keep of it, if it ended now."""

    @property
    def screen(self) -> Any: ...
    @property
    def running(self) -> bool: ...
    @property
    def kept(self) -> Practised | None: ...
    def release(self) -> Guide | None: ...
    def forget(self) -> Guide | None: ...
    def wait(self, guide: Guide) -> None: ...
    def adopt(self, guide: Guide) -> None: ...


class SessionOwner(Protocol):
    """Who keeps what is practised, and goes on from it.

    `shown_in` is said before a view's first session, `progress` while one goes on. `finished` has one kept
    that came to its end, which is shown now; its questions wait for `ended`, `then` comes after them.
    """

    def shown_in(self, view: ShownSession) -> None: ...
    def progress(self, kept: Practised) -> None: ...
    def finished(self, view: ShownSession) -> None: ...
    def ended(self, view: ShownSession, guide: Guide, then: Callable[[], object]) -> None: ...
