"""What can be done with the routine."""

from __future__ import annotations

from companion.tui.command import Command

COMMANDS = (
    Command("routine.done", "space", "done", "Done, or open again", footer=1, menu=True, of_row=True),
    Command("routine.tick", "", "done", "Done, without opening it", menu=True, of_row=True),
    Command("routine.partly", "p", "partly", "Partly done", footer=2, menu=True, of_row=True),
    Command(
        "routine.rest",
        "r",
        "rest",
        "Resting today, with a reason if you like",
        footer=3,
        menu=True,
        of_row=True,
    ),
    Command("routine.menu", "enter", "more", "Everything this row can do", footer=6),
    Command("routine.note", "n", "note", "A note on this row", footer=4, menu=True, of_row=True, types=True),
    Command(
        "routine.add", "a", "add for today", "Add a task for today only", footer=7, menu=True, types=True
    ),
    Command(
        "routine.add_item", "A", "add to the routine", "Add an item to the routine", menu=True, types=True
    ),
    Command("routine.edit", "e", "edit", "Edit the words", menu=True, of_row=True, types=True),
    Command("routine.delete", "d", "remove", "Remove it", menu=True, of_row=True),
    Command("routine.move_down", "J", "move down", "Move the item down", menu=True, of_row=True),
    Command("routine.move_up", "K", "move up", "Move the item up", menu=True, of_row=True),
    Command("routine.earlier", "left,left_square_bracket", "the day before", "The day before, up to a week"),
    Command("routine.later", "right,right_square_bracket", "today", "The day after, up to today", footer=5),
)
