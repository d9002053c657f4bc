"""A text in the person's own editor: the file that it edits is the draft itself."""

from __future__ import annotations

import os
import sys
from collections.abc import Mapping
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from companion.store.safety.drafts import Drafts

USUAL = ("notepad",) if sys.platform == "win32" else ("editor", "nano", "vim", "vi")
# sensible-editor is not among them: on a new machine it asks which of many editors is meant.


def editor_of(environ: Mapping[str, str]) -> list[str]:
    """Return the program and its arguments: $VISUAL, $EDITOR, or what there usually is."""
    import shlex
    import shutil

    if named := environ.get("VISUAL") or environ.get("EDITOR"):
        return shlex.split(named, posix=sys.platform != "win32")
    return [next(filter(shutil.which, USUAL), USUAL[-1])]


def run_editor(path: str, *locks: int) -> None:
    """Have a file edited, until the editor ends. Raises OSError where it cannot start.

    The editor holds our lock on a file that drafts have lent, too: if we are killed, nobody takes the file
    from under its hands. Ctrl+C, which a terminal sends to both, is for the editor alone.
    """
    import signal
    import subprocess

    command = [*editor_of(os.environ), path]
    held = () if sys.platform == "win32" else locks  # where there is no such thing
    before = signal.signal(signal.SIGINT, _leave_it)  # a handler, since to ignore it would be inherited
    try:
        subprocess.run(command, check=False, pass_fds=held)
    finally:
        signal.signal(signal.SIGINT, before)


def _leave_it(*_: object) -> None:
    """Take a signal, and do nothing."""


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
