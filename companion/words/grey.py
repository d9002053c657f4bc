"""A grey day: the card, the wins kept for it, and the shell's."""

from __future__ import annotations

TITLE = "A grey day"
BEGIN = "Nothing needs doing. Any of these, or none."
ONE_BREATH = "One breath"
PEOPLE = "People to talk to"
LINE = "“{text}”"
STEP_SAVED = "Saved. On a day like this, that matters."
NO_STEP = "Nothing is open, and nothing needs to be."
CARD_KEYS = (("↑ ↓", "move"), ("enter", "choose"), ("v", "kept"), ("esc", "back"))
KEPT_TITLE = "Wins · kept for a grey day"
NOTHING_KEPT = "f keeps a win for a grey day; it waits here."
SHELL_STEP = "{label}  (companion grey --step marks it)"
SHELL_BREATH = "One breath  (companion breathe --once)"
SHELL_PEOPLE = "People to talk to  (companion support)"
SHELL_STEP_DONE = "{label}: {answer}"
