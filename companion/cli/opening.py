"""Opening the data for one command, and turning what went wrong into words and an exit status."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, NoReturn

import click

if TYPE_CHECKING:
    from pathlib import Path

    from companion.companion import Companion
    from companion.config.settings import Settings

FAILED, WRONG = 1, 2  # exit status: it could not be done; it was not asked for rightly


class Places:
    """Where the person said that settings and data are (None: look in the usual places)."""

    def __init__(self, data: str | None, config: str | None) -> None:
        self._data = data
        self._config = config

    def config_file(self) -> Path:
        """The config file, whether it exists or not."""
        from companion.config.places import config_file

        return config_file(self._config, os.environ)

    def data_folder(self, settings: Settings) -> Path:
        """The data folder, whether it exists or not."""
        from companion.config.places import data_folder

        return data_folder(settings, self._data, os.environ)

    def settings(self) -> Settings:
        """The settings in force; problems are printed, all of them, and end the command with status 2."""
        from companion.companion import settings_in
        from companion.config.errors import ConfigError

        try:
            return settings_in(self.config_file())
        except ConfigError as error:
            fail("\n".join(str(problem) for problem in error.problems), WRONG)


def fail(message: str, status: int = FAILED) -> NoReturn:
    """Say what is wrong on standard error and end."""
    click.echo(message, err=True)
    raise click.exceptions.Exit(status)


@contextmanager
def opened(places: Places) -> Iterator[Companion]:
    """A Companion for one command. What the disk refuses is said plainly; status 1."""
    from companion.companion import Companion
    from companion.store.errors import StoreError

    settings = places.settings()
    companion = Companion(
        places.data_folder(settings), settings, config=places.config_file(), read_settings=places.settings
    )
    try:
        yield companion
    except StoreError as error:
        fail(str(error))
    except (LookupError, ValueError) as error:
        fail(str(error.args[0]), WRONG)
    finally:
        for notice in companion.store.notices():
            click.echo(notice, err=True)
        companion.close()
