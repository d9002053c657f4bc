"""The rules of milestones, by themselves."""

from __future__ import annotations

from datetime import UTC, date, datetime
from itertools import accumulate

from hypothesis import given
from hypothesis import strategies as st

from companion.content import load as content
from companion.content.milestones import milestones
from companion.model.milestones import Milestone, MilestoneTold, by_itself, reached, sentence_of

TABLE = (
    Milestone(of="wins", at=(10, 50), text="{n} wins kept."),
    Milestone(of="goals", at=(1,), each=True, text="A first step of {name}."),
    Milestone(of="skills", at=(1,), text="A first skill tried: {name}.", unnamed="A first skill tried."),
    Milestone(of="wins", at=(1,), text="A first win is kept."),
)
FIGURES = st.dictionaries(st.sampled_from(["wins", "goals:1", "goals:2", "skills"]), st.integers(0, 99))


def ids(figures: dict[str, int]) -> list[str]:
    return [each.id for each in reached(TABLE, figures)]


def test_what_is_reached_by_hand() -> None:
    assert ids({"wins": 9, "goals": 2}) == ["wins:1"]
    assert ids({"wins": 50, "goals:7": 3, "goals:8": 0}) == ["wins:50", "wins:10", "goals:7:1", "wins:1"]
    found = next(reached(TABLE, {"goals:7": 1}))
    assert (found.key, found.about) == ("goals:7", "7")


@given(FIGURES, FIGURES)
def test_more_is_never_less(some: dict[str, int], more: dict[str, int]) -> None:
    grown = {key: some.get(key, 0) + more.get(key, 0) for key in some.keys() | more.keys()}
    assert set(ids(some)) <= set(ids(grown))
    assert len(set(ids(grown))) == len(ids(grown))


@given(st.lists(st.integers(-3, 4), max_size=60))
def test_in_any_order_of_coming_and_going_each_is_news_once(steps: list[int]) -> None:
    """Undo and redo, or edits in any order: once told it is known, however the number moves."""
    told: list[str] = []
    highest = 0
    for number in accumulate(steps, lambda have, step: max(have + step, 0)):
        highest = max(highest, number)
        told += [id for id in ids({"wins": number}) if id not in told]
    if steps and steps[0] > 0:
        assert sorted(told) == sorted(f"wins:{n}" for n in (1, 10, 50) if n <= max(highest, steps[0]))
    assert len(set(told)) == len(told)


def test_a_jump_is_no_doing_of_ones_own() -> None:
    found = next(reached(TABLE, {"wins": 10}))
    assert by_itself(found, {}, {"wins": 10}), "nobody looked before: from the shell, perhaps"
    assert by_itself(found, {"wins": 9}, {"wins": 10}) and by_itself(found, {"wins": 5}, {"wins": 10})
    assert not by_itself(found, {"wins": 4}, {"wins": 10})


def test_every_sentence_of_the_table_that_ships() -> None:
    wording, table = content.wording(), milestones()
    now = datetime(2026, 11, 17, tzinfo=UTC)
    said = []
    for row in table:
        assert list(row.at) == sorted(set(row.at)) and row.at[0] > 0
        for number in row.at:
            key = f"{row.of}:box" if row.each else row.of
            told = MilestoneTold(at=now, day=date(2026, 11, 17), milestone=f"{key}:{number}", about="box")
            said.append(sentence_of(table, told, "Box breathing"))
            assert said[-1] and "{" not in said[-1] and not wording.forbidden.search(said[-1])
    assert len(set(said)) == len(said)
    assert {"Ten wins kept.", "50 days with something in them.", "A first check-in is saved."} < {*said}
    gone = MilestoneTold(at=now, day=date(2026, 11, 17), milestone="wins:3")
    assert sentence_of(table, gone, "") == ""
