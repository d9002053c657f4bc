"""Keeping everything safe: one archive of it all, putting one back, and the copy a day."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from contextlib import ExitStack, suppress
from pathlib import Path

import msgspec

from companion import __version__, words
from companion.config.errors import ConfigError
from companion.config.places import own_themes
from companion.files import is_within, make_folder, read_file, write_durably, write_once, write_out
from companion.model.change import Change, ConfigEntry
from companion.store.database.file_names import key_in
from companion.store.database.merging import Tables
from companion.store.errors import StoreError, refused
from companion.store.safety.archive import (
    CONFIG,
    Archive,
    Changes,
    Difference,
    changes_between,
    differences,
    is_beside,
    pack,
    unpack,
)
from companion.store.shared.sync import take_in
from companion.verbs import daily_copies
from companion.verbs.context import Context
from companion.verbs.foreign import ArrivingSettings, Foreign, arriving_settings
from companion.verbs.milestones import MilestoneVerbs

BEFORE = "before-restore"  # the name, among the backups, of what was there before an archive was put back
BEFORE_KEPT = 10
MOST_CONFIG = 1_000_000  # bytes; config/read.py takes no more


class BackedUp(msgspec.Struct, frozen=True):
    """An archive that was written: its size in bytes, its pages, and the files that could not be read."""

    path: Path
    size: int
    pages: int
    left_out: tuple[str, ...]


class Restore(msgspec.Struct, frozen=True):
    """What putting an archive back would change. Nothing has been changed yet."""

    path: Path
    archive: Archive
    changes: Changes
    differences: tuple[Difference, ...]
    settings: bool  # whether the settings are to become those of the archive
    config: ConfigEntry | None  # the settings file before and after; None: it stays
    data_stays: bool  # whether their section about the data is another, and stays that of this machine
    beside: tuple[ConfigEntry, ...]  # the files beside it that would change
    foreign: Foreign

    @property
    def empty(self) -> bool:
        """Whether everything is as it is in the archive."""
        return not self.changes and self.config is None and not self.beside


class BackupVerbs:
    """Backup, restore, and the daily copy."""

    def __init__(self, context: Context, config: Path) -> None:
        self._context = context
        self._config = config

    def write(self, path: Path) -> BackedUp:
        """Write one archive of everything (0600), on the disk when this returns.

        A pipe or a device is written into. Raises FileExistsError rather than write over a file,
        StoreError when the disk refuses or there is nothing that could be read.
        """
        data, pages, left_out = self._packed()
        if not pages and not self._config.exists():
            raise StoreError(words.backup.nothing_to_keep(left_out))
        try:
            write_out(str(path), data)
        except (FileExistsError, BrokenPipeError):
            raise
        except OSError as error:
            said = words.backup.NOT_WRITTEN.format(path=path, why=error.strerror or error)
            raise StoreError(said) from error
        return BackedUp(path, len(data), pages, left_out)

    def plan_restore(self, path: Path, *, settings: bool = True, commands: bool = False) -> Restore:
        """What would change if an archive were put back; without `settings` only the records.

        What its settings would run stays out of them, unless `commands` are wanted.

        Raises BadArchive with the reason when it is not whole, StoreError when it cannot be read,
        ValueError when it is not there.
        """
        page_folder = self._context.store.database.page_folder
        try:
            archive = unpack(str(path), page_folder.codec)
        except FileNotFoundError as error:
            raise ValueError(f"{path} cannot be read: {error.strerror}") from error
        except OSError as error:
            raise StoreError(f"{path} cannot be read: {error.strerror or error}") from error
        return self._plan(path, archive, settings, commands)

    def _plan(self, path: Path, archive: Archive, settings: bool, commands: bool) -> Restore:
        now = self._context.store.database.everything()
        changes = changes_between(now, archive.documents())
        before, backup_to = _text(self._config), self._context.settings.data.backup_to
        arriving = ArrivingSettings()
        if settings and archive.config is not None:
            arriving = arriving_settings(path, archive.config, before, backup_to, commands=commands)
        after = arriving.text
        config = ConfigEntry(before, after) if after is not None and before != after else None
        beside = self._beside(archive) if settings else ()
        return Restore(
            path,
            archive,
            changes,
            differences(changes, now),
            settings=settings,
            config=config,
            data_stays=config is not None and arriving.data_stay,
            beside=beside,
            foreign=arriving.foreign,
        )

    def restore(self, plan: Restore, progress: Callable[[int], None] = lambda records: None) -> Change:
        """Put an archive back, as one change that can be undone; what was there is archived before.

        `progress` hears of every so many records that are on the disk.

        Raises StoreError, and changes nothing, when something was written since the plan was made or the
        disk refuses; ConfigError when the settings file cannot be written.
        """
        context = self._context
        with context.store.writing():
            if self._plan(plan.path, plan.archive, plan.settings, plan.foreign.taken) != plan:
                raise StoreError(words.backup.RESTORE_STALE)
            self._archive_before()
            label = words.backup.RESTORE_LABEL.format(
                day=words.common.long_date(plan.archive.manifest.made.date())
            )
            batch = context.store.batch(plan.changes, news=False)
            change = Change(label, batch.entries, plan.config, words.backup.RESTORED, plan.beside)
            context.history.announce(change)
            try:
                for written in batch.write():
                    progress(len(written))
                for place, tables in _by_place(plan.archive):
                    take_in(context.store.database, place, tables)
                    context.store.back_up(place)
                context.config_edits.apply(change.files)
            except (StoreError, OSError, ConfigError):
                context.history.give_up(change)
                raise
        MilestoneVerbs(context).settle()
        return change

    def daily_copy(self) -> Callable[[], None] | None:
        """The work of today's copy into the folder of the settings; None when there is none to make.

        What is called may take its time (the folder may be far away); it touches nothing but that
        folder. What is wrong with it is told as a notice of the store, once.
        """
        store, data = self._context.store, self._context.settings.data
        if (folder := daily_copies.folder_of(data)) is None:
            return None
        if is_within(str(folder), str(store.folder)):
            store.tell(words.backup.BACKUP_TO_DATA.format(folder=folder))
            return None
        if not folder.is_dir():
            store.tell(words.backup.COPY_WAITS.format(folder=folder))
            return None
        copy = folder / daily_copies.name_of(data.device, self._context.now().date())
        if os.path.lexists(copy) or not store.database.page_folder.listing.names():
            return None
        try:
            packed = self._packed()[0]
        except (StoreError, OSError) as error:
            store.tell(words.backup.COPY_NOT_MADE.format(why=error))
            return None

        def is_ours(name: str) -> bool:
            return daily_copies.machine_in(name) == data.device

        def deliver() -> None:
            try:
                write_durably(str(copy), packed)
                _let_go(folder, lambda name: is_ours(daily_copies.half_of(name)), 0)
                _let_go(folder, is_ours, data.backup_to_keep)
            except OSError as error:
                store.tell(words.backup.COPY_NOT_KEPT.format(folder=folder, why=error.strerror or error))

        return deliver

    # -- inside

    def _packed(self) -> tuple[bytes, int, tuple[str, ...]]:
        page_folder, left_out, pages = self._context.store.database.page_folder, list[str](), list[str]()

        def whole_pages() -> Iterator[tuple[str, bytes]]:
            for place in self._context.store.places():
                for name, page in page_folder.month(place, keep=False).pages.items():
                    if page.problem:
                        left_out.append(name)
                    else:
                        pages.append(name)
                        yield name, read_file(os.path.join(page_folder.folder, name))[0]  # noqa: PTH118

        settings = self._settings(left_out)
        made, device = self._context.now(), self._context.settings.data.device
        with ExitStack() as held:
            with suppress(StoreError):  # a folder that cannot be written is not written to by others either
                held.enter_context(self._context.store.writing())
            data = pack(whole_pages(), settings, made=made, device=device, version=__version__)
        return data, len(pages), tuple(left_out)

    def _settings(self, left_out: list[str]) -> dict[str, bytes]:
        """The files of the config folder that are companion's, by name; what cannot be read is left out."""
        files = {f"themes/{path.name}": path for path in own_themes(self._config)}
        if os.path.lexists(self._config):
            files[CONFIG] = self._config
        settings: dict[str, bytes] = {}
        for name, path in files.items():
            try:
                if name != CONFIG and not is_beside(name):
                    raise OSError(f"{name} is not a file name that works on every system")
                settings[name] = read_file(str(path), MOST_CONFIG)[0]
            except OSError:
                left_out.append(name)
        return settings

    def _archive_before(self) -> None:
        folder = Path(self._context.store.folder, "backups")
        if not self._context.store.database.page_folder.listing.names():
            return
        try:
            make_folder(str(folder))
            name = f"{BEFORE}-{self._context.now():%Y-%m-%dT%H-%M-%S}"
            for number in range(1, 100):
                with suppress(FileExistsError):
                    write_once(str(folder / f"{name}-{number}.zip"), self._packed()[0])
                    break
            _let_go(folder, _is_before, BEFORE_KEPT)
            _let_go(folder, lambda name: _is_before(daily_copies.half_of(name)), 0)  # of one that was killed
        except OSError as error:
            raise refused(error) from error

    def _beside(self, archive: Archive) -> tuple[ConfigEntry, ...]:
        """The themes of the archive that are not here as they are in it; others here stay."""
        pairs = [(name, _text(self._config.parent / name), text) for name, text in archive.beside.items()]
        return tuple(ConfigEntry(before, after, name) for name, before, after in pairs if before != after)


def _text(path: Path) -> str | None:
    with suppress(OSError):
        return read_file(str(path), MOST_CONFIG)[0].decode("utf-8", "surrogateescape")
    return None


def _by_place(archive: Archive) -> Iterator[tuple[str, Tables]]:
    """What the store knew besides the records, a place at a time."""
    for name, tables in archive.pages.items():
        house = {table: rows for table, rows in tables.items() if table.startswith("_") and table != "_meta"}
        if house:
            yield key_in(name), house


def _is_before(name: str) -> bool:
    return name.startswith(f"{BEFORE}-") and name.endswith(".zip")


def _let_go(folder: Path, is_one: Callable[[str], bool], keep: int) -> None:
    """Remove all but the last `keep` files whose names are such a one's. Raises OSError for the folder."""
    paths = sorted(path for path in folder.iterdir() if is_one(path.name))
    for path in paths[: len(paths) - keep]:
        with suppress(OSError):
            path.unlink()
