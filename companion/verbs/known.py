"""The settings, and what they add to what ships. It reads no data, so that a list of names is quick."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from companion.config.settings import Settings
from companion.content import load as content

if TYPE_CHECKING:
    from pathlib import Path

    from companion.model.breathing.technique import Technique
    from companion.model.wins import Category


def settings_in(config: Path, bindings: Mapping[str, str] | None = None) -> Settings:
    """The settings of a config file, the names in it checked against what ships. Raises ConfigError.

    `bindings` are the app's binding ids and keys, where they are at hand.
    """
    try:
        config.lstat()
    except FileNotFoundError:  # the words that ship are not needed then
        return Settings()
    except OSError:
        pass  # said by the reader
    from companion.config.known import Known
    from companion.config.places import theme_names
    from companion.config.read import read

    known = Known(
        bindings=bindings,
        techniques={technique.id for technique in content.techniques()},
        affirmation_themes=content.affirmation_themes(),
        themes=theme_names(config),
    )
    return read(config, known)


def categories(settings: Settings) -> tuple[Category, ...]:
    """The person's own categories, then the shipped ones that they do not replace."""
    own = settings.wins.categories
    mine = {category.id for category in own}
    return (*own, *(category for category in content.categories() if category.id not in mine))


def techniques(settings: Settings) -> tuple[Technique, ...]:
    """The person's own techniques, then the shipped ones that they do not replace."""
    own = settings.breathing.own
    mine = {technique.id for technique in own}
    return (*own, *(technique for technique in content.techniques() if technique.id not in mine))
