"""The toolbox: what was tried and how it went, what stands beside it, and skills of one's own."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from companion.companion import Companion
from companion.model.change import Edit
from companion.model.checkins import CheckIn
from companion.model.skill_uses import After, SkillUse
from companion.model.toolbox import ToolboxView, helped
from companion.rows.toolbox import reading
from companion.verbs.context import Gone

Make = Callable[..., Companion]


def check_in(app: Companion, pleasantness: Any = -1, energy: Any = -1, **fields: Any) -> int:
    """Save how it is just now."""
    context = app.context
    made = CheckIn(at=context.now(), day=context.today(), pleasantness=pleasantness, energy=energy, **fields)
    return context.write("check-in", [Edit.add(made)]).entries[0].id


def use(app: Companion, skill: str, after: After, checkin: int = 0) -> str:
    """Try a skill."""
    return app.toolbox.use(app.toolbox.trying(skill, checkin).tell(after, 0), 60).answer


def line_of(view: ToolboxView, skill: str) -> Any:
    return next(line for line in view.skills if line.skill.id == skill)


def test_before_and_after_are_kept_together(make_companion: Make, clock: Any) -> None:
    app = make_companion()
    checkin = check_in(app, words=("tense",))
    clock.advance(20 * 60)
    assert use(app, "grounding", "better") == "Noted: better."
    (kept,) = app.store.recent(SkillUse, 9)
    assert (kept.checkin, kept.after, kept.label, kept.seconds) == (checkin, "better", "Five senses", 60)
    (tried,) = line_of(app.toolbox.view(), "grounding").tried
    assert (tried.before, tried.after) == ("tense", "better")
    clock.advance(2 * 3600)
    assert app.toolbox.trying("name_it").checkin == 0, "that is too long ago to be how it was before"


def test_what_helped_comes_first_and_what_was_worse_is_offered_less(make_companion: Make) -> None:
    app = make_companion()
    checkin = check_in(app, -1, 1)
    first = [line.skill.id for line in app.toolbox.offer(checkin).skills]
    for _ in range(3):
        use(app, "leaves", "better")
    assert use(app, first[0], "worse") == "Noted. It will be offered less."
    offer = app.toolbox.offer(checkin)
    assert offer.skills[0].skill.id == "leaves" and helped(offer.skills[0])
    assert first[0] not in [line.skill.id for line in offer.skills]


def test_after_a_very_low_check_in_the_toolbox_opens_on_what_fits(make_companion: Make) -> None:
    app = make_companion()
    assert app.toolbox.view().fitting == ()
    checkin = check_in(app, -2, 1)
    view = app.toolbox.view()
    assert view.checkin == checkin and len(view.fitting) == 3
    assert not {"year_from_now", "three_things", "thank_letter"} & {*view.fitting}


def test_a_skill_of_ones_own_is_written_kept_close_hidden_and_brought_back(make_companion: Make) -> None:
    app = make_companion()
    own = f"own:{app.toolbox.add('Ana’s tea: a cup by the window, 5 min').entries[0].id}"
    skill = app.toolbox.skill(own)
    assert (skill.label, skill.how, skill.minutes) == ("Ana’s tea", "a cup by the window", 5)
    app.toolbox.keep_close(own)
    app.toolbox.keep_close("name_it")
    assert line_of(app.toolbox.view(), own).close
    app.toolbox.edit(own, "Tea: slowly")
    assert app.toolbox.skill(own).label == "Tea"
    app.toolbox.hide(own)
    assert own not in [line.skill.id for line in app.toolbox.view().skills]
    (hidden,) = app.toolbox.view(hidden=True).skills
    assert hidden.skill.id == own and hidden.close
    assert app.toolbox.hide(own).answer == "“Tea” is back in your toolbox."
    app.toolbox.delete(own)
    with pytest.raises(Gone):
        app.toolbox.skill(own)
    app.undo()
    assert app.toolbox.skill(own).label == "Tea"


def test_a_skill_is_found_by_words_of_its_name_where_these_are_of_one_alone(make_companion: Make) -> None:
    app = make_companion()
    assert app.toolbox.named("URGE").id == "ride_urge" == app.toolbox.named("ride_urge").id
    with pytest.raises(ValueError, match="does not name one skill"):
        app.toolbox.named("a")
    with pytest.raises(ValueError, match="does not name one skill"):
        app.toolbox.named("nothing of the kind")


def test_what_was_long_ago_is_not_counted_as_all_there_was(make_companion: Make, clock: Any) -> None:
    app = make_companion()
    use(app, "leaves", "worse")
    clock.advance(300 * 24 * 3600)
    use(app, "leaves", "better")
    view = app.toolbox.view()
    assert view.earlier and [each.after for each in line_of(view, "leaves").tried] == ["better"]
    told = " ".join(row.text for row in reading(view, "leaves").rows)
    assert "You tried it once in half a year; it was better afterwards." in told
