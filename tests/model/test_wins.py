"""What a typed line means, and which line answers a win."""

from datetime import date, datetime, time, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from companion.content import load
from companion.model.wins import (
    Category,
    Win,
    celebration_line,
    complete,
    completions,
    match_category,
    parse,
)

CET = timezone(timedelta(hours=1))
NOW = datetime(2026, 11, 22, 12, 0, tzinfo=CET)
FOUR = time(4)
SHIPPED = load.categories()
OWN = (Category(id="piano", label="At the piano"), *SHIPPED)
BY_ID = {category.id: category for category in OWN}


def read(line: str) -> tuple[str, str, datetime | None]:
    found = parse(line, OWN, NOW, FOUR, lambda wall: wall.replace(tzinfo=CET))
    return found.text, found.category, found.at


@pytest.mark.parametrize(
    ("line", "text", "category", "at"),
    [
        ("called Mum", "called Mum", "", None),
        ("said no to the extra shift #boundaries", "said no to the extra shift", "setting_boundaries", None),
        ("#boundaries said no", "said no", "setting_boundaries", None),
        ("said #boundaries no", "said no", "setting_boundaries", None),
        ("two scales #piano", "two scales", "piano", None),
        ("rang @yesterday", "rang", "", datetime(2026, 11, 21, 12)),
        ("rang @18:30", "rang", "", datetime(2026, 11, 21, 18, 30)),
        ("rang @yesterday 9:15 again", "rang again", "", datetime(2026, 11, 21, 9, 15)),
        ("rang @9:15 @yesterday", "rang", "", datetime(2026, 11, 21, 9, 15)),
        ("@yesterday@9:15 rang #people", "rang", "social_interaction", datetime(2026, 11, 21, 9, 15)),
        ("rang @2026-11-03", "rang", "", datetime(2026, 11, 3, 12)),
        ("rang @yesterday noon", "rang", "", datetime(2026, 11, 21, 12)),
        ("rang @midnight again", "rang again", "", datetime(2026, 11, 22)),
        ("rang @noonday", "rang @noonday", "", None),
    ],
)
def test_tag_and_moment_are_taken(line: str, text: str, category: str, at: datetime | None) -> None:
    assert read(line) == (text, category, at and at.replace(tzinfo=CET))


@pytest.mark.parametrize(
    "line",
    [
        "we are #1",
        "a #hashtag",
        "issue#boundaries",
        "# boundaries",
        "#boundaries, as a word",
        "me@18:30",
        "@monica came",
        "@tomorrow I will",
        "@25:00",
        "@2099-01-01 a plan",
        "@today 23:00",
        "#self",
        "two  spaces   stay",
        "  as typed  ",
        "[red]markup[/red]",
        "שלום #שלום",
        "",
    ],
)
def test_all_else_stays_as_typed(line: str) -> None:
    assert read(line) == (line, "", None)


def test_only_the_first_category_is_taken() -> None:
    assert read("a #piano b #boundaries") == ("a b #boundaries", "piano", None)


def test_only_the_first_moment_is_taken() -> None:
    assert read("rang @yesterday not @mon")[0] == "rang not @mon"
    assert read("rang @9:15 not @8:00") == ("rang not @8:00", "", datetime(2026, 11, 22, 9, 15, tzinfo=CET))


@pytest.mark.parametrize(
    ("line", "text", "at"),
    [
        ("rang @6pm", "rang", datetime(2026, 11, 21, 18)),
        ("rang @6 p.m. again", "rang again", datetime(2026, 11, 21, 18)),
        ("rang @9.15", "rang", datetime(2026, 11, 22, 9, 15)),
        ("rang @yesterday at 6pm", "rang", datetime(2026, 11, 21, 18)),
        ("rang @3 Nov, as agreed @18:30", "rang @3 Nov, as agreed", datetime(2026, 11, 21, 18, 30)),
        ("@3 Nov rang @18:30", "rang", datetime(2026, 11, 3, 18, 30)),
        ("@3 November 2025 18:30 rang", "rang", datetime(2025, 11, 3, 18, 30)),
        ("@last  monday rang", "rang", datetime(2026, 11, 16, 12)),
        ("rang @2 hours ago, twice", "rang @2 hours ago, twice", None),
        ("rang @2 hours ago twice", "rang twice", datetime(2026, 11, 22, 10)),
        ("rang @2026-11-10T02:30:00+02:00", "rang", datetime(2026, 11, 10, 1, 30)),
        ("with @alice @18:30", "with @alice", datetime(2026, 11, 21, 18, 30)),
        ("@yesterday, 18:30 rang", "rang", datetime(2026, 11, 21, 18, 30)),
        ("@18:30 monday meeting", "monday meeting", datetime(2026, 11, 21, 18, 30)),
    ],
)
def test_more_of_the_little_language_is_taken(line: str, text: str, at: datetime | None) -> None:
    assert read(line) == (text, "", at and at.replace(tzinfo=CET))


@pytest.mark.parametrize(
    ("line", "stays"),
    [
        ("@tomorrow I will", ("@tomorrow",)),
        ("@25:00", ("@25:00",)),
        ("@2099-01-01 a plan", ("@2099-01-01",)),
        ("@2026-02-30", ("@2026-02-30",)),
        ("@31 Nov rang", ("@31 Nov",)),
        ("@31/12 rang", ("@31/12",)),
        ("@13pm rang", ("@13pm",)),
        ("@today 23:00", ("@today 23:00",)),
        ("@last night and @next week", ("@last night", "@next week")),
        ("@a few days ago", ("@a few days ago",)),
        ("@2 hours", ("@2 hours",)),
        ("@yestreday rang", ("@yestreday",)),
        ("@yesterday, rang", ("@yesterday",)),
        ("rang @9:15 not @8:00", ("@8:00",)),
        ("rang @9:15 @yesterday", ()),
        ("@tomorrow @25:00", ("@tomorrow", "@25:00")),
        ("@25:00 @26:00 @27:00 @28:00", ("@25:00", "@26:00", "@27:00")),
        ("@monica and @mona and @3 others", ()),
        ("me@18:30 or 18:30 or tomorrow", ()),
        ("@home", ()),
    ],
)
def test_what_looks_like_a_time_and_is_none_is_told(line: str, stays: tuple[str, ...]) -> None:
    assert parse(line, OWN, NOW, FOUR, lambda wall: wall.replace(tzinfo=CET)).stays == stays


def test_line_ends_go_and_nothing_else() -> None:
    assert read("\ncalled  Mum \r\n")[0] == "called  Mum "


@given(st.text(max_size=60))
def test_no_line_is_refused_and_no_letter_of_a_plain_one_is_lost(line: str) -> None:
    plain = line.replace("#", "").replace("@", "")
    assert read(plain) == (plain.strip("\r\n"), "", None)
    text, _, at = read(line)
    assert at is None or at <= NOW
    for word in line.split():
        assert word[0] in "#@" or word in text or ":" in word


@given(
    st.text(st.characters(categories=["L", "N", "P", "Zs"]), min_size=1, max_size=30), st.sampled_from(OWN)
)
def test_a_category_by_its_id_is_taken_from_any_place(text: str, category: Category) -> None:
    plain = text.replace("#", "").replace("@", "").strip()
    for line in (f"#{category.id} {plain}", f"{plain} #{category.id}"):
        assert read(line)[:2] == (plain, category.id)


@pytest.mark.parametrize(
    ("word", "found"),
    [
        ("setting_boundaries", "setting_boundaries"),
        ("Setting-Boundaries", "setting_boundaries"),
        ("setting-a-boundary", "setting_boundaries"),
        ("boundaries", "setting_boundaries"),
        ("bound", "setting_boundaries"),
        ("people", "social_interaction"),
        ("support_group", "seeking_support"),
        ("support", "seeking_support"),
        ("kind", "affirmations"),
        ("breath", "mindful_breathing"),
        ("my_own", "my_own"),
        ("self", None),
        ("routine", None),
        ("of", None),
        ("with", None),
        ("", None),
        ("nothing", None),
    ],
)
def test_a_word_that_is_clear_finds_its_category(word: str, found: str | None) -> None:
    category = match_category(word, SHIPPED)
    assert (category and category.id) == found


def test_every_shipped_category_is_found_by_id_and_label() -> None:
    for category in SHIPPED:
        assert match_category(category.id, SHIPPED) == category
        assert match_category(category.label, SHIPPED) == category


@pytest.mark.parametrize(
    ("line", "completed"),
    [
        ("said no #bound|", "said no #setting_boundaries|"),
        ("#bed| at ten", "#bedtime_routine| at ten"),
        ("#se|", None),
        ("#s|", None),
        ("#self|", "#self_|"),
        ("#morning_routine|", None),
        ("#nothing|", None),
        ("bound|", None),
        ("a#bound|", None),
        ("#bound |", None),
    ],
)
def test_tab_completes_what_is_clear(line: str, completed: str | None) -> None:
    cursor = line.index("|")
    plain = line.replace("|", "")
    done = complete(plain, cursor, SHIPPED)
    if done is None or completed is None:
        assert done == completed
    else:
        moved = cursor + len(done) - len(plain)
        assert f"{done[:moved]}|{done[moved:]}" == completed


def test_tab_goes_through_all_that_fit() -> None:
    through = completions("a #self b", 7, SHIPPED)
    assert through[0] == "a #self_ b" and {"a #self_care b", "a #self_talk b"} <= set(through)
    assert all(match_category(line.split()[1][1:], SHIPPED) for line in through[1:])
    assert len(completions("#", 1, SHIPPED)) == len(SHIPPED)
    assert completions("#bed", 4, SHIPPED) == ["#bedtime_routine"]
    assert completions("#nothing", 8, SHIPPED) == completions("bed", 3, SHIPPED) == []


def test_tags_that_name_no_category_are_told() -> None:
    typed = "a #nothing b #bed c #Other #7 #next-session"
    line = parse(typed, SHIPPED, NOW, FOUR, lambda wall: wall.replace(tzinfo=CET))
    assert (line.text, line.category) == ("a #nothing b c #Other #7 #next-session", "bedtime_routine")
    assert line.unknown == ("#nothing", "#Other")


def test_accents_of_a_category_count_only_where_they_are_typed() -> None:
    cafes = (Category(id="café", label="Café"), Category(id="cafe", label="Cafe"))
    assert [match_category(said, cafes[:1]) for said in ("cafe", "CAFÉ", "cafè")] == [
        cafes[0],
        cafes[0],
        None,
    ]
    assert [match_category(said, cafes) for said in ("cafe", "cafe\u0301")] == [cafes[1], cafes[0]]


GENERIC, QUIET = load.celebration_lines()
DAY = date(2026, 11, 22)


def wins(*categories: str) -> list[Win]:
    return [Win(id=i, at=NOW, day=DAY, text="a win", category=c) for i, c in enumerate(categories, 1)]


def answer(category: str, earlier: list[Win], *, grey: bool = False, day: date = DAY) -> str:
    return celebration_line(BY_ID.get(category), earlier, grey, GENERIC, QUIET, day)


@pytest.mark.parametrize("category", SHIPPED, ids=lambda each: each.id)
def test_the_first_of_its_category_has_a_line_of_it_and_four_days_in_a_row_four(category: Category) -> None:
    days = [DAY + timedelta(days=n) for n in range(4)]
    said = [answer(category.id, [], day=day) for day in days]
    assert len(set(said)) == 4
    assert set(said) <= {category.celebration, *category.lines}
    other = next(each.id for each in SHIPPED if each.id != category.id)
    assert answer(category.id, wins(other, "")) == said[0]


def test_the_others_take_turns() -> None:
    said = [answer("", wins(*[""] * count)) for count in range(5)]
    assert set(said) <= set(GENERIC)
    assert len(set(said)) == 5
    assert answer("connection", wins("connection")) in GENERIC
    assert answer("piano", []) in GENERIC  # a category without a line of its own


def test_after_five_wins_the_tick_is_enough() -> None:
    assert answer("connection", wins("", "", "", "")) != ""
    assert answer("connection", wins("", "", "", "", "")) == ""
    assert answer("", wins("", "", "", "", ""), grey=True) == ""


def test_a_grey_day_is_met_quietly() -> None:
    assert {answer("connection", wins(*[""] * count), grey=True) for count in range(5)} <= set(QUIET)


def test_no_lines_is_no_line() -> None:
    assert celebration_line(None, [], False, (), (), DAY) == ""
