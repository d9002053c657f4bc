"""The words of a breath: what to do, the seconds left, and a thin line for the time left."""

from __future__ import annotations

from rich.cells import cell_len
from rich.segment import Segment
from rich.style import Style
from textual.geometry import Region
from textual.reactive import var
from textual.strip import Strip
from textual.widget import Widget

from companion.tui.widgets.appearance import style_of
from companion.tui.widgets.text import fit, visible

LONGEST = 40  # cells of the line
NUMBER = 3  # cells kept for the number, right-aligned
GAP = 2  # cells between the label and the number


class CueLine(Widget):
    """Rows that never move: the words, the line (or the first note), then the other notes.

    `label` starts in the column that the longest label, `measure` cells, needs to stand in the middle,
    and `number` has its own cells after it. Without a measure the label stands in the middle by itself.
    Where that has no room, `brief` stands there, the same in few words.
    `share` is what is left of the whole time, 1 to 0; None: no line.
    """

    COMPONENT_CLASSES = {"cue--words", "cue--note", "cue--line"}
    DEFAULT_CSS = "Cue { width: 1fr; height: 2; }"

    label: var[str] = var("")
    number: var[str] = var("")
    brief: var[str] = var("")
    measure: var[int] = var(0)
    share: var[float | None] = var(None)
    notes: var[tuple[str, ...]] = var(())

    def watch_label(self) -> None:
        self._repaint(0)

    def watch_number(self) -> None:
        self._repaint(0)

    def watch_measure(self) -> None:
        self._repaint(0)

    def watch_share(self, before: float | None, after: float | None) -> None:
        """Repaint the line when it gets shorter by a cell at each end."""
        if (before is None) != (after is None) or self._dashes(before) != self._dashes(after):
            self._repaint(1)

    def watch_notes(self) -> None:
        self._repaint(1, self.size.height - 1)

    def render_line(self, y: int) -> Strip:
        if y == 0:
            return self._words()
        if self.share is not None and y == 1:
            return self._centred(self._hairline() * self._dashes(self.share), "cue--line")
        place = y - 1 if self.share is None else y - 2
        return self._note(self.notes[place] if place < len(self.notes) else "")

    def _words(self) -> Strip:
        if not self.measure:
            cut = self.brief and cell_len(self.label) > self.size.width
            return self._centred(self.brief if cut else self.label, "cue--words")
        style = self.get_component_rich_style("cue--words")
        width = self.size.width
        room = max(0, min(self.measure, width - GAP - NUMBER))
        left = max(0, (width - room - GAP - NUMBER) // 2)
        label = fit(visible(self.label), room, style_of(self).marks.ellipsis)
        gap = room - cell_len(label) + GAP
        return placed(label + " " * gap + self.number.rjust(NUMBER), left, width, style)

    def _centred(self, text: str, looks: str) -> Strip:
        style, width = self.get_component_rich_style(looks), self.size.width
        text = fit(visible(text), width, style_of(self).marks.ellipsis)
        return placed(text, (width - cell_len(text)) // 2, width, style)

    def _note(self, text: str) -> Strip:
        """One of the notes; as a block they stand in the middle, at rest each line does."""
        if self.share is None:
            return self._centred(text, "cue--note")
        style, width = self.get_component_rich_style("cue--note"), self.size.width
        left = max(0, (width - max(map(cell_len, self.notes), default=0)) // 2)
        return placed(fit(visible(text), width - left, style_of(self).marks.ellipsis), left, width, style)

    def _hairline(self) -> str:
        return style_of(self).marks.hairline

    def _dashes(self, share: float | None) -> int:
        """Cells of the line. It shrinks at both ends, so it changes by two."""
        width = self.size.width
        longest = min(LONGEST - width % 2, width)  # as odd or even as the width: exactly in the middle
        return max(0, longest - 2 * round((1 - (share or 0)) * longest / 2))

    def _repaint(self, y: int, rows: int = 1) -> None:
        if rows > 0:
            self.refresh(Region(0, y, self.size.width, rows))


def placed(text: str, left: int, width: int, style: Style) -> Strip:
    """A row of `width` cells with the text from the cell `left` on.

    The blanks before it have a style of their own: some viewers of screenshots drop leading blanks.
    """
    blank = Style(bgcolor=style.bgcolor)
    return Strip([Segment(" " * left, blank), Segment(text, style)]).adjust_cell_length(width, blank)
