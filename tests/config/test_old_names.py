"""What was written for version 0.1.0 means what it meant then."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from companion.config.known import Known
from companion.config.read import read_text
from companion.model.old_names import NOW, current
from companion.tui.commands import BY_ID, keymap_defaults

KEYS_OF_0_1_0 = Path(__file__).with_name("files") / "0.1.0.yaml"


def test_every_command_of_0_1_0_can_still_be_given_keys() -> None:
    text = KEYS_OF_0_1_0.read_bytes()
    settings = read_text(text, "config.yaml", Known(bindings=keymap_defaults()))
    assert settings.keys == {current(name): key for name, key in yaml.safe_load(text)["keys"].items()}


def test_a_key_given_under_both_names_is_given_twice() -> None:
    with pytest.raises(Exception, match="this key appears twice; the first is on line 2"):
        read_text(
            b"keys:\n  line.hide: v\n  affirmations.hide: t\n",
            "config.yaml",
            Known(bindings=keymap_defaults()),
        )


@pytest.mark.parametrize("name", NOW)
def test_an_old_name_means_what_there_is_and_is_no_name_of_today(name: str) -> None:
    assert NOW[name] in BY_ID and name not in BY_ID
