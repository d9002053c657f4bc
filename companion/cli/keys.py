"""`companion keys`: the keys of the app, as the person has them."""

from __future__ import annotations

import click

from companion.cli.frame import options
from companion.cli.frame.opening import Places


@click.command()
@options.as_json
@click.pass_obj
def keys(places: Places, as_json: bool) -> None:
    """List the keys of the app, as set in your settings."""
    from companion.cli.frame.telling import put_json, tell
    from companion.cli.open import key_table, known_keys

    table = key_table(places.sure_settings(known_keys()))
    if as_json:
        put_json("keys", {"keys": [{**row, "keys": row["keys"].split()} for row in table]})
        return
    place = ""
    for row in table:
        if row["where"] != place:
            click.echo(f"\n{row['where']}" if place else row["where"])
            place = row["where"]
        tell("  {keys:<10}{help}", keys=row["keys"], help=row["help"])
