"""What files look like from outside, and whether somebody else has changed them."""

from __future__ import annotations

import os
import time
from collections.abc import Callable, Iterable

Signature = tuple[int, int, int]  # time of the last change (ns), inode, size (bytes)
UNKNOWN: Signature = (0, 0, 0)  # of a file that could not be looked at

YOUNG = 20_000_000  # ns: a file this young may change again without a trace; kernels tick every 1 to 10 ms
COARSE = 2_000_000_000  # ns: the same where file times are whole seconds (FAT, some network shares)


def signature_of(path: str) -> Signature | None:
    """What tells one state of a file or folder from another; None where there is none."""
    try:
        return signature_in(os.stat(path))
    except OSError:
        return None


def signature_in(found: os.stat_result) -> Signature:
    """The same of what a file looked like when it was read."""
    return found.st_mtime_ns, found.st_ino, found.st_size


def is_trusted(signature: Signature, checked: int) -> bool:
    """Whether a file looked at when `checked` (ns) would by now look otherwise, had it changed since."""
    changed = signature[0]
    return checked - changed > (YOUNG if changed % 1_000_000_000 else COARSE)


class Watch:
    """The pages of a folder from outside. `is_page` picks them by name, `failed` hears of a folder that
    cannot be listed."""

    def __init__(
        self, folder: str, is_page: Callable[[str], bool], failed: Callable[[OSError], None]
    ) -> None:
        self._folder = folder
        self._is_page = is_page
        self._failed = failed
        self._listed: tuple[Signature, int, list[str]] | None = None
        self._seen: dict[str, Signature | None] | None = None  # None: known by name only
        self._scanned: tuple[Signature, int] | None = None

    def names(self) -> list[str]:
        """The names of the pages, sorted; listed anew only when the folder has changed."""
        now = time.time_ns()
        signature = signature_of(self._folder)
        if signature is None:
            self._listed = None
        elif self._listed is None or signature != self._listed[0] or not is_trusted(*self._listed[:2]):
            self._listed = (signature, now, self._list())
        names = self._listed[2] if self._listed else []
        if self._seen is None:
            self._seen = dict.fromkeys(names)
        return names

    def saw(self, name: str, signature: Signature) -> None:
        """A page was read for the first time."""
        if self._seen is not None and name in self._seen and self._seen[name] is None:
            self._seen[name] = signature

    def wrote(self, name: str, before: Signature | None, after: Signature) -> None:
        """A page was replaced by us; somebody else's change found there before stays unseen."""
        seen = self._seen if self._seen is not None else {}
        if seen.get(name) == before:
            seen[name] = after

    def changed(self, held: Iterable[str]) -> bool:
        """Whether anything differs from what was seen before, our own writes left out.

        Whoever replaces a file changes the folder; one written in place is noticed if it is in `held`.
        """
        now = time.time_ns()
        names = self.names()
        seen = self._seen if self._seen is not None else {}
        folder = signature_of(self._folder)
        quiet = folder and self._scanned and self._scanned[0] == folder and is_trusted(*self._scanned)
        found = {name: signature_of(os.path.join(self._folder, name)) for name in (held if quiet else names)}
        gone = seen.keys() - set(names)
        differs = bool(gone) or any(
            name not in seen or seen[name] not in (None, signature) for name, signature in found.items()
        )
        for name in gone:
            del seen[name]
        seen.update((name, signature) for name, signature in found.items() if name not in gone)
        if folder:
            self._scanned = (folder, now)
        return differs

    def _list(self) -> list[str]:
        try:
            return sorted(filter(self._is_page, os.listdir(self._folder)))
        except FileNotFoundError:
            return []
        except OSError as error:
            self._failed(error)
            return []
