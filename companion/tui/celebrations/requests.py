"""What is asked of celebrations: one begins, and the keys on its screen."""

from __future__ import annotations

from functools import partial

from companion import words
from companion.model.celebrations import Celebrating
from companion.model.change import Change
from companion.model.wins import Win
from companion.tui.celebrations.screen import CelebrationScreen, Taken
from companion.tui.frame.host import Requests
from companion.verbs.celebrations import TELL_ONE


class CelebrationRequests(Requests):
    """A key names the record that is celebrated, and perhaps which time: `wins:<id>`, `wins:<id>:<id>`."""

    _screen: CelebrationScreen | None = None

    def start(self, key: str) -> None:
        """Open the screen for a record."""
        table, id = key.split(":")[:2]
        self.host.work_out(self.host.companion.celebrations.of, table, int(id), then=self._open)

    def celebrate(self, key: str) -> None:
        """Celebrate a record, or the newest win where none is named."""
        if key:
            self.start(key)
        else:
            self.host.work_out(self.host.companion.celebrations.win, then=self._newest)

    def _newest(self, win: Win | None) -> None:
        if win:
            self.start(f"wins:{win.id}")
        else:
            self.host.say(words.wins.NO_WINS)

    def _open(self, what: Celebrating) -> None:
        shared, keep = self.host.shared, partial(self.host.companion.celebrations.keep, what.table, what.id)

        def closed(taken: Taken | None) -> None:
            self._screen = None
            if taken:
                self.host.do(keep, *taken, then=partial(told, taken[0]))

        def told(ritual: str, _: Change) -> None:
            if ritual == TELL_ONE:  # telling somebody is something done
                self.host.ask("wins.offer", f"ritual/{ritual} {words.wins.TOLD.format(text=what.text)}")

        self._screen = CelebrationScreen(what, shared.clock, partial(shared.desk.submit, keep))
        self.host.open(self._screen, closed)

    # -- on the screen

    def begin(self, _: str) -> None:
        """Begin the ritual, or end it."""
        if self._screen:
            self._screen.begin()

    def another(self, _: str) -> None:
        """Show another ritual."""
        if self._screen:
            self._screen.another()

    def quiet(self, _: str) -> None:
        """Begin the quiet one."""
        if self._screen:
            self._screen.quiet()

    def leave(self, _: str) -> None:
        """Leave it."""
        if self._screen:
            self._screen.leave()

    def stop(self) -> bool:
        """End a ritual under way; whether there was one."""
        if self._screen is None or not self._screen.under_way:
            return False
        self._screen.begin()
        return True


REQUESTS = CelebrationRequests
