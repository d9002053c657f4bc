"""`companion support`: people to talk to, as plain text. Opens neither the screen nor the data."""

from __future__ import annotations

import click


@click.command()
def support() -> None:
    """Show people to talk to: free helplines by country."""
    from companion.content.load import support as shipped
    from companion.content.support_text import lines

    click.echo("\n".join(lines(shipped(), width=76)))
