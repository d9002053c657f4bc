"""Printing: sentences with a person's own words in them, and data for other programs."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Any

import click

if TYPE_CHECKING:
    from companion.model.change import Change

VERSION = 1
"""Of everything that `--json` prints; it grows when a field goes or changes its meaning."""


def tell(sentence: str, **fields: object) -> None:
    """Print a sentence; nothing in a person's own words acts on the terminal."""
    from companion.model.text import visible

    click.echo(visible(sentence.format(**fields) if fields else sentence))


def tell_answer(change: Change) -> None:
    """Print what answers a change, or that there was none."""
    from companion import words

    tell(words.changes.in_the_shell(change.answer or words.common.NOTHING_CHANGED))


def tell_all(lines: Iterable[str]) -> None:
    """Print lines, as `tell` does."""
    for line in lines:
        tell(line)


def put_json(what: str, told: Mapping[str, Any]) -> None:
    """Print data for other programs."""
    click.echo(in_json(what, told))


def in_json(what: str, told: Mapping[str, Any]) -> str:
    """Return data for other programs: an object with `companion` (what it is), `version`, and what is `told`.

    Structs are written with every field. Ids are text, since numbers of 63 bits lose digits in jq and
    JavaScript. `docs/shell.schema.json` has the form of each; it is made from `cli/forms.py`.
    """
    import msgspec

    from companion.model.record import in_full

    plain = {"companion": what, "version": VERSION, **as_text(in_full(dict(told)))}
    return msgspec.json.format(msgspec.json.encode(plain), indent=2).decode()


def as_text(value: Any, name: str = "") -> Any:
    """Return plain data with its ids and revisions as text."""
    if isinstance(value, dict):
        return {key: as_text(each, str(key)) for key, each in value.items()}
    if isinstance(value, list):
        return [as_text(each, name) for each in value]
    return str(value) if is_id(name) and isinstance(value, int) else value


def is_id(name: str) -> bool:
    """Tell whether a field of this name has the id of a record."""
    return name in ("id", "rev", "of", "goal", "checkin") or name.endswith(("_id", "_ids"))
