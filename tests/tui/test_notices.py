"""What stands on the screen for a while or always: notices, the clock's day, the footer's keys."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, time
from pathlib import Path
from typing import Any

import pytest
from textual.widgets._toast import Toast

from companion.companion import Companion
from companion.store.errors import StoreError
from companion.tui.app import CompanionApp
from companion.tui.widgets.entry import EntryLine

from .hands import app_of, lines_of, on_screen, press, settle, type_in

Open = Callable[..., Any]
LONG = (
    "2026-11.json is damaged; what is whole in it is read, and the rest comes from the backup of yesterday, "
    "so that nothing needs to be done about it now or later; companion doctor says more."
)


@pytest.mark.parametrize("size", [(40, 15), (80, 24), (110, 36), (200, 60)])
async def test_a_notice_never_covers_the_field_or_the_keys(
    make_companion: Callable[..., Companion], tmp_path: Path, short_waits: None, size: tuple[int, int]
) -> None:
    app = CompanionApp(make_companion(), tmp_path / "config.yaml")
    async with app.run_test(size=size, notifications=True) as pilot:
        await settle(pilot)
        await press(pilot, "w", "h", "i")
        app.companion.store.tell(LONG)
        app.companion.store.tell(f"core.json {LONG}")
        await app.tell_notices()
        await press(pilot)
        field, toasts = app.screen.query_one(EntryLine), app.screen.query(Toast)
        assert toasts and not any(toast.region.overlaps(field.region) for toast in toasts)
        assert all(toast.region.bottom < size[1] for toast in toasts)
        assert size != (40, 15) or sum(toast.region.height for toast in toasts) <= 2
        assert {"core.json", "2026-11.json"} <= set(on_screen(pilot).split())
        await settle(pilot)
    app.finish()


@pytest.mark.parametrize(
    ("said", "shown"),
    [("config.yaml:3:5: not a colour", "config.yaml:3:5"), ("the clocks went forward", "The clocks went")],
)
async def test_a_notice_begins_with_a_capital_or_the_real_name(open_app: Open, said: str, shown: str) -> None:
    async with open_app() as pilot:
        app_of(pilot).host.refuse(StoreError(said))
        await press(pilot)
        assert shown in "\n".join(toast.message for toast in app_of(pilot)._notifications)


async def test_the_date_in_the_header_is_the_persons_day(open_app: Open, clock: Any) -> None:
    clock.wall = datetime.combine(clock.wall.date(), time(3, 30), clock.wall.tzinfo)
    async with open_app() as pilot:
        assert "Monday 16 November  3:30" in lines_of(pilot.app.screen)[0]


async def test_the_footer_is_right_after_each_undo(open_app: Open) -> None:
    async with open_app() as pilot:
        await press(pilot, "tab", "tab", "tab", "w", "a", "enter")
        assert "c celebrate" in on_screen(pilot)
        for key, there in (("u", False), ("U", True), ("d", False), ("u", True)):
            await press(pilot, key)
            assert ("c celebrate" in on_screen(pilot)) is there


async def test_ctrl_z_in_a_text_does_not_leave_it(open_app: Open, monkeypatch: pytest.MonkeyPatch) -> None:
    async with open_app() as pilot:
        gone: list[str] = []
        monkeypatch.setattr(pilot.app, "action_suspend_process", lambda: gone.append("to the shell"))
        await press(pilot, "w")
        await type_in(pilot, "hi")
        await press(pilot, "ctrl+z")
        assert not gone and app_of(pilot).screen.query_one(EntryLine).text == "hi"
        await press(pilot, "escape", "ctrl+z")
        assert gone == ["to the shell"]
