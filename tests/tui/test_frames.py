"""What is drawn: a whole first frame, boxes only on Tab; a tiny window takes the focus for a while only."""

from __future__ import annotations

import re
from collections.abc import Callable
from contextlib import AbstractAsyncContextManager
from pathlib import Path
from typing import Any

import pytest
from textual._compositor import Compositor, CompositorUpdate, LayoutUpdate
from textual.app import App
from textual.css import stylesheet
from textual.pilot import Pilot
from textual.screen import Screen

from companion.tui.breathing.orb import Orb
from companion.tui.frame.pane import Pane
from companion.tui.terminal.compositor import NarrowCompositor

from .hands import app_of, lines_of, press, settle

Open = Callable[..., AbstractAsyncContextManager[Pilot[Any]]]


@pytest.fixture
def frames(monkeypatch: pytest.MonkeyPatch) -> list[list[str]]:
    """The screen as text after each time it was drawn."""
    drawn: list[list[str]] = []
    draw = Screen._compositor_refresh

    def drawing(screen: Screen[Any]) -> None:
        draw(screen)
        drawn.append(lines_of(screen))

    monkeypatch.setattr(Screen, "_compositor_refresh", drawing)
    return drawn


@pytest.mark.parametrize("size", [(110, 36), (80, 24), (40, 15), (200, 60)])
async def test_the_first_frame_is_whole(
    open_app: Open, frames: list[list[str]], size: tuple[int, int]
) -> None:
    async with open_app(size=size):
        first, last = frames[0], frames[-1]
    greeting_and_welcome = {1, *(y for y, line in enumerate(last) if "Wins" in line)}
    below = min(greeting_and_welcome - {1})
    assert first[2:below] == last[2:below]
    assert first[-1] == last[-1]


async def test_tab_draws_no_pane_whole(open_app: Open) -> None:
    async with open_app() as pilot:
        screen = pilot.app.screen
        asked = []
        compositor = type(screen._compositor)
        render = compositor.render_update

        def rendering(self: Any, *args: Any, **options: Any) -> Any:
            asked.extend(self._dirty_regions)
            return render(self, *args, **options)

        with pytest.MonkeyPatch.context() as patched:
            patched.setattr(compositor, "render_update", rendering)
            for _ in range(4):
                await pilot.press("tab")
                await settle(pilot)
        assert asked
        inner = [pane.content_region for pane in screen.query(Pane)]
        assert not [region for region in asked if any(region.contains_region(each) for each in inner)]
        assert not [region for region in asked if region.contains_region(screen.query_one(Orb).region)]


async def test_a_window_too_small_takes_the_focus_for_a_while_only(open_app: Open) -> None:
    async with open_app() as pilot:
        await pilot.press("tab")
        await settle(pilot)
        had = pilot.app.screen.focused
        assert isinstance(had, Pane)
        for size in ((9, 3), (110, 36)):
            await pilot.resize_terminal(*size)
            await settle(pilot)
        assert pilot.app.screen.focused is had


@pytest.mark.parametrize("key", ["enter", "question_mark", "f9", "b"])
async def test_what_opens_over_today_comes_and_goes_in_one_frame(
    open_app: Open, monkeypatch: pytest.MonkeyPatch, key: str
) -> None:
    async with open_app(size=(90, 24)) as pilot:
        await press(pilot, "j")  # the greeting leaves with the first key
        app_of(pilot).companion.first_use.did("sessions")  # the line on that would leave, once
        app_of(pilot).host.look_up()
        await settle(pilot)
        today, sent = pilot.app.screen, []
        display = App._display

        def displaying(app: App[Any], screen: Screen[Any], update: Any) -> None:
            if update is not None:
                sent.append(update)
            display(app, screen, update)

        monkeypatch.setattr(App, "_display", displaying)
        await pilot.press(key)
        await settle(pilot)
        assert pilot.app.screen is not today
        assert [type(update) for update in sent] == [LayoutUpdate]
        sent.clear()
        await pilot.press("q" if key == "b" else "escape")
        await settle(pilot)
        assert pilot.app.screen is today
        assert [type(update) for update in sent] == [LayoutUpdate]


async def test_a_tab_sends_the_cells_that_change_and_few_more(open_app: Open) -> None:
    async with open_app(size=(90, 24)) as pilot:
        drawn, shown = [], []
        compositor = pilot.app.screen._compositor
        before = cells_of(compositor)
        render = NarrowCompositor.render_partial_update

        def rendering(self: NarrowCompositor) -> Any:
            update = render(self)
            if update is not None:
                shown.append(update.render_segments(pilot.app.console))
                drawn.append(sum(len(text) for text in re.split(r"\x1b\[[0-9;]*[A-Za-z]", shown[-1])))
            return update

        with pytest.MonkeyPatch.context() as patched:
            patched.setattr(NarrowCompositor, "render_partial_update", rendering)
            await pilot.press("tab")
            await settle(pilot)
        after = cells_of(compositor)
        changed = sum(one != other for one, other in zip(before, after, strict=True))
        assert changed <= sum(drawn) < 3 * changed


def cells_of(compositor: Compositor) -> list[tuple[str, Any]]:
    """Every cell of a screen with its style."""
    return [
        (character, segment.style)
        for strip in compositor.render_strips()
        for segment in strip
        for character in segment.text
    ]


BARS = {("j",): 1000, ("w",): 4000, ("escape",): 5000, ("enter",): 18_000, ("escape", ""): 18_000}
"""Bytes at most, at 90 by 24, of a row move, a field that opens and closes, a card that opens and closes."""


async def test_little_is_sent_over_a_slow_line(open_app: Open, monkeypatch: pytest.MonkeyPatch) -> None:
    async with open_app(size=(90, 24)) as pilot:
        await press(pilot, "j", "w", "escape")
        sent: list[int] = []
        display = App._display

        def displaying(app: App[Any], screen: Screen[Any], update: Any) -> None:
            if isinstance(update, CompositorUpdate):
                sent.append(len(update.render_segments(app.console).encode()))
            display(app, screen, update)

        monkeypatch.setattr(App, "_display", displaying)
        found: dict[tuple[str, ...], list[int]] = {}
        for keys in (
            *BARS,
            *BARS,
        ):  # on a busy machine some of it may be drawn twice
            sent.clear()
            await press(pilot, keys[0])
            found.setdefault(keys, []).append(sum(sent))
        assert all(0 < min(sums) <= BARS[keys] for keys, sums in found.items()), found


async def test_a_field_opens_in_few_bytes_the_first_time_too(
    open_app: Open, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with open_app(size=(90, 24)) as pilot:
        sent: list[str] = []
        display = App._display

        def displaying(app: App[Any], screen: Screen[Any], update: Any) -> None:
            if isinstance(update, CompositorUpdate):
                sent.append(update.render_segments(app.console))
            display(app, screen, update)

        monkeypatch.setattr(App, "_display", displaying)
        for most in (4500, 4096):  # the first one mounts what is typed in
            sent.clear()
            await press(pilot, "w")
            assert 0 < len("".join(sent).encode()) <= most
            await press(pilot, "escape")


async def test_the_styles_of_a_screen_are_read_once_before_it_is_opened(
    open_app: Open, monkeypatch: pytest.MonkeyPatch
) -> None:
    read: list[str] = []
    parse = getattr(stylesheet, "parse")  # noqa: B009  (Textual does not export it)

    def told(scope: str, css: str, read_from: tuple[str, str], **rest: Any) -> Any:
        read.append(Path(read_from[0]).name)
        return parse(scope, css, read_from, **rest)

    monkeypatch.setattr(stylesheet, "parse", told)
    async with open_app() as pilot:
        before = len(read)
        assert {"reading.tcss", "page.tcss"} <= set(read)  # ahead, when nothing else was wanted
        await press(pilot, "3")
        assert not any(name.endswith(".tcss") for name in read[before:])
        assert read.count("reading.tcss") == read.count("pane.tcss") == 1
