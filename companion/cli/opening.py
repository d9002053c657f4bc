"""Opening the data for one command, and turning what went wrong into words and an exit status."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
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

    def settings(self, bindings: Mapping[str, str] | None = None) -> Settings:
        """The settings in force; problems are printed, all of them, and end the command with status 2.

        `bindings` are the app's binding ids and keys, where `keys:` is to be checked too.
        """
        from companion.companion import settings_in
        from companion.config.errors import ConfigError

        file = self.config_file()
        if self._config and not file.exists():
            fail(f"{file}: there is no such file; `companion --config {file} config init` writes it", WRONG)
        try:
            return settings_in(file, bindings)
        except ConfigError as error:
            fail(str(error), WRONG)


def fail(message: str, status: int = FAILED) -> NoReturn:
    """Say what is wrong on standard error and end."""
    click.echo(message, err=True)
    raise click.exceptions.Exit(status)


@contextmanager
def opened(places: Places) -> Iterator[Companion]:
    """A Companion for one command. What the disk refuses is said plainly, with status 1."""
    from companion.companion import Companion
    from companion.store.errors import StoreError
    from companion.verbs.home import Gone

    settings = places.settings()
    companion = Companion(places.data_folder(settings), settings, config=places.config_file())
    try:
        yield companion
        if deliver := companion.daily_copy():
            deliver()
    except StoreError as error:
        fail(str(error))
    except (Gone, ValueError) as error:
        fail(str(error), WRONG)
    finally:
        for notice in companion.store.notices():
            click.echo(notice, err=True)
        companion.close()
