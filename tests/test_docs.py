"""The README cannot lie: key table, commands and settings are compared with the code."""

from __future__ import annotations

import json
import re
import sys
from datetime import datetime, timedelta, timezone
from pathlib import Path

import click
import pytest

from companion.cli.groups import brief
from companion.cli.main import cli
from companion.content.compile import source
from companion.content.load import acts, categories
from companion.model.change import Edit
from companion.model.wins import Win
from companion.store.store import Store
from companion.tui.commands import COMMANDS, Command, where
from companion.tui.widgets.footer import key_name

TUESDAY = datetime(2026, 11, 17, 8, 42, tzinfo=timezone(timedelta(hours=1)))
ROOT = Path(__file__).parent.parent
README = (ROOT / "README.md").read_text("utf-8")
BRIEFS_FILE = ROOT / "companion" / "cli" / "briefs.py"
START, END = "by tests/test_docs.py -->\n", "<!-- /keys -->"
ACTS, ACTS_END = "<!-- acts: made by tests/test_docs.py, too -->\n", "<!-- /acts -->"


def key_table() -> str:
    """The key table as README has to have it, from the table of commands."""
    lines = ["", "| Where | Key | What it does | Binding id |", "|---|---|---|---|"]
    for command in COMMANDS:
        if command.keys:
            lines.append(f"| {where(command.scope)} | {keys(command)} | {command.help} | `{command.id}` |")
    return "\n".join([*lines, "", ""])


def act_table() -> str:
    """Which action of the app each category of win can come from."""
    lines = ["", "| Category | Offered after |", "|---|---|"]
    for category in categories():
        after = "; ".join(act.what for act in acts() if act.category == category.id)
        lines.append(f"| {category.label} | {after} |")
    return "\n".join([*lines, "", ""])


def test_every_category_of_win_comes_from_an_action_of_the_app() -> None:
    assert README.partition(ACTS)[2].partition(ACTS_END)[0] == act_table(), "run: python tests/test_docs.py"
    assert {act.category for act in acts()} == {category.id for category in categories()}
    code = "\n".join(path.read_text("utf-8") for path in (ROOT / "companion").rglob("*.py"))
    for act in acts():
        root, _, one = act.id.partition("/")
        asked = re.search(rf"""["']{root}(?:/[^"']*)?(?:["']| \{{)""", code)
        assert asked, f"nothing offers a win after {act.id}"
        assert not one or one in code + str(source("reflection")), act.id


def keys(command: Command) -> str:
    """The keys of a command as they stand in the table."""
    return " ".join(f"`{key_name(key)}`" for key in command.keys.split(","))


def test_the_key_table_is_the_table_of_commands() -> None:
    table = README.partition(START)[2].partition(END)[0]
    assert table == key_table(), "run: python tests/test_docs.py"


def commands(group: click.Group, prefix: str = "companion") -> list[tuple[str, click.Command]]:
    """Every command there is, with its full name."""
    found: list[tuple[str, click.Command]] = []
    context = click.Context(group)
    for name in group.list_commands(context):
        command = group.get_command(context, name)
        assert command is not None
        found.append((f"{prefix} {name}", command))
        if isinstance(command, click.Group):
            found += commands(command, f"{prefix} {name}")
    return found


@pytest.mark.parametrize(("name", "command"), commands(cli))
def test_every_command_is_in_the_readme_with_its_options(name: str, command: click.Command) -> None:
    shell = README.partition("## In the shell")[2].partition("## Where")[0]
    group, _, last = name.rpartition(" ")
    in_table = f"`{name}" in shell or re.search(rf"`{group} [\w\\|]*\b{last}\b", shell)
    assert in_table, f"{name} is not in README's table of commands"
    assert command.help, f"{name} has no help"
    if isinstance(command, click.Group):
        return
    row = next((line for line in shell.splitlines() if line.startswith(f"| `{name}")), "")
    for option in command.params:
        if isinstance(option, click.Option):
            assert any(opt in row for opt in option.opts), f"{name} {option.opts} is not in README"


def test_the_readme_names_no_command_that_is_not_there() -> None:
    known = {name.split()[1] for name, _ in commands(cli)}
    named = set(re.findall(r"`companion ([a-z]+)", README))
    assert named <= known, named - known


@pytest.mark.parametrize(
    ("page", "printed", "texts"),
    [
        ("README.md", "2026-11-17 called Mum\n", ["called Mum", "a nap"]),
        ("docs/export.md", "wins", ["called Mum", "a nap", "planted bulbs"]),
    ],
)
def test_the_examples_with_tinydb_do_what_they_say(
    page: str,
    printed: str,
    texts: list[str],
    own_home: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.setenv("HOME", str(own_home))
    store = Store(own_home / ".local" / "share" / "companion", now=lambda: TUESDAY)
    mum = Win(at=TUESDAY, day=TUESDAY.date(), text="called Mum", category="connection")
    nap = Win(at=TUESDAY - timedelta(days=20), day=TUESDAY.date(), text="a nap")
    store.apply([Edit.add(mum), Edit.add(nap)])
    (example,) = re.findall(r"```python\n(.+?)```", (ROOT / page).read_text("utf-8"), re.DOTALL)
    exec(example, {})
    assert printed in capsys.readouterr().out
    wins = store.newest(Win, 9)
    assert sorted(win.text for win in wins) == sorted(texts)
    assert [win.category for win in wins if win.text == "a nap"] == ["rest" if "bulbs" in example else ""]


def test_both_commands_are_one_line_each_and_ci_runs_the_tests_with_them() -> None:
    lines = [line for line in README.splitlines() if line.startswith("python3 -m venv")]
    assert [line.rpartition("&& ")[2] for line in lines] == [
        ".venv/bin/companion",
        ".venv/bin/python -m pytest -n auto",
    ]


def briefs() -> str:
    """`cli/briefs.py` as it has to be: the first sentence of each command's help."""
    lines = [
        f"    {json.dumps(name)}: {json.dumps(brief(command), ensure_ascii=False)},"
        for name, command in top()
    ]
    head = '"""What each command does, so that `--help` reads none: made by tests/test_docs.py."""'
    return "\n".join([head, "", "BRIEFS = {", *lines, "}", ""])


def top() -> list[tuple[str, click.Command]]:
    """The commands without those inside of others."""
    return [(name.split()[1], command) for name, command in commands(cli) if name.count(" ") == 1]


def test_help_says_of_each_command_what_the_command_says_itself() -> None:
    assert BRIEFS_FILE.read_text("utf-8") == briefs(), "run: python tests/test_docs.py"


if __name__ == "__main__":
    BRIEFS_FILE.write_text(briefs(), "utf-8")
    for start, table, end in ((START, key_table(), END), (ACTS, act_table(), ACTS_END)):
        before, _, rest = README.partition(start)
        README = before + start + table + end + rest.partition(end)[2]
    (ROOT / "README.md").write_text(README, "utf-8")
    sys.exit(0)
