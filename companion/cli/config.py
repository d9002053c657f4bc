"""`companion config`: where the settings are, whether they read well, and changing them."""

from __future__ import annotations

import os

import click

from companion import words
from companion.cli.frame import options
from companion.cli.frame.groups import Group
from companion.cli.frame.opening import WRONG, Places, fail
from companion.cli.frame.telling import put_json


@click.group(cls=Group)
def config() -> None:
    """Find, check and edit the settings file."""


@config.command()
@options.as_json
@click.pass_obj
def path(places: Places, as_json: bool) -> None:
    """Print where the settings file is, or would be."""
    file = places.config_file()
    if as_json:
        put_json("config path", {"file": str(file), "exists": file.exists()})
    else:
        click.echo(str(file))


@config.command()
@click.pass_obj
def init(places: Places) -> None:
    """Create the settings file from the commented example. An existing file is never replaced."""
    file = places.config_file()
    if os.path.lexists(file):
        fail(f"{file} already exists and was left as it is.")
    write_example(places)
    click.echo(f"Wrote {file}.")


@config.command()
@options.as_json
@click.pass_obj
def check(places: Places, as_json: bool) -> None:
    """Check the settings file and list any mistakes."""
    from companion.cli.open import known_keys
    from companion.config.errors import ConfigError

    file = places.config_file()
    try:
        settings, wrong = places.settings(known_keys())
        if wrong:
            raise wrong
    except ConfigError as error:
        if as_json:
            put_json("config check", {"file": str(file), "problems": error.problems})
            raise SystemExit(WRONG) from None
        fail(str(error), WRONG)
    if as_json:
        put_json("config check", {"file": str(file), "problems": ()})
        return
    click.echo(f"{file} is fine." if file.exists() else f"{file} does not exist, so the defaults apply.")
    if settings.data.folder and not (folder := places.data_folder(settings)).exists():
        click.echo(f"{words.doctor.FOLDER_NOT_THERE.format(folder=folder)}: {words.doctor.FOLDER_MADE}.")


@config.command()
@options.as_json
@click.pass_obj
def show(places: Places, as_json: bool) -> None:
    """Print the current settings, defaults included."""
    from companion.cli.open import known_keys
    from companion.config.describe import as_plain
    from companion.config.describe import show as described

    settings = places.sure_settings(known_keys())
    if as_json:
        put_json("config show", {"settings": as_plain(settings, known_keys())})
        return
    click.echo(described(settings, known_keys()).rstrip())


@config.command()
@click.pass_context
def edit(context: click.Context) -> None:
    """Open the settings in your editor, then check them.

    The editor is $VISUAL or $EDITOR.
    """
    from companion.store.safety.editing import run_editor

    places: Places = context.obj
    if not places.config_file().exists():
        write_example(places)
    try:
        run_editor(str(places.config_file()))
    except OSError as error:
        fail(words.common.NO_EDITOR.format(why=error))
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
