"""A slice: what a pane shows, how it is looked up, and what changes it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any, Generic, TypeVar

from textual.reactive import var

if TYPE_CHECKING:
    from companion.companion import Companion

V = TypeVar("V")


class Slice(Generic[V]):
    """Declared once by its feature.

    `view` looks it up on the store thread, from where the person is (`at`; None: at its beginning), and gives
    None where what is on show stays. `tables` are those of the records in it. With `minutely` it changes
    with the time; a `daily` one shows another day when the person looks at that (`at` is the date then).
    """

    def __init__(
        self,
        view: Callable[[Companion, Any], V | None],
        *tables: str,
        minutely: bool = False,
        daily: bool = False,
    ) -> None:
        self.view = view
        self.tables = frozenset(tables)
        self.minutely = minutely
        self.daily = daily


class Shown(var[V | None]):
    """A slice on a screen, by the name of its feature: `wins = Shown(WINS)`; `data_bind` hands it down."""

    def __init__(self, slice: Slice[V]) -> None:
        super().__init__(None)
        self.slice = slice


def slices_of(screen: type) -> dict[str, Slice[Any]]:
    """Return the slices that a kind of screen shows, by name."""
    found = {name: each for kind in reversed(screen.__mro__) for name, each in vars(kind).items()}
    return {name: shown.slice for name, shown in found.items() if isinstance(shown, Shown)}


class EarlyViews:
    """What the first screen shows, looked up before there is one; handed over once."""

    def __init__(self, companion: Companion, slices: Mapping[str, Slice[Any]]) -> None:
        self._views = {name: slice.view(companion, None) for name, slice in slices.items()}

    def __call__(self) -> Mapping[str, Any]:
        views, self._views = self._views, {}
        return views
