"""Work beside the keys: the one store thread, in the order asked, and what waits for it."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Coroutine, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from contextvars import copy_context
from typing import Any, ParamSpec, TypeVar

P = ParamSpec("P")
R = TypeVar("R")
V = TypeVar("V")


class Desk:
    """Runs verbs off the screen's thread. One thread, so one thing at a time and keys keep their order."""

    def __init__(self) -> None:
        self._thread = ThreadPoolExecutor(1, "store")

    async def do(self, work: Callable[P, R], *args: P.args, **options: P.kwargs) -> R:
        """Do a piece of work and hand back what it returns, or raise what it raises."""
        return await asyncio.wrap_future(self.submit(work, *args, **options))

    async def do_and_look(
        self, work: Callable[..., R], args: Sequence[Any], look: Callable[[R], V]
    ) -> tuple[R, V]:
        """Do a piece of work and, with nothing between, look up what shows it. Hand both back."""

        def both() -> tuple[R, V]:
            done = work(*args)
            return done, look(done)

        return await self.do(both)

    def submit(self, work: Callable[P, R], *args: P.args, **options: P.kwargs) -> Future[R]:
        """The same for callers that cannot await (a signal, the way out).

        It runs in the caller's context, so that which app it is for is known also when its screens are gone.
        """
        context = copy_context()
        return self._thread.submit(lambda: context.run(work, *args, **options))

    def close(self) -> None:
        """Finish what was asked for, then stop."""
        self._thread.shutdown(wait=True)


class Tasks:
    """Coroutines that run beside the keys. `fault` is told what one of them raised, which ends the app."""

    def __init__(self, fault: Callable[[Exception], object]) -> None:
        self._fault = fault
        self._running: set[asyncio.Task[None]] = set()

    def run(self, work: Coroutine[Any, Any, None]) -> None:
        """Run one."""
        task = asyncio.create_task(work)
        self._running.add(task)
        task.add_done_callback(self._ended)

    async def done(self) -> None:
        """Wait until all that was asked for has been done and shown."""
        while self._running:
            await asyncio.wait(self._running)  # `gather` never yields once all is over: an endless loop

    def _ended(self, task: asyncio.Task[None]) -> None:
        self._running.discard(task)
        error = None if task.cancelled() else task.exception()
        if isinstance(error, Exception):
            self._fault(error)
