"""The soft sounds: as long as their step, never loud, silent at both ends, and telling the breath's way."""

from __future__ import annotations

import io
import math
import struct
import wave as wav
from itertools import pairwise
from typing import get_args

import pytest

from companion.model.breathing.cues import Audible, Sign, Sound, audible
from companion.model.breathing.tones import LOUDEST, RATE, wave

SOUNDS: tuple[Sound, ...] = tuple(sound for sound in get_args(Sound) if sound != "off")


def samples(sound: Sound, sign: Sign, seconds: float | None, full: bool = False) -> list[int]:
    with wav.open(io.BytesIO(wave(sound, sign, seconds, full))) as file:
        assert (file.getnchannels(), file.getsampwidth(), file.getframerate()) == (1, 2, RATE)
        return list(struct.unpack(f"<{file.getnframes()}h", file.readframes(file.getnframes())))


def strength(part: list[int]) -> float:
    return math.sqrt(sum(value * value for value in part) / len(part))


def crossings(part: list[int]) -> int:
    """How often it passes zero: a higher tone does so more often."""
    return sum(a < 0 <= b for a, b in pairwise(part))


@pytest.mark.parametrize("sound", SOUNDS)
@pytest.mark.parametrize("sign", get_args(Sign))
def test_a_sound_is_as_long_as_its_step_and_soft(sound: Sound, sign: Sign) -> None:
    heard = samples(sound, sign, 0.8)
    assert len(heard) == round(0.8 * RATE)
    assert abs(heard[0]) < 100 and abs(heard[-1]) < 500
    assert 500 < max(map(abs, heard)) <= LOUDEST * 32767
    assert max(abs(b - a) for a, b in pairwise(heard)) < 9000, "no click"
    assert len(samples(sound, sign, None)) > RATE


def test_the_tone_rises_rests_and_falls_with_the_breath() -> None:
    rising, falling = samples("tone", "in", 2.0, False), samples("tone", "out", 2.0, False)
    full, empty = samples("tone", "rest", 2.0, True), samples("tone", "rest", 2.0, False)
    half = RATE
    assert crossings(rising[:half]) < crossings(rising[half:])
    assert crossings(falling[:half]) > crossings(falling[half:])
    assert crossings(full[:half]) == pytest.approx(crossings(full[half:]), abs=1)
    assert crossings(full) > crossings(empty), "a rest stays where the breath has led"


def test_swells_swell_with_the_breath_in_and_ebb_with_the_breath_out() -> None:
    third = 2 * RATE // 3
    breath_in, breath_out = samples("swells", "in", 2.0), samples("swells", "out", 2.0)
    assert strength(breath_in[:third]) < strength(breath_in[-third:])
    assert strength(breath_out[:third]) > strength(breath_out[-third:])


@pytest.mark.parametrize("sound", SOUNDS)
def test_in_out_and_rest_can_be_told_apart(sound: Sound) -> None:
    heard = {sign: crossings(samples(sound, sign, 1.0)[: RATE // 4]) for sign in ("in", "out", "rest")}
    assert len(set(heard.values())) == 3


@pytest.mark.parametrize(
    ("wanted", "plays", "speaks", "heard"),
    [
        (Audible(), True, True, Audible(sound="swells")),
        (Audible(), False, True, Audible(speak=True)),
        (Audible(), False, False, Audible(bell=True)),
        (Audible(sound="tone"), True, False, Audible(sound="tone")),
        (Audible(sound="tone"), False, True, Audible(speak=True)),
        (Audible(speak=True), True, True, Audible(speak=True)),
        (Audible(speak=True), True, False, Audible(sound="swells", speak=True)),
    ],
)
def test_with_the_eyes_closed_something_is_heard(
    wanted: Audible, plays: bool, speaks: bool, heard: Audible
) -> None:
    assert audible(wanted, eyes_closed=True, plays=plays, speaks=speaks) == heard
    assert audible(wanted, eyes_closed=False, plays=plays, speaks=speaks) == wanted
