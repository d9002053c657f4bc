"""Settings edited while the app is open: taken live, or told with their line."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

from .hands import app_of, look, press, today_of, whisper

Open = Callable[..., Any]


async def test_an_edited_config_is_taken_live_and_a_bad_one_changes_nothing(
    open_app: Open, tmp_path: Path
) -> None:
    config = tmp_path / "config.yaml"
    async with open_app() as pilot:
        app = app_of(pilot)
        config.write_text("appearance:\n  theme: paper\n")
        await look(pilot)
        assert app.theme == "paper"
        config.write_text("appearance:\n  theme: paper\n  motin: reduced\n")
        await look(pilot)
        assert app.theme == "paper" and "config.yaml:3:3" in whisper(pilot)
        config.write_text("appearance:\n  theme: dusk\n")
        await look(pilot)
        assert app.theme == "dusk" and "config.yaml" not in whisper(pilot)


async def test_while_a_config_problem_stands_each_answer_is_read_first(
    open_app: Open, tmp_path: Path
) -> None:
    async with open_app() as pilot:
        app = app_of(pilot)
        await press(pilot, "w", *"hello", "enter")
        (tmp_path / "config.yaml").write_text("appearance: {motin: reduced}\n")
        await look(pilot)
        await press(pilot, "u")
        assert whisper(pilot) == "Undone: add win “hello”."
        await press(pilot, "down")
        assert "config.yaml:1:14" in whisper(pilot)
        app.voices.say("problem", "The disk is full.")
        await press(pilot, "U")
        assert whisper(pilot) == "The disk is full."
        await press(pilot, "escape")
        assert "config.yaml:1:14" in whisper(pilot)
        await press(pilot, "escape")
        assert whisper(pilot) == ""


async def test_keys_move_as_the_settings_say(open_app: Open, tmp_path: Path) -> None:
    (tmp_path / "config.yaml").write_text("keys:\n  routine.done: x\n")
    async with open_app() as pilot:
        await press(pilot, "x")
        view = today_of(app_of(pilot)).routine
        assert view and view.done == 1
