"""Key names, as a terminal sends them."""

from __future__ import annotations

import re

KEYS = {
    "enter": b"\r", "tab": b"\t", "esc": b"\x1b", "space": b" ", "backspace": b"\x7f",
    "up": b"\x1b[A", "down": b"\x1b[B", "right": b"\x1b[C", "left": b"\x1b[D",
    "home": b"\x1b[H", "end": b"\x1b[F", "pgup": b"\x1b[5~", "pgdn": b"\x1b[6~",
    "insert": b"\x1b[2~", "delete": b"\x1b[3~", "shift+tab": b"\x1b[Z",
    "f1": b"\x1bOP", "f2": b"\x1bOQ", "f3": b"\x1bOR", "f4": b"\x1bOS",
    "f5": b"\x1b[15~", "f6": b"\x1b[17~", "f7": b"\x1b[18~", "f8": b"\x1b[19~",
    "f9": b"\x1b[20~", "f10": b"\x1b[21~", "f11": b"\x1b[23~", "f12": b"\x1b[24~",
}  # fmt: skip
KITTY_FUNCTIONAL = {"enter": 13, "tab": 9, "esc": 27, "backspace": 127, "space": 32}


def encode_key(name: str, kitty_flags: int = 0) -> bytes:
    """A key name ('j', 'ctrl+s', 'tab', 'text:hello') as a terminal would send it."""
    if name.startswith("text:"):
        return name[5:].encode()
    if name.startswith("raw:"):
        return name[4:].encode().decode("unicode_escape").encode("latin-1")
    if kitty_flags & 8 and (len(name) == 1 or name in KITTY_FUNCTIONAL):
        code = KITTY_FUNCTIONAL.get(name) or ord(name)
        text = f";;{code}" if kitty_flags & 16 and code >= 32 and code != 127 else ""
        return f"\x1b[{code}{text}u".encode()
    if name in KEYS:
        return KEYS[name]
    if name.startswith("ctrl+") and len(name) == 6:
        if kitty_flags & 1:
            return f"\x1b[{ord(name[5].lower())};5u".encode()
        return bytes([ord(name[5].upper()) & 0x1F])
    if name.startswith("alt+") and len(name) == 5:
        return b"\x1b" + name[4].encode()
    if len(name) == 1:
        return name.encode()
    raise SystemExit(f"unknown key {name!r}")


def parse_keys(spec: str) -> list[tuple[str, re.Pattern[str] | None]]:
    r"""Read 'j k tab n=>Note\s2': a key, and the regex that is expected after it, if any."""
    out = []
    for item in spec.split():
        name, arrow, pattern = item.partition("=>")
        out.append((name, re.compile(pattern) if arrow else None))
    return out
