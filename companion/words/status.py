"""What `companion status` says. Imports nothing: it stands in a prompt."""

from __future__ import annotations

TITLE = "Status"
NOTHING_YET = "a new day"
RESTING = "resting"
FIELDS = ("done", "wins", "minutes", "checkins", "resting")
"""The numbers of today: items and tasks done, wins, minutes of breathing, check-ins; 1 for a day of rest."""
PRIVATE = ("next", "line")
"""A person's own words, printed only where a format asks for them: the next item, the line of the day."""
NO_FIELD = "“{format}” is not a format. It can have {fields}, as in “{{done}} done”."


def line(counts: dict[str, int], form: str = "", words: dict[str, str] | None = None) -> str:
    """Return the line: by a format of the person, or the numbers that there are.

    Raises LookupError, ValueError or AttributeError where the format cannot be followed.
    """
    if form:
        return form.format_map({**counts, **(words or {})})
    some = {
        "done": "{n} done",
        "wins": "{n} win" if counts["wins"] == 1 else "{n} wins",
        "minutes": "{n} min",
        "checkins": "{n} check-in" if counts["checkins"] == 1 else "{n} check-ins",
    }
    parts = [RESTING] if counts["resting"] else []
    parts += [said.format(n=counts[name]) for name, said in some.items() if counts[name]]
    return ", ".join(parts) or NOTHING_YET
