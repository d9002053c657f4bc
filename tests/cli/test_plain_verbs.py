"""Every verb on the screen, in the shell and in plain mode: docs/verbs.md, and that it is true."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from collections.abc import Iterator
from functools import partial
from pathlib import Path
from shlex import split
from tempfile import TemporaryDirectory

import click
import pytest

from companion import words
from companion.cli.main import cli
from companion.cli.plain_mode.page import Look, PlainChoice, letters
from companion.cli.plain_mode.places import BY_COMMAND, SCREENS
from companion.cli.plain_mode.start import OWN, start
from companion.companion import Companion
from companion.tui.command import Command, key_name
from companion.tui.commands import COMMANDS, where

try:
    from .plain_days import QUICK, fill
except ImportError:  # run as a program, to write the pages
    from plain_days import QUICK, fill  # type: ignore[import-not-found,no-redef]

ROOT = Path(__file__).parent.parent.parent
PAGE, ABOUT = ROOT / "docs" / "verbs.md", ROOT / "docs" / "accessibility.md"
START, END = "<!-- session: made by tests/cli/test_plain_verbs.py -->\n", "<!-- /session -->"
ANSWERS = ("1", "1", "2", "1", "0", "w called Mum", "/ mum", "q")
"""What is typed in the session that docs/accessibility.md shows."""
LEADING = {*BY_COMMAND, "routine.earlier", "routine.later"}
"""Commands that lead to another place in plain mode, so that nothing is run."""
ELSEWHERE = {
    "progress.text": "Progress, a view: it is told in sentences",
    "celebrations.begin": "what is celebrated, a ritual",
    "celebrations.quiet": "what is celebrated, a quiet one",
    "keys": "anywhere: `?`",
    "search": "anywhere: `/`, and from what is found to where it stands",
    "journal.search": "Journal, and from what is found to where it stands",
    "people.copy": "People to talk to: each is read out, to be copied from there",
}
"""Where a verb is in plain mode that is not offered under its own name."""
ABOUT_THE_SCREEN = {
    "moving about": (
        "next_pane previous_pane back rows.up rows.down rows.page_up rows.page_down rows.first rows.last "
        "board.left board.right celebrations.leave",
        "plain mode goes by numbers; `0` goes back",
    ),
    "how it looks": ("zoom cover", "there is nothing drawn; clear the terminal to cover what is on it"),
    "finding a command": (
        "palette routine.menu breathing.menu affirmations.menu wins.menu toolbox.menu journal.menu "
        "goals.menu board.menu progress.menu people.menu",
        "plain mode reads out what can be done, and “All commands” has the rest; the shell has `--help`",
    ),
    "leaving": (
        "suspend leave leave_now",
        "the terminal does it: Ctrl+Z, Ctrl+C, Ctrl+D; plain mode has `q`",
    ),
    "a text field": (
        "entry.submit entry.put_away entry.complete entry.editor",
        "a line of the terminal is sent with Enter; a page has `--editor`",
    ),
    "a session under way": ("breathing.end", "Ctrl+C ends it, and what was breathed is saved"),
    "walking the picture of the year": (
        "progress.back progress.on",
        "`companion today --day DAY` tells a day, and the view tells the year in sentences",
    ),
    "a ritual": ("celebrations.another", "plain mode lists the rituals; the shell names one with `--ritual`"),
}
"""What has no spelling in the shell, and why not."""
SHARED = [command for command in COMMANDS if command.shell]


def way(command: Command) -> str:
    """Where a verb is in plain mode."""
    if said := ELSEWHERE.get(command.id):
        return said
    if not command.scope:
        letter = next(iter(letters(command, {})), "")
        return f"anywhere: `{letter}`" if letter else words.plain.ALL_COMMANDS
    at = where(command.scope)
    if command.scope in {place.scope for place in SCREENS["today"]}:
        at = f"{words.today.TITLE}, {at}"
    return f"{at}, what is in hand" if command.of_row else at


def on_the_screen(command: Command) -> str:
    """The keys of a verb, or how it is found by its name."""
    keys = " ".join(f"`{key_name(key)}`" for key in command.keys.split(",") if key)
    return keys or f"`:` “{command.words}”"


def page() -> str:
    """docs/verbs.md as it has to be."""
    lines = [
        "# Every verb, three ways",
        "",
        "This page is made by `tests/cli/test_plain_verbs.py`, which also proves it: the shell understands",
        "each line, and plain mode offers each verb. `KEY` is the id of a row, as `--json` prints it; the",
        "first words of its name work as well. companion asks for what you leave out.",
        f"All {len(SHARED)} verbs are on the screen, in the shell and in [plain mode](accessibility.md).",
    ]
    for scope in dict.fromkeys(command.scope for command in SHARED):
        lines += ["", f"## {where(scope)}", "", "| What | Screen | Shell | Plain mode |", "|---|---|---|---|"]
        for each in (command for command in SHARED if command.scope == scope):
            shell = each.shell.replace("{key}", "KEY")
            lines.append(f"| {each.help} | {on_the_screen(each)} | `companion {shell}` | {way(each)} |")
    lines += [
        "",
        "## About the screen alone",
        "",
        "| What | Binding ids | Why it is nowhere else |",
        "|---|---|---|",
    ]
    for what, (ids, why) in ABOUT_THE_SCREEN.items():
        lines.append(f"| {what} | {', '.join(f'`{each}`' for each in ids.split())} | {why} |")
    return "\n".join([*lines, ""])


def test_the_page_of_verbs_is_the_table_of_commands() -> None:
    assert PAGE.read_text("utf-8") == page(), "run: python tests/cli/test_plain_verbs.py"


def test_what_is_about_the_screen_alone_is_said_to_be() -> None:
    told = [each for ids, _ in ABOUT_THE_SCREEN.values() for each in ids.split()]
    assert sorted(told) == sorted(command.id for command in COMMANDS if not command.shell)


@pytest.mark.parametrize("command", SHARED, ids=[each.id for each in SHARED])
def test_the_shell_understands_how_each_verb_is_spelled(command: Command) -> None:
    args = split(command.shell.replace("{key}", "win:1"))
    context = cli.make_context("companion", args, obj=object())
    while isinstance(group := context.command, click.Group) and (
        rest := [*context._protected_args, *context.args]
    ):
        name, found, rest = group.resolve_command(context, rest)
        assert found is not None
        context = found.make_context(name, rest, parent=context)
    assert context.command is not cli


def offered(companion: Companion) -> Iterator[PlainChoice]:
    """Every choice of every page that one can come to in plain mode."""
    ahead: list[Look] = [start]
    been: set[object] = set()
    while ahead:
        look = ahead.pop()
        key = (look.func, look.args) if isinstance(look, partial) else look
        if key in been:
            continue
        been.add(key)
        found = look(companion)
        assert found is not None, f"{key} leads nowhere"
        for choice in found.choices:
            yield choice
            ahead += [choice.go] if choice.go else []


def spelled(shell: str) -> re.Pattern[str]:
    """What a command line looks like with the id of a row in it."""
    return re.compile(re.escape(shell).replace(r"\{key\}", r"(?:'[^']+'|[^\s']+)") + "$")


def test_every_verb_is_in_plain_mode_and_in_the_shell(companion: Companion) -> None:
    fill(companion)
    choices = list(offered(companion))
    runs = {choice.run for choice in choices if choice.run}
    leads = {choice.text for choice in choices if choice.go}

    def is_there(command: Command) -> bool:
        if command.help in leads:
            return True
        return command.id not in LEADING and any(map(spelled(command.shell).match, runs))

    absent = [each.id for each in SHARED if each.id not in (*ELSEWHERE, *OWN) and not is_there(each)]
    assert absent == []
    assert any(re.match(r"celebrate win:\d+ --ritual ", run) for run in runs)
    assert any(re.match(r"celebrate win:\d+ --quiet$", run) for run in runs)


def test_every_screen_and_place_of_the_app_is_in_plain_mode() -> None:
    from companion.tui.app import CompanionApp

    assert [*SCREENS, "progress"] == [*CompanionApp.MODES]


def test_the_session_in_the_docs_is_what_one_hears(own_home: Path) -> None:
    shown = ABOUT.read_text("utf-8").partition(START)[2].partition(END)[0]
    assert shown == session(own_home), "run: python tests/cli/test_plain_verbs.py"


def test_what_the_checklist_says_it_is_held_by_is_there() -> None:
    tests = "\n".join(path.read_text("utf-8") for path in Path(__file__).parent.glob("test_plain_*.py"))
    named = re.findall(r"`(test_\w+)`", ABOUT.read_text("utf-8"))
    assert named and [name for name in named if f"def {name}(" not in tests] == []


def session(home: Path) -> str:
    """What is heard in an empty home when these answers are given."""
    heard = subprocess.run(
        [sys.executable, "-c", QUICK, "--plain"],
        input="".join(f"{answer}\n" for answer in ANSWERS),
        env={**os.environ, "HOME": str(home), "COMPANION_DATA": str(home / "data")},
        capture_output=True,
        encoding="utf-8",
        timeout=60,
    )
    return f"```text\n$ companion --plain\n{heard.stdout}```\n"


if __name__ == "__main__":
    PAGE.write_text(page(), "utf-8")
    with TemporaryDirectory() as home:
        before, _, rest = ABOUT.read_text("utf-8").partition(START)
        ABOUT.write_text(before + START + session(Path(home)) + END + rest.partition(END)[2], "utf-8")
    sys.exit(0)
