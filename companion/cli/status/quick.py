"""`companion status` where nothing has changed since it was last said: a prompt asks all the time.

Imports next to nothing. It answers only where it is sure: else `command.py` works it out and keeps it here.
What is kept are numbers of today, in `cache/status`: from and until when they hold (ns), what the files that
they come from looked like, and a line for each.
"""

from __future__ import annotations

import os
import sys
import time

import companion.words.status as said  # not from: that would import `importlib`
from companion.config.usual_folders import at_home, usual_folder
from companion.store.database.signatures import is_settled, signature_of

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

VALUES = {"--data": "data", "--config": "config", "--format": "format"}
"""The options that it knows; all have a value."""
FORM = "1"
UNUSABLE = (LookupError, ValueError, AttributeError, TypeError, MemoryError, OverflowError)
"""What a format of the person's can raise."""


def quick(args: Sequence[str], environ: Mapping[str, str], now: int) -> str | None:
    """Return the line for these arguments at a moment (ns), or None where it is to be worked out."""
    options = understood(args, "status", VALUES)
    found = None if options is None else places(options, environ)
    if options is None or found is None or (counts := kept(*found, now)) is None:
        return None
    try:
        return said.line(counts, options.get("format", ""))
    except UNUSABLE:  # said where there is time to say it well
        return None


def understood(args: Sequence[str], command: str, values: Mapping[str, str]) -> dict[str, str] | None:
    """Return the options of a command, by what `values` calls them; None where anything else is there."""
    options: dict[str, str] = {}
    left, seen = iter(args), False
    for arg in left:
        name, equals, value = arg.partition("=")
        if name in values:
            options[values[name]] = value if equals else next(left, "")
        elif arg == command and not seen:
            seen = True
        else:
            return None
    return options if seen else None


def places(options: Mapping[str, str], environ: Mapping[str, str]) -> tuple[str, str] | None:
    """Return the data folder and the config file; None where it takes a library to know them."""
    config = options.get("config") or environ.get("COMPANION_CONFIG")
    if not config and (folder := usual_folder("XDG_CONFIG_HOME", environ)):
        config = os.path.join(folder, "config.yaml")
    if not config:
        return None
    config = at_home(config, environ)
    data = options.get("data") or environ.get("COMPANION_DATA") or _data_in(config)
    data = usual_folder("XDG_DATA_HOME", environ) if data == "" else data
    return (at_home(data, environ), config) if data else None


def path_in(data: str) -> str:
    """Return where the numbers are kept."""
    return os.path.join(data, "cache", "status")


def looks(data: str, config: str, at: int) -> str:
    """Return what the files look like that the numbers come from; '' where a change might not show (ns)."""
    names = sorted(name for name in os.listdir(data) if name.endswith(".json")) if os.path.isdir(data) else []
    found = [(name, signature_of(os.path.join(data, name))) for name in names] + [("", signature_of(config))]
    if not all(signature is None or is_settled(signature, at) for _, signature in found):
        return ""
    return repr((data, config, time.localtime().tm_gmtoff, found))


def kept(data: str, config: str, now: int) -> dict[str, int] | None:
    """Return the numbers that are kept, where they hold now (ns)."""
    try:
        with open(path_in(data), encoding="utf-8") as file:
            form, since, until, looked, *lines = file.read().split("\n")
        if form != FORM or not int(since) <= now < int(until):
            return None
        if looked != looks(data, config, now):
            return None
        return {name: int(count) for name, _, count in (line.partition(" ") for line in lines if line)}
    except (OSError, ValueError):
        return None


def _data_in(config: str) -> str | None:
    """Return the data folder that settings name in the plain way, '' for none, None where that is unclear."""
    try:
        with open(config, encoding="utf-8") as file:
            lines = [line.rstrip() for line in file if line.strip() and line.strip()[0] != "#"]
    except FileNotFoundError:
        return ""
    except (OSError, ValueError):
        return None
    found = [number for number, line in enumerate(lines) if "folder" in line]
    if not found:
        return ""
    name, _, value = lines[found[0]].partition(":")
    above = next((line for line in reversed(lines[: found[0]]) if line[0] not in " \t-"), "")
    value = value.strip()
    plain = value[:1] in ("/", "~") and not any(sign in value for sign in "#:'\"\\{}[]&*!|>%@`,")
    is_it = name.strip() == "folder" and name[0] == " " and above == "data:" and len(found) == 1
    return value if is_it and plain else None


def main(args: Sequence[str]) -> bool:
    """Print the line where it is known; whether that was so."""
    if (line := quick(args, os.environ, time.time_ns())) is None:
        return False
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()
    return True
