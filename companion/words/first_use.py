"""What a pane says until it has been used once; one line at a time, gone for good afterwards."""

from __future__ import annotations

ROUTINE = "{key} marks a row; others leave no trace."
ROUTINE_DAYS = "{key} shows the day before."
BREATHING = "{key} starts a short session; esc ends and saves it."
AFFIRMATIONS = "{key} shows another line; {second} keeps this one close."
WINS = "{key} writes a win of any size, such as: opened the curtains."
JOURNAL = "{key} opens an empty page."
PANES = "{key} moves to the next pane; {second} lists every key."
PANES_BRIEFLY = "{key}: next pane. {second}: every key."
"""Said under the tabs after the first mark, once; and where there is little room."""
