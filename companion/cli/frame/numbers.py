"""Numbers as arguments, refused in words a person would use."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress

import click


def within(low: float, high: float | None = None) -> Callable[[str], float]:
    """A click type: a number from `low` to `high` (None: with no end), whole if `low` is.

    It raises click.BadParameter.
    """
    whole = isinstance(low, int)

    def number(said: str) -> float:
        found = float("nan")  # which is in no range
        with suppress(ValueError):
            found = int(said) if whole else float(said)
        if not (low <= found and (high is None or found <= high)):
            sort = "whole number" if whole else "number"
            reach = f"of {low} or more" if high is None else f"from {low} to {high}"
            raise click.BadParameter(f"“{said}” is not a {sort} {reach}.")
        return found

    return number
