"""Bad input: every mistake gets its line, all at once, and never a traceback."""

from __future__ import annotations

import random
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import example, given, settings
from hypothesis import strategies as st

from companion.config import nodes
from companion.config.known import Known
from companion.config.read import ConfigError, read, read_text
from companion.config.settings import Settings

KEYS = {
    "win": "w",
    "breathe": "b",
    "back": "escape",
    "routine.rest": "r",
    "affirmations.not_today": "r",
    "rows.up": "up,k",
}
KNOWN = Known(bindings=KEYS, techniques=["box", "equal"], affirmation_themes=["calm", "kind"])
FORMS = "(daily, weekdays, weekends, [mon, thu], every 2 days, 3 per week)"
ROUTINE = "routines: [{name: A, from: 04:00, to: 12:00, items: [%s]}]"
SECTIONS = "(" + ", ".join(Settings.__struct_fields__) + ")"


OWN = """breathing:
  own:
    - name: A
      steps: [{kind: inhale, seconds: 4}, {kind: exhale, seconds: 6}]
      levels:
        %s
"""


def problems_of(text: str | bytes) -> list[str]:
    data = text.encode() if isinstance(text, str) else text
    with pytest.raises(ConfigError) as caught:
        read_text(data, "c.yaml", KNOWN)
    assert str(caught.value) == "\n".join(map(str, caught.value.problems))
    return [str(problem) for problem in caught.value.problems]


CASES: dict[str, tuple[str | bytes, Any]] = {
    # the file as a whole
    "tab": ("data:\n\tbackups: 3\n", "c.yaml:2:1 this line is indented with a tab; YAML needs spaces"),
    "tab after spaces": (
        "wins:\n  categories:\n  \t- x\n",
        "c.yaml:3:3 this line is indented with a tab; YAML needs spaces",
    ),
    "a list": ("- a\n- b\n", f"c.yaml:1:1 expected the keys {SECTIONS[1:-1]}, but found a list"),
    "a word": ("hello", f"c.yaml:1:1 expected the keys {SECTIONS[1:-1]}, but found “hello”"),
    "two documents": (
        "data:\n---\ndata:\n",
        "c.yaml:2:1 a second YAML document starts here; the settings file is one document",
    ),
    "not UTF-8": (
        b"data:\n  # caf\xe9\n",
        "c.yaml:2:8 the byte 0xe9 is not UTF-8 text; save the file as UTF-8",
    ),
    "UTF-16": (
        "data:".encode("utf-16"),
        "c.yaml:1:1 the byte 0xff is not UTF-8 text; save the file as UTF-8",
    ),
    "control character": (
        b"data:\n \x00",
        "c.yaml:2:2 the control character U+0000 is not allowed in a YAML file",
    ),
    "tag": (
        "data: !!python/object:os.system {}",
        "c.yaml:1:7 “tag:yaml.org,2002:python/object:os.system” is a tag; the settings file needs none",
    ),
    "key that is a list": ("? [a]\n: b\n", "c.yaml:1:3 expected a key of one word"),
    "alias without anchor": ("keys: *x", "c.yaml:1:7 “*x” has no “&x” before it to refer to"),
    "alias of its own whole": (
        "keys: &x {win: *x}",
        "c.yaml:1:16 “*x” refers to itself",
    ),
    "too deep": ("[" * 50_000, "c.yaml:1:21 lists and keys are nested more than 20 deep here"),
    "too deep after words of two bytes and more": (
        "# é… 🌱\nlocale: de\nkeys: " + "[" * 50_000,
        "c.yaml:3:26 lists and keys are nested more than 20 deep here",
    ),
    # keys
    "unknown section": (
        "apearance: {}",
        f"c.yaml:1:1 apearance: unknown key; did you mean “appearance”? {SECTIONS}",
    ),
    "unknown key": (
        "data:\n  bakcups: 3",
        "c.yaml:2:3 data.bakcups: unknown key; did you mean “backups”? "
        "(folder, device, backups, backup_to, backup_to_keep)",
    ),
    "key twice": (
        "data:\n  backups: 3\n  backups: 4\n",
        "c.yaml:3:3 data.backups: this key appears twice; the first is on line 2",
    ),
    # values
    "time": (
        "day_starts_at: 25:00",
        "c.yaml:1:16 day_starts_at: “25:00” is not a time of day (hours and minutes, as in 04:00)",
    ),
    "time with a dot": (
        "day_starts_at: 4.30",
        "c.yaml:1:16 day_starts_at: “4.30” is not a time of day (hours and minutes, as in 04:00)",
    ),
    "list for a word": (
        "appearance: {theme: [dawn]}",
        "c.yaml:1:21 appearance.theme: expected one line of text, but found a list",
    ),
    "word for keys": (
        "appearance: dawn",
        "c.yaml:1:13 appearance: expected the keys theme, motion, icons, borders, cursor, mouse, "
        "but found “dawn”",
    ),
    "word for a list": (
        "routines: none",
        "c.yaml:1:11 routines: expected a list, but found “none”",
    ),
    "choice": (
        "appearance: {motion: ful}",
        "c.yaml:1:22 appearance.motion: “ful” does not work here; choose from full, reduced;"
        " did you mean “full”?",
    ),
    "yes or no": (
        "breathing: {cues: {bell: loud}}",
        "c.yaml:1:26 breathing.cues.bell: “loud” is neither yes nor no (on and off also work)",
    ),
    "whole number": (
        "data: {backups: 0}",
        "c.yaml:1:17 data.backups: “0” is not a whole number from 1 to 365",
    ),
    "half a path": (
        "data: {backup_to: copies}",
        "c.yaml:1:19 data.backup_to: “copies” is not a full path (start it with / or ~)",
    ),
    "few copies": (
        "data: {backup_to_keep: 0}",
        "c.yaml:1:24 data.backup_to_keep: “0” is not a whole number from 1 to 365",
    ),
    "fraction": (
        "data: {backups: 2.5}",
        "c.yaml:1:17 data.backups: “2.5” is not a whole number from 1 to 365",
    ),
    "minutes": (
        "breathing: {minutes: .nan}",
        "c.yaml:1:22 breathing.minutes: “.nan” is not a number of minutes from 0.5 to 60",
    ),
    "theme is a path": (
        "appearance: {theme: ../x}",
        "c.yaml:1:21 appearance.theme: “../x” has something other than letters, digits, - and _",
    ),
    "folder": (
        "data: {folder: notes}",
        "c.yaml:1:16 data.folder: “notes” is not a full path (start it with / or ~)",
    ),
    "device": (
        "data: {device: a b}",
        "c.yaml:1:16 data.device: “a b” has something other than letters, digits, - and _",
    ),
    "rotation without a unit": (
        "affirmations: {rotate_every: 30}",
        "c.yaml:1:30 affirmations.rotate_every: “30” is not a length of time; did you mean “30 minutes”?"
        " (30 minutes, 90 s, off)",
    ),
    "rotation too fast": (
        "affirmations: {rotate_every: 5 s}",
        "c.yaml:1:30 affirmations.rotate_every: “5 s” is out of range (20 s to 24 hours)",
    ),
    "theme of lines": (
        "affirmations: {themes: {clam: off}}",
        "c.yaml:1:25 affirmations.themes.clam: there is no theme called that; did you mean “calm”?",
    ),
    "own line": (
        'affirmations: {own: ["a\\nb"]}',
        "c.yaml:1:22 affirmations.own[0]: a line break is not allowed in a line of text",
    ),
    "escape sequence": (
        'affirmations: {own: ["\\e[31m"]}',
        "c.yaml:1:22 affirmations.own[0]: the character U+001B is not allowed in a line of text",
    ),
    "icon": (
        "wins: {categories: [{label: Sun, icon: 🌞}]}",
        "c.yaml:1:40 wins.categories[0].icon: “🌞” is not one narrow character"
        " (such as ☼ or ✧; emoji are wide)",
    ),
    "ritual without time": (
        "celebration:\n  rituals:\n    - label: Bell\n      minutes: 0\n",
        "c.yaml:4:16 celebration.rituals[0].minutes: “0” is not a number of minutes from 0.5 to 240",
    ),
    "category without a label": (
        "wins: {categories: [{icon: x}]}",
        "c.yaml:1:21 wins.categories[0]: “label” is needed here",
    ),
    # routines
    "schedule": (
        ROUTINE % "{label: Up, every: dayly}",
        f"c.yaml:1:73 routines[0].items[0].every: “dayly” is not a schedule; did you mean “daily”? {FORMS}",
    ),
    "day": (
        ROUTINE % "{label: Up, every: [mon, thx]}",
        "c.yaml:1:73 routines[0].items[0].every: “thx” is not a day; did you mean “thu”?"
        " (mon, tue, wed, thu, fri, sat, sun)",
    ),
    "two items of one name": (
        "routines:\n- {name: A, from: 04:00, to: 12:00, items: [Up]}\n"
        "- {name: B, from: 12:00, to: 13:00, items: [up]}",
        "c.yaml:3:45 routines[1].items[0]: the id “up” is taken by line 2;"
        " give this one its own id (“id: up-2”)",
    ),
    "a colon in a label": (
        ROUTINE % "Call Mum: today",
        "c.yaml:1:54 routines[0].items[0]: YAML reads “Call Mum:” as a key;"
        " put quotes around a label with a colon",
    ),
    "an empty item": (
        ROUTINE % "~",
        "c.yaml:1:54 routines[0].items[0]: expected one line of text, but found nothing",
    ),
    "no window": ("routines: [{name: A, from: 04:00}]", "c.yaml:1:12 routines[0]: “to” is needed here"),
    "empty window": (
        "routines: [{name: A, from: 04:00, to: 4:00}]",
        "c.yaml:1:12 routines[0]: it starts and ends at 04:00; for a whole day, write 04:00 to 03:59",
    ),
    "opens nothing": (
        ROUTINE % "{label: Up, opens: breath}",
        "c.yaml:1:73 routines[0].items[0].opens: “breath” cannot be opened; write breathe/ and a technique, or closing",  # noqa: E501
    ),
    "opens the unknown": (
        ROUTINE % "{label: Up, opens: breathe/boxx}",
        "c.yaml:1:73 routines[0].items[0].opens: “boxx” is not a technique; did you mean “box”? (box, equal)",
    ),
    "records": (
        ROUTINE % "{label: Up, records: waking}",
        "c.yaml:1:75 routines[0].items[0].records: “waking” does not work here;"
        " choose from wake, bedtime; did you mean “wake”?",
    ),
    # breathing
    "technique": (
        "breathing: {technique: bx}",
        "c.yaml:1:24 breathing.technique: “bx” is not a technique; did you mean “box”? (box, equal)",
    ),
    "long rest": (
        "breathing: {own: [{name: A, steps: [{kind: inhale, seconds: 4}, {kind: hold_full, seconds: 7.5}]}]}",
        "c.yaml:1:65 breathing.own[0].steps[1]: this hold lasts 7.5 s; the limit is 7 s",
    ),
    "rests in a row": (
        "breathing: {own: [{name: A, steps: [{kind: hold_full, seconds: 4}, {kind: inhale, seconds: 4},"
        " {kind: hold_full, seconds: 4}]}]}",
        "c.yaml:1:19 breathing.own[0]: its holds last 8 s in a row; the limit is 7 s",
    ),
    "slow pace": (
        "breathing: {own: [{name: A, steps: [{kind: inhale, seconds: 10}, {kind: exhale, seconds: 10.5}]}]}",
        "c.yaml:1:19 breathing.own[0]: one breath lasts 20.5 s; the limit is 20 s, three breaths a minute",
    ),
    "one slow breath among quick ones": (
        "breathing: {own: [{name: A, steps: [{kind: inhale, seconds: 1}, {kind: exhale, seconds: 1},"
        " {kind: inhale, seconds: 8}, {kind: exhale, seconds: 14}]}]}",
        "c.yaml:1:19 breathing.own[0]: one breath lasts 22 s; the limit is 20 s, three breaths a minute",
    ),
    "rests that meet at a section's end": (
        "breathing: {own: [{name: A, sections: [{repeat: 2, steps: [{kind: inhale, seconds: 4},"
        " {kind: hold_full, seconds: 4}]},\n {steps: [{kind: hold_full, seconds: 4},"
        " {kind: exhale, seconds: 4}, {kind: inhale, seconds: 3}]}]}]}",
        "c.yaml:1:19 breathing.own[0]: its holds last 8 s in a row; the limit is 7 s",
    ),
    "a rest in pieces": (
        "breathing: {own: [{name: A, steps: [{kind: inhale, seconds: 2}, {kind: hold_full, seconds: 7},\n"
        " {kind: inhale_top, seconds: 0.01}, {kind: hold_full, seconds: 7}, {kind: exhale, seconds: 3}]}]}",
        (
            "c.yaml:1:19 breathing.own[0]: its holds last 14 s in a row (a sip, or a breath of under "
            "a second, does not end one); the limit is 7 s"
        ),
    ),
    "rests without a breath": (
        "breathing: {own: [{name: A, steps: [{kind: inhale, seconds: 0.5}, {kind: hold_full, seconds: 3},\n"
        " {kind: exhale, seconds: 0.5}]}]}",
        (
            "c.yaml:1:19 breathing.own[0]: its holds never end (a sip, or a breath of under a "
            "second, does not end one); the limit is 7 s"
        ),
    ),
    "five hours of rounds": (
        "breathing: {own: [{name: A, repeat: 1000,\n"
        " steps: [{kind: inhale, seconds: 8}, {kind: exhale, seconds: 10}]}]}",
        "c.yaml:1:19 breathing.own[0]: its rounds last 300 minutes in all; the limit is 4 hours",
    ),
    "a gentle level with a longer breath": (
        OWN % "gentle: [8, 10]",
        "c.yaml:6:17 breathing.own[0].levels.gentle: one breath lasts 18 s, against 10 s in “steps”;"
        " “gentle” is meant to be shorter",
    ),
    "a longer level with a shorter breath": (
        OWN % "longer: [3, 4]",
        "c.yaml:6:17 breathing.own[0].levels.longer: one breath lasts 7 s, against 10 s in “steps”;"
        " “longer” is meant to be longer",
    ),
    "a gentle level with a longer rest": (
        (OWN % "gentle: [4, 3, 2]").replace("{kind: exhale", "{kind: hold_full, seconds: 2}, {kind: exhale"),
        "c.yaml:6:17 breathing.own[0].levels.gentle: its holds last 3 s, against 2 s in “steps”;"
        " “gentle” is meant to be shorter",
    ),
    "five hours of rounds at a level": (
        "breathing: {own: [{name: A, repeat: 1000, steps: [{kind: inhale, seconds: 4},"
        " {kind: exhale, seconds: 6}],\n levels: {longer: [8, 10]}}]}",
        (
            "c.yaml:2:19 breathing.own[0].levels.longer: its rounds last 300 minutes in all; the "
            "limit is 4 hours"
        ),
    ),
    "level of another length": (
        OWN % "gentle: [3, 4, 5]",
        "c.yaml:6:17 breathing.own[0].levels.gentle: “main” has 2 steps, but 3 numbers are given",
    ),
    "level with a slow pace": (
        OWN % "longer: [10, 11]",
        (
            "c.yaml:6:17 breathing.own[0].levels.longer: one breath lasts 21 s; the limit is 20 s, "
            "three breaths a minute"
        ),
    ),
    "level of another section": (
        OWN % "gentle: {mian: [3, 4]}",
        "c.yaml:6:17 breathing.own[0].levels.gentle: it has no section “mian”; did you mean “main”? (main)",
    ),
    "level of another name": (
        OWN % "standard: [3, 4]",
        "c.yaml:6:9 breathing.own[0].levels.standard: unknown key (no_holds, gentle, longer)",
    ),
    "level that is no number": (
        OWN % "gentle: [3, four]",
        "c.yaml:6:21 breathing.own[0].levels.gentle[1]: “four” is not a number of seconds from 0 to 600",
    ),
    "no holds with a hold": (
        (OWN % "no_holds: [3, 1]").replace("exhale", "hold_full"),
        "c.yaml:6:19 breathing.own[0].levels.no_holds: in “no_holds”, every hold lasts 0 seconds",
    ),
    "faster than anybody should": (
        "breathing: {own: [{name: A, steps: [{kind: inhale, seconds: 0.8}, {kind: exhale, seconds: 0.8}]}]}",
        "c.yaml:1:19 breathing.own[0]: that is 37.5 breaths a minute; at most 30, because breathing"
        " faster can make you dizzy",
    ),
    "in and in without out": (
        "breathing: {own: [{name: A, steps: [{kind: inhale, seconds: 3}, {kind: inhale, seconds: 3},"
        " {kind: exhale, seconds: 5}]}]}",
        "c.yaml:1:19 breathing.own[0]: two breaths in follow each other; an “exhale” belongs between them",
    ),
    "an id that ships": (
        "breathing: {own: [{name: Box, steps: [{kind: inhale, seconds: 4}, {kind: exhale, seconds: 4}]}]}",
        "c.yaml:1:19 breathing.own[0]: the id “box” belongs to a technique that ships; give this one its"
        " own id (“id: box-2”)",
    ),
    "seconds of which section": (
        "breathing: {own: [{name: A, sections: [{repeat: 2, steps: [{kind: inhale, seconds: 4}]},"
        " {id: b, steps: [{kind: inhale, seconds: 4}]}],\n levels: {gentle: [3]}}]}",
        (
            "c.yaml:2:19 breathing.own[0].levels.gentle: it has several sections, so give seconds "
            "for each (section_0, b)"
        ),
    ),
    "cue command in one line": (
        "breathing: {cues: {command: paplay in.oga}}",
        "c.yaml:1:29 breathing.cues.command: expected a list, but found “paplay in.oga”",
    ),
    # keys
    "unknown command": (
        "keys: {wni: x}",
        "c.yaml:1:8 keys.wni: there is no command called that; did you mean “win”?",
    ),
    "a reminder of no routine": (
        "reminders: {routines: {mornin: 08:00}}",
        "c.yaml:1:24 reminders.routines.mornin: there is no routine with this id; "
        "did you mean “morning”? (morning, evening)",
    ),
    "a reminder at no time": (
        "reminders: {breathe_at: [11:00, noon]}",
        "c.yaml:1:33 reminders.breathe_at[1]: “noon” is not a time of day (hours and minutes, as in 04:00)",
    ),
    "a way that is none": (
        "reminders: {through: whisker}",
        "c.yaml:1:22 reminders.through: “whisker” does not work here; choose from whisper, terminal, notify, "
        "bell; did you mean “whisper”?",
    ),
    "no way at all": ("reminders: {through: []}", "c.yaml:1:22 reminders.through: the list is empty"),
    "not a key": (
        "keys: {win: hello}",
        "c.yaml:1:13 keys.win: “hello” is not a key (a, A, f2, ctrl+s, question_mark, pageup)",
    ),
    "a key terminals take": (
        "keys: {win: ctrl+m}",
        "c.yaml:1:13 keys.win: most terminals read “ctrl+m” as Enter; choose another key",
    ),
    "clash with a default": (
        "keys: {win: 'x, b'}",
        "c.yaml:1:13 keys.win: the key “b” is already used by “breathe”",
    ),
    "clash with a pane": ("keys: {win: r}", None),
}


@pytest.mark.parametrize("loader", ["CSafeLoader", "SafeLoader"])
@pytest.mark.parametrize("name", CASES)
def test_a_mistake_gets_its_line(name: str, loader: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(nodes, "_LOADER", getattr(yaml, loader))
    text, expected = CASES[name]
    found = problems_of(text)
    if name == "clash with a pane":
        assert found == [
            "c.yaml:1:13 keys.win: the key “r” is already used by “routine.rest”",
            "c.yaml:1:13 keys.win: the key “r” is already used by “affirmations.not_today”",
        ]
    else:
        assert found == [expected]


def test_all_problems_come_at_once_in_the_order_of_the_file() -> None:
    text = """\
day_starts_at: noon
routines:
  - name: A
    from: 04:00
    to: 12:00
    items:
      - {label: Up, every: 9 per week, opens: tea}
      - Up
  - {name: B}
data: {backups: many, folder: x}
keys: {win: b, nope: y, back: ctrl+h}
"""
    assert [problem.split(" ")[0] + " " + problem.split(" ")[1] for problem in problems_of(text)] == [
        "c.yaml:1:16 day_starts_at:",
        "c.yaml:7:28 routines[0].items[0].every:",
        "c.yaml:7:47 routines[0].items[0].opens:",
        "c.yaml:9:5 routines[1]:",
        "c.yaml:9:5 routines[1]:",
        "c.yaml:10:17 data.backups:",
        "c.yaml:10:31 data.folder:",
        "c.yaml:11:13 keys.win:",
        "c.yaml:11:16 keys.nope:",
        "c.yaml:11:31 keys.back:",
    ]


def test_broken_yaml_names_the_line() -> None:
    (problem,) = problems_of("data:\n  folder: a: b\n")
    assert problem.startswith("c.yaml:2:12 this is not YAML: mapping values are not allowed")
    assert "Quotes around the text" in problem, "what to do about it"


def test_a_file_of_50_mb_is_not_parsed(tmp_path: Path) -> None:
    path = tmp_path / "config.yaml"
    with path.open("wb") as file:
        file.truncate(50_000_000)
    with pytest.raises(ConfigError) as caught:
        read(path)
    assert str(caught.value) == ("config.yaml:1:1 the file is larger than 1 MB; a settings file has a few kB")


def test_an_alias_bomb_stops_where_it_grows() -> None:
    levels = ["a0: &a0 [x, x, x, x, x, x, x, x, x, x]"]
    levels += [f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 10)}]" for n in range(1, 12)]
    (problem,) = problems_of("\n".join(levels))
    assert problem == "c.yaml:5:10 the file has more than 20000 entries, counting what aliases repeat"


def test_an_ordinary_alias_is_fine() -> None:
    text = ROUTINE % "{label: A, every: &often [mon, thu]}, {label: B, every: *often}"
    first, second = read_text(text.encode(), "c.yaml").routines[0].items
    assert first.every == second.every != type(first)(id="x", label="x").every


@pytest.mark.parametrize("make", ["folder", "unreadable"])
def test_what_cannot_be_read_is_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, make: str) -> None:
    path = tmp_path / "config.yaml"
    path.mkdir()
    if make == "unreadable":

        def refuse(*args: object, **kwargs: object) -> None:
            raise PermissionError(13, "Permission denied")

        monkeypatch.setattr(Path, "open", refuse)
    with pytest.raises(ConfigError) as caught:
        read(path)
    reason = "Is a directory" if make == "folder" else "Permission denied"
    assert str(caught.value) == f"config.yaml:1:1 the file cannot be read: {reason}"


def survives(data: bytes) -> None:
    try:
        read_text(data, "c.yaml", KNOWN)
    except ConfigError as error:
        assert error.problems
        for problem in error.problems:
            assert problem.line >= 1 and problem.column >= 1 and problem.what
            assert "\n" not in str(problem) and len(str(problem)) < 1000


@given(st.binary(max_size=300))
@example(b"\xef\xbb\xbf{}")
@example(b"? ")
@example(b"&a [*a]")
@settings(max_examples=150, deadline=None)
def test_no_bytes_do_more_than_a_config_error(data: bytes) -> None:
    survives(data)


WORDS = st.sampled_from(
    """day_starts_at routines breathing affirmations wins appearance keys data privacy name from to items
    label id every own steps kind inhale seconds repeat sections 04:00 12:00 7 -1 1e400 yes off ~ null daily
    categories rotate_every themes cues technique breathe/box icon folder ☼ &a *a <<""".split()  # noqa: SIM905
)
TREES = st.recursive(
    WORDS | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(WORDS, inner, max_size=5),
    max_leaves=20,
)


@given(TREES, st.integers(0, 2**31))
@settings(max_examples=150, deadline=None)
def test_no_yaml_does_more_than_a_config_error(tree: object, seed: int) -> None:
    text = yaml.safe_dump(
        tree, allow_unicode=True, default_flow_style=random.Random(seed).choice([True, False, None])
    )
    survives(text.encode("utf-8", "replace"))
    survives(text.replace("'", "").encode("utf-8", "replace"))
