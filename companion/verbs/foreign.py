"""Settings from elsewhere: what of them is taken, and what they would run or send away."""

from __future__ import annotations

from pathlib import Path

import msgspec

from companion.config.errors import ConfigError
from companion.config.merge import with_data_of
from companion.config.read import read_text
from companion.store.safety.archive import CONFIG, BadArchive


class Foreign(msgspec.Struct, frozen=True):
    """What the settings of an archive would run, and where they would copy everything to, other than here.

    The command is left out unless it is `taken`; the folder always is, with all their section about the data.
    """

    command: tuple[str, ...] = ()
    backup_to: str = ""
    taken: bool = False


class ArrivingSettings(msgspec.Struct, frozen=True):
    """The text that the settings file gets (None: it stays), and whether its section about the data stays."""

    text: str | None = None
    data_stay: bool = False
    foreign: Foreign = Foreign()


def arriving_settings(
    path: Path, there: str, here: str | None, backup_to: str | None, *, commands: bool
) -> ArrivingSettings:
    """The settings become those of an archive, but for what they say of the data: that is this machine's.

    So is what they run, unless the `commands` of the archive are wanted. Raises BadArchive.
    """
    try:
        settings = read_text(there.encode("utf-8", "surrogateescape"), f"{path.name}: config.yaml")
    except ConfigError as error:
        why = f"contains settings with mistakes (--data-only leaves them out):\n{error}\n"
        raise BadArchive(str(path), why) from error
    command, away = settings.breathing.cues.command, settings.data.backup_to
    try:
        text = with_data_of(here, there, CONFIG)
        data_stay = text != there
        if command:
            from companion.config.commands import command_of, with_command

            ours = command_of(here, CONFIG)
            command = command if command != ours else ()
            text = text if commands else with_command(ours, text, CONFIG)
    except ConfigError as error:
        why = f"contains settings that cannot be used here (--data-only leaves them out):\n{error}\n"
        raise BadArchive(str(path), why) from error
    foreign = Foreign(command, away if away and away != backup_to else "", taken=commands)
    return ArrivingSettings(text, data_stay, foreign)
