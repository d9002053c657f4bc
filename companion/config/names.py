"""Ids made of labels."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Container

ID = re.compile(r"\w[\w-]*")


def slug(label: str, joint: str = "-") -> str:
    """The id of what has no id of its own: `A glass of water` is `a-glass-of-water`.

    Letters of every script stay; a label without any becomes the code points of its characters.
    """
    words = re.findall(r"\w+", unicodedata.normalize("NFKC", label).casefold())
    return joint.join(words) or joint.join(f"{ord(character):x}" for character in label)


def free_id(wished: str, taken: Container[str]) -> str:
    """The wished id, or the first of `wished-2`, `wished-3`, … that is not taken."""
    count, free = 1, wished
    while free in taken:
        count += 1
        free = f"{wished}-{count}"
    return free
