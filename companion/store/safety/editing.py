"""A text in the person's own editor: the file that it edits is the draft itself."""

from __future__ import annotations

import os
import sys
from collections.abc import Mapping
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from companion.store.safety.drafts import Drafts

USUAL = ("notepad",) if sys.platform == "win32" else ("sensible-editor", "nano", "vim", "vi")


def editor_of(environ: Mapping[str, str]) -> list[str]:
    """Return the program and its arguments: $VISUAL, $EDITOR, or what there usually is."""
    import shlex
    import shutil

    if named := environ.get("VISUAL") or environ.get("EDITOR"):
        return shlex.split(named, posix=sys.platform != "win32")
    return [next(filter(shutil.which, USUAL), USUAL[-1])]


def run_editor(path: str, lock: int) -> None:
    """Have a file that drafts have lent edited, until the editor ends. Raises OSError where it cannot start.

    The editor holds our lock, too: if we are killed, nobody takes the file from under its hands.
    """
    import subprocess

    command = [*editor_of(os.environ), path]
    if sys.platform == "win32":
        subprocess.run(command, check=False)
    else:
        subprocess.run(command, check=False, pass_fds=(lock,))


def edited(drafts: Drafts, key: str, text: str = "") -> str:
    """Have a text edited; return what the editor left, which is the draft of this key until it is saved.

    Raises OSError and StoreError.
    """
    path, lock = drafts.lend(key, text)
    try:
        run_editor(path, lock)
    finally:
        left = drafts.take_back(key)
    return left
