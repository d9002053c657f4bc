"""A card as it stands on the board: so many lines of pieces, each with the name of its looks."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from companion import words
from companion.model.board import CardInFull
from companion.tui.widgets.appearance import ScreenStyle
from companion.tui.widgets.text import balance, cell_len, fit, isolated, visible

WIDTH, HEIGHT, GUTTER = 34, 10, 2
INSIDE, TEXT = WIDTH - 2, 28  # cells between the borders, and of a line of words
FRAME, CAPTION = 24, 20  # cells of a picture's frame, and of the words in it
LINES = 5  # of a card's words
MARKS = 12  # of steps taken; more are told by their number

Piece = tuple[str, str]
_ROUND, _SQUARE, _PLAIN = tuple("╭─╮│╰╯"), tuple("┌─┐│└┘"), tuple("+-+|++")


@lru_cache(maxsize=128)
def face(each: CardInFull, style: ScreenStyle, *, in_hand: bool) -> list[list[Piece]]:
    """Return the lines of a card; the one in hand has a box, the others a hairline."""
    inside = _with_picture(each, style) if each.card.picture else _of_words(each, style, in_hand)
    boxed = in_hand and not style.simple
    left, across, right, side, below, corner = _PLAIN if style.ascii else _ROUND
    edge = (side if boxed else " ", "accent")
    top: list[Piece] = [("  ", "text"), (across * (WIDTH - 4), "line"), ("  ", "text")]
    bottom: list[Piece] = [(" " * WIDTH, "text")]
    if boxed:
        top = [(part, "accent") for part in (left, across * INSIDE, right)]
        bottom = [(part, "accent") for part in (below, across * INSIDE, corner)]
    elif in_hand:
        top[0] = (f"{style.marks.cursor} ", "accent")
    lines: list[list[Piece]] = [[] for _ in range(HEIGHT - 2)]
    for at, line in inside.items():
        lines[at - 1] = line
    return [top, *([edge, *_centred(line), edge] for line in lines), bottom]


def _centred(line: Sequence[Piece]) -> list[Piece]:
    room = INSIDE - sum(cell_len(text) for text, _ in line)
    before, after = " " * (room // 2), " " * (room - room // 2)
    return [(before, "text"), *((isolated(text), look) for text, look in line), (after, "text")]


def _of_words(each: CardInFull, style: ScreenStyle, in_hand: bool) -> dict[int, list[Piece]]:
    """Return the lines of a card by their place: the words in the middle, the caption below."""
    own = _lines(each.card.text, TEXT, LINES, style)
    look = "bright" if in_hand else "text"
    found: dict[int, list[Piece]] = {
        1 + (6 - len(own)) // 2 + n: [(line, look)] for n, line in enumerate(own)
    }
    aside = each.card.caption or ("" if each.goal else words.board.DREAMING)
    found[7] = [(fit(visible(aside), TEXT, style.marks.ellipsis), "muted")]
    return found | {8: _tied(each, style)}


def _with_picture(each: CardInFull, style: ScreenStyle) -> dict[int, list[Piece]]:
    """Return the lines of a card that names a picture: its caption in a frame, the words below."""
    left, across, right, side, below, corner = _PLAIN if style.ascii else _SQUARE
    caption = _lines(each.card.caption or words.board.A_PICTURE, CAPTION, 2, style)
    found: dict[int, list[Piece]] = {
        2: [(part, "line") for part in (left, across * (FRAME - 2), right)],
        5: [(part, "line") for part in (below, across * (FRAME - 2), corner)],
    }
    for n, at in enumerate((3, 4)):
        line = caption[n] if n < len(caption) else ""
        room = FRAME - 2 - cell_len(line)
        before, after = " " * (room // 2), " " * (room - room // 2)
        edge, air = (side, "line"), ("", "text")
        found[at] = [edge, (before, "text"), (line, "muted") if line else air, (after, "text"), edge]
    found[7] = [(fit(visible(each.card.text), TEXT, style.marks.ellipsis), "text")]
    return found | {8: _tied(each, style)}


def _tied(each: CardInFull, style: ScreenStyle) -> list[Piece]:
    """Return a mark for each step taken, and the goal."""
    mark, n = style.marks.done, each.taken
    marks = " ".join([mark] * n) if n <= MARKS // 2 else mark * n
    marks = marks if n <= MARKS else f"{n} {mark}"
    gap = "   " if marks and each.goal else ""
    name = fit(visible(each.goal), TEXT - cell_len(marks + gap), style.marks.ellipsis)
    return [(marks, "accent"), (gap, "text"), (name, "muted")]


def _lines(text: str, width: int, most: int, style: ScreenStyle) -> list[str]:
    lines = [line for paragraph in text.splitlines() for line in balance(visible(paragraph), width)]
    if len(lines) > most:
        lines[most - 1 :] = [fit(f"{lines[most - 1]} {lines[most]}", width, style.marks.ellipsis)]
    return lines
