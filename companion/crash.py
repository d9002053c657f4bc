"""When the app itself is at fault: a report that holds no private text.

A traceback shows source lines, an exception's own message may quote what a person wrote. Neither leaves
the process: the report names files, lines, functions and types.
"""

from __future__ import annotations

import os
import platform
import traceback
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

import companion

KEPT = 20
"""How many reports are kept; the oldest go."""


def write_report(error: BaseException, folder: Path, at: datetime) -> Path:
    """Write the redacted report of an exception (0600) and return its path. OSError when the disk refuses."""
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    path = folder / f"{at:%Y-%m-%dT%H-%M-%S}.txt"
    with open(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "w", encoding="utf-8") as file:
        file.write(report(error))
    for old in sorted(folder.glob("????-??-??T??-??-??.txt"))[:-KEPT]:
        old.unlink(missing_ok=True)
    return path


def report(error: BaseException) -> str:
    """Where an exception came from, and nothing of what the person wrote."""
    from importlib.metadata import version

    lines = [
        f"companion {companion.__version__}, Textual {version('textual')}",
        f"Python {platform.python_version()} on {platform.system()}",
        "",
    ]
    for number, each in enumerate(_chain(error)):
        if number:
            lines += ["", "after", ""]
        for frame, line in traceback.walk_tb(each.__traceback__):
            lines.append(f"{_short(frame.f_code.co_filename)}:{line} {frame.f_code.co_name}")
        lines.append(f"{type(each).__module__}.{type(each).__qualname__}")
    return "\n".join(lines) + "\n"


def _chain(error: BaseException) -> Iterator[BaseException]:
    seen: set[int] = set()
    following: BaseException | None = error
    while following is not None and id(following) not in seen:
        seen.add(id(following))
        inside = getattr(following, "error", None)  # what a failed worker of Textual holds
        following = inside if isinstance(inside, BaseException) else following
        yield following
        following = following.__cause__ or following.__context__


def _short(filename: str) -> str:
    # A full path names the person. What is under the place of installation is enough.
    parts = Path(filename).parts
    for root in ("site-packages", f"python{platform.python_version().rpartition('.')[0]}"):
        if root in parts:
            return "/".join(parts[parts.index(root) + 1 :])
    if "companion" in parts:
        return "/".join(parts[len(parts) - 1 - parts[::-1].index("companion") :])
    return parts[-1] if parts else filename
