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


def words_strip(label: str, number: str, digits: int, width: int, style: Style, ellipsis: str) -> Strip:
    """What to do and the number right after it, in the middle; `digits` are the cells kept for the number.

    So nothing moves while it counts.
    """
    room = max(0, width - digits - 1) if digits else width
    said = fit(visible(label), room, ellipsis)
    cells = cell_len(said) + (digits + 1 if digits else 0)
    return placed(f"{said} {number}" if digits else said, max(0, (width - cells) // 2), width, style)


class CueLine(Widget):
    """Rows that never move: the words, the line (or the first note), then the other notes.

    `label` and `number` stand together in the middle; `digits` are the cells the number may take, 0 for none.
    Where a label alone has no room, `brief` stands there, the same in few words. `elsewhere`: both are shown
    in another place, and their row is empty. `share` is what is left of the whole time, 1 to 0; the line is
    what is over. None: no line.
    """

    COMPONENT_CLASSES = {"cue--words", "cue--note", "cue--line"}
    DEFAULT_CSS = "Cue { width: 1fr; height: 2; }"

    label: var[str] = var("")
    number: var[str] = var("")
    brief: var[str] = var("")
    digits: var[int] = var(0)
    elsewhere: var[bool] = var(False)
    share: var[float | None] = var(None)
    notes: var[tuple[str, ...]] = var(())

    def watch_label(self) -> None:
        self._repaint(0)

    def watch_number(self) -> None:
        self._repaint(0)

    def watch_digits(self) -> None:
        self._repaint(0)

    def watch_elsewhere(self) -> None:
        self._repaint(0)

    def watch_share(self, before: float | None, after: float | None) -> None:
        """Repaint the line when it gets longer by a cell at each end."""
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
        style, width = self.get_component_rich_style("cue--words"), self.size.width
        if self.elsewhere:
            return Strip.blank(width, style)
        cut = not self.digits and self.brief and cell_len(self.label) > width
        said = self.brief if cut else self.label
        return words_strip(said, self.number, self.digits, width, style, style_of(self).marks.ellipsis)

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
        """Cells of the line. It grows at both ends, so it changes by two."""
        width = self.size.width
        longest = min(LONGEST - width % 2, width)  # as odd or even as the width: exactly in the middle
        return max(0, longest - 2 * round((1.0 if share is None else share) * longest / 2))

    def _repaint(self, y: int, rows: int = 1) -> None:
        if rows > 0:
            self.refresh(Region(0, y, self.size.width, rows))


def placed(text: str, left: int, width: int, style: Style) -> Strip:
    """A row of `width` cells with the text from the cell `left` on.

    The blanks before it have a style of their own: some viewers of screenshots drop leading blanks.
    """
    blank = Style(bgcolor=style.bgcolor)
    return Strip([Segment(" " * left, blank), Segment(text, style)]).adjust_cell_length(width, blank)
