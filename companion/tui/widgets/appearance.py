"""How plain the screen has to be, and the marks that follow from it."""

from __future__ import annotations

from collections.abc import Mapping

import msgspec
from textual.dom import DOMNode

from companion.config.settings import Appearance
from companion.rows.marks import ASCII, UNICODE, Marks, wants_ascii


class ScreenStyle(msgspec.Struct, frozen=True):
    """`ascii`: marks and borders in ASCII. `simple`: no boxes. `reduced`: nothing moves."""

    ascii: bool = False
    simple: bool = False
    reduced: bool = False

    @property
    def marks(self) -> Marks:
        """The marks to draw with."""
        return ASCII if self.ascii else UNICODE


DEFAULT = ScreenStyle()


def style_of(node: DOMNode) -> ScreenStyle:
    """The look of the app this node lives in."""
    look: ScreenStyle = getattr(node.app, "screen_style", DEFAULT)
    return look


def style_for(appearance: Appearance, environ: Mapping[str, str], encoding: str) -> ScreenStyle:
    """The look the settings ask for, as far as this terminal can show it; `icons: unicode` is believed."""
    plain = appearance.icons == "auto" and wants_ascii(environ, encoding)
    return ScreenStyle(
        ascii=appearance.icons == "ascii" or plain,
        simple=appearance.borders == "simple",
        reduced=appearance.motion == "reduced" or environ.get("TEXTUAL_ANIMATIONS", "").lower() == "none",
    )
