"""Partial updates that render, and send, the cells that are to be drawn anew and no others.

Stock renders all lines of every widget near a dirty cell, and sends each row from the left edge of its
widget on. `first_frame.py` imports this on the one version it was written for.
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Any

from rich.control import Control
from textual._compositor import ChopsUpdate, Compositor
from textual.geometry import Region

if TYPE_CHECKING:
    from collections.abc import Sequence

    from rich.console import Console, RenderableType
    from textual.screen import Screen
    from textual.strip import Strip

    Span = tuple[int, int, int]
    Rows = dict[int, dict[int, Strip | None]]


class NarrowUpdate(ChopsUpdate):
    """The spans of an update, each cropped at both ends."""

    def __init__(self, rows: Rows, spans: list[Span], ends: dict[int, Sequence[int]]) -> None:
        super().__init__((), spans, [])
        self._rows, self._ends = rows, ends

    def render_segments(self, console: Console) -> str:
        sent: list[str] = []
        at = (-1, -1)  # where the cursor is
        for y, x1, x2 in self.spans:
            for end, (x, strip) in zip(self._ends[y], self._rows[y].items(), strict=True):
                start, stop = max(x, x1), min(end, x2)
                if strip is None or start >= stop:
                    continue
                if at != (start, y):
                    sent.append(Control.move_to(start, y).segment.text)
                sent.append(strip.crop(start - x, stop - x).render(console))
                at = stop, y
        return "".join(sent)


class NarrowCompositor(Compositor):
    """Textual's compositor with smaller updates."""

    def render_update(
        self, full: bool = False, screen_stack: list[Screen[Any]] | None = None, simplify: bool = False
    ) -> RenderableType | None:
        """Send cells beside each other that look alike as one run; a picture (`full`) keeps them apart."""
        return super().render_update(full, screen_stack, simplify or not full)

    def render_partial_update(self) -> ChopsUpdate | None:
        screen = self.size.region
        dirty = [region for each in self._dirty_regions if (region := each.intersection(screen))]
        self._dirty_regions.clear()
        if not dirty:
            return None
        spans = list(self._regions_to_spans(dirty))
        by_row: dict[int, list[Span]] = defaultdict(list)
        for span in spans:
            by_row[span[0]].append(span)
        rows: Rows = {y: dict.fromkeys(self.cuts[y][:-1]) for y in by_row}
        for widget, (region, clip) in self.visible_widgets.items():
            shown = region.intersection(clip)
            x1, x2 = shown.column_span
            wanted = [
                y
                for y in by_row
                if shown.y <= y < shown.bottom and any(a < x2 and x1 < b for _, a, b in by_row[y])
            ]
            if not wanted:
                continue
            first, last = wanted[0], wanted[-1]
            area = Region(shown.x - region.x, first - region.y, shown.width, last - first + 1)
            strips = widget.render_lines(area)
            for y in wanted:
                self._fill(rows[y], y, shown, strips[y - first])
        return NarrowUpdate(rows, spans, {y: self.cuts[y][1:] for y in rows})

    def _fill(self, row: dict[int, Strip | None], y: int, shown: Region, strip: Strip) -> None:
        x1, x2 = shown.column_span
        cuts = [cut for cut in self.cuts[y] if x1 <= cut <= x2]
        for cut, part in zip(cuts, strip.divide([cut - x1 for cut in cuts[1:]]), strict=False):
            if row.get(cut) is None:  # the widgets come front to back
                row[cut] = part
