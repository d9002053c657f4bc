"""What the panes share: the title with its hairline and figure, and the one line they fold into."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from typing import NamedTuple, Self

from rich.cells import cell_len
from rich.segment import Segment
from textual import events
from textual.color import Color
from textual.content import Content
from textual.css.types import EdgeType
from textual.geometry import Region
from textual.message import Message
from textual.reactive import var
from textual.strip import Strip
from textual.style import Style
from textual.widget import Widget

from companion.tui.command import Command
from companion.tui.commands import BY_ID
from companion.tui.frame.host import Asked
from companion.tui.widgets.appearance import style_of
from companion.tui.widgets.text import fit, isolated, visible


class Room(NamedTuple):
    """What a pane has of the screen: all its height, all of it; and how many columns the screen is wide."""

    tall: bool = False
    zoomed: bool = False
    width: int = 0


class Pane(Widget, can_focus=True):
    """One of the quiet boxes of a screen.

    `title` stands left in the border, `figure` right, a hairline between them. With the class
    `-collapsed` it is one line: the title and the `summary`. Only the pane in focus shows a box; the
    others keep their title in the same cells.
    """

    ALLOW_SELECT = False
    COMPONENT_CLASSES = {"pane--title", "pane--elsewhere", "pane--bright", "pane--muted"}

    title: var[str] = var("")
    figure: var[str] = var("")
    summary: var[str] = var("")
    room: var[Room] = var(Room())

    scope = ""  # whose commands act here, where that is another pane's than its own
    tells_beginning = False  # its own words say how to begin, so that what it says first would say it twice
    elsewhere = False  # it shows another day: its title says so in accent

    _boxed: tuple[EdgeType, str] | None = None
    _changing: tuple[Region, ...] = ()  # what Textual may draw anew where it asks for the whole widget

    @property
    def collapsed(self) -> bool:
        """Whether the pane is folded into one line."""
        return self.has_class("-collapsed")

    class KeysChanged(Message):
        """What can be done here has changed."""

    @property
    def key(self) -> str:
        """The key of what is in hand, '' when there is nothing."""
        return ""

    def begin(self) -> None:
        """Be where the day goes on; called once, before the first frame."""

    def can(self, command: Command) -> bool:
        """Whether a command has a meaning now."""
        return bool(self.key) or not command.of_row

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        if action != "ask":
            return True
        command = BY_ID.get(str(parameters[0]))
        return command is None or self.can(command)

    @property
    def day(self) -> date | None:
        """The day that what is in hand is one of, where that matters."""
        return None

    def about(self, command: str) -> tuple[str, str]:
        """Return what a command comes to for what is in hand: a command and a key."""
        return command, self.key

    def action_ask(self, command: str, key: str | None = None) -> None:
        """Ask for a command, about what is in hand unless a key is given."""
        asked = self.about(command) if key is None else (command, key)
        self.post_message(Asked(*asked, self.day))

    def footer_words(self, command: Command) -> str:
        """The footer's words for a command, as things stand here; '' where it has no place there."""
        return command.words

    def restyle(self) -> None:
        """Other marks, borders or motion from now on."""
        self._entitle()
        self.refresh()

    def watch_title(self) -> None:
        self._entitle()
        self.watch_summary()

    def watch_figure(self) -> None:
        self._entitle()

    def watch_summary(self) -> None:
        if self.collapsed:
            self.refresh()

    def on_resize(self) -> None:
        self._entitle()

    def notify_style_update(self) -> None:
        """Focus and theme colour the title row."""
        super().notify_style_update()
        self._box()
        self._entitle()

    def refresh(
        self, *regions: Region, repaint: bool = True, layout: bool = False, recompose: bool = False
    ) -> Self:
        """A border or its title asks for the whole widget; only some of its cells have changed."""
        regions = regions or self._changing
        return super().refresh(*regions, repaint=repaint, layout=layout, recompose=recompose)

    def _entitle(self) -> None:
        width = self.outer_size.width - 6  # a corner, a piece of border and a space at each end
        if self.collapsed or width < 1 or not self.is_attached:
            return
        colours = self.app.theme_variables
        marks = style_of(self).marks
        title = fit(visible(self.title), width, marks.ellipsis)
        line = width - cell_len(title) - 1
        figure = visible(self.figure)
        if figure and cell_len(figure) + 3 <= line:
            line -= cell_len(figure) + 1
        else:
            figure = ""
        if self.has_focus and not figure and not style_of(self).simple:
            line = -1  # the box is the hairline
        border = "accent" if self.has_focus else "line"
        content = Content.assemble(
            (
                title,
                Style(
                    foreground=Color.parse(colours["accent" if self.elsewhere else "foreground"]),
                    bold=self.has_focus,
                ),
            ),
            " " if line >= 0 else "",
            (marks.hairline * max(line, 0), Style(foreground=Color.parse(colours[border]))),
            " " if figure else "",
            (figure, Style(foreground=Color.parse(colours["muted"]))),
        )
        with self._only(*self._frame[:1]):
            self.border_title = content

    @property
    def _frame(self) -> tuple[Region, ...]:
        """The cells around the content: top with the title, bottom, left, right."""
        (left, top), (width, height) = self.content_offset, self.outer_size
        area = Region(-left, -top, width, height)
        top_row, rest = area.split_horizontal(1)
        return top_row, rest.split_horizontal(-1)[1], area.split_vertical(1)[0], area.split_vertical(-1)[1]

    @contextmanager
    def _only(self, *regions: Region) -> Iterator[None]:
        before, self._changing = self._changing, regions
        try:
            yield
        finally:
            self._changing = before

    def watch_has_focus(self, has_focus: bool) -> None:
        """The box comes or goes; no other style depends on the focus, and setting them all costs more."""
        self._box()
        self._entitle()

    def _box(self) -> None:
        look = style_of(self)
        shown = self.has_focus and not self.collapsed and not look.simple
        colour = self.app.theme_variables["accent"]
        box: tuple[EdgeType, str] | None = ("ascii" if look.ascii else "round", colour) if shown else None
        if box != self._boxed:
            self._boxed = box
            with self._only(*self._frame):
                self.styles.border = box

    def on_focus(self, event: events.Focus) -> None:
        """As Textual does it, but for drawing all of the pane."""
        self._take_focus(event, True, events.DescendantFocus(self))

    def on_blur(self, event: events.Blur) -> None:
        self._take_focus(event, False, events.DescendantBlur(self))

    def _take_focus(self, event: events.Event, has_focus: bool, told: events.Event) -> None:
        event.prevent_default()
        self.has_focus = has_focus
        if self.parent is not None:
            self.parent.post_message(told)

    def render_line(self, y: int) -> Strip:
        """Draw one content line: what the pane is about, or the folded line."""
        return self.render_folded(y) if self.collapsed else super().render_line(y)

    def render_folded(self, y: int) -> Strip:
        """The title, and the summary at the right end."""
        width = self.size.width
        muted = self.get_component_rich_style("pane--muted")
        if y:
            return Strip.blank(width, muted)
        ellipsis = style_of(self).marks.ellipsis
        title = fit(visible(self.title), width, ellipsis)
        title_style = "pane--elsewhere" if self.elsewhere else "pane--title"
        room = width - cell_len(title) - 2
        summary = fit(visible(self.summary), room, ellipsis)
        return Strip(
            [
                Segment(title, self.get_component_rich_style(title_style)),
                Segment(" " * (width - cell_len(title) - cell_len(summary)), muted),
                Segment(isolated(summary), muted),
            ],
            width,
        )
