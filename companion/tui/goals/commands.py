"""What can be done with goals and their steps."""

from __future__ import annotations

from typing import TYPE_CHECKING

from companion.tui.command import Command

if TYPE_CHECKING:
    from companion.model.goals import GoalsView

COMMANDS = (
    Command(
        *("goals.step", "space", "step taken", "Take the next step, or open this one again"),
        footer=1,
        menu=True,
        of_row=True,
        shell="goal done --toggle {key}",
    ),
    Command(
        "goals.add",
        "a",
        "add",
        "Name a wish; beside a goal: add a step",
        footer=2,
        types=True,
        shell="goal add",
    ),
    Command(
        "goals.add_step",
        "s",
        "a step",
        "Add a step to this goal",
        menu=True,
        of_row=True,
        types=True,
        shell="goal step {key}",
    ),
    Command(
        *("goals.onto", "A", "onto today", "Put the step onto today’s list, or into a routine"),
        footer=3,
        menu=True,
        of_row=True,
        shell="goal onto {key}",
    ),
    Command("goals.menu", "enter", "more", "All actions for this goal or step", footer=4),
    Command(
        "goals.celebrate",
        "c",
        "celebrate",
        "Mark the step with a small ritual",
        menu=True,
        of_row=True,
        shell="celebrate {key}",
    ),
    Command(
        "goals.edit",
        "e",
        "edit",
        "Edit the wording",
        menu=True,
        of_row=True,
        types=True,
        shell="goal edit {key}",
    ),
    Command(
        *("goals.say", "n", "say more", "Say more: a name, why, what may get in the way, a date"),
        menu=True,
        of_row=True,
        shell="goal say {key}",
    ),
    Command(
        "goals.rest",
        "r",
        "rest",
        "Rest it, let it go, or take it up again",
        menu=True,
        of_row=True,
        shell="goal state {key}",
    ),
    Command(
        "goals.move_down",
        "J",
        "move down",
        "Move the step down",
        menu=True,
        of_row=True,
        shell="goal move down {key}",
    ),
    Command(
        "goals.move_up",
        "K",
        "move up",
        "Move the step up",
        menu=True,
        of_row=True,
        shell="goal move up {key}",
    ),
    Command("goals.delete", "d", "delete", "Delete it", menu=True, of_row=True, shell="goal delete {key}"),
    Command("goals.board", "v", "board", "See the board", menu=True, shell="goal board"),
    Command(
        "goals.keep_date",
        "1",
        "keep it",
        "Keep the date that has passed",
        of_row=True,
        shell="goal keep-date {key}",
    ),
    Command(
        "goals.change_date",
        "2",
        "change it",
        "Change the date that has passed",
        of_row=True,
        types=True,
        shell="goal change-date {key}",
    ),
    Command(
        "goals.let_go",
        "3",
        "let it go",
        "Let the goal go, on purpose",
        of_row=True,
        shell="goal let-go {key}",
    ),
)
OF_A_DATE = ("goals.keep_date", "goals.change_date", "goals.let_go")
OF_A_STEP = ("goals.move_up", "goals.move_down")


def can(command: Command, view: GoalsView | None, key: str) -> bool:
    """Tell whether a command has a meaning for the goal or the step with this key."""
    each, step = view.find(key) if view else (None, None)
    if command.id in OF_A_DATE:
        return each is not None and each.asks
    if command.id in OF_A_STEP:
        return step is not None
    if command.id in ("goals.step", "goals.onto"):
        return each is not None and (step or each.next) is not None
    if command.id == "goals.celebrate":
        return each is not None and bool(step.taken if step else each.taken)
    return each is not None or not command.of_row
