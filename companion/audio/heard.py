"""What is heard of a session: bells, soft sounds, speech, a command; nothing, unless it is asked for."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Sequence
from contextlib import suppress
from functools import partial
from pathlib import Path
from tempfile import mkdtemp
from threading import Lock
from typing import TYPE_CHECKING, Protocol

from companion import words
from companion.audio.programs import PLAYERS, SPEAKERS, found
from companion.audio.runner import Runner
from companion.model.breathing.cues import Audible, Cue, audible, bells, command_for, cue
from companion.model.breathing.technique import paced
from companion.model.breathing.tones import wave

if TYPE_CHECKING:
    from companion.config.settings import Cues as CueSettings
    from companion.model.breathing.cues import Sign, Sound
    from companion.model.breathing.phase import Phase

SPOKEN = {"pause": words.breathing.SPOKEN_PAUSE, "end": words.breathing.THE_END}
"""What is spoken where no step of the technique has words for it."""
GRAIN = 0.05
"""Seconds to which the length of a sound is rounded, so that one file serves all rounds."""


class Later(Protocol):
    """Something that is to happen, and can be called off."""

    def stop(self) -> None:
        """Call it off."""


class Heard:
    """The audible cues of one session after another, given as its steps begin.

    `tell` is given a sentence when something does not work, once a session; `ring` rings the terminal's bell;
    `later` has something done after so many seconds.
    """

    def __init__(
        self,
        tell: Callable[[str], None],
        ring: Callable[[], None],
        later: Callable[[float, Callable[[], None]], Later],
    ) -> None:
        self._tell, self._ring, self._later = tell, ring, later
        self.runner = Runner(self._failed_at)
        self._settings: CueSettings | None = None
        self._may_ring, self.eyes_closed = True, False
        self._command: Sequence[str] = ()
        self._audible = Audible()
        self._rung: list[float] = []  # monotonic seconds of the last bell, and of those to come
        self.bells: list[Later] = []  # those to come
        self._failed: set[str] = set()
        self._players: list[Sequence[str]] = []
        self._folder: Path | None = None  # of the sounds that have been made
        self._making: dict[str, Lock] = {}  # by file; the folder's has no name
        self._last = ""  # sign of the last cue

    def begin(self, settings: CueSettings | None, *, eyes_closed: bool, bells: bool = True) -> None:
        """Take the settings in force. What failed before may fail again, and is said again.

        `bells`: whether the terminal's bell may ring; a terminal may show it as a flash.
        """
        self._failed.clear()
        self._settings, self._may_ring = settings, bells
        self._players = found(PLAYERS)
        self.close_eyes(eyes_closed)

    def close_eyes(self, closed: bool) -> None:
        """Be heard at every step, or as the settings say."""
        self.eyes_closed, settings = closed, self._settings
        if settings is None:
            self._audible, self._command = Audible(), ()
            return
        self._command = settings.command
        self._audible = audible(
            Audible(sound=settings.sound, speak=settings.speak, bell=settings.bell and self._may_ring),
            eyes_closed=closed,
            plays=bool(self._players),
            speaks=bool(found(SPEAKERS)),
        )
        if self._audible.sound != "off" and self._players:
            with suppress(OSError):  # said when it is to be heard
                self._made(self._audible.sound, "free")  # the settling's: it is heard at once

    @property
    def told(self) -> str:
        """What is heard, in a few words; '' when nothing is."""
        return words.audio.heard(self._audible)

    def step(self, phase: Phase, now: float, upcoming: Sequence[Phase] = ()) -> None:
        """Give the cue of a step that begins at the monotonic second `now`.

        The sounds of those that come after it are made ready meanwhile.
        """
        self.call_off_bells(now)
        given = cue(phase)
        self._last = given.sign
        if self._audible.bell:
            self._ring_for(given, phase, now)
        if self._command and "command" not in self._failed:
            self.runner.run("command", command_for(self._command, given))
        if self._audible.speak and (text := given.speech or SPOKEN.get(given.sign, "")):
            self._speak(text)
        if (sound := self._audible.sound) != "off":
            self._play(sound, phase)
            if upcoming and self._players:
                self.runner.prepare([partial(self._file, sound, phase) for phase in upcoming])

    def stop(self, now: float) -> None:
        """Nobody is there any more: no bell is to come; a sound under way ends, but for the end's."""
        self.call_off_bells(now)
        if self._last != "end":
            self.runner.stop("sound", "speech")

    def close(self) -> None:
        """Remove the sounds that were made."""
        if self._folder is not None:
            shutil.rmtree(self._folder, ignore_errors=True)
            self._folder = None

    def call_off_bells(self, now: float) -> None:
        """Ring none of those that are to come after `now`."""
        for timer in self.bells:
            timer.stop()
        self.bells.clear()
        self._rung = [at for at in self._rung if at <= now][-1:]

    def _ring_for(self, given: Cue, phase: Phase, now: float) -> None:
        left = None if phase.stage == "over" or phase.free else phase.seconds_left
        for at in bells(given, now, self._rung[-1] if self._rung else None, left):
            self._rung.append(at)
            if at <= now:
                self._ring()
            else:
                self.bells.append(self._later(at - now, self._ring))

    def _speak(self, text: str) -> None:
        if "speech" in self._failed:
            return
        if speakers := found(SPEAKERS):
            self.runner.run("speech", [*speakers[0], text])
        else:
            self._failed_at("speech", words.audio.NO_SPEECH)

    def _play(self, sound: Sound, phase: Phase) -> None:
        if not self._players:
            self._failed_at("sound", words.audio.NO_PLAYER)
            return
        player = self._players[0]
        self.runner.run("sound", lambda: [*player, str(self._file(sound, phase))])

    def _file(self, sound: Sound, phase: Phase) -> Path:
        """The file of a step's sound, made the first time."""
        step, sign, full = phase.step, cue(phase).sign, phase.kind == "hold_full"
        has_end = step is not None and phase.stage == "breathe" and not phase.free
        seconds = round(paced(step.seconds, phase.tempo) / GRAIN) * GRAIN if step and has_end else None
        return self._made(sound, sign, seconds, full)

    def _made(self, sound: Sound, sign: Sign, seconds: float | None = None, full: bool = False) -> Path:
        """A sound in a file, which holds nothing of the person's. One that is there waits for no other."""
        name = f"{sound}-{sign}{'-full' if full else ''}-{seconds or 0:.2f}.wav"
        with self._making.setdefault("", Lock()):
            if self._folder is None:
                self._folder = Path(mkdtemp(prefix="companion-"))
        path = self._folder / name
        with self._making.setdefault(name, Lock()):
            if not path.exists():
                path.write_bytes(wave(sound, sign, seconds, full))
        return path

    def _failed_at(self, purpose: str, said: str) -> None:
        """Said once in a session, quietly, and not tried again in it; another player is tried first."""
        if purpose == "sound" and len(self._players) > 1:
            self._players = self._players[1:]
        elif purpose not in self._failed:
            self._failed.add(purpose)
            if purpose == "sound":
                self._players = []
            with suppress(Exception):
                self._tell(said)
