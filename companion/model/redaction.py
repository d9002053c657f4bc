"""What in a text could tell who, where and when: found by its looks, and replaced. It cannot see all."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from itertools import compress
from typing import Literal, get_args
from unicodedata import normalize

import msgspec

FindKind = Literal["address", "page", "account", "date", "age", "number", "place", "name"]
"""What was found, the surest first."""


class Find(msgspec.Struct, frozen=True):
    """A stretch of a text from `start` to `end`.

    `stays` where it may well be an ordinary word: it stands first, or the language writes many so.
    """

    kind: FindKind
    start: int
    end: int
    text: str
    stays: bool = False


_CLOSED = r"\s@<>()\[\]“”„\"«»,;"  # what no address goes on over
_MONTH = (
    "(?:jan(?:uary|uar|vier)?|feb(?:ruary|ruar)?|février|mar(?:ch|s|zo)?|märz|apr(?:il)?|avril|abril|(?-i:May|Mai)"
    "|june?|juin|juni|junio|july?|juillet|juli|julio|aug(?:ust)?|août|agosto|sept?(?:ember|embre|iembre)?|o[ck]t(?:ober"
    "|obre|ubre)?|nov(?:ember|embre|iembre)?|de[cz](?:ember)?|décembre|diciembre|enero|febrero|mayo)"
)
_DAY = r"(?<!\d)\d{1,2}(?:st|nd|rd|th|\.)?"
_YEAR = r"(?<!\d)(?:19|20)\d\d(?!\d)"
_DATES = "|".join(
    (
        r"\d{4}[-/.]\d{1,2}[-/.]\d{1,2}(?!\d)",
        r"(?<!\d)\d{1,2}[-/.]\s?\d{1,2}[-/.]\s?(?:\d{4}|\d\d)(?!\d)",
        r"(?<![\d.])\d{1,2}\.\s?\d{1,2}\.(?!\d)",
        rf"{_DAY}\s(?:of\s|de\s)?\b{_MONTH}\b(?:,?\s(?:de\s)?{_YEAR})?",
        rf"\b{_MONTH}\b\.?\s{_DAY}\b(?!\d)(?:,?\s{_YEAR})?",
        rf"\b{_MONTH}\b,?\s{_YEAR}",
        _YEAR,
    )
)
_LOOKS: tuple[tuple[FindKind, re.Pattern[str]], ...] = (
    (
        "page",
        re.compile(
            r"(?:[a-z][a-z\d+.-]{0,20}://|www\.)[^\s<>“”\"«»]*[^\s<>“”\"«».,;:!?)\]'’]", re.IGNORECASE
        ),
    ),
    ("address", re.compile(rf"[^{_CLOSED}]{{1,64}}@[^{_CLOSED}]*[^\W_]")),
    ("account", re.compile(r"(?<![\w.])@\w(?:[\w.-]*\w)?")),
    (
        "page",
        re.compile(
            r"(?<![\w@.])(?:[\w-]{1,63}\.){1,9}(?:com|org|net|edu|gov|info|io|co|eu|uk|de|ch|fr|nl|pl|se|ca)\b"
            r"(?:/[^\s<>]*[^\s<>.,;:!?)\]])?",
            re.IGNORECASE,
        ),
    ),
    ("date", re.compile(rf"(?:\b(?:on|in|am|im|since|seit)\s(?:the\s)?)?(?:{_DATES})", re.IGNORECASE)),
    ("age", re.compile(r"\baged?\s\d{1,3}\b|(?<!\d)\d{1,3}[\s-]years?[\s-]old\b", re.IGNORECASE)),
    ("number", re.compile(r"[+(]{0,2}\d(?:[ \u00a0().\-/]{0,2}\d){6,}|\d{4,}")),
    ("number", re.compile(r"\b[A-Z]{1,2}\d[A-Z\d]? ?\d[A-Z]{2}\b|\b[A-Z]\d[A-Z] ?\d[A-Z]\d\b")),
)
_WORD = re.compile(r"[^\W\d_](?:[^\W\d_]|[\u0300-\u036f])*(?:[-’'][^\W\d_]{2,}[\u0300-\u036f]*)*")
_QUOTES = " \t\"'“”„‘’«»()*•–—->#_"


def _words(said: str) -> frozenset[str]:
    return frozenset(said.split())


_TITLES = _words("dr mr mrs ms prof st herr frau sr sra mme")
_INTO = _words("in at from to near around nach aus bei à en")
_TOLD = _words(
    "wrote write writing talked talk talking spoke speak said say listened thanks thank next close"
)
_PLACES = _words(
    "street road avenue lane square hospital clinic university college school church park bridge station"
)
_STREET = ("straße", "strasse", "gasse", "platz")
_PLAIN = _words(  # what has a capital and tells nothing; then what sentences begin with
    "i i'm i’m i'd i’d i've i’ve i'll i’ll ok tv gp nhs cbt dbt er ptsd adhd ocd god mum mom dad mama papa "
    "monday tuesday wednesday thursday friday saturday sunday christmas easter "
    "january february march april may june july august september october november december "
    "a after again all also although always an and another any anyone anything are as asking at be because "
    "before being both but by can could did do does during each even eventually every everyone everything "
    "few finally first for from getting going had has have he her his how if in is it it's it’s its just "
    "last later less little maybe me more most much my never next no nobody not nothing now of often on once "
    "one only or other our out over people perhaps she since sleep sleeping slowly small so some somebody "
    "someone something sometimes soon still such suddenly talk talking tell that that's that’s the "
    "their them then there there's there’s these they this those though through to today together tomorrow "
    "too two until up us walking was we well were what when where which while who why will with without "
    "work would write writing yes yesterday yet you your"
)
NEAR = 16  # characters before a word that tell whether a sentence begins with it
CROWDED, FEW = 0.12, 20
"""From which share of capitals a language writes many of them, and in how many words that shows."""


@lru_cache(maxsize=1)
def finds(text: str, known: tuple[str, ...] = ()) -> tuple[Find, ...]:
    """Return what was found, in its order, none over another. `known` are names of people, as kept."""
    seen = [Find(kind, *each.span(), each[0]) for kind, look in _LOOKS for each in look.finditer(text)]
    seen += [Find("name", *span, text[slice(*span)]) for span in _of_people(text, known)]
    seen += _guessed(text)
    found: list[Find] = []
    for each in sorted(seen, key=lambda find: (find.start, -find.end)):
        if found and each.start < (last := found[-1]).end:  # both are one, called as the surer of them
            kind = min(last.kind, each.kind, key=get_args(FindKind).index)
            end = max(last.end, each.end)
            found[-1] = Find(kind, last.start, end, text[last.start : end], last.stays and each.stays)
        elif each.end > each.start:
            found.append(each)
    return tuple(found)


def replaced(text: str, found: Iterable[Find], instead: Mapping[str, str]) -> str:
    """Return a text with what was found replaced, by its text; nothing else is touched."""
    parts, at = [], 0
    for each in found:
        said = instead.get(each.text, each.text)
        if said and said != each.text and begins(text, each.start):
            said = said[0].upper() + said[1:]
        parts += [text[at : each.start], said]
        at = each.end
    return "".join([*parts, text[at:]])


def begins(text: str, at: int) -> bool:
    """Tell whether a sentence begins at a place."""
    before = text[max(at - NEAR, 0) : at].rstrip(_QUOTES)
    return not before or before[-1] in ".!?…:\n"


def _of_people(text: str, known: Collection[str]) -> Iterator[tuple[int, int]]:
    """Yield where people are named, in full or in part; in small letters where the text has no others."""
    names = {part for name in known for part in (name.strip(), *_WORD.findall(name)) if len(part) > 1}
    parts = {
        part for part in names if part.casefold() not in _TITLES and (part in known or not part.islower())
    }
    for part in {normalize(form, part) for part in parts for form in ("NFC", "NFD")}:
        has_case = part[0].lower() != part[0].upper()  # else it may be written without a space
        before, after = (r"(?<!\w)", r"(?![\w\u0300-\u036f])") if has_case else ("", "")
        look = re.compile(f"{before}{re.escape(part)}{after}", re.IGNORECASE if text == text.lower() else 0)
        yield from (each.span() for each in look.finditer(text))


def _guessed(text: str) -> Iterator[Find]:
    """Yield what has a capital, where a sentence begins with it as what stays unless it is also elsewhere."""
    words = [*_WORD.finditer(text)]
    first = [begins(text, word.start()) for word in words]
    titles = _titles(text)
    runs, spoken = [*_runs(text, words)], {word[0] for word in words}
    sure = [(len(run) > 1 or not first[run[0]]) and words[run[0]].start() not in titles for run in runs]
    parts = {words[n][0] for run in compress(runs, sure) for n in run if not first[n]}
    inside = len(words) - sum(first)
    crowded = inside >= FEW and sum(map(len, compress(runs, sure))) > CROWDED * inside
    for run, is_sure in zip(runs, sure, strict=True):
        named = is_sure or words[run[0]][0] in parts
        if named or words[run[0]][0].lower() not in spoken:
            kind, start, end = _told(text, words, run)
            yield Find(kind, start, end, text[start:end], stays=crowded or not named)


def _titles(text: str) -> set[int]:
    """Return the places in lines that are written with capitals as titles are."""
    found: set[int] = set()
    for line in re.finditer(r".+", text):
        long = [word for word in _WORD.findall(line[0]) if len(word) > 3]
        if len(long) > 1 and line[0].rstrip()[-1:] not in ".!?…" and not any(map(str.islower, long)):
            found |= {*range(*line.span())}
    return found


def _runs(text: str, words: Sequence[re.Match[str]]) -> Iterator[list[int]]:
    """Yield the numbers of words with a capital that stand together: Dr. Ana Weber."""
    run: list[int] = []
    for n, word in enumerate(words):
        if run and (run[-1] < n - 1 or not _joins(words[n - 1], text[words[n - 1].end() : word.start()])):
            yield run
            run = []
        if word[0][0] != word[0][0].lower() and word[0].casefold() not in _PLAIN:
            run = [*run, n]
    if run:
        yield run


def _joins(word: re.Match[str], between: str) -> bool:
    return between in (" ", "\u00a0") or (between == ". " and word[0].casefold() in _TITLES)


def _told(text: str, words: Sequence[re.Match[str]], run: Sequence[int]) -> tuple[FindKind, int, int]:
    """Return what a run is, and from where to where: a street has its number with it."""
    start, end = words[run[0]].start(), words[run[-1]].end()
    said = [word[0].casefold() for word in words[max(run[0] - 2, 0) : run[0]]]
    last = words[run[-1]][0].casefold()
    if last in _PLACES or last.endswith(_STREET):
        before, after = re.search(r"(?<!\w)\d+\w?\s$", text[:start]), re.match(r"\s\d+\w?\b", text[end:])
        return "place", before.start() if before else start, end + (after.end() if after else 0)
    there = said[-1:] and said[-1] in _INTO and text[words[run[0] - 1].end() : start] == " "
    return "place" if there and not _TOLD & {*said[:-1]} else "name", start, end
