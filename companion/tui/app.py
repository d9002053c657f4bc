"""The app: wires the screens, themes, keys, the store thread, time and the ways out. Holds no rule."""

from __future__ import annotations

import gc
from collections.abc import Callable, Coroutine, Mapping
from datetime import date, datetime
from pathlib import Path
from typing import Any

from textual import events, on
from textual.driver import Driver
from textual.screen import Screen
from textual.signal import Signal

from companion import words
from companion.clock import Clock
from companion.companion import Companion
from companion.config.settings import Settings
from companion.store.errors import StoreError
from companion.tui.background import Background
from companion.tui.bindings import bindings
from companion.tui.breathing.sessions import Sessions
from companion.tui.desk import Desk, Tasks
from companion.tui.frame.bursts import read_burst
from companion.tui.frame.fields import Fields
from companion.tui.frame.host import Asked
from companion.tui.frame.notice import tell
from companion.tui.frame.screen_host import ScreenHost
from companion.tui.frame.screen_of import ScreenOf
from companion.tui.frame.shared import Changed
from companion.tui.frame.slice import EarlyViews, slices_of
from companion.tui.layouts import by_position
from companion.tui.looks import Looks
from companion.tui.terminal import signals
from companion.tui.terminal.app import TerminalApp
from companion.tui.terminal.cell import told
from companion.tui.terminal.driver import driver_class
from companion.tui.terminal.first_frame import ShownWhole, drained
from companion.tui.terminal.replies import Reply
from companion.tui.terminal.typeahead import TYPED, TypeAhead
from companion.tui.widgets.appearance import ScreenStyle
from companion.tui.widgets.footer import key_told
from companion.tui.widgets.whisper import Voice, Voices
from companion.verbs.breathing.session_drafts import SESSION, drafts_of

Send = Callable[[events.Event], Coroutine[Any, Any, None]]
STYLES = ("frame/screen.tcss", "frame/pane.tcss", "breathing/breathing.tcss", "frame/entry.tcss")


class CompanionApp(TerminalApp):
    """The screens over one Companion. While it runs, data are touched on the desk's thread only."""

    MODES = {
        "today": ScreenOf("today:TodayScreen"),
        "toolbox": ScreenOf("toolbox.screen:ToolboxScreen"),
        "journal": ScreenOf("journal.screen:JournalScreen"),
        "goals": ScreenOf("goals.screen:GoalsScreen"),
        "progress": ScreenOf("progress.screen:ProgressScreen"),
    }
    """The screens of the day, in the order of their tabs and of the keys 1 to 5."""
    DEFAULT_MODE = "today"
    CSS_PATH = [Path(__file__).parent / name for name in STYLES]
    TITLE = "companion"
    takes_bursts = True  # what comes faster than anyone types may be a paste
    BINDINGS = [binding for binding in bindings("") if binding.priority]  # on top of any card too
    ENABLE_COMMAND_PALETTE = False  # ours opens from a screen, and is imported then

    def __init__(self, companion: Companion, config: Path, *, clock: Clock | None = None) -> None:
        super().__init__(driver_class=driver_class())
        self.companion = companion
        self.animation_level = "none"  # nothing moves but the breath, which has a timer of its own
        self.clock = clock or Clock()
        self.config = config
        self.reports = companion.store.folder / "reports"
        self.desk = Desk()
        self.tasks = Tasks(self._fault)
        self.voices = Voices()
        self.drafts = drafts_of(companion.context)
        self.fields = Fields(self.drafts, self._write_drafts, self.set_timer, self.clock)
        self.sessions = Sessions(self.drafts, companion, self.desk)
        self.minute: Signal[datetime] = Signal(self, "minute")
        self.new_day: Signal[date] = Signal(self, "new day")
        self.changed: Signal[Changed] = Signal(self, "changed")
        self.settings_changed: Signal[Settings] = Signal(self, "settings changed")
        self.background = Background(self)
        forward = super().on_event
        send: Send = lambda event: forward(by_position(self, event))  # noqa: E731  in its turn: the focus may move
        self._keys = TypeAhead(self, send, self.tasks.run, read_burst, self.fields.touch)
        first: object = self.MODES.get(self.DEFAULT_MODE)
        self.early = EarlyViews(companion, slices_of(first.kind) if isinstance(first, ScreenOf) else {})
        self._finished = False
        self._colours: dict[str, str] = {}
        self._told_at_the_door = False
        self.not_kept: list[str] = []
        self.looks = Looks(self)  # the style sheets need the colours of a theme

    @property
    def settings(self) -> Settings:
        """The settings in force."""
        return self.companion.settings

    @property
    def tabs(self) -> Mapping[str, str]:
        """The titles of the screens there are, by mode."""
        return {mode: getattr(words, mode).TITLE for mode in self.MODES}

    @property
    def screens(self) -> list[Screen[Any]]:
        """All screens that are open, those in view last."""
        here = self.screen_stack if self.all_screens() else []
        return [*(screen for screen in self.all_screens() if screen not in here), *here]

    @property
    def host(self) -> ScreenHost:
        """The host of the screen in view, be it under a card."""
        hosts = [getattr(screen, "host", None) for screen in reversed(self.screens)]
        return next(host for host in hosts if isinstance(host, ScreenHost))

    # -- coming

    def on_mount(self) -> None:
        self.looks.take_style()
        signals.install(self, self.before_leaving)

    def on_ready(self) -> None:
        """There is a layout: draw, once it stands."""
        self.tasks.run(self._begin())

    async def _begin(self) -> None:
        if isinstance(self.screen, ShownWhole):
            await self.screen.whole()
        self.painted()

    def painted(self) -> None:
        """The panes are on the screen: what has been made until now stays, and the day can go on."""
        gc.freeze()
        gc.enable()
        self.looks.tell_problems()
        self.looks.take_terminal()
        self.background.start()
        self.tasks.run(self._welcome())

    async def _welcome(self) -> None:
        """The first words, and what was being typed in an instance that is gone."""
        await self.background.greet()
        await self.tell_notices()
        try:
            adopted = await self.desk.do(self.drafts.adopt)
        except StoreError as error:
            self.host.refuse(error)
            return
        await self.tell_notices()
        for purpose, text in adopted.items():
            if purpose.startswith(SESSION):
                self.host.ask("breathing.keep_lost", text)
            else:
                self.host.typing.tell_of_draft(purpose, text)

    def say(self, text: str, voice: Voice = "answer") -> None:
        """Say something in the whisper line of the screen in view."""
        self.voices.say(voice, text)

    # -- settings

    def take_settings(self) -> None:
        """The settings have changed: look, theme, keys, rotation, and all that is on show."""
        self.looks.take()
        self.settings_changed.publish(self.settings)
        self.background.turn_affirmations()

    def refresh_css(self, animate: bool = True) -> None:
        """Style everything anew where the colours have changed: a new screen alone asks for it in vain."""
        before, self._colours = self._colours, self.get_css_variables()
        if not self.all_screens():
            self.stylesheet.set_variables(self._colours)
        elif self._colours != before:
            super().refresh_css(animate)

    @property
    def screen_style(self) -> ScreenStyle:
        """How plain the screen is."""
        return self.looks.style

    def _write_drafts(self) -> None:
        async def flush() -> None:
            try:
                await self.desk.do(self.drafts.flush)
            except (StoreError, OSError) as error:
                self.host.refuse(error)
                return
            if self.screens:
                self.host.typing.written(self.clock.now())

        self.tasks.run(flush())

    async def tell_notices(self) -> None:
        """What the store has to tell, on the whisper line and as a toast that can be read in full."""
        for notice in (notices := await self.desk.do(self.companion.store.notices)):
            self.say(notice, "problem")
        tell(self, *notices)

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
        """A key or a click, wherever it goes: somebody is here. Or the terminal tells what it is like."""
        if isinstance(event, TYPED | events.Resize):
            self.background.someone_is_here()
            self.fields.key_pressed()
        if isinstance(event, events.Resize):
            self.cell_shape = told(self, event)
        if isinstance(event, Reply):
            self.looks.answered(event.text)
        else:
            await self._keys.take(event)

    # -- what is asked of a card, or of all screens

    def action_ask(self, command: str) -> None:
        """Have a command done, also from a text field or a card. ctrl+c after a drag is meant to copy."""
        if command == "leave_now" and self._keys.drags.before_this_key():
            self.say(words.common.SELECTING.format(key=key_told(self.screen, command)))
            return
        self.host.ask(command)

    @on(Asked)
    def _asked(self, event: Asked) -> None:
        self.host.ask(event.command, event.key)

    def cover(self) -> None:
        """Cover everything, until a key is pressed."""
        from companion.tui.frame.cover import CoverScreen

        if not isinstance(self.screen, CoverScreen):
            self.push_screen(CoverScreen(self.clock))

    # -- going

    async def action_quit(self) -> None:
        """Textual's own way to quit, the same."""
        self.leave()

    def leave(self) -> None:
        """Quit, when all that was asked for is done. Once, a disk that refuses is reason to stay."""
        self.tasks.run(self._leave())

    async def _leave(self) -> None:
        for each in reversed(self.screens):
            await drained(each)
        try:
            await self.desk.do(self.drafts.flush)  # the last in the row: what was asked for is done by then
        except StoreError as error:
            if not self._told_at_the_door:
                self._told_at_the_door = True
                self.host.refuse(error)
                self.say(self.voices.that_fits(*words.today.NOT_SAVED_STAYS), "unsaved")
                return
        self.before_leaving()
        self.exit(0)

    def before_leaving(self) -> None:
        """Whatever way out it is: a session in progress is kept, drafts are written."""
        if self._finished:
            return
        self._finished = True
        for screen in self.screens:
            if isinstance(host := getattr(screen, "host", None), ScreenHost):
                host.typing.keep()
        self.sessions.keep_what_goes_on()
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

    def _fault(self, error: Exception) -> None:
        if not self._finished:
            self.fault(error)
