"""The names that a shell completes, where nothing has changed since they were last asked for.

As `status/quick.py` it imports next to nothing. They are kept in the cache of the data folder: what the
files looked like that they come from, and a line for each name, its kind before it.
"""

from __future__ import annotations

import os
import sys
import time

from companion import __version__
from companion.cli.status.quick import looks, places, understood
from companion.store.database.signatures import is_settled, signature_of

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

VALUES = {"--data": "data", "--config": "config", "--names": "kind"}
OF_DATA = ("goals", "steps", "tasks", "skills", "people", "gatherings", "cards")
"""What is named in the data; all else is in the settings, which change seldom."""


def path_in(data: str, kind: str) -> str:
    """Return where names are kept."""
    return f"{data}/cache/{'names-of-data' if kind in OF_DATA else 'names'}"


def state(data: str, config: str, kind: str, at: int) -> str:
    """Return what the files look like that names come from; '' where a change might not show (ns)."""
    if kind in OF_DATA:
        looked = looks(data, config, at)
    else:
        signature = signature_of(config)
        settled = signature is None or is_settled(signature, at)
        themes = signature_of(f"{config.rpartition('/')[0]}/themes")
        looked = repr((config, signature, themes)) if settled else ""
    return looked and f"{__version__} {looked}"


def kept(data: str, config: str, kind: str, now: int) -> list[str] | None:
    """Return the names of a kind where they are known."""
    try:
        with open(path_in(data, kind), encoding="utf-8") as file:
            was, *lines = file.read().split("\n")
    except (OSError, ValueError):
        return None
    if was != state(data, config, kind, now):
        return None
    return [line.partition("\t")[2] for line in lines if line.startswith(f"{kind}\t")]


def main(args: Sequence[str]) -> bool:
    """Print the names where they are known; whether that was so."""
    options = understood(args, "completion", VALUES)
    found = options and places(options, os.environ)
    if not options or not found:
        return False
    names = kept(*found, options.get("kind", ""), time.time_ns())
    if names is None:
        return False
    sys.stdout.write("".join(f"{name}\n" for name in names))
    sys.stdout.flush()
    return True
