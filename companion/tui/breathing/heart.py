"""The heart of the orb: what to do and a large number, on the theme's background in its middle."""

from __future__ import annotations

from rich.cells import cell_len
from textual.reactive import var
from textual.strip import Strip
from textual.widget import Widget

from companion.tui.breathing.cue_line import placed, words_strip

WIDTH, HEIGHT = 17, 5
ROOM = 40  # rows of the window from which the number is large
AIR = 2  # cells beside the longest label
DIGITS = {
    "0": ("█▀█", "█ █", "▀▀▀"),
    "1": ("▀█ ", " █ ", "▀▀▀"),
    "2": ("▀▀█", "█▀▀", "▀▀▀"),
    "3": ("▀▀█", " ▀█", "▀▀▀"),
    "4": ("█ █", "▀▀█", "  ▀"),
    "5": ("█▀▀", "▀▀█", "▀▀▀"),
    "6": ("█▀▀", "█▀█", "▀▀▀"),
    "7": ("▀▀█", "  █", "  ▀"),
    "8": ("█▀█", "█▀█", "▀▀▀"),
    "9": ("█▀█", "▀▀█", "▀▀▀"),
}


class Heart(Widget):
    """`told`: the words, the number below them in three rows, and the most digits it may have."""

    COMPONENT_CLASSES = {"heart--words"}
    DEFAULT_CSS = "Heart { display: none; }"

    told: var[tuple[str, str, int]] = var(("", "", 0))

    def watch_told(self) -> None:
        self.refresh()

    def render_line(self, y: int) -> Strip:
        style, width = self.get_component_rich_style("heart--words"), self.size.width
        label, number, digits = self.told
        if y == 0:
            return words_strip(label, "", 0, width, style, "…")
        if not number or y > len(DIGITS["0"]):
            return Strip.blank(width, style)
        cells = 4 * digits - 1
        drawn = " ".join(DIGITS[digit][y - 1] for digit in number).rjust(cells)
        left = (width - cells) // 2 + cells - len(drawn.lstrip())
        return placed(drawn.lstrip(), left, width, style)


def well(labels: list[str], width: int) -> int:
    """Cells across, as odd or even as the `width` it stands in the middle of."""
    cells = max(WIDTH, AIR + max(map(cell_len, labels), default=0))
    return cells + (cells - width) % 2
