"""Words in a picture: measured, and laid in lines.

No font can be asked here how wide it is. Every letter is taken for as wide as in the widest of the fonts that
are named, so that no line of words is longer than its room.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Sequence
from functools import cache
from xml.sax.saxutils import escape

from companion.model.text import isolated, visible

FONTS = ("Georgia", "Charter", "Palatino", "P052", "Noto Serif", "DejaVu Serif", "Liberation Serif")
"""From the Mac, Windows, and what Linux systems have; none is wider than what is measured here."""
FONT = ", ".join([*(f"'{name}'" if " " in name else name for name in FONTS), "serif"])
_NARROW, _WIDE = frozenset((*"iIjlftr", *".,;:'|()[]{}-’‘ ")), frozenset("mwMW@%&—…")
_NOT_XML = dict.fromkeys((0xFFFE, 0xFFFF), "\ufffd")


def text_line(look: str, x: float, y: float, text: str, also: str = "") -> str:
    """Return a line of words, centred there; `also` are more attributes."""
    return (
        f'<text class="{look}" x="{x:g}" y="{y:g}"{also}>{escape(isolated(text.translate(_NOT_XML)))}</text>'
    )


def balanced(text: str, room: int, size: int) -> list[str]:
    """Return a text in as many lines as it takes, each about as long as the others, no more words cut."""
    lines = wrapped(text, room, size)
    narrower = (wrapped(text, least, size) for least in range(room // 2, room, 8))
    same = (each for each in narrower if len(each) == len(lines) and " ".join(each) == " ".join(lines))
    return next(same, lines)


def wrapped(text: str, room: float, size: int) -> list[str]:
    """Return a text in lines that are no wider than the room; a word without end is cut where it is full."""
    lines: list[str] = []
    for paragraph in text.splitlines():
        line = ""
        for word in visible(paragraph).split():
            if line and wide(f"{line} {word}") * size <= room:
                line = f"{line} {word}"
                continue
            lines += [line] if line else []
            *full, line = _pieces(word, room / size)
            lines += full
        lines += [line] if line else []
    return lines


def _pieces(word: str, room: float) -> Iterator[str]:
    """Yield a word, in as many pieces as it takes."""
    piece, width = "", 0.0
    for letter in word:
        more = _wide(letter)
        if piece and width + more > room:
            yield piece
            piece, width = "", 0.0
        piece, width = piece + letter, width + more
    yield piece


def wide(text: Sequence[str]) -> float:
    """Return how wide a line is at most, in sizes of its letters."""
    return sum(map(_wide, text))


@cache
def _wide(letter: str) -> float:
    if unicodedata.combining(letter) or unicodedata.category(letter) == "Cf":
        return 0
    if letter in _NARROW:
        return 0.42
    if unicodedata.bidirectional(letter) in ("R", "AL"):  # joined they are narrower than alone
        return 0.86
    if letter in _WIDE or (not letter.isascii() and unicodedata.category(letter) not in ("Ll", "Lu")):
        return 1.15
    return 0.86 if letter.isupper() else 0.66
