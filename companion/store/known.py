"""What is known of every month without reading it again, as long as its files look as they did.

Kept in the folder `cache` beside what the files looked like. It can be thrown away at any time.
"""

from __future__ import annotations

import os
import time
from collections.abc import Callable, Mapping
from contextlib import suppress
from typing import Any, Generic, TypeVar

import msgspec

from companion.files import make_folder, read_file, write_durably
from companion.store.database.folder import PageFolder
from companion.store.database.ids import CORE
from companion.store.database.month import Month
from companion.store.database.signatures import Signature, is_settled

T = TypeVar("T")


class _Looked(msgspec.Struct, Generic[T], frozen=True):
    """What a month's files looked like at a moment (ns), and what was found in them."""

    files: list[tuple[str, Signature]]
    at: int
    found: T

    def settled(self, at: int) -> bool:
        """Whether any change since a moment shows: a file just written may change again and look the same."""
        return all(is_settled(signature, at) for _, signature in self.files)


class _Cache(msgspec.Struct, Generic[T], frozen=True):
    """What is in the file. What was found by other rules is not ours: `rules` tells these."""

    rules: str
    months: dict[str, _Looked[T]]


class KnownMonths(Generic[T]):
    """What `look` finds in each month, brought up to date in slices. `kind` is the type of what it finds."""

    def __init__(
        self, page_folder: PageFolder, name: str, kind: Any, rules: object, look: Callable[[str, Month], T]
    ) -> None:
        self._page_folder = page_folder
        self._listing = page_folder.listing
        self._path = os.path.join(page_folder.folder, "cache", f"{name}.json")
        self._rules = repr(rules)
        self._find = look
        self._saved = True
        self._months: dict[str, _Looked[T]] = {}
        with suppress(OSError, msgspec.MsgspecError):
            cache = msgspec.json.decode(read_file(self._path)[0], type=_Cache[kind])
            self._months = cache.months if cache.rules == self._rules else {}

    def __getitem__(self, key: str) -> T:
        """What is in a month; one that was never looked at is now."""
        if key not in self._months:
            self._look(key)
        return self._months[key].found

    @property
    def months(self) -> Mapping[str, T]:
        """What is known, by month."""
        self.refresh()
        return {key: looked.found for key, looked in self._months.items()}

    def refresh(self) -> None:
        """Look again at what is in memory anyway: the months that are being edited."""
        for key in self._keys():
            if self._page_folder.is_kept(key) and self._is_stale(key):
                self._look(key)

    def step(self, slice: int) -> bool:
        """Look at the next `slice` months that need it, newest first; whether none is left."""
        for gone in self._months.keys() - set(self._keys()):
            del self._months[gone]
            self._saved = False
        stale = [key for key in reversed(self._keys()) if self._is_stale(key)]
        for key in stale[:slice]:
            self._look(key)
        if len(stale) > slice:
            return False
        for key, known in [*self._months.items()]:
            if key not in stale and not known.settled(known.at):
                self._look(key)
        self.save()
        return True

    def save(self) -> None:
        """Keep it, if the folder can be written; what is known is never worth an error."""
        if not self._saved:
            with suppress(OSError):
                make_folder(os.path.dirname(self._path))
                write_durably(self._path, msgspec.json.encode(_Cache(self._rules, self._months)), sync=False)
                self._saved = True

    def _keys(self) -> list[str]:
        return [*self._listing.months(), CORE]

    def _is_stale(self, key: str) -> bool:
        """Whether a month's files do not look as they did, or were too young to tell and are not any more."""
        known, files = self._months.get(key), self._listing.signatures(self._listing.of(key))
        if known is None or known.files != files:
            return bool(files) or known is not None
        return not known.settled(known.at) and known.settled(time.time_ns())

    def _look(self, key: str) -> None:
        at = time.time_ns()
        files = self._listing.signatures(self._listing.of(key))  # first: what changes meanwhile counts again
        found = self._find(key, self._page_folder.month(key, keep=False))
        self._months[key] = _Looked(files, at, found)
        self._saved = False
