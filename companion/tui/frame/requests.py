"""What can be asked everywhere: undo, the keys, the palette, the ways out."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import chain
from typing import Any, cast

from companion import words
from companion.model.change import Change
from companion.tui.commands import BY_ID, FEATURES, by_name, keymap
from companion.tui.frame.host import Named, Requests
from companion.tui.frame.screen import DayScreen
from companion.tui.frame.screen_host import ScreenHost


class FrameRequests(Requests):
    """The commands that belong to no feature."""

    host: ScreenHost

    @property
    def _screen(self) -> DayScreen:
        return cast(DayScreen, self.host.screen)

    @property
    def _app(self) -> Any:
        return self.host.app

    def undo(self, _: str) -> None:
        """Take the last change back."""
        self.host.do(self.host.companion.undo, follow=True, then=self._wear)

    def redo(self, _: str) -> None:
        """Do it again."""
        self.host.do(self.host.companion.redo, follow=True, then=self._wear)

    def next_pane(self, _: str) -> None:
        """Go to the next pane."""
        self._screen.to_pane(1)

    def previous_pane(self, _: str) -> None:
        """Go to the pane before."""
        self._screen.to_pane(-1)

    def zoom(self, _: str) -> None:
        """Give this pane all the room, or share it again."""
        self._screen.zoomed = not self._screen.zoomed

    def back(self, _: str) -> None:
        """Go out of what is going on: a session, a search, the zoom. Never quits."""
        if not any(each.go_back() for each in self.host.asked):
            self._screen.zoomed = False
            if not self._screen.folds:  # from what is read, to the list
                self.host.go_to(self._screen.in_order[0].id or "")
        self.host.voices.put_away()

    def screen(self, name: str) -> None:
        """Go to another screen."""
        self._app.switch_mode(name)

    def there(self, said: str) -> None:
        """Have a command done on another screen: `said` is its name, the command, and the key of a thing."""
        name, command, key = said.split(" ", 2)

        async def go() -> None:
            await self._app.switch_mode(name)
            self._app.screen.call_after_refresh(self._app.host.ask, command, key)  # once its focus stands

        self.host.shared.tasks.run(go())

    # -- what stands over the screen

    def keys(self, _: str) -> None:
        """Show all keys."""
        from companion.tui.frame.keys import KeysScreen

        self.host.open(KeysScreen())

    def palette(self, _: str) -> None:
        """Show everything by name; once at a time."""
        from companion.tui.frame.palette import PaletteCard

        def chosen(named: Named | None) -> None:
            if named:
                self._screen.call_later(self._do_named, named)

        if not isinstance(self._app.screen, PaletteCard):
            self.host.open(PaletteCard(self._everything()), chosen)

    def _everything(self) -> list[Named]:
        moved = keymap(self._app)
        commands = by_name(lambda scope: self.host.pane(scope) is not None)
        rows = [Named(c.id, c.help, moved.get(c.id, c.keys)) for c in commands]
        more: Iterable[Sequence[Named]] = (
            getattr(self.host.requests(feature), "by_name", tuple)() for feature in FEATURES
        )
        return [*rows, *chain.from_iterable(more)]

    def _do_named(self, named: Named) -> None:
        scope = BY_ID[named.command].scope if named.command in BY_ID else ""
        pane = self.host.pane(scope) if scope else None
        if pane is None:
            self.host.ask(named.command, named.key)
            return
        self.host.go_to(scope)
        if pane.can(BY_ID[named.command]):
            pane.action_ask(named.command)

    def by_name(self) -> Sequence[Named]:
        """Return the other screens."""
        tabs = enumerate(self._app.tabs.items(), 1)
        return [
            Named("screen", words.today.GO_TO.format(screen=title), str(number), name)
            for number, (name, title) in tabs
            if name != self._app.current_mode
        ]

    def theme(self, _: str) -> None:
        """Choose the colours of the screen."""
        from companion.tui.frame.theme_card import choose_theme

        wear = self.host.companion.appearance.wear
        choose_theme(self._app, lambda name: self.host.do(wear, name, then=self._wear))

    def _wear(self, change: Change) -> None:
        """Wear the theme of the settings, where these have changed."""
        if change.config:
            self._app.looks.try_on("")

    def cover(self, _: str) -> None:
        """Cover everything, until a key is pressed."""
        self._app.cover()

    # -- ways out

    def suspend(self, _: str) -> None:
        """Go to the shell that companion was started from, until it is called back."""
        self.host.fields.flush()
        self._app.action_suspend_process()

    def leave(self, _: str) -> None:
        """Quit; during a session the first `q` ends the session."""
        if not any(each.stop() for each in self.host.asked):
            self._app.leave()

    def leave_now(self, _: str) -> None:
        """Quit, also from a text field or a card; what is in it is kept."""
        self._app.leave()


REQUESTS = FrameRequests
