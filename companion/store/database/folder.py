"""The folder of pages: which there are, what they hold, and the lock to change them.

Pages are read when asked for. Those of the current and the previous month and the core page stay
decoded, of the others the few used last. A page known is read again when its file has changed.
"""

from __future__ import annotations

import errno
import os
import re
import threading
import time
from collections import OrderedDict
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager, suppress
from datetime import datetime

from companion.files import lock, make_folder, read_file, sync_folder, write_durably
from companion.store.database import rescue
from companion.store.database.file_names import A_PAGE, key_in
from companion.store.database.ids import CORE, millisecond, month_at, previous_month
from companion.store.database.merging import SCHEMA, Codec, Tables, schema_of
from companion.store.database.month import Month, Page
from companion.store.database.watch import Signature, Watch, is_trusted, signature_in, signature_of
from companion.store.errors import StoreError, refused
from companion.store.safety.backups import Backups

LOCK_TIMEOUT = 10.0  # seconds
KEPT = 6  # months kept decoded besides the current, the previous and core
OURS = re.compile(r"(core|\d{4}-\d\d)(\.\d+)?\.json")


class PageFolder:
    """Every page of a folder.

    `device` is in the names of the pages this machine writes (`2026-11.laptop.json`), `now` says which
    months are pinned and what day a backup is of.
    """

    def __init__(
        self, folder: str, device: str, backups: int, now: Callable[[], datetime], codec: Codec
    ) -> None:
        self.folder = folder
        self._device = f".{device}" if device else ""
        self.notices: list[str] = []
        self.when_new = ""  # what to tell when the folder has to be made
        self.backups = Backups(folder, backups, codec)
        self._now = now
        self.codec = codec
        self._mutex = threading.RLock()
        self._kept: OrderedDict[str, Month] = OrderedDict()
        self._told: set[str] = set()
        self._swept = False
        self.wrote = False  # whether a page was replaced
        self._locked: set[str] | None = None  # while writing: the pages read under the lock
        self._looked_at: set[str] = set()  # while writing: the months that are known as they are
        self._listed: tuple[list[str], dict[str, list[str]]] | None = None  # names, and by month
        self._own: dict[str, tuple[list[str], list[str]]] = {}  # by month: all its names, and ours in order
        self._watch = Watch(folder, lambda name: bool(A_PAGE.fullmatch(name)), self._unlisted)

    # -- reading

    def months(self) -> list[str]:
        """The months there are, oldest first, without `core`."""
        return sorted(key for key in self._names() if key != CORE)

    def names(self) -> list[str]:
        """The names of all pages, whoever made them."""
        return sorted(name for names in self._names().values() for name in names)

    def month(self, key: str, keep: bool = True) -> Month:
        """A month as it is on the disk now. `keep=False` is for passing through: nothing stays decoded."""
        with self._mutex:
            if key in self._looked_at and key in self._kept:
                self._kept.move_to_end(key)
                return self._kept[key]
            month = self._kept.get(key) or Month(key)
            pages = (self._page(name, month.pages.get(name)) for name in self._names().get(key, ()))
            month.pages = {page.name: page for page in pages if page}
            if keep or key in self._kept:
                is_new = key not in self._kept
                self._kept[key] = month
                self._kept.move_to_end(key)
                if is_new:
                    self._forget_some()
                if self._locked is not None and not any(page.problem for page in month.pages.values()):
                    self._looked_at.add(key)
            return month

    def signatures(self, key: str) -> list[tuple[str, Signature]]:
        """What the files of a month look like from outside."""
        return self.signatures_of(self._names().get(key, ()))

    def signatures_of(self, names: Iterable[str]) -> list[tuple[str, Signature]]:
        """The same of some pages by name."""
        return [(name, found) for name in names if (found := signature_of(self._path(name)))]

    def is_kept(self, key: str) -> bool:
        """Whether a month is decoded."""
        return key in self._kept

    def own(self, key: str) -> list[str]:
        """The pages of a month that this machine writes, in their order; a very full month has several."""
        names = self._names().get(key, [])
        if key not in self._own or self._own[key][0] != names:  # a write asks for each of its records
            page = re.compile(rf"{re.escape(key + self._device)}(?:\.(\d+))?\.json")
            found = [match for name in names if (match := page.fullmatch(name))]
            ours = [match.string for match in sorted(found, key=lambda match: int(match[1] or 1))]
            self._own[key] = (list(names), ours)
        return self._own[key][1]

    def is_ours(self, name: str) -> bool:
        """Whether a page is named as companion names them, not as a sync program names its copies."""
        return bool(OURS.fullmatch(name)) or name in self.own(key_in(name))

    def changed(self) -> bool:
        """Whether a page was changed by somebody else since this was last asked. Cheap."""
        with self._mutex:
            return self._watch.changed([name for month in self._kept.values() for name in month.pages])

    def tell(self, notice: str) -> None:
        """Keep a notice for the person; the same one once."""
        if notice not in self._told:
            self._told.add(notice)
            self.notices.append(notice)

    # -- writing

    @contextmanager
    def writing(self) -> Iterator[None]:
        """The time to read, change and put with nobody else writing.

        Raises StoreError if the disk refuses.
        """
        with self._mutex:
            if self._locked is not None:
                yield
                return
            try:
                is_new = not os.path.isdir(self.folder)
                make_folder(self.folder)
                if is_new and self.when_new:
                    self.tell(self.when_new)
                with lock(self._path(".lock"), LOCK_TIMEOUT):
                    self._locked, self._listed = set(), None
                    try:
                        yield
                    finally:
                        self._locked = self._listed = None
                        self._looked_at.clear()
            except OSError as error:  # disk full, read-only folder, lost mount, lock timeout
                raise refused(error) from error

    def _sweep(self) -> None:
        """Remove what killed companions left half-written of pages of ours; once is enough."""
        if self._swept:
            return
        self._swept = True
        for name in os.listdir(self.folder):
            if name[0] == "." and name.endswith(".json.tmp") and self.is_ours(name[1:-4]):
                with suppress(OSError):
                    os.unlink(self._path(name))

    def check(self, key: str, name: str) -> Tables:
        """What a page that is about to be replaced holds. Raises StoreError if it must not be."""
        page = self.month(key).pages.get(name)
        if page is None:
            if os.path.lexists(self._path(name)):
                raise StoreError(f"not saved: {self.folder} cannot be read; it is left as it is")
            return {}
        page.refuse_if_ill()
        if schema_of(page.tables) > SCHEMA:
            raise StoreError(f"not saved: {name} was written by a newer companion; please update this one")
        return page.tables

    def write_page(self, key: str, name: str, tables: Tables) -> None:
        """Replace a page, on the disk before this returns. Only within `writing`, after `check`."""
        data = self.codec.encode(tables)
        self._sweep()
        path, month = self._path(name), self.month(key)
        self._looked_at.discard(key)
        before = month.pages.pop(name, None)
        if before is None:
            self._listed = None
        elif (schema := schema_of(before.tables)) < SCHEMA:
            self.backups.keep_version(path, schema)
        try:
            self.backups.take(path, self._now().date())
        except OSError as error:
            self.tell(f"no backup of {name} could be made ({error.strerror}); saving goes on")
        write_durably(path, data)
        self.wrote = True
        if found := signature_of(path):
            month.pages[name] = Page(name, found, hash(data), tables)
            self._watch.wrote(name, before.signature if before else None, found)
        if self._locked is not None:
            self._locked.add(name)

    def back_up(self, name: str) -> None:
        """Back a page up as it is now. When the disk refuses that, a notice says so."""
        try:
            self.backups.copy(self._path(name), self._now().date())
        except OSError as error:
            self.tell(f"no backup of {name} could be made ({error.strerror})")

    def behind(self, key: str, rests: float = 0.0) -> list[str]:
        """Pages of a month, those companion names, that no backup has as they are (`Backups.is_behind`)."""
        names = (name for name in self._names().get(key, ()) if self.is_ours(name))
        return [name for name in names if self.backups.is_behind(self._path(name), rests)]

    def catch_up(self, names: Sequence[str]) -> None:
        """Back these pages up as they are now; one that is damaged leaves its backup as it is.

        Raises StoreError if the disk refuses.
        """
        if names:
            with self.writing():
                for name in names:
                    self.backups.follow(self._path(name))

    def mark_checked(self, key: str) -> None:
        """Back up the pages of a month after the last write; what the disk refuses is tried again later."""
        with suppress(StoreError):
            self.catch_up(self.behind(key))

    def set_aside(self, key: str, page: Page, *, keep: bool = True) -> str | None:
        """Move a page of another program among the backups, or to the quarantine if it is damaged; where to.

        None when it has changed meanwhile; `` when it is not to be kept, and was removed.

        Only within `writing`, after all it holds was put elsewhere.
        """
        path = self._path(page.name)
        if signature_of(path) != page.signature:
            return None
        if not keep:
            os.unlink(path)
            sync_folder(self.folder)
            kept = ""
        elif page.problem:
            kept = self.backups.move_aside(path)
        else:
            kept = self.backups.archive_copy(path, self._now().date())
        self.month(key).pages.pop(page.name, None)
        self._looked_at.discard(key)
        self._listed = None
        return kept

    def set_copy_aside(self, name: str) -> str:
        """The same for a file that is no page (`undo/…`): where to. Raises OSError."""
        return self.backups.archive_copy(self._path(name), self._now().date())

    # -- pages

    def _path(self, name: str) -> str:
        return os.path.join(self.folder, name)

    def _names(self) -> dict[str, list[str]]:
        """The names of the pages of each month; while writing, as they were when it began."""
        with self._mutex:
            if self._locked is None or self._listed is None:
                names = self._watch.names()
                if self._listed is None or names is not self._listed[0]:
                    grouped: dict[str, list[str]] = {}
                    for name in names:
                        grouped.setdefault(key_in(name), []).append(name)
                    self._listed = (names, grouped)
            return self._listed[1]

    def _unlisted(self, error: OSError) -> None:
        self.tell(f"{self.folder} cannot be read: {error.strerror}")

    def _page(self, name: str, known: Page | None) -> Page | None:
        """A page as it is now; None when it is gone."""
        path, before = self._path(name), known.tables if known else {}
        if known and not known.problem:
            if self._locked is not None and name in self._locked:
                return known
            if is_trusted(known.signature, known.checked) and signature_of(path) == known.signature:
                return known
        try:
            raw, found = read_file(path)
        except FileNotFoundError:
            if not os.path.lexists(path):
                return None
            return rescue.unreadable(self, name, "is a link to a file that is not there")
        except OSError as error:
            if error.errno == errno.EFBIG and self.is_ours(name):
                return rescue.too_large(self, name, before, error)
            return rescue.unreadable(self, name, f"cannot be read ({error.strerror})")
        digest, signature = hash(raw), signature_in(found)
        if known and known.digest == digest and not (known.problem and self._locked is not None):
            known.signature, known.checked = signature, time.time_ns()
            page = known
        else:
            page = rescue.decoded(self, name, signature, raw, before)
        self._watch.saw(name, page.signature)
        if self._locked is not None:
            self._locked.add(name)
        return page

    def _forget_some(self) -> None:
        this = month_at(millisecond(self._now()))
        pinned = {CORE, this, previous_month(this)}
        others = [key for key in self._kept if key not in pinned]
        for key in others[:-KEPT]:
            del self._kept[key]
