"""The copies a day, in a folder of the person's choice: which folder, and what they are called."""

from __future__ import annotations

import os
import re
from datetime import date
from pathlib import Path

from companion.config.settings import Data

_COPY = re.compile(r"companion-(?:(?P<machine>[\w-]+)-)?(?P<day>\d{4}-\d\d-\d\d)\.zip")


def folder_of(data: Data) -> Path | None:
    """The folder of `backup_to`, `~` being the home folder; None when there is to be no copy."""
    if not data.backup_to:
        return None
    return Path(os.path.expanduser(data.backup_to))  # noqa: PTH111 (Path raises for an unknown user)


def name_of(machine: str, day: date) -> str:
    """What the copy of a day is called, of a machine with a name or (``) without."""
    return f"companion-{machine}-{day.isoformat()}.zip" if machine else f"companion-{day.isoformat()}.zip"


def machine_in(name: str) -> str | None:
    """The machine whose copy has this name (`` for one without a name); None for what is no such copy."""
    found = _COPY.fullmatch(name)
    return (found["machine"] or "") if found else None


def copies_in(folder: Path) -> list[Path]:
    """The copies in a folder, oldest first, whatever machine made them; none where it cannot be read."""
    found = [(match["day"], path) for path in folder.glob("*.zip") if (match := _COPY.fullmatch(path.name))]
    return [path for _, path in sorted(found)]


def half_of(name: str) -> str:
    """The name of what is being written, or was when its companion was killed, behind that of a half."""
    return name[1:].removesuffix(".tmp") if name.startswith(".") and name.endswith(".tmp") else ""
