"""The files of a folder or a zip, read when they are asked for and within a limit."""

from __future__ import annotations

import os
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import BinaryIO

from companion.export.importers.reading import Unreadable
from companion.files import read_file

UNPACKED = 64 * 1024 * 1024  # bytes of another program's files

DEEPEST = 6  # folders inside each other


class Files:
    """Files by name, with folders and `/` between. `size` tells how large one is, `read` gives it whole."""

    def __init__(
        self, path: Path, names: list[str], size: Callable[[str], int], read: Callable[[str], bytes]
    ) -> None:
        self._path = path
        self.names = names
        self._size = size
        self._read = read

    def read(self, name: str) -> bytes:
        """One file. Raises Unreadable, also for one that is too large."""
        return self._read_those([name])[name]

    def those(self, *endings: str) -> dict[str, bytes]:
        """The files whose names end so. Raises Unreadable, also when they are too large together."""
        return self._read_those([name for name in self.names if name.casefold().endswith(endings)])

    def _read_those(self, names: list[str]) -> dict[str, bytes]:
        if sum(map(self._size, names)) > UNPACKED:
            raise Unreadable(f"{self._path} would unpack to more than {UNPACKED >> 20} MB.")
        try:
            return {name: self._read(name) for name in names}
        except Exception as error:  # a damaged zip raises nearly anything
            raise Unreadable(f"{self._path} cannot be unpacked: {error}") from None


def in_folder(path: Path) -> Files:
    """The files of a folder, without those that are hidden. Raises OSError."""
    names: list[str] = []
    for folder, below, files in os.walk(path):
        inside = Path(folder).relative_to(path)
        below[:] = sorted(name for name in below if name[0] != "." and len(inside.parts) < DEEPEST)
        names += [(inside / name).as_posix() for name in sorted(files) if name[0] != "."]

    def whole(name: str) -> bytes:
        return read_file(os.fspath(path / name))[0]

    return Files(path, names, lambda name: (path / name).stat().st_size, whole)


def is_zip(head: bytes) -> bool:
    """Whether a file that begins so is a zip."""
    return head.startswith((b"PK\x03\x04", b"PK\x05\x06"))


def in_zip(file: BinaryIO, path: Path) -> Files:
    """The files of a zip that is open, without those of a Mac's own. Raises Unreadable."""
    try:
        archive = zipfile.ZipFile(file)
    except Exception as error:
        raise Unreadable(f"{path} cannot be unpacked: {error}") from None
    entries = {entry.filename: entry for entry in archive.infolist() if not entry.is_dir()}
    names = [name for name in entries if not name.startswith("__MACOSX/") and "/." not in f"/{name}"]
    return Files(path, names, lambda name: entries[name].file_size, lambda name: archive.read(entries[name]))
