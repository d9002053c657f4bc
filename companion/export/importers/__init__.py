"""Other programs' files, and our own, as records. Here it is found out whose a file is."""

from __future__ import annotations

import io
import os
import re
from contextlib import suppress
from pathlib import Path
from typing import Any

from companion import words
from companion.export.importers import (
    archives,
    daily_you,
    databases,
    day_one,
    daylio,
    jrnl,
    loop,
    notes,
    own,
    wins,
)
from companion.export.importers.reading import (
    House,
    Reading,
    Unreadable,
    delimiter_of,
    json_of,
    text_of,
    whole,
)
from companion.files import LARGEST, read_file
from companion.model.kinds import BY_TABLE
from companion.store.safety.archive import MANIFEST

KNOWN = (
    "companion can import its own JSON; Loop Habit Tracker's CSV (folder or zip) and database; Daylio's CSV "
    "and backup; Daily You's backup, Markdown and JSON; Day One's JSON (zip or file); jrnl's JSON, text and "
    "Markdown; a folder or zip of Markdown files named by day; and a list of wins as text or Markdown."
)
UNKNOWN = "{path} is not a file companion can import. {known}"
DATABASE = (
    "{path} is a database, but not one of Loop Habit Tracker or Daily You. From companion, use `companion "
    "export --json`. From another program, export CSV or text and import it as a list of wins."
)
OUR_TABLES = (
    "{path} is companion's own spreadsheet export: {tables}. "
    "To import, use a file from `companion export --json`."
)
OUR_BACKUP = "{path} is a companion backup. `companion restore {path}` restores it."
PART_OF_LOOP = (
    "{path} is part of a Loop Habit Tracker export. Give the whole folder or zip, with the {habits} in it."
)
NOTHING_IN_IT = (
    "{path} has no {habits}, so it is not a Loop Habit Tracker export, and no Markdown files named by "
    "day. {known}"
)
LOCKED = "{path} is {program}. {way}"
BY_BEGINNING = (
    (b"%PDF", "a PDF for reading, from Daylio or Day One", "Please use their CSV or JSON export instead."),
    (b"gAAAAA", "an encrypted jrnl journal", "`jrnl --export json` writes one companion can read."),
    (b"JRNLv3", "an encrypted jrnl journal", "`jrnl --export json` writes one companion can read."),
    (b"<?xml", "XML", "From jrnl or Day One, use the JSON export."),
)
_NO_JSON = re.compile(
    r"\s*(?:\[\[|\[[^\]\[{}\"\n]*[^\]\[{}\"\n\d\s,.+-][^\]\[{}\"\n]*\]|\[\d{4}-\d\d|\{[^\"}\s])"
)
_LOOPS_OWN = ({"Position", "Name", "Archived?"}, {"Date", "Value", "Notes"}, {"Date", "Score"})


def read(path: Path, house: House) -> Reading:
    """Read a file or folder, whoever wrote it. Raises Unreadable with a sentence for the person."""
    try:
        if path.is_dir():
            return _read_many(path, archives.in_folder(path), house)
        if path.is_file():
            with path.open("rb") as file:
                if archives.is_zip(file.peek(4)):  # with pictures it is larger than what is read of it
                    return _read_many(path, archives.in_zip(file, path), house)
        raw, _ = read_file(os.fspath(path))
    except OSError as error:
        raise Unreadable(f"{path} cannot be read: {error.strerror or error}") from None
    return read_bytes(raw, path, house)


def read_bytes(raw: bytes, path: Path, house: House) -> Reading:
    """Read what a file holds; `path` is what it is called. Raises Unreadable."""
    if len(raw) > LARGEST:
        raise Unreadable(f"{path} is larger than {LARGEST >> 20} MB.")
    if raw.startswith(databases.BEGINNING):
        return _read_database(raw, path, house)
    if archives.is_zip(raw):
        return _read_many(path, archives.in_zip(io.BytesIO(raw), path), house)
    for beginning, program, way in BY_BEGINNING:
        if raw.startswith(beginning):
            raise Unreadable(LOCKED.format(path=path, program=program, way=way))
    if path.name.endswith(".daylio") or raw[:64].lstrip().startswith(b"eyJ"):  # base64 of {"
        return daylio.read_backup(raw, str(path), house)
    return _read_text(text_of(raw, str(path)), path, house)


def _read_database(raw: bytes, path: Path, house: House) -> Reading:
    tables = databases.tables_in(raw, str(path))
    if tables >= loop.TABLES:
        return loop.read_database(raw, path.name, house)
    if tables >= daily_you.TABLES:
        return daily_you.read_database(raw, path.name, house)
    raise Unreadable(DATABASE.format(path=path))


def _read_text(text: str, path: Path, house: House) -> Reading:
    name = path.name
    plain = path.suffix.casefold() in wins.ENDINGS
    if text.lstrip()[:1] in ("{", "["):
        try:
            return _read_json(json_of(text, name), text, path, house)
        except Unreadable:
            if text.replace("\r", "").startswith(own.BEGINNING):
                return own.read_damaged(text, name)
            if not plain or not _NO_JSON.match(text):
                raise
    elif daylio.fits(text):
        return daylio.read(text, name, house)
    elif text.startswith("day,time,"):
        raise Unreadable(OUR_TABLES.format(path=path, tables=path.name))
    elif any(delimiter_of(text, columns)[0] for columns in _LOOPS_OWN):
        raise Unreadable(PART_OF_LOOP.format(path=path, habits=loop.HABITS))
    if plain and jrnl.fits_text(text):
        return jrnl.read_text(text, name, house)
    if plain and daily_you.LOG.fullmatch(name):
        return daily_you.read_logs({name: text.encode()}, house)
    if plain:
        return wins.read(text, name, house)
    raise Unreadable(UNKNOWN.format(path=path, known=KNOWN))


def _read_json(found: Any, text: str, path: Path, house: House) -> Reading:
    if isinstance(found, dict):
        if own.fits(found):
            return own.read(found, text, path.name)
        found = whole(found)
        if "dayEntries" in found:
            return daylio.read_backup(text.encode(), str(path), house)
        if day_one.fits(found):
            return day_one.read({path.name: found}, house)
        if jrnl.fits(found):
            return jrnl.read(found, path.name, house)
    elif isinstance(found, list) and daily_you.fits(found):
        return daily_you.read(whole(found), path.name, house)
    raise Unreadable(UNKNOWN.format(path=path, known=KNOWN))


def _read_many(path: Path, files: archives.Files, house: House) -> Reading:
    """Read a folder or a zip. Raises Unreadable."""
    last = {name.rpartition("/")[2]: name for name in files.names}
    for inside in (daylio.BACKUP, daily_you.DATABASE):
        if found := next((name for name in files.names if name.endswith(inside)), None):
            raw = files.read(found)
            whole = daylio.read_backup if inside == daylio.BACKUP else daily_you.read_database
            return whole(raw, str(path), house)
    if MANIFEST in files.names:
        raise Unreadable(OUR_BACKUP.format(path=path))
    if loop.HABITS in last:
        return loop.read(files.those(".csv"), house)
    if tables := sorted(last.keys() & {f"{table}.csv" for table in BY_TABLE}):
        raise Unreadable(OUR_TABLES.format(path=path, tables=words.common.these(tables)))
    if journals := day_one.journals_in(files.those(".json")):
        return day_one.read(journals, house)
    if any(map(daily_you.LOG.fullmatch, last)):
        return daily_you.read_logs(files.those(*notes.ENDINGS), house)
    if any(map(notes.day_of_name, last)):
        return notes.read(files.those(*notes.TEXTS), house)
    if len(files.names) == 1 and not path.is_dir():  # one file that was packed
        with suppress(Unreadable):
            return read_bytes(files.read(files.names[0]), path / files.names[0], house)
    raise Unreadable(NOTHING_IN_IT.format(path=path, habits=loop.HABITS, known=KNOWN))
