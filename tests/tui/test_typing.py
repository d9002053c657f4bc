"""Nothing that is typed is lost or ends up elsewhere, whatever happens while the field is open."""

from __future__ import annotations

import threading
from collections.abc import Callable
from typing import Any

import pytest
from textual.pilot import Pilot

from companion.companion import Companion
from companion.store.store import Store
from companion.tui.app import CompanionApp

Open = Callable[..., Any]
Make = Callable[..., Companion]


def app_of(pilot: Pilot[Any]) -> CompanionApp:
    assert isinstance(pilot.app, CompanionApp)
    return pilot.app


async def press(pilot: Pilot[Any], *keys: str) -> None:
    """Press keys, and wait until what they asked for has been done and shown."""
    await pilot.press(*keys)
    for _ in range(3):
        await pilot.pause()
        await app_of(pilot).settled()
    await pilot.pause()


@pytest.fixture
def slow_disk(monkeypatch: pytest.MonkeyPatch) -> threading.Event:
    """Saving waits until this is set."""
    free, apply = threading.Event(), Store.apply

    def wait(*args: Any) -> Any:
        assert free.wait(10)
        return apply(*args)

    monkeypatch.setattr(Store, "apply", wait)
    return free


def wins(make_companion: Make) -> list[str]:
    return [win.text for win in make_companion().wins.window().wins]


async def test_a_field_opened_while_another_text_is_saved_stays_open(
    open_app: Open, make_companion: Make, slow_disk: threading.Event
) -> None:
    slow_disk.set()
    async with open_app() as pilot:
        await press(pilot, "w", "o", "n", "e")
        slow_disk.clear()
        await pilot.press("enter", "escape", "a", "t", "w", "o")
        slow_disk.set()
        await press(pilot)
        entry = app_of(pilot).today_screen.entry
        assert (entry.purpose, entry.text) == ("task", "two")
        assert app_of(pilot).drafts.texts() == {"task": "two"}
        await press(pilot, "escape", "w")
        assert entry.text == "", "what is saved does not come back"
    assert wins(make_companion) == ["one"]


async def test_what_is_typed_on_while_the_text_is_saved_stays(
    open_app: Open, make_companion: Make, slow_disk: threading.Event
) -> None:
    slow_disk.set()
    async with open_app() as pilot:
        await press(pilot, "w", "o", "n", "e")
        slow_disk.clear()
        await pilot.press("enter", "s")
        slow_disk.set()
        await press(pilot)
        assert app_of(pilot).today_screen.entry.text == "ones"
    assert wins(make_companion) == ["one"]
