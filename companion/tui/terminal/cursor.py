"""The terminal's own cursor and mouse. Braille displays and magnifiers follow the cursor to where one is."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from textual.app import App
from textual.geometry import Offset
from textual.screen import Screen

if TYPE_CHECKING:
    from textual.widget import Widget


def place_on(screen: Screen[Any]) -> Offset | None:
    """Return the cell where the person is: in the text, on the row in hand, on the word; None: not known."""
    focused = screen.focused
    for node in (focused, *(focused.children if focused else ()), screen):
        for name in ("cursor_screen_offset", "hand_at"):  # the first is Textual's own, of what is typed in
            if (at := getattr(node, name, None)) is not None:
                place: Offset = at
                return place
    return focused.content_region.offset if focused else None


def first_word(*widgets: Widget) -> Offset | None:
    """Return the cell with the first letter that one of these shows, the first ones first."""
    for widget in widgets:
        for y in range(widget.size.height if widget.display else 0):
            letters = [x for x, sign in enumerate(widget.render_line(y).text) if sign.isalpha()]
            if letters:
                return widget.content_region.offset + Offset(letters[0], y)
    return None


def set_up(app: App[Any], *, cursor: bool, mouse: bool) -> None:
    """Show the cursor and use the mouse, or do not; on a whole screen, and where our driver is used."""
    driver: Any = getattr(app, "_driver", None)
    if hasattr(driver, "show_cursor") and not hasattr(driver, "changes"):
        driver.show_cursor(cursor)
        driver.use_mouse(mouse)
