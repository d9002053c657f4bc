"""The marks that rows are drawn with."""

from __future__ import annotations

import msgspec


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


# All but the last two are neutral in East Asian widths, and none has an emoji form: one cell everywhere.
UNICODE = Marks("›", "◦", "✓", "◔", "~", "❖", "✦", "⌃", "⌄", "─", "…")
ASCII = Marks(">", "o", "+", "/", "~", "&", "*", "^", "v", "-", "~")
