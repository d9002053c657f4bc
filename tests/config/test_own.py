"""What the app writes of breathing into the settings: the rest of the file stays as it is."""

from __future__ import annotations

import pytest

from companion.config import own
from companion.config.plan import example
from companion.config.read import read_text
from companion.model.breathing.technique import Step

STEPS = [Step(kind="inhale", seconds=4, label="x"), Step(kind="exhale", seconds=5.5, label="x")]
FILES = [
    None,
    "",
    "# only this\n",
    "breathing: {minutes: 3}\n",
    "wins: {}\r\nbreathing:\r\n    # a word\r\n    minutes: 3  # and one\r\n",
    "breathing:\n  own:\n    - name: Mine  # one\n      steps: [{kind: inhale, seconds: 4}]\n  minutes: 2\n",
]


@pytest.mark.parametrize("text", FILES)
def test_a_level_and_a_pattern_are_added_and_nothing_else_changes(text: str | None) -> None:
    before = text if text is not None else example()
    changed = own.set_level(text, "c.yaml", "no_holds")
    changed = own.add_technique(changed, "c.yaml", "Box", 2.5, STEPS, ["box"])
    was, now = read_text(before.encode(), "c.yaml"), read_text(changed.encode(), "c.yaml")
    assert (now.breathing.level, now.breathing.minutes) == ("no_holds", was.breathing.minutes)
    assert now.breathing.own[:-1] == was.breathing.own
    new = now.breathing.own[-1]
    assert (new.id, new.name, new.session.default) == ("box-2", "Box", 2.5)
    assert [(step.kind, step.seconds) for step in new.sections[0].steps] == [("inhale", 4), ("exhale", 5.5)]
    if before.strip() and "{minutes" not in before:
        assert [line for line in before.splitlines() if line not in changed.splitlines()] == []
    assert ("\r\n" in before) is ("\r\n" in changed)
    close = own.set_close(own.set_close(changed, "c.yaml", ["box-2", "equal"]), "c.yaml", ["equal"])
    assert read_text(close.encode(), "c.yaml").breathing.close == ("equal",)
    assert read_text(own.set_close(close, "c.yaml", []).encode(), "c.yaml").breathing.close == ()
    again = own.set_level(changed, "c.yaml", None)
    assert read_text(again.encode(), "c.yaml").breathing.level is None


def test_a_level_that_stands_there_is_changed_in_its_place() -> None:
    text = "breathing:\n  minutes: 3\n  level: gentle  # for now\n"
    changed = own.set_level(text, "c.yaml", "no_holds")
    assert changed.split() == text.replace("gentle", "no_holds").split()
