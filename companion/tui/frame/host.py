"""What a feature's requests are, and the host that they work with."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from typing import TYPE_CHECKING, Any, Protocol, TypeVar

import msgspec
from textual.message import Message

if TYPE_CHECKING:
    from textual.screen import Screen
    from textual.widget import Widget

    from companion.companion import Companion
    from companion.model.change import Change
    from companion.tui.frame.fields import Field, Fields, Typed
    from companion.tui.frame.shared import Shared
    from companion.tui.widgets.whisper import Voices

T = TypeVar("T")


class Asked(Message):
    """A command is wanted, by its id, for the thing with this key ('': none), seen as one of this day's."""

    def __init__(self, command: str, key: str = "", day: date | None = None) -> None:
        super().__init__()
        self.command, self.key, self.day = command, key, day


class Named(msgspec.Struct, frozen=True):
    """A row of the palette: a command for the thing with this key, what it does in words, its keys."""

    command: str
    said: str
    keys: str = ""
    key: str = ""


class Host(Protocol):
    """Where requests are carried out: a screen with the store behind it. `ScreenHost` says what each does."""

    shared: Shared
    companion: Companion
    fields: Fields
    voices: Voices

    @property
    def front(self) -> Screen[Any]: ...
    def do(
        self,
        verb: Callable[..., Change],
        *args: Any,
        typed: Typed | None = None,
        then: Callable[[Change], object] | None = None,
        follow: bool = False,
    ) -> None: ...
    def work_out(
        self,
        view: Callable[..., Any],
        *args: Any,
        then: Callable[[Any], object],
        refused: Callable[[Exception], object] | None = None,
    ) -> None: ...
    def look_up(self, *slices: str) -> None: ...
    def look_from(self, slice: str, at: object) -> None: ...
    def look_at_day(self, day: date | None) -> None: ...
    def view(self, slice: str) -> Any: ...
    def show(self, views: Mapping[str, Any]) -> None: ...
    def type_in(self, field: Field, key: str = "") -> None: ...
    def field_done(self, typed: Typed) -> None: ...
    def say(self, text: str) -> None: ...
    def refuse(self, error: Exception) -> None: ...
    def open(self, card: Screen[Any], then: Callable[[Any], None] | None = None) -> None: ...
    def menu(self, title: str, scope: str, *, everything: bool = True) -> None: ...
    def ask(self, command: str, key: str = "") -> None: ...
    def requests(self, feature: str) -> Any: ...
    def pane(self, name: str) -> Widget | None: ...
    def go_to(self, name: str) -> None: ...


class Requests:
    """What can be asked of a feature: a method for each of its commands, which takes the key of a thing.

    One with `by_name` returns rows of the palette, besides the commands as they stand in the table.
    `REQUESTS` in a feature's `requests.py` makes them for a host.
    """

    fields: Sequence[Field] = ()
    """The text fields it has."""
    shows: Mapping[str, str] = {}
    """The tables of which it shows a record that was found, and the screen on which ('': over any)."""

    def __init__(self, host: Host) -> None:
        self.host = host

    def if_here(self, then: Callable[[T], object]) -> Callable[[T], object]:
        """Return this as what is only done where the person has touched nothing until it is due."""
        front, touched = self.host.front, self.host.fields.touched

        def act(found: T) -> None:
            if self.host.front is front and self.host.fields.touched == touched:
                then(found)

        return act

    def show(self, key: str) -> None:
        """Show a record of one of these tables; its key has the table and the id."""

    def came_back(self, change: Change) -> None:
        """See to it that what an undo brought back is in view."""

    def go_back(self) -> bool:
        """Leave what is going on, such as a search; whether something was."""
        return False

    def stop(self) -> bool:
        """End what goes on by itself, such as a session; whether something did."""
        return False
