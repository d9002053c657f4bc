"""What can be done with the skills of the toolbox."""

from __future__ import annotations

from companion.tui.command import Command

COMMANDS = (
    Command("toolbox.start", "space", "try", "Try this skill", footer=1, menu=True, of_row=True),
    Command("toolbox.menu", "enter", "more", "All actions for this skill", footer=4),
)
