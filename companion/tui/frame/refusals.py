"""What a verb says no with, and how that is said."""

from __future__ import annotations

from companion.config.errors import ConfigError
from companion.model.text import visible
from companion.store.errors import Stale, StoreError
from companion.verbs.context import Gone

REFUSALS = (StoreError, ConfigError, Gone, ValueError, FileExistsError)
"""What a verb says no with; the message is for the person."""


def is_of_disk(error: Exception) -> bool:
    """Tell whether it was the disk that refused."""
    return isinstance(error, StoreError | OSError) and not isinstance(error, Stale | FileExistsError)


def lines_of(error: Exception) -> str:
    """Return what an error says, safe to show."""
    return "\n".join(map(visible, str(error).splitlines()))
