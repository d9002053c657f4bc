"""The sentences about what is heard of a breath."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from companion.model.breathing.cues import Audible

EYES_CLOSED, EYES_OPEN = "eyes closed · {heard}", "eyes open · {heard}"
SOUNDS = {"swells": "soft swells", "tone": "a gliding tone", "bowl": "a soft bowl"}
SPEECH, BELLS, SILENCE = "spoken words", "bells", "no sound"
NO_PLAYER = "No player was found (companion looks for pw-play, paplay, aplay and afplay)."
NO_SPEECH = "No speech program was found (companion looks for spd-say, espeak-ng and say)."
FOUND = "sound player: {player}; speech program: {speaker}"
NOTHING = "none found"


def heard(audible: Audible) -> str:
    """Name what is heard; '' when nothing is."""
    if audible.sound != "off":
        return SOUNDS[audible.sound]
    return SPEECH if audible.speak else BELLS if audible.bell else ""


def eyes(closed: bool, told: str) -> str:
    """Say how the session is followed."""
    return (EYES_CLOSED if closed else EYES_OPEN).format(heard=told or SILENCE)
