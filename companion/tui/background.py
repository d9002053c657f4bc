"""The day going on by itself: the minute, the day's end, another line, what other programs wrote."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path
from threading import Thread
from typing import TYPE_CHECKING

from textual.timer import Timer

from companion import words
from companion.config.errors import ConfigError
from companion.store.errors import StoreError
from companion.tui.frame.requests import ALL
from companion.tui.terminal.watch import Watcher

if TYPE_CHECKING:
    from companion.tui.app import CompanionApp


class Background:
    """Wakes once a minute, when the line is to change, and when files do. At rest it does nothing else."""

    def __init__(self, app: CompanionApp) -> None:
        self._app = app
        self._watcher: Watcher | None = None
        self._turning: Timer | None = None
        self._turns_every = 0
        self._config_seen = _signature(app.config)
        self._last_input = app.clock.monotonic()

    def start(self) -> None:
        """Begin, once the screen is there."""
        app = self._app
        folder = app.companion.store.folder
        self._watcher = Watcher([folder], self.check_files, files=[app.config])
        self._watcher.start()
        self.turn_lines()
        self.minute()
        app.run_task(self.summarise())

    def stop(self) -> None:
        """Let go of the folders."""
        if self._watcher:
            self._watcher.close()

    def someone_is_here(self) -> None:
        """A key was pressed, or the mouse was used."""
        self._last_input = self._app.clock.monotonic()

    def minute(self) -> None:
        """A new minute, and the next one to come."""
        self.moment()
        now = self._app.clock.now()
        self._app.set_timer(60.05 - now.second - now.microsecond / 1e6, self.minute)

    def moment(self) -> None:
        """What time has changed: the clock's text, the day, the routine for now."""
        app, now = self._app, self._app.clock.now()
        screen = app.today_screen
        screen.show_minute(now)
        today = app.companion.context.today()
        if screen.day not in (None, today):
            screen.looking = None
            screen.look_again(ALL)
            screen.whisper.say("answer", words.today.ANOTHER_DAY)
            app.run_task(self.keep_safe())
        elif screen.day is not None:
            screen.look_again(frozenset({"routine"}))
        screen.day = today
        cover_after = app.settings.privacy.cover_after * 60
        # Who breathes has eyes on the screen, and no key to press.
        if cover_after and not screen.breathes and app.clock.monotonic() - self._last_input >= cover_after:
            app.cover()

    def turn_lines(self) -> None:
        """Take the setting for how often the line changes; never in reduced motion."""
        every = 0 if self._app.screen_style.reduced else self._app.settings.affirmations.rotate_every
        if every == self._turns_every:
            return
        if self._turning:
            self._turning.stop()
        self._turns_every = every
        self._turning = self._app.set_interval(every, self.turn_line) if every else None

    def turn_line(self) -> None:
        """Another line, unless the person is at it."""
        screen = self._app.today_screen
        if not screen.query_one("#affirmations").has_focus:
            screen.look(self._app.companion.affirmations.rotate, slice="affirmations")

    def check_files(self) -> None:
        """Files have changed, here or elsewhere."""
        self._app.run_task(self._check_files())

    async def _check_files(self) -> None:
        app = self._app
        if await app.desk.do(app.companion.store.changed):
            app.today_screen.look_again()
            self._cards_look_again()
            await self.keep_safe()
            if overtaken := await app.desk.do(app.companion.store.overtaken):
                app.today_screen.whisper.say("answer", words.sync.overtaken(overtaken))
        await self._look_at_config()
        await app.tell_notices()

    def _cards_look_again(self) -> None:
        over = self._app.screen_stack[1:]
        if over:
            from companion.tui.frame.card import Card

            for card in over:
                if isinstance(card, Card):
                    card.look()

    async def _look_at_config(self) -> None:
        app = self._app
        if (now := _signature(app.config)) == self._config_seen:
            return
        self._config_seen, before = now, app.settings
        try:
            await app.desk.do(app.companion.reload)
        except ConfigError as error:
            first = str(error).partition("\n")[0]
            app.today_screen.whisper.say("settings", words.today.CONFIG_PROBLEM.format(problem=first))
            return
        app.today_screen.whisper.say("settings", "")
        if app.settings != before:  # an edit made here has been taken and shown already
            app.take_settings()

    async def summarise(self) -> None:
        """Bring the summary of all history up to date, a slice at a time, when nothing else is wanted."""
        while not await self._app.desk.do(self._app.companion.store.summarise):
            pass
        await self.keep_safe()
        await self._app.tell_notices()

    async def keep_safe(self) -> None:
        """Take conflict copies in, give pages the backups they lack, make the copy a day when it is due."""
        app = self._app
        with suppress(StoreError):  # a disk that refuses is said when something is to be saved
            if done := await app.desk.do(app.companion.store.tidy):
                app.today_screen.whisper.say("answer", words.sync.taken_in(len(done)))
            await app.desk.do(app.companion.store.empty_trash)
            while not await app.desk.do(app.companion.store.catch_up):
                pass
        if deliver := await app.desk.do(app.companion.daily_copy):  # on a thread: its folder may be far away
            Thread(target=deliver, daemon=True).start()


def _signature(path: Path) -> tuple[int, int, int] | None:
    try:
        found = path.stat()
    except OSError:
        return None
    return found.st_mtime_ns, found.st_ino, found.st_size
