"""A person's text made safe to show: what would act on a terminal is visible, all else stays as typed."""

from __future__ import annotations

import re

NEWLINE = "⏎"
HIDDEN = "·"

_TABLE: dict[int, str] = {
    **{code: chr(0x2400 + code) for code in range(0x20)},
    **dict.fromkeys(range(0x80, 0xA0), HIDDEN),
    # Embeddings, overrides and isolates could turn the rest of the screen round.
    **dict.fromkeys((*range(0x202A, 0x202F), *range(0x2066, 0x206A)), HIDDEN),
    **dict.fromkeys(map(ord, "\n\r\x85\u2028\u2029"), NEWLINE),
    0x09: " ",
    0x7F: "␡",
    0xAD: "-",
}
_LONE_SURROGATE = re.compile("[\ud800-\udfff]")
# Terminals disagree on the width of a sign asked to be an emoji; alone, it is one cell in all of them.
_EMOJI_SELECTOR = re.compile("\ufe0f(?!\u200d)")


def visible(text: str) -> str:
    """The text on one line, with everything that would act on the terminal made visible.

    A line end is `⏎`, a tab a space, any other control character its Unicode picture; a character
    that would change the direction of what follows is `·`, half a character is U+FFFD.
    """
    if text.isascii() and text.isprintable():
        return text
    text = text.replace("\r\n", "\n").translate(_TABLE)
    return _EMOJI_SELECTOR.sub("", _LONE_SURROGATE.sub("\ufffd", text))
