"""A breathing session in the real app, its frames asked for by the test, and what was kept of it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from typing import Any

from textual.pilot import Pilot

from companion.companion import Companion
from companion.config.settings import Breathing, Settings
from companion.model.breathing.guide import Guide
from companion.model.breathing.practice import Practised
from companion.model.breathing.technique import Session
from companion.tui.breathing.cue_line import CueLine
from companion.tui.breathing.session import SessionView
from companion.tui.breathing.session_owner import ShownSession

from .hands import lines_of, settle

BOX = Settings(breathing=Breathing(technique="box", level="standard", minutes=1))


class Owner:
    """A `SessionOwner` that notes what it is told, and goes on at once from a session that is over."""

    def __init__(self) -> None:
        self.told: list[str] = []  # by which method, in order
        self.shown: list[ShownSession] = []
        self.kept: list[Practised] = []
        self.at_end: list[ShownSession] = []
        self.over: list[Guide] = []

    def shown_in(self, view: ShownSession) -> None:
        self.told.append("shown_in")
        self.shown.append(view)

    def progress(self, kept: Practised) -> None:
        self.told.append("progress")
        self.kept.append(kept)

    def finished(self, view: ShownSession) -> None:
        self.told.append("finished")
        self.at_end.append(view)

    def ended(self, view: ShownSession, guide: Guide, then: Callable[[], object]) -> None:
        self.told.append("ended")
        self.over.append(guide)
        then()


def view(pilot: Pilot[Any]) -> SessionView:
    """The session that is in front, or behind a card."""
    for screen in reversed(pilot.app.screen_stack):
        sessions: list[SessionView] = [*screen.query(SessionView)]
        if sessions:
            return sessions[0]
    raise AssertionError("no session")


async def breathe(pilot: Pilot[Any], clock: Any, seconds: float) -> None:
    """Time goes on, four frames a second."""
    shown = view(pilot)
    for _ in range(round(seconds * 4)):
        clock.advance(1 / 4)
        shown.tick()
    await settle(pilot)


def page(pilot: Pilot[Any]) -> str:
    """The screen as one line of words."""
    return " ".join(" ".join(lines_of(pilot.app.screen)).replace("│", " ").split())


def cue(pilot: Pilot[Any]) -> tuple[str, str]:
    """The word of the step, and the seconds that are left of it."""
    shown = view(pilot).query_one(CueLine)
    return shown.label, shown.number


def kept(make_companion: Callable[..., Companion]) -> list[Session]:
    """All sessions on the disk, oldest first."""
    return list(reversed(make_companion().breathing.past().sessions))


def rated(companion: Companion, clock: Any, technique: str, *ratings: tuple[int, int]) -> None:
    """Sessions of earlier days, with how one felt before and after."""
    for days, (before, after) in enumerate(ratings, 1):
        companion.breathing.keep(
            Practised(
                technique=technique,
                level="gentle",
                seconds=120,
                planned=120,
                finished=True,
                started=clock.now() - timedelta(days=days),
                before=before,
                after=after,
            )
        )
