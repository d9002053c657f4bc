"""A person's hands and eyes in the real app: keys pressed and worked off, and what the screen then says."""

from __future__ import annotations

from typing import Any

from textual.pilot import Pilot
from textual.screen import Screen

from companion.store.errors import StoreError
from companion.tui.app import CompanionApp
from companion.tui.today import TodayScreen

NAMES = {" ": "space", "#": "number_sign", "@": "at", ":": "colon", "[": "left_square_bracket"}
"""Characters that have a name as a key."""


def app_of(pilot: Pilot[Any]) -> CompanionApp:
    """The app, which is companion."""
    assert isinstance(pilot.app, CompanionApp)
    return pilot.app


def today_of(app: CompanionApp) -> TodayScreen:
    """The Today screen, be it in view or not."""
    return next(screen for screen in app.screens if isinstance(screen, TodayScreen))


async def settle(pilot: Pilot[Any]) -> None:
    """Until every key has been worked off, on the disk and on the screen."""
    app = app_of(pilot)
    for _ in range(3):
        await pilot.pause()
        await app.tasks.done()
        await app.workers.wait_for_complete()
    await pilot.pause()


async def press(pilot: Pilot[Any], *keys: str) -> None:
    """Press keys, and wait until what they asked for has been done and shown."""
    await pilot.press(*keys)
    await settle(pilot)


async def press_in_turn(pilot: Pilot[Any], *keys: str) -> None:
    """Press each key only when all that the one before asked for has been done and shown."""
    for key in keys:
        await press(pilot, key)


def press_at_once(pilot: Pilot[Any], *keys: str) -> None:
    """As a terminal hands over keys that were typed ahead: all of them before any is worked off."""
    for key in keys:
        app_of(pilot).simulate_key(key)


async def type_in(pilot: Pilot[Any], text: str) -> None:
    """Type a text, as it stands."""
    await press(pilot, *(NAMES.get(character, character) for character in text))


async def open_trash(pilot: Pilot[Any]) -> None:
    """As the palette does: there is no key for it."""
    await pilot.app.screen.run_action("ask('trash')")
    await settle(pilot)


async def look(pilot: Pilot[Any]) -> None:
    """What the kernel's word that a file has changed leads to."""
    app_of(pilot).background.check_files()
    await settle(pilot)


def whisper(pilot: Pilot[Any]) -> str:
    """What is said under the tabs."""
    return app_of(pilot).voices.text


def wins_on_screen(pilot: Pilot[Any]) -> list[str]:
    """The texts in the Wins pane, newest first."""
    view = today_of(app_of(pilot)).wins
    return [win.text for win in view.wins] if view else []


def lines_of(screen: Screen[Any]) -> list[str]:
    """A screen as text, a line for each of its rows."""
    return [strip.text for strip in screen._compositor.render_strips()]


def on_screen(pilot: Pilot[Any]) -> str:
    """The screen that is in front, as text."""
    return "\n".join(lines_of(pilot.app.screen))


def refuse(*_: Any, **__: Any) -> None:
    """A disk that is full, in the place of whatever saves."""
    raise StoreError("Not saved: No space left on device. Everything saved earlier is safe.")
