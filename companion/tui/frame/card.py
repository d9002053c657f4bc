"""What every card over the screen shares: a quiet box in the middle, a line of keys, `esc` back."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import partial
from pathlib import Path, PurePath
from typing import ClassVar, TypeVar

from textual import events, on
from textual.app import ComposeResult
from textual.containers import Vertical, VerticalScroll
from textual.content import Content
from textual.geometry import Size
from textual.message import Message
from textual.reactive import var
from textual.screen import ModalScreen
from textual.signal import Signal
from textual.widget import Widget
from textual.widgets import Static

from companion import words
from companion.rows.row import Row
from companion.tui.bindings import bindings
from companion.tui.command import key_name
from companion.tui.frame.host import Asked
from companion.tui.terminal.first_frame import ShownWhole
from companion.tui.widgets.appearance import style_of
from companion.tui.widgets.rows import RowList
from companion.tui.widgets.text import cell_len, visible, wrap

T = TypeVar("T")
D = TypeVar("D")

TALL = 20
"""Rows from which a card has room for empty ones."""
ASCII_KEYS = {"↑ ↓": "up down", "1–5": "1-5"}
SHORT_OR_TALL = [(0, "-short"), (TALL, "-tall")]


def room(height: int) -> int:
    """How many lines a card holds in a window of this many rows, its box and keys apart."""
    return height - (3 if height < TALL else 6)


class Hint(Widget):
    """The last of a card: each key and what it does. Where there is no room for all, the last one stays."""

    keys: var[Sequence[tuple[str, str]]] = var(())

    def __init__(self, keys: Sequence[tuple[str, str]]) -> None:
        super().__init__(id="hint")
        self.set_reactive(Hint.keys, keys)

    def watch_keys(self) -> None:
        self.refresh()

    def render(self) -> Content:
        """In as many rows as the style gives; keys before the last drop off until all fit."""
        width, height = self.content_size
        plain = style_of(self).ascii
        told = [
            Content.assemble(
                (ASCII_KEYS.get(key, key) if plain else key, "$foreground"), " ", (said, "$muted")
            )
            for key, said in self.keys
        ]
        while len(rows := _rows(told, width)) > max(height, 1) and len(told) > 1:
            del told[-2]
        return Content("\n").join(rows)


def _rows(told: Sequence[Content], width: int) -> list[Content]:
    """Keys in rows; they stand closer where that saves a row."""
    wide = Content("   ").join(told)
    if wide.cell_length <= width:
        return [wide]
    rows: list[Content] = []
    for each in told:
        if rows and rows[-1].cell_length + 2 + each.cell_length <= width:
            rows[-1] = Content("  ").join([rows[-1], each])
        else:
            rows.append(each)
    return rows


def entitle(box: Widget, heading: str, figure: str) -> None:
    """Give a box its title, and a figure at the end of that line where there is room."""
    title = Content(visible(heading))
    line = box.outer_size.width - 8 - title.cell_length - len(figure)  # corners, their spaces, two more
    if figure and line > 0:
        hairline = style_of(box).marks.hairline * line
        title = Content.assemble(title, (f" {hairline} ", "not bold $accent"), (figure, "not bold $muted"))
    box.border_title = title


CARD_STYLES: list[str | PurePath] = [Path(__file__).with_name("card.tcss")]
"""Read before those of a card of its own, which then count."""
ON_CARDS = ("people", "cover")
"""Commands that act over any card; it is still there afterwards."""
ON_CARDS_TOO = [binding for binding in bindings("") if binding.id in ON_CARDS]


class Card(ModalScreen[T], ShownWhole[T]):  # Textual collects styles along the first base
    """A card. Give it a title and the keys its last line shows, and yield its parts from `parts`."""

    CSS_PATH = CARD_STYLES
    BINDINGS: ClassVar = [*ON_CARDS_TOO, ("escape", "close", "back")]
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (60, "-medium"), (96, "-wide")]
    VERTICAL_BREAKPOINTS = SHORT_OR_TALL

    heading = ""
    figure = ""
    """What stands at the end of the title's line."""
    hints: Sequence[tuple[str, str]] = ()
    """Keys and their words."""
    _let_go: Callable[[], None] | None = None

    def parts(self) -> Iterable[Widget]:
        raise NotImplementedError

    def compose(self) -> ComposeResult:
        with Vertical(id="card"):
            yield from self.parts()
            yield Hint(self.hints)

    def on_mount(self) -> None:
        """The heading is the box's title; the look decides on the box."""
        look = style_of(self)
        self.set_class(look.ascii, "-ascii")
        self.set_class(look.simple, "-simple")
        self.query_one("#card").border_title = Content(visible(self.heading))

    def follow(self, signal: Signal[D], then: Callable[[D], None]) -> None:
        """Do this at each signal until the card is closed."""
        signal.subscribe(self, then)
        self._let_go = partial(signal.unsubscribe, self)

    def on_unmount(self) -> None:
        # A signal keeps its subscribers until it is given again.
        if self._let_go:
            self._let_go()

    @on(events.Resize)
    def _resized(self) -> None:
        if self.figure:
            self.call_after_refresh(self._entitle)

    def _entitle(self) -> None:
        entitle(self.query_one("#card"), self.heading, self.figure)

    def action_ask(self, command: str) -> None:
        """Ask for a command that acts over any card."""
        self.post_message(Asked(command))

    def action_close(self) -> None:
        """Back, with nothing chosen."""
        self.dismiss(None)


class Choices(RowList):
    """A short list to choose from: arrows and enter, a click, or the key that stands at the right."""

    BINDINGS: ClassVar = [*bindings("rows"), ("enter", "choose", "choose")]
    lead = 0

    class Chosen(Message):
        """This choice was taken."""

        def __init__(self, key: str) -> None:
            super().__init__()
            self.key = key

    def __init__(
        self,
        choices: Iterable[tuple[str, str, str]],
        *,
        current: str = "",
        beside: int = 0,
        states: Mapping[str, str] | None = None,
    ) -> None:
        """`choices` are an id, its words and its keys (as in the table of commands, '' for none).

        `beside` is how many lines stand on the card with the list, its keys apart. `states` are words of
        some of them, by id, each shown while its own is selected.
        """
        super().__init__()
        self._keys: dict[str, str] = {}
        self._choices: list[Row] = []
        self._current, self._beside = current, beside
        for key, said, keys in choices:
            word = (states or {}).get(key, "")
            self._choices.append(Row(key, said, aside=key_name(keys) if keys else "", word=word))
            self._keys.update((each.strip(), key) for each in keys.split(",") if keys)

    def on_mount(self) -> None:
        self.set_rows(self._choices)
        self.select(self._current)

    def show(self, rows: Sequence[Row]) -> None:
        """Show these rows instead, the cursor staying where it is."""
        self._choices = list(rows)
        self.set_rows(rows, from_top=False)
        self.refresh(layout=True)

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """One line a choice and one more where a selected text takes two; at most what the card can hold."""
        widest = max((cell_len(row.text + (row.word or row.aside)) for row in self._choices), default=0)
        wanted = len(self._choices) + (widest + 4 > width)
        rows = min(viewport.height, self.screen.size.height)  # inline the screen is lower than the terminal
        return max(min(wanted, room(rows) - self._beside), 1)

    def action_choose(self) -> None:
        """Take the selected choice."""
        if self.cursor:
            self.post_message(self.Chosen(self.cursor))

    def on_key(self, event: events.Key) -> None:
        """A choice's own key takes it, before any other meaning of the key."""
        chosen = next((self._keys[name] for name in event.aliases if name in self._keys), None)
        if chosen is not None:
            event.stop()
            event.prevent_default()
            self.post_message(self.Chosen(chosen))

    def on_click(self, event: events.Click) -> None:
        super().on_click(event)
        self.action_choose()


class ReadingText(VerticalScroll, can_focus=True):
    """Text to read, as high as the card can be, scrolled with the same keys as a list."""

    BINDINGS: ClassVar = [
        ("k", "scroll_up", "up"),
        ("j", "scroll_down", "down"),
        ("space", "page_down", "page down"),
    ]

    def compose(self) -> ComposeResult:
        yield Static(id="text", markup=False)

    def on_mount(self) -> None:
        self.focus()

    def show(self, lines: Iterable[Content]) -> None:
        """Show these lines."""
        self.query_one("#text", Static).update(Content("\n").join(lines))


class ReadingCard(Card[None]):
    """A card of text that is wrapped anew to every width."""

    hints = words.today.READING_KEYS
    _width = 0

    def parts(self) -> Iterable[Widget]:
        yield ReadingText()

    def text(self, width: int) -> Iterable[Content]:
        """The lines, each at most `width` cells."""
        raise NotImplementedError

    def on_resize(self, event: events.Resize) -> None:
        self.query_one(ReadingText).styles.max_height = max(room(event.size.height), 1)
        self.call_after_refresh(self._fill)

    def _fill(self) -> None:
        reading = self.query_one(ReadingText)
        if (width := reading.scrollable_content_region.width) and width != self._width:
            self._width = width
            reading.show(self.text(width - 1))  # a cell of air before the scrollbar


class LinesCard(ReadingCard):
    """A card of lines, each wrapped where it begins."""

    def __init__(self, heading: str, lines: Sequence[str]) -> None:
        super().__init__()
        self.heading = heading
        self._lines = lines

    def text(self, width: int) -> Iterable[Content]:
        """The lines, wrapped."""
        for line in self._lines:
            indent = line[: len(line) - len(line.lstrip())]
            yield from (Content(indent + each) for each in wrap(visible(line.lstrip()), width - len(indent)))
