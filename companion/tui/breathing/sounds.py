"""What accompanies a breath on the screen besides words and orb: what is heard, and a tint."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, Protocol

from textual.widget import Widget

from companion.model.breathing.cues import cue
from companion.model.breathing.guide import Guide
from companion.model.breathing.phase import Phase
from companion.tui.widgets.appearance import style_of

if TYPE_CHECKING:
    from companion.audio.heard import Heard
    from companion.config.settings import Breathing

TINTS = ("in", "out")


class Teller(Protocol):
    """Who shows the cues: a widget that can say something quietly."""

    def say(self, *said: str) -> None:
        """Say something below the words."""


class Sounds:
    """The cues of one session view; `view` says what went wrong, `tinted` is what is tinted."""

    def __init__(self, view: Widget) -> None:
        self._view = self.tinted = view
        self._tint = False

    @cached_property
    def heard(self) -> Heard:
        """What is heard; made with the first session, for a pane at rest makes no sound."""
        from companion.audio.heard import Heard

        return Heard(self._tell, lambda: self._view.app.bell(), self._view.set_timer)

    def begin(self, *, eyes_closed: bool) -> None:
        """Take the settings in force; with the eyes closed every step is heard."""
        settings = getattr(self._view.app, "settings", None)
        breathing: Breathing | None = settings.breathing if settings is not None else None
        reduced = style_of(self._view).reduced
        self._tint = breathing is not None and breathing.cues.tint and not reduced
        self.heard.begin(
            breathing.cues if breathing else None,
            eyes_closed=eyes_closed,
            bells=not reduced,
        )

    def step(self, guide: Guide, phase: Phase, now: float) -> None:
        """A step begins at the monotonic second `now`: give its cue."""
        self.heard.step(phase, now, guide.upcoming(phase, now))
        if self._tint:
            given = cue(phase)
            for tint in TINTS:
                self.tinted.set_class(given.sign == tint, f"-tint-{tint}")

    def stop(self, now: float) -> None:
        """Nobody watches any more: nothing is to be heard, and no tint stays."""
        self.heard.stop(now)
        self.tinted.remove_class(*(f"-tint-{tint}" for tint in TINTS))

    def _tell(self, said: str) -> None:
        if self._view.is_attached:
            tell: Teller = self._view  # type: ignore[assignment]
            tell.say(said)
