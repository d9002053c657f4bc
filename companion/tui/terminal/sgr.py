"""Colours in few bytes: of a frame, only what the terminal does not wear already.

Rich puts both colours on before each run of letters, and takes them off after it.
"""

from __future__ import annotations

import re
from functools import lru_cache

Worn = tuple[str, str, frozenset[str]]
"""The colour of letters, that of the ground, what else is on, as their codes; "" is the terminal's own."""

BARE: Worn = ("", "", frozenset())
OFF = {"22": {"1", "2"}, **{str(20 + n): {str(n)} for n in range(3, 10)}}
CACHED = 2048  # an orb has some hundred colours, each beside a few others

_SGR = re.compile("\x1b\\[([\\d;]*)m")
_MOVES = re.compile("(?:\x1b\\[[?\\d;]*[Hhl])*")  # the cursor, modes: whatever is worn
_CODES = re.compile("([34]8);(2;\\d+;\\d+;\\d+|5;\\d+)|\\d+")


def thrifty(frame: str) -> str:
    """Return a frame that shows the same in fewer bytes, whatever was worn before it."""
    first, *parts = _SGR.split(frame)
    sent, worn, wanted = [first], None, BARE
    for codes, text in zip(parts[::2], parts[1::2], strict=True):
        wanted = BARE if codes == "0" else _after(wanted, codes)
        if not text:
            continue
        if worn is not wanted and not (text[0] == "\x1b" and _MOVES.fullmatch(text)):
            if worn != wanted:
                sent.append(_change(worn, wanted))
            worn = wanted
        sent.append(text)
    if parts and worn != wanted:
        sent.append(_change(worn, wanted))
    return "".join(sent)


@lru_cache(CACHED)
def _after(worn: Worn, codes: str) -> Worn:
    """What is worn after a sequence."""
    letters, ground, on = worn
    for found in _CODES.finditer(codes or "0"):
        code = found[0]
        first = found[1] or code
        if first == "0":
            letters, ground, on = BARE
        elif first in OFF:
            on -= OFF[first]
        elif first == "38" or (len(first) == 2 and first[0] in "39"):
            letters = "" if first == "39" else code
        elif (first[0] == "4" and len(first) == 2) or first[:2] == "10":
            ground = "" if first == "49" else code
        else:
            on |= {code}
    return letters, ground, on


def _change(worn: Worn | None, wanted: Worn) -> str:
    """A short sequence from one to the other; None: nothing is known of what is worn."""
    if wanted == BARE:
        return "\x1b[0m"
    letters, ground, on = wanted
    if worn is None or worn[2] - on:
        return f"\x1b[{';'.join(['0', *sorted(on), *filter(None, (letters, ground))])}m"
    parts = sorted(on - worn[2]) if on != worn[2] else []
    if letters != worn[0]:
        parts.append(letters or "39")
    if ground != worn[1]:
        parts.append(ground or "49")
    return f"\x1b[{';'.join(parts)}m"
