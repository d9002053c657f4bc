"""Reading the config file. YAML is imported only when there is a file to read."""

from __future__ import annotations

import stat
from pathlib import Path

from companion.config.errors import ConfigError, one_problem
from companion.config.known import NOTHING, Known
from companion.config.settings import Settings

__all__ = ["ConfigError", "read", "read_text"]

MAX_BYTES = 1_000_000


def read(path: Path, known: Known = NOTHING) -> Settings:
    """Return the settings of a config file; a file that is not there means the defaults.

    Raises ConfigError with every problem of the file.
    """
    try:
        data = head_of(path, MAX_BYTES + 1)
    except FileNotFoundError:
        if path.is_symlink():
            raise one_problem(path.name, 1, 1, "this is a link to a file that does not exist") from None
        return Settings()
    except OSError as error:
        what = f"the file cannot be read: {error.strerror or error}"
        raise one_problem(path.name, 1, 1, what) from None
    return read_text(data, path.name, known)


def head_of(path: Path, most: int) -> bytes:
    """The first `most` bytes of a file. Raises OSError, also for a pipe, which is not waited for."""
    if stat.S_ISFIFO(path.stat().st_mode):
        raise OSError(0, "it is not a file")
    with path.open("rb") as file:
        return file.read(most)


def read_text(data: bytes, name: str, known: Known = NOTHING) -> Settings:
    """Return the settings in the bytes of a config file called `name`; else as `read`."""
    if len(data) > MAX_BYTES:
        raise one_problem(name, 1, 1, "the file is larger than 1 MB; a settings file has a few kB")
    from companion.config.sections import settings_of

    return settings_of(data, name, known)
