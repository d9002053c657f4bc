"""The names that things had in earlier versions, read for what they are called now."""

from __future__ import annotations

NOW = {
    **{
        f"line.{name}": f"affirmations.{name}"
        for name in (
            *("previous", "next", "favourite", "hide", "menu", "add", "edit", "delete", "bring_back"),
            *("true_enough", "partly_true", "not_today"),
        )
    },
}
"""By the name of version 0.1.0: the name it has now. Ids of commands, in the settings under `keys:`."""


def current(name: str) -> str:
    """Return the name that something has now."""
    return NOW.get(name, name)
