"""The toolbox: what fits, what was tried and how it went, skills of one's own."""

from __future__ import annotations

from datetime import timedelta

from companion import words
from companion.content.load import check_in_words
from companion.content.skills import skills
from companion.model.change import Change, Edit
from companion.model.checkins import CheckIn
from companion.model.skill_uses import OwnSkill, SkillMark, SkillUse
from companion.model.toolbox import (
    OWN,
    OfferOfSkills,
    Skill,
    SkillLine,
    ToolboxView,
    Trying,
    fitting,
    latest,
    written,
)
from companion.model.wins import WinLine
from companion.verbs.context import Context, non_empty, there
from companion.verbs.wins import WinVerbs

MOST, MONTHS, LATELY = 300, 6, timedelta(days=183)
"""Times of trying that are looked at, in so many months: earlier ones tell less of how a skill helps now."""
JUST_NOW = timedelta(hours=1)
"""For so long a check-in is how it was before a skill that nobody said more about."""
CATEGORY = "coping_skill"


class ToolboxVerbs:
    """What a person does with skills."""

    def __init__(self, context: Context, wins: WinVerbs) -> None:
        self._context, self._wins = context, wins

    # -- looking

    def view(self, hidden: bool = False) -> ToolboxView:
        """All skills, or those that are hidden; what fits today's last check-in comes first."""
        lines, checkin = self._lines(), self._last_checkin()
        shown = tuple(line for line in lines if line.hidden == hidden)
        fits = fitting(lines, checkin, self._turn()) if checkin and not hidden else ()
        return ToolboxView(
            skills=shown,
            checkin=checkin.id if checkin else 0,
            fitting=tuple(line.skill.id for line in fits),
            last=uses[0].skill if (uses := self._uses()) else "",
            earlier=len(uses) < self._context.store.count(SkillUse),
            hidden=hidden,
        )

    def offer(self, checkin_id: int = 0) -> OfferOfSkills:
        """Two or three skills for a check-in (0: for today's last, if there is one)."""
        checkin = self._context.store.get(CheckIn, checkin_id) if checkin_id else self._last_checkin()
        fits = fitting(self._lines(), checkin, self._turn())
        return OfferOfSkills(checkin=checkin.id if checkin else 0, skills=tuple(fits))

    def trying(self, skill_id: str, checkin_id: int = 0) -> Trying:
        """A skill in hand. Before it was the check-in, or the last one where that was just now."""
        if not checkin_id and (last := self._last_checkin()) and self._context.now() - last.at <= JUST_NOW:
            checkin_id = last.id
        skill = self.skill(skill_id)
        first = not self._context.store.recent(SkillUse, 1, value=skill_id)
        return Trying(skill=skill, checkin=checkin_id, first=first)

    def skill(self, skill_id: str) -> Skill:
        """A skill by its id. Raises Gone."""
        return there(next((each for each in self._skills() if each.id == skill_id), None))

    def named(self, name: str) -> Skill:
        """A skill by its id, or by any words of its name. Raises ValueError where it is not one alone."""
        wanted, known = name.strip().casefold(), self._skills()
        exact = [each for each in known if wanted in (each.id.casefold(), each.label.casefold())]
        parts = wanted.replace("_", " ").split()
        found = exact or [each for each in known if parts and all(p in each.label.casefold() for p in parts)]
        if len(found) != 1:
            names = ", ".join(each.label for each in found or known)
            raise ValueError(words.toolbox.WHICH.format(name=name, names=names))
        return found[0]

    def is_own(self, skill_id: str) -> bool:
        """Whether a skill of one's own can still be changed."""
        return any(skill_id == f"{OWN}{each.id}" for each in self._context.store.core(OwnSkill))

    @staticmethod
    def preview(typed: str) -> str:
        """What a typed line would become, in words."""
        label, how, minutes = written(typed)
        return words.toolbox.preview(label, how, minutes) if label else words.toolbox.OWN_HINT

    # -- trying

    def use(self, trying: Trying, seconds: float) -> Change:
        """Keep that a skill was tried, and how it was afterwards."""
        skill, context = trying.skill, self._context
        use = SkillUse(
            at=context.now(),
            day=context.today(),
            skill=skill.id,
            label=skill.label,
            checkin=trying.checkin,
            after=trying.after,
            seconds=round(seconds),
        )
        label = words.toolbox.USE_LABEL.format(text=words.common.quoted(skill.label))
        return context.write(label, [Edit.add(use)], words.toolbox.NOTED[trying.after])

    def keep_as_win(self, skill: Skill) -> Change:
        """Keep a win: it was tried."""
        text = words.toolbox.WIN.format(label=skill.label)
        change = self._wins.keep_line(WinLine(text=text, category=CATEGORY))
        return Change(change.label, change.entries, answer=words.toolbox.WIN_KEPT.format(label=skill.label))

    # -- one's own

    def add(self, typed: str) -> Change:
        """Keep a skill in one's own words. Raises ValueError when empty."""
        label, how, minutes = written(non_empty(typed))
        context = self._context
        own = OwnSkill(at=context.now(), day=context.today(), text=label, how=how, minutes=minutes)
        said = words.toolbox.ADDED.format(label=words.common.quoted(label))
        return context.write(
            words.toolbox.OWN_LABEL.format(text=words.common.quoted(label)), [Edit.add(own)], said
        )

    def edit(self, skill_id: str, typed: str) -> Change:
        """Change a skill of one's own. Raises ValueError when empty."""
        label, how, minutes = written(non_empty(typed))
        edit = Edit.patch(self._own(skill_id), text=label, how=how, minutes=minutes)
        name = words.changes.EDIT_LABEL.format(text=words.common.quoted(label))
        return self._context.write(name, [edit], words.common.SAVED)

    def delete(self, skill_id: str) -> Change:
        """Delete a skill of one's own; undo brings it back, and the times it was tried stay."""
        own = self._own(skill_id)
        name = words.changes.DELETE_LABEL.format(text=words.common.quoted(own.text))
        return self._context.write(name, [Edit.delete(own)], words.changes.DELETED)

    def keep_close(self, skill_id: str) -> Change:
        """Have a skill stand first, or among the others again."""
        mark, label = self._mark(skill_id), words.common.quoted(self.skill(skill_id).label)
        close = not mark.close
        name = words.changes.CLOSE_LABEL if close else words.changes.NOT_CLOSE_LABEL
        said = words.changes.KEPT_CLOSE if close else words.toolbox.NOT_CLOSE
        return self._context.write(name.format(text=label), [_marked(mark, close=close)], said)

    def hide(self, skill_id: str) -> Change:
        """Hide a skill, or have it back."""
        mark, label = self._mark(skill_id), words.common.quoted(self.skill(skill_id).label)
        name = words.changes.BRING_BACK if mark.hidden else words.changes.HIDE_LABEL
        said = words.toolbox.BACK.format(text=label) if mark.hidden else words.changes.HIDDEN
        return self._context.write(name.format(text=label), [_marked(mark, hidden=not mark.hidden)], said)

    # -- inside

    def _own(self, skill_id: str) -> OwnSkill:
        number = skill_id.removeprefix(OWN)
        own = self._context.store.get(OwnSkill, int(number)) if number.isdigit() else None
        return there(own)

    def _mark(self, skill_id: str) -> SkillMark:
        now, today = self._context.now(), self._context.today()
        marks = [each for each in self._context.store.core(SkillMark) if each.skill == skill_id]
        return max(marks, key=lambda each: each.rev, default=SkillMark(at=now, day=today, skill=skill_id))

    def _skills(self) -> list[Skill]:
        own = self._context.store.core(OwnSkill)
        return [
            *(
                Skill(id=f"{OWN}{each.id}", label=each.text, how=each.how, minutes=each.minutes)
                for each in own
            ),
            *skills(),
        ]

    def _lines(self) -> list[SkillLine]:
        store = self._context.store
        marks = {each.skill: each for each in sorted(store.core(SkillMark), key=lambda each: each.rev)}
        uses = self._uses()
        before = {use.checkin: self._in_words(use.checkin) for use in uses if use.checkin}
        tried = latest(uses, before)
        return [
            SkillLine(
                skill=skill,
                tried=tried.get(skill.id, ()),
                close=(mark := marks.get(skill.id)) is not None and mark.close,
                hidden=mark is not None and mark.hidden,
            )
            for skill in self._skills()
        ]

    def _uses(self) -> list[SkillUse]:
        since = self._context.today() - LATELY
        return self._context.store.search(SkillUse, lambda use: use.day >= since, MOST, months=MONTHS)[0]

    def _in_words(self, checkin_id: int) -> str:
        checkin = self._context.store.get(CheckIn, checkin_id)
        if checkin is None:
            return ""
        return ", ".join(checkin.words) or check_in_words().feeling(checkin.pleasantness, checkin.energy)

    def _last_checkin(self) -> CheckIn | None:
        return max(
            self._context.store.on(CheckIn, self._context.today()), key=lambda each: each.at, default=None
        )

    def _turn(self) -> int:
        return self._context.today().toordinal()


def _marked(mark: SkillMark, **fields: bool) -> Edit:
    """The edit of a mark; one that is stored is changed, another is added."""
    from msgspec.structs import replace

    return Edit.patch(mark, **fields) if mark.id else Edit.add(replace(mark, **fields))
