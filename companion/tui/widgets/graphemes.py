"""What a person takes for one character: a flag, a family, a letter with its marks."""

from __future__ import annotations

from itertools import pairwise
from unicodedata import category

_JOINER = "\u200d"


def starts(text: str) -> list[int]:
    """Return where each begins, and the length of the text."""
    found = [0] if text else []
    flag = _is_flag(text[:1])  # whether one half of a flag stands alone
    for at in range(1, len(text)):
        before, character = text[at - 1], text[at]
        joined = before == _JOINER and at > 1 and _is_picture(text[found[-1]]) and _is_picture(character)
        if flag and _is_flag(character):
            flag = False
        elif not (joined or _extends(character) or _is_jamo(before, character)):
            found.append(at)
            flag = _is_flag(character)
    return [*found, len(text)]


def word_starts(text: str) -> list[int]:
    """Return where each word but the first begins."""
    found = starts(text)
    words = [_is_of_word(text[start]) for start in found[:-1]]
    return [found[at + 1] for at, (before, word) in enumerate(pairwise(words)) if word and not before]


def _is_of_word(character: str) -> bool:
    return character.isalnum() or character == "_"


def _is_flag(character: str) -> bool:
    return "\U0001f1e6" <= character <= "\U0001f1ff"


def _is_picture(character: str) -> bool:
    return category(character) == "So" or character in "\u2194\u2195\u27a1\u2b1b\u2b1c"


def _extends(character: str) -> bool:
    """Tell whether it belongs to what stands before it: marks, joiners, skins, tags of a flag."""
    return (
        category(character)[0] == "M"
        or character in "\u200c\u200d\uff9e\uff9f"
        or "\U0001f3fb" <= character <= "\U0001f3ff"
        or "\U000e0020" <= character <= "\U000e007f"
    )


def _is_jamo(before: str, character: str) -> bool:
    """Tell whether it goes on a Korean syllable that is typed in parts."""
    vowel, final = "\u1160" <= character <= "\u11a7", "\u11a8" <= character <= "\u11ff"
    leading = "\u1100" <= character <= "\u115f" and "\u1100" <= before <= "\u115f"
    return leading or (
        (vowel or final) and ("\u1100" <= before <= "\u11ff" or "\uac00" <= before <= "\ud7a3")
    )
