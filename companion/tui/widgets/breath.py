"""What a breath looks like, in any room: the orb or the bar, and the words below it."""

from __future__ import annotations

import math
from collections.abc import Sequence

from rich.cells import cell_len
from textual.app import ComposeResult
from textual.strip import Strip
from textual.widget import Widget

from companion.model.breathing import paced
from companion.model.pacing import Timeline
from companion.model.phase import OWN_PACE, SETTLE, Phase
from companion.tui.look import look_of
from companion.tui.widgets.bar import Bar, bar_instead
from companion.tui.widgets.cue import Cue, placed
from companion.tui.widgets.orb import AT_REST, Orb
from companion.tui.widgets.text import balance

CALM_EVERY = 1 / 4  # seconds between frames of the bar (content/breathing.yaml, `timing_rules`)
GLIDE = 0.25  # lung fill a second at which the orb drifts when nothing paces it
TURN = 1.2  # seconds the light takes from the middle to the rim
EMPTYING = 3.0  # seconds before the first breath in which a resting orb gets ready for it
MEASURE = 78  # cells of a caution's line
ROOMY, TALL = 12, 20  # rows from which there is air around the orb, and room for longer notes
OUTWARD = ("exhale", "hold_empty")


class Breath(Widget):
    """Draws a `Phase`; knows no session and no clock. The words keep their row and columns throughout.

    Cautions stand below the words while settling; where they do not fit they take the orb's place,
    which has nothing to show until the first breath.
    """

    COMPONENT_CLASSES = {"breath--note"}

    def __init__(self) -> None:
        super().__init__()
        self._said: tuple[str, ...] = ()
        self._may_drop = False  # what does not fit below the words is left out
        self._above: list[str] = []  # caution lines where the orb will be
        self._first = 0.0  # lung fill at which the first breath starts
        self._bar_waits = 0.0  # seconds since the bar was last drawn
        self._step: object = None  # what is shown, in reduced motion

    def compose(self) -> ComposeResult:
        """The orb, the bar that may take its place, the words."""
        yield Orb()
        yield Bar()
        yield Cue()

    def on_mount(self) -> None:
        """Either the orb or the bar."""
        self._choose()

    def rest(self, name: str, said: Sequence[str]) -> None:
        """Nothing is under way: a name and a few lines below an orb that waits."""
        self.speak(name)
        self.query_one(Cue).share = None
        self._say(tuple(said), may_drop=True)
        orb, bar = self.query_one(Orb), self.query_one(Bar)
        orb.fill = bar.fill = AT_REST
        orb.turn, bar.out = 0.0, False

    def begin(self, timeline: Timeline, said: tuple[str, ...]) -> None:
        """Make ready for a session: its longest label sets the columns of the words."""
        steps = [step for section in timeline.sections for step in section.steps]
        self._measure = max(cell_len(step.label) for step in [SETTLE, OWN_PACE, *steps])
        self._first = steps[0].fill[0] if steps[0].fill else AT_REST
        self._bar_waits, self._step = math.inf, None
        self.query_one(Cue).share = 1.0 if timeline.total else None
        self._say(said)

    def speak(self, label: str) -> None:
        """One phrase in the middle, without a number."""
        cue = self.query_one(Cue)
        cue.measure, cue.label, cue.number = 0, label, ""
        self._step = None

    def close(self, label: str, said: Sequence[str]) -> None:
        """The end: its words, while the orb drifts to its rest with `drift`."""
        self.speak(label)
        self.query_one(Cue).share = None
        self._say(tuple(said), may_drop=True)

    def drift(self, since: float) -> None:
        """The orb a little nearer to its rest."""
        orb = self.query_one(Orb)
        if orb.display:
            orb.fill = _towards(orb.fill, AT_REST, GLIDE * since)
            orb.turn = _towards(orb.turn, 0.0, since / TURN)

    def note(self, said: Sequence[str]) -> None:
        """Say these sentences below the words, as far as there is room, in place of what was said there."""
        self._say(tuple(said), may_drop=True)

    def show(self, phase: Phase, since: float) -> None:
        """Draw where the session stands, `since` seconds after it was last drawn."""
        cue, look = self.query_one(Cue), look_of(self)
        cue.measure = self._measure
        if look.reduced and phase.place == self._step:
            return
        self._step = phase.place
        length = paced(phase.step.seconds, phase.tempo) if phase.step else 0.0
        number = math.ceil(length) if look.reduced else phase.number
        cue.label, cue.number = phase.label, str(number) if number and not phase.free else ""
        total, remaining = phase.total, phase.remaining
        cue.share = remaining / total if total and remaining is not None else None
        self._light(phase, since)

    def _light(self, phase: Phase, since: float) -> None:
        orb, bar = self.query_one(Orb), self.query_one(Bar)
        paced_fill = phase.step.fill if phase.step else None
        out = phase.kind in OUTWARD
        if orb.display:
            orb.fill = phase.fill if paced_fill else self._drift(orb.fill, phase, since)
            orb.turn = _towards(orb.turn, float(out), since / TURN)
        self._bar_waits += since
        if look_of(self).reduced:
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
        self.call_after_refresh(self._say_again)  # once the words know their room

    def _say_again(self) -> None:
        self._say(self._said, may_drop=self._may_drop)

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

    def _say(self, said: tuple[str, ...], *, may_drop: bool = False) -> None:
        """Show these sentences below the words, or where the orb will be if they need more room."""
        cue = self.query_one(Cue)
        self._said, self._may_drop = said, may_drop
        width = max(2, min(MEASURE, self.size.width))
        parts = [balance(sentence, width) for sentence in said if sentence]
        while may_drop and parts and sum(map(len, parts)) > self._notes_room:
            parts.pop()
        lines = [line for part in parts for line in part]
        fits = len(lines) <= self._notes_room
        cue.notes = tuple(lines) if fits else ()
        spaced = [line for part in parts for line in ["", *part]][1:]
        roomy = len(spaced) <= self.size.height - cue.outer_size.height
        above = [] if fits else spaced if roomy else lines
        if above != self._above:
            self._above = above
            self._choose()
            self.refresh()

    @property
    def _notes_room(self) -> int:
        cue = self.query_one(Cue)
        return cue.size.height - (1 if cue.share is None else 2)  # the words, and the line

    def render_line(self, y: int) -> Strip:
        """What stands where the orb will be."""
        style, width = self.get_component_rich_style("breath--note"), self.size.width
        room = self.size.height - self.query_one(Cue).outer_size.height
        place = y - max(0, (room - len(self._above)) // 2)
        if not 0 <= place < len(self._above) or y >= room:
            return Strip.blank(width, style)
        text = self._above[place]
        left = max(0, (width - max(map(cell_len, self._above))) // 2)
        return placed(text, left, width, style)


def _towards(value: float, goal: float, most: float) -> float:
    return min(max(goal, value - most), value + most)
