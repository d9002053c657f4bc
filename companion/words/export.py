"""Leaving: what an export says."""

BOOK_TITLE = "A book of days"
LINES_KEPT_CLOSE = "Lines kept close"
CELEBRATIONS = "Celebrated"
EXPORTED = "{records} written to {path}"
NOTHING_TO_EXPORT = "There is nothing of that, so nothing was written."
