"""What a verb says no with, and how that is said."""

from __future__ import annotations

from companion.config.errors import ConfigError
from companion.model.text import visible
from companion.store.errors import Stale, StoreError
from companion.verbs.context import Gone

REFUSALS = (StoreError, ConfigError, Gone, ValueError)
"""What a verb says no with; the message is for the person."""


def is_of_disk(error: Exception) -> bool:
    """Tell whether it was the disk that refused."""
    return isinstance(error, StoreError | OSError) and not isinstance(error, Stale)


def capitalised(text: str) -> str:
    """Return a sentence that begins with a capital; the name of a file stays as it is."""
    first = text.partition(" ")[0]
    return text if set(first.rstrip(".:")) & set("./\\:") else text[:1].upper() + text[1:]


def lines_of(error: Exception) -> str:
    """Return what an error says, safe to show."""
    return "\n".join(map(visible, str(error).splitlines()))
