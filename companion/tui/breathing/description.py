"""A technique in words, on the chooser's card: what it is, what may be set, what to mind."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from textual.content import Content

from companion import words
from companion.model.breathing.curve import curve
from companion.model.breathing.sessions import Choice
from companion.tui.frame.card import ReadingCard
from companion.tui.widgets.text import wrap

CURVE = 4
"""Rows of the preview."""
Lines = list[Content]


def described(
    choice: Choice,
    level: str,
    length: float,
    lengths: Sequence[float],
    width: int,
    height: int,
    *,
    plain: bool,
    careful: bool = False,
) -> Lines:
    """All there is to say of a choice with these wishes, as roomy as `height` rows allow.

    Where it is too much, empty rows go first, then cautions are in few words, then the curve goes, at last
    whole sentences; of these the first caution goes last (`careful`: every caution). What is left out stands
    on `AboutCard`.
    """
    technique = choice.technique
    tagline = [Content.styled(line, "bold $foreground") for line in wrap(technique.tagline, width, 2)]
    drawn = curve(technique, level, width, CURVE, plain=plain)
    preview = [Content.styled(row, "$orb-mid") for row in drawn]
    seconds = words.patterns.in_seconds(technique, level)
    numbers = [Content.styled(seconds, "$muted")] if seconds else []
    options = [
        _among([words.breathing.LEVELS.get(each, each) for each in choice.levels], choice.levels.index(level))
    ]
    if lengths:
        unit = technique.session.unit
        options.append(
            _among([words.breathing.chosen_length(n, unit) for n in lengths], lengths.index(length))
        )
    told = [_wrapped(each, width) for each in (choice.unread, technique.claim, choice.helped_words) if each]
    whole = [_wrapped(each, width) for each in choice.cautions]
    brief = [_wrapped(each, width) for each in choice.brief]
    for shown, cautions, apart in (
        (preview, whole, True),
        (preview, whole, False),
        (preview, brief, False),
        ([], brief, False),
    ):
        parts = [[*tagline, *shown, *numbers], options, *told, _joined(cautions, len(cautions) * apart)]
        gaps = min(height - sum(map(len, parts)), len(parts) - 1)
        if gaps == len(parts) - 1 or (gaps >= 0 and cautions is brief):
            return _joined(parts, gaps)
    first = len(brief) if careful else 1
    return _least(tagline, numbers, options, told, brief, width, height, first)


def _least(
    tagline: Lines,
    numbers: Lines,
    options: Lines,
    told: list[Lines],
    brief: list[Lines],
    width: int,
    height: int,
    first: int,
) -> Lines:
    """What fits when not all of it does, whole sentences only; `first` cautions before what is told."""
    beside = Content("   ").join([*tagline[-1:], *numbers])
    head = [*tagline[:-1], beside] if beside.cell_length <= width else tagline
    if numbers and len(tagline) > 1:
        head = numbers
    room = height - len(head) - len(options)
    fits = []
    for part in (*brief[:first], *told, *brief[first:]):
        if len(part) <= room:
            room -= len(part)
            fits.append(part)
    return _joined([head, options, *(part for part in (*told, *brief) if part in fits)])


def _joined(parts: Sequence[Lines], gaps: int = 0) -> Lines:
    """Parts one below the other, with an empty row before the last `gaps` of them."""
    lines: Lines = []
    for left, part in zip(range(len(parts), 0, -1), parts, strict=True):
        lines += [*([Content("")] if lines and left <= gaps else []), *part]
    return lines


def _wrapped(said: str, width: int) -> Lines:
    return [Content.styled(line, "$muted") for line in wrap(said, width)]


def _among(names: Sequence[str], taken: int) -> Content:
    """Names in a row, the one that is taken standing out."""
    parts = [
        Content.styled(name, "bold $foreground" if place == taken else "$muted")
        for place, name in enumerate(names)
    ]
    return Content("  ").join(parts)


class AboutCard(ReadingCard):
    """All there is to know of a technique before it is chosen: what stands under `?` of the chooser."""

    def __init__(self, choice: Choice) -> None:
        super().__init__()
        self.heading = choice.technique.name
        self._choice = choice

    def text(self, width: int) -> Iterable[Content]:
        """What it is, then every sentence of care, then what to expect."""
        choice = self._choice
        yield from (
            Content.styled(line, "bold $foreground") for line in wrap(choice.technique.tagline, width)
        )
        for said in (choice.technique.claim, *choice.cautions, *choice.more):
            if said:
                yield Content("")
                yield from (Content.styled(line, "$foreground") for line in wrap(said, width))
