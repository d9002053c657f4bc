"""The little HTML that Daylio makes of a note, as the text it reads as.

Only what is one of its tags is taken for one: `<3` and `I <i mean it> really` are words.
"""

from __future__ import annotations

import html
import re

_INLINE = "b|i|u|s|strike|strong|em|span|font"
_BLOCKS = "p|div|h[1-6]|ul|ol|li|blockquote"
_TAG = re.compile(
    rf"(?i)<(?P<end>/?)(?P<name>{_INLINE}|{_BLOCKS}|br)"
    r"(?:\s+[\w-]+\s*=\s*(?:\"[^\"]*\"|'[^']*'|[^\s\"'<>]+))*\s*/?>"
)


class _Page:
    """Lines as they come to stand below each other. `lists` are those that are open: the number of each."""

    def __init__(self) -> None:
        self.lines: list[str] = []
        self.line = ""
        self.lists: list[int | None] = []
        self.between = True  # two blocks; a line end there is how the file is written

    def end_line(self) -> None:
        """End this line, be it empty."""
        self.lines.append(self.line.rstrip())
        self.line = ""

    def begin_block(self) -> None:
        """Have what follows begin a line."""
        if self.line.strip():
            self.end_line()
        self.line, self.between = "", True

    def begin_item(self) -> None:
        """Begin an item of the innermost list."""
        self.begin_block()
        depth = max(len(self.lists) - 1, 0)
        number = self.lists[-1] if self.lists else None
        sign = "-"
        if number is not None:
            sign, self.lists[-1] = f"{number}.", number + 1
        self.line = f"{'  ' * depth}{sign} "

    def say(self, text: str) -> None:
        """Say some words, with the line ends that were typed in them."""
        if not text:
            return
        if self.between and not self.line:
            text = text.removeprefix("\n")
        first, *others = text.split("\n")
        self.line += first
        for each in others:
            self.end_line()
            self.line = each
        self.between = self.between and not text.strip(" ")


def plain(text: str) -> str:
    """A note without its tags; what only looks like one stays, and so does every empty line."""
    page, at = _Page(), 0
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    for tag in _TAG.finditer(text):
        page.say(_unescaped(text[at : tag.start()]))
        at = tag.end()
        name, ends = tag["name"].casefold(), bool(tag["end"])
        if name == "br":
            page.end_line()
            page.between = False
        elif name in ("ul", "ol"):
            page.begin_block()
            if not ends:
                page.lists.append(1 if name == "ol" else None)
            elif page.lists:
                page.lists.pop()
        elif name == "li" and not ends:
            page.begin_item()
        elif name not in _INLINE.split("|") and not (page.line.endswith(("- ", ". ")) and not ends):
            page.begin_block()
    page.say(_unescaped(text[at:]))
    page.end_line()
    return "\n".join(page.lines).strip()


def _unescaped(text: str) -> str:
    return html.unescape(text).replace("\xa0", " ")
