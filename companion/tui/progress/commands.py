"""What can be done in Progress; much of it is asked of the feature whose view is in hand."""

from __future__ import annotations

from companion.tui.command import Command

COMMANDS = (
    Command(
        "progress.open",
        "space",
        "open",
        "Open this row; in the year: choose what is counted",
        footer=1,
        shell="progress open {key}",
    ),
    Command(
        "progress.add",
        "a",
        "add",
        "Add one: a gathering, a story, a report",
        footer=2,
        menu=True,
        shell="progress add {key}",
    ),
    Command("progress.back", "left", "day", "The day before", footer=3, beside="progress.on", both="day"),
    Command("progress.on", "right", "day", "The day after", footer=3),
    Command(
        "progress.text",
        "v",
        "as text",
        "See it in words, or as a picture",
        footer=4,
        menu=True,
        shell="progress show {key}",
    ),
    Command("progress.menu", "enter", "more", "All actions for this row", footer=5),
    Command(
        "progress.celebrate",
        "c",
        "celebrate",
        "Celebrate it",
        menu=True,
        of_row=True,
        shell="celebrate {key}",
    ),
    Command("progress.share", "s", "share", "Make a card of it", menu=True, shell="share {key}"),
    Command("progress.edit", "e", "edit", "Edit it", menu=True, of_row=True, shell="progress edit {key}"),
    Command(
        "progress.delete", "d", "delete", "Delete it", menu=True, of_row=True, shell="progress delete {key}"
    ),
)
