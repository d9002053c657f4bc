"""The day going on by itself: the minute, the day's end, another line, what other programs wrote."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable
from contextlib import suppress
from datetime import date, timedelta
from importlib import import_module
from pathlib import Path, PurePath
from threading import Thread
from typing import TYPE_CHECKING, Any, ClassVar, Protocol, cast

from textual.dom import DOMNode

from companion import words
from companion.config.errors import ConfigError
from companion.store.errors import StoreError
from companion.tui.frame.screen_of import ScreenOf
from companion.tui.frame.shared import Changed, Shared
from companion.tui.reminders import Reminders
from companion.tui.terminal.watch import Watcher
from companion.tui.widgets.footer import key_told

if TYPE_CHECKING:
    from textual.screen import Screen
    from textual.timer import Timer

    from companion.tui.breathing.sessions import Sessions
    from companion.tui.frame.host import Host
    from companion.tui.widgets.appearance import ScreenStyle
    from companion.tui.widgets.whisper import Voice


class Day(Shared, Protocol):
    """What it wakes: the app."""

    MODES: ClassVar[dict[str, str | Callable[[], Screen[Any]]]]
    DEFAULT_MODE: ClassVar[str]
    config: Path
    sessions: Sessions

    @property
    def screen_style(self) -> ScreenStyle: ...
    @property
    def host(self) -> Host: ...
    def set_timer(self, delay: float, callback: Callable[[], None]) -> Timer: ...
    def set_interval(self, interval: float, callback: Callable[[], None]) -> Timer: ...
    def call_after_refresh(self, callback: Callable[..., None], *args: object) -> bool: ...
    def say(self, text: str, voice: Voice = "answer") -> None: ...
    def take_settings(self) -> None: ...
    def cover(self) -> None: ...
    def bell(self) -> None: ...
    def read_styles(self, paths: Iterable[PurePath]) -> None: ...
    async def tell_notices(self) -> None: ...


class Background:
    """Wakes once a minute, when the line is to change, and when files do. At rest it does nothing else.

    What it finds is published: whoever shows something subscribes.
    """

    def __init__(self, app: Day) -> None:
        self._app = app
        self._watcher: Watcher | None = None
        self._turning: Timer | None = None
        self._turns_every = 0
        self._day: date | None = None
        self._config_seen = _signature(app.config)
        self._last_input = app.clock.monotonic()
        self._told = app.clock.now()  # the time on show
        self._reminders = Reminders(app)

    def start(self) -> None:
        """Begin, once the screen is there."""
        app = self._app
        folder = app.companion.store.folder
        self._watcher = Watcher([folder], self.check_files, files=[app.config])
        self._watcher.start()
        self.turn_affirmations()
        self._day = app.companion.context.today()
        self.minute()
        app.tasks.run(self.summarise())

    def stop(self) -> None:
        """Let go of the folders."""
        if self._watcher:
            self._watcher.close()

    def someone_is_here(self) -> None:
        """A key was pressed, or the mouse was used: before it acts, day and time are looked at."""
        self._last_input = self._app.clock.monotonic()
        if self._day is None:
            return
        jumped = abs(self._app.clock.now() - self._told) >= timedelta(minutes=1)
        if jumped or self._day != self._app.companion.context.today():
            self.moment()

    def minute(self) -> None:
        """A new minute, and the next one to come."""
        self.moment()
        now = self._app.clock.now()
        self._app.set_timer(60.05 - now.second - now.microsecond / 1e6, self.minute)

    def moment(self) -> None:
        """Publish what time has changed: the clock's text, the day, what depends on the hour."""
        self._app.clock.refresh_zone()
        app, now = self._app, self._app.clock.now()
        today = app.companion.context.today()
        self._told = now
        app.minute.publish(now)
        if self._day not in (None, today):
            app.new_day.publish(today)
            self._reminders.fall_silent()
            app.tasks.run(self.greet())
            app.tasks.run(self.keep_safe())
        elif now.minute == 0 and app.voices.text.startswith(words.today.BY_THE_HOUR):
            app.tasks.run(self.greet())
        self._day = today
        self._reminders.minute(self._last_input)
        cover_after = app.settings.privacy.cover_after * 60
        # Who breathes has eyes on the screen, and no key to press.
        idle = app.clock.monotonic() - self._last_input
        if cover_after and not app.sessions.under_way and idle >= cover_after:
            app.cover()

    async def greet(self) -> None:
        """Say the greeting; an offer in it names its key."""
        app = self._app
        said = await app.desk.do(app.companion.greeting)
        offers = {
            words.pauses.ENDED: words.pauses.ENDED_AND_KEY,
            words.today.WEEK_OFFERED: words.today.WEEK_OFFERED_AND_KEY,
        }
        if ways := offers.get(said):
            key = key_told(app.host.front, "palette")
            said = app.voices.that_fits(*(way.format(key=key) for way in ways))
        app.say(said, "greeting")

    def turn_affirmations(self) -> None:
        """Take the setting for how often the line changes; never in reduced motion."""
        every = 0 if self._app.screen_style.reduced else self._app.settings.affirmations.rotate_every
        if every == self._turns_every:
            return
        self._turns_every = every
        if self._turning:
            self._turning.stop()
        self._turning = self._app.set_interval(every, self.turn_affirmation) if every else None

    def turn_affirmation(self) -> None:
        """Ask for another line."""
        self._app.host.ask("affirmations.turn")

    def check_files(self) -> None:
        """Files have changed, here or elsewhere."""
        self._app.tasks.run(self._check_files())

    async def _check_files(self) -> None:
        app = self._app
        if await app.desk.do(app.companion.store.changed):
            app.changed.publish((None, None))
            await self.keep_safe()
            if overtaken := await app.desk.do(app.companion.store.overtaken):
                app.say(words.sync.overtaken(overtaken))
        await self._check_config()
        await app.tell_notices()

    async def _check_config(self) -> None:
        app = self._app
        if (now := _signature(app.config)) == self._config_seen:
            return
        self._config_seen, before = now, app.settings
        try:
            await app.desk.do(app.companion.reload)
        except ConfigError as error:
            first = str(error).partition("\n")[0]
            app.say(words.today.CONFIG_PROBLEM.format(problem=first), "settings")
            return
        app.say("", "settings")
        if app.settings != before:  # an edit made here has been taken and shown already
            app.take_settings()

    async def summarise(self) -> None:
        """Bring the summary of all history up to date, a slice at a time, when nothing else is wanted."""
        while not await self._app.desk.do(self._app.companion.store.summarise):
            pass
        self.tell_milestones()  # what is counted is complete from now on
        self._app.changed.subscribe(cast(DOMNode, self._app), self._changed)
        await self.keep_safe()
        await self._app.tell_notices()
        await self.read_ahead()

    async def read_ahead(self) -> None:
        """Read what the other screens are made of, a part at a time: opening one is quicker then."""
        app = self._app
        for name, screen in app.MODES.items():
            if name == app.DEFAULT_MODE or not isinstance(screen, ScreenOf):
                continue
            kind = await app.desk.do(getattr, screen, "kind")
            await app.desk.do(import_module, f"companion.tui.{name}.requests")
            app.read_styles([kind.CSS_PATH] if isinstance(kind.CSS_PATH, PurePath) else kind.CSS_PATH or ())

    def _changed(self, changed: Changed) -> None:
        # Once what has changed is on the screen: nobody waits for a milestone.
        self._app.call_after_refresh(self.tell_milestones, changed[0])

    def tell_milestones(self, tables: Collection[str] | None = None) -> None:
        """Say what has been reached, after what was said to the change that reached it."""

        async def tell() -> None:
            app = self._app
            while tables is None and not await app.desk.do(app.companion.store.summarise):
                pass  # what other programs wrote is to be counted first
            if said := await app.desk.do(app.companion.milestones.look, tables):
                both = " ".join(filter(None, (app.voices.answer, said)))
                app.say(app.voices.that_fits(both, said))

        self._app.tasks.run(tell())

    async def keep_safe(self) -> None:
        """Take conflict copies in, give pages the backups they lack, make the copy a day when it is due."""
        app = self._app
        with suppress(StoreError):  # a disk that refuses is said when something is to be saved
            if done := await app.desk.do(app.companion.store.tidy):
                app.say(words.sync.taken_in(len(done)))
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
