"""The toolbox: what fits, what was tried and how it went, skills of one's own."""

from __future__ import annotations

from companion.content.skills import skills
from companion.model.toolbox import SkillLine, ToolboxView
from companion.verbs.context import Context
from companion.verbs.wins import WinVerbs


class ToolboxVerbs:
    """What a person does with skills."""

    def __init__(self, context: Context, wins: WinVerbs) -> None:
        self._context, self._wins = context, wins

    def view(self) -> ToolboxView:
        """All of it."""
        lines = tuple(SkillLine(skill=skill) for skill in skills())
        return ToolboxView(skills=lines, today=self._context.today())
