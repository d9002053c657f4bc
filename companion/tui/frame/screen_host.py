"""The host of a screen: carries requests out, disk first, and hands down what they changed."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from datetime import date
from importlib import import_module
from typing import TYPE_CHECKING, Any

from textual.app import App
from textual.screen import Screen

from companion import words
from companion.config.errors import ConfigError
from companion.model.change import Change
from companion.model.text import capitalised
from companion.tui.commands import BY_ID
from companion.tui.frame.fields import Field, Typed
from companion.tui.frame.host import Requests
from companion.tui.frame.notice import tell
from companion.tui.frame.refusals import REFUSALS, is_of_disk, lines_of
from companion.tui.frame.shared import Shared
from companion.tui.frame.slice import slices_of
from companion.tui.frame.typing import Typing, waits
from companion.verbs.context import Gone

if TYPE_CHECKING:
    from companion.tui.frame.following import Following
    from companion.tui.frame.pane import Pane


class ScreenHost:
    """The `Host` of one screen: its slices, its text field, and the requests of each feature asked so far."""

    def __init__(self, app: App[Any], shared: Shared, screen: Screen[Any]) -> None:
        self.app, self.shared, self.screen = app, shared, screen
        self.companion, self.fields, self.voices = shared.companion, shared.fields, shared.voices
        self._slices = slices_of(type(screen))
        self._at: dict[str, Any] = {}  # by slice: where the person looks
        self._requests: dict[str, Requests] = {}
        self.typing = Typing(self, lambda: getattr(screen, "entry", None))

    # -- verbs and views

    def do(
        self,
        verb: Callable[..., Change],
        *args: Any,
        typed: Typed | None = None,
        then: Callable[[Change], object] | None = None,
        follow: bool = False,
    ) -> None:
        """Have a verb done on the store thread; what it changed shows once it is saved.

        With `follow` the cursor of each list goes to what has come back there, or changed, unless the person
        has moved it meanwhile.
        """
        place = self.typing.sent(typed) if typed else None
        following = None
        if follow:
            from companion.tui.frame.following import Following

            following = Following(self.fields, {self.screen, self.front})
        self.shared.tasks.run(self._do(verb, args, typed, place, following, then))

    async def _do(
        self,
        verb: Callable[..., Change],
        args: tuple[Any, ...],
        typed: Typed | None,
        place: object,
        following: Following | None,
        then: Callable[[Change], object] | None,
    ) -> None:
        def look(change: Change) -> dict[str, Any]:
            return self.views(self.changed_by(tables_of(change)))

        try:
            change, views = await self.shared.desk.do_and_look(verb, args, look)
        except (*REFUSALS, OSError) as error:
            if typed:
                await self._text_refused(typed, place, error)
            else:
                self.refuse(error)
            return
        self._saved(typed)
        if following:
            following.begin()
        self.show(views)
        self.shared.changed.publish((tables_of(change), self))
        self.say(change.answer)
        if then:
            then(change)
        for each in self.asked if following else ():
            each.came_back(change)

    def _saved(self, typed: Typed | None) -> None:
        if typed:
            self.fields.saved(typed.own)
        if not self.fields.refused:
            self.voices.say("unsaved", "")

    async def _text_refused(self, typed: Typed, place: object, error: Exception) -> None:
        if by_disk := is_of_disk(error):
            self.refuse(error)
        back = await self.typing.refused(typed, place, gone=isinstance(error, Gone))
        if not back:
            self._toast(error)
            self.voices.say("unsaved", waits(typed.text))
        elif by_disk:
            self.voices.say("unsaved", words.today.NOT_SAVED_FIELD)
        else:
            self.say(words.today.OFFERED_ANEW if back != typed.purpose else lines_of(error))

    def work_out(
        self,
        view: Callable[..., Any],
        *args: Any,
        then: Callable[[Any], object],
        refused: Callable[[Exception], object] | None = None,
    ) -> None:
        """Have something looked up on the store thread, and go on with it."""

        async def work() -> None:
            try:
                found = await self.shared.desk.do(view, *args)
            except REFUSALS as error:
                (refused or self.refuse)(error)
            else:
                then(found)

        self.shared.tasks.run(work())

    def look_up(self, *slices: str) -> None:
        """Show slices as they are stored now (none named: all)."""
        names = slices or tuple(self._slices)
        if names:
            self.work_out(self.views, names, then=self.show)

    def look_from(self, slice: str, at: object) -> None:
        """Look at a slice from there, from the next time on that it is looked up."""
        self._at[slice] = at

    def look_at_day(self, day: date | None) -> None:
        """Look at another day (None: at today) in all that shows one, from the next time on."""
        self._at |= {name: day for name, slice in self._slices.items() if slice.daily}

    def view(self, slice: str) -> Any:
        """Return the view of a slice that is on show."""
        return getattr(self.screen, slice, None)

    def show(self, views: Mapping[str, Any]) -> None:
        """Hand views down; an equal one repaints nothing."""
        for name, view in views.items():
            if name in self._slices:
                setattr(self.screen, name, view)

    def views(self, slices: Collection[str]) -> dict[str, Any]:
        """Look slices up, as they are stored. On the store thread."""
        wanted = sorted(name for name in slices if name in self._slices)
        found = {name: self._slices[name].view(self.companion, self._at.get(name)) for name in wanted}
        return {name: view for name, view in found.items() if view is not None}

    def changed_by(self, tables: Collection[str] | None) -> Collection[str]:
        """Return the slices that show something of these tables (None: all)."""
        return [name for name, each in self._slices.items() if tables is None or each.tables & set(tables)]

    def with_the_minute(self) -> None:
        """Look up what changes with the time."""
        if names := [name for name, slice in self._slices.items() if slice.minutely]:
            self.look_up(*names)

    def start_over(self) -> None:
        """Look at the beginning of every slice again."""
        self._at.clear()
        self.look_up()

    # -- features

    def requests(self, feature: str) -> Any:
        """Return the requests of a feature, whose module is read when it is first asked."""
        if feature not in self._requests:
            self._requests[feature] = import_module(f"companion.tui.{feature}.requests").REQUESTS(self)
        return self._requests[feature]

    @property
    def asked(self) -> Sequence[Requests]:
        """The requests of the features that have been asked so far."""
        return tuple(self._requests.values())

    def method(self, command: str) -> Callable[[str], object]:
        """Return what does a command: the method of its feature's requests that is called so."""
        scope, _, name = command.rpartition(".")
        feature = scope or (BY_ID[command].feature if command in BY_ID else "frame")
        method: Callable[[str], object] = getattr(self.requests(feature), name)
        return method

    def ask(self, command: str, key: str = "") -> None:
        """Have a command done by its feature."""
        self.method(command)(key)

    # -- saying

    def say(self, text: str) -> None:
        """Answer the last key in the whisper line."""
        self.voices.say("answer", text)

    def refuse(self, error: Exception) -> None:
        """Say what was not done and why; what was typed stays where it is."""
        if by_disk := is_of_disk(error):
            self.voices.say("unsaved", words.today.NOT_SAVED)
        else:
            self.say(lines_of(error))
        if by_disk or isinstance(error, ConfigError):
            self._toast(error)

    def _toast(self, error: Exception) -> None:
        self.app.clear_notifications()
        tell(self.app, capitalised(lines_of(error)))

    # -- what stands over the screen

    @property
    def front(self) -> Screen[Any]:
        """What is in front: the screen, another one, or a card."""
        return self.app.screen

    def open(self, card: Screen[Any], then: Callable[[Any], None] | None = None) -> None:
        """Open a card; `then` gets what was chosen."""
        self.app.push_screen(card, then)

    def menu(self, title: str, scope: str, *, everything: bool = True) -> None:
        """Open every action of the pane in focus, in words; without a row only what needs none."""
        from companion.tui.frame.menu import MenuCard, choices
        from companion.tui.frame.pane import Pane

        pane = self.screen.focused
        if not isinstance(pane, Pane):
            return
        offered = [choice for choice in choices(scope, pane) if everything or not BY_ID[choice[0]].of_row]

        about = {id: pane.about(id) for id, _, _ in offered}  # the row and its day, whatever comes meanwhile

        def chosen(command: str | None) -> None:
            if command:
                self.screen.call_later(self.ask, *about[command])

        self.open(MenuCard(title, offered), chosen)

    # -- the text field

    def type_in(self, field: Field, key: str = "") -> None:
        """Open a text field about the thing with this key."""
        self.typing.open(field, key)

    def field_done(self, typed: Typed) -> None:
        """Close the field that this was in: there is nothing to save."""
        self.typing.done(typed)

    # -- panes

    def pane(self, name: str) -> Pane | None:
        """Return the pane of a feature, where this screen has one."""
        from companion.tui.frame.pane import Pane

        return next((pane for pane in self.screen.query(Pane) if pane.id == name), None)

    def go_to(self, name: str) -> None:
        """Put the focus on a pane, now: one that is folded or away cannot wait to be found."""
        if pane := self.pane(name):
            pane.remove_class("-away", "-collapsed")
            self.screen.set_focus(pane, scroll_visible=False)


def tables_of(change: Change) -> Collection[str] | None:
    """Return the tables that a change has changed; None where the settings were: they may show anywhere."""
    return None if change.config else {entry.table for entry in change.entries}
