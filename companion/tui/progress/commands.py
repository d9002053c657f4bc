"""What can be done in Progress; much of it is asked of the feature whose view is in hand."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from companion.model.progress.progress import FIGURES
from companion.tui.command import Command
from companion.verbs.progress.views import BY_ID

if TYPE_CHECKING:
    from companion.model.progress.progress import ProgressView

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
ALWAYS = frozenset({"open", "text", "menu", "share"})
OFFERS: Mapping[str, frozenset[str]] = {
    "year": frozenset({"back", "on"}),
    "wins": frozenset({"celebrate"}),
    "milestones": frozenset({"celebrate", "share"}),
    "celebrated": frozenset({"celebrate"}),
    "gatherings": frozenset({"open", "add", "edit", "delete", "celebrate"}),
    "reports": frozenset({"open", "add"}),
    "stories": frozenset({"open", "add", "edit", "delete", "share"}),
}
"""What can be done in a view besides, by the names of the commands here. In the view of another feature they
are asked of that, for the row in hand."""


def can(command: Command, view: ProgressView | None, key: str) -> bool:
    """Tell whether a command has a meaning in a view, for the row of it in hand ('': none)."""
    if view is None:
        return False
    if command.name == "celebrate" and view.at.view == "wins" and not key.startswith("wins:"):
        return False  # a category is no win
    offered = OFFERS.get(view.at.view, frozenset())
    return command.name in ALWAYS | offered and (bool(key) or not command.of_row)


def about(command: str, view: ProgressView | None, key: str) -> tuple[str, str]:
    """Return what a command comes to in a view: what that offers is asked of its feature."""
    name = command.rpartition(".")[2]
    wanted = key or name == "add"
    if view and view.at.view not in FIGURES and wanted and name in OFFERS.get(view.at.view, ()):
        feature = BY_ID[view.at.view].name
        if "." not in feature:
            return f"{feature}.{name}", key
    return command, key
