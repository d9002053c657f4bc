"""What a feature's requests are, and the host that they work with."""

from __future__ import annotations

from collections.abc import Callable, Collection, Coroutine, Mapping, Sequence
from typing import TYPE_CHECKING, Any, Protocol

from textual.message import Message

if TYPE_CHECKING:
    from textual.screen import Screen
    from textual.signal import Signal

    from companion.clock import Clock
    from companion.companion import Companion
    from companion.config.settings import Settings
    from companion.model.change import Change
    from companion.tui.desk import Desk
    from companion.tui.frame.fields import Field, Fields, Typed
    from companion.tui.frame.pane import Pane
    from companion.tui.frame.shared import Changed
    from companion.tui.widgets.whisper import Voices


class Asked(Message):
    """A command is wanted, by its id, for the thing with this key ('': none, or what is in hand)."""

    def __init__(self, command: str, key: str = "") -> None:
        super().__init__()
        self.command, self.key = command, key


class Host(Protocol):
    """Where requests are carried out: a screen, with the store behind it."""

    @property
    def companion(self) -> Companion:
        """The verbs. To be called on the store thread, through `do` or `look_up`."""
        ...

    @property
    def clock(self) -> Clock:
        """Wall and monotonic time."""
        ...

    @property
    def settings(self) -> Settings:
        """The settings in force."""
        ...

    @property
    def fields(self) -> Fields:
        """What is being typed."""
        ...

    @property
    def voices(self) -> Voices:
        """What is said in the whisper line."""
        ...

    @property
    def desk(self) -> Desk:
        """The store thread, for what is looked up on cards."""
        ...

    @property
    def sessions(self) -> Any:
        """The breathing sessions under way."""
        ...

    def do(
        self,
        verb: Callable[..., Change],
        *args: Any,
        typed: Typed | None = None,
        then: Callable[[Change], object] | None = None,
    ) -> None:
        """Have a verb done on the store thread, in the order asked; what it changed shows once saved.

        With `typed` the text field closes when the text is saved, and keeps it when the disk refuses.
        """
        ...

    def work_out(
        self,
        view: Callable[..., Any],
        *args: Any,
        then: Callable[[Any], object],
        refused: Callable[[Exception], object] | None = None,
    ) -> None:
        """Have something looked up on the store thread, and go on with it."""
        ...

    def look_up(self, *slices: str) -> None:
        """Show slices as they are stored now (none named: all)."""
        ...

    def look_from(self, slice: str, at: object) -> None:
        """Look at a slice from there, from the next time on that it is looked up."""
        ...

    @property
    def changed(self) -> Signal[Changed]:
        """What tells that something was saved, here or elsewhere."""
        ...

    def view(self, slice: str) -> Any:
        """Return the view of a slice that is on show, None where there is none."""
        ...

    def show(self, views: Mapping[str, Any]) -> None:
        """Hand views down, by slice; an equal one repaints nothing."""
        ...

    def on_refresh(self, call: Callable[[Collection[str]], object]) -> None:
        """Call this with the names of slices each time that some have been looked up anew."""
        ...

    def type_in(self, field: Field, key: str = "") -> None:
        """Open a text field about the thing with this key."""
        ...

    def field_saved(self, typed: Typed) -> None:
        """Close the field that this was in: it has been saved, or there is nothing to save."""
        ...

    def say(self, text: str) -> None:
        """Answer the last key in the whisper line."""
        ...

    def refuse(self, error: Exception) -> None:
        """Say what was not done and why; what was typed stays where it is."""
        ...

    def open(self, card: Screen[Any], then: Callable[[Any], None] | None = None) -> None:
        """Open a card; `then` gets what was chosen."""
        ...

    def menu(self, title: str, scope: str, *, everything: bool = True) -> None:
        """Open every action of the pane in focus, in words; without a row only what needs none."""
        ...

    def ask(self, command: str, key: str = "") -> None:
        """Ask for a command of any feature."""
        ...

    def requests(self, feature: str) -> Any:
        """Return the requests of a feature."""
        ...

    @property
    def asked(self) -> Sequence[Requests]:
        """The requests of the features that have been asked so far."""
        ...

    def pane(self, name: str) -> Pane | None:
        """Return the pane of a feature, where this screen has one."""
        ...

    def go_to(self, name: str) -> None:
        """Put the focus on the pane of a feature, where this screen has one."""
        ...

    def run(self, work: Coroutine[Any, Any, None]) -> None:
        """Run something beside the keys."""
        ...


class Requests:
    """What can be asked of a feature: a method for each of its commands, which takes the key of a thing.

    `REQUESTS` in a feature's `requests.py` makes them for a host.
    """

    fields: Sequence[Field] = ()
    """The text fields it has."""

    def __init__(self, host: Host) -> None:
        self.host = host

    def go_back(self) -> bool:
        """Leave what is going on, such as a search; whether something was."""
        return False

    def stop(self) -> bool:
        """End what goes on by itself, such as a session; whether something did."""
        return False
