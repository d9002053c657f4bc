"""The pane of one affirmation, and what a person makes of it."""

from __future__ import annotations

from typing import ClassVar

from rich.cells import cell_len
from rich.segment import Segment
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.geometry import Region
from textual.reactive import var
from textual.strip import Strip

from companion import words
from companion.model.affirmations import AffirmationView
from companion.rows import affirmations
from companion.tui.affirmations.commands import can
from companion.tui.bindings import bindings
from companion.tui.command import Command, key_name
from companion.tui.commands import BY_ID
from companion.tui.frame.first_use import FirstLine, SaidFirst, said_first
from companion.tui.frame.pane import Pane
from companion.tui.frame.slice import Slice
from companion.tui.widgets.appearance import style_of
from companion.tui.widgets.text import balance, fit, isolated, visible, wrap

MEASURE = 44  # cells: a line to read at a glance
WIDE = 64  # cells from which the words stand in the middle of the pane
INDENT = 2  # cells, as the text of a list
KEYS = ("affirmations.next", "affirmations.favourite")
FIRST = (FirstLine("affirmations", words.first_use.AFFIRMATIONS, (*KEYS, "affirmations.previous"), KEYS),)
AFFIRMATIONS: Slice[AffirmationView] = Slice(
    lambda companion, at: companion.affirmations.view(),
    *("line_answers", "checkins", "own_lines", "line_marks", "line_state"),
)


class AffirmationsPane(Pane):
    """Shows an `AffirmationView`. The answers are offered only while the pane has the focus."""

    BINDINGS: ClassVar[list[BindingType]] = [*bindings("affirmations")]

    view: var[AffirmationView | None] = var(None)

    def compose(self) -> ComposeResult:
        yield from said_first(self, FIRST)

    def on_mount(self) -> None:
        self.title = words.affirmations.TITLE

    def watch_view(self) -> None:
        line = self.view.line if self.view else None
        self.summary = line.text if line else ""
        if not self.collapsed:
            self._repaint()

    def watch_has_focus(self, has_focus: bool) -> None:
        super().watch_has_focus(has_focus)
        self._repaint()

    def on_resize(self) -> None:
        self._repaint()

    # -- what it shows

    _painted: tuple[tuple[str, str], ...] = ()

    def _repaint(self) -> None:
        before, self._painted = self._painted, self._block()
        for y in range(max(len(before), len(self._painted))):
            if before[y : y + 1] != self._painted[y : y + 1]:
                self.refresh(Region(0, y, self.size.width, 1))

    def _block(self) -> tuple[tuple[str, str], ...]:
        """The lines of the pane, each with its style; the words in the middle, the answers at the end."""
        view, height = self.view, self.size.height
        height -= sum(len(said.rows(self.size.width - INDENT)) for said in self.query(SaidFirst))
        width = max(min(self.size.width - INDENT, MEASURE), 2)
        ellipsis = style_of(self).marks.ellipsis
        if view is None or height < 1:
            return ()
        text = visible(affirmations.text(view))
        if view.line is None:
            return tuple((part, "pane--muted") for part in wrap(text, width)[:height])
        said_below = self._answers(view, width) if self.has_focus else []
        answers = [("", ""), *((part, "pane--muted") for part in said_below)] if said_below else []
        if len(answers) > height // 2:
            answers = []
        about = affirmations.about(view)
        room = height - len(answers)
        said = [(part, "pane--bright") for part in balance(text, width)]
        if len(said) + 2 * bool(about) <= room:
            said += [("", ""), (about, "pane--muted")] if about else []
        elif len(said) > room:
            said = [(part, "pane--bright") for part in wrap(text, width, room, ellipsis)]
        # The words keep their place when the answers come.
        above = min((height - len(said)) // 2, room - len(said))
        below = room - above - len(said)
        block = (*[("", "")] * above, *said, *[("", "")] * below, *answers)
        widest = max(cell_len(part) for part, looks in said if looks == "pane--bright")
        spare = self.size.width - INDENT - widest if self.size.width > WIDE else 0
        return tuple((" " * (spare // 2) + part if part else "", looks) for part, looks in block)

    def _answers(self, view: AffirmationView, width: int) -> list[str]:
        """The three answers, as many in a line as fit."""
        lines: list[str] = []
        for said in affirmations.answers(view, style_of(self).marks.done, self._key_of):
            if lines and cell_len(joined := f"{lines[-1]}   {said}") <= width:
                lines[-1] = joined
            else:
                lines.append(said)
        return lines

    def _key_of(self, action: str) -> str:
        command = BY_ID[f"affirmations.{action}"]
        settings = getattr(self.app, "settings", None)
        moved = settings.keys if settings else {}
        return key_name(moved.get(command.id, command.keys))

    def render_line(self, y: int) -> Strip:
        if self.collapsed:
            return self.render_folded(y)
        width = self.size.width
        text, looks = self._painted[y] if y < len(self._painted) else ("", "")
        style = self.get_component_rich_style(looks or "pane--muted")
        text = fit(visible(text), width - INDENT, style_of(self).marks.ellipsis)
        strip = Strip([Segment(" " * INDENT, style), Segment(isolated(text), style)])
        return strip.adjust_cell_length(width, style)

    # -- keys

    @property
    def key(self) -> str:
        """The id of the line on show."""
        return self.view.line.id if self.view and self.view.line else ""

    def can(self, command: Command) -> bool:
        """Whether a command has a meaning for the line on show; only one's own is deleted."""
        return can(command, self.view, self.key)
