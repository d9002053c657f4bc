"""How breathing looks: pictures at four sizes, dark and light, and of every fallback, each looked at once."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from random import Random
from typing import Any

import pytest
from rich.color import ColorSystem
from textual.pilot import Pilot

from companion.companion import Companion
from companion.config.settings import Appearance, Breathing, Cues, Settings
from companion.tui.app import CompanionApp
from companion.tui.breathing.session import SessionView

SIZES = [(40, 15), (80, 24), (110, 36), (200, 60)]
Make = Callable[..., CompanionApp]


@pytest.fixture
def room(tmp_path: Path, clock: Any) -> Make:
    """The app on an empty day, box breathing at hand."""

    def make(colours: ColorSystem | None = None, cues: Cues | None = None, **appearance: Any) -> CompanionApp:
        settings = Settings(
            appearance=Appearance(**appearance),
            breathing=Breathing(technique="box", level="standard", minutes=2, cues=cues or Cues()),
        )
        config = tmp_path / "config.yaml"
        companion = Companion(tmp_path / "data", settings, config=config, clock=clock, chance=Random(5))
        app = CompanionApp(companion, config, clock=clock)
        if colours is not None:
            app.console._color_system = colours
        return app

    return make


def breathing(seconds: float, *keys: str, press: str = "b") -> Callable[[Pilot[Any]], Any]:
    """The keys, the settling skipped, so many seconds breathed, and the keys below gone again."""

    async def run(pilot: Pilot[Any]) -> None:
        app = pilot.app
        assert isinstance(app, CompanionApp)

        async def settle() -> None:
            for _ in range(3):
                await pilot.pause()
                await app.tasks.done()
                await app.workers.wait_for_complete()

        await pilot.press(*press.split())
        await settle()
        view = next(found for found in app.screen.query(SessionView))
        if seconds:
            await pilot.press("space")
        for _ in range(round(seconds * 15)):
            app.clock.advance(1 / 15)  # type: ignore[attr-defined]
            view.tick()
        await settle()
        if hasattr(app.screen, "_hide_hints"):
            app.screen._hide_hints()
        for key in keys:
            await pilot.press(key)
            await settle()

    return run


@pytest.mark.parametrize("theme", ["dawn", "paper"])
@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
def test_breathing_out(snap_compare: Any, room: Make, theme: str, size: tuple[int, int]) -> None:
    assert snap_compare(room(theme=theme), terminal_size=size, run_before=breathing(9.5))


@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
def test_settling(snap_compare: Any, room: Make, size: tuple[int, int]) -> None:
    assert snap_compare(room(), terminal_size=size, run_before=breathing(0, "4"))


@pytest.mark.parametrize(
    "look",
    [
        pytest.param({"colours": ColorSystem.EIGHT_BIT}, id="256 colours"),
        pytest.param({"colours": ColorSystem.STANDARD}, id="16 colours"),
        pytest.param({"theme": "terminal"}, id="the terminal's own colours"),
        pytest.param({"icons": "ascii"}, id="ascii"),
        pytest.param({"borders": "simple"}, id="simple"),
        pytest.param({"motion": "reduced"}, id="reduced motion"),
        pytest.param({"cues": Cues(tint=True)}, id="tint"),
    ],
)
@pytest.mark.parametrize("seconds", [3.0, 9.5], ids=["in", "out"])
def test_fallbacks(snap_compare: Any, room: Make, look: dict[str, Any], seconds: float) -> None:
    assert snap_compare(room(**look), terminal_size=(80, 24), run_before=breathing(seconds))


def test_without_colours(snap_compare: Any, room: Make, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    assert snap_compare(room(), terminal_size=(80, 24), run_before=breathing(9.5))


@pytest.mark.parametrize("size", [(40, 15), (80, 24)], ids=lambda size: f"{size[0]}x{size[1]}")
@pytest.mark.parametrize(
    ("seconds", "keys"),
    [
        pytest.param(5.0, ["space"], id="paused"),
        pytest.param(130.0, [], id="the end"),
        pytest.param(30.0, ["escape"], id="how it was"),
        pytest.param(0.0, ["t"], id="choosing"),
        pytest.param(5.0, ["question_mark"], id="cautions and keys"),
        pytest.param(30.0, ["escape", "4", "x", "tab", "H"], id="so far"),
    ],
)
def test_around_it(
    snap_compare: Any, room: Make, size: tuple[int, int], seconds: float, keys: list[str]
) -> None:
    assert snap_compare(room(), terminal_size=size, run_before=breathing(seconds, *keys))


def test_in_the_pane(snap_compare: Any, room: Make) -> None:
    assert snap_compare(room(), terminal_size=(110, 36), run_before=breathing(9.5, press="tab space"))
