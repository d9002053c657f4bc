"""Other programs' files, and our own, as records. Here it is found out whose a file is."""

from __future__ import annotations

import os
import zipfile
import zlib
from collections.abc import Iterator
from pathlib import Path

from companion import words
from companion.export.importers import daily_you, daylio, jrnl, loop, own, wins
from companion.export.importers.reading import House, Reading, Unreadable, json_of, text_of
from companion.files import read_file
from companion.model.kinds import BY_TABLE
from companion.store.safety.archive import MANIFEST

UNPACKED = 64 * 1024 * 1024  # bytes of another program's tables
KNOWN = (
    "These are: companion's own JSON, a folder or zip from Loop Habit Tracker, Daylio's CSV, "
    "Daily You's JSON, jrnl's JSON, and a list of wins as text or Markdown."
)


DATABASE = (
    "{path} is a database. Of Loop Habit Tracker's two exports the one as CSV can be read; "
    "companion's own data come in from `companion export --json`."
)
OUR_TABLES = (
    "{path} is companion's own, for a spreadsheet: {tables}.\n"
    "What comes in again is `companion export --json`."
)
OUR_BACKUP = "{path} is a backup of companion's. `companion restore {path}` puts it back."
BACKUP = "{path} is a backup of Daylio. Its other export, the one as CSV, can be read."


def read(path: Path, house: House) -> Reading:
    """Read a file or folder, whoever wrote it. Raises Unreadable with a sentence for the person."""
    try:
        if path.is_dir():
            return _loop(path, dict(_in_folder(path)), house)
        raw, _ = read_file(os.fspath(path))
    except OSError as error:
        raise Unreadable(f"{path} cannot be read: {error.strerror or error}") from None
    if raw.startswith(b"SQLite format 3\0"):
        raise Unreadable(DATABASE.format(path=path))
    if raw.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        return _loop(path, _in_zip(path), house)
    return _read_text(text_of(raw, str(path)), path, house)


def _read_text(text: str, path: Path, house: House) -> Reading:
    name = path.name
    if text.lstrip()[:1] in ("{", "["):
        try:
            found = json_of(text, name)
        except Unreadable:
            if text.replace("\r", "").startswith(own.BEGINNING):
                return own.read_damaged(text, name)
            raise
        if own.fits(found):
            return own.read(found, text, name)
        if jrnl.fits(found):
            return jrnl.read(found, name, house)
        if daily_you.fits(found):
            return daily_you.read(found, name, house)
    elif daylio.fits(text.partition("\n")[0]):
        return daylio.read(text, name, house)
    elif text.startswith("day,time,"):
        raise Unreadable(OUR_TABLES.format(path=path, tables=path.name))
    elif path.suffix.casefold() in wins.ENDINGS:
        return wins.read(text, name, house)
    raise Unreadable(f"{path} is none of the files that can be imported. {KNOWN}")


def _loop(path: Path, files: dict[str, bytes], house: House) -> Reading:
    if any(name.rpartition("/")[2] == loop.HABITS for name in files):
        return loop.read(files, house)
    last = {name.rpartition("/")[2] for name in files}
    if tables := sorted(last & {f"{table}.csv" for table in BY_TABLE}):
        raise Unreadable(OUR_TABLES.format(path=path, tables=words.common.these(tables)))
    raise Unreadable(f"{path} has no {loop.HABITS} in it, so it is none of Loop Habit Tracker's. {KNOWN}")


def _in_folder(path: Path) -> Iterator[tuple[str, bytes]]:
    for file in sorted([*path.glob("*.csv"), *path.glob("*/*.csv")]):
        yield file.relative_to(path).as_posix(), read_file(os.fspath(file))[0]


def _in_zip(path: Path) -> dict[str, bytes]:
    try:
        with zipfile.ZipFile(path) as archive:
            if any(name.endswith("backup.daylio") for name in archive.namelist()):
                raise Unreadable(BACKUP.format(path=path))
            if MANIFEST in archive.namelist():
                raise Unreadable(OUR_BACKUP.format(path=path))
            entries = [each for each in archive.infolist() if each.filename.casefold().endswith(".csv")]
            if sum(each.file_size for each in entries) > UNPACKED:
                raise Unreadable(f"{path} would unpack to more than {UNPACKED >> 20} MB.")
            return {each.filename: archive.read(each) for each in entries}
    except (zipfile.BadZipFile, zlib.error, EOFError, RuntimeError, NotImplementedError) as error:
        raise Unreadable(f"{path} cannot be unpacked: {error}") from None
