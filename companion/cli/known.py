"""`companion categories` and `companion techniques`: what other commands take by its name."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from companion.cli.frame import options
from companion.cli.frame.opening import WRONG, Places
from companion.cli.frame.telling import put_json, tell

if TYPE_CHECKING:
    from companion.config.settings import Settings


@click.command()
@options.as_json
@click.pass_obj
def categories(places: Places, as_json: bool) -> None:
    """List the categories a win can have, yours first."""
    from companion.verbs import known

    found = known.categories(_settings(places))
    if as_json:
        put_json("categories", {"categories": found})
        return
    wide = max(len(each.id) for each in found)
    for each in found:
        tell(f"{each.id:<{wide}}  {each.label}")


@click.command()
@options.as_json
@click.pass_obj
def techniques(places: Places, as_json: bool) -> None:
    """List the ways to breathe, yours first."""
    from companion.verbs import known

    found = known.techniques(_settings(places))
    if as_json:
        put_json("techniques", {"techniques": found})
        return
    wide = max(len(each.id) for each in found)
    for each in found:
        tell(f"{each.id:<{wide}}  {': '.join(filter(None, (each.name, each.tagline)))}")


def _settings(places: Places) -> Settings:
    """Return the settings; where it is not clear which data are meant, that ends with status 2."""
    from companion.config.errors import ConfigError

    try:
        return places.told_settings()
    except ConfigError:
        raise SystemExit(WRONG) from None
