"""The board as one SVG picture, the pictures in it; nothing tells where, when or by whom it was made."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from xml.sax.saxutils import quoteattr

from companion import words
from companion.export.lettering import FONT, balanced, text_line
from companion.export.pictures import LARGEST, as_data
from companion.export.target import check, write_file
from companion.files import read_file
from companion.model.board import BoardView, CardInFull
from companion.verbs.board import picture_file

ACROSS = 3
CARD, GUTTER, MARGIN, INNER = 360, 32, 64, 34  # pixels: a card's width, between cards, around, within
ROOM = CARD - 2 * INNER
LEAST = 236  # of a card's height
FRAME = 219  # of a picture's height, 4 : 3
LARGE, SMALL = 23, 15  # pixels of a letter
MARK = 20  # pixels from one mark to the next


def save(
    view: BoardView, colours: Mapping[str, str], path: Path, data_folder: Path, *, force: bool = False
) -> list[str]:
    """Save the board as a picture (0600); return what is to be said.

    Raises FileExistsError unless forced, StoreError, ValueError where the data are.
    """
    check(path, data_folder, force=force)
    told: list[str] = []
    pictures = {each.card.id: _picture(each, told) for each in view.cards if each.card.picture}
    write_file(path, drawn(view, colours, pictures).encode("utf-8"), force=force)
    return [words.board.SAVED_AS.format(file=path.name), *told]


def _picture(each: CardInFull, told: list[str]) -> str:
    """Return the picture of a card as a `data:` address; where it cannot be had, tell why."""
    name = words.common.quoted(each.card.picture, 60)
    try:
        data, found = read_file(str(picture_file(each.card.picture)), LARGEST + 1)
    except OSError:
        told.append(words.board.GONE.format(path=name))
        return ""
    if found.st_size > LARGEST:
        told.append(words.board.TOO_LARGE.format(path=name, most=LARGEST // 2**20))
        return ""
    if not (address := as_data(data)):
        told.append(words.board.NOT_A_PICTURE.format(path=name))
    return address


def drawn(view: BoardView, colours: Mapping[str, str], pictures: Mapping[int, str]) -> str:
    """Return the SVG of the cards; `pictures` are `data:` addresses by the id of their card."""
    across = min(ACROSS, max(len(view.cards), 1))
    below, found = [MARGIN] * across, list[str]()
    for each in view.cards:
        laid, column = _Laid(each, pictures.get(each.card.id, "")), below.index(min(below))
        found += laid.drawn(MARGIN + column * (CARD + GUTTER), below[column])
        below[column] += laid.height + GUTTER
    width, height = 2 * MARGIN + across * (CARD + GUTTER) - GUTTER, max(below) - GUTTER + MARGIN
    looks = {
        "board": f"fill:{colours['background']}",
        "card": f"fill:{colours['surface']};stroke:{colours['line']};stroke-opacity:.45",
        "own": f"fill:{colours['foreground']};font-size:{LARGE}px",
        "aside": f"fill:{colours['muted']};font-size:{SMALL}px",
        "goal": f"fill:{colours['muted']};font-size:{SMALL}px;font-style:italic",
        "mark": f"fill:none;stroke:{colours['accent']};stroke-width:2.2;stroke-linecap:round",
    }
    style = "".join(f".{name}{{{look}}}" for name, look in looks.items())
    size = f'width="{width}" height="{height}"'
    return "\n".join(
        [
            f'<svg xmlns="http://www.w3.org/2000/svg" {size} viewBox="0 0 {width} {height}">',
            f"<style>text{{font-family:{FONT};text-anchor:middle}}{style}</style>",
            f'<rect class="board" {size}/>',
            *found,
            "</svg>\n",
        ]
    )


class _Laid:
    """A card as it is laid out: its lines, and how high they and its picture are."""

    def __init__(self, each: CardInFull, picture: str) -> None:
        self._picture, self._taken = picture, each.taken
        words = [
            ("own", balanced(each.card.text, ROOM, LARGE), 31),
            ("aside", balanced(each.card.caption, ROOM, SMALL), 22),
        ]
        self._words = [part for part in (words[::-1] if picture else words) if part[1]]
        self._goal = balanced(each.goal, ROOM, SMALL)
        self._high = sum(len(lines) * step for _, lines, step in self._words) + 10 * (len(self._words) > 1)
        self._marks = 24 * -(-each.taken // (ROOM // MARK))
        self._below = self._marks + 22 * len(self._goal)
        height = 2 * INNER + (FRAME + 16) * bool(picture) + self._high + 20 * bool(self._below) + self._below
        self.height = max(height, LEAST)

    def drawn(self, x: int, y: int) -> Iterator[str]:
        """Yield the card at its place."""
        yield f'<rect class="card" x="{x}" y="{y}" width="{CARD}" height="{self.height}" rx="14"/>'
        top, bottom, middle = y + INNER, y + self.height - INNER - self._below, x + CARD // 2
        if self._picture:
            place = f'x="{x + INNER}" y="{top}" width="{ROOM}" height="{FRAME}"'
            yield f'<clipPath id="c{x}-{y}"><rect {place} rx="8"/></clipPath>'
            yield (
                f'<image {place} clip-path="url(#c{x}-{y})" preserveAspectRatio="xMidYMid slice"'
                f" href={quoteattr(self._picture)}/>"
            )
            top += FRAME + 16
        at = top + (bottom - 20 * bool(self._below) - top - self._high) // 2
        for look, lines, step in self._words:
            for line in lines:
                at += step
                yield text_line(look, middle, at - 8, line)
            at += 10
        yield from self._drawn_marks(middle, bottom)
        for n, line in enumerate(self._goal, 1):
            yield text_line("goal", middle, bottom + self._marks + 22 * n - 4, line)

    def _drawn_marks(self, middle: int, y: int) -> Iterator[str]:
        """Yield a mark for each step taken, in rows around the middle."""
        across = ROOM // MARK
        for n in range(self._taken):
            row, place = divmod(n, across)
            x = middle - min(across, self._taken - row * across) * MARK / 2 + place * MARK + 4
            yield f'<path class="mark" d="M{x:g} {y + 24 * row + 9}l4 5 8-10"/>'
