"""What a breath looks like, in any room: the orb or the bar, and the words below it."""

from __future__ import annotations

import math
from collections.abc import Sequence

from rich.cells import cell_len
from textual.app import ComposeResult
from textual.strip import Strip
from textual.widget import Widget

from companion.model.breathing.pacing import Timeline
from companion.model.breathing.phase import OWN_PACE, SETTLE, Phase
from companion.model.breathing.technique import HOLDS
from companion.tui.breathing.bar import Bar, bar_instead
from companion.tui.breathing.cue_line import CueLine, placed
from companion.tui.breathing.heart import HEIGHT, ROOM, Heart, well
from companion.tui.breathing.orb import AT_REST, Orb
from companion.tui.widgets.appearance import style_of
from companion.tui.widgets.text import balance

CALM_EVERY = 1 / 4  # seconds between frames of the bar (content/breathing.yaml, `timing_rules`)
GLIDE = 0.25  # lung fill a second at which the orb drifts when nothing paces it
TURN = 1.2  # seconds the light takes from the middle to the rim
EMPTYING = 3.0  # seconds before the first breath in which a resting orb gets ready for it
MEASURE = 78  # cells of a caution's line
WORDS = 2  # rows of the words and of the line
ROOMY, TALL = 12, 20  # rows from which there is air around the orb, and below the notes
NOTES = ((30, 6), (TALL, 5), (ROOMY, 2))  # rows from which so many are kept for notes
LEAST = 6  # rows of the orb; before it gets smaller, cautions take its place while settling
OUTWARD = ("exhale", "hold_empty")


class Breath(Widget):
    """Draws a `Phase`; knows no session and no clock. The words keep their row throughout.

    Cautions stand below the words while settling, in few words where there is little room; their rows stay
    free for notes until the session is over. Where not even few words fit they take the orb's place, which
    has nothing to show until the first breath.
    """

    COMPONENT_CLASSES = {"breath--note"}

    def __init__(self) -> None:
        super().__init__()
        self._opening: tuple[Sequence[str], Sequence[str]] = ((), ())  # said while settling; in few words
        self._said: Sequence[str] | None = ()  # said below the words now; None: the opening
        self._rows = 0  # for notes
        self._below: list[str] = []  # lines of the opening below the words,
        self._above: list[str] = []  # or where the orb will be
        self._first = 0.0  # lung fill at which the first breath starts
        self._bar_waits = 0.0  # seconds since the bar was last drawn
        self._shown: object = None  # the step and its number, in reduced motion
        self._labels: list[str] = []  # of the session

    def compose(self) -> ComposeResult:
        """The orb, the bar that may take its place, the words, in the heart of the orb or below it."""
        yield Orb()
        yield Bar()
        yield CueLine()
        yield Heart()

    def on_mount(self) -> None:
        self._choose()

    def rest(self, name: str, said: Sequence[str]) -> None:
        """Nothing is under way: a name and a few lines below an orb that waits."""
        self.speak(name)
        self.query_one(CueLine).share = None
        self._opening, self._said = ((), ()), said
        self._share_room()
        orb, bar = self.query_one(Orb), self.query_one(Bar)
        orb.fill = bar.fill = AT_REST
        orb.turn, bar.out = 0.0, False
        orb.dim = False

    def begin(self, timeline: Timeline, said: Sequence[str] = (), brief: Sequence[str] = ()) -> None:
        """Make ready for a session.

        `said` stands there until something else is noted; `brief` is the same in few words.
        """
        steps = [step for section in timeline.sections for step in section.steps]
        self._labels = [step.label for step in [SETTLE, OWN_PACE, *steps]]
        self.query_one(Orb).dim = False
        self._first = steps[0].fill[0] if steps[0].fill else AT_REST
        self._bar_waits, self._shown = math.inf, None
        self.query_one(CueLine).share = 1.0 if timeline.total else None
        self._opening, self._said = (said, brief or said), None
        self._share_room()

    def speak(self, label: str, brief: str = "") -> None:
        """One phrase in the middle, without a number; `brief` where it has no room."""
        self.query_one(CueLine).brief = brief
        self._tell_words(label, "", 0, below=True)
        self._shown, self.query_one(Orb).held = None, 0.0

    def _tell_words(self, label: str, number: str, digits: int, *, below: bool = False) -> None:
        """Say what to do: in the orb's heart, right above the bar, or below both."""
        cue, heart, orb, bar = (
            self.query_one(CueLine),
            self.query_one(Heart),
            self.query_one(Orb),
            self.query_one(Bar),
        )
        cue.label, cue.number, cue.digits = told = label, number, digits
        across = well(self._labels, orb.size.width)
        inside = not below and self._wants_heart and orb.display and orb.has_room(across, HEIGHT)
        above = not below and bar.holds_words
        heart.told, bar.told = told if inside else ("", "", 0), told if above else ("", "", 0)
        cue.elsewhere = inside or above
        orb.well = (across, HEIGHT) if inside else (0, 0)
        if inside:
            at = orb.virtual_region
            heart.styles.width, heart.styles.height = across, HEIGHT
            left, top = (at.width - across) // 2, (at.height - HEIGHT) // 2
            heart.styles.offset = at.x + left, at.y + top
        if heart.display != inside:
            heart.display = inside

    @property
    def _wants_heart(self) -> bool:
        settings = getattr(self.app, "settings", None)
        wished = settings is None or settings.breathing.number == "heart"
        return wished and self.app.size.height >= ROOM

    def close(self, label: str, said: Sequence[str], brief: str = "") -> None:
        """The end: its words, while the orb drifts to its rest with `drift`."""
        self.speak(label, brief)
        self.query_one(CueLine).share = None
        self.note(said)

    def drift(self, since: float) -> bool:
        """The orb a little nearer to its rest, where it stays, still and very dim; whether it is there."""
        orb = self.query_one(Orb)
        if orb.display and not orb.dim:
            orb.fill = _towards(orb.fill, AT_REST, GLIDE * since)
            orb.turn = _towards(orb.turn, 0.0, since / TURN)
            orb.dim = (orb.fill, orb.turn) == (AT_REST, 0.0)
        return orb.dim or not orb.display

    def note(self, said: Sequence[str]) -> bool:
        """Say these sentences below the words, in place of what was said there; whether there is room."""
        self._said = said
        self._tell()
        return bool(self._rows)

    def show(self, phase: Phase, since: float) -> None:
        """Draw where the session stands, `since` seconds after it was last drawn."""
        cue, number = self.query_one(CueLine), phase.number
        shown = phase.place, number
        if style_of(self).reduced and shown == self._shown:
            return
        self._shown = shown
        self._tell_words(phase.label, str(number or ""), len(str(phase.beats)) if number else 0)
        total, remaining = phase.total, phase.remaining
        cue.share = remaining / total if total and remaining is not None else None
        self._light(phase, since)

    def _light(self, phase: Phase, since: float) -> None:
        orb, bar = self.query_one(Orb), self.query_one(Bar)
        paced_fill = phase.step.fill if phase.step else None
        out = phase.kind in OUTWARD
        if orb.display:
            holds = phase.stage == "breathe" and phase.kind in HOLDS
            orb.held = (phase.beats - phase.number + 1) / phase.beats if holds and phase.beats else 0.0
            orb.fill = phase.fill if paced_fill else self._drift(orb.fill, phase, since)
            orb.turn = _towards(orb.turn, float(out), since / TURN)
        self._bar_waits += since
        if style_of(self).reduced:
            bar.fill, bar.out = paced_fill[1] if paced_fill else 0.0, out
        elif self._bar_waits >= CALM_EVERY:
            self._bar_waits, bar.fill, bar.out = 0.0, phase.fill, out

    def _drift(self, fill: float, phase: Phase, since: float) -> float:
        """A breath of one's own has no pace: the orb rests, and empties in time for the first one."""
        ready = phase.stage == "settle" and phase.seconds_left <= EMPTYING
        return _towards(fill, self._first if ready else AT_REST, GLIDE * since)

    # -- room

    def on_resize(self) -> None:
        """Words come first: what is above and below them needs room."""
        self.set_class(self.size.height >= ROOMY, "-roomy")
        self.set_class(self.size.height >= TALL, "-tall")
        self.call_after_refresh(self._share_room)  # once the air around the orb is known

    def notify_style_update(self) -> None:
        """The look may have changed, and with it what can be drawn."""
        super().notify_style_update()
        if self.is_mounted:
            self._choose()

    def _choose(self) -> None:
        bar = bar_instead(self.app)
        for widget, shown in ((self.query_one(Orb), not bar), (self.query_one(Bar), bar)):
            shown = shown and not self._above
            if widget.display != shown:
                widget.display = shown

    def _share_room(self) -> None:
        """Keep rows for notes: as many as the opening needs, so that nothing moves when it goes."""
        height, cue, (said, brief) = self.size.height, self.query_one(CueLine), self._opening
        usual, air = next((rows for least, rows in NOTES if height >= least), 0), int(height >= TALL)
        most = height - WORDS - LEAST - self.query_one(Orb).styles.margin.height
        ways = [
            (self._lines(said, apart=True), usual - air),
            (self._lines(said), max(usual, height // 3)),
            (self._lines(brief), max(usual, most)),
        ]
        self._below = next((lines for lines, room in ways if len(lines) <= room), [])
        self._rows = max(usual, len(self._below) + air)
        cue.styles.height = WORDS + self._rows
        self._tell()

    def _tell(self) -> None:
        """Show the opening, or what was said since as far as there is room."""
        cue, above = self.query_one(CueLine), list[str]()
        if self._said is not None:
            said = list(self._said)
            room = self._rows + (cue.share is None)
            while len(lines := self._lines(said)) > room and said:
                said.pop()
        else:
            lines = self._below
            above = [] if lines else self._instead()
        cue.notes = tuple(lines)
        if above != self._above:
            self._above = above
            self._choose()
            self.refresh()

    def _instead(self) -> list[str]:
        """The opening in the orb's place, as roomy as can be."""
        said, brief = self._opening
        ways = [self._lines(said, apart=True), self._lines(brief, apart=True), self._lines(brief)]
        return next((lines for lines in ways if len(lines) <= self._room_above), ways[-1])

    def _lines(self, said: Sequence[str], *, apart: bool = False) -> list[str]:
        """Sentences in lines; `apart`: with an empty one between two sentences."""
        parts = [balance(sentence, max(2, min(MEASURE, self.size.width))) for sentence in said if sentence]
        return [line for part in parts for line in ([""] if apart else []) + part][
            int(apart and bool(parts)) :
        ]

    @property
    def _room_above(self) -> int:
        return self.size.height - WORDS - self._rows

    def render_line(self, y: int) -> Strip:
        style, width = self.get_component_rich_style("breath--note"), self.size.width
        room = self._room_above
        place = y - max(0, (room - len(self._above)) // 2)
        if not 0 <= place < len(self._above) or y >= room:
            return Strip.blank(width, style)
        text = self._above[place]
        left = max(0, (width - max(map(cell_len, self._above))) // 2)
        return placed(text, left, width, style)


def _towards(value: float, goal: float, most: float) -> float:
    return min(max(goal, value - most), value + most)
