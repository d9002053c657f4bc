"""A feature's verbs as an attribute of the Companion: read and made when first asked for."""

from __future__ import annotations

from importlib import import_module
from typing import Any, Generic, TypeVar

Verbs = TypeVar("Verbs")


class Feature(Generic[Verbs]):
    """Names the module and class of some verbs, and the features whose verbs they work with.

    Made once for each Companion and kept there, so that a command reads no feature that it does not use.
    """

    def __init__(self, name: str, *others: str) -> None:
        self._module, _, self._class = name.partition(":")
        self._others = others

    def __set_name__(self, owner: type, name: str) -> None:
        self._name = name

    def __get__(self, companion: Any, owner: type | None = None) -> Verbs:
        kind = getattr(import_module(f"companion.verbs.{self._module}"), self._class)
        made: Verbs = kind(companion.context, *(getattr(companion, each) for each in self._others))
        vars(companion)[self._name] = made
        return made
