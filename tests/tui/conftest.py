"""The real app on a test's folder, its clock in the test's hand."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from pathlib import Path
from typing import Any

import pytest
from textual.pilot import Pilot

from companion.companion import Companion
from companion.tui.app import CompanionApp


async def settle(pilot: Pilot[Any]) -> None:
    """Until every key has been worked off, on the disk and on the screen."""
    app = pilot.app
    assert isinstance(app, CompanionApp)
    for _ in range(3):
        await pilot.pause()
        await app.settled()
    await pilot.pause()


@pytest.fixture
def open_app(
    make_companion: Callable[..., Companion], tmp_path: Path
) -> Callable[..., AbstractAsyncContextManager[Pilot[Any]]]:
    """`async with open_app(size=(110, 36)) as pilot`; opened again it is the next morning's start, or a second tab."""

    @asynccontextmanager
    async def opened(size: tuple[int, int] = (110, 36), **options: Any) -> AsyncIterator[Pilot[Any]]:
        companion = make_companion(**options)
        clock = companion.home.clock
        app = CompanionApp(companion, companion.today(), tmp_path / "config.yaml", clock=clock)
        try:
            async with app.run_test(size=size) as pilot:
                await settle(pilot)
                yield pilot
                await settle(pilot)
        finally:
            app.finish()

    return opened
