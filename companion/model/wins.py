"""Wins: one line each, and what stands around it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date, datetime, time
from itertools import islice

import msgspec

from companion.model import when
from companion.model.days import Local
from companion.model.record import Record
from companion.model.text import comparable, folded


class Win(Record, frozen=True, kw_only=True, omit_defaults=True):
    """One line worth keeping. `category` is an id of the shipped or own categories, or ''."""

    text: str
    category: str = ""
    note: str = ""
    keep: bool = False  # kept for a grey day
    celebrated: bool = False  # a Celebration has the details


class Celebration(Record, frozen=True, kw_only=True, omit_defaults=True):
    """A ritual done for something. `of` is the id of the record, `kind` its table."""

    of: int
    kind: str = "wins"
    ritual: str = ""
    seconds: int = 0


class Category(msgspec.Struct, frozen=True, kw_only=True):
    """A kind of win. `icon` is one cell wide, `ascii` its plain form; both decoration: the label stays."""

    id: str
    label: str
    icon: str = "✧"
    ascii: str = "-"
    examples: tuple[str, ...] = ()
    celebration: str = ""
    lines: tuple[str, ...] = ()  # they take turns with `celebration`
    aliases: tuple[str, ...] = ()


class Act(msgspec.Struct, frozen=True, kw_only=True):
    """Something done in the app, after which a win of a category is offered; `what` it is, in words.

    `each` is false where only the first of a day is offered.
    """

    id: str
    category: str
    what: str
    each: bool = True


class WinLine(msgspec.Struct, frozen=True, kw_only=True):
    """What a typed line means: the text that stays, the category id, and when (None: now).

    `day` is the person's day of `at`, `skipped` as in `when.Moment`. `stays` is what looks like a moment and
    was not taken for one, the first few; `unknown` are the tags that name no category, the first few.
    """

    text: str
    category: str = ""
    at: datetime | None = None
    day: date | None = None
    skipped: time | None = None
    stays: tuple[str, ...] = ()
    unknown: tuple[str, ...] = ()


class WinsView(msgspec.Struct, frozen=True, kw_only=True):
    """A stretch of the wins, newest first and each day together, today's before the others.

    `celebrated` holds the ids that were celebrated. `newest` and `oldest` say whether the stretch reaches
    either end of all history. `day` is the person's today, from which headings count. `labels` are those of
    the categories, by id; `kept` tells that they are those kept for a grey day. `back` is 0, or how many
    days ago the one `day` was that is looked at; then `today` counts that one's. `gentle`: nothing loud is
    offered today.
    """

    wins: tuple[Win, ...] = ()
    celebrated: frozenset[int] = frozenset()
    newest: bool = True
    oldest: bool = True
    today: int = 0
    day: date | None = None
    labels: dict[str, str] = {}
    kept: bool = False
    back: int = 0
    gentle: bool = False


_TAG = re.compile(r"(?<!\S)#(?P<tag>[\w-]+)(?!\S)")
_SMALL_WORDS = frozenset({"the", "and", "for", "with", "that"})
CELEBRATED_A_DAY = 5
NEXT_SESSION = "next-session"
"""What a person tags to find again at the next session, in any text: no category is meant."""
STAYS_TOLD = 3  # of what looks like a moment or a category and is none; more would crowd the preview


def celebrated(wins: Iterable[Win]) -> frozenset[int]:
    """The ids of the wins that were celebrated."""
    return frozenset(win.id for win in wins if win.celebrated)


def act_of(name: str, acts: Iterable[Act]) -> Act:
    """The act called so; `a/b` that has no row of its own goes by `a`. Raises KeyError."""
    known = {act.id: act for act in acts}
    return known.get(name) or known[name.partition("/")[0]]


def as_typed(win: Win | WinLine) -> str:
    """The line that would write a win, its time left out."""
    return f"{win.text} #{win.category}" if win.category else win.text


def parse(line: str, categories: Sequence[Category], now: datetime, starts_at: time, local: Local) -> WinLine:
    """What a typed line means.

    The first `#…` that names a category and the first `@…` that is a day or a time gone by
    (`when.parse_when` has the forms) are taken out, wherever they stand; all else stays as typed.
    """
    line = line.strip("\r\n")
    taken: list[re.Match[str]] = []
    named = [(tag, match_category(tag["tag"], categories)) for tag in _TAG.finditer(line)]
    others = (tag for tag, found in named if not found and not tag["tag"].isdecimal())
    unknown = tuple(tag[0] for tag in others if tag["tag"].casefold() != NEXT_SESSION)[:STAYS_TOLD]
    tag, found = next(((tag, found) for tag, found in named if found), (None, None))
    category = found.id if found else ""
    taken += [tag] if tag else []
    stays: tuple[str, ...] = ()
    moment: when.Moment | None = None
    if "@" in line:
        moments, moment = _moment(line, now, starts_at, local)
        read = {match.start() for match in moments}
        unread = (match[0] for match in when.shaped(line) if match.start() not in read)
        stays = tuple(islice(unread, STAYS_TOLD))
        taken += moments
    for match in sorted(taken, key=re.Match.start, reverse=True):
        before, after = line[: match.start()].rstrip(), line[match.end() :].lstrip()
        line = f"{before} {after}" if before and after else before or after
    if moment is None:
        return WinLine(text=line, category=category, stays=stays, unknown=unknown)
    return WinLine(
        text=line,
        category=category,
        at=moment.at,
        day=moment.day,
        skipped=moment.skipped,
        stays=stays,
        unknown=unknown,
    )


def _moment(
    line: str, now: datetime, starts_at: time, local: Local
) -> tuple[list[re.Match[str]], when.Moment | None]:
    day: str | None = None
    clock: str | None = None
    moment: when.Moment | None = None
    taken: list[re.Match[str]] = []
    for match in when.typed(line):
        a_clock = match["then"] or match["clock"]
        if (day and match["day"]) or (clock and a_clock):
            continue
        try:
            moment = when.resolve(match["day"] or day, a_clock or clock, now, starts_at, local)
        except ValueError:
            continue
        day, clock = match["day"] or day, a_clock or clock
        taken.append(match)
    return taken, moment


def match_category(text: str, categories: Sequence[Category]) -> Category | None:
    """The one category that a word means: its id, label or alias, a word of them, or the start of one.

    None when there is none, or when several fit equally well. Case, `-` and `_` make no difference; nor do
    accents that the word does not have, unless another category is named just so.
    """
    said = _slug(text, text)
    if not said:
        return None
    ways: tuple[Callable[[Category], bool], ...] = (
        lambda category: any(folded(text) == folded(name) for name in (category.id, category.label)),
        lambda category: said in _names(category, text),
        lambda category: said in _words(category, text),
        lambda category: any(name.startswith(said) for name in _names(category, text)),
        lambda category: any(word.startswith(said) for word in _words(category, text)),
    )
    for fits in ways:
        found = [category for category in categories if fits(category)]
        if found:
            return found[0] if len(found) == 1 else None
    return None


def complete(line: str, cursor: int, categories: Sequence[Category]) -> str | None:
    """The line with the `#word` before the cursor completed, as far as it is clear; None: nothing to add.

    The cursor belongs where it was, moved on by as much as the line has grown.
    """
    typed = re.search(r"(?<!\S)#([\w-]*)$", line[:cursor])
    if not typed:
        return None
    word, sought = _slug(typed[1], typed[1]), typed[1]
    one = match_category(word, categories)
    ids = [one.id] if one else [each.id for each in categories if _slug(each.id, sought).startswith(word)]
    if not ids:
        return None
    shared = _shared_start(ids)
    if len(shared) < len(typed[1]) or shared == typed[1]:
        return None
    return f"{line[: typed.start(1)]}{shared}{line[cursor:]}"


def completions(line: str, cursor: int, categories: Sequence[Category]) -> list[str]:
    """The lines that the `#word` before the cursor could make of a line: as far as it is clear, then each."""
    clear = complete(line, cursor, categories)
    before = line[:cursor]
    start = before.rfind("#") + 1
    each = [f"{line[:start]}{name}{line[cursor:]}" for name in candidates(before, categories)]
    return [*([clear] if clear is not None else []), *each]


def candidates(line: str, categories: Sequence[Category]) -> list[str]:
    """The ids that the `#word` at the end of a line could become, while it could become several."""
    typed = re.search(r"(?<!\S)#([\w-]*)$", line)
    if not typed or (typed[1] and match_category(typed[1], categories)):
        return []
    word, sought = _slug(typed[1], typed[1]), typed[1]
    return [
        each.id
        for each in categories
        if any(name.startswith(word) for name in (_slug(each.id, sought), *_words(each, sought)))
    ]


def celebration_line(
    category: Category | None,
    todays_wins: Sequence[Win],
    grey: bool,
    generic: Sequence[str],
    quiet: Sequence[str],
    day: date,
) -> str:
    """The line that answers a win, by the `copy_rules` of content/win_categories.yaml; '' for none.

    `todays_wins` are the other wins of that `day`, `grey` whether it is a grey day. The first win of a
    category that day has one of the category's own lines; those and the generic ones take turns, from
    another one each day.
    """
    if len(todays_wins) >= CELEBRATED_A_DAY:
        return ""
    if not grey and category and category.celebration and all(w.category != category.id for w in todays_wins):
        own = (category.celebration, *category.lines)
        return own[day.toordinal() % len(own)]
    lines = quiet if grey else generic
    return lines[(day.toordinal() + len(todays_wins)) % len(lines)] if lines else ""


def _slug(text: str, sought: str) -> str:
    return re.sub(r"\W+", "_", comparable(text, sought).replace("-", "_")).strip("_")


def _names(category: Category, sought: str) -> Iterator[str]:
    return (_slug(name, sought) for name in (category.id, category.label, *category.aliases))


def _words(category: Category, sought: str) -> Iterator[str]:
    for name in _names(category, sought):
        yield from (word for word in name.split("_") if len(word) > 2 and word not in _SMALL_WORDS)


def _shared_start(words: Sequence[str]) -> str:
    first, last = min(words), max(words)
    same = next((i for i, (a, b) in enumerate(zip(first, last, strict=False)) if a != b), len(first))
    return first[:same]
