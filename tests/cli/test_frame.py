"""The frame of the shell: help that fits and is true, one option for one thing, one status for one fault."""

from __future__ import annotations

import re
import shlex
import subprocess
import sys
from collections import defaultdict
from contextlib import closing
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import click
import pytest

from companion.cli.examples import EXAMPLES
from companion.cli.frame.groups import Group
from companion.cli.main import cli
from companion.clock import Clock
from companion.companion import Companion
from companion.config.settings import Settings
from companion.model.wins import Win

METAVARS = {
    "FILE": "a file, or - for standard input or output",
    "FOLDER": "a folder",
    "DAY": "a day: yesterday, 3 Nov",
    "WHEN": "a day and a time",
    "N": "a number",
    "TEXT": "words of one's own",
    "NAME": "the name of somebody or something",
    "NAME=PLACE": "a mood and its number",
    "DAY|FILE": "the last day of a report, or its file",
    **dict.fromkeys(("WORDS", "WIN", "ITEM", "GOAL", "STEP", "WISH", "STORY", "SKILL"), "words in its name"),
    **dict.fromkeys(("CARD", "PERSON", "ENTRY", "GATHERING", "GOAL|STEP", "TASK", "LINE"), "the same"),
    **dict.fromkeys(("SESSION",), "the same"),
    **dict.fromkeys(("PART", "WHAT", "REASON", "LENGTH", "FEELING", "PACE"), "as the help says"),
    **dict.fromkeys(("CATEGORY", "TECHNIQUE", "RITUAL", "TITLE", "TAG", "KIND", "LEVEL"), "its name"),
    **dict.fromkeys(
        ("WORD", "TRIGGER", "NOTE", "PARTS", "VIEW", "ID", "UNTIL", "FORMAT"), "as the help says"
    ),
}
OF_ITS_OWN = {
    ("--json", "export"),  # a format
    ("--to", "export"),  # a day
    ("--to", "report"),  # a day or a file
    ("--to", "win list"),  # a day
    ("--at", "event add"),  # a day to come
    ("--at", "event edit"),  # the same
}
TYPED = {
    "companion forget --all": "forget everything\n",
    "companion forget --before 2020-01-01": "forget\n",
    "companion cope": "1\n1\nn\n",
    "companion appointment": "the dentist\n2026-12-01 9:00\n",
    "companion goal state Learn": "rest\n",
    "companion progress edit stories": "Mine\none\n",
    "companion progress delete stories": "Mine\n",
}
MADE = {
    "win Called Mum": "",
    "win a second": "",
    "task ring the dentist": "",
    "affirm add I may rest": "",
    'goal add Learn to swim --step "Ask at the pool"': "",
    "goal say Learn --by 2026-12-24": "",
    "journal": "the sea\n",
    "cope add Tea": "",
    "support add Ana": "",
    'event add Tea --at "saturday 15:00"': "",
    "story": "once\n\n\n\n\nMine\n",
}
"""What there is in a home, and what is typed at it."""
SAME = ("--json", "--day", "--at", "--to", "--from", "--force", "--yes", "--dry-run")
LONG = {"companion", "companion breathe", "companion breathe box --minutes 2"}
"""What takes its time, or a terminal: it is only looked at whether it is understood."""


def commands(group: click.Group = cli, prefix: str = "") -> dict[str, click.Command]:
    """All commands, by their words."""
    found, context = {}, click.Context(group)
    for name in group.list_commands(context):
        command = group.get_command(context, name)
        assert command
        found[f"{prefix}{name}"] = command
        if isinstance(command, click.Group):
            found |= commands(command, f"{prefix}{name} ")
    return found


PROGRAM = [sys.executable, "-c", "from companion.__main__ import main; main()"]
EVERY = {"": cli, **commands()}


@pytest.mark.parametrize("name", EVERY)
def test_help_fits_the_terminal_and_breaks_no_word(name: str, shell: Any) -> None:
    pages = {
        width: shell(*name.split(), "--help", env={"COLUMNS": str(width)}).output
        for width in (40, 60, 80, 120)
    }
    for width, page in pages.items():
        for line in page.splitlines():
            assert len(line) <= width or len(line.split()) == 1, (width, line)
        assert "…" not in page and "..." not in page.replace("]...", "").replace("N...", "")
        assert set(page.split()) - {"\\"} == set(pages[120].split()) - {"\\"}
    assert name not in EXAMPLES or pages[80].partition("\n\n")[2].startswith("Examples:\n")


@pytest.mark.parametrize("name", EVERY)
def test_what_takes_something_has_an_example(name: str) -> None:
    """Of its own, or its group has some."""
    own = [each for each in EVERY[name].params if "--json" not in each.opts]
    told = EXAMPLES.get(name) or EXAMPLES.get(name.rpartition(" ")[0] if " " in name else name)
    assert told or not own, "companion/cli/examples.py has none for it"
    assert name not in EXAMPLES or any(
        line.startswith(f"companion {name}".strip()) for line, _ in EXAMPLES[name]
    )


@pytest.fixture
def home(shell: Any, data: Path, clock: Clock, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Any:
    """A shell in a home where every example can be tried, and an editor that writes a line."""
    with closing(Companion(data, Settings(), config=tmp_path / "config.yaml", clock=clock)) as companion:
        companion.wins.keep_line(companion.wins.read("to be deleted"))
        (won,) = companion.store.newest(Win, 1)
        companion.wins.delete(won.id)
        companion.board.add("the sea")
        companion.breathing.save("box", "standard", 120, 120, finished=True, started=companion.context.now())
    monkeypatch.chdir(tmp_path)
    editor = tmp_path / "editor"
    editor.write_text('#!/bin/sh\necho "# a line" >> "$1"\n')
    editor.chmod(0o700)
    monkeypatch.setenv("EDITOR", str(editor))
    for name in ("wins.txt", "page.txt"):
        (tmp_path / name).write_text("a line\nanother\n")
    for line, typed in MADE.items():
        assert shell(*shlex.split(line), typed=typed).exit_code == 0
    assert shell("rest", "3 days").exit_code == 0
    return shell


@pytest.mark.parametrize(
    ("name", "line"), [(name, line) for name, lines in EXAMPLES.items() for line, _ in lines]
)
def test_the_examples_do_what_they_say(name: str, line: str, home: Any, tmp_path: Path) -> None:
    command, _, file = line.partition(" < ")
    words = shlex.split(command)[1:]
    if line in LONG:
        assert EVERY["breathe"].make_context("breathe", words[1:]) if words else True
        return
    for there, made in {"restore": "backup mine.zip", "import": "export all.json"}.items():
        if words[0] == there:
            assert home(*made.split()).exit_code == 0
    if "diary.zip" in words:
        with ZipFile("diary.zip", "w") as diary:
            diary.writestr("2026-11-16.md", "A day.")
    typed = Path(file).read_text() if file else TYPED.get(line, "one\ntwo\nthree\nfour\nfive\nsix\n")
    done = home(*words, typed=typed)
    assert done.exit_code == 0, done.output


def test_one_option_has_one_name_one_metavar_and_one_sentence() -> None:
    found = defaultdict(set)
    for name, command in EVERY.items():
        for option in command.params:
            if isinstance(option, click.Option):
                for same in {*option.opts} & {*SAME}:
                    if (same, name) not in OF_ITS_OWN:
                        found[same].add((option.metavar, option.help))
    assert {option: kinds for option, kinds in found.items() if len(kinds) > 1} == {}


def test_what_is_to_be_replaced_has_a_name_that_others_have_too() -> None:
    for name, command in EVERY.items():
        context = click.Context(command, info_name=name)
        for each in command.params:
            if isinstance(each, click.Option) and each.is_flag:
                continue
            if isinstance(each.type, click.Choice):
                continue
            metavar = each.make_metavar(context).removesuffix("...").strip("[]")
            assert metavar in METAVARS, (name, metavar)


def test_every_group_knows_what_was_probably_meant() -> None:
    assert all(isinstance(each, Group) for each in EVERY.values() if isinstance(each, click.Group))


def as_process(*args: str, shell: str = "") -> subprocess.CompletedProcess[str]:
    """`companion …` as a process of its own, its streams as `shell` has them."""
    command = ["sh", "-c", f'exec "$0" "$@" {shell}', *PROGRAM, *args]
    return subprocess.run(command, capture_output=True, text=True, timeout=60, stdin=subprocess.DEVNULL)


FAULTS = [
    ("wins", 2, "`companion` has no command “wins”. Did you mean “win”?"),
    ("xyzzy", 2, "`companion` has no command “xyzzy”."),
    ("sync stat", 2, "`companion sync` has no command “stat”. Did you mean “status”?"),
    ("export --forse", 2, "`companion export` has no option --forse. Did you mean"),
    ("import", 2, "`companion import` needs FILE."),
    ("win --at", 2, "--at needs something after it"),
    ("redo now", 2, "`companion redo` does not take “now”."),
    ("undo --list=1", 2, "--list takes nothing after it."),
    ("report --format pdf", 2, "--format: “pdf” is not one of “md”, “html”, “json”."),
    ("breathe --minutes ninety", 2, "--minutes: “ninety” is not a number from 0.5 to 60."),
    ("win x --at someday", 2, "someday"),
    ("win x -c nothing", 2, "“nothing”"),
    ("tick nothing", 2, "“nothing”"),
    ("cope nothing", 2, "“nothing”"),
    ("breathe nothing --preview", 2, "nothing"),
    ("progress nothing", 2, "“nothing”"),
    ("celebrate nothing", 2, "nothing"),
    ("journal --prompt nothing", 2, "nothing"),
    ("goal done nothing", 2, "step"),
    ("story nothing", 2, ""),
    ("trash restore 1", 2, "1"),
    ("share win nothing", 2, ""),
    ("search --kind nothing x", 2, "nothing"),
    ("export x.json --kind nothing", 2, "nothing"),
    ("status --format {nothing}", 2, "nothing"),
    ("import nothing.json", 2, "nothing.json"),
    ("restore nothing.zip", 2, "nothing.zip"),
    ("--config nothing.yaml today", 2, "nothing.yaml"),
    ("--data /dev/null win x", 1, ""),
    ("export /dev/null/x.json", 1, "/dev/null/x.json"),
    ("backup /dev/null/x.zip", 1, ""),
    ("undo", 0, ""),
]


@pytest.mark.parametrize(("line", "status", "said"), FAULTS)
def test_the_same_fault_has_the_same_status(
    line: str, status: int, said: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    done = as_process(*line.split(" "))
    assert (done.returncode, said in done.stderr) == (status, True), done.stderr
    assert "Traceback" not in done.stderr and not re.search(r"'\w+'", done.stderr)
    assert status == 0 or (done.stdout == "" and done.stderr.strip())


LAST = {name: command for name, command in EVERY.items() if name and not isinstance(command, click.Group)}


@pytest.mark.parametrize("name", LAST)
def test_without_standard_input_every_command_has_a_sentence(
    name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("EDITOR", "true")
    monkeypatch.chdir(tmp_path)  # where `backup` writes
    done = as_process(*name.split(), *(["box", "--preview"] if name == "breathe start" else []), shell="<&-")
    assert done.stdout or done.stderr
    assert "Traceback" not in done.stderr and "Something went wrong" not in done.stderr


@pytest.mark.parametrize("line", ["today", "support", "categories --json", "--help", "export --json"])
@pytest.mark.parametrize(("streams", "status"), [("| head -c 1", 0), (">&-", 1), (">/dev/full", 1)])
def test_output_that_nobody_takes(line: str, streams: str, status: int) -> None:
    command = f"{shlex.join(PROGRAM)} {line} {streams}"
    done = subprocess.run(["sh", "-c", command], capture_output=True, text=True, timeout=60)
    assert done.returncode == status
    assert done.stderr == "" if status == 0 else "could not be written" in done.stderr


@pytest.mark.parametrize(
    ("line", "begins"),
    [
        ("export - --json", b"{"),
        ("backup -", b"PK"),
        ("share win --svg -", b"<svg"),
        ("goal board --svg -", b"<svg"),
        ('event add Tea --at "2026-11-21 15:00" --ics -', b"BEGIN:VCALENDAR"),
        ("progress --to -", b""),
        ("report --to -", b"#"),
        ("story Mine --to -", b"Mine"),
    ],
)
def test_a_dash_is_standard_output(line: str, begins: bytes, home: Any, tmp_path: Path) -> None:
    done = home(*shlex.split(line))
    assert done.exit_code == 0 and done.stdout_bytes.startswith(begins), done.output
    assert "Saved" not in done.stdout and "/dev/stdout" not in done.output
    assert not (tmp_path / "-").exists()


def test_a_dash_is_standard_input(home: Any) -> None:
    kept = home("backup", "-").stdout_bytes
    assert home("win", "-", typed="one more\n").exit_code == 0
    done = home("restore", "-", typed=kept)
    assert done.exit_code == 1 and "--yes" in done.stderr
    done = home("restore", "-", "--yes", typed=kept)
    assert done.exit_code == 0, done.output
    assert "one more" not in home("today").output
    exported = home("export", "-", "--json").stdout_bytes
    assert home("import", "-", "--yes", typed=exported).exit_code == 0
