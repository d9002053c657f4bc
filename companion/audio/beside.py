"""What is heard of a session that sleeps until its next step: sounds in a thread of their own."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Sequence
from threading import Thread
from types import TracebackType
from typing import TYPE_CHECKING, Self

from companion.audio.heard import Heard, Later

if TYPE_CHECKING:
    from companion.config.settings import Cues
    from companion.model.breathing.phase import Phase


class _Call:
    """A call that can be called off."""

    def __init__(self, handle: asyncio.TimerHandle) -> None:
        self.stop = handle.cancel


class Beside:
    """A `Heard` in a thread; inside `with` it can be given steps from without."""

    def __init__(
        self, cues: Cues, *, eyes_closed: bool, tell: Callable[[str], None], ring: Callable[[], None]
    ) -> None:
        self._loop = asyncio.new_event_loop()
        self._thread = Thread(target=self._loop.run_forever, name="sounds", daemon=True)
        self._heard = Heard(tell, ring, self._later)
        self._heard.begin(cues, eyes_closed=eyes_closed)

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """End what sounds, but for the end itself, which is heard out."""
        asyncio.run_coroutine_threadsafe(self._over(), self._loop).result()
        self._loop.call_soon_threadsafe(self._loop.stop)
        self._thread.join()
        self._loop.close()

    def step(self, phase: Phase, now: float, upcoming: Sequence[Phase]) -> None:
        """Give the cue of a step that begins at the monotonic second `now`; `upcoming` come after it."""
        self._loop.call_soon_threadsafe(self._heard.step, phase, now, upcoming)

    async def _over(self) -> None:
        self._heard.stop(self._loop.time())
        if tasks := list(self._heard.runner.running.values()):
            await asyncio.wait(tasks)
        self._heard.close()

    def _later(self, seconds: float, ring: Callable[[], None]) -> Later:
        return _Call(self._loop.call_later(seconds, ring))
