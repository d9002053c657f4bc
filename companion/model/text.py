"""A person's text: made safe to show, where all but what acts on a terminal stays as typed, and compared."""

from __future__ import annotations

import re
import unicodedata

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
_ACTS = {code: sign for code, sign in _TABLE.items() if code < 0xA0 and code != 0x09}
# Letters with a stroke, which Unicode does not take apart as it does é; joined ones; the i without a dot.
_PLAIN = str.maketrans({**dict(zip("øłđħŧı", "oldhti", strict=True)), "æ": "ae", "œ": "oe"})
_ACCENT = re.compile("[\u0300-\u036f]")  # not the signs of scripts in which they are letters
_LONE_SURROGATE = re.compile("[\ud800-\udfff]")
# Terminals disagree on the width of a sign asked to be an emoji; alone, it is one cell in all of them.
_EMOJI_SELECTOR = re.compile("\ufe0f(?!\u200d)")

_ISOLATE, _END_ISOLATE = "\u2068", "\u2069"
_RIGHT_TO_LEFT = re.compile(
    "[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc\U00010800-\U00010fff\U0001e800-\U0001efff]"
)


def visible(text: str) -> str:
    """The text on one line, with everything that would act on the terminal made visible.

    A line end is `⏎`, a tab a space, any other control character its Unicode picture; a character
    that would change the direction of what follows is `·`, half a character is U+FFFD.
    """
    if text.isascii() and text.isprintable():
        return text
    text = text.replace("\r\n", "\n").translate(_TABLE)
    return _EMOJI_SELECTOR.sub("", _LONE_SURROGATE.sub("\ufffd", text))


def isolated(text: str) -> str:
    """The text, kept from reordering its neighbours when it holds right-to-left script. Same width."""
    return f"{_ISOLATE}{text}{_END_ISOLATE}" if _RIGHT_TO_LEFT.search(text) else text


def harmless(text: str) -> str:
    """The text as it was typed, to be looked at and copied; only what would act on the terminal is a sign."""
    return "\n".join(line.translate(_ACTS) for line in text.split("\n"))


def comparable(text: str, sought: str) -> str:
    """Return the text as it is compared with what is `sought`, which is made comparable with itself.

    Case makes no difference, nor does how a character is composed; accents count where `sought` has some.
    """
    return folded(text) if folded(sought) != _unaccented(sought) else _unaccented(text)


def has_words(text: str, sought: str) -> bool:
    """Tell whether every word of `sought` stands in a text; each says for itself whether accents count."""
    return all(folded(word) in comparable(text, word) for word in sought.split())


def folded(text: str) -> str:
    """Return the text without case, composed in the one way."""
    if text.isascii():
        return text.lower()
    return unicodedata.normalize("NFKC", unicodedata.normalize("NFKC", text).casefold())


def _unaccented(text: str) -> str:
    if text.isascii():
        return text.lower()
    apart = unicodedata.normalize("NFD", folded(text))
    return unicodedata.normalize("NFC", _ACCENT.sub("", apart)).translate(_PLAIN)


def capitalised(text: str) -> str:
    """Return a sentence that begins with a capital; the name of a file stays as it is."""
    first = text.partition(" ")[0]
    return text if set(first.rstrip(".:")) & set("./\\:") else text[:1].upper() + text[1:]


def is_sentence(text: str) -> bool:
    """Tell whether a text ends as a sentence does."""
    return text.endswith((".", "!", "?", "…"))
