"""Runs commands beside a session, one of each purpose at a time, and never in its way."""

from __future__ import annotations

import asyncio
import os
import signal
from collections.abc import Callable, Sequence
from contextlib import suppress
from functools import partial

from companion import words

LONGEST = 20.0
"""Seconds a command may take; then it is ended."""
GRACE = 0.5
"""Seconds it gets to end by itself before it is made to."""


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


class Runner:
    """Commands by what they are for. `failed` is told the purpose and, in a sentence, why one did not work.

    Each has to be called in the thread of the loop in which the commands run.
    """

    def __init__(self, failed: Callable[[str, str], None]) -> None:
        self._failed = failed
        self.running: dict[str, asyncio.Task[None]] = {}
        self._making: set[asyncio.Task[object]] = set()

    def run(self, purpose: str, command: Callable[[], Sequence[str]] | Sequence[str]) -> None:
        """Start a command; one still busy with the step before is ended, or this step would have no cue.

        A command that has to be made first is made beside the loop, by a function.
        """
        before = self.running.get(purpose)
        task = self.running[purpose] = asyncio.get_running_loop().create_task(
            self._carry_out(purpose, command, before)
        )
        task.add_done_callback(partial(self._ran, purpose))

    def prepare(self, makes: Sequence[Callable[[], object]]) -> None:
        """Make what commands will want, beside the loop. What cannot be made says so when it is wanted."""

        def make_all() -> None:
            with suppress(OSError):
                for make in makes:
                    make()

        task = asyncio.get_running_loop().create_task(asyncio.to_thread(make_all))
        self._making.add(task)
        task.add_done_callback(self._making.discard)

    def stop(self, *purposes: str) -> None:
        """End what runs for these purposes, at once."""
        for purpose in purposes:
            if task := self.running.get(purpose):
                task.cancel()

    def _ran(self, purpose: str, task: asyncio.Task[None]) -> None:
        if self.running.get(purpose) is task:
            del self.running[purpose]

    async def _carry_out(
        self,
        purpose: str,
        command: Callable[[], Sequence[str]] | Sequence[str],
        before: asyncio.Task[None] | None,
    ) -> None:
        """Run a command without a shell; it gets no input, and what it prints goes nowhere."""
        if before is not None:
            before.cancel()
            await asyncio.wait([before])  # a sound device may be for one at a time
        nothing = asyncio.subprocess.DEVNULL
        try:
            if not isinstance(command, Sequence):
                command = await asyncio.to_thread(command)
            process = await asyncio.create_subprocess_exec(
                *command, stdin=nothing, stdout=nothing, stderr=nothing, start_new_session=True
            )
        except (OSError, ValueError) as error:
            reason = getattr(error, "strerror", None) or str(error)
            name = command[0] if isinstance(command, Sequence) else purpose
            self._failed(purpose, words.breathing.CUE_FAILED.format(command=name, reason=reason))
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
            self._failed(purpose, words.breathing.CUE_FAILED.format(command=command[0], reason=reason))
