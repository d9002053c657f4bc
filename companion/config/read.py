"""Reading the config file. YAML is imported only when there is a file to read."""

from __future__ import annotations

import stat
from collections.abc import Collection, Mapping
from pathlib import Path

from companion.config.errors import ConfigError, Problem
from companion.config.settings import Settings

__all__ = ["ConfigError", "Problem", "read", "read_text"]

MAX_BYTES = 1_000_000


def read(
    path: Path,
    bindings: Mapping[str, str] | None = None,
    *,
    techniques: Collection[str] | None = None,
    line_themes: Collection[str] | None = None,
    themes: Collection[str] | None = None,
) -> Settings:
    """The settings of a config file; a file that is not there means the defaults.

    `bindings` (binding id to keys, as shipped), `techniques`, `line_themes` and `themes` are what the rest of
    the app knows. Names the file uses are checked against those that are given. Raises ConfigError with
    every problem of the file.
    """
    try:
        data = head_of(path, MAX_BYTES + 1)
    except FileNotFoundError:
        if path.is_symlink():
            what = "this is a link to a file that is not there"
            raise ConfigError((Problem(path.name, 1, 1, "", what),)) from None
        return Settings()
    except OSError as error:
        what = f"the file cannot be read: {error.strerror or error}"
        raise ConfigError((Problem(path.name, 1, 1, "", what),)) from None
    return read_text(data, path.name, bindings, techniques=techniques, line_themes=line_themes, themes=themes)


def head_of(path: Path, most: int) -> bytes:
    """The first `most` bytes of a file. Raises OSError, also for a pipe, which is not waited for."""
    if stat.S_ISFIFO(path.stat().st_mode):
        raise OSError(0, "it is no file")
    with path.open("rb") as file:
        return file.read(most)


def read_text(
    data: bytes,
    name: str,
    bindings: Mapping[str, str] | None = None,
    *,
    techniques: Collection[str] | None = None,
    line_themes: Collection[str] | None = None,
    themes: Collection[str] | None = None,
) -> Settings:
    """The settings in the bytes of a config file called `name`; else as `read`."""
    if len(data) > MAX_BYTES:
        what = "the file is larger than 1 MB; a config file has a few kB"
        raise ConfigError((Problem(name, 1, 1, "", what),))
    from companion.config.sections import settings_of

    return settings_of(data, name, bindings, techniques, line_themes, themes)
