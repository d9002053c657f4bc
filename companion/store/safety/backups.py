"""Safety copies: the versions of a page that were replaced, and damaged files set aside."""

from __future__ import annotations

import os
import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from datetime import date, datetime, timedelta

from companion.files import make_folder, read_file, sync_folder, write_durably
from companion.store.database.file_names import A_PAGE, key_in
from companion.store.database.merging import Codec, Tables, merge, stamped
from companion.store.database.placing import placed, seen_in
from companion.store.database.signatures import signature_of

KEPT = "kept"  # instead of a day: what a page lost behind our back
COPIES = "copies"  # the folder, among the backups, of conflict copies that were taken in


class Backups:
    """`backups/<page>@<day>.json`, the page as it was before the day's first write, and `@last.json`.

    `@last` is the page before its last write and, once it rests, as it is. Before a write they are hard
    links, so nearly free; of a page at rest a copy, which what damages the page does not reach. `keep` is
    how many days are kept for each page; `@last` always is. `now` says what day it is.
    """

    def __init__(self, folder: str, keep: int, codec: Codec, now: Callable[[], datetime]) -> None:
        self._data = folder
        self._folder = os.path.join(folder, "backups")
        self._keep = keep
        self._codec = codec
        self._now = now

    def names(self, page: str) -> list[str]:
        """The backups of a page, newest first, without what it lost."""
        with suppress(OSError):
            stem = page.removesuffix(".json") + "@"
            found = (name for name in os.listdir(self._folder) if name.startswith(stem))
            return sorted((name for name in found if name != f"{stem}{KEPT}.json"), reverse=True)
        return []

    def pages(self) -> list[str]:
        """The names of the pages that there are backups of, oldest month first."""
        with suppress(OSError):
            names = (n for n in os.listdir(self._folder) if n.endswith(".json") and "@" in n)
            return sorted({f"{name.partition('@')[0]}.json" for name in names})
        return []

    def take(self, page: str) -> None:
        """Keep the page that is about to be replaced, if there is one."""
        path = os.path.realpath(self._page(page))
        last, today = self._of(page), self._of(page, self._now().date())
        if not os.path.exists(path):
            if os.path.exists(last):  # the page went without us: what is known of it stays when it is new
                _copy(last, self._of(page, date.fromtimestamp(os.stat(last).st_mtime)), unless_there=True)
            return
        make_folder(self._folder)
        with suppress(FileNotFoundError):
            os.unlink(last)
        _copy(path, last)
        if self._keep > 0 and not os.path.exists(today):
            _copy(path, today)
            for old in self.names(page)[self._keep + 1 :]:
                with suppress(OSError):
                    os.unlink(os.path.join(self._folder, old))

    def copy(self, page: str) -> None:
        """Keep a page as it is now; no link, so that what damages the page in place does not reach it.

        Raises OSError.
        """
        raw = read_file(self._page(page))[0]
        self.save(page, raw)
        if self._keep > 0:
            write_durably(self._of(page, self._now().date()), raw)

    def save(self, page: str, raw: bytes) -> str:
        """Make these bytes the newest backup of a page; the path. Raises OSError."""
        make_folder(self._folder)
        write_durably(self._of(page), raw)
        return self._of(page)

    def is_behind(self, page: str, rests: float = 0.0) -> bool:
        """Whether a page is in no backup as it is now, by what the files look like from outside.

        One that was written less than `rests` seconds ago is given the time, if it has a backup at all.
        """
        path = self._page(page)
        here, last = signature_of(path), signature_of(self._of(page))
        if here is None or last is None:
            return os.path.isfile(path)
        return (last[0] < here[0] or last[2] != here[2]) and time.time() - here[0] / 1e9 >= rests

    def follow(self, page: str) -> None:
        """Back a page up as it is now, by a copy as `copy` makes it, if it is whole. Raises OSError."""
        raw = read_file(self._page(page))[0]
        with suppress(ValueError, RecursionError):
            self._codec.decode(raw)
            self.save(page, raw)

    def keep_version(self, page: str, schema: int) -> None:
        """Keep a page as a companion of an older schema left it, in `backups/schema-<n>/`, for good.

        Raises OSError: nothing is written in a new schema while this is not on the disk.
        """
        folder, path = os.path.join(self._folder, f"schema-{schema}"), self._page(page)
        kept = os.path.join(folder, page)
        if os.path.exists(path) and not os.path.exists(kept):
            make_folder(folder)
            _copy(os.path.realpath(path), kept)
            sync_folder(folder)

    def newest(self, page: str) -> tuple[Tables, str]:
        """What the newest whole backup of a page holds, and its name; empty when there is none.

        Conflict copies of its month that were taken in are joined to it: what the last write took from one
        is in no backup yet.
        """
        tables: Tables = {}
        origins: list[str] = []
        for name in self.names(page):
            path = os.path.join(self._folder, name)
            with suppress(OSError, ValueError, RecursionError):
                tables = self._codec.decode(read_file(path)[0])
                origins.append(name)
                break
        for name, copy in self._copies(key_in(page)):
            joined = merge({table: dict(rows) for table, rows in tables.items()}, copy)
            if joined != tables:
                tables = joined
                origins.append(f"{COPIES}/{name}")
        return tables, " and ".join(origins)

    def known(self, page: str, *, only_last: bool = False) -> Tables:
        """What the whole backups of a page hold, or the newest of them, and what it lost."""
        tables: Tables = {}
        names = self.names(page)
        for path in [self._of(page, KEPT), *(os.path.join(self._folder, name) for name in names)]:
            with suppress(OSError, ValueError, RecursionError):
                merge(tables, placed(self._codec.decode(read_file(path)[0]), key_in(page), seen_in(tables)))
                if only_last and not path.endswith(f"@{KEPT}.json"):
                    break
        return tables

    def kept_of(self, page: str) -> list[str]:
        """The file of what a page lost, if there is one."""
        path = self._of(page, KEPT)
        return [os.path.basename(path)] if os.path.exists(path) else []

    def keep_lost(self, page: str, lost: Tables) -> bool:
        """Keep what a page lost, instead of what was kept before; whether that is news. Raises OSError."""
        path = self._of(page, KEPT)
        if not lost:
            with suppress(FileNotFoundError):
                os.unlink(path)
            return False
        raw = self._codec.encode(stamped(lost))
        with suppress(OSError):
            if read_file(path)[0] == raw:
                return False
        make_folder(self._folder)
        write_durably(path, raw)
        return True

    def taken_in(self) -> list[tuple[date, str, str]]:
        """The conflict copies archived here: the day, the name they had, their name now; newest first."""
        found: list[tuple[date, str, str]] = []
        with suppress(OSError):
            for name in sorted(os.listdir(os.path.join(self._folder, COPIES)), reverse=True):
                day, _, page = [*name.split(".", 2), "", ""][:3]
                if A_PAGE.fullmatch(page):
                    with suppress(ValueError):
                        found.append((date.fromisoformat(day), page, name))
        return found

    def _copies(self, key: str) -> Iterator[tuple[str, Tables]]:
        """Those of a month that are whole, oldest first."""
        for _, page, name in reversed(self.taken_in()):
            if key_in(page) == key:
                with suppress(OSError, ValueError, RecursionError):
                    yield name, self._codec.decode(read_file(os.path.join(self._folder, COPIES, name))[0])

    def archive_copy(self, name: str) -> str:
        """Move a file that is not needed any more to `backups/copies/`, to stay as long as a backup does."""
        path, folder = self._page(name), os.path.join(self._folder, COPIES)
        day = self._now().date()
        make_folder(folder)
        kept = os.path.join(folder, f"{day.isoformat()}.{time.time_ns()}.{os.path.basename(path)}")
        os.replace(path, kept)
        with suppress(OSError):
            os.chmod(kept, 0o600)
        sync_folder(folder)
        sync_folder(os.path.dirname(path))
        oldest = (day - timedelta(days=max(1, self._keep))).isoformat()
        for old in os.listdir(folder):
            if old < oldest:
                with suppress(OSError):
                    os.unlink(os.path.join(folder, old))
        return kept

    def set_aside(self, page: str, raw: bytes) -> str:
        """Copy a damaged page to `quarantine/`; where to."""
        path = self._aside(page)
        write_durably(path, raw)
        return path

    def move_aside(self, page: str) -> str:
        """Move a damaged page there that is not to stay; where to. Raises OSError."""
        path, aside = self._page(page), self._aside(page)
        os.replace(path, aside)
        with suppress(OSError):
            os.chmod(aside, 0o600)
        sync_folder(os.path.dirname(aside))
        sync_folder(os.path.dirname(path))
        return aside

    def link_aside(self, page: str) -> str:
        """Link a damaged page there that is too large to copy; where to. Raises OSError."""
        aside = self._aside(page)
        os.link(os.path.realpath(self._page(page)), aside)
        os.chmod(aside, 0o600)
        sync_folder(os.path.dirname(aside))
        return aside

    def _of(self, page: str, when: date | str = "last") -> str:
        return os.path.join(self._folder, f"{page.removesuffix('.json')}@{when}.json")

    def _page(self, page: str) -> str:
        return os.path.join(self._data, page)

    def _aside(self, page: str) -> str:
        aside = place_aside(self._data, page)
        make_folder(os.path.dirname(aside))
        return aside


def place_aside(folder: str, name: str) -> str:
    """A path for what is damaged, in the quarantine of a data folder, which may have to be made."""
    return os.path.join(folder, "quarantine", f"{name}.{time.time_ns()}")


def _copy(path: str, copy: str, *, unless_there: bool = False) -> None:
    try:
        os.link(path, copy)
        os.chmod(copy, 0o600)
    except FileExistsError:
        if not unless_there:
            raise
    except OSError:  # a file system without hard links
        with open(path, "rb") as file:
            write_durably(copy, file.read())
