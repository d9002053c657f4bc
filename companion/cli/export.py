"""`companion export`: everything, as a file that other programs read."""

from __future__ import annotations

import click

from companion.cli.opening import Places, fail, opened


@click.command()
@click.option("--tinydb", "file", metavar="FILE", required=True, help="Write one plain TinyDB file.")
@click.pass_obj
def export(places: Places, file: str) -> None:
    """Write everything there is into one file, for you alone to read; never over a file that exists."""
    with opened(places) as companion:
        from companion.store.errors import StoreError

        try:
            count = companion.store.export_tinydb(file)
        except FileExistsError:
            fail(f"{file} exists already. It was left as it is; please name another file.")
        except StoreError as error:
            fail(f"{file}: {error}")
        click.echo(f"{count} records written to {file}")
