"""Choosing with a look at what it is: the technique to breathe with, the colours of the screen."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Iterable, Sequence
from typing import ClassVar, TypeVar

import msgspec
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Static

from companion import words
from companion.model.breathing import Technique, pattern
from companion.model.curve import curve
from companion.model.sessions import Choice, ranked
from companion.tui.look import look_of
from companion.tui.screens.card import Card, Choices, Hint
from companion.tui.screens.menu import MenuCard
from companion.tui.widgets.text import wrap

T = TypeVar("T")
ALL, HELPED = "*", "+"  # rows that stand for no feeling: a row without a key cannot be taken
CURVE = 4  # rows of the preview
LIST_WIDE = 24  # cells of the list beside the description
DETAIL_SHORT = 8  # rows of the description below the list, and of the second row of keys
NARROW = 60  # cells of the window below which it stands there


class Chosen(msgspec.Struct, frozen=True):
    """A technique (its id); level and length only where they are not what they would be by themselves."""

    technique: str
    level: str | None = None
    minutes: float | None = None
    cycles: int | None = None


class Wish(msgspec.Struct, frozen=True):
    """What the person has set for one technique while choosing; None: as it would be by itself."""

    level: str | None = None
    length: float | None = None


class TechniqueCard(Card[Chosen]):
    """Which technique, at which level, how long; beside the list what the selected one is and may do."""

    heading = words.CHOOSE_TECHNIQUE
    hints = words.CHOOSER_KEYS
    BINDINGS: ClassVar = [
        ("left", "level(-1)", "lighter"),
        ("right", "level(1)", "longer"),
        ("minus", "length(-1)", "shorter"),
        ("plus,equals_sign", "length(1)", "longer"),
        ("f", "feeling", "by how you feel"),
    ]

    def __init__(
        self, look_up: Callable[[str | None], Awaitable[Sequence[Choice]]], current: Technique | None = None
    ) -> None:
        """`look_up` gives the techniques there are for a feeling (a key of `words.FOR_WHAT`, None: all)."""
        super().__init__()
        self._look_up = look_up
        self._current = current.id if current is not None else ""
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
        """All techniques, the current one selected."""
        super().on_mount()
        await self._list(None)
        tags = (tag for choice in self._choices.values() for tag in choice.technique.for_what)
        helped = [(HELPED, words.WHAT_HELPED)] if ranked(list(self._choices.values())) else []
        self._filters = [(ALL, words.ANY_FEELING), *helped, *words.feelings(tags).items()]

    async def _list(self, feeling: str | None) -> None:
        """Those for a feeling; `HELPED` those that have helped, None all of them."""
        found = await self._look_up(None if feeling == HELPED else feeling)
        if feeling == HELPED:
            found = ranked(found)
        self._feeling = feeling
        self._choices = {choice.technique.id: choice for choice in found}
        rows = [(name, choice.technique.name, "") for name, choice in self._choices.items()]
        beside = DETAIL_SHORT if self.app.size.width < NARROW else 0
        column = self.query_one("#list")
        await column.remove_children()
        await column.mount(Choices(rows, current=self._current, beside=beside))
        column.query_one(Choices).focus()
        title = words.CHOOSE_TECHNIQUE
        if feeling == HELPED:
            title = words.WHAT_HELPED
        elif feeling is not None:
            title = words.CHOOSE_FOR.format(feeling=words.FOR_WHAT.get(feeling, feeling))
        self.query_one("#card").border_title = Content(title)
        self._tell()

    def on_row_list_selected(self, event: Choices.Selected) -> None:
        """Tell of this one."""
        self._current = event.key
        self._tell()

    def on_resize(self) -> None:
        """The description is wrapped to the room."""
        self.call_after_refresh(self._tell)

    def _tell(self) -> None:
        detail = self.query_one("#detail", Static)
        choice = self._choices.get(self._current) or next(iter(self._choices.values()), None)
        width, height = detail.size
        if choice is not None and width > 1:
            detail.update(Content("\n").join(self._lines(choice, width, height)))

    def _lines(self, choice: Choice, width: int, height: int) -> list[Content]:
        """What there is to say of a technique; where it is too much, empty rows and the curve go first."""
        technique, (level, length) = choice.technique, self._wished(choice)
        names = [words.LEVELS.get(each, each) for each in choice.levels]
        options = [_among(names, choice.levels.index(level))]
        lengths = self._lengths(choice)
        told = [words.chosen_length(n, self._unit(choice)) for n in lengths]
        if told:
            options.append(_among(told, lengths.index(length)))
        first = [Content.styled(line, "bold $foreground") for line in wrap(technique.tagline, width, 2)]
        drawn = curve(technique, level, width, CURVE, plain=look_of(self).ascii)
        preview = [Content.styled(row, "$orb-mid") for row in drawn]
        seconds = words.seconds_of(pattern(technique, level))
        numbers = [Content.styled(seconds, "$muted")] if seconds else []
        said = [
            [[Content.styled(line, "$muted") for line in wrap(each, width)] for each in ways]
            for ways in (
                *((each,) for each in (choice.unread, technique.claim, choice.helped_words) if each),
                *zip(choice.cautions[:2], choice.brief[:2], strict=True),
            )
        ]
        lines: list[Content] = []
        for gap, shown in (([Content("")], preview), ([], preview), ([], [])):
            lines = [*first, *shown, *numbers, *gap, *options]
            for whole, *_ in said:
                lines += [*gap, *whole]
            if len(lines) <= height:
                return lines
        beside = Content("   ").join([*first[-1:], *numbers])
        lines = [*first[:-1], beside] if beside.cell_length <= width else [*first]
        lines += options
        for ways in said:  # whole sentences, in few words if need be, or none of them
            lines += next((way for way in ways if len(lines) + len(way) <= height), [])
        return lines

    def _unit(self, choice: Choice) -> str:
        return "cycles" if choice.technique.session.unit == "cycles" else "minutes"

    def _lengths(self, choice: Choice) -> list[float]:
        """The lengths to choose from, with the one it would have by itself."""
        return sorted({*choice.lengths, choice.length}) if choice.lengths else []

    def _wished(self, choice: Choice) -> tuple[str, float]:
        """Level and length as set; where there is no such one any more, what it would be by itself."""
        wish = self._wishes.get(choice.technique.id, Wish())
        return (
            wish.level if wish.level in choice.levels else choice.level,
            wish.length if wish.length in self._lengths(choice) else choice.length,
        )

    def _wish(self, choice: Choice, **wished: object) -> None:
        wish = self._wishes.get(choice.technique.id, Wish())
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
                self.run_worker(self._list(None if tag == ALL else tag), exclusive=True)

        self.app.push_screen(MenuCard(words.FEELING_TITLE, rows), chosen)

    def on_choices_chosen(self, event: Choices.Chosen) -> None:
        """That one."""
        choice = self._choices.get(event.key)
        if choice is None:  # of a list that has just given way to another
            return
        level, wished = self._wished(choice)
        length = wished if wished != choice.length else None
        cycles = self._unit(choice) == "cycles"
        self.dismiss(
            Chosen(
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
            self.run_worker(self._list(None), exclusive=True)


def _among(names: Sequence[str], taken: int) -> Content:
    """Names in a row, the one that is taken standing out."""
    parts = [
        Content.styled(name, "bold $foreground" if place == taken else "$muted")
        for place, name in enumerate(names)
    ]
    return Content("  ").join(parts)


def _next(values: Sequence[T], value: T, step: int) -> T:
    place = values.index(value) + step
    return values[max(0, min(place, len(values) - 1))]


class ThemeCard(Card[str]):
    """Which colours: the screen wears the selected theme at once, `esc` gives the former back.

    The themes have to be registered with the app. Dismissed with a name, or None.
    """

    heading = words.CHOOSE_THEME
    hints = words.THEME_KEYS

    def __init__(self, names: Sequence[str], current: str) -> None:
        super().__init__()
        self._names, self._current = names, current

    def parts(self) -> Iterable[Widget]:
        """The list."""
        rows = [(name, name, "") for name in self._names]
        yield Choices(rows, current=self._current)

    def on_row_list_selected(self, event: Choices.Selected) -> None:
        """Wear it."""
        self.app.theme = event.key

    def on_choices_chosen(self, event: Choices.Chosen) -> None:
        """Keep it."""
        self.app.theme = event.key
        self.dismiss(event.key)

    def action_close(self) -> None:
        """As it was."""
        self.app.theme = self._current
        super().action_close()
