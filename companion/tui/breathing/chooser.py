"""Choosing the technique to breathe with, with a look at what it is."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Sequence
from typing import ClassVar, Protocol, TypeVar

import msgspec
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.widgets import Static

from companion import words
from companion.model.breathing.adaptation import length_of
from companion.model.breathing.cautions import AFRAID
from companion.model.breathing.chosen import ChosenTechnique
from companion.model.breathing.pattern import Pattern, pattern_of
from companion.model.breathing.practice import SessionPlan
from companion.model.breathing.sessions import Choice, ranked
from companion.model.breathing.technique import Technique
from companion.tui.breathing.description import AboutCard, described
from companion.tui.breathing.pattern import PatternCard
from companion.tui.frame.card import SHORT_OR_TALL, Card, Choices, Hint
from companion.tui.frame.menu import MenuCard
from companion.tui.widgets.appearance import style_of
from companion.tui.widgets.text import wrap

T = TypeVar("T")
LookUp = Callable[[str | None, bool], Awaitable[Sequence[Choice]]]
NO_HOLDS = "~"  # the row that sets something for good
HELPED = "+"  # the row that stands for no feeling
DETAIL_SHORT = 8  # rows of the description below the list, and of the second row of keys
HIGH = 34  # rows of the window from which there is room for every caution, whole
FLAT = 12  # rows of the window below which cautions go before what a technique claims
NARROW = 60  # cells of the window below which it stands there


class ForGood(Protocol):
    """What the chooser can set for good: no holds anywhere, what is kept close, a pattern of one's own."""

    def row(self) -> str: ...
    def more(self) -> str: ...
    def toggle(self, then: Callable[[object], object]) -> None: ...
    def save(self, pattern: Pattern, then: Callable[[object], object]) -> None: ...
    def close(self, technique: str, then: Callable[[object], object]) -> None: ...
    def now(self) -> float: ...


class Wish(msgspec.Struct, frozen=True):
    """What the person has set for one technique while choosing; None: as it would be by itself."""

    level: str | None = None
    length: float | None = None


class TechniqueCard(Card[ChosenTechnique]):
    """Which technique, at which level, how long; beside the list what the selected one is and may do."""

    heading = words.breathing.CHOOSE_TECHNIQUE
    hints = words.breathing.CHOOSER_KEYS
    VERTICAL_BREAKPOINTS = [*SHORT_OR_TALL, (HIGH, "-high")]
    BINDINGS: ClassVar = [
        ("left", "level(-1)", "lighter"),
        ("right", "level(1)", "longer"),
        ("minus", "length(-1)", "shorter"),
        ("plus,equals_sign", "length(1)", "longer"),
        ("v", "feeling", "by how you feel"),
        ("e", "pattern", "a pattern of your own"),
        ("f", "keep_close", "keep close"),
        ("question_mark", "about", "more"),
    ]

    def __init__(
        self,
        look_up: LookUp,
        current: Technique | None = None,
        plan: SessionPlan | None = None,
        *,
        settings: ForGood | None = None,
    ) -> None:
        """`look_up` gives the techniques there are for a feeling (a key of `words.BY_FEELING`, None: all),
        and is told whether the person has said that they are afraid.

        `plan` is the session to come: its level and length stay chosen until others are. `settings` is what
        can be set from here for good.
        """
        super().__init__()
        self._look_up, self._for_good = look_up, settings
        self._current = current.id if current is not None else ""
        self._plan = plan
        self._chosen: float | None = None  # minutes that were chosen before, for any technique
        self._afraid = False
        self._choices: dict[str, Choice] = {}
        self._wishes: dict[str, Wish] = {}
        self._filters: list[tuple[str, str]] = []
        self._feeling: str | None = None

    def compose(self) -> ComposeResult:
        """The box, the list and what it says of the selected one, the keys."""
        with Vertical(id="card"):
            with Horizontal(id="choose"):
                yield Vertical(id="list")
                yield Static(id="detail", markup=False)
            yield Hint(self.hints)

    async def on_mount(self) -> None:  # type: ignore[override]
        super().on_mount()
        await self._list(None)
        self._take_over()
        tags = (tag for choice in self._choices.values() for tag in choice.technique.for_what)
        helped = [(HELPED, words.breathing.WHAT_HELPED)] if ranked(list(self._choices.values())) else []
        self._filters = [*helped, *words.breathing.feelings(tags).items()]

    async def _list(self, feeling: str | None) -> None:
        """Those for a feeling; `HELPED` those that have helped, None all of them."""
        self._afraid |= feeling == AFRAID
        found = await self._look_up(None if feeling == HELPED else feeling, self._afraid)
        if feeling == HELPED:
            found = ranked(found)
        self._feeling = feeling
        self._choices = {choice.technique.id: choice for choice in found}
        for_good = self._for_good is not None and feeling is None
        if self._current not in self._choices and not (for_good and self._current == NO_HOLDS):
            self._current = next(iter(self._choices), "")
        rows = [(name, choice.technique.name, "") for name, choice in self._choices.items()]
        if self._for_good and for_good:
            rows.append((NO_HOLDS, self._for_good.row(), ""))
        beside = DETAIL_SHORT if self.app.size.width < NARROW else 1
        column = self.query_one("#list")
        await column.remove_children()
        close = {name: words.patterns.CLOSE for name, choice in self._choices.items() if choice.close}
        await column.mount(Choices(rows, current=self._current, beside=beside, states=close))
        column.query_one(Choices).focus()
        title = words.breathing.CHOOSE_TECHNIQUE
        if feeling == HELPED:
            title = words.breathing.WHAT_HELPED
        elif feeling is not None:
            title = words.breathing.CHOOSE_FOR.format(
                feeling=words.breathing.feelings([feeling]).get(feeling, feeling)
            )
        self.query_one("#card").border_title = Content(title)
        self._tell()

    def _take_over(self) -> None:
        """What was chosen for the session to come stays chosen: its level here, its length everywhere."""
        plan = self._plan
        choice = self._choices.get(plan.technique.id) if plan else None
        if plan is None or choice is None or not choice.lengths:
            return
        length = length_of(plan.technique, plan.level, plan.planned)
        self._wishes[plan.technique.id] = Wish(plan.level, length)
        if length != choice.length and self._unit(choice) == "minutes":
            self._chosen = length
        self._tell()

    def on_row_list_selected(self, event: Choices.Selected) -> None:
        self._current = event.key
        self._tell()

    def on_resize(self) -> None:
        self.set_class(self.size.height < FLAT, "-flat")
        self.call_after_refresh(self._tell)

    def _tell(self) -> None:
        detail = self.query_one("#detail", Static)
        choice = self._choices.get(self._current)
        width, height = detail.size
        if choice is not None and width > 1:
            level, length = self._wished(choice)
            plain = style_of(self).ascii
            lines = described(
                choice,
                level,
                length,
                self._lengths(choice),
                width,
                height,
                plain=plain,
                careful=self.has_class("-flat"),
            )
            detail.update(Content("\n").join(lines))
        elif self._for_good and width > 1:
            detail.update(Content("\n").join(wrap(self._for_good.more(), width)))

    def _unit(self, choice: Choice) -> str:
        return "cycles" if choice.technique.session.unit == "cycles" else "minutes"

    def _lengths(self, choice: Choice) -> list[float]:
        """The lengths to choose from, with the one it would have by itself, and one chosen before."""
        if not choice.lengths:
            return []
        before = {self._chosen} if self._chosen and self._unit(choice) == "minutes" else set[float]()
        return sorted({*choice.lengths, choice.length, *before})

    def _wished(self, choice: Choice) -> tuple[str, float]:
        """Level and length as set; where there is no such one any more, what it would be by itself."""
        wish = self._wishes.get(choice.technique.id, Wish(length=self._chosen))
        return (
            wish.level if wish.level in choice.levels else choice.level,
            wish.length if wish.length in self._lengths(choice) else choice.length,
        )

    def _wish(self, choice: Choice, **wished: object) -> None:
        wish = self._wishes.get(choice.technique.id, Wish(length=self._chosen))
        self._wishes[choice.technique.id] = msgspec.structs.replace(wish, **wished)
        self._tell()

    def action_level(self, step: int) -> None:
        """Another level."""
        if choice := self._choices.get(self._current):
            self._wish(choice, level=_next(choice.levels, self._wished(choice)[0], step))

    def action_length(self, step: int) -> None:
        """Another length."""
        choice = self._choices.get(self._current)
        if choice and (lengths := self._lengths(choice)):
            self._wish(choice, length=_next(lengths, self._wished(choice)[1], step))

    def action_feeling(self) -> None:
        """Only the techniques for how one feels, or those that have helped."""
        rows = [(tag, said, "") for tag, said in self._filters]

        def chosen(tag: str | None) -> None:
            if tag is not None:
                self._list_anew(tag)

        self.app.push_screen(FeelingCard(words.breathing.FEELING_TITLE, rows), chosen)

    def action_pattern(self) -> None:
        """Put together a pattern of one's own, like this one."""
        choice = self._choices.get(self._current)
        if self._for_good and choice:
            level, _ = self._wished(choice)
            made = pattern_of(choice.technique, level, self._chosen or 3.0)
            save, now = self._for_good.save, self._for_good.now

            self.app.push_screen(PatternCard(made, save, now), lambda _: self._list_anew(None))

    def action_keep_close(self) -> None:
        """Have this one stand first from now on, or no longer."""
        if self._for_good and self._current in self._choices:
            feeling = self._feeling
            self._for_good.close(self._current, lambda _: self._list_anew(feeling))

    def _list_anew(self, feeling: str | None) -> None:
        self.run_worker(self._list(feeling), exclusive=True)

    def action_about(self) -> None:
        """Everything there is to know of it."""
        if choice := self._choices.get(self._current):
            self.app.push_screen(AboutCard(choice))

    def on_choices_chosen(self, event: Choices.Chosen) -> None:
        choice = self._choices.get(event.key)
        if event.key == NO_HOLDS and self._for_good:
            self._for_good.toggle(lambda _: self._list_anew(None))
        if choice is None:  # of a list that has just given way to another
            return
        level, wished = self._wished(choice)
        length = wished if wished != choice.length else None
        cycles = self._unit(choice) == "cycles"
        self.dismiss(
            ChosenTechnique(
                event.key,
                level if level != choice.level else None,
                None if cycles else length,
                int(length) if cycles and length is not None else None,
            )
        )

    def action_close(self) -> None:
        """Back from a filter to all of them, and from there out."""
        if self._feeling is None:
            super().action_close()
        else:
            self._list_anew(None)


class FeelingCard(MenuCard):
    """By how one feels, in few rows."""


def _next(values: Sequence[T], value: T, step: int) -> T:
    place = values.index(value) + step
    return values[max(0, min(place, len(values) - 1))]
