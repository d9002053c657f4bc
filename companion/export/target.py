"""Where an export goes: to a file or a folder, for the person alone to read, and never by surprise."""

from __future__ import annotations

import io
import os
import zipfile
from itertools import count
from pathlib import Path

from companion.files import is_stream, is_within, make_folder, refuse_special, write_out
from companion.store.errors import StoreError

EXISTS = "{path} already exists and was left as it is."


def check(path: Path, data_folder: Path, *, force: bool) -> None:
    """Raise FileExistsError for a file that stands there (unless forced), ValueError where the data are.

    Raises StoreError for what is no file, forced or not. A pipe or a device is written into.
    """
    if is_within(os.fspath(path), os.fspath(data_folder)):
        raise ValueError(f"{path} is inside companion's data folder. Please choose another place.")
    if is_stream(os.fspath(path)):
        return
    try:
        refuse_special(os.fspath(path))
    except OSError as error:
        raise _refused(path, error) from error
    if os.path.lexists(path) and not force:
        raise FileExistsError(EXISTS.format(path=path))


def write_file(path: Path, data: bytes, *, force: bool) -> None:
    """Write one file (0600), whole and on the disk, or into a pipe or a device.

    Raises FileExistsError, StoreError.
    """
    try:
        write_out(os.fspath(path), data, force=force)
    except FileExistsError as error:
        raise FileExistsError(EXISTS.format(path=path)) from error
    except BrokenPipeError:  # who read it has gone
        raise
    except OSError as error:
        raise _refused(path, error) from error


def typed_path(typed: str) -> Path:
    """Return the file that a person named; `~` is their own folder."""
    return Path(os.path.expanduser(typed))  # noqa: PTH111 (Path.expanduser raises for a user who is not there)


def free_path(name: str, suffix: str) -> Path:
    """Return a file that is not there yet, in the home folder: others are often copied to a cloud."""
    names = (f"{name}{f'-{n}' if n > 1 else ''}.{suffix}" for n in count(1))
    return next(path for each in names if not os.path.lexists(path := Path.home() / each))


def short(path: Path) -> str:
    """Return a path as a person writes it, `~` for their own folder."""
    home = Path.home()
    return f"~/{path.relative_to(home).as_posix()}" if path.is_relative_to(home) else str(path)


def write_folder(path: Path, files: dict[str, bytes], *, force: bool) -> None:
    """Write files into a folder (0700), made if need be; what else is in it stays. Raises StoreError."""
    if path.exists() and not path.is_dir():
        raise StoreError(f"{path} could not be written: it is not a folder")
    try:
        make_folder(os.fspath(path))
    except OSError as error:
        raise _refused(path, error) from error
    for name, data in files.items():
        write_file(path / name, data, force=force)


def zipped(files: dict[str, bytes]) -> bytes:
    """The files as a zip archive that bears no time of its own: the same records, the same archive."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in files.items():
            info = zipfile.ZipInfo(name)
            info.external_attr = 0o600 << 16
            info.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(info, data, compresslevel=3)
    return file.getvalue()


def _refused(path: Path, error: OSError) -> StoreError:
    return StoreError(f"{path} could not be written: {error.strerror or error}")
