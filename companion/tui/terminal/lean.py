"""Bringing Textual in without what the app does not use: Python's TLS and Textual's own palette."""

from __future__ import annotations

import sys
from contextlib import suppress
from types import ModuleType
from typing import Any

PALETTE = "textual.command"


def import_textual() -> None:
    """Import `textual.app` with stand-ins for what it need not have; they are gone after that.

    The palette brings half of Textual's widgets in, and asyncio is made to do without TLS: a quarter of
    what the start takes beside Textual's own. Whoever imports either of them later gets the real one.
    """
    stands_in = [name for name in ("ssl",) if name not in sys.modules]
    missing: Any = None  # what Python takes for "there is no such module"
    sys.modules.update(dict.fromkeys(stands_in, missing))
    try:
        from companion.tui.terminal import version

        if version.known() and not {"textual.app", PALETTE} & sys.modules.keys():
            stands_in.append(PALETTE)
            sys.modules[PALETTE] = _no_palette()
        with suppress(ImportError):  # then it is imported as it comes
            import textual.app  # noqa: F401
    finally:
        for name in stands_in:
            del sys.modules[name]


def _no_palette() -> ModuleType:
    module = ModuleType(PALETTE)
    for name in (
        "CommandListItem",
        "CommandPalette",
        "DiscoveryHit",
        "Hit",
        "Hits",
        "Provider",
        "SimpleProvider",
    ):
        setattr(module, name, type(name, (), {}))
    return module
