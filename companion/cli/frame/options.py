"""The options that several commands have: one name, one metavar and one sentence for the same thing."""

from __future__ import annotations

import click

from companion import words

as_json = click.option("--json", "as_json", is_flag=True, help="Print it as JSON, for other programs.")


class OneOf(click.Choice[str]):
    """One of some words. The help has them as `up|down`, in brackets only where none is needed."""

    def get_metavar(self, param: click.Parameter, ctx: click.Context) -> str:
        """Return the words with bars between them."""
        return "|".join(self.choices)


def only_with(other: str, as_json: bool, given: bool) -> None:
    """Refuse `--json` without the option that makes the command print data. Raises click.UsageError."""
    if as_json and not given:
        raise click.UsageError(words.usage.TOGETHER.format(option="--json", other=other))


day = click.option(
    "--day", "when", metavar="DAY", help="Another day: yesterday, last monday, 3 Nov, 2026-11-03."
)
at = click.option(
    "--at",
    "when",
    metavar="WHEN",
    help="When it was: 18:30, 6pm, yesterday 7:30, last monday, 3 Nov, 2 hours ago.",
)
new_words = click.option(
    "--text", metavar="TEXT", default="", help="The new words; without it, companion asks or reads a pipe."
)
note = click.option(
    "--text", metavar="TEXT", default="", help="The note; without it, companion asks or reads a pipe."
)
clear_note = click.option("--clear", is_flag=True, help="Remove the note.")
OFFSETS = {"up": -1, "down": 1}
up_or_down = click.argument("offset", type=OneOf([*OFFSETS]), callback=lambda _, __, said: OFFSETS[said])
to_file = click.option(
    "--to", "file", metavar="FILE", help="Write it to FILE; - is standard output, the default."
)
force = click.option("--force", is_flag=True, help="Replace FILE if it exists.")
yes = click.option("--yes", is_flag=True, help="Do it without asking.")
dry_run = click.option("--dry-run", is_flag=True, help="Show what would change, and change nothing.")
first_day = click.option(
    "--from", "first", metavar="DAY", help="From this day on: 2026-11-03, 3 Nov, mon, yesterday."
)
