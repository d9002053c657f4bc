"""The shipped words are whole: every source known, every technique sound, every glyph one cell wide."""

import re
import subprocess
import sys
import unicodedata
from collections.abc import Iterator
from datetime import date
from typing import Any

import pytest

from companion.content import compile as content
from companion.content import load
from companion.content.skills import skills
from companion.content.support_text import lines
from companion.model.breathing.pacing import SETTLE
from companion.model.breathing.technique import MAX_HOLD, MIN_BREATHS, at_level, levels, seconds_of

SOURCES = content.source("sources")["sources"]
BREATHING = content.source("breathing")
TECHNIQUES = BREATHING["techniques"]


def cited(value: Any) -> Iterator[str]:
    """Every source id under a `src` key."""
    if isinstance(value, dict):
        for key, inside in value.items():
            yield from inside if key in ("src", "ritual_src") else cited(inside)
    elif isinstance(value, list):
        for inside in value:
            yield from cited(inside)


def texts(value: Any) -> Iterator[str]:
    if isinstance(value, dict):
        value = list(value.values())
    if isinstance(value, list):
        for inside in value:
            yield from texts(inside)
    elif isinstance(value, str):
        yield value


@pytest.mark.parametrize("name", content.NAMES)
def test_the_compiled_words_are_those_of_the_yaml(name: str) -> None:
    stored = (content.COMPILED / f"{name}.json").read_bytes()
    assert stored == content.compiled(name), "run: python -m companion.content.compile"


def test_the_words_load_without_yaml() -> None:
    loaders = ("techniques", "affirmations", "categories", "rituals", "support", "step_lines")
    asked = ", ".join(f"load.{loader}()" for loader in loaders)
    code = f"import sys; from companion.content import load; {asked}; print('yaml' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], capture_output=True, text=True).stdout == "False\n"


@pytest.mark.parametrize("name", content.NAMES)
def test_every_source_that_is_cited_is_known(name: str) -> None:
    assert set(cited(content.source(name))) <= SOURCES.keys()


@pytest.mark.parametrize("name", SOURCES)
def test_a_source_says_where_it_was_read(name: str) -> None:
    source = SOURCES[name]
    assert source["status"] in ("verified", "code", "memory")
    assert source["says"]
    assert source["cite"]
    assert source["status"] == "memory" or source["seen_at"]


@pytest.mark.parametrize("written", TECHNIQUES, ids=lambda each: each["id"])
def test_a_technique_is_sound(written: dict[str, Any]) -> None:
    technique = load.technique(written["id"])
    assert set(technique.cautions) <= load.cautions().keys()
    assert written["evidence"]["grade"] in BREATHING["evidence_scale"]
    kinds = [step.kind for section in technique.sections for step in section.steps]
    assert (
        any(kind.startswith("hold") for kind in kinds)
        == technique.has_holds
        == ("holds" in technique.cautions)
    )
    assert sum(section.repeat is None for section in technique.sections) <= 1
    for section in technique.sections:
        assert technique.levels["standard"][section.id] == tuple(step.seconds for step in section.steps)
        fills = [step.fill for step in section.steps if step.fill]
        assert all(one[1] == two[0] for one, two in zip(fills, fills[1:] + fills[:1], strict=True))
        for step in section.steps:
            assert 0 < len(step.label) <= 28
            assert (step.fill is None) == (step.kind == "natural")
            assert step.fill is None or (step.fill[0] == step.fill[1]) == step.kind.startswith("hold")
    for given in technique.levels.values():
        for section in technique.sections:
            assert len(given[section.id]) == len(section.steps)
            assert all(seconds * 2 == int(seconds * 2) for seconds in given[section.id])
    if written["cycles_per_min"]:
        assert 60 / seconds_of(technique.sections[0]) == pytest.approx(written["cycles_per_min"], abs=0.01)


@pytest.mark.parametrize("technique", load.techniques(), ids=lambda each: each.id)
def test_no_level_passes_the_limits(technique: Any) -> None:
    for level in levels(technique):
        for section in at_level(technique, level):
            breaths = sum(step.kind == "inhale" for step in section.steps)
            assert not breaths or 60 * breaths / seconds_of(section) >= MIN_BREATHS
            for step in section.steps:
                assert not step.kind.startswith("hold") or step.seconds <= MAX_HOLD
                assert level != "no_holds" or not step.kind.startswith("hold")
        if technique.session.unit == "fixed":
            course = sum(
                (section.repeat or 0) * seconds_of(section) for section in at_level(technique, level)
            )
            assert course == technique.session.seconds


def test_the_limits_of_the_code_are_those_of_the_content() -> None:
    assert BREATHING["adaptation"]["floor"] == {
        "min_breaths_per_min": MIN_BREATHS,
        "max_hold_seconds": MAX_HOLD,
    }
    settle = next(rule for rule in BREATHING["adaptation"]["rule"] if "Settle" in rule)
    assert f"'{SETTLE.label}' (natural, {SETTLE.seconds:g} s" in settle


def test_there_is_a_technique_to_start_with() -> None:
    assert 8 <= len(load.techniques()) <= 12
    assert load.technique("extended_exhale").recommended_first
    with pytest.raises(KeyError):
        load.technique("nothing")


def test_the_lines_are_a_hundred_and_fifty_and_promise_nothing() -> None:
    shipped = load.affirmations()
    assert len(shipped) == len({line.id for line in shipped}) == len({line.text for line in shipped})
    assert [line.id for line in shipped if line.retired] == ["re5"]
    assert len(shipped) == 151
    for line in shipped:
        assert line.theme in load.affirmation_themes()
        assert len(line.text) <= 68
        assert line.strength in (1, 2)
        assert not line.own
        assert not re.search(r"(?i)\b(always|never|must|should|amazing|perfectly|best)\b|!", line.text)
        assert not re.search(r"(?i)\bwithout me\b|\bspare me\b", line.text)


@pytest.mark.parametrize("category", load.categories(), ids=lambda each: each.id)
def test_a_category_has_its_glyphs_and_words(category: Any) -> None:
    assert len(category.icon) == 1
    assert unicodedata.east_asian_width(category.icon) in ("N", "Na")
    assert len(category.ascii) == 1
    assert category.ascii.isascii()
    assert len(category.examples) == 3
    own = [category.celebration, *category.lines]
    assert len(set(own)) == len(own) >= 4
    assert all(0 < len(line) <= 72 for line in own)


@pytest.mark.parametrize("technique", TECHNIQUES, ids=lambda each: each["id"])
def test_what_is_said_of_a_technique_claims_nothing_for_a_disease(technique: dict[str, Any]) -> None:
    said = f"{technique['tagline']} {technique['claim']} {technique['evidence']['plain']}"
    assert not re.search(r"(?i)blood|heart|COPD|RCT|n=", said)
    assert "blood pressure" not in technique["evidence"]["effect"]


@pytest.mark.parametrize("field", ["id", "label", "icon", "ascii"])
def test_no_two_categories_are_alike(field: str) -> None:
    values = [getattr(category, field) for category in load.categories()]
    assert len(set(values)) == len(values)


def test_a_quiet_ritual_is_among_the_rituals() -> None:
    rituals = {ritual.id: ritual for ritual in load.rituals()}
    assert len(rituals) == 20
    assert {"reflection", "say_aloud", "good_cup"} <= rituals.keys()
    assert all(ritual.minutes > 0 and ritual.how for ritual in rituals.values())


def test_what_later_screens_need_is_whole() -> None:
    written = content.source("reflection")
    assert [len(written[name]) for name in ("prompts", "triggers", "coping_skills")] == [45, 20, 25]
    checkin = written["mood_checkin"]
    fields = [word["field"] for word in checkin["words"]]
    assert {field: fields.count(field) for field in checkin["fields"]} == dict.fromkeys(checkin["fields"], 6)
    for skill in written["coping_skills"]:  # "any" stands alone, for all four fields
        assert skill["fits"] == ["any"] or set(skill["fits"]) <= checkin["fields"].keys(), skill["id"]


def test_the_skill_about_urges_names_people_to_talk_to_first() -> None:
    shipped = {skill.id: skill for skill in skills()}
    assert len(shipped) == 25
    assert "talk to someone first: h" in (shipped["ride_urge"].caution or "")
    assert all(skill.how and skill.evidence is not None for skill in shipped.values() if not skill.opens)
    assert {s.id for s in shipped.values() if not s.after_low} == {
        "year_from_now",
        "three_things",
        "thank_letter",
    }


def test_the_directories_are_safe_addresses_and_no_number_ships() -> None:
    shipped = load.support().directories
    assert [each.id for each in shipped] == [
        "find_a_helpline",
        "befrienders",
        "lifeline_international",
        "child_helpline",
    ]
    assert all(each.url.startswith("https://") for each in shipped)
    assert not re.search(r"\b\d{3}[- ]?\d{3,}\b", (content.HERE / "support.yaml").read_text(encoding="utf-8"))


@pytest.mark.parametrize("width", [10, 36, 76])
def test_the_support_screen_fits_and_breaks_no_address(width: int) -> None:
    shown = lines(load.support(), date(2026, 11, 22), width)
    for directory in load.support().directories:
        assert directory.url in {line.strip() for line in shown}
        assert directory.name in shown
    assert all(len(line) <= max(width, 20) or "https://" in line or line in names() for line in shown)
    assert load.support().strings.limits in " ".join(line.strip() for line in shown)


def names() -> set[str]:
    return {directory.name for directory in load.support().directories}


@pytest.mark.parametrize("name", content.NAMES)
def test_nothing_exclaims_and_no_glyph_asks_for_an_emoji(name: str) -> None:
    wording = content.source("rhythm")["wording"]["forbidden_regex"]
    for text in texts(content.source(name)):
        assert "\ufe0f" not in text
        assert "!" not in text or text == wording
