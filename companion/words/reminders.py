"""Reminders: the same words every time, and none of them private; and what is said of a timer."""

from __future__ import annotations

SAID = {
    "routine": "Your routine is here when you like.",
    "breathe": "A breathing break is here when you like.",
    "weekly": "The look back at your week is here when you like.",
}
"""What is said, by the kind of thing."""
NOTIFIED_BY = "companion"

OFF = """Reminders are off, so there is nothing for a timer to say. To have some, write in {file}:
reminders:
  routines: {{{routine}: 08:00}}
  breathe_at: [11:00, 15:30]"""
TIMES = "Reminders while companion is closed, at {times}. Each one is said once a day."
AGAIN = "After you change the times, set it up again."
NO_DAY = "The look back at the week also needs a day, for example weekly_on: sunday under journal."
PASTE = """To set it up, pipe all of this into sh, or paste it into sh or bash.
It writes to {folder}; companion itself writes nothing there."""
PASTE_CRON = """To set it up, paste these lines into the table that crontab -e opens.
A notification needs your desktop's session. Where there is none, cron mails the sentence to you."""
REMOVE = "To remove it:"
REMOVE_CRON = "To remove it, delete its lines from that table again: crontab -e opens it."
UNIT = "Reminders of companion"
ODD_PATH = "“{path}” has a character that a timer cannot have in a path. Please use another folder."
