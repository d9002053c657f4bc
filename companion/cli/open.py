"""Opening the full screen, or plain mode: the one place of the shell that imports the screen."""

from __future__ import annotations

import sys
from collections.abc import Mapping
from typing import TYPE_CHECKING

from companion.cli.frame.opening import Places, entered, fail, farewell, has_screen

if TYPE_CHECKING:
    from pathlib import Path

    from companion.config.errors import ConfigError
    from companion.config.settings import Settings
    from companion.model.breathing.practice import SessionPlan


def known_keys() -> Mapping[str, str]:
    """The binding ids and keys as shipped, to check the settings' `keys:` against."""
    from companion.tui.commands import keymap_defaults

    return keymap_defaults()


def key_table(settings: Settings) -> list[dict[str, str]]:
    """The commands of the app that have keys, with the keys that the person has for them."""
    from companion.tui.command import key_name
    from companion.tui.commands import COMMANDS, where

    return [
        {
            "id": command.id,
            "where": where(command.scope),
            "keys": " ".join(map(key_name, settings.keys.get(command.id, command.keys).split(","))),
            "help": command.help,
            "shell": command.shell,
        }
        for command in COMMANDS
        if settings.keys.get(command.id, command.keys)
    ]


def theme_problems(config: Path) -> list[str]:
    """What is wrong with the person's own colour themes, a line for each."""
    from companion.config.places import own_themes

    if not own_themes(config):  # those that ship are read by Textual, which takes a third of a second
        return []
    from companion.tui.themes import load_themes

    return load_themes(config.parent / "themes")[1]


def main() -> None:
    """`companion` and nothing more. Click and the commands are for arguments: 10 ms that nobody waits for."""
    places = Places()
    with entered():
        try:
            sys.exit(open_screen(places))
        except OSError:
            raise
        except Exception as error:
            fail(farewell(error, places))


def open_screen(places: Places) -> int:
    """Open the full screen, or plain mode, and return the exit status once it is closed."""
    if not has_screen():
        from companion.cli.plain_mode.opening import open_plain

        return open_plain(places)
    from companion.tui.terminal.lean import import_textual

    import_textual()  # before anything else of the screen
    from companion.config.errors import ConfigError
    from companion.tui.run import run

    while True:
        try:
            settings, wrong = places.settings(known_keys())
        except ConfigError as error:
            if (status := open_nowhere(places, error)) is not None:
                return status
            continue
        problem = str(wrong) if wrong else ""
        return run(settings, places.data_folder(settings), places.config_file(), problem=problem)


def open_nowhere(places: Places, problem: ConfigError) -> int | None:
    """Open what does without data; the exit status, or None when the settings are to be read again."""
    import gc

    from companion.companion import nowhere
    from companion.tui.nowhere import NowhereApp
    from companion.tui.run import run_app

    file = places.config_file()
    with nowhere(file) as companion:
        app = NowhereApp(companion, file, str(problem))
        status = run_app(app)
    gc.unfreeze()
    if app.wish == "edit":
        from companion import words
        from companion.store.safety.editing import run_editor

        try:
            run_editor(str(file))
        except OSError as error:
            fail(words.common.NO_EDITOR.format(why=error))
    return None if app.wish else status


def open_inline(places: Places, plan: SessionPlan) -> int:
    """Breathe under the prompt, or full screen where that cannot be, and return the exit status."""
    import gc

    from companion.companion import nowhere
    from companion.config.errors import ConfigError
    from companion.tui.terminal.lean import import_textual

    import_textual()
    from companion.tui.breathing.inline import run_inline
    from companion.tui.run import companion_of

    gc.enable()  # a session may be long
    file = places.config_file()
    try:
        settings = places.told_settings(known_keys())
    except ConfigError:  # told by now
        with nowhere(file) as companion:
            return run_inline(companion, file, plan)
    return run_inline(companion_of(settings, places.data_folder(settings), file), file, plan)
