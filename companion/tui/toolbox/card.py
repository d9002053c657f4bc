"""The card of a skill: how it is done, a soft timer, and how it is afterwards."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import ClassVar

from textual import events, on
from textual.containers import VerticalScroll
from textual.content import Content
from textual.timer import Timer
from textual.widget import Widget
from textual.widgets import Static

from companion import words
from companion.clock import Clock
from companion.model.skill_uses import After
from companion.model.toolbox import Trying
from companion.tui.frame.card import TALL, Card, Hint, room
from companion.tui.frame.host import Asked
from companion.tui.widgets.appearance import style_of
from companion.tui.widgets.text import isolated, visible

WIN = "win"
OPENS = {"breathing": ("breathe", "extended_exhale"), "support": ("people", "")}
"""What goes with a skill: the command, and what it is asked about."""
OFTEN = 0.25  # seconds between two looks at the clock: none of its seconds is left out
BAR = 24  # cells
BESIDE, BESIDE_SHORT = 6, 2  # rows of the card below what is read, in a tall window and in a short one

Tell = Callable[..., None]
"""Has it kept: the skill as it was tried and its seconds, and `then` what is done once it is on the disk."""


class SkillCard(Card[str]):
    """Dismissed with WIN where it is kept as a win. Every key but its own may wait: nothing runs out."""

    BINDINGS: ClassVar = [
        *Card.BINDINGS,
        ("space", "begin", "begin"),
        ("enter", "done", "done"),
        ("w", "win", "win"),
        *((key, f"tell('{after}')", after) for key, after in words.toolbox.ANSWERS_BRIEFLY),
        ("up,k", "scroll(-1)", "up"),
        ("down,j", "scroll(1)", "down"),
    ]

    def __init__(self, trying: Trying, clock: Clock, keep: Tell) -> None:
        super().__init__()
        self.trying, self._clock, self._keep = trying, clock, keep
        skill = trying.skill
        self.heading = skill.label
        self.figure = words.common.minutes(skill.minutes) if skill.minutes else ""
        self._ticking: Timer | None = None
        self._away = False  # what goes with it is in front
        self.hints = self._keys()

    def parts(self) -> Iterable[Widget]:
        """How it is done, in what is left of the window; the time; how it is now."""
        with VerticalScroll(id="read", can_focus=False):
            for number, (part, text) in enumerate(self.trying.skill.told):
                yield Static(Content(isolated(visible(text))), id=part, classes="gap" if number else None)
        if self.trying.skill.minutes:
            yield Static(id="bar", classes="gap")
            yield Static(id="left")
        yield Static(id="now", classes="gap")

    def on_mount(self) -> None:
        super().on_mount()
        self._draw()

    @on(events.Resize)
    def _fit(self, event: events.Resize) -> None:
        short = event.size.height < TALL
        most = room(event.size.height) - (BESIDE_SHORT if short else BESIDE)
        self.query_one("#read").styles.max_height = max(most, 1)
        self._draw()

    # -- keys

    def action_begin(self) -> None:
        """Begin; what goes with it opens, and afterwards is how it is now."""
        if (trying := self.trying.begin(self._clock.monotonic())) is self.trying:
            return
        self._take(trying)
        if opens := OPENS.get(trying.skill.opens):
            self._away = True
            self.post_message(Asked(*opens))
        elif self._ticking is None and trying.skill.minutes:
            self._ticking = self.set_interval(OFTEN, self._draw)

    def action_done(self) -> None:
        """Be done with it; once it is told, close."""
        if self.trying.stage == "told":
            self.dismiss(None)
        else:
            self._take(self.trying.done(self._clock.monotonic()))

    def action_tell(self, after: After) -> None:
        """Keep how it is now; it shows once it is on the disk."""
        told = self.trying.tell(after, self._clock.monotonic())
        if told is not self.trying:
            self._keep(told, told.took, then=lambda _: self._take(told))

    def action_win(self) -> None:
        """Keep it as a win, after better or the same."""
        if self.trying.can_be_a_win:
            self.dismiss(WIN)

    def action_close(self) -> None:
        """Leave it; that it was tried is kept."""
        now = self._clock.monotonic()
        if self.trying.was_tried(now):
            self._keep(left := self.trying.tell("", now), left.took)
        self.dismiss(None)

    def action_scroll(self, rows: int) -> None:
        """Read on, where it is longer than the window."""
        self.query_one("#read").scroll_relative(y=rows, animate=False)

    @on(events.ScreenResume)
    def _back(self) -> None:
        """Back from what went with it."""
        if self._away:
            self._away = False
            self._take(self.trying.done(self._clock.monotonic()))

    # -- what shows

    def _take(self, trying: Trying) -> None:
        self.trying = trying
        if self._ticking is not None and trying.stage != "going":
            self._ticking.stop()
            self._ticking = None
        self.set_class(trying.stage == "told", "-told")
        self.query_one(Hint).keys = self._keys()
        self._draw()

    def _keys(self) -> Sequence[tuple[str, str]]:
        said, skill = words.toolbox, self.trying.skill
        match self.trying.stage:
            case "ready":
                opens = {"breathing": said.BREATHE, "support": said.OPEN}
                begin = [opens.get(skill.opens, said.BEGIN)] if skill.opens or skill.minutes else []
                return [*begin, said.DONE, said.BACK_KEY, said.PEOPLE_KEY]
            case "going":
                return [said.DONE, said.LEAVE, said.PEOPLE_KEY]
            case "asked":
                return [said.LEAVE, said.PEOPLE_KEY]
        win = [said.KEEP_WIN] if self.trying.can_be_a_win else []
        return [*win, said.CLOSE, said.PEOPLE_KEY]

    def _draw(self) -> None:
        trying, now = self.trying, self._clock.monotonic()
        if trying.skill.minutes:
            _update(self.query_one("#bar", Static), self._bar(trying, now))
            _update(self.query_one("#left", Static), Content.styled(_time(trying, now), "$muted"))
        _update(self.query_one("#now", Static), self._now(trying))

    def _bar(self, trying: Trying, now: float) -> Content:
        whole = trying.skill.minutes * 60
        done = 0 if trying.stage == "ready" else round(BAR * (whole - trying.left(now)) / whole)
        full, empty = ("=", ".") if style_of(self).ascii else ("▬", "─")
        return Content.assemble((full * done, "$orb-mid"), (empty * (BAR - done), "$line"))

    def _now(self, trying: Trying) -> Content:
        if trying.stage == "told":
            said = [words.toolbox.NOTED[trying.after]]
            if trying.after == "worse":
                said.append(words.toolbox.TALK)
            elif trying.first:
                said.append(words.toolbox.FIRST_TIME)
            return Content("\n").join(map(Content, said))
        asked = trying.stage == "asked"
        answers = Content("   ").join(
            Content.assemble((key, "$foreground"), " ", (said, "$foreground" if asked else "$muted"))
            for key, said in words.toolbox.ANSWERS_BRIEFLY
        )
        question = Content.styled(words.toolbox.HOW_NOW, "bold $foreground" if asked else "$foreground")
        if self.app.size.height < TALL:
            return answers
        return Content("\n").join([question, Content.assemble("  ", answers)])


def _time(trying: Trying, now: float) -> str:
    """What is left, or that it is over and may go on."""
    if trying.stage == "ready":
        return words.common.minutes(trying.skill.minutes)
    if trying.stage != "going":
        return words.common.length(trying.took)
    left = trying.left(now)
    if left <= 0:
        return words.toolbox.TIME_IS_OVER.format(length=words.common.minutes(trying.skill.minutes))
    return words.toolbox.LEFT.format(length=words.common.length(-(-left // 1)))


def _update(line: Static, content: Content) -> None:
    """Show something where it is not shown already."""
    if line.content != content:
        line.update(content)
