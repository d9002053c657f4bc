"""Milestones: said once when they are reached, and kept. No part of undo, nor of what a person did."""

from __future__ import annotations

from collections.abc import Collection
from contextlib import suppress

from companion import words
from companion.content.milestones import milestones
from companion.model.breathing.technique import Session
from companion.model.change import Edit
from companion.model.goals import Goal, GoalStep
from companion.model.kinds import BY_TABLE, kind_of
from companion.model.milestones import MilestoneSeen, MilestoneTold, Reached, by_itself, reached, sentence_of
from companion.model.progress.progress import ProgressAt
from companion.model.skill_uses import SkillUse
from companion.model.wins import Celebration
from companion.store.errors import StoreError
from companion.store.tallies import Tallies
from companion.verbs.context import Context

SESSIONS, SKILLS = kind_of(Session).table, kind_of(SkillUse).table
STEPS = kind_of(GoalStep).table
DAYS = "days"
BROUGHT_IN = tuple(label.partition("{")[0] for label in (words.arrive.LABEL, words.backup.RESTORE_LABEL))
"""How the labels of what brings many things at once begin."""
CELEBRATIONS = kind_of(Celebration).table


def look(context: Context, tallies: Tallies, at: ProgressAt) -> tuple[MilestoneSeen, ...]:
    """What has been reached, the newest first, for Progress."""
    return MilestoneVerbs(context).seen()


class MilestoneVerbs:
    """What has been reached. The figures are those of all of history: `store.summarise` is to be through."""

    def __init__(self, context: Context) -> None:
        self._context = context
        self._figures: dict[str, int] = {}  # when it was last looked
        self._known: set[str] = set()  # what has been told, as far as was looked

    def seen(self) -> tuple[MilestoneSeen, ...]:
        """What has been reached, the newest first."""
        context = self._context
        seen = (
            MilestoneSeen(id=each.id, text=sentence(context, each), day=None if each.before else each.day)
            for each in context.store.core(MilestoneTold)[::-1]
        )
        return tuple(each for each in seen if each.text)

    def look(self, tables: Collection[str] | None = None) -> str:
        """Mark what has been reached by a change in these tables (None: by any); what is said of it, or ''.

        In a home in which nobody looked before nothing is said, nor of what an import or another machine
        brought, nor on a gentle day, nor after a celebration.
        """
        before, figures = self._figures, self._now(tables)
        first = not before
        self._figures = before | figures
        news = [each for each in reached(milestones(), figures) if each.id not in self._known]
        if not news and not first:
            return ""
        silent = tables is not None and CELEBRATIONS in tables
        with suppress(StoreError):  # what could not be marked is said another time
            unknown = first and not self._context.store.count(MilestoneTold)
            told = self._mark(news, before=unknown)
            own = [each for each in told if by_itself(_reached(each), before, figures)]
            silent = silent or unknown or self._context.is_gentle(self._context.today())
            if own and not silent and not self._is_brought_in():
                return sentence(self._context, own[0])
        return ""

    def settle(self) -> None:
        """Mark all that has been reached without a word, after an import or a restore.

        Where nothing is marked yet, whoever looks first does so.
        """
        if not self._context.store.core(MilestoneTold):
            return
        while not self._context.store.summarise():
            pass
        self._figures = self._now(None)
        with suppress(StoreError):
            self._mark(list(reached(milestones(), self._figures)), before=True)

    def _is_brought_in(self) -> bool:
        """Whether the last thing done on this machine was an import or a restore, perhaps just going on."""
        done = self._context.history.done()
        return bool(done) and done[0][1].startswith(BROUGHT_IN)

    def _mark(self, news: list[Reached], *, before: bool) -> list[MilestoneTold]:
        """Keep those that are not kept yet, here or on another machine; what was kept now."""
        context = self._context
        with context.store.writing():
            self._known = {each.milestone for each in context.store.core(MilestoneTold)}
            made = [
                MilestoneTold(
                    at=context.now(), day=context.today(), milestone=each.id, about=each.about, before=before
                )
                for each in news
                if each.id not in self._known
            ]
            if made:
                context.store.apply([Edit.add(each) for each in made])
        self._known |= {each.milestone for each in made}
        return made

    def _now(self, tables: Collection[str] | None) -> dict[str, int]:
        """The figures that a change in these tables can have changed."""
        store, figures = self._context.store, dict[str, int]()
        for of in {row.of for row in milestones()} - {DAYS}:
            table, _, value = of.partition(":")
            if table in BY_TABLE and (tables is None or table in tables):
                figures[of] = store.count(BY_TABLE[table].struct, value)
        if tables is None or any(BY_TABLE[table].acts for table in tables if table in BY_TABLE):
            figures[DAYS] = len(store.days())
        if STEPS in figures:
            taken = [step.goal for step in store.core(GoalStep) if step.taken]
            figures |= {STEPS: len(taken), **{f"{STEPS}:{goal}": taken.count(goal) for goal in taken}}
        if SESSIONS in figures:
            ids = (technique.id for technique in self._context.techniques())
            figures |= {f"{SESSIONS}:{id}": store.count(Session, id) for id in ids}
        if figures.get(SKILLS) == 1:
            figures |= {f"{SKILLS}:{use.skill}": 1 for use in store.recent(SkillUse, 1)}
        return figures


def _reached(told: MilestoneTold) -> Reached:
    return Reached(told.milestone, told.milestone.rpartition(":")[0], told.about)


def sentence(context: Context, told: MilestoneTold) -> str:
    """What is said of a milestone; it names the goal, the skill or the technique as it is called now."""
    of, store = told.milestone.partition(":")[0], context.store
    name = told.about
    if of == STEPS:
        goal = store.get(Goal, int(name)) if name.isdecimal() else None
        name = goal.called if goal else words.milestones.A_GOAL
    elif of == SESSIONS:
        technique = context.technique(name)
        name = technique.name if technique else name
    elif of == SKILLS:
        use = next(iter(store.recent(SkillUse, 1, value=name)), None)
        name = use.label if use and use.label else name
    return sentence_of(milestones(), told, name)
