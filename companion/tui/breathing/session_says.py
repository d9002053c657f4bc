"""What a session on the screen has to say to who shows it."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from textual.message import Message

from companion.model.breathing.guide import Guide, Scene
from companion.model.breathing.phase import Phase
from companion.model.breathing.practice import Practised

if TYPE_CHECKING:
    from companion.tui.breathing.session import SessionView


class SessionSays:
    """The messages of a `SessionView`. To be inherited from by it alone."""

    class Started(Message, namespace="session_view"):
        """A session has begun, with its settling."""

    class Stepped(Message, namespace="session_view"):
        """Another step began, or the session stands still, or goes on."""

        def __init__(self, scene: Scene, phase: Phase) -> None:
            super().__init__()
            self.scene, self.phase = scene, phase

    class Wanted(Message, namespace="session_view"):
        """Another session is to take this one's place: a technique (its id) at a level, for a length."""

        def __init__(
            self,
            view: SessionView,
            technique: str,
            level: str | None = None,
            minutes: float | None = None,
            cycles: int | None = None,
        ) -> None:
            super().__init__()
            self.view = view
            self.technique, self.level, self.minutes, self.cycles = technique, level, minutes, cycles

    class AskedTechnique(Message, namespace="session_view"):
        """Another technique is wanted."""

        def __init__(self, view: SessionView) -> None:
            super().__init__()
            self.view = view

    class Progress(Message, namespace="session_view"):
        """It goes on; `kept` is what there is to keep until now."""

        def __init__(self, kept: Practised) -> None:
            super().__init__()
            self.kept = kept

    class Finished(Message, namespace="session_view"):
        """The session came to its end, which is shown now: to be kept. Its questions wait for `Ended`."""

        def __init__(self, view: SessionView) -> None:
            super().__init__()
            self.view = view

    class Ended(Message, namespace="session_view"):
        """The session is over, finished or not; its questions may be asked. `then` comes after them."""

        def __init__(self, view: SessionView, guide: Guide, then: Callable[[], object]) -> None:
            super().__init__()
            self.view, self.guide, self.then = view, guide, then
