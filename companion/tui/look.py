"""How plain the screen has to be, and the marks that follow from it."""

from __future__ import annotations

import msgspec
from textual.dom import DOMNode


class Marks(msgspec.Struct, frozen=True):
    """Every mark the panes draw, one cell each. No mark stands without its word (see `words`)."""

    cursor: str
    open: str
    done: str
    partly: str
    resting: str
    kept: str
    celebrated: str
    more_above: str
    more_below: str
    hairline: str
    ellipsis: str

    def of(self, state: str) -> str:
        """The mark of a routine state: open, done, partly or resting."""
        mark: str = getattr(self, state)
        return mark


# Each is neutral in Unicode's East Asian widths and has no emoji form, so it is one cell everywhere.
UNICODE = Marks("›", "◦", "✓", "◔", "~", "❖", "✦", "⌃", "⌄", "─", "…")
ASCII = Marks(">", "o", "x", "/", "~", "&", "*", "^", "v", "-", "~")


class Look(msgspec.Struct, frozen=True):
    """`ascii`: marks and borders in ASCII. `simple`: no boxes. `reduced`: nothing moves."""

    ascii: bool = False
    simple: bool = False
    reduced: bool = False

    @property
    def marks(self) -> Marks:
        """The marks to draw with."""
        return ASCII if self.ascii else UNICODE


DEFAULT = Look()


def look_of(node: DOMNode) -> Look:
    """The look of the app this node lives in."""
    look: Look = getattr(node.app, "look", DEFAULT)
    return look
