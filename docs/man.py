"""Makes the man pages, by click-man, from the commands and their help: `python docs/man.py FOLDER`.

The wheel has them (`hatch_build.py`). click-man's own walk knows the commands of a group by an attribute and
cuts what they do at 45 letters; so its page is filled here, with whole sentences, examples and exit statuses.
`SOURCE_DATE_EPOCH` sets their day.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from inspect import cleandoc
from pathlib import Path
from textwrap import fill

import click
from click_man.man import ManPage

from companion import __version__
from companion.cli.commands import EXITS
from companion.cli.completion.tree import HELP
from companion.cli.examples import EXAMPLES
from companion.cli.frame.groups import brief
from companion.cli.main import cli

WIDTH = 79


def pages() -> dict[str, str]:
    """Return the man pages by their file names."""
    return dict(_under(cli, None, "companion"))


def _under(command: click.Command, parent: click.Context | None, name: str) -> Iterator[tuple[str, str]]:
    context = click.Context(command, parent=parent, info_name=name)
    inside: dict[str, click.Command] = {}
    if isinstance(command, click.Group):
        found = ((each, command.get_command(context, each)) for each in command.list_commands(context))
        inside = {each: of for each, of in found if of and not of.hidden}
    called = context.command_path.replace(" ", "-")
    yield f"{called}.1", _page(command, context, called, inside)
    for each, of in inside.items():
        yield from _under(of, context, each)


def _page(
    command: click.Command, context: click.Context, called: str, inside: dict[str, click.Command]
) -> str:
    page = ManPage(called)
    page.version = __version__
    page.short_help = _plain(brief(command))
    page.synopsis = " ".join(command.collect_usage_pieces(context))
    page.description = "\n\n".join(_plain(part) for part in cleandoc(command.help or "").split("\n\n"))
    options = [each for each in command.params if isinstance(each, click.Option)]
    records = [*(each.get_help_record(context) for each in options), (", ".join(HELP.names), HELP.help)]
    page.options = [(option, _plain(said)) for option, said in filter(None, records)]
    page.commands = [(name, _plain(brief(of))) for name, of in inside.items()]
    synopsis = f".B {called}\n"
    text = str(page).replace(synopsis, f".B {context.command_path}\n", 1)
    text = text.replace(".SH COMMANDS\n.PP\n", ".SH COMMANDS\n", 1)
    examples = EXAMPLES.get(context.command_path.partition(" ")[2], ())
    return "".join([text, *_section("EXAMPLES", examples), *_section("EXIT STATUS", EXITS)])


def _section(heading: str, rows: tuple[tuple[str, str], ...]) -> Iterator[str]:
    if rows:
        yield f".SH {heading}\n"
    for term, said in rows:
        yield f".TP\n\\fB{_escaped(term)}\\fP\n{_plain(said)}\n"


def _plain(text: str) -> str:
    """Return a paragraph as it stands in a man page: nothing in it is an order to the reader's program."""
    lines = fill(_escaped(" ".join(text.split())), WIDTH, break_long_words=False, break_on_hyphens=False)
    return "\n".join(f"\\&{line}" if line[:1] in (".", "'") else line for line in lines.split("\n"))


def _escaped(text: str) -> str:
    return text.replace("\\", "\\e").replace("-", "\\-")


if __name__ == "__main__":
    folder = Path(sys.argv[1])
    folder.mkdir(parents=True, exist_ok=True)
    for name, text in pages().items():
        (folder / name).write_text(text, "utf-8")
