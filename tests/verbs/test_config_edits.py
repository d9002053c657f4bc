"""Edits of the plan leave a config file with a problem as it is."""

from __future__ import annotations

from pathlib import Path

import pytest

from companion.companion import Companion
from companion.config.errors import ConfigError
from companion.config.settings import Settings
from companion.verbs.known import settings_in


def test_a_problem_that_only_the_app_knows_of_stops_an_edit_before_it_is_made(tmp_path: Path) -> None:
    config = tmp_path / "config.yaml"
    text = "breathing:\n  technique: no_such_technique\nroutines:\n  - name: Morning\n    items: [Up]\n"
    companion = Companion(
        tmp_path / "data", Settings(), config=config, read_settings=lambda: settings_in(config)
    )
    config.write_text(text)
    with pytest.raises(ConfigError, match="no_such_technique"):
        companion.routine.add_item("morning", "walk")
    assert config.read_text() == text
    assert companion.undo().answer == "Nothing to undo."
