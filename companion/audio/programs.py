"""The programs of this system that play a sound file, and those that speak."""

from __future__ import annotations

import shutil
from collections.abc import Mapping, Sequence

PLAYERS: Mapping[str, Sequence[str]] = {
    "pw-play": ("pw-play",),
    "paplay": ("paplay",),
    "aplay": ("aplay", "-q"),
    "afplay": ("afplay",),
}
"""Commands that play a WAV file, which comes last; the first that is there and works is taken."""

SPEAKERS: Mapping[str, Sequence[str]] = {
    "spd-say": ("spd-say", "--cancel", "--"),
    "espeak-ng": ("espeak-ng", "--"),
    "say": ("say", "--"),
}
"""Commands that speak, the first that is there is taken; what to say comes last."""


def found(programs: Mapping[str, Sequence[str]]) -> list[Sequence[str]]:
    """Return those of the programs that are installed, the best first."""
    return [command for name, command in programs.items() if shutil.which(name)]
