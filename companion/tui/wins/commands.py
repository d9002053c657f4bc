"""What can be done with the wins."""

from __future__ import annotations

from companion.tui.command import Command

COMMANDS = (
    Command("wins.add", "a", "add", "Write a win", footer=1, menu=True, types=True, shell="win"),
    Command(
        *("wins.edit", "e", "edit", "Edit this win"),
        footer=3,
        menu=True,
        of_row=True,
        types=True,
        shell="win edit {key}",
    ),
    Command(
        *("wins.celebrate", "c", "celebrate", "Celebrate this win with a small ritual"),
        footer=2,
        menu=True,
        of_row=True,
        shell="celebrate {key}",
    ),
    Command("wins.menu", "enter", "more", "All actions for this win", footer=4),
    Command(
        *("wins.note", "n", "note", "Write a note on this win"),
        menu=True,
        of_row=True,
        types=True,
        shell="win note {key}",
    ),
    Command(
        *("wins.keep", "f", "keep", "Keep this win for a grey day"),
        footer=2,
        menu=True,
        of_row=True,
        shell="win keep {key}",
    ),
    Command(
        *("wins.kept", "v", "kept", "The wins kept for a grey day, and back to all"),
        footer=3,
        menu=True,
        shell="win list --kept",
    ),
    Command(
        *("wins.share", "s", "share", "Make a card of this win to share"),
        menu=True,
        of_row=True,
        shell="share win {key}",
    ),
    Command(
        *("wins.for_next", "", "for next", "Put it on the list for the next session"),
        menu=True,
        of_row=True,
        shell="win for-next {key}",
    ),
    Command(
        *("wins.delete", "d", "delete", "Delete this win"),
        menu=True,
        of_row=True,
        shell="win delete {key}",
    ),
)
