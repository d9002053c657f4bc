"""Notices that stand over a screen for a while: never over the field that is typed in."""

from __future__ import annotations

from typing import Any

from textual.app import App

from companion.tui.widgets.appearance import style_of
from companion.tui.widgets.text import wrap

SMALL = (80, 20)  # columns and rows below which there is room for one notice of two lines
SIDES = 4  # cells beside the text there
SECONDS = 15


def tell(app: App[Any], *texts: str) -> None:
    """Show notices; in a small window the first two lines of the first one, and none besides."""
    width, height = app.size
    if width < SMALL[0] or height < SMALL[1]:
        app.clear_notifications()
        ellipsis = style_of(app).marks.ellipsis
        texts = tuple(
            "\n".join(wrap(" ".join(text.split()), width - SIDES, 2, ellipsis)) for text in texts[:1]
        )
    for text in texts:
        app.notify(text, severity="warning", markup=False, timeout=SECONDS)
