"""`companion categories` and `companion techniques`: what other commands take by its name."""

from __future__ import annotations

import click

from companion.cli.frame import options
from companion.cli.frame.opening import Places
from companion.cli.frame.telling import put_json, tell


@click.command()
@options.as_json
@click.pass_obj
def categories(places: Places, as_json: bool) -> None:
    """List the categories a win can have, yours first."""
    from companion.verbs import known

    found = known.categories(places.sure_settings())
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

    found = known.techniques(places.sure_settings())
    if as_json:
        put_json("techniques", {"techniques": found})
        return
    wide = max(len(each.id) for each in found)
    for each in found:
        tell(f"{each.id:<{wide}}  {': '.join(filter(None, (each.name, each.tagline)))}")
