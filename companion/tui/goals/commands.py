"""What can be done with goals and their steps."""

from __future__ import annotations

from companion.tui.command import Command

COMMANDS = (
    Command(
        *("goals.step", "space", "step taken", "Take the next step, or open this one again"),
        footer=1,
        menu=True,
        of_row=True,
    ),
    Command("goals.add", "a", "add", "Name a wish; beside a goal: add a step", footer=2, types=True),
    Command("goals.add_step", "s", "a step", "Add a step to this goal", menu=True, of_row=True, types=True),
    Command(
        *("goals.onto", "A", "onto today", "Put the step onto today’s list, or into a routine"),
        footer=3,
        menu=True,
        of_row=True,
    ),
    Command("goals.menu", "enter", "more", "All actions for this goal or step", footer=4),
    Command("goals.celebrate", "c", "celebrate", "Mark the step with a small ritual", menu=True, of_row=True),
    Command("goals.edit", "e", "edit", "Edit the words", menu=True, of_row=True, types=True),
    Command(
        *("goals.say", "n", "say more", "Say more: a name, why, what may get in the way, a date"),
        menu=True,
        of_row=True,
    ),
    Command("goals.rest", "r", "rest", "Rest it, let it go, or take it up again", menu=True, of_row=True),
    Command("goals.move_down", "J", "move down", "Move the step down", menu=True, of_row=True),
    Command("goals.move_up", "K", "move up", "Move the step up", menu=True, of_row=True),
    Command("goals.delete", "d", "delete", "Delete it", menu=True, of_row=True),
    Command("goals.board", "v", "board", "See the board", menu=True),
    Command("goals.keep_date", "1", "keep it", "Keep the date that has moved past", of_row=True),
    Command(
        "goals.change_date", "2", "change it", "Change the date that has moved past", of_row=True, types=True
    ),
    Command("goals.let_go", "3", "let it go", "Let the goal go, on purpose", of_row=True),
)
