"""Which thing is meant by the words of a command."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import TypeVar

from companion import words
from companion.cli.opening import WRONG, fail

T = TypeVar("T")


def the_one(
    wanted: str,
    things: Iterable[T],
    names: Callable[[T], Sequence[str]],
    key: Callable[[T], object] | None = None,
) -> T:
    """Return the thing that is meant, by the first words of a name, by words in it, or by its id.

    `key` tells the id of a thing, as `--json` prints it. Of things with the same name the first is taken.
    Where none or several are meant, they are listed, and the command ends with status 2.
    """
    from companion.model.finding import begins
    from companion.model.text import has_words, visible

    there = list(things)
    if key and (exact := [each for each in there if str(key(each)) == wanted]):
        return exact[0]
    inside = (each for each in there if any(has_words(name, wanted) for name in names(each)))
    found = (begins(wanted, there, names) or [*inside]) if wanted else []
    if len({tuple(names(each)) for each in found}) != 1:
        said = words.common.SEVERAL if found else words.common.NO_SUCH if wanted else words.common.WHICH
        choices = (f"  {visible(names(each)[0])}" for each in found or there)
        fail("\n".join([said.format(typed=visible(wanted)), *choices]), WRONG)
    return found[0]
