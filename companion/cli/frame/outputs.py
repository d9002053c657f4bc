"""Where a command reads and writes: a file that was named, or - for standard input and output."""

from __future__ import annotations

import sys
from collections.abc import Iterable
from pathlib import Path

import click

from companion.files import STANDARD_INPUT, STANDARD_OUTPUT

STANDARD = "-"


def source(named: str) -> Path:
    """Return the file that was named, to be read."""
    return Path(STANDARD_INPUT if named == STANDARD else named)


def target(named: str) -> Path:
    """Return the file that was named, to be written; `~` is the person's own folder."""
    from companion.export.target import typed_path

    return Path(STANDARD_OUTPUT) if named == STANDARD else typed_path(named)


def said(path: Path, told: Iterable[str]) -> None:
    """Print what there is to say of a file, on standard error where standard output is the file.

    The first sentence, that it is written, is then seen anyhow.
    """
    from companion.model.text import visible

    beside = str(path) == STANDARD_OUTPUT
    for line in [*told][beside:]:
        click.echo(visible(line), err=beside)


def put(data: bytes) -> None:
    """Print a file; where a person looks at it, nothing in it acts on the terminal."""
    click.echo(for_terminal(data) if sys.stdout.isatty() else data, nl=False)


def for_terminal(data: bytes) -> str:
    """Return what a person looks at."""
    from companion.model.text import visible

    return "\n".join(map(visible, data.decode("utf-8", "replace").split("\n")))
