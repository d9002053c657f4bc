"""Screens by name: a module is read when its screen is first opened."""

from __future__ import annotations

from importlib import import_module
from typing import Any

from textual.screen import Screen


class ScreenOf:
    """Makes a screen, by its module and class; the module is read when it is first opened."""

    def __init__(self, name: str) -> None:
        self._module, _, self._name = name.partition(":")

    @property
    def kind(self) -> type[Screen[Any]]:
        """The class of the screen."""
        kind: type[Screen[Any]] = getattr(import_module(f"companion.tui.{self._module}"), self._name)
        return kind

    def __call__(self) -> Screen[Any]:
        return self.kind()
