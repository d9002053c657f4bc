"""The folder of pages: which there are, what they hold, and the lock to change them.

Pages are read when asked for. Those of the current and the previous month and the core page stay
decoded, of the others the few used last. A page known is read again when its file has changed.
"""

from __future__ import annotations

import errno
import os
import threading
import time
from collections import OrderedDict
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from datetime import datetime

from companion.files import head_of, lock, make_folder, read_file, sync_folder, write_durably
from companion.store.database.ids import CORE, millisecond, month_at, previous_month
from companion.store.database.listing import Listing
from companion.store.database.merging import SCHEMA, Codec, Tables, schema_of, stamped
from companion.store.database.month import Month, Page
from companion.store.database.rescue import DAMAGED, HEAD, NOT_WRITABLE, Rescued, rescued, unreadable
from companion.store.database.signatures import UNKNOWN, is_trusted, signature_in, signature_of
from companion.store.errors import StoreError, refused
from companion.store.safety.backups import Backups
from companion.store.safety.watch import Watch

LOCK_TIMEOUT = 10.0  # seconds
KEPT = 6  # months kept decoded besides the current, the previous and core


class PageFolder:
    """Every page of a folder.

    `device` is in the names of our pages (`2026-11.laptop.json`), `now` pins months and dates backups.
    """

    def __init__(
        self, folder: str, device: str, backups: int, now: Callable[[], datetime], codec: Codec
    ) -> None:
        self.folder = folder
        self.listing = Listing(folder, f".{device}" if device else "", self._unlisted)
        self.notices: list[str] = []
        self.when_new = ""  # what to tell when the folder has to be made
        self.refusal = ""  # why nothing is to be written, if so
        self.backups = Backups(folder, backups, codec, now)
        self.watch = Watch(self.backups, self.tell)
        self._now = now
        self.codec = codec
        self._mutex = threading.RLock()
        self._kept: OrderedDict[str, Month] = OrderedDict()
        self._told: set[str] = set()
        self._swept = False
        self.wrote = False  # whether a page was replaced
        self._locked: set[str] | None = None  # while writing: the pages read under the lock
        self._looked_at: set[str] = set()  # while writing: the months that are known as they are

    # -- reading

    def month(self, key: str, keep: bool = True) -> Month:
        """A month as it is on the disk now. `keep=False` is for passing through: nothing stays decoded."""
        with self._mutex:
            if key in self._looked_at and key in self._kept:
                self._kept.move_to_end(key)
                return self._kept[key]
            month = self._kept.get(key) or Month(key)
            pages = (self._page(name, month.pages.get(name)) for name in self.listing.of(key))
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

    def is_kept(self, key: str) -> bool:
        """Whether a month is decoded."""
        return key in self._kept

    def changed(self) -> bool:
        """Whether a page was changed by somebody else since this was last asked. Cheap."""
        with self._mutex:
            return self.listing.changed([name for month in self._kept.values() for name in month.pages])

    def tell(self, notice: str) -> None:
        """Keep a notice for the person; the same one once."""
        if notice not in self._told:
            self._told.add(notice)
            self.notices.append(notice)

    # -- writing

    @contextmanager
    def writing(self) -> Iterator[None]:
        """Keep everybody else from writing until this ends.

        Raises StoreError if the disk refuses.
        """
        with self._mutex:
            if self._locked is not None:
                yield
                return
            if self.refusal:
                raise StoreError(self.refusal)
            try:
                is_new = not os.path.isdir(self.folder)
                make_folder(self.folder)
                if is_new and self.when_new:
                    self.tell(self.when_new)
                with lock(self._path(".lock"), LOCK_TIMEOUT):
                    self._locked = set()
                    self.listing.hold(True)
                    try:
                        yield
                    finally:
                        self._locked = None
                        self.listing.hold(False)
                        self._looked_at.clear()
            except OSError as error:  # disk full, read-only folder, lost mount, lock timeout
                raise refused(error) from error

    def _sweep(self) -> None:
        """Remove what killed companions left half-written of pages of ours; once is enough."""
        if self._swept:
            return
        self._swept = True
        for name in os.listdir(self.folder):
            if name[0] == "." and name.endswith(".json.tmp") and self.listing.is_ours(name[1:-4]):
                with suppress(OSError):
                    os.unlink(self._path(name))

    def check(self, key: str, name: str) -> Tables:
        """What a page that is about to be replaced holds. Raises StoreError if it must not be."""
        page = self.month(key).pages.get(name)
        if page is None:
            if os.path.lexists(self._path(name)):
                raise StoreError(f"Not saved: {self.folder} cannot be read. It was left as it is.")
            return {}
        page.refuse_if_ill()
        if schema_of(page.tables) > SCHEMA:
            raise StoreError(f"Not saved: {name} was written by a newer companion. Please update this one.")
        return page.tables

    def write_page(self, key: str, name: str, tables: Tables, *, back: bool = False) -> None:
        """Replace a page, on the disk before this returns. Only within `writing`, after `check`.

        One that is put `back` as it was gets no backup of what it should not hold.
        """
        data = self.codec.encode(tables)
        self._sweep()
        path, month = self._path(name), self.month(key)
        self._looked_at.discard(key)
        self.look(month, name)
        before = month.pages.pop(name, None)
        if before is None:
            self.listing.renew()
        elif (schema := schema_of(before.tables)) < SCHEMA:
            self.backups.keep_version(name, schema)
        try:
            if not back:
                self.backups.take(name)
        except OSError as error:
            self.tell(f"no backup of {name} could be made ({error.strerror}); your entries are still saved")
        write_durably(path, data)
        self.wrote = True
        if found := signature_of(path):
            month.pages[name] = Page(name, found, hash(data), tables)
            self.watch.left(name, found)
            self.listing.wrote(name, before.signature if before else None, found)
        if self._locked is not None:
            self._locked.add(name)

    def look(self, month: Month, name: str) -> None:
        """Keep what a page lost behind our back. Only within `writing`, before its backups are touched."""
        try:
            self.watch.look(name, month)
        except OSError as error:
            self.tell(f"the old {name} could not be set aside ({error.strerror}); entries are still saved")

    def set_aside(self, key: str, page: Page, *, keep: bool = True) -> str | None:
        """Move a page of another program among the backups, or to the quarantine if it is damaged; where to.

        None when it has changed meanwhile; `` when it is not to be kept, and was removed.

        Only within `writing`, after all it holds was written elsewhere.
        """
        path = self._path(page.name)
        if signature_of(path) != page.signature:
            return None
        if not keep:
            os.unlink(path)
            sync_folder(self.folder)
            kept = ""
        elif page.problem:
            kept = self.backups.move_aside(page.name)
        else:
            kept = self.backups.archive_copy(page.name)
        self.month(key).pages.pop(page.name, None)
        self._looked_at.discard(key)
        self.listing.renew()
        return kept

    # -- pages

    def _path(self, name: str) -> str:
        return os.path.join(self.folder, name)

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
            return self._unreadable(name, "is a link to a file that is not there")
        except OSError as error:
            if error.errno == errno.EFBIG and self.listing.is_ours(name):
                page = Page(name, UNKNOWN, 0, before, DAMAGED)
                return self._rescue(page, head_of(path, HEAD), error.strerror or "")
            return self._unreadable(name, f"cannot be read ({error.strerror})")
        digest, signature = hash(raw), signature_in(found)
        if known and known.digest == digest and not (known.problem and self._locked is not None):
            known.signature, known.checked = signature, time.time_ns()
            page = known
        else:
            page = self._decoded(Page(name, signature, digest, before), raw)
        self.listing.saw(name, page.signature)
        if self._locked is not None:
            self._locked.add(name)
        return page

    def _decoded(self, page: Page, raw: bytes) -> Page:
        """Give a page, which has the tables it held before, those that are in its bytes."""
        try:
            page.tables = self.codec.decode(raw)
        except (ValueError, RecursionError):
            return self._rescue(page, raw)
        return page

    def _unreadable(self, name: str, problem: str) -> Page:
        """A page that is only as good as its newest backup, until it can be read again."""
        tables, said = unreadable(name, problem, self.backups)
        self.tell(said)
        return Page(name, UNKNOWN, 0, tables, problem)

    def _rescue(self, page: Page, raw: bytes, why: str = "") -> Page:
        """Give a damaged page what there is of it and write that in its place, the damage being set aside."""
        known, ours = page.tables, self.listing.is_ours(page.name)
        logged = self.watch.logged
        found = rescued(page.name, raw, known, self.backups, self.codec, logged, ours=ours, why=why)
        page.tables, page.problem = found.tables, DAMAGED
        if found.stays:
            self.tell(f"{found.said} {found.stays}")
            return page
        try:
            with self.writing():
                if not why:
                    again, stat = read_file(self._path(page.name))
                    page.signature = signature_in(stat)
                    if again != raw:  # somebody was writing it in place, or has mended it
                        return self._decoded(Page(page.name, page.signature, hash(again), known), again)
                self._replace_damaged(page, found, None if why else raw)
        except (StoreError, OSError):
            self.tell(f"{found.said} {NOT_WRITABLE}")
            page.problem = "is damaged and could not be set aside"
        return page

    def _replace_damaged(self, page: Page, found: Rescued, raw: bytes | None) -> None:
        """Set a damaged file aside, by another name where there is no `raw`, and write what was found."""
        name, path = page.name, self._path(page.name)
        kept = self.backups.link_aside(name) if raw is None else self.backups.set_aside(name, raw)
        page.tables = stamped(found.tables)
        if found.alone:  # `missing.unsure` goes on saying so
            page.tables["_meta"]["1"]["rebuilt_from"] = os.path.basename(kept)
        data = self.codec.encode(page.tables)
        write_durably(path, data)
        page.signature, page.digest = signature_of(path) or page.signature, hash(data)
        page.problem = ""
        aside = os.path.relpath(kept, self.folder)
        self.tell(f"{found.said} The damaged file is kept in the data folder as {aside}")

    def _forget_some(self) -> None:
        this = month_at(millisecond(self._now()))
        pinned = {CORE, this, previous_month(this)}
        others = [key for key in self._kept if key not in pinned]
        for key in others[:-KEPT]:
            del self._kept[key]
