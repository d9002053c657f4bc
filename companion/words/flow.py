"""What every flow of several cards shares."""

from __future__ import annotations

ON, BACK, ANOTHER, KEEP, CLOSE = "next", "back", "another", "save", "close"
EXAMPLE = "Such as: {example}"
SHELL_HELP = "Enter moves on, even without an answer. Ctrl+D ends here and keeps what you wrote."
SHELL_MANY = "An empty line ends it."
SHELL_ANOTHER = "? asks something else."
NOT_SAVED = "Not saved:"
SHELL_STAYS = "Enter leaves it as it is, and - removes it."
SHELL_KEY, SHELL_CHOICES = "{key}: {said}", "{keys}  (Enter moves on)"
