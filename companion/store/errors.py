"""What can go wrong with the disk, as sentences for the person."""

from __future__ import annotations

import errno
from typing import Self

from companion.model.text import capitalised


class StoreError(Exception):
    """A write that was refused; what was saved before is intact. `args[0]` is a sentence for the person."""

    def about(self, what: str) -> Self:
        """The same, saying what it was that was not saved."""
        _, said, why = str(self).partition("Not saved: ")
        if said:
            self.args = (f"Not saved: {what}. {capitalised(why)}",)
        return self


class Stale(StoreError):
    """The record has meanwhile been changed elsewhere, so that nothing was written."""

    def __init__(self) -> None:
        super().__init__("Not saved: this was changed elsewhere in the meantime. That version is safe.")


def refused(error: OSError) -> StoreError:
    """The sentence for a disk that refuses."""
    if error.errno in (errno.ENOTDIR, errno.EEXIST) and error.filename:
        why = f"{error.filename} is a file where a folder is needed"
    elif error.errno == errno.EISDIR and error.filename:
        why = f"{error.filename2 or error.filename} is a folder where a file is needed"
    elif error.errno in (0, errno.EACCES, errno.EPERM, errno.ENOENT, errno.ELOOP) and error.filename:
        why = f"{error.filename}: {error.strerror}"
    else:
        why = error.strerror or str(error)
    return StoreError(f"Not saved: {why}. Everything saved earlier is safe.")
