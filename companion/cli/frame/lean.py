"""Bringing click and msgspec in without what neither needs here: a tenth of what a command takes."""

from __future__ import annotations

import sys
from importlib import import_module
from types import ModuleType
from typing import Any


def import_click() -> None:
    """Import click, which wants `inspect` for the margins of help."""
    _import("click", "inspect", _inspect())


def import_msgspec() -> None:
    """Import msgspec, which takes from `typing_extensions` what Python's own `typing` has, too."""
    missing: Any = None  # what Python takes for “there is no such module”
    _import("msgspec", "typing_extensions", missing)


def _import(name: str, without: str, stands_in: ModuleType) -> None:
    """Import a module with a stand-in for another; who imports that one later gets the real one."""
    if name in sys.modules or without in sys.modules:
        return
    sys.modules[without] = stands_in
    try:
        import_module(name)
    finally:
        del sys.modules[without]


def _inspect() -> ModuleType:
    """Return what stands in for `inspect`; all else that it has is read when it is asked for."""
    module = ModuleType("inspect")

    def later(name: str) -> Any:
        return getattr(import_module("inspect"), name)

    vars(module).update(cleandoc=_cleandoc, __getattr__=later)
    return module


def _cleandoc(doc: str) -> str:
    """Take the margin off a docstring, as `inspect.cleandoc` does."""
    first, *others = doc.expandtabs().split("\n")
    margin = min((len(line) - len(line.lstrip()) for line in others if line.strip()), default=0)
    return "\n".join([first.lstrip(), *(line[margin:] for line in others)]).strip("\n")
