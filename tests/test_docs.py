"""What the README and the help say is so: commands, categories and the example are compared with the code."""

from __future__ import annotations

import json
import re
import sys
from datetime import datetime, timedelta, timezone
from pathlib import Path

import click
import pytest

import companion
from companion.cli.frame.groups import brief
from companion.cli.main import cli
from companion.content.compile import source
from companion.content.load import acts, categories
from companion.model.change import Edit
from companion.model.wins import Win
from companion.store.store import Store

TUESDAY = datetime(2026, 11, 17, 8, 42, tzinfo=timezone(timedelta(hours=1)))
ROOT = Path(__file__).parent.parent
README = (ROOT / "README.md").read_text("utf-8")
BRIEFS_FILE = ROOT / "companion" / "cli" / "briefs.py"


def test_every_category_of_win_comes_from_an_action_of_the_app() -> None:
    assert {act.category for act in acts()} == {category.id for category in categories()}
    code = "\n".join(path.read_text("utf-8") for path in Path(companion.__file__).parent.rglob("*.py"))
    for act in acts():
        root, _, one = act.id.partition("/")
        asked = re.search(rf"""["']{root}(?:/[^"']*)?(?:["']| \{{)""", code)
        assert asked, f"nothing offers a win after {act.id}"
        assert not one or one in code + str(source("reflection")), act.id


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
def test_every_command_and_option_says_what_it_does(name: str, command: click.Command) -> None:
    assert command.help, f"{name} has no help"
    for option in command.params:
        told = option.make_metavar(click.Context(command))
        if isinstance(option.type, click.Choice) and (option.required or option.param_type_name == "option"):
            assert told[0] not in "{[", f"{name} {told}: words to choose from stand as a|b"
        if isinstance(option, click.Option):
            assert option.help, f"{name} {option.opts} has no help"


def test_the_example_with_tinydb_does_what_it_says(
    own_home: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("HOME", str(own_home))
    store = Store(own_home / ".local" / "share" / "companion", now=lambda: TUESDAY)
    mum = Win(at=TUESDAY, day=TUESDAY.date(), text="called Mum", category="connection")
    nap = Win(at=TUESDAY - timedelta(days=20), day=TUESDAY.date(), text="a nap")
    store.apply([Edit.add(mum), Edit.add(nap)])
    (example,) = re.findall(
        r"```python\n(.+?)```", (ROOT / "docs" / "export.md").read_text("utf-8"), re.DOTALL
    )
    exec(example, {})
    assert "2026-11-17 called Mum\n" in capsys.readouterr().out
    wins = store.newest(Win, 9)
    assert sorted(win.text for win in wins) == ["a nap", "called Mum", "planted bulbs"]
    assert [win.category for win in wins if win.text == "a nap"] == ["rest"]


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
    sys.exit(0)
