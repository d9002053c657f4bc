"""A card to share as one picture: a low sun, what was chosen above it, and nothing else.

Nothing in it tells where, when, by whom or with what it was made.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import NamedTuple

from companion import words
from companion.export.lettering import FONT, balanced, text_line, wide, wrapped
from companion.export.target import check, short, write_file
from companion.model.share import Figure, ShareCard


class Sheet(NamedTuple):
    """How large a card is: in units, which are the pixels of its PNG, and as the SVG says it."""

    width: int
    height: int
    across: str
    down: str


SHEETS = {
    "screen": Sheet(1200, 1200, "1200", "1200"),
    "print": Sheet(1240, 1748, "105mm", "148mm"),  # A6 at 300 dpi
}
MARGIN, GAP, LEAD = 130, 52, 1.36  # around, between blocks, and from line to line in sizes of a letter
SIZES = (100, 90, 80, 72, 65, 58, 52, 47, 42, 38, 34, 31, 28, 25)
"""Of a letter of the sentence: the largest is used with which it fits."""
CUT = 50  # the size below which a word is cut that is longer than a line
LAID = 4500  # letters of a sentence that are looked at; no card holds as many
DISPLAY, NUMBER, ASIDE = 190, 124, 36  # sizes of one number, of several, and of small words
SUN, BELOW = 235, 70  # its radius, and how far its middle is below the card
RING, STEP = 345, 70  # from there to the days of the last week, and from week to week
WEEK, FIRST, LAST = 7, -151, -29  # days on a ring, and from where to where they are, in degrees


def save(
    card: ShareCard,
    colours: Mapping[str, str],
    sheet: Sheet,
    path: Path,
    data: Path,
    *,
    png: bool = False,
    force: bool = False,
) -> list[str]:
    """Save a card (0600), as SVG or PNG; return what is to be said.

    Raises FileExistsError unless forced, StoreError, ValueError where the data are or no PNG can be drawn.
    """
    check(path, data, force=force)
    svg = drawn(card, colours, sheet)
    content, told = svg.encode(), [words.share.SAVED_AS.format(file=short(path))]
    if png:
        from companion.export.png import as_png

        content, gone = as_png(svg, sheet.width)
        told += [words.share.UNDRAWN.format(letters=gone)] if gone else []
    write_file(path, content, force=force)
    return told


class Placed(NamedTuple):
    """A line of words, and where its middle is, from the top of its block."""

    look: str
    x: float
    y: float
    size: int
    text: str


class Block(NamedTuple):
    """Lines that stand together, and how high they are."""

    lines: list[Placed]
    height: float


class Laid:
    """A card as it is laid out. `sentence` is what is there of it; `is_short`: not all of it."""

    def __init__(self, card: ShareCard, sheet: Sheet) -> None:
        weeks = -(-len(card.marks) // WEEK)
        self._room, self._middle = sheet.width - 2 * MARGIN, sheet.width / 2
        self._bottom = sheet.height + BELOW - 74 - (RING + STEP * (weeks - 1) if weeks else SUN)
        self.sentence, self.is_short = "", False
        asides = (card.span, card.category, card.day, card.footer)
        span, category, day, footer = map(self._aside, asides)
        figures = self._figures(card.figures)
        others = (span, figures, category, day, footer)
        taken = sum(each.height + GAP for each in others if each.lines)
        own = self._sentence(card.sentence, self._bottom - MARGIN - taken)
        self._blocks = [each for each in (span, figures, category, own, day, footer) if each.lines]

    def placed(self) -> Iterator[Placed]:
        """Yield every line in its place; together they stand a little above the middle of their room."""
        high = sum(each.height + GAP for each in self._blocks) - GAP
        y = MARGIN + max(self._bottom - MARGIN - high, 0) * 0.46
        for block in self._blocks:
            yield from (line._replace(y=y + line.y) for line in block.lines)
            y += block.height + GAP

    def _aside(self, text: str) -> Block:
        return _block("aside", balanced(text, self._room, ASIDE), ASIDE, self._middle)

    def _figures(self, figures: tuple[Figure, ...]) -> Block:
        """One number large, several beside each other; under each what it counts."""
        size = DISPLAY if len(figures) == 1 else NUMBER
        lines, height, column = list[Placed](), 0.0, self._room // max(len(figures), 1)
        for n, each in enumerate(figures):
            x = MARGIN + column * (n + 0.5)
            said = _block("said", balanced(each.said, column - 24, ASIDE), ASIDE, x)
            lines.append(Placed("number", x, size * 0.82, size, str(each.number)))
            lines += [line._replace(y=line.y + size * 0.98) for line in said.lines]
            height = max(height, size * 0.98 + said.height)
        return Block(lines, height)

    def _sentence(self, text: str, room: float) -> Block:
        """The sentence as large as it fits; at the smallest its end is left out where it has no room."""
        text, whole = text[:LAID], len(text) <= LAID
        longest = max(map(wide, text.split()), default=0)
        for size in SIZES:
            lines, most = wrapped(text, self._room, size), int(room // (size * LEAD))
            if whole and len(lines) <= most and (longest * size <= self._room or size < CUT):
                lines = balanced(text, self._room, size)
                break
        else:
            self.is_short, lines = True, lines[: max(most, 1)]
            lines[-1] = _shortened(lines[-1], self._room / size)
        self.sentence = " ".join(lines)
        return _block("own", lines, size, self._middle)


def _block(look: str, lines: list[str], size: int, middle: float) -> Block:
    step = size * LEAD
    placed = [Placed(look, middle, n * step + size * 1.02, size, line) for n, line in enumerate(lines)]
    return Block(placed, len(lines) * step)


def _shortened(line: str, room: float) -> str:
    """Return a line that goes on, cut after a word where it has several."""
    while line and wide(f"{line}…") > room:
        line = line.rpartition(" ")[0] or line[:-1]
    return f"{line}…"


def drawn(card: ShareCard, colours: Mapping[str, str], sheet: Sheet) -> str:
    """Return the SVG of a card."""
    width, height, across, down = sheet
    looks = {
        "own": f"fill:{colours['foreground']}",
        "aside": f"fill:{colours['muted']};font-style:italic",
        "number": f"fill:{colours['accent']}",
        "said": f"fill:{colours['muted']}",
        "ring": f"fill:none;stroke:{colours['line']};stroke-opacity:.45;stroke-width:1.5",
        "mark": f"fill:{colours['accent']}",
        "rest": f"fill:{colours['line']};fill-opacity:.7",
    }
    style = "".join(f".{name}{{{look}}}" for name, look in looks.items())
    lines = (
        text_line(each.look, each.x, round(each.y, 1), each.text, f' font-size="{each.size}"')
        for each in Laid(card, sheet).placed()
    )
    return "\n".join(
        [
            f'<svg xmlns="http://www.w3.org/2000/svg" width="{across}" height="{down}"'
            f' viewBox="0 0 {width} {height}">',
            f"<style>text{{font-family:{FONT};text-anchor:middle}}{style}</style>",
            *_sky(colours, width, height),
            *_days(card.marks, width / 2, height + BELOW),
            *lines,
            "</svg>\n",
        ]
    )


def _sky(colours: Mapping[str, str], width: int, height: int) -> Iterator[str]:
    """Yield the ground, the light on it, and the sun."""
    middle = f'cx="{width / 2:g}" cy="{height + BELOW}"'
    core, mid, rim = (colours[f"orb-{part}"] for part in ("core", "mid", "rim"))
    glow = f'gradientUnits="userSpaceOnUse" {middle} r='
    gradients = (
        ("linear", "ground", 'x2="0" y2="1"', ((0, colours["background"], 1), (1, colours["surface"], 1))),
        ("radial", "light", f'{glow}"{width * 0.8:g}"', ((0.2, mid, 0.42), (0.5, rim, 0.14), (1, rim, 0))),
        ("radial", "sun", f'{glow}"{SUN}"', ((0.45, core, 1), (1, mid, 1))),
    )
    for kind, name, how, stops in gradients:
        yield f'<{kind}Gradient id="{name}" {how}>'
        for offset, colour, opacity in stops:
            yield f'<stop offset="{offset}" stop-color="{colour}" stop-opacity="{opacity}"/>'
        yield f"</{kind}Gradient>"
    for name in ("ground", "light"):
        yield f'<rect width="{width}" height="{height}" fill="url(#{name})"/>'
    yield f'<circle {middle} r="{SUN}" fill="url(#sun)"/>'


def _days(marks: tuple[bool, ...], x: float, y: float) -> Iterator[str]:
    """Yield a ring for each week, the last one innermost, and on it a disc for each day with something."""
    weeks = [marks[n : n + WEEK] for n in range(0, len(marks), WEEK)]
    for n, week in enumerate(reversed(weeks)):
        radius = RING + STEP * n
        yield f'<circle class="ring" cx="{x:g}" cy="{y}" r="{radius}"/>'
        for day, marked in enumerate(week):
            angle = math.radians(FIRST + (LAST - FIRST) * day / (WEEK - 1))
            place = f'cx="{x + radius * math.cos(angle):.1f}" cy="{y + radius * math.sin(angle):.1f}"'
            yield f'<circle class="{"mark" if marked else "rest"}" {place} r="{15 if marked else 4}"/>'
