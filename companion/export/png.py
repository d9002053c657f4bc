"""A picture of words as a PNG, through resvg-py, which is an extra; read when one is to be drawn.

resvg takes a name of a font as it stands: where no system has that one it draws nothing, and says nothing.
So a font is looked for first, and letters that none has are found out by drawing them.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from unicodedata import category

from companion import words
from companion.export.lettering import FONTS

OTHERS = ("Nimbus Roman", "Times New Roman", "DejaVu Sans", "Noto Sans", "Liberation Sans", "Arial")
"""Better than no words at all."""
NO_LETTER = "\U0010fffd"  # what no font has
_ONE = (
    '<svg xmlns="http://www.w3.org/2000/svg" width="32" height="32">'
    '<text x="4" y="24" font-size="20" font-family="serif">&#{letter};</text></svg>'
)


def as_png(svg: str, width: int) -> tuple[bytes, str]:
    """Return the picture, so many pixels wide, and the letters that no font here has; it is without them.

    Nothing in it tells who made it. Raises ValueError.
    """
    nothing = _draw(_ONE.format(letter=ord(NO_LETTER)), 32)
    letters = (each for each in dict.fromkeys(svg) if not each.isascii() and category(each)[0] not in "CM")
    gone = "".join(each for each in letters if _draw(_ONE.format(letter=ord(each)), 32) == nothing)
    return _draw(svg.translate(str.maketrans("", "", gone)), width), gone


def _draw(svg: str, width: int) -> bytes:
    return _renderer()(svg_string=svg, width=width, dpi=300, serif_family=_font())


@cache
def _font() -> str:
    """Return the first font that is there. Raises ValueError where none is."""
    draw = _renderer()
    empty, letter = (_ONE.format(letter=ord(each)) for each in " A")
    for name in (*FONTS, *OTHERS):
        if draw(svg_string=letter, serif_family=name) != draw(svg_string=empty, serif_family=name):
            return name
    raise ValueError(words.share.NO_FONT.format(fonts=words.common.these([*FONTS[-2:]])))


def _renderer() -> Callable[..., bytes]:
    """Raises ValueError where the extra is not installed."""
    try:
        from resvg_py import svg_to_bytes
    except ImportError as error:
        raise ValueError(words.share.NO_PNG) from error
    draw: Callable[..., bytes] = svg_to_bytes
    return draw
