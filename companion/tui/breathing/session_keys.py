"""What the keys can do to a session, wherever it is: in the pane and on the full screen."""

from __future__ import annotations

from companion import words
from companion.tui.breathing.session import SessionView
from companion.tui.command import Command

SETTLING = frozenset({"no_holds", "accept"})
STANDING = frozenset({"eyes"})
BEFORE_THE_END = frozenset({"end", "slower", "faster", "own_pace"})
UNDER_WAY = BEFORE_THE_END | {"more"}
AT_REST = frozenset({"menu"})


def can(session: SessionView, command: str) -> bool:
    """Whether a command of breathing, by its name, has a meaning now."""
    scene, guide = session.scene, session.guide
    if command in SETTLING:
        if scene != "settle" or guide is None:
            return False
        return guide.plan.offer is not None if command == "accept" else guide.can_drop_holds
    if command in STANDING:
        return scene in ("settle", "paused")
    if command in BEFORE_THE_END and session.at_end:
        return False
    if command in UNDER_WAY:
        return guide is not None
    return command not in AT_REST or guide is None


def footer_words(session: SessionView, command: Command) -> str:
    """Return the footer's words for a command, as things stand."""
    if command.name == "start":
        return words.breathing.START_NOW.get(session.scene, command.words)
    return command.words
