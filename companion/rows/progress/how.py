"""How a view is counted, below it, where that was asked."""

from __future__ import annotations

from companion.content import load as content
from companion.model.progress.progress import HOW, ProgressAt
from companion.rows.reading import paragraphs
from companion.rows.row import Row


def explained(view: str, at: ProgressAt) -> list[Row]:
    """Return how a view is counted; nothing where it was not asked."""
    return (
        paragraphs("how", content.wording().strings[f"how_{view}"], muted=True) if at.counted == HOW else []
    )
