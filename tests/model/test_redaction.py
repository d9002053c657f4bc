"""What could tell who, where and when is found, and replacing it touches nothing else."""

from __future__ import annotations

from datetime import date
from string import punctuation

import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.provisional import urls

from companion import words
from companion.model.redaction import FindKind, finds, replaced

MONTHS = words.common.MONTHS
DATES: tuple[str, ...] = (
    "{0:%Y-%m-%d}",
    "{0.day}.{0.month}.{0.year}",
    "{0.day}/{0.month}/{0.year}",
    "{0.day} {1} {0.year}",
)
DATES += ("{1} {0.day}, {0.year}", "{0.day}th of {1}", "{2} {0.day}", "{1} {0.year}", "{0.day}.{0.month}.")
NAMES = st.sampled_from(["Ana", "José", "Jose\u0301", "Ömer", "Αναστασία", "Ольга", "O’Brien", "Jean-Luc"])
TOLD = st.one_of(
    st.sampled_from(
        ["it helped that", "i slept.", "So did I,", "\n", "- ", "“and”", "(", ")", "…", "12", "7/10"]
    ),
    NAMES,
    st.emails(),
    urls(),
    st.integers(0, 10**15).map(str),
    st.builds(
        lambda day, look: look.format(day, MONTHS[day.month - 1], MONTHS[day.month - 1][:3]),
        st.dates(),
        st.sampled_from(DATES),
    ),
    st.text(max_size=12),
)
TEXTS = st.lists(TOLD, max_size=9).map(" ".join)


def is_found(text: str, part: str, kind: str = "") -> bool:
    """Whether a part of a text is within something that was found."""
    start = text.index(part)
    return any(
        each.start <= start and start + len(part) <= each.end and kind in ("", each.kind)
        for each in finds(text)
    )


@given(TEXTS, st.lists(NAMES, max_size=2))
def test_replacing_touches_nothing_else_and_leaves_nothing_of_it(text: str, known: list[str]) -> None:
    found = finds(text, tuple(known))
    ends = [0, *(at for each in found for at in (each.start, each.end)), len(text)]
    assert ends == sorted(ends) and all(text[each.start : each.end] == each.text for each in found)
    between = [text[a:b] for a, b in zip(ends[::2], ends[1::2], strict=True)]
    assert replaced(text, found, {each.text: "\0" for each in found}).split("\0") == "\0".join(between).split(
        "\0"
    )
    assert replaced(text, found, {}) == text
    told = replaced(text, found, {each.text: words.stories.INSTEAD[each.kind] for each in found})
    assert not {each.text for each in found} & {each.text for each in finds(told, tuple(known))}


@given(st.emails(), st.sampled_from(["write to {}", "{}", "it was ({}), then", "mail {}, please"]))
def test_every_address_is_found(address: str, around: str) -> None:
    assert is_found(around.format(address), address)


@given(urls())
def test_every_page_is_found(page: str) -> None:
    assert is_found(f"see {page} for it", page.rstrip(punctuation))


@given(st.integers(min_value=1000), st.sampled_from(["", "x", " ", "-"]))
def test_every_long_number_is_found(number: int, before: str) -> None:
    assert is_found(f"it was {before}{number}, i think", str(number))


@given(st.dates(date(1900, 1, 1), date(2099, 12, 31)), st.sampled_from(DATES))
def test_every_date_is_found(day: date, look: str) -> None:
    month = MONTHS[day.month - 1]
    said = look.format(day, month, month[:3])
    assert is_found(f"it was {said}, i think", said.rstrip("."))


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            "It was Ana. Ana rang, and Ana’s mother, too.",
            "It was a friend. A friend rang, and a friend’s mother, too.",
        ),
        ("I saw Dr. Weber in Berlin, at 12 Elm Road.", "I saw a friend in a town, at a town."),
        ("I wrote to Ana from Bad Ems.", "I wrote to a friend from a town."),
        ("On 24 November I rang 020 7946 0018.", "Some time ago I rang a number."),
        ("i was 34 years old in 2019", "i was of that age some time ago"),
        ("My GP and Mum said on Tuesday: I’m OK.", "My GP and Mum said on Tuesday: I’m OK."),
        ("Two years later, 24/7, 7/10, 412 days.", "Two years later, 24/7, 7/10, 412 days."),
        ("@ana_b, SE10 8AB and example.org.", "An account, a number and a page."),
        ("Ольга звонила. Она и Ольга пришли.", "A friend звонила. Она и a friend пришли."),
    ],
)
def test_what_is_found_by_its_looks(text: str, told: str) -> None:
    found = finds(text)
    instead = {each.text: words.stories.INSTEAD[each.kind] for each in found if not each.stays}
    assert replaced(text, found, instead) == told


@pytest.mark.parametrize(
    ("text", "known", "kinds"),
    [
        ("Will rang. Then I wrote.", ["Will Smith"], ["name"]),
        ("ana rang. anastasia did not", ["Ana"], ["name"]),
        ("I will. Will you?", ["Will"], ["name"]),
        ("安娜打电话给我", ["安娜"], ["name"]),
        ("my sister rang Maria", ["my sister Maria"], ["name"]),
    ],
)
def test_people_who_are_known_are_found_wherever_they_stand(
    text: str, known: list[str], kinds: list[FindKind]
) -> None:
    assert [each.kind for each in finds(text, tuple(known))] == kinds


def test_where_a_language_writes_many_capitals_they_are_told_but_stay() -> None:
    text = (
        "Es war im Winter, und die Nächte waren lang. Meine Schwester rief an. Der Schlaf kam nur langsam, "
        * 2
    )
    assert {each.stays for each in finds(text)} == {True}
    assert {each.stays for each in finds("My Long Way Home\n\nI slept.")} == {True}, "a title"
    once = "Ana from work kept writing. Luckily I slept. It was luckily enough."
    assert [(each.text, each.stays) for each in finds(once)] == [("Ana", True)], "it may be any word"
    assert not any(
        each.stays for each in finds("It was a long winter. I slept little, and it helped that Ana rang.")
    )
