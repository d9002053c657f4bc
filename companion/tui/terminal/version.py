"""The one check of Textual's version: what leans on its insides does so on this version alone."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import textual

KNOWN = "8.2.8"


def known() -> bool:
    """Tell whether the installed Textual is the one whose insides are known; else stock behaviour is used."""
    return _installed(KNOWN)


@cache
def _installed(version: str) -> bool:
    # importlib.metadata would cost more than all of the command line; the folder's name says the same.
    return (Path(textual.__file__).parent.parent / f"textual-{version}.dist-info").is_dir()
