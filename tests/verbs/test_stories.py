"""What can be put into a story: kept wins, steps that were taken, milestones; and whom the check knows."""

from __future__ import annotations

from companion.companion import Companion
from companion.model.change import Edit
from companion.model.gatherings import Gathering
from companion.model.milestones import MilestoneTold


def test_what_can_be_put_in_and_guests_are_known(companion: Companion) -> None:
    context, wins, goals = companion.context, companion.wins, companion.goals
    at, day = context.now(), context.today()
    wins.add("Called Mum")
    wins.keep(wins.add("Said no to the extra shift").entries[0].id)
    goals.take(goals.add("Moving flat", ["Told somebody", "Look at a place"]).entries[1].id)
    tea = Gathering(at=at, day=day, what="Tea", starts=at, on=day, whom=("Will",))
    context.write("", [Edit.add(MilestoneTold(at=at, day=day, milestone="wins:1")), Edit.add(tea)])
    kept = companion.stories.keep(companion.stories.flow().write("Will rang."))
    preview = companion.stories.preview(kept.entries[0].id)
    assert preview.lines == ("Said no to the extra shift", "Told somebody", "A first win is kept.")
    assert preview.shared == "A friend rang."
    assert preview.story.woven == (), "none by itself"
