"""The colours of a theme file that is written plainly, without Textual and without a YAML parser."""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path

from companion.config.places import shipped

DEFAULT = "dawn"
LIGHT = "paper"

_PLAIN = re.compile(r'(  )?([a-z-]+): *("[^"\\]*"|\w*)\n?')
_HEX = re.compile("#[0-9a-fA-F]{6}")


def read_plain(path: Path, ground: str = "") -> tuple[bool, dict[str, str]]:
    """Return whether a theme is dark, and its colours, those of the part `ground` over the others."""
    # Importing a YAML parser would cost a tenth of the app's start; the shipped files are this plain.
    dark, colours, part = True, dict[str, str](), ""
    for line in path.read_text("utf-8").splitlines():
        found = _PLAIN.fullmatch(line)
        if found is None:
            continue
        indented, key, value = found.groups()
        part = part if indented else key
        if indented:
            if part in ("colours", ground):
                colours[key] = value.strip('"')
        elif key == "dark":
            dark = value == "true"
    return dark, colours


def for_a_picture(name: str | None) -> dict[str, str]:
    """Return the colours of a shipped theme for a picture; those of the default where it has none."""
    file = shipped("themes") / f"{name}.yaml"
    return in_hex(read_plain(file)[1] if file.is_file() else {})


def in_hex(colours: Mapping[str, str]) -> dict[str, str]:
    """Return these colours where they are all of them `#rrggbb`, else those of the default theme."""
    _, usual = read_plain(shipped("themes") / f"{DEFAULT}.yaml")
    mine = {key: colours.get(key, "") for key in usual}
    return mine if all(_HEX.fullmatch(value) for value in mine.values()) else usual
