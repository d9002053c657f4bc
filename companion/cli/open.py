"""Opening the full screen: the one place of the shell that imports it."""

from __future__ import annotations

import os
import sys
from collections.abc import Mapping

import click

from companion.cli.opening import WRONG, Places, fail


def known_keys() -> Mapping[str, str]:
    """The binding ids and keys as shipped, to check the settings' `keys:` against."""
    from companion.tui.commands import keymap_defaults

    return keymap_defaults()


def open_screen(places: Places) -> int:
    """Open the full screen and return the exit status once it is closed."""
    if not (sys.stdin.isatty() and sys.stdout.isatty()) or os.environ.get("TERM") == "dumb":
        fail("The full screen wants a terminal. Here `companion today` and `companion win` do.", WRONG)
    import gc

    gc.disable()  # until the first paint, where the app freezes what has been made
    from companion.companion import settings_in
    from companion.config.errors import ConfigError
    from companion.tui.app import run

    file = places.config_file()
    try:
        settings = settings_in(file, known_keys())
    except ConfigError as error:
        click.echo("\n".join(str(problem) for problem in error.problems), err=True)
        return WRONG
    return run(settings, places.data_folder(settings), file)
