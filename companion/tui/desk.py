"""The one store thread: whatever touches the disk is done there, in the order it was asked for."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from contextvars import copy_context
from typing import ParamSpec, TypeVar

P = ParamSpec("P")
R = TypeVar("R")


class Desk:
    """Runs verbs off the screen's thread. One thread, so one thing at a time and keys keep their order."""

    def __init__(self) -> None:
        self._thread = ThreadPoolExecutor(1, "store")

    async def do(self, work: Callable[P, R], *args: P.args, **options: P.kwargs) -> R:
        """Do a piece of work and hand back what it returns, or raise what it raises."""
        return await asyncio.wrap_future(self.submit(work, *args, **options))

    def submit(self, work: Callable[P, R], *args: P.args, **options: P.kwargs) -> Future[R]:
        """The same for callers that cannot await (a signal, the way out).

        It runs in the caller's context, so that which app it is for is known also when its screens are gone.
        """
        context = copy_context()
        return self._thread.submit(lambda: context.run(work, *args, **options))

    def close(self) -> None:
        """Finish what was asked for, then stop."""
        self._thread.shutdown(wait=True)
