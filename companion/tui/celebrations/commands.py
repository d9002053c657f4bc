"""What can be done on the screen of a celebration."""

from __future__ import annotations

from companion.tui.command import Command

COMMANDS = (
    Command(
        "celebrations.begin",
        "space",
        "begin",
        "Begin this ritual; later: it is done",
        footer=1,
        shell="celebrate",
    ),
    Command(
        "celebrations.another",
        "right",
        "another",
        "Another ritual",
        footer=2,
    ),
    Command(
        "celebrations.quiet",
        "enter",
        "a quiet one",
        "A quiet one: nothing to do",
        footer=3,
        shell="celebrate --quiet",
    ),
    Command("celebrations.leave", "escape", "not now", "Not now; later: leave it here", footer=4),
)
