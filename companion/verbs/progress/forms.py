"""Forms of progress, looked up."""

from __future__ import annotations

from companion.content import load as content
from companion.model.progress.forms import forms
from companion.model.progress.progress import ProgressAt
from companion.model.routine import Appointment
from companion.store.tallies import Tallies
from companion.verbs.context import Context


def look(context: Context, tallies: Tallies, at: ProgressAt) -> dict[str, int]:
    """Return what was done for each form, over all the days there are."""
    gone_to = sum(each.state == "done" for each in context.store.core(Appointment))
    return forms(tallies.by_day(), tallies.in_all(), gone_to, content.check_in_words().always)
