"""Good input: what the keys mean, the shipped example, and settings written out and read back."""

from __future__ import annotations

import math
import re
import subprocess
import sys
from datetime import time
from pathlib import Path
from typing import Any

import msgspec
import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from companion import words
from companion.config.describe import show
from companion.config.known import Known
from companion.config.names import slug
from companion.config.places import config_file, data_folder, shipped
from companion.config.read import ConfigError, read, read_text
from companion.config.settings import (
    Affirmations,
    Appearance,
    Breathing,
    CelebrationSettings,
    Cues,
    Data,
    Privacy,
    ReminderSettings,
    Settings,
    Wins,
)
from companion.model.breathing.adaptation import next_level
from companion.model.breathing.technique import levels
from companion.model.celebrations import Ritual
from companion.model.routine import Item, Routine
from companion.model.schedule import Schedule
from companion.model.wins import Category


def settings_of(text: str) -> Settings:
    return read_text(text.encode(), "c.yaml")


# -- where things are


def test_the_config_file_is_looked_up_in_order(tmp_path: Path) -> None:
    xdg = {"XDG_CONFIG_HOME": str(tmp_path)}
    assert config_file("/a/b.yaml", {"COMPANION_CONFIG": "/c.yaml", **xdg}) == Path("/a/b.yaml")
    assert config_file(None, {"COMPANION_CONFIG": "~/c.yaml", "HOME": "/home/me", **xdg}) == Path(
        "/home/me/c.yaml"
    )
    assert config_file(None, {"COMPANION_CONFIG": "", **xdg}) == tmp_path / "companion" / "config.yaml"
    beside = config_file(None, {"XDG_CONFIG_HOME": "relative"})
    assert beside.is_absolute() and beside.parts[-2:] == ("companion", "config.yaml")


def test_the_data_folder_is_looked_up_in_order(tmp_path: Path) -> None:
    chosen = Settings(data=Data(folder="~/words"))
    environ = {"COMPANION_DATA": "/e", "XDG_DATA_HOME": str(tmp_path), "HOME": "/home/me"}
    assert data_folder(chosen, "/x", environ) == Path("/x")
    assert data_folder(chosen, None, environ) == Path("/e")
    del environ["COMPANION_DATA"]
    assert data_folder(chosen, None, environ) == Path("/home/me/words")
    assert data_folder(Settings(), None, environ) == tmp_path / "companion"
    assert data_folder(Settings(), None, {}).is_absolute()


def test_no_file_means_the_defaults_and_loads_no_yaml(tmp_path: Path) -> None:
    code = (
        "import sys, pathlib; from companion.config.read import read; from companion.config.places import *;"
        f"config_file(None, {{'XDG_CONFIG_HOME': {str(tmp_path)!r}}});"
        f"read(pathlib.Path({str(tmp_path / 'none.yaml')!r}));"
        "print(*({'yaml', 'ruamel', 'textual', 'rich', 'platformdirs', 'difflib'} & set(sys.modules)))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == ""
    assert read(tmp_path / "none.yaml") == Settings()


# -- the shipped example


def test_the_example_is_the_defaults() -> None:
    assert read(shipped("config.example.yaml")) == Settings()


def uncommented() -> str:
    text = shipped("config.example.yaml").read_text("utf-8")
    uncommented, count = re.subn(r"^( *)#(?=[a-z_]+:)", r"\1", text, flags=re.MULTILINE)
    assert count >= 15
    return uncommented


def test_the_example_with_its_settings_taken_out_of_comments_is_the_defaults() -> None:
    assert settings_of(uncommented()) == Settings()


def test_the_examples_in_prose_read_well() -> None:
    """The indented samples behind `#   ` are what people copy."""
    lines = shipped("config.example.yaml").read_text("utf-8").splitlines()
    samples = re.findall(r"(?:^ *#   .*\n)+", "\n".join(lines) + "\n", re.MULTILINE)
    bodies = [
        "".join(re.sub(r"^ *#   ", "", line) + "\n" for line in sample.splitlines()) for sample in samples
    ]
    own = next(body for body in bodies if body.startswith("own:"))
    (technique,) = settings_of("breathing:\n" + re.sub("^", "  ", own, flags=re.MULTILINE)).breathing.own
    assert technique.pattern == "4.5-6"
    categories = next(body for body in bodies if body.startswith("categories:"))
    (category,) = settings_of("wins:\n" + re.sub("^", "  ", categories, flags=re.MULTILINE)).wins.categories
    assert category.id == "time_outside"
    keys = next(body for body in bodies if body.startswith("keys:"))
    assert settings_of(keys).keys == {"win": "w,f2", "routine.rest": "R"}


def leaves(struct: type[Any]) -> list[str]:
    names = []
    for field in msgspec.structs.fields(struct):
        if isinstance(field.type, type) and issubclass(field.type, msgspec.Struct):
            names += [f"{field.name}.{inner}" for inner in leaves(field.type)]
        else:
            names.append(field.name)
    return names


def keys_of(tree: dict[str, Any], within: str = "") -> list[str]:
    names = []
    for name, value in tree.items():
        names += keys_of(value, f"{within}{name}.") if isinstance(value, dict) and value else [within + name]
    return names


def test_the_example_has_each_setting_and_no_other() -> None:
    assert sorted(keys_of(yaml.safe_load(uncommented()))) == sorted(leaves(Settings))


def test_each_setting_is_written_out() -> None:
    assert keys_of(yaml.safe_load(show(Settings()))) == leaves(Settings)


def test_our_words_keep_their_tone() -> None:
    assert "!" not in shipped("config.example.yaml").read_text("utf-8")


# -- what the keys mean


def test_an_empty_key_is_as_if_it_were_not_there() -> None:
    assert settings_of("breathing:\n  minutes: ~\nroutines:\ndata: {folder: }\nkeys: null\n") == Settings()
    assert settings_of("") == settings_of("# nothing\n") == settings_of("---\n") == Settings()
    assert settings_of("routines: []").routines == ()


def test_words_stay_as_they_are_written() -> None:
    """YAML 1.1 would make these a number of seconds, a number and a truth value."""
    read = settings_of(
        "routines:\n- {name: 2026, from: 20:00, to: 24:00, items: [yes, 007, 1.50, 2026-11-22, '~']}\n"
    )
    (routine,) = read.routines
    assert (routine.name, routine.starts, routine.ends) == ("2026", time(20), time(0))
    assert [item.label for item in routine.items] == ["yes", "007", "1.50", "2026-11-22", "~"]


def test_a_whole_item() -> None:
    read = settings_of(
        """
routines:
  - name: Midday
    from: 12:00
    to: 13:30
    items:
      - {label: Walk, id: stroll, every: 3 per week, steps: [Shoes, Door], opens: breathe/box}
      - label: Tea
        every: [mon, thu]
"""
    )
    assert read.routines == (
        Routine(
            id="midday",
            name="Midday",
            starts=time(12),
            ends=time(13, 30),
            items=(
                Item(
                    id="stroll",
                    label="Walk",
                    every=Schedule("week", (), 3),
                    steps=("Shoes", "Door"),
                    opens="breathe/box",
                ),
                Item(id="tea", label="Tea", every=Schedule("days", (0, 3))),
            ),
        ),
    )


def test_an_own_technique_has_lung_fill_and_a_pattern() -> None:
    read = settings_of(
        """
breathing:
  technique: slow_wave
  own:
    - name: Slow wave
      steps:
        - {kind: inhale, seconds: 4.5}
        - {kind: hold_full, seconds: 2}
        - {kind: exhale, seconds: 6, label: Let it go}
    - name: Three sighs
      sections:
        - repeat: 3
          steps:
            - {kind: inhale, seconds: 2}
            - {kind: inhale_top, seconds: 1}
            - {kind: exhale, seconds: 5}
        - {repeat: 1, steps: [{kind: natural, seconds: 30}]}
"""
    )
    wave, sighs = read.breathing.own
    assert (wave.id, wave.pattern, wave.has_holds, wave.own) == ("slow_wave", "4.5-2-6", True, True)
    assert [step.fill for step in wave.sections[0].steps] == [(0, 0.8), (0.8, 0.8), (0.8, 0)]
    assert wave.sections[0].steps[2].label == "Let it go"
    assert (wave.session.unit, sighs.session.unit, sighs.session.seconds) == ("minutes", "fixed", 54)


def test_an_own_technique_has_levels_and_what_it_is_for() -> None:
    wave, two = settings_of(
        """
breathing:
  own:
    - name: Wave
      for_what: [tense, before_sleep]
      steps: [{kind: inhale, seconds: 4.3}, {kind: hold_full, seconds: 2}, {kind: exhale, seconds: 6.1}]
      levels:
        gentle: [3, 0, 4]
        no_holds: {main: [4.3, 0, 6.1]}
    - name: Two
      sections:
        - {id: warm, repeat: 2, steps: [{kind: inhale, seconds: 3}, {kind: exhale, seconds: 3}]}
        - {id: main, steps: [{kind: inhale, seconds: 4}, {kind: exhale, seconds: 5}]}
      levels:
        longer: {warm: [4, 4], main: [5, 7]}
"""
    ).breathing.own
    assert wave.for_what == ("tense", "before_sleep")
    assert levels(wave) == ("no_holds", "gentle", "standard")
    assert next_level(wave, None, ()) == "gentle"
    assert [words.patterns.in_seconds(wave, level) for level in levels(wave)] == [
        "in 4.3, out 6.1",
        "in 3, out 4",
        "in 4.3, hold 2, out 6.1",
    ]
    assert wave.cautions[0] == "holds"
    assert words.patterns.in_words(two, "longer") == "2 x (in 4, out 4), in 5, out 7"


def test_an_own_technique_without_a_pace_is_not_told_how_to_breathe() -> None:
    (quiet,) = settings_of("""breathing:
  own:
    - name: By the window
      for_what: [on a Sunday]
      steps: [{kind: natural, seconds: 20, label: Look out}]
""").breathing.own
    assert quiet.cautions == ("stop",)
    assert quiet.for_what == ("on a Sunday",)


def test_techniques_of_ones_own_can_be_named_in_the_same_file() -> None:
    text = "breathing: {technique: mine, own: [{name: Mine, steps: [{kind: inhale, seconds: 4}]}]}"
    assert read_text(text.encode(), "c", Known(techniques=["box"])).breathing.technique == "mine"


@pytest.mark.parametrize(
    ("text", "seconds"),
    [("30 minutes", 1800), ("20 s", 20), ("2h", 7200), ("off", 0), ("no", 0), ("1 minute", 60)],
)
def test_lengths_of_time(text: str, seconds: int) -> None:
    assert settings_of(f"affirmations: {{rotate_every: {text}}}").affirmations.rotate_every == seconds


@given(st.text(min_size=1, max_size=30))
def test_every_label_has_an_id(label: str) -> None:
    assert slug(label)
    assert slug(slug(label)) == slug(label)


# -- written out and read back

LINES = st.text(
    st.characters(blacklist_categories=["Cc", "Cs", "Zl", "Zp"], blacklist_characters="\ufffe\uffff"),
    min_size=1,
    max_size=20,
).filter(lambda text: text == text.strip() and text)
NAMES = st.from_regex(r"[a-z][a-z0-9_-]{0,8}", fullmatch=True)
TIMES = st.times().map(lambda moment: moment.replace(second=0, microsecond=0))
WEEKDAYS = st.sets(st.integers(0, 6), min_size=1).map(lambda days: Schedule("days", tuple(sorted(days))))
MINUTES = st.integers(1, 120).map(lambda halves: halves / 2)


@st.composite
def routines(draw: st.DrawFn) -> tuple[Routine, ...]:
    made = []
    for number, item_count in enumerate(draw(st.lists(st.integers(0, 3), max_size=3))):
        starts, ends = draw(st.lists(TIMES, min_size=2, max_size=2, unique=True))
        items = tuple(
            Item(
                id=f"{draw(NAMES)}-{number}-{index}",
                label=draw(LINES),
                every=draw(WEEKDAYS | st.integers(2, 31).map(lambda n: Schedule("every", (), n))),
                steps=tuple(draw(st.lists(LINES, max_size=2))),
                opens=draw(st.none() | NAMES.map(lambda name: f"breathe/{name}")),
                records=draw(st.sampled_from([None, "wake", "bedtime"])),
                group=draw(st.just("") | LINES),
            )
            for index in range(item_count)
        )
        made.append(Routine(id=f"r{number}", name=draw(LINES), starts=starts, ends=ends, items=items))
    return tuple(made)


ALL = st.builds(
    Settings,
    day_starts_at=TIMES,
    routines=routines(),
    breathing=st.builds(
        Breathing,
        technique=NAMES,
        minutes=st.none() | MINUTES,
        level=st.sampled_from([None, "no_holds", "longer"]),
        cues=st.builds(
            Cues,
            bell=st.booleans(),
            command=st.lists(LINES, max_size=2).map(tuple),
            speak=st.booleans(),
            tint=st.booleans(),
        ),
        own=st.sampled_from(
            [
                (),
                settings_of(
                    "breathing: {own: ["
                    "{name: A b, minutes: 2.5, steps: [{kind: inhale, seconds: 3.25, via: nose},"
                    " {kind: exhale, seconds: 4}], for_what: [tense], levels: {gentle: [2.5, 3]}},"
                    "{name: C, sections: [{repeat: 2, steps: [{kind: inhale, seconds: 4}]},"
                    " {id: x, repeat: 1, steps: [{kind: natural, seconds: 4}]}]}]}"
                ).breathing.own,
            ]
        ),
    ),
    affirmations=st.builds(
        Affirmations,
        rotate_every=st.just(0) | st.integers(20, 86400),
        themes=st.dictionaries(NAMES, st.booleans(), max_size=3),
        own=st.lists(LINES, max_size=3).map(tuple),
    ),
    wins=st.builds(
        Wins,
        categories=st.lists(LINES, max_size=2).map(
            lambda labels: tuple(
                Category(id=f"c{n}", label=label, celebration=label, examples=(label,))
                for n, label in enumerate(labels)
            )
        ),
    ),
    celebration=st.builds(
        CelebrationSettings,
        rituals=st.lists(LINES, max_size=2).map(
            lambda labels: tuple(
                Ritual(id=f"r{n}", label=label, how=label, minutes=n + 0.5, loud=not n)
                for n, label in enumerate(labels)
            )
        ),
    ),
    reminders=st.builds(
        ReminderSettings,
        routines=st.booleans(),
        breathe_at=st.lists(TIMES, max_size=3).map(tuple),
        weekly=st.none() | TIMES,
        through=st.lists(st.sampled_from(["whisper", "notify"]), min_size=1).map(tuple),
        terminal=st.sampled_from(["auto", "osc99"]),
    ),
    appearance=st.builds(Appearance, theme=NAMES, motion=st.sampled_from(["full", "reduced"])),
    keys=st.dictionaries(NAMES, st.sampled_from(["a", "f2,A", "question_mark"]), max_size=3),
    data=st.builds(
        Data,
        folder=st.sampled_from([None, "~/words", "/srv/w"]),
        device=NAMES | st.just(""),
        backup_to=st.sampled_from([None, "~/copies", "/mnt/usb"]),
        backup_to_keep=st.integers(1, 365),
    ),
    privacy=st.builds(Privacy, cover_after=st.just(0.0) | MINUTES),
)


@given(ALL)
@settings(max_examples=60, deadline=None)
def test_settings_written_out_are_read_back_as_they_were(everything: Settings) -> None:
    assert settings_of(show(everything)) == everything


def test_the_defaults_written_out_look_as_a_person_would_write_them() -> None:
    text = show(Settings(), {"win": "w", "undo": "u"})
    assert "day_starts_at: 04:00\n" in text
    assert "    to: 12:00\n" in text
    assert "keys:\n  win: w\n  undo: u\n" in text
    assert "'" not in text


def test_a_hair_more_than_a_megabyte_is_too_much() -> None:
    settings_of("#" * 1_000_000)
    with pytest.raises(ConfigError, match="larger than 1 MB"):
        settings_of("#" * 1_000_001)


def test_settling_and_slowing_are_read_as_they_are_written() -> None:
    said = "breathing: {settle: until I begin, slow_to: 5.5 per minute, number: below}"
    read = read_text(said.encode(), "c.yaml").breathing
    assert (read.settle, read.slow_to, read.number) == (math.inf, 5.5, "below")
    assert read_text(b"breathing: {settle: 1 min, slow_to: off}", "c.yaml").breathing.settle == 60
    for wrong in ("settle: 5 s", "settle: a while", "slow_to: 2 per minute", "slow_to: fast"):
        with pytest.raises(ConfigError):
            read_text(f"breathing: {{{wrong}}}".encode(), "c.yaml")


def test_reminders_are_off_and_read_in_their_short_forms() -> None:
    assert not Settings().reminders.are_on
    assert settings_of("reminders: {routines: off, breathe_at: off, weekly: off}") == Settings()
    assert settings_of("reminders: {routines: {}}") == Settings()
    chosen = settings_of(
        "reminders: {routines: on, breathe_at: 11:00, weekly: 18:00, through: notify}"
    ).reminders
    assert chosen == ReminderSettings(
        routines=True, breathe_at=(time(11),), weekly=time(18), through=("notify",)
    )
    assert chosen.are_on


def test_a_reminder_of_a_routine_with_a_mistake_leaves_the_other_settings_in_force() -> None:
    with pytest.raises(ConfigError) as caught:
        settings_of("reminders: {routines: {a: 08:00}}\nroutines: [{name: A, from: 04:00}]\n")
    assert len(caught.value.problems) == 1, "the name may be that routine's"
    assert caught.value.sound is not None


def test_the_times_of_routines_are_written_out() -> None:
    named = Settings(reminders=ReminderSettings(routines={"morning": time(8), "evening": time(21, 30)}))
    assert "    evening: 21:30\n" in show(named) and settings_of(show(named)) == named
