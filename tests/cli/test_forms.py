"""What `--json` prints has the form that docs/shell.schema.json says; made by running this as a program."""

from __future__ import annotations

import inspect
import json
import shlex
from pathlib import Path
from typing import Any

import click
import msgspec
import pytest

from companion.cli.forms import FORMS
from companion.cli.frame.telling import VERSION, as_text, is_id
from companion.cli.main import cli
from companion.clock import Clock
from companion.model.breathing.technique import Session
from companion.model.change import Edit
from companion.model.people import Person
from companion.model.record import in_full
from companion.store.store import Store
from companion.verbs.progress.views import BY_ID

PATH = Path(__file__).parents[2] / "docs" / "shell.schema.json"
ID = {"type": "string", "pattern": "^-?[0-9]+$"}
HOME = (  # what a full home is made of, and what is typed at each
    ("win called Mum #connection", ""),
    ("win a walk", ""),
    ("tick up", ""),
    ("checkin --pleasant 1 --energy -1 --word calm --note slept", ""),
    ("journal", "a page\n"),
    ("goal add Learn to swim --step Ask", ""),
    ('event add Tea --at "2026-11-21 15:00" --with Ana', ""),
    ("story", "once\nthen\nnow\nwhat helped\nthank you\nMine\n"),
    ("celebrate", ""),
    ("task ring Bo", ""),
    ("goal board add The sea", ""),
    ("cope five", "1\n"),
    ("cope add A walk", ""),
    ("cope hide walk", ""),
    ("rest evening until sunday", ""),
    ("win delete walk", ""),
    ("win keep mum", ""),
    ("appointment", "GP\ntomorrow 15:00\n"),
)
PRINTED = {
    "today": [""],
    "status": [""],
    "search": ["mum"],
    "progress show": ["", *BY_ID],
    "goal list": [""],
    "goal show": ["swim"],
    "goal board list": [""],
    "goal board read": ["sea"],
    "cope list": ["", "--hidden"],
    "cope show": ["five", "walk"],
    "journal write": ["--prompts"],
    "journal list": [""],
    "journal read": [""],
    "checkin list": ["", "--day today"],
    "event list": [""],
    "event show": ["tea"],
    "appointment": ["--list"],
    "grey": ["", "--kept"],
    "story list": [""],
    "celebrate": ["--list"],
    "support list": [""],
    "theme list": [""],
    "theme show": ["", "paper"],
    "keys": [""],
    "breathe start": ["--history"],
    "breathe history": [""],
    "win list": [""],
    "win search": ["mum"],
    "tick": [""],
    "task list": [""],
    "routine list": [""],
    "affirm show": [""],
    "affirm list": [""],
    "rest list": [""],
    "trash": [""],
    "techniques": [""],
    "categories": [""],
    "support": ["", "--mine"],
    "undo": ["--list"],
    "sync status": [""],
    "doctor": [""],
    "config path": [""],
    "config check": [""],
    "config show": [""],
}
OTHERS = {"export"}
"""Commands whose `--json` is a file with a schema of its own."""


def schema() -> dict[str, Any]:
    """The JSON Schema of all that `--json` prints."""
    forms = [form for some in FORMS.values() for form in some]
    whole, parts = msgspec.json.schema_components(forms, ref_template="#/$defs/{name}")
    for part in parts.values():
        if "description" in part:
            part["description"] = inspect.cleandoc(part["description"])
        for name, field in part.get("properties", {}).items():
            if is_id(name):
                textual(field)
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "companion … --json",
        "anyOf": list(whole),
        "$defs": parts,
    }


def textual(field: dict[str, Any]) -> None:
    """Make the numbers in a field's form text, in place."""
    if field.get("type") == "integer":
        field |= ID
    if isinstance(field.get("default"), int):
        field["default"] = str(field["default"])
    for each in (field.get("items"), *field.get("anyOf", ())):
        if isinstance(each, dict):
            textual(each)


def text() -> str:
    """The schema as it has to be; alternatives in one order, as versions of msgspec differ in it."""

    def in_order(of: Any) -> Any:
        if isinstance(of, list):
            return [in_order(each) for each in of]
        if not isinstance(of, dict):
            return of
        found = {name: in_order(each) for name, each in of.items()}
        return found | {"anyOf": sorted(found["anyOf"], key=json.dumps)} if "anyOf" in found else found

    return json.dumps(in_order(schema()), indent=1, ensure_ascii=False, sort_keys=True) + "\n"


def test_the_schema_is_that_of_the_forms() -> None:
    assert PATH.read_text("utf-8") == text(), "run: python tests/cli/test_forms.py"


def names(group: click.Group, prefix: str = "") -> list[str]:
    """The commands that have `--json`."""
    found, context = [], click.Context(group)
    for name in group.list_commands(context):
        command, whole = group.get_command(context, name), f"{prefix}{name}"
        assert command
        if any("--json" in each.opts for each in command.params):
            found.append(whole)
        if isinstance(command, click.Group):
            found += names(command, f"{whole} ")
    return found


def test_every_command_that_prints_json_is_looked_at() -> None:
    assert set(names(cli)) - OTHERS == set(PRINTED)


@pytest.fixture
def home(shell: Any, data: Path, clock: Clock) -> Any:
    """A shell in a home that has something of every kind."""
    now = clock.now()
    made = (
        Session(at=now, day=now.date(), technique="box", seconds=120.5, before=0, after=1),
        Person(at=now, day=now.date(), name="Ana", reach="ana@example.org"),
    )
    Store(data, now=clock.now).apply([Edit.add(each) for each in made])
    for line, typed in HOME:
        done = shell(*shlex.split(line), typed=typed)
        assert done.exit_code == 0, (line, done.output)
    return shell


@pytest.mark.parametrize("command", PRINTED)
def test_what_is_printed_has_its_form(home: Any, command: str) -> None:
    for more in PRINTED[command]:
        done = home(*command.split(), *more.split(), "--json")
        assert done.stdout, (command, more, done.stderr, done.exception)
        told = json.loads(done.stdout)
        assert told["version"] == VERSION
        assert any(fits(told, form) for form in FORMS[told["companion"]]), (command, more, told)
        assert largest(told) < 2**53, "jq and JavaScript know no larger whole number"
        assert list(told)[:2] == ["companion", "version"]


def fits(told: dict[str, Any], form: type[msgspec.Struct]) -> bool:
    """Whether something has a form: it can be read as that, and is then the same, without a field more."""
    try:
        read = msgspec.convert(told, form, strict=False)
    except msgspec.ValidationError:
        return False
    return bool(as_text(json.loads(msgspec.json.encode(in_full(read)))) == told)


def largest(of: Any) -> int:
    """The largest whole number in something."""
    if isinstance(of, dict):
        return max(map(largest, of.values()), default=0)
    if isinstance(of, list):
        return max(map(largest, of), default=0)
    return abs(of) if isinstance(of, int) else 0


@pytest.mark.parametrize("command", ["undo --json", "breathe --json", "appointment --json", "journal --json"])
def test_json_of_what_prints_no_data_is_refused(shell: Any, command: str) -> None:
    done = shell(*command.split())
    assert done.exit_code == 2 and "Use --json together with --" in done.stderr


if __name__ == "__main__":
    PATH.write_text(text(), "utf-8")
