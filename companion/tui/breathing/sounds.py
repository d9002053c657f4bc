"""What accompanies a breath besides words and orb: bells, a command, speech, a tint.

All of it is off unless the settings ask for it. Which cue belongs to which step is the model's to say.
"""

from __future__ import annotations

import asyncio
import os
import shutil
import signal
from collections.abc import Mapping, Sequence
from contextlib import suppress
from functools import partial
from typing import TYPE_CHECKING, Protocol

from textual.timer import Timer
from textual.widget import Widget

from companion import words
from companion.model.breathing.cues import Cue, bells, command_for, cue
from companion.model.breathing.phase import Phase
from companion.tui.widgets.appearance import style_of

if TYPE_CHECKING:
    from companion.config.settings import Cues as CueSettings

SPEAKERS: Mapping[str, Sequence[str]] = {
    "spd-say": ("spd-say", "--cancel", "--"),
    "espeak-ng": ("espeak-ng", "--"),
    "say": ("say", "--"),
}
"""Commands that speak, the first that is there is taken; what to say comes last."""
LONGEST = 20.0
"""Seconds a command may take; then it is ended."""
GRACE = 0.5
"""Seconds it gets to end by itself before it is made to."""
SPOKEN: Mapping[str, str] = {"pause": words.breathing.SPOKEN_PAUSE, "end": words.breathing.THE_END}
"""What is spoken where no step of the technique has words for it."""
TINTS = ("in", "out")


async def end(process: asyncio.subprocess.Process) -> None:
    """End a command and what it started, kindly at first; it leads a process group where there are any."""
    for number in (signal.SIGTERM, getattr(signal, "SIGKILL", signal.SIGTERM)):
        with suppress(ProcessLookupError, PermissionError):
            if hasattr(os, "killpg"):
                os.killpg(process.pid, number)
            else:
                os.kill(process.pid, number)
        with suppress(TimeoutError):
            await asyncio.wait_for(process.wait(), GRACE)
            return


class Teller(Protocol):
    """Who shows the cues: a widget that can say something quietly."""

    def say(self, *said: str) -> None:
        """Say something below the words."""


class Sounds:
    """The cues of one session view; `view` says what went wrong, `tinted` is what is tinted."""

    def __init__(self, view: Widget) -> None:
        self._view = self.tinted = view
        self._settings: CueSettings | None = None
        self._rung: list[float] = []  # monotonic seconds of the last bell, and of those to come
        self._bells: list[Timer] = []  # those to come
        self._running: dict[str, asyncio.Task[None]] = {}  # by what they are for: one of each at a time
        self._failed: set[str] = set()

    def begin(self) -> None:
        """Take the settings in force; what failed before may fail again, and is said again."""
        settings = getattr(self._view.app, "settings", None)
        self._settings = settings.breathing.cues if settings is not None else None
        self._failed.clear()

    def step(self, phase: Phase, now: float) -> None:
        """A step begins at the monotonic second `now`: give its cue."""
        self._call_off_bells(now)
        settings = self._settings
        if settings is None:
            return
        given = cue(phase)
        reduced = style_of(self._view).reduced
        if settings.bell and not reduced:  # a terminal may show a bell as a flash
            self._ring(given, phase, now)
        if settings.tint:
            for tint in TINTS:
                self.tinted.set_class(given.sign == tint and not reduced, f"-tint-{tint}")
        if settings.command:
            self._run("command", command_for(settings.command, given))
        if settings.speak and (text := given.speech or SPOKEN.get(given.sign, "")):
            self._speak(text)

    def stop(self, now: float) -> None:
        """Nobody watches any more: no bell is to come, no tint stays. A sound that has begun may end."""
        self._call_off_bells(now)
        self.tinted.remove_class(*(f"-tint-{tint}" for tint in TINTS))

    def _call_off_bells(self, now: float) -> None:
        for timer in self._bells:
            timer.stop()
        self._bells.clear()
        self._rung = [at for at in self._rung if at <= now][-1:]

    def _ring(self, given: Cue, phase: Phase, now: float) -> None:
        left = None if phase.stage == "over" or phase.free else phase.seconds_left
        for at in bells(given, now, self._rung[-1] if self._rung else None, left):
            self._rung.append(at)
            if at <= now:
                self._view.app.bell()
            else:
                self._bells.append(self._view.set_timer(at - now, self._view.app.bell))

    def _speak(self, text: str) -> None:
        speaker = next((command for name, command in SPEAKERS.items() if shutil.which(name)), None)
        if speaker is None:
            self._fail("speech", words.breathing.NO_SPEECH)
        else:
            self._run("speech", [*speaker, text])

    def _run(self, purpose: str, command: Sequence[str]) -> None:
        """Start a command; one still busy with the step before is ended, or this step would have no cue."""
        if purpose in self._failed:
            return
        before = self._running.get(purpose)
        task = self._running[purpose] = asyncio.create_task(self._carry_out(purpose, command, before))
        task.add_done_callback(partial(self._ran, purpose))

    def _ran(self, purpose: str, task: asyncio.Task[None]) -> None:
        if self._running.get(purpose) is task:
            del self._running[purpose]

    async def _carry_out(
        self, purpose: str, command: Sequence[str], before: asyncio.Task[None] | None
    ) -> None:
        """Run a command without a shell; it gets no input, and what it prints goes nowhere."""
        if before is not None:
            before.cancel()
            await asyncio.wait([before])  # a sound device may be for one at a time
        nothing = asyncio.subprocess.DEVNULL
        try:
            process = await asyncio.create_subprocess_exec(
                *command, stdin=nothing, stdout=nothing, stderr=nothing, start_new_session=True
            )
        except (OSError, ValueError) as error:
            reason = getattr(error, "strerror", None) or str(error)
            self._fail(purpose, words.breathing.CUE_FAILED.format(command=command[0], reason=reason))
            return
        reason = ""
        try:
            if status := await asyncio.wait_for(process.wait(), LONGEST):
                reason = words.breathing.CUE_STATUS.format(status=status)
        except TimeoutError:
            reason = words.breathing.CUE_TOO_LONG
        finally:
            if process.returncode is None:
                await end(process)
        if reason:
            self._fail(purpose, words.breathing.CUE_FAILED.format(command=command[0], reason=reason))

    def _fail(self, purpose: str, said: str) -> None:
        """Said once in a session, quietly, and not tried again in it."""
        if purpose in self._failed:
            return
        self._failed.add(purpose)
        if self._view.is_attached:
            tell: Teller = self._view  # type: ignore[assignment]
            tell.say(said)
