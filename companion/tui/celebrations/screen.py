"""A celebration on the whole screen: a candle, a person's own sentence, and the time one takes for it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import ClassVar

from msgspec import structs
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.content import Content
from textual.timer import Timer
from textual.widgets import Static

from companion import words
from companion.clock import Clock
from companion.model.celebrations import LEAST, Celebrating, Ritual
from companion.tui.bindings import bindings
from companion.tui.celebrations.candle import LOW, TALL, USUAL, Candle
from companion.tui.commands import BY_ID, in_footer, keymap, keymap_defaults
from companion.tui.frame.host import Asked
from companion.tui.terminal.first_frame import ShownWhole
from companion.tui.widgets.appearance import style_of
from companion.tui.widgets.footer import Footer
from companion.tui.widgets.text import balance, isolated, visible

MEASURE = 60  # cells of its words
ROOMY, HIGH = 20, 46  # rows from which there is air around the words, and room for the large candle
NARROW = 60  # cells under which the keys of this screen have the footer to themselves
LINE = 24  # cells of the thin line
EVERY = 1 / 6  # seconds between two frames of the flame
SENTENCE = 4  # lines of the person's words at most
EVERYWHERE = ("people", "keys", "cover", "suspend", "leave")
"""What can be done here as anywhere."""

Taken = tuple[str, int]
"""A ritual's id, and the seconds it took."""


class CelebrationScreen(ShownWhole[Taken | None]):
    """Choose a ritual, and take its time, more or less of it. Dismissed with what was taken, or None.

    Where the app is left meanwhile, `left` is called with it.
    """

    CSS_PATH = Path(__file__).with_name("celebrations.tcss")
    BINDINGS: ClassVar[list[BindingType]] = [
        *bindings("celebrations"),
        *(binding for binding in bindings("") if binding.id in EVERYWHERE),
    ]

    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (NARROW, "-wide")]

    def __init__(self, what: Celebrating, clock: Clock, left: Callable[[str, int], object]) -> None:
        super().__init__()
        self._what, self._clock, self._left = what, clock, left
        self._turn = 0
        self._began: float | None = None
        self._ritual = what.rituals[0] if what.rituals else what.quiet
        self._flame: Timer | None = None
        self._time: Timer | None = None

    def compose(self) -> ComposeResult:
        yield Candle()
        yield Static(id="own", markup=False)
        yield Static(id="how", markup=False)
        yield Static(id="time", markup=False)
        yield Static(id="line", markup=False)
        yield Footer(closer=True)

    def on_mount(self) -> None:
        self.query_one(Footer).keymap = {**keymap_defaults(), **keymap(self.app)}
        self._time = self.set_interval(1, self._tell_time, pause=True)
        if not style_of(self).reduced and self.query_one(Candle).smooth:
            self._flame = self.set_interval(EVERY, self._burn)

    def on_screen_suspend(self) -> None:
        """The flame rests while something is over it; the time goes on."""
        for timer in filter(None, (self._flame, self._time)):
            timer.pause()

    def on_screen_resume(self) -> None:
        if self._flame:
            self._flame.resume()
        if self._time and self.under_way:
            self._time.resume()
        self._tell_time()

    def on_unmount(self) -> None:
        """The app is left meanwhile: what was taken counts."""
        if taken := self._take():
            self._left(*taken)

    # -- the ritual

    @property
    def under_way(self) -> bool:
        """Whether a ritual has begun."""
        return self._began is not None

    @property
    def seconds(self) -> float:
        """How long it has gone on."""
        return 0.0 if self._began is None else self._clock.monotonic() - self._began

    def begin(self) -> None:
        """Begin the ritual in view, or end it."""
        if self.under_way:
            self.dismiss(self._take())
            return
        self._began = self._clock.monotonic()
        if self._time:
            self._time.resume()
        self._show()

    def another(self) -> None:
        """Show the next ritual."""
        if not self.under_way and (rituals := self._what.rituals):
            self._turn = (self._turn + 1) % len(rituals)
            self._ritual = rituals[self._turn]
            self._show()

    def quiet(self) -> None:
        """Begin the quiet one."""
        if not self.under_way:
            self._ritual = self._what.quiet
        self.begin()

    def leave(self) -> None:
        """Leave it; what has only just begun was a slip of the finger, and can be chosen again."""
        if self.under_way and self.seconds < LEAST and self._what.rituals:
            self._began, self._ritual = None, self._what.rituals[self._turn]
            self._show()
        else:
            self.dismiss(self._take())

    def _take(self) -> Taken | None:
        """What was taken of a ritual under way, once."""
        taken = (self._ritual.id, round(self.seconds)) if self.under_way else None
        self._began = None
        return taken

    # -- what is seen

    def on_resize(self) -> None:
        self._show()

    def _burn(self) -> None:
        self.query_one(Candle).moment = self._clock.monotonic()

    def _show(self) -> None:
        """Lay it out in the middle, the candle at the same height whatever a ritual has to say."""
        width, height = self.size
        roomy, measure = height >= ROOMY, min(MEASURE, width - 4)
        own = balance(visible(self._what.text), measure)
        own = own if len(own) <= SENTENCE else [*own[: SENTENCE - 1], style_of(self).marks.ellipsis]
        says = [*self._what.rituals, self._what.quiet]
        how = 2 if roomy else max(len(balance(visible(_how(each)), measure)) for each in says)
        wanted = TALL if height >= HIGH else USUAL if roomy else LOW
        ways = ((wanted.rows, 1), (LOW.rows, 1), (LOW.rows, 0), (0, 1), (0, 0))
        rows, gap = next((way for way in ways if self._rows(*way, len(own), how, roomy) < height), ways[-1])
        candle = self.query_one(Candle)
        candle.cut = wanted if rows == wanted.rows else LOW
        candle.display = rows > 0
        taken = self._rows(rows, gap, len(own), how, roomy)
        candle.styles.height = rows + (top := max(0, (height - 1 - taken) // 2))
        hows = balance(visible(_how(self._ritual)), measure)
        room = height - 1 - top - taken - gap - max(0, len(hows) - how)
        alt = ["", *balance(visible(self._ritual.alt), measure)]
        if self.under_way and self._ritual.alt and room > len(alt) + 1:
            hows += alt
        self._put("own", own, gap)
        self._put("how", hows, gap)
        self.query_one("#time").styles.margin = (0 if roomy and not self.under_way else gap, 0, 0, 0)
        self.query_one("#line").display = roomy and room > 1
        self._tell_time()
        self._tell_keys()

    @staticmethod
    def _rows(candle: int, gap: int, own: int, how: int, roomy: bool) -> int:
        return candle + gap + own + gap + how + (0 if roomy else gap) + 1

    def _put(self, name: str, lines: Sequence[str], gap: int) -> None:
        part = self.query_one(f"#{name}", Static)
        part.styles.margin = (gap, 0, 0, 0)
        part.update(Content("\n".join(map(isolated, lines))))

    def _tell_time(self) -> None:
        """Say how long it takes, or has taken; and a thin line of it, which stays when it is full."""
        minutes = self._ritual.minutes
        said, line = words.common.minutes(minutes), Content("")
        if self.under_way:
            said = words.celebrations.soft_time(self.seconds, minutes)
            half = round(LINE / 2 * min(self.seconds / (minutes * 60), 1))  # it grows at both ends
            line = Content.styled(style_of(self).marks.hairline * 2 * half, "$whisper")
        for name, content in (("time", Content(said)), ("line", line)):
            part = self.query_one(f"#{name}", Static)
            if part.content != content:
                part.update(content, layout=False)

    def _tell_keys(self) -> None:
        footer, wide = self.query_one(Footer), self.size.width >= NARROW
        quiet = not self._what.rituals
        gone = {"another", "quiet"} if self.under_way or quiet else set() if wide else {"quiet"}
        said = words.celebrations.UNDER_WAY if self.under_way else {}
        footer.left = tuple(
            structs.replace(each, words=said.get(each.name, each.words))
            for each in in_footer("celebrations", lambda command: command.name not in gone)
        )
        footer.right = (BY_ID["people"], BY_ID["keys"]) if wide else ()

    def action_ask(self, command: str) -> None:
        """Ask for a command."""
        self.post_message(Asked(command))


def _how(ritual: Ritual) -> str:
    """How it is done; one of a person's own may be its name alone."""
    return ritual.how or ritual.label
