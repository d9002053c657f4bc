"""`companion config`: where the settings are, whether they read well, and changing them."""

from __future__ import annotations

import os

import click

from companion import words
from companion.cli.opening import WRONG, Places, fail


@click.group()
def config() -> None:
    """The settings file: where it is, whether it reads well, what is in force."""


@config.command()
@click.pass_obj
def path(places: Places) -> None:
    """Print where the settings file is, or would be."""
    click.echo(str(places.config_file()))


@config.command()
@click.pass_obj
def init(places: Places) -> None:
    """Write the commented example to that place; never over a file that exists."""
    file = places.config_file()
    if os.path.lexists(file):
        fail(f"{file} exists already. It was left as it is.")
    write_example(places)
    click.echo(f"Written: {file}")


@config.command()
@click.pass_obj
def check(places: Places) -> None:
    """Read the settings and say what is wrong with them, if anything is."""
    from companion.cli.open import known_keys
    from companion.config.errors import ConfigError

    file = places.config_file()
    try:
        settings, wrong = places.settings(known_keys())
        if wrong:
            raise wrong
    except ConfigError as error:
        fail(str(error), WRONG)
    click.echo(f"{file} reads well." if file.exists() else f"There is no {file}; the defaults are in force.")
    if settings.data.folder and not (folder := places.data_folder(settings)).exists():
        click.echo(f"{words.doctor.FOLDER_NOT_THERE.format(folder=folder)}: {words.doctor.FOLDER_MADE}.")


@config.command()
@click.pass_obj
def show(places: Places) -> None:
    """Print the settings in force, defaults included."""
    from companion.cli.open import known_keys
    from companion.config.describe import show as described
    from companion.config.errors import ConfigError

    try:
        settings = places.told_settings(known_keys())
    except ConfigError:
        raise SystemExit(WRONG) from None
    click.echo(described(settings, known_keys()).rstrip())


@config.command()
@click.pass_context
def edit(context: click.Context) -> None:
    """Open the settings in your editor ($VISUAL or $EDITOR), then check them."""
    places: Places = context.obj
    if not places.config_file().exists():
        write_example(places)
    click.edit(filename=str(places.config_file()))
    context.invoke(check)


def write_example(places: Places) -> None:
    """Put the shipped example where the settings file belongs; 0600, its folder 0700 when it is new."""
    from companion.config.places import shipped
    from companion.files import make_folder, write_once

    file = places.config_file()
    text = shipped("config.example.yaml").read_bytes()
    try:
        make_folder(str(file.parent))
        write_once(str(file), text)
    except OSError as error:
        fail(f"{file} could not be written: {error.strerror or error}")
