"""What the table of commands spells with `{key}` takes the key of a row, as it stands on the screen."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result

from companion.clock import Clock
from companion.companion import Companion
from companion.config.settings import Settings
from companion.rows import routine, wins
from companion.rows.marks import ASCII
from companion.tui.command import Command
from companion.tui.commands import COMMANDS

OF_A_ROW = [command for command in COMMANDS if command.scope in ("routine", "affirmations", "wins")]
OF_A_ROW = [command for command in OF_A_ROW if "{key}" in command.shell]


def row_of(companion: Companion, scope: str) -> str:
    """The key of the first row that the pane of a feature has, as its requests get it."""
    if scope == "affirmations":
        line = companion.affirmations.view().line
        return line.id if line else ""
    if scope == "wins":
        return next(row.key for row in wins.rows(companion.wins.window(), ASCII) if not row.heading)
    view = companion.routine.view()
    return f"{view.day} {next(row.key for row in routine.rows(view, ASCII) if not row.heading)}"


@pytest.mark.parametrize("command", OF_A_ROW, ids=[each.id for each in OF_A_ROW])
def test_a_command_about_a_row_takes_its_key(
    shell: Callable[..., Result], data: Path, config: Path, clock: Clock, command: Command
) -> None:
    shell("win", "called Mum")
    app = Companion(data, Settings(), config=config, clock=clock)
    key = row_of(app, command.scope)
    app.close()
    args = [key if word == "{key}" else word for word in command.shell.split()]
    done = shell(*args, typed="new words\n")
    assert (done.exit_code, done.stderr) == (0, ""), (args, done.stderr)
