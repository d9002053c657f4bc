"""Progress: the figures at the top, and the list of the views."""

from __future__ import annotations

from datetime import date
from typing import Any

import msgspec

from companion.model.progress.rhythm import Rhythm

FIRST = "year"
"""The view that is read at first."""
FIGURES = ("days", "seven", "rhythm", "rests")
"""The figures above the views; each is explained where the views are read."""
HOW = "how"
"""What is `counted` where it is asked how a view is counted."""
EXPLAINED = ("practices", "sleep", "breathing", "feelings", "wins", "forms")
"""The views of which it can be asked."""


class ProgressAt(msgspec.Struct, frozen=True):
    """Where one looks: which view, which day (None: today), what is counted ('': everything), and whether as
    text.
    """

    view: str = FIRST
    day: date | None = None
    counted: str = ""
    as_text: bool = False


class Head(msgspec.Struct, frozen=True, kw_only=True):
    """The figures. `days` with something in them; `seven`, the numbers of acts of the last seven days, the
    newest last, None where it rests; `rests` are the stretches of rest in the days of the rhythm; `since` is
    the first day of all. `whole` is false while years are still being counted.
    """

    today: date
    days: int = 0
    since: date | None = None
    seven: tuple[int | None, ...] = ()
    rhythm: Rhythm = Rhythm()
    rests: tuple[tuple[date, date], ...] = ()
    whole: bool = True


class ProgressView(msgspec.Struct, frozen=True, kw_only=True):
    """The head, how many there are of what each view shows (by its id), and what the view in hand shows.

    `whole` is false while years are still being counted.
    """

    at: ProgressAt
    head: Head
    figures: dict[str, int] = {}
    shown: Any = None
    whole: bool = True
