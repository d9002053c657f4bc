"""Progress: the figures, the views, what each says."""

from __future__ import annotations

TITLE = "Progress"
VIEWS = {
    "year": "The year",
    "practices": "Practices",
    "sleep": "Waking and bedtime",
    "breathing": "Breathing",
    "feelings": "Feelings",
    "wins": "Wins",
    "forms": "Forms of progress",
    "milestones": "Milestones",
    "celebrated": "Celebrated",
    "gatherings": "Gatherings",
    "stories": "Stories",
    "reports": "Reports and cards",
}
"""The views of Progress, by id."""
SPACE = {"year": "what is counted"}
"""What `space` does in a view, where it has words of its own."""
ENTER = "how it is counted"
"""What `enter` does in a view that is only looked at."""
UNKNOWN = "There is no view called {view}. There are: {views}"


def days_line(n: int) -> str:
    """Say on how many days there is something."""
    if not n:
        return "The page is open."
    return "Day one is saved." if n == 1 else f"{n} days with something in them"
