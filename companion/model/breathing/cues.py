"""What accompanies a breath besides the words: which cue belongs to which step, when and how it sounds."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

import msgspec

from companion.model.breathing.phase import Phase

Sign = Literal["in", "out", "rest", "free", "pause", "end"]

APART = 1.0
"""Seconds between two bells at least (content/breathing.yaml, `cues`)."""

_SIGNS: dict[str, Sign] = {
    "inhale": "in",
    "inhale_top": "in",
    "exhale": "out",
    "hold_full": "rest",
    "hold_empty": "rest",
    "natural": "free",
}
_BELLS: dict[Sign, int] = {"in": 1, "out": 2, "end": 3}


class Cue(msgspec.Struct, frozen=True):
    """What a step begins with: its sign, how many bells, the words to speak ('' at a pause and the end)."""

    sign: Sign
    bells: int = 0
    speech: str = ""


def cue(phase: Phase) -> Cue:
    """The cue of the step a session is in; to be given once, when `phase.place` has changed.

    One bell for in, two for out, three for the end. A rest with full lungs has one, too: after a breath in it
    cannot be mistaken for another. The rest after a breath out, free breathing and a second sip have none.
    """
    if phase.stage == "over":
        return Cue("end", _BELLS["end"])
    if phase.stage == "paused":
        return Cue("pause")
    sign = _SIGNS[phase.kind]
    bells = {"inhale_top": 0, "hold_full": 1}.get(phase.kind, _BELLS.get(sign, 0))
    step = phase.step
    return Cue(sign, bells, (step.sr_label or step.label) if step else "")


Sound = Literal["off", "swells", "tone", "bowl"]


class Audible(msgspec.Struct, frozen=True):
    """What is heard at the steps of a session, besides a command: a soft sound, the words, a bell."""

    sound: Sound = "off"
    speak: bool = False
    bell: bool = False


def audible(wanted: Audible, *, eyes_closed: bool, plays: bool, speaks: bool) -> Audible:
    """What is heard, given what this system can do.

    With the eyes closed something is: what is wanted, else soft swells, else the words, else bells.
    """
    if not eyes_closed or (wanted.sound != "off" and plays) or (wanted.speak and speaks):
        return wanted
    if plays:
        return msgspec.structs.replace(wanted, sound="swells")
    return msgspec.structs.replace(wanted, sound="off", speak=speaks, bell=wanted.bell or not speaks)


def bells(cue: Cue, now: float, last: float | None, seconds: float | None = None) -> tuple[float, ...]:
    """The monotonic seconds at which a cue that begins `now` rings, after a bell at `last`.

    Never faster than one a second, and never into the next step, which begins in `seconds` (None: nothing
    follows). A bell for which there is no room is left out.
    """
    first = now if last is None else max(now, last + APART)
    end = None if seconds is None else now + seconds
    at = [first + number * APART for number in range(cue.bells)]
    # The last one leaves room for the first bell of the step that follows.
    return tuple(each for each in at if end is None or each == now or each + APART <= end)


def command_for(command: Sequence[str], cue: Cue) -> list[str]:
    """A person's command for a cue: `{cue}` in its words stands for in, out, rest, free, pause or end."""
    return [word.replace("{cue}", cue.sign) for word in command]
