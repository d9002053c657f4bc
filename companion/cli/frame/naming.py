"""Which thing is meant by the words of a command."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import TYPE_CHECKING, TypeVar

from companion import words
from companion.cli.frame.opening import WRONG, fail

if TYPE_CHECKING:
    from companion.cli.frame.asking import AskedFor
    from companion.model.record import Record
    from companion.store.store import Store

T = TypeVar("T")
R = TypeVar("R", bound="Record")
LISTED = 20
"""Things that are listed where it is not clear which is meant."""


def the_one(
    wanted: str,
    things: Iterable[T],
    names: Callable[[T], Sequence[str]],
    key: Callable[[T], object] | None = None,
) -> T:
    """Return the thing that is meant, by the first words of a name, by words in it, or by its id.

    `key` tells the id of a thing: that of its row (`goal:123`), or the number in it alone, as `--json` prints
    it. Of things with the same name the first is taken.
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
    (table, _, number), (of, _, id) = wanted.rpartition(":"), key.rpartition(":")
    return wanted == key or (number == id and id.isdecimal() and not (table and of))


def chosen(
    answers: AskedFor,
    question: str,
    things: Iterable[T],
    names: Callable[[T], Sequence[str]],
    key: Callable[[T], object],
    none: str = "",
) -> T:
    """Return the thing that is meant, as `the_one` does; where none is given, list them and ask.

    `none` is said where there are no things.
    """
    from companion.model.text import visible

    there = list(things)
    if none and not there:
        fail(none, WRONG)
    wanted = answers.which(
        question, [visible(names(each)[0]) for each in there], [str(key(each)) for each in there]
    )
    return the_one(wanted, there, names, key)


def the_stored(
    store: Store, struct: type[R], wanted: str, names: Callable[[R], Sequence[str]], none: str
) -> R:
    """Return the record of a kind that is meant, as `the_one` does; without words the newest.

    `none` is what is said where there is no such record, with the field `typed`: of this kind there are too
    many to list.
    """
    from companion.model.text import has_words, visible

    number = wanted.rpartition(":")[2]
    if number.isdecimal() and (exact := store.get(struct, int(number))):
        return exact
    found: list[R] = []
    before: int | None = None
    most = 1_000_000 if wanted else 1
    while True:
        more, before = store.search(
            struct, lambda each: any(has_words(name, wanted) for name in names(each)), most, before
        )
        found += more
        if before is None or len(found) >= most:
            break
    if not found:
        fail(none.format(typed=visible(wanted)), WRONG)
    return the_one(wanted, found, names) if wanted else found[0]
