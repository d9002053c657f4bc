"""The notations of `reminders`: which routines, at which times, and which ways."""

from __future__ import annotations

from datetime import time
from typing import TypeVar

from companion.config import nodes
from companion.config.notation import Notation, Spot, each, or_off, shown, table
from companion.config.values import TIME, YES_NO
from companion.model.nearest import did_you_mean

T = TypeVar("T")

_BY_ROUTINE = table(TIME, "routine")


def _routine_times(spot: Spot) -> bool | dict[str, time]:
    if not isinstance(spot.node, nodes.Mapping):
        return YES_NO.read(spot)
    spot.reading.routines += [(spot.child(shown(key.text), key), key.text) for key, _ in spot.node.pairs]
    return _BY_ROUTINE.read(spot) or False


def _written(chosen: bool | dict[str, time]) -> object:
    return YES_NO.write(chosen) if isinstance(chosen, bool) else _BY_ROUTINE.write(chosen)


def one_or_more(notation: Notation[T]) -> Notation[tuple[T, ...]]:
    """One value, or a list of at least one."""

    def read(spot: Spot) -> tuple[T, ...]:
        if not isinstance(spot.node, nodes.Sequence):
            return (notation.read(spot),)
        if not spot.node.items:
            raise ValueError("the list is empty")
        return each(notation).read(spot)

    return Notation(read, each(notation).write)


def check(named: list[tuple[Spot, str]], routines: list[str]) -> None:
    """Note the names that no routine has."""
    for spot, name in named:
        if name not in routines:
            there = f" ({', '.join(routines)})" if routines else ""
            spot.note(f"there is no routine with this id{did_you_mean(name, routines)}{there}")


ROUTINE_TIMES: Notation[bool | dict[str, time]] = Notation(_routine_times, _written)
TIMES: Notation[tuple[time, ...]] = or_off(one_or_more(TIME), ())
TIME_OR_OFF: Notation[time | None] = or_off(TIME, None)  # type: ignore[arg-type]
