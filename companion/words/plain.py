"""Plain mode: what is said around the rows and the answers, which are those of the screen."""

from __future__ import annotations

from collections.abc import Sequence

from companion.model.text import is_sentence

START = "Start"
BEGIN = "{greeting} {day}, {time}."
HINT = "Type a number and press Enter. 0 goes back, ? lists the letters, h is people to talk to."
"""Said once in a run."""
ASK = "Number, or Enter for the list: "
ASK_MORE = "Number, or Enter for {n} more: "
NONE_OF_THESE = "“{typed}” is no choice here. Type a number from 1 to {n}, 0 to go back, or ? for help."
NO_NUMBERS = "“{typed}” is no choice here. Type 0 to go back, or ? for help."
AT_THE_START = "This is the start. q quits."
ALL_COMMANDS = "All commands"
SHELL = "All commands of the shell"
REST_OF_LINE = "{command}: type the rest of the command, or press Enter for none: "
OPEN, DONE, PARTLY = "open", "done", "partly"
OLDER = "Older"
OPEN_IT = "Read it in full"
HELP = (
    "A number chooses from the list you heard last. The first letters of a choice work, too.",
    "0 or Ctrl+C goes back, even from a question. q or Ctrl+D quits.",
    "Enter reads the list, or the rest of it. l reads it from the beginning.",
    "A line that begins with “companion” is a command of the shell: companion today --day yesterday.",
)
HERE = "Here:"
EVERYWHERE = "Everywhere:"
LETTER = "{letter}  {help}"
CLOSED = "The settings file has a mistake, so your data stay closed until it is corrected:"


def titled(title: str, figure: str) -> str:
    """What a place is called, and how much is in it: Wins: 2 today."""
    return f"{title}: {figure}" if figure else title


def line(parts: Sequence[str]) -> str:
    """A row in one line: its words first, what it is and when after them."""
    said = ""
    for part in parts:
        said += f"{' ' if is_sentence(said) else ', '}{part}" if said else part
    return said
