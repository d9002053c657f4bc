"""How plain the screen has to be, and the marks that follow from it."""

from __future__ import annotations

from collections.abc import Mapping

import msgspec
from textual.dom import DOMNode

from companion.config.settings import Appearance
from companion.rows.marks import ASCII, UNICODE, Marks


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
    """The look the settings ask for, as far as this terminal can show it.

    Box drawing and half blocks are of ambiguous width, two cells wide in many a CJK locale: there, in a
    terminal without Unicode and on the Linux console, ASCII stands in unless `icons: unicode` says no.
    """
    locale = next((environ[name] for name in ("LC_ALL", "LC_CTYPE", "LANG") if environ.get(name)), "")
    plain = (
        environ.get("TERM", "") in ("linux", "dumb")
        or not encoding.lower().replace("-", "").startswith("utf8")
        or locale[:2] in ("zh", "ja", "ko")
    )
    return ScreenStyle(
        ascii=appearance.icons == "ascii" or (appearance.icons == "auto" and plain),
        simple=appearance.borders == "simple",
        reduced=appearance.motion == "reduced" or environ.get("TEXTUAL_ANIMATIONS", "").lower() == "none",
    )
