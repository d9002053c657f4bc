"""The soft sounds of a breath, as samples: what each step sounds like, computed and not recorded."""

from __future__ import annotations

import math
import struct
from array import array
from collections.abc import Callable, Sequence
from itertools import pairwise

from companion.model.breathing.cues import Sign, Sound

RATE = 11_025
"""Samples a second; nothing in here is higher than 2 kHz."""
SHORT = 1.2
"""Seconds of what belongs to no step: own pace, a pause; the end has three times as much."""
SOFTEST, LOUDEST = 0.08, 0.3
"""Of full scale. Nothing is ever louder, and every sound begins and ends in silence."""
EDGE = 0.06
"""Seconds in which a sound comes and goes."""
LOW, HIGH = 196.0, 293.66
"""Hz: g and the d above it, a fifth apart: where the breath is empty and where it is full."""

Curve = Sequence[tuple[float, float]]
"""Points (share of the time, value) between which a value goes straight."""

_LEVEL: dict[Sign, Curve] = {
    "in": ((0, SOFTEST), (0.85, LOUDEST), (1, 0.2)),
    "out": ((0, 0.2), (0.12, LOUDEST), (1, SOFTEST)),
    "rest": ((0, 0.12), (1, 0.12)),
    "free": ((0, 0.2), (1, 0)),
    "pause": ((0, 0.15), (1, 0)),
    "end": ((0, LOUDEST), (1, 0)),
}
_GLIDE: dict[Sign, tuple[float, float]] = {
    "in": (LOW, HIGH),
    "out": (HIGH, LOW),
    "free": (LOW, LOW),
    "pause": (HIGH, LOW),
    "end": (LOW, LOW / 2),
}
_CHORD: dict[Sign, Sequence[float]] = {
    "in": (220.0, 330.0, 440.8),
    "out": (165.0, 220.0, 330.6),
    "rest": (440.0,),
    "free": (220.0,),
    "pause": (165.0,),
    "end": (110.0, 165.0, 220.0),
}
_BOWL: dict[Sign, float] = {
    "in": 392.0,
    "out": 261.63,
    "rest": 329.63,
    "free": 196.0,
    "pause": 196.0,
    "end": 130.81,
}
_RINGING = ((1.0, 1.0, 2.2), (2.71, 0.35, 1.1), (5.15, 0.12, 0.5))
"""Of a bowl: overtone, strength, seconds until it is a third as loud."""


def wave(sound: Sound, sign: Sign, seconds: float | None, full: bool = False) -> bytes:
    """Return the WAV (mono, 16 bit) of a step that lasts `seconds` (None: it has no length).

    `full` is whether the lungs are, which a rest's tone tells: it stays where the breath has led it.
    """
    lasts = seconds or (3 * SHORT if sign == "end" else SHORT)
    value = {"tone": _tone, "swells": _swell, "bowl": _bowl}[sound](sign, lasts, full)
    count = round(lasts * RATE)
    edge = min(EDGE * RATE, count / 4)
    samples = array(
        "h", (round(32767 * value(i / RATE) * min(1.0, i / edge, (count - i) / edge)) for i in range(count))
    )
    data = struct.pack(f"<{count}h", *samples)
    form = struct.pack("<4sIHHIIHH", b"fmt ", 16, 1, 1, RATE, 2 * RATE, 2, 16)
    return (
        b"RIFF"
        + struct.pack("<I", 36 + len(data))
        + b"WAVE"
        + form
        + struct.pack("<4sI", b"data", len(data))
        + data
    )


def _tone(sign: Sign, lasts: float, full: bool) -> Callable[[float], float]:
    """One tone that rises with the breath, rests with it and falls."""
    start, end = _GLIDE.get(sign) or ((HIGH, HIGH) if full else (LOW, LOW))
    bend, level = math.log(end / start) / lasts, _between(_LEVEL[sign], lasts)

    def value(t: float) -> float:
        turns = start * (math.expm1(bend * t) / bend if bend else t)
        phase = math.tau * turns
        return level(t) * (0.85 * math.sin(phase) + 0.15 * math.sin(2 * phase))

    return value


def _swell(sign: Sign, lasts: float, full: bool) -> Callable[[float], float]:
    """A chord that swells with the breath in and ebbs with the breath out; a rest is one quiet voice."""
    level, voices = _between(_LEVEL[sign], lasts), _CHORD[sign]

    def value(t: float) -> float:
        return level(t) * sum(math.sin(math.tau * voice * t) for voice in voices) / len(voices)

    return value


def _bowl(sign: Sign, lasts: float, full: bool) -> Callable[[float], float]:
    """A bowl that is struck when a step begins and rings away."""
    ground, loud = _BOWL[sign], LOUDEST * (0.6 if sign == "rest" else 1.0) / sum(part[1] for part in _RINGING)

    def value(t: float) -> float:
        return loud * sum(
            strength * math.exp(-t / ringing) * math.sin(math.tau * ground * over * t)
            for over, strength, ringing in _RINGING
        )

    return value


def _between(curve: Curve, lasts: float) -> Callable[[float], float]:
    def value(t: float) -> float:
        share = t / lasts
        for (x1, y1), (x2, y2) in pairwise(curve):
            if share <= x2:
                return y1 + (y2 - y1) * (share - x1) / (x2 - x1)
        return curve[-1][1]

    return value
