"""The app: wires the screen, themes, keys, the store thread, time and the ways out. Holds no rule."""

from __future__ import annotations

import asyncio
import gc
import os
import sys
from collections.abc import Callable, Coroutine
from contextlib import suppress
from pathlib import Path
from typing import Any

from textual import events, on
from textual.driver import Driver
from textual.screen import Screen

from companion import words
from companion.clock import Clock
from companion.companion import Companion, Today, settings_in
from companion.config.settings import Settings
from companion.store.errors import StoreError
from companion.tui.background import Background
from companion.tui.commands import bindings, keymap_defaults
from companion.tui.desk import Desk
from companion.tui.terminal import signals
from companion.tui.terminal.app import TerminalApp
from companion.tui.terminal.driver import driver_class
from companion.tui.terminal.first_frame import drained
from companion.tui.terminal.typeahead import TypeAhead
from companion.tui.themes import load_theme
from companion.tui.today import TodayScreen
from companion.tui.widgets.appearance import ScreenStyle, style_for
from companion.verbs.breathing.session_drafts import SESSION, drafts_of

STYLES = ("today.tcss", "frame/pane.tcss", "breathing/breathing.tcss", "frame/entry.tcss")
DRAFTS_EVERY = 1.5  # seconds until what was typed is in the drafts file


class CompanionApp(TerminalApp):
    """One screen over one Companion. While it runs, data are touched on the desk's thread only."""

    CSS_PATH = [Path(__file__).parent / name for name in STYLES]
    TITLE = "companion"
    BINDINGS = [binding for binding in bindings("") if binding.priority]  # on top of any card too
    ENABLE_COMMAND_PALETTE = False  # ours opens from Today, and is imported then

    def __init__(
        self, companion: Companion, today: Today, config: Path, *, clock: Clock | None = None
    ) -> None:
        super().__init__(driver_class=driver_class())
        self.companion = companion
        self.animation_level = "none"  # nothing moves but the breath, which has a timer of its own
        self.clock = clock or Clock()
        self.config = config
        self.reports = companion.store.folder / "reports"
        self.desk = Desk()
        self.drafts = drafts_of(companion.context)
        self.screen_style = self.style_now()
        self.background = Background(self)
        self._keys = TypeAhead(self, super().on_event)
        self._first = today
        self._unflushed = False
        self._tasks: set[asyncio.Task[None]] = set()
        self._finished = False
        self._told_at_the_door = False
        self.not_kept: list[str] = []
        self._theme_problems = self.take_theme()  # the style sheets need its colours

    @property
    def settings(self) -> Settings:
        """The settings in force."""
        return self.companion.settings

    @property
    def today_screen(self) -> TodayScreen:
        """The screen at the bottom of everything."""
        return next(screen for screen in self.screen_stack if isinstance(screen, TodayScreen))

    def style_now(self) -> ScreenStyle:
        """The look for the settings in force and this terminal."""
        return style_for(
            self.settings.appearance, os.environ, getattr(sys.__stdout__, "encoding", None) or ""
        )

    # -- coming

    def get_default_screen(self) -> Screen[Any]:
        """Today, with the slices that were read before the screen was opened."""
        screen = TodayScreen()
        screen.show(
            {name: getattr(self._first, name) for name in ("routine", "breathing", "affirmations", "wins")}
        )
        return screen

    def on_mount(self) -> None:
        """Keys and looks, before anything is drawn."""
        self.take_screen_style()
        signals.install(self, self.before_leaving)

    def on_ready(self) -> None:
        """There is a layout: draw, once it stands."""
        self.run_task(self._begin())

    async def _begin(self) -> None:
        await self.today_screen.settle()
        self.painted()

    def painted(self) -> None:
        """The panes are on the screen: what has been made until now stays, and the day can go on."""
        gc.freeze()
        gc.enable()
        self.tell_theme_problems(self._theme_problems)
        self.background.start()
        self.run_task(self._welcome())

    async def _welcome(self) -> None:
        """The first words, and what was being typed in an instance that is gone."""
        is_new = await self.desk.do(self.companion.is_new)
        self.today_screen.welcome(is_new, await self.desk.do(self.companion.greeting))
        await self.tell_notices()
        try:
            adopted = await self.desk.do(self.drafts.adopt)
        except StoreError as error:
            self.today_screen.refused(error)
            return
        await self.tell_notices()
        for purpose, text in adopted.items():
            if purpose.startswith(SESSION):
                self.today_screen.keep_lost_session(text)
            else:
                self.today_screen.tell_of_draft(purpose, text)

    # -- settings

    def take_settings(self) -> None:
        """The settings have changed: look, theme, keys, rotation, and all that is on show."""
        self.take_screen_style()
        self.tell_theme_problems(self.take_theme())
        self.today_screen.take_settings()
        self.today_screen.look_again()
        self.background.turn_lines()

    def take_screen_style(self) -> None:
        """How plain the screen is, and which keys do what."""
        self.screen_style = self.style_now()
        for name in ("ascii", "simple", "reduced"):
            self.set_class(getattr(self.screen_style, name), f"-{name}")
        self.set_keymap(self.settings.keys)

    def tell_theme_problems(self, problems: list[str]) -> None:
        """One toast; the default theme is worn."""
        if problems:
            self.notify("\n".join(problems), severity="warning", markup=False)

    def take_theme(self) -> list[str]:
        """Wear the theme of the settings, or the default one; what is wrong with it."""
        theme, problems = load_theme(self.settings.appearance.theme, self.config.parent / "themes")
        self.register_theme(theme)
        self.theme = theme.name
        return problems

    def refresh_css(self, animate: bool = True) -> None:
        """Style everything anew. While there is no screen yet, all there is to do is take the colours."""
        if self.screen_stack:
            super().refresh_css(animate)
        else:
            self.stylesheet.set_variables(self.get_css_variables())

    async def tell_notices(self) -> None:
        """What the store has to tell, on the whisper line and as a toast that can be read in full."""
        for notice in await self.desk.do(self.companion.store.notices):
            self.today_screen.whisper.say("problem", notice)
            self.notify(notice, severity="warning", markup=False, timeout=15)

    # -- drafts

    def keep_draft(self, purpose: str, text: str, was: str | None = None) -> None:
        """Remember what is being typed; it is on the disk within two seconds."""
        self.drafts.put(purpose, text, was)
        if not self._unflushed:
            self._unflushed = True
            self.set_timer(DRAFTS_EVERY, self.flush_drafts)

    def flush_drafts(self) -> None:
        """Write the drafts now."""
        self._unflushed = False
        self.run_task(self._flush_drafts())

    async def _flush_drafts(self) -> None:
        try:
            await self.desk.do(self.drafts.flush)
        except (StoreError, OSError) as error:
            self.today_screen.refused(error)

    # -- events of the terminal

    @on(Driver.SignalResume)
    def back_from_the_shell(self) -> None:
        """The terminal has shown something else meanwhile, and time has gone on."""
        self.screen.refresh(layout=True)
        self.on_app_focus()

    def on_app_focus(self) -> None:
        """The person is back: the minute, the day and the files are looked at."""
        self.background.check_files()
        self.background.moment()

    async def on_event(self, event: events.Event) -> None:
        """A key or a click, wherever it goes: somebody is here."""
        if isinstance(event, events.InputEvent):
            self.background.someone_is_here()
        if not isinstance(event, events.Key) or event.is_forwarded:
            await super().on_event(event)
        elif not self._keys.take(event):
            await super().on_event(event)
            self.run_task(self._keys.sent())

    # -- over Today

    def cover(self) -> None:
        """Cover everything, until a key is pressed."""
        from companion.tui.frame.cover import CoverScreen

        if not isinstance(self.screen, CoverScreen):
            self.push_screen(CoverScreen(self.clock))

    # -- going

    async def action_quit(self) -> None:
        """Textual's own way to quit, the same."""
        self.leave()

    def action_leave_now(self) -> None:
        """Quit, also from a text field or a card; what is in it is kept."""
        self.leave()

    def leave(self) -> None:
        """Quit, when all that was asked for is done. Once, a disk that refuses is reason to stay."""
        self.run_task(self._leave())

    async def _leave(self) -> None:
        screen = self.today_screen
        for each in self.screen_stack[::-1]:
            await drained(each)
        try:
            await self.desk.do(self.drafts.flush)  # the last in the row: what was asked for is done by then
        except StoreError as error:
            if not self._told_at_the_door:
                self._told_at_the_door = True
                screen.refused(error)
                return
        self.before_leaving()
        self.exit(0)

    def before_leaving(self) -> None:
        """Whatever way out it is: a session in progress is kept, drafts are written."""
        if self._finished:
            return
        self._finished = True
        screen = next((screen for screen in self.screen_stack if isinstance(screen, TodayScreen)), None)
        if screen is not None:
            screen.keep_what_is_typed()
            screen.keep_session_in_progress()
        self.desk.submit(self.drafts.flush)

    def finish(self) -> None:
        """After the terminal is as it was: wait for the disk, and note what it would not keep."""
        self.background.stop()
        kept = self.desk.submit(self.drafts.close)
        self.desk.submit(self.companion.close)
        self.desk.close()
        if kept.exception() is not None:
            texts = self.drafts.texts()
            self.not_kept = [texts[purpose] for purpose in texts if not purpose.startswith(SESSION)]

    async def settled(self) -> None:
        """Wait until all that was asked for has been done and shown."""
        while self._tasks:
            await asyncio.gather(*self._tasks, return_exceptions=True)

    def run_task(self, work: Coroutine[Any, Any, None]) -> None:
        """Run a coroutine beside the keys. What it raises ends the app, as anywhere else in it."""
        task = asyncio.create_task(work)
        self._tasks.add(task)
        task.add_done_callback(self._ended)

    def _ended(self, task: asyncio.Task[None]) -> None:
        self._tasks.discard(task)
        error = None if task.cancelled() else task.exception()
        if isinstance(error, Exception) and not self._finished:
            self.fault(error)


def run(
    settings: Settings,
    folder: Path,
    config: Path,
    make: Callable[[Companion, Today, Path], CompanionApp] | None = None,
    *,
    inline: bool = False,
) -> int:
    """Open the full screen (`inline`: a few lines under the prompt) and return the exit status.

    `make` makes another app than the whole day's.
    """
    companion = Companion(
        folder, settings, config=config, read_settings=lambda: settings_in(config, keymap_defaults())
    )
    app = (make or CompanionApp)(companion, companion.today(), config)
    try:
        app.run(inline=inline)
    finally:
        app.finish()
        with suppress(OSError):  # the terminal may be what is gone
            if app.not_kept or app.stopped:
                said = (
                    [words.changes.NOT_KEPT, *app.not_kept]
                    if app.not_kept
                    else [words.today.SAVED_UNTIL_THEN]
                )
                print("\n".join(said), file=sys.stderr)
    return app.return_code or 0
