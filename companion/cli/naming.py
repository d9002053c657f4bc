"""Which thing is meant by the words of a command."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import TypeVar

from companion import words
from companion.cli.opening import WRONG, fail

T = TypeVar("T")
LISTED = 20
"""Things that are listed where it is not clear which is meant."""


def the_one(
    wanted: str,
    things: Iterable[T],
    names: Callable[[T], Sequence[str]],
    key: Callable[[T], object] | None = None,
) -> T:
    """Return the thing that is meant, by the first words of a name, by words in it, or by its id.

    `key` tells the id of a thing, as `--json` prints it; the key of its row (`win:12`) is as good. Of things
    with the same name the first is taken.
    Where none or several are meant, they are listed, and the command ends with status 2.
    """
    from companion.model.finding import begins
    from companion.model.text import has_words, visible

    there = list(things)
    if key and (exact := [each for each in there if is_called(wanted, str(key(each)))]):
        return exact[0]
    inside = (each for each in there if any(has_words(name, wanted) for name in names(each)))
    found = (begins(wanted, there, names) or [*inside]) if wanted else []
    if len({tuple(names(each)) for each in found}) != 1:
        said = words.common.SEVERAL if found else words.common.NO_SUCH if wanted else words.common.WHICH
        among = found or there
        choices = [f"  {visible(names(each)[0])}" for each in among[:LISTED]]
        more = [f"  {words.common.AND_MORE.format(n=len(among) - LISTED)}"] if among[LISTED:] else []
        fail("\n".join([said.format(typed=visible(wanted)), *choices, *more]), WRONG)
    return found[0]


def is_called(wanted: str, key: str) -> bool:
    """Tell whether this is an id, alone or as in the key of a row."""
    return wanted == key or (key.isdecimal() and wanted.rpartition(":")[2] == key)
