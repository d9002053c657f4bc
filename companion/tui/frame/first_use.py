"""The line that a pane says in its last row until it has been used once; one at a time, then gone."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from typing import Any

import msgspec
from textual.content import Content
from textual.geometry import Size
from textual.reactive import reactive
from textual.screen import Screen
from textual.widget import Widget

from companion.tui.frame.host import Host
from companion.tui.frame.pane import Pane
from companion.tui.frame.slice import Slice
from companion.tui.widgets.appearance import style_of
from companion.tui.widgets.footer import key_told
from companion.tui.widgets.text import wrap

USED: Slice[frozenset[str]] = Slice(lambda companion, at: companion.first_use.used(), "first_use")


class FirstLine(msgspec.Struct, frozen=True):
    """A sentence of `words.first_use`, and the commands after any of which it is gone.

    `name` is what is remembered of it; where that is a table, records in it say the same. `keys` are the
    commands whose keys are its fields `key` and `second`. `then` is said in the whisper the first time, in
    the first of its ways that has room.
    """

    name: str
    text: str
    uses: tuple[str, ...]
    keys: tuple[str, ...]
    then: Sequence[str] = ()


def told(text: str, commands: Sequence[str], widget: Widget) -> str:
    """A sentence with the keys of these commands, as the person has them."""
    key, second = (key_told(widget, each) for each in (commands[0], commands[-1]))
    return text.format(key=key, second=second)


class SaidFirst(Widget):
    """The last rows of its pane, kept free until it was used once; written in while it has the focus."""

    hinted: reactive[bool] = reactive(False)
    """Whether something of the kind stands in the whisper: one line at a time."""

    def __init__(self, lines: Sequence[FirstLine]) -> None:
        super().__init__()
        self.lines = lines

    def on_mount(self) -> None:
        pane = self.parent
        assert isinstance(pane, Widget)
        self.watch(pane, "has_focus", self._repaint, init=False)
        self.watch(self.screen, "used", self._take)

    @property
    def line(self) -> FirstLine | None:
        """What is to be said here next."""
        used: Collection[str] | None = getattr(self.screen, "used", None)
        return next((each for each in self.lines if used is not None and each.name not in used), None)

    def rows(self, width: int) -> list[str]:
        """The rows of it, in so many cells."""
        if (line := self.line) is None:
            return []
        text = told(line.text, line.keys, self)
        return wrap(text, width, ellipsis=style_of(self).marks.ellipsis)

    def _repaint(self) -> None:
        self.refresh()

    def _take(self) -> None:
        self.set_class(self.line is not None, "-said")
        self.refresh(layout=True)

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        return len(self.rows(width))

    def render(self) -> Content:
        pane = self.parent
        told = self.hinted or getattr(pane, "tells_beginning", False)
        focused = isinstance(pane, Widget) and pane.has_focus
        rows = self.rows(self.size.width) if focused and not told else []
        return Content("\n".join(rows))


def said_first(pane: Widget, lines: Sequence[FirstLine]) -> Iterator[SaidFirst]:
    """Yield the last rows of a pane, where something is left to be said in them."""
    used: Collection[str] | None = getattr(pane.screen, "used", None)
    if used is None or any(line.name not in used for line in lines):
        yield SaidFirst(lines)


class FirstUses:
    """What is used for the first time on a screen: its line goes, and what comes next is said once."""

    def __init__(self, screen: Screen[Any], host: Host) -> None:
        self._screen, self._host = screen, host
        self._meanwhile: frozenset[str] | None = None

    def use(self, command: str) -> None:
        """Explain no more what a command uses, and say how to go on."""
        for line in self._first(command):

            def take(used: frozenset[str], line: FirstLine = line) -> None:
                self._meanwhile = used
                self.show()
                if line.then:
                    self._hint(line.then)

            self._host.work_out(self._host.companion.first_use.did, line.name, then=take)

    def show(self) -> None:
        """Show what was used; behind a card or a text field once that is gone, in the same frame."""
        typing = not isinstance(self._screen.focused, Pane | None)
        if self._meanwhile is not None and self._screen.is_active and not typing:
            used, self._meanwhile = self._meanwhile, None
            self._host.show({"used": used})

    def hushed(self) -> None:
        """What was said in the whisper has been read."""
        self._hinted(False)

    def _first(self, command: str) -> Iterator[FirstLine]:
        used: Collection[str] | None = self._host.view("used")
        for each in self._screen.query(SaidFirst) if used is not None else ():
            yield from (line for line in each.lines if command in line.uses and line.name not in (used or ()))

    def _hint(self, then: Sequence[str]) -> None:
        voices = self._host.voices
        more = [told(each, ("next_pane", "keys"), self._screen) for each in then]
        self._host.say(voices.that_fits(f"{voices.answer} {more[0]}".strip(), *more))
        self._hinted(True)

    def _hinted(self, hinted: bool) -> None:
        for each in self._screen.query(SaidFirst):
            each.hinted = hinted
