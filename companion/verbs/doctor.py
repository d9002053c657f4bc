"""Looking everything over: data, settings, permissions, backups, a shared folder, versions."""

from __future__ import annotations

import os
import shutil
import stat
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from datetime import datetime
from functools import cached_property, partial
from pathlib import Path
from tempfile import TemporaryFile

import companion
from companion import words
from companion.audio.programs import PLAYERS, SPEAKERS, found
from companion.config.errors import ConfigError
from companion.config.settings import Data
from companion.files import make_folder, read_file
from companion.store.database.file_names import A_PAGE
from companion.store.database.merging import SCHEMA, schema_of
from companion.store.database.placing import strays
from companion.store.errors import StoreError
from companion.store.reader import look_over
from companion.store.safety.backups import place_aside
from companion.store.safety.drafts import read_drafts
from companion.store.shared.sync import SyncStatus
from companion.store.store import Store
from companion.verbs.daily_copies import folder_of
from companion.verbs.doctor_data import Safekeeping
from companion.verbs.findings import Finding, Mender

LEFT_BEHIND = 3600  # seconds after which a temporary file is nobody's any more
LITTLE_ROOM = 50_000_000  # bytes
TEXTUAL = "8.2.8"  # the one that the quiet driver is made for
FOLDERS = ("undo", "backups", "quarantine", "drafts", "cache", "reports")  # within the data folder
PRIVATE_FOLDER, PRIVATE_FILE = 0o700, 0o600


class Doctor:
    """Looks at one data folder and config file; with `fix` mends what can be mended without risk."""

    def __init__(
        self,
        store: Store,
        config: Path,
        settings: ConfigError | None,
        data: Data,
        now: datetime,
        *,
        themes: Sequence[str] = (),
        fix: bool,
    ) -> None:
        """`settings` is what is wrong with the config file, `themes` with colour themes, if anything is."""
        self._store = store
        self._config = config
        self._wrong = settings
        self._data = data
        self._now = now
        self._themes = themes
        self._mender = Mender(fix)
        self._astray: set[str] = set()  # places with tables that nobody knows

    @cached_property
    def _status(self) -> SyncStatus:
        return self._store.sync_status()

    def look(self, *, data_are_clear: bool = True) -> Iterator[Finding]:
        """Everything, in order; of the data nothing where the settings do not say which are meant."""
        safe = Safekeeping(self._store, self._data, self._now, self._mender)
        yield from self.settings()
        if not data_are_clear:
            yield Finding("data", "problem", words.doctor.DATA_NOT_CLEAR, words.doctor.DATA_SAY_WHICH)
            yield from self.versions()
            return
        yield from self.permissions()
        yield from self.data()
        yield from safe.misplaced(self._astray)
        yield from safe.missing()
        yield from self.room()
        yield from self.house()
        yield from self.leftovers()
        yield from safe.backups()
        yield from self.sync()
        yield from self.sound()
        yield from self.versions()

    def let_go(self, page: str) -> str:
        """Miss nothing of a page any more; what is said to it. Raises StoreError, ValueError."""
        if not A_PAGE.fullmatch(page):
            raise ValueError(words.doctor.NO_PAGE.format(page=words.common.quoted(page)))
        number = Safekeeping(self._store, self._data, self._now, self._mender).let_go(page)
        said = words.doctor.GONE_ON_PURPOSE if number else words.doctor.ALL_IS_HERE
        return said.format(records=words.common.counted(number, "entry"), page=page)

    def settings(self) -> Iterator[Finding]:
        """The config file."""
        if self._wrong:
            for line in str(self._wrong).splitlines():
                yield Finding("settings", "problem", line, "companion config edit")
        elif self._config.exists():
            yield Finding("settings", "well", words.doctor.SETTINGS_FINE.format(file=self._config))
        else:
            yield Finding("settings", "well", words.doctor.SETTINGS_DEFAULT.format(file=self._config))
        for line in self._themes:
            yield Finding("settings", "problem", line, words.doctor.THEME_DEFAULT)

    def permissions(self) -> Iterator[Finding]:
        """Whether others on this machine can look in."""
        folder = self._store.folder
        if sys.platform == "win32" or not folder.is_dir():
            return
        open_ones: list[tuple[Path, int]] = []
        for path in (folder, *folder.rglob("*"), self._config):
            with suppress(OSError):
                mode = path.lstat().st_mode
                if stat.S_ISDIR(mode) and A_PAGE.fullmatch(path.name):
                    continue  # it is in a page's place, which is what is to be mended
                right = PRIVATE_FOLDER if stat.S_ISDIR(mode) else PRIVATE_FILE
                if not stat.S_ISLNK(mode) and mode & 0o077:
                    open_ones.append((path, right))
        for path, right in open_ones:
            said = words.doctor.READABLE_BY_OTHERS.format(path=path)
            mend = f"chmod {right:o} '{path}'"
            yield self._mender.found("permissions", said, mend, partial(path.chmod, right))
        if not open_ones:
            yield Finding("permissions", "well", words.doctor.READABLE_BY_YOU)

    def data(self) -> Iterator[Finding]:
        """Every page and every record."""
        page_folder, pages, records = self._store.database.page_folder, 0, 0
        for place in self._store.places():
            month = page_folder.month(place)  # what is kept is not read again for the next two lines
            records += sum(len(rows) for rows in month.union().values())
            look_over(self._store, place)
            for name, page in month.pages.items():
                pages += 1
                if strays(page.tables):
                    self._astray.add(place)
                if schema_of(page.tables) > SCHEMA:
                    said = words.doctor.NEWER.format(name=name)
                    yield Finding("data", "problem", said, words.doctor.NEWER_MEND)
                elif schema_of(page.tables) < SCHEMA:
                    said = words.doctor.OLDER.format(name=name)
                    yield Finding("data", "note", said)
        copies = {copy.name for copy in self._status.copies if copy.damaged}  # `sync` has them
        notices = [each for each in self._store.notices() if each.partition(" is damaged")[0] not in copies]
        for notice in notices:
            yield Finding("data", "problem", notice, self._what_else())
        if not notices and not copies:
            counted = words.common.counted
            held = words.doctor.HELD.format(
                folder=self._store.folder, records=counted(records, "entry"), files=counted(pages, "file")
            )
            yield Finding("data", "well", held)
        if not self._store.folder.exists():
            if self._data.folder:
                said = words.doctor.FOLDER_NOT_THERE.format(folder=self._store.folder)
                yield Finding("data", "note", said, words.doctor.FOLDER_MADE)
            return
        try:
            with TemporaryFile(dir=self._store.folder):
                pass
            with self._store.writing():
                pass
        except (StoreError, OSError) as error:
            why = getattr(error, "strerror", None) or error
            said = words.doctor.NOT_WRITABLE.format(folder=self._store.folder, why=why)
            yield Finding("data", "problem", said, words.doctor.NOT_WRITABLE_MEND)

    def room(self) -> Iterator[Finding]:
        """Room on the disk."""
        with suppress(OSError):
            free = shutil.disk_usage(self._store.folder).free
            if free < LITTLE_ROOM:
                said = words.doctor.LITTLE_ROOM.format(room=free // 1_000_000, folder=self._store.folder)
                yield Finding("disk", "problem", said, words.doctor.LITTLE_ROOM_MEND)

    def house(self) -> Iterator[Finding]:
        """What companion keeps beside the pages: drafts, what undo goes by, what was counted."""
        folder = self._store.folder
        for place in (folder / name for name in FOLDERS):
            if os.path.lexists(place) and not place.is_dir():
                said = words.doctor.NO_FOLDER.format(path=place)
                aside = place.with_name(f"{place.name}.{time.time_ns()}")
                mend = f"mv '{place}' '{aside}'"
                yield self._mender.found("data", said, mend, partial(place.rename, aside))
        for log in sorted(folder.glob("undo/*.jsonl")):
            if log.is_file() and not os.access(log, os.W_OK):
                said = words.doctor.UNDO_NOT_WRITABLE.format(file=log)
                yield self._mender.found("data", said, f"chmod 600 '{log}'", partial(log.chmod, PRIVATE_FILE))
        shelved: dict[str, Callable[[str], object]] = {
            "drafts/*.json": read_drafts,
            "undo/*.jsonl": read_file,
            "cache/summary.json": read_file,
        }
        for pattern, read in shelved.items():
            for path in sorted(folder.glob(pattern)):
                try:
                    read(str(path))
                except (OSError, ValueError) as error:
                    why = getattr(error, "strerror", None) or words.doctor.DAMAGED
                    said = words.doctor.NOT_READABLE.format(path=path, why=why)
                    aside = Path(place_aside(str(folder), path.name))
                    yield self._mender.found(
                        "data", said, f"mv '{path}' '{aside}'", partial(_put_aside, path, aside)
                    )
        for path in sorted(folder.joinpath("backups").glob("*@last.json")):
            try:
                self._store.database.page_folder.codec.decode(read_file(str(path))[0])
            except (OSError, ValueError, RecursionError):
                said = words.doctor.BACKUP_DAMAGED.format(path=path)
                yield Finding("backups", "note", said)

    def leftovers(self) -> Iterator[Finding]:
        """What a process that was killed, or a damaged file, left."""
        folder = self._store.folder
        half_edited = self._config.with_name(f".{self._config.name}.tmp")
        for path in [*sorted(folder.rglob(".*.tmp")), *([half_edited] if half_edited.exists() else [])]:
            if time.time() - path.stat().st_mtime > LEFT_BEHIND:
                said = words.doctor.LEFTOVER.format(path=path)
                yield self._mender.found("leftovers", said, f"rm '{path}'", path.unlink)

    def sync(self) -> Iterator[Finding]:
        """Other machines, conflict copies, clocks."""
        status = self._status
        for copy in status.copies:
            sentence = words.doctor.DAMAGED_COPY if copy.damaged else words.doctor.CONFLICT_COPY
            said = sentence.format(name=copy.name, program=copy.program)
            yield self._mender.found("sync", said, "companion sync tidy", self._tidy)
        for name in status.strangers:
            said = words.doctor.STRANGER.format(name=name)
            yield Finding("sync", "note", said)
        for machine in status.machines:
            if machine.ahead and machine.device == status.here:
                said = words.doctor.CLOCK_HERE.format(by=words.common.apart(machine.ahead.total_seconds()))
                yield Finding("sync", "note", said, words.doctor.CLOCK_HERE_MEND)
            elif machine.ahead or machine.behind:
                name = machine.device or words.doctor.ONE_MACHINE
                said = words.doctor.CLOCKS_DIFFER.format(name=name)
                yield Finding("sync", "note", said, words.doctor.CLOCKS_MEND)
        if len(status.machines) > 1:
            names = ", ".join(machine.device or words.doctor.WITHOUT_NAME for machine in status.machines)
            said = words.doctor.MACHINES.format(number=len(status.machines), names=names)
            yield Finding("sync", "well", said)
        if status.doubled or self._store.undo_log.is_doubled():
            said = words.doctor.ONE_NAME.format(name=status.here) if status.here else words.doctor.NO_NAME
            yield Finding("sync", "note", said, words.doctor.NAME_EACH)
        elif status.shared and not status.here:
            said = words.doctor.NAMELESS_HERE
            yield Finding("sync", "note", said, words.doctor.NAME_EACH)

    def sound(self) -> Iterator[Finding]:
        """What plays sounds and what speaks."""
        player, speaker = ([command[0] for command in found(of)] for of in (PLAYERS, SPEAKERS))
        none = words.audio.NOTHING
        said = words.audio.FOUND.format(player=next(iter(player), none), speaker=next(iter(speaker), none))
        yield Finding("sound", "well", said)

    def versions(self) -> Iterator[Finding]:
        """What is installed."""
        from importlib.metadata import PackageNotFoundError, version

        python = ".".join(map(str, sys.version_info[:3]))
        found = {}
        for name in ("textual", "tinydb", "msgspec", "click", "PyYAML"):
            with suppress(PackageNotFoundError):
                found[name.lower()] = version(name)
        said = ", ".join(f"{name} {number}" for name, number in found.items())
        line = f"companion {companion.__version__}, schema {SCHEMA}, Python {python}, {said}"
        yield Finding("versions", "well", line)
        if found.get("textual") not in (None, TEXTUAL):
            said = words.doctor.OTHER_TEXTUAL.format(found=found["textual"], made_for=TEXTUAL)
            yield Finding("versions", "note", said, f"pip install 'textual=={TEXTUAL}'")

    def _what_else(self) -> str:
        """Where there may be more of a page that does not read well; nothing there takes anything back."""
        archives = list(self._store.folder.joinpath("backups").glob("*.zip"))
        if folder := folder_of(self._data):
            archives += folder.glob("companion-*.zip")  # also one that was asked for
        archives = [path for path in archives if path.is_file()]
        if newest := max(archives, key=lambda path: path.stat().st_mtime, default=None):
            return words.doctor.SEE_NEWEST.format(path=newest)
        return words.doctor.IMPORT_AGAIN

    def _tidy(self) -> None:
        self._store.tidy(damaged_too=True)


def _put_aside(path: Path, aside: Path) -> None:
    make_folder(str(aside.parent))
    path.rename(aside)
