"""The One-line pane: one affirmation, and what a person makes of it."""

from __future__ import annotations

from typing import ClassVar

from rich.cells import cell_len
from rich.segment import Segment
from textual.binding import BindingType
from textual.geometry import Region
from textual.message import Message
from textual.reactive import var
from textual.strip import Strip

from companion import words
from companion.model.affirmations import AffirmationView, Answer
from companion.tui import commands
from companion.tui.frame.pane import Pane
from companion.tui.widgets.appearance import style_of
from companion.tui.widgets.footer import key_name
from companion.tui.widgets.text import balance, fit, isolated, visible, wrap

MEASURE = 44  # cells: a line to read at a glance
WIDE = 64  # cells from which the words stand in the middle of the pane
INDENT = 2  # cells, as the text of a list
ALWAYS = ("menu", "add", "bring_back", "next", "previous")  # also without a line


class AffirmationsPane(Pane):
    """Shows a `AffirmationView`. The answers are offered only while the pane has the focus."""

    BINDINGS: ClassVar[list[BindingType]] = [*commands.bindings("affirmations")]

    view: var[AffirmationView | None] = var(None)

    class Previous(Message):
        """The line before is wanted."""

    class Next(Message):
        """Another line is wanted."""

    class Favourited(Message):
        """The line is to be kept close, or not any more."""

    class Hidden(Message):
        """The line is to be hidden."""

    class AskedAdd(Message):
        """A line of one's own is to be written."""

    class AskedEdit(Message):
        """The line is to be put into one's own words."""

    class Deleted(Message):
        """The line, one's own, is to go."""

    class AskedMenu(Message):
        """Everything this line can do."""

    class BroughtBack(Message):
        """The hidden lines are to come back."""

    class Answered(Message):
        """The line was answered; the same answer again takes it back."""

        def __init__(self, answer: Answer) -> None:
            super().__init__()
            self.answer = answer

    def on_mount(self) -> None:
        """The title never changes."""
        self.title = words.affirmations.TITLE

    def watch_view(self) -> None:
        """Repaint the lines that look different."""
        line = self.view.line if self.view else None
        self.summary = line.text if line else ""
        if not self.collapsed:
            self._repaint()

    def watch_has_focus(self, has_focus: bool) -> None:
        """The answers come and go with the focus."""
        super().watch_has_focus(has_focus)
        self._repaint()

    def on_resize(self) -> None:
        """Wrap anew."""
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
        width = max(min(self.size.width - INDENT, MEASURE), 2)
        ellipsis = style_of(self).marks.ellipsis
        if view is None or height < 1:
            return ()
        if view.line is None:
            return tuple(
                (part, "pane--muted") for part in wrap(words.affirmations.ALL_HIDDEN, width)[:height]
            )
        said_below = self._answers(width) if self.has_focus else []
        answers = [("", ""), *((part, "pane--muted") for part in said_below)] if said_below else []
        if len(answers) > height // 2:
            answers = []
        about = self._about(view)
        room = height - len(answers)
        said = [(part, "pane--bright") for part in balance(visible(view.line.text), width)]
        if len(said) + 2 * bool(about) <= room:
            said += [("", ""), (about, "pane--muted")] if about else []
        elif len(said) > room:
            said = [(part, "pane--bright") for part in wrap(visible(view.line.text), width, room, ellipsis)]
        # The words keep their place when the answers come.
        above = min((height - len(said)) // 2, room - len(said))
        below = room - above - len(said)
        block = (*[("", "")] * above, *said, *[("", "")] * below, *answers)
        widest = max(cell_len(text) for text, looks in said if looks == "pane--bright")
        spare = self.size.width - INDENT - widest if self.size.width > WIDE else 0
        return tuple((" " * (spare // 2) + text if text else "", looks) for text, looks in block)

    def _about(self, view: AffirmationView) -> str:
        return "   ".join(
            filter(None, [view.theme, words.affirmations.KEPT_CLOSE_MARK if view.favourite else ""])
        )

    def _answers(self, width: int) -> list[str]:
        """The three answers with their keys; the one given today with its mark instead."""
        given = self.view.answer if self.view else None
        done = style_of(self).marks.done
        lines: list[str] = []
        for answer, action in words.affirmations.ANSWERS:
            said = f"{done if answer == given else self._key_of(action)} {answer}"
            if lines and cell_len(joined := f"{lines[-1]}   {said}") <= width:
                lines[-1] = joined
            else:
                lines.append(said)
        return lines

    def _key_of(self, action: str) -> str:
        command = commands.BY_ID[f"affirmations.{action}"]
        settings = getattr(self.app, "settings", None)
        moved = settings.keys if settings else {}
        return key_name(moved.get(command.id, command.keys))

    def render_line(self, y: int) -> Strip:
        """One content line."""
        if self.collapsed:
            return self.render_folded(y)
        width = self.size.width
        text, looks = self._painted[y] if y < len(self._painted) else ("", "")
        style = self.get_component_rich_style(looks or "pane--muted")
        text = fit(visible(text), width - INDENT, style_of(self).marks.ellipsis)
        strip = Strip([Segment(" " * INDENT, style), Segment(isolated(text), style)])
        return strip.adjust_cell_length(width, style)

    # -- keys

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """What can be done with the line on show."""
        line = self.view.line if self.view else None
        if action == "delete":
            return line is not None and line.own
        return line is not None or action in ALWAYS or not hasattr(AffirmationsPane, f"action_{action}")

    def action_previous(self) -> None:
        """The line before."""
        self.post_message(self.Previous())

    def action_next(self) -> None:
        """Another line."""
        self.post_message(self.Next())

    def action_favourite(self) -> None:
        """Keep the line close."""
        self.post_message(self.Favourited())

    def action_hide(self) -> None:
        """Hide the line."""
        self.post_message(self.Hidden())

    def action_menu(self) -> None:
        """Everything this line can do."""
        self.post_message(self.AskedMenu())

    def action_add(self) -> None:
        """Write a line of one's own."""
        self.post_message(self.AskedAdd())

    def action_edit(self) -> None:
        """Put the line into one's own words."""
        self.post_message(self.AskedEdit())

    def action_delete(self) -> None:
        """Delete a line of one's own."""
        self.post_message(self.Deleted())

    def action_bring_back(self) -> None:
        """Bring hidden lines back."""
        self.post_message(self.BroughtBack())

    def action_true_enough(self) -> None:
        """True enough."""
        self.post_message(self.Answered("true enough"))

    def action_partly_true(self) -> None:
        """Partly true."""
        self.post_message(self.Answered("partly"))

    def action_not_today(self) -> None:
        """Not today."""
        self.post_message(self.Answered("not today"))
