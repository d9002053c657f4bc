"""The pages of a folder from outside: their names, what they look like, whether somebody else changed one."""

from __future__ import annotations

import os
import re
import threading
import time
from collections.abc import Callable, Iterable

from companion.store.database.file_names import A_PAGE, key_in
from companion.store.database.ids import CORE
from companion.store.database.signatures import Signature, is_trusted, signature_of

OURS = re.compile(r"(core|\d{4}-\d\d)(\.\d+)?\.json")


class Listing:
    """The pages of a folder by name and month.

    `ending` stands before the number and `.json` in the names of the pages that this machine writes;
    `failed` hears of a folder that cannot be listed.
    """

    def __init__(self, folder: str, ending: str, failed: Callable[[OSError], None]) -> None:
        self._folder = folder
        self._ending = ending
        self._failed = failed
        self.readable = True  # whether the folder could be listed, if there is one
        self._mutex = threading.RLock()
        self._is_held = False
        self._listed: tuple[Signature, int, list[str]] | None = None
        self._months: tuple[list[str], dict[str, list[str]]] | None = None  # the names, and by month
        self._own: dict[str, tuple[list[str], list[str]]] = {}  # by month: all its names, and ours in order
        self._seen: dict[str, Signature | None] | None = None  # None: known by name only
        self._scanned: tuple[Signature, int] | None = None

    def months(self) -> list[str]:
        """The months there are, oldest first, without `core`."""
        return sorted(key for key in self._by_month() if key != CORE)

    def names(self) -> list[str]:
        """The names of all pages, whoever made them."""
        return sorted(name for names in self._by_month().values() for name in names)

    def of(self, key: str) -> list[str]:
        """The names of the pages of a month."""
        return self._by_month().get(key, [])

    def own(self, key: str) -> list[str]:
        """The pages of a month that this machine writes, in their order; a very full month has several."""
        names = self.of(key)
        if key not in self._own or self._own[key][0] != names:  # a write asks for each of its records
            page = re.compile(rf"{re.escape(key + self._ending)}(?:\.(\d+))?\.json")
            found = [match for name in names if (match := page.fullmatch(name))]
            ours = [match.string for match in sorted(found, key=lambda match: int(match[1] or 1))]
            self._own[key] = (list(names), ours)
        return self._own[key][1]

    def is_ours(self, name: str) -> bool:
        """Whether a page is named as companion names them, not as a sync program names its copies."""
        return bool(OURS.fullmatch(name)) or name in self.own(key_in(name))

    def signatures(self, names: Iterable[str]) -> list[tuple[str, Signature]]:
        """What pages look like from outside; those that are gone are left out."""
        return [(name, found) for name in names if (found := signature_of(os.path.join(self._folder, name)))]

    def hold(self, held: bool) -> None:
        """Look at the names again; while they are held, as long as nobody else can write, they stay so."""
        with self._mutex:
            self._is_held, self._months = held, None

    def renew(self) -> None:
        """Look at the names again: a page was made, or removed, by us."""
        self.hold(self._is_held)

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
        names = self._listed_now()
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

    def _by_month(self) -> dict[str, list[str]]:
        with self._mutex:
            if not self._is_held or self._months is None:
                names = self._listed_now()
                if self._months is None or names is not self._months[0]:
                    grouped: dict[str, list[str]] = {}
                    for name in names:
                        grouped.setdefault(key_in(name), []).append(name)
                    self._months = (names, grouped)
            return self._months[1]

    def _listed_now(self) -> list[str]:
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

    def _list(self) -> list[str]:
        self.readable = True
        try:
            return sorted(filter(A_PAGE.fullmatch, os.listdir(self._folder)))
        except FileNotFoundError:
            return []
        except OSError as error:
            self.readable = False
            self._failed(error)
            return []
