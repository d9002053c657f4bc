"""Makes the pages of `docs/reference/` from the code: `python docs/reference.py`. The tests compare them."""

from __future__ import annotations

import inspect
import re
from collections.abc import Iterator, Sequence
from pathlib import Path

import click

from companion.cli.commands import EXITS, SECTIONS
from companion.cli.main import cli
from companion.config.palette import read_plain
from companion.content.load import acts, categories
from companion.tui.command import key_name
from companion.tui.commands import COMMANDS, where
from companion.tui.themes import COLOURS

ROOT = Path(__file__).parent.parent
FOLDER = Path(__file__).parent / "reference"
MADE = "<!-- made by docs/reference.py -->"
COLOUR_OF = {
    "background": "the screen",
    "surface": "cards, menus and the row you type in",
    "foreground": "text",
    "muted": "times, hints, done rows",
    "line": "hairlines and borders",
    "accent": "where you are: the box, the selected row, the current tab",
    "orb-core": "the middle of the orb",
    "orb-mid": "between its middle and its edge",
    "orb-rim": "its edge, and the ring",
    "whisper": "the line under the tabs",
}
VARIABLES = {
    "COMPANION_DATA": "the data folder, where `--data` is not given",
    "COMPANION_CONFIG": "the settings file, where `--config` is not given",
    "XDG_DATA_HOME": "the folder that the data folder is in, if neither names it (Linux: `~/.local/share`)",
    "XDG_CONFIG_HOME": "the folder that the settings folder is in (Linux: `~/.config`)",
    "HOME": "your home folder, for `~`",
    "VISUAL": "your editor, for `ctrl+o`, `journal --editor` and `config edit`",
    "EDITOR": "the same, if VISUAL is not set",
    "ACCESSIBLE": "not empty, 0 or false: plain mode instead of the full screen",
    "NO_COLOR": "not empty: no colours",
    "TERM": "`dumb`: plain mode; `linux`: plain signs; anything with `256color`: 256 colours",
    "COLORTERM": "`truecolor` or `24bit`: 16 million colours",
    "LC_ALL": "the locale: not UTF-8, or Chinese, Japanese or Korean: signs take their plain forms",
    "LC_CTYPE": "the same, if LC_ALL is not set",
    "LANG": "the same, if neither is set",
    "TERM_PROGRAM": "which terminal it is, for what that terminal cannot do",
    "TMUX": "set by tmux: notifications are wrapped, and `companion doctor` asks it how long `esc` waits",
    "STY": "set by GNU screen: notifications are wrapped, and the mouse is left alone, as `esc` would wait",
    "TEXTUAL_ANIMATIONS": "`none`: reduced motion",
    "COMPUTERNAME": "the name of a Windows machine, in the undo history",
    "TZ": "your time zone, if it is not the system's",
    "COLUMNS": "how wide lines are folded in the shell, if it is less than 80",
    "ESCDELAY": "how long a lone `esc` waits, in milliseconds",
}
"""Every variable that companion reads; the tests look for others in the code."""


WHEN = """## Times and days

After `--at`, or after an `@` in a win, a time is `18:30`, `18.30`, `6pm`, `yesterday`, `monday`,
`last monday 7:00`, `3 Nov`, `3 Nov 2025 18:30`, `2 hours ago`, `3 days ago`, `2026-11-03` or
`2026-11-03 18:30`, or as `companion export` writes it. Words are about your day: `yesterday 1:30` is the
night that belongs to yesterday. A date with a time is exactly that time. The answer names the day. A time the
clocks skipped in spring is moved forward, and the answer says so.

To many shells a bare `#` starts a comment: quote a text with a `#` in it. Words that begin with a dash go
after `--`."""


def page(title: str, intro: str, *parts: str) -> str:
    """A page: its title, what it is, and the rest."""
    return "\n".join([f"# {title}", "", MADE, "", intro, "", *parts]).rstrip() + "\n"


def table(*head: str, rows: Sequence[tuple[str, ...]]) -> list[str]:
    """A table in Markdown."""
    lines = [head, tuple("---" for _ in head), *rows]
    return [f"| {' | '.join(cell.replace('|', chr(92) + '|') for cell in line)} |" for line in lines]


def every(command: click.Command, name: str) -> Iterator[tuple[str, click.Command]]:
    """A command and those inside of it, with their whole names."""
    yield name, command
    if isinstance(command, click.Group):
        for each in command.list_commands(click.Context(command)):
            inside = command.get_command(click.Context(command), each)
            assert inside is not None
            yield from every(inside, f"{name} {each}")


def told(name: str, command: click.Command) -> Iterator[str]:
    """One command: how it is called, what it does, its options."""
    context = click.Context(command, info_name=name)
    yield from (f"### {name}", "")
    yield from ("```text", f"companion {' '.join([name, *command.collect_usage_pieces(context)])}", "```", "")
    yield from (re.sub(r"(?<!\n)\n(?!\n)", " ", inspect.cleandoc(command.help or "").replace("\b", "")), "")
    options = [each for each in command.params if isinstance(each, click.Option) and not each.hidden]
    rows = [record for each in options if (record := each.get_help_record(context))]
    if rows:
        yield from (*table("Option", "", rows=[(f"`{name}`", said) for name, said in rows]), "")


def commands() -> str:
    """The page of commands."""
    parts = []
    for heading, section in SECTIONS.items():
        parts += [f"## {heading}", ""]
        for top in section:
            command = cli.get_command(click.Context(cli), top)
            assert command is not None
            parts += [line for name, each in every(command, top) for line in told(name, each)]
    intro = (
        "Every command of the shell. `--data FOLDER`, `--config FILE` and `--help` go with each of "
        "them, before or after the command. `-` stands for standard input or output. "
        "[What they end with](environment.md#exit-statuses)."
    )
    return page("Commands", intro, *parts, *WHEN.splitlines())


def categories_of_wins() -> str:
    """The page of categories."""
    rows = [
        (f"`{each.id}`", each.label, "; ".join(act.what for act in acts() if act.category == each.id))
        for each in categories()
    ]
    intro = (
        "A win can have a category: `#boundaries` in its text, or `-c boundaries` in the shell; any word of "
        "the name works. After something you did, the line at the top may say that `w` keeps it as a win. "
        "It says so once, and nothing is ever kept by itself. [Your own categories](settings.md#wins)."
    )
    return page("Categories of wins", intro, *table("Id", "Category", "Offered after", rows=rows))


def keys() -> str:
    """The page of keys."""
    rows = [
        (
            where(each.scope),
            " ".join(f"`{key_name(key)}`" for key in each.keys.split(",")),
            each.help,
            f"`{each.id}`",
        )
        for each in COMMANDS
        if each.keys
    ]
    intro = (
        "Letters act while you are not typing. Every key can be changed: write its id and your own keys into "
        'the settings, as in `keys: {win: "w,f2"}`. If two would clash, `companion config check` says so.'
    )
    return page("Keys", intro, *table("Where", "Key", "What it does", "Id", rows=rows))


def settings() -> str:
    """The page of settings: the example file, a heading for each section."""
    text = (ROOT / "config.example.yaml").read_text("utf-8")
    found = [*re.finditer(r"(?m)(?:^#(?: .*)?\n)*^#?([a-z_]+):", text)]
    ends = [*(each.start() for each in found[1:]), len(text)]
    parts = []
    for each, end in zip(found, ends, strict=True):
        parts += [f"## {each[1]}", "", "```yaml", text[each.start() : end].rstrip(), "```", ""]
    intro = (
        "Everything that can be set, with its default. `companion config init` writes this file for you, and "
        "`companion config edit` opens it. A line that starts with `#` and a word is a default: remove the "
        "`#` to change it."
    )
    return page("Settings", intro, *parts)


def themes() -> str:
    """The page of themes."""
    shipped = sorted((ROOT / "themes").glob("*.yaml"))
    colours = {file.stem: read_plain(file)[1] for file in shipped}
    rows = [
        (f"`{name}`", COLOUR_OF[name], *(f"`{colours[each.stem].get(name, '')}`" for each in shipped))
        for name in COLOURS
    ]
    intro = (
        'A theme is a YAML file with `dark: true` or `false`, and `colours`: each `"#rrggbb"`, or all '
        "of them names of the terminal's 16 colours (`ansi_blue`, `ansi_bright_blue`, `ansi_default`, …). "
        "What is left out comes from `dawn`, or from `paper` in a light theme. "
        "[How to make one](../how-to/theme.md#make-one)."
    )
    return page("Themes", intro, *table("Colour", "Where", *(f"{each.stem}" for each in shipped), rows=rows))


def environment() -> str:
    """The page of variables and exit statuses."""
    intro = "What companion reads from its environment, and what its commands end with."
    variables = table("Variable", "", rows=[(f"`{name}`", said) for name, said in VARIABLES.items()])
    exits = table("Status", "", rows=[(f"`{status}`", said) for status, said in EXITS])
    return page("Environment and exit statuses", intro, *variables, "", "## Exit statuses", "", *exits)


PAGES = {
    "commands": commands,
    "categories": categories_of_wins,
    "keys": keys,
    "settings": settings,
    "themes": themes,
    "environment": environment,
}


def main() -> None:
    """Write every page."""
    FOLDER.mkdir(exist_ok=True)
    for name, make in PAGES.items():
        (FOLDER / f"{name}.md").write_text(make(), "utf-8")


if __name__ == "__main__":
    main()
