"""What the rest of the app knows, which the names in a config file are checked against."""

from __future__ import annotations

from collections.abc import Collection, Mapping

import msgspec


class Known(msgspec.Struct, frozen=True, kw_only=True):
    """The names there are; what is None is not checked. `bindings` are binding ids with their keys."""

    bindings: Mapping[str, str] | None = None
    techniques: Collection[str] | None = None
    affirmation_themes: Collection[str] | None = None
    themes: Collection[str] | None = None


NOTHING = Known()
