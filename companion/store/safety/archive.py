"""One file with everything in it: the pages as they are, the settings, and a manifest with checksums.

A ZIP file. `manifest.json` says what made it and names every other member with its size and SHA-256;
`data/` unpacked by hand is a data folder, the rest a config folder (`config.yaml`, `themes/`). Nothing is
ever unpacked to a path that an archive names, but for a file of `themes/` with a plain name.
"""

from __future__ import annotations

import io
import re
import struct
import zipfile
import zlib
from collections.abc import Iterable, Mapping
from datetime import datetime
from hashlib import sha256

import msgspec

from companion.files import LARGEST, read_given
from companion.store.database.file_names import A_PAGE
from companion.store.database.ids import key_of
from companion.store.database.merging import (
    SCHEMA,
    Codec,
    Document,
    Tables,
    bury,
    content_of,
    merge,
    schema_of,
)
from companion.store.errors import StoreError

Changes = dict[tuple[str, int], Document | None]

FORMAT = 1
MANIFEST, PAGES, CONFIG = "manifest.json", "data/", "config.yaml"
_BESIDE = re.compile(r"""themes/(?!\.)[^\\/:*?"<>|]+\.ya?ml""")  # no folder above, no name a system refuses


class Member(msgspec.Struct, frozen=True):
    """A file of an archive: its size in bytes and its SHA-256."""

    bytes: int
    sha256: str


class Manifest(msgspec.Struct, frozen=True, kw_only=True):
    """What an archive says of itself. `made` is local time with its offset, `device` the machine's name."""

    format: int
    companion: str
    schema: int
    made: datetime
    device: str = ""
    files: dict[str, Member]


class Archive(msgspec.Struct, frozen=True):
    """An archive that was found whole: its pages by name, and the text of the settings (None: no file).

    `beside` are the texts of the files beside the settings, by name: `themes/sea.yaml`.
    """

    manifest: Manifest
    pages: dict[str, Tables]
    config: str | None
    beside: dict[str, str]

    def documents(self) -> Tables:
        """The living records of all pages."""
        tables: Tables = {}
        for page in self.pages.values():
            merge(tables, page)
        return bury(tables)


class Difference(msgspec.Struct, frozen=True):
    """What would change in one table and month (or `core`), in records."""

    table: str
    place: str
    added: int = 0
    changed: int = 0
    gone: int = 0


class BadArchive(StoreError):
    """An archive that is not taken; `args[0]` says why."""

    def __init__(self, path: str, why: str) -> None:
        super().__init__(f"{path} {why}; nothing was changed")


def is_beside(name: str) -> bool:
    """Whether a file of the config folder goes into an archive by this name, and back."""
    return bool(_BESIDE.fullmatch(name)) and name.isprintable()


def pack(
    pages: Iterable[tuple[str, bytes]],
    settings: Mapping[str, bytes],
    *,
    made: datetime,
    device: str,
    version: str,
) -> bytes:
    """The bytes of an archive. `pages` are names and bytes, asked for one at a time.

    `settings` are files of the config folder by name: `config.yaml`, and those that `is_beside` takes.
    """
    out = io.BytesIO()
    files: dict[str, Member] = {}
    with zipfile.ZipFile(out, "w") as archive:

        def add(name: str, data: bytes) -> None:
            member = zipfile.ZipInfo(name, (max(1980, made.year), *made.timetuple()[1:6]))
            member.external_attr = 0o100600 << 16
            archive.writestr(member, data, zipfile.ZIP_DEFLATED)
            files[name] = Member(len(data), sha256(data).hexdigest())

        for name, data in pages:
            add(PAGES + name, data)
        for name, data in settings.items():
            add(name, data)
        manifest = Manifest(
            format=FORMAT, companion=version, schema=SCHEMA, made=made, device=device, files=dict(files)
        )
        add(MANIFEST, msgspec.json.format(msgspec.json.encode(manifest), indent=1))
    return out.getvalue()


def unpack(path: str, codec: Codec) -> Archive:
    """Read an archive and check all of it.

    Raises BadArchive with the reason when anything in it is not as it was made, OSError when the file
    cannot be read.
    """
    raw = read_given(path)
    try:
        with zipfile.ZipFile(io.BytesIO(raw)) as archive:
            found = {member.filename: member for member in archive.infolist()}
            if MANIFEST not in found:
                raise BadArchive(path, "is not a companion backup: it has no manifest")
            manifest = _manifest(path, _member(archive, found[MANIFEST]))
            return _checked(path, archive, found, manifest, codec)
    except zipfile.BadZipFile as error:
        why = "is damaged" if raw.startswith(b"PK") else "is not a companion backup"
        raise BadArchive(path, f"{why}: {str(error)[:1].lower()}{str(error)[1:]}") from error
    except (zlib.error, struct.error, EOFError, NotImplementedError, RuntimeError, ValueError) as error:
        raise BadArchive(path, "is damaged: it cannot be unpacked") from error


def _manifest(path: str, raw: bytes) -> Manifest:
    try:
        said = msgspec.json.decode(raw)
        newer = isinstance(said, dict) and isinstance(said.get("format"), int) and said["format"] > FORMAT
        if newer:
            raise BadArchive(path, "was made by a newer companion; please update this one")
        manifest = msgspec.convert(said, Manifest)
    except msgspec.MsgspecError as error:
        raise BadArchive(path, f"is damaged: its manifest cannot be read ({error})") from error
    if manifest.schema > SCHEMA:
        raise BadArchive(path, "was made by a newer companion; please update this one")
    return manifest


def _checked(
    path: str, archive: zipfile.ZipFile, found: dict[str, zipfile.ZipInfo], manifest: Manifest, codec: Codec
) -> Archive:
    if strangers := found.keys() - manifest.files.keys() - {MANIFEST}:
        raise BadArchive(path, f"contains {min(strangers)}, which its manifest does not name")
    if sum(member.bytes for member in manifest.files.values()) > LARGEST:
        raise BadArchive(path, "is far too large for a companion backup")
    pages: dict[str, Tables] = {}
    settings: dict[str, str] = {}
    for name, member in manifest.files.items():
        if name not in found:
            raise BadArchive(path, f"is damaged: {name} is not in it")
        data = _member(archive, found[name])
        if len(data) != member.bytes or sha256(data).hexdigest() != member.sha256:
            raise BadArchive(path, f"is damaged: {name} has changed since the backup was made")
        page = name.removeprefix(PAGES)
        if name == CONFIG or is_beside(name):
            settings[name] = data.decode("utf-8", "surrogateescape")
        elif page == name or not A_PAGE.fullmatch(page):
            raise BadArchive(path, f"contains {name}, which this companion does not know")
        else:
            pages[page] = _page(path, name, data, codec)
    return Archive(manifest, pages, settings.pop(CONFIG, None), settings)


def _page(path: str, name: str, data: bytes, codec: Codec) -> Tables:
    try:
        tables = codec.decode(data)
    except (ValueError, RecursionError) as error:
        raise BadArchive(path, f"is damaged: {name} in it is not a data file") from error
    if schema_of(tables) > SCHEMA:
        raise BadArchive(path, "was made by a newer companion; please update this one")
    return tables


def _member(archive: zipfile.ZipFile, member: zipfile.ZipInfo) -> bytes:
    if member.file_size > LARGEST:
        raise zipfile.BadZipFile(f"{member.filename} is far too large")
    if member.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
        raise zipfile.BadZipFile(f"{member.filename} is compressed in a way companion does not know")
    with archive.open(member) as file:
        return file.read(LARGEST + 1)


def changes_between(now: Tables, then: Tables) -> Changes:
    """What makes `now` say what `then` says: documents to put, None for those to remove.

    The house's own fields do not count: a record that says the same is left as it is.
    """
    changes: Changes = {}
    for table in now.keys() | then.keys():
        here, there = now.get(table, {}), then.get(table, {})
        for i, doc in there.items():
            if i not in here or content_of(here[i]) != content_of(doc):
                changes[table, int(i)] = doc
        changes |= {(table, int(i)): None for i in here.keys() - there.keys()}
    return changes


def differences(changes: Changes, now: Tables) -> tuple[Difference, ...]:
    """The changes counted for each table and month, in their order."""
    counts: dict[tuple[str, str], list[int]] = {}
    for (table, id), doc in changes.items():
        count = counts.setdefault((table, key_of(table, id)), [0, 0, 0])
        count[2 if doc is None else 1 if str(id) in now.get(table, {}) else 0] += 1
    return tuple(Difference(table, place, *count) for (table, place), count in sorted(counts.items()))
