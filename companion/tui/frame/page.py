"""A page: a long text that is written over what is read, in a box of its own."""

from __future__ import annotations

from textual.app import ComposeResult
from textual.content import Content
from textual.geometry import Size
from textual.reactive import reactive
from textual.widget import Widget

from companion import words
from companion.tui.frame.card import Hint, entitle
from companion.tui.frame.pane import Pane
from companion.tui.widgets.appearance import style_of
from companion.tui.widgets.entry import EntryLine
from companion.tui.widgets.entry_request import EntryRequest
from companion.tui.widgets.footer import Footer
from companion.tui.widgets.text import cell_len, visible, wrap

MEASURE = 72
"""Columns of a page at most, its box included: 64 of text."""
FLAT = 12
"""Rows under which a page has no empty ones."""


class Above(Widget):
    """What a page answers, muted, and at the end of its last line how another one is asked for."""

    said = reactive("", layout=True)
    aside = reactive("", layout=True)

    def _lines(self, width: int) -> list[str]:
        lines = wrap(visible(self.said), width) if self.said else []
        if lines and self.aside:
            room = width - cell_len(lines[-1]) - cell_len(self.aside)
            lines[-1] += " " * room + self.aside if room > 1 else ""
        return lines

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        return len(self._lines(width))

    def render(self) -> Content:
        return Content("\n".join(self._lines(self.content_size.width)))


class PageLine(EntryLine):
    """The text field of a screen on which pages are written, too."""

    _on_disk = ""

    def compose(self) -> ComposeResult:
        yield Above()
        yield Hint(())

    def open(self, request: EntryRequest) -> None:
        """Show the field; a page stands where the reading is."""
        super().open(request)
        self.set_class(request.page, "-page")
        if request.page:
            self._on_disk = ""
            self.place()
            self._tell_keys(request.text)
        else:
            self._unplace()

    def close(self) -> None:
        """Close it, and give the room back."""
        super().close()
        self.remove_class("-page")
        self._unplace()

    def typed(self, text: str) -> None:
        super().typed(text)
        self._tell_keys(text)

    def written(self, said: str) -> None:
        if self.request and self.request.page and self.text.strip():
            self._on_disk = said
            self._entitle()

    def place(self) -> None:
        """Stand over the pane that is read, or over all of them where one has all the room."""
        if self.request is None or not self.request.page:
            return
        panes, (width, height) = self.screen.query_one("#panes").region, self.screen.size
        beside = [pane for pane in self.screen.query(Pane) if pane.display]
        area = beside[-1].region if len(beside) > 1 else panes
        if area.width > MEASURE:
            area = area.shrink((0, 0, 0, (area.width - MEASURE) // 2)).crop_size((MEASURE, area.height))
        self.styles.padding = (0 if area.height < FLAT else 1, 2, 0, 2)
        self.styles.margin = (0, width - area.right, height - area.bottom, area.x)
        self.styles.height = area.height
        self.set_class(area.height < FLAT, "-flat")
        self._entitle()

    def _unplace(self) -> None:
        self.styles.padding = self.screen.query_one(Footer).styles.padding
        self.styles.clear_rule("margin")
        self.styles.clear_rule("height")
        self.border_title = ""

    def on_resize(self) -> None:
        self.place()

    def _entitle(self) -> None:
        if self.request and self.request.page:
            entitle(self, self.request.label, self._on_disk)

    def _tell_keys(self, text: str) -> None:
        if (request := self.request) and request.page_keys:
            above = self.query_one(Above)
            above.said = request.above
            above.aside = words.common.ANOTHER if request.above and request.another and not text else ""
            self.query_one(Hint).keys = request.page_keys(text)
            look = style_of(self)
            self.set_class(look.ascii, "-ascii").set_class(look.simple, "-simple")
