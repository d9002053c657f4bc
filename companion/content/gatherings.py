"""The templates of gatherings that ship; read when they are first asked for."""

from __future__ import annotations

from functools import cache

import msgspec

from companion.content.load import read
from companion.model.gatherings import Template


class _Gatherings(msgspec.Struct, frozen=True):
    templates: tuple[Template, ...]


@cache
def templates() -> tuple[Template, ...]:
    """The templates, in the order they are offered."""
    return read("gatherings", _Gatherings).templates


def template_of(id: str) -> Template:
    """The template with an id; without any, one with nothing in it."""
    return next((each for each in templates() if each.id == id), Template())
