"""What `companion doctor` found, and mending it."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from typing import Literal

import msgspec

from companion.store.errors import StoreError


class Finding(msgspec.Struct, frozen=True):
    """One thing that was looked at: how it is, in a sentence, and how to mend it.

    `mended` is set when that was done just now.
    """

    about: str
    how: Literal["well", "note", "problem"]
    said: str
    mend: str = ""
    mended: bool = False


class Mender:
    """Mends what can be mended without risk, where it is asked to (`fix`)."""

    def __init__(self, fix: bool) -> None:
        self._fix = fix

    def found(self, about: str, said: str, mend: str, work: Callable[[], object]) -> Finding:
        """A problem; `work` mends it."""
        if self._fix:
            with suppress(OSError, StoreError):
                work()
                return Finding(about, "well", said, mend, mended=True)
        return Finding(about, "problem", said, mend)
