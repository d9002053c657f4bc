"""Companion: every verb a person has, over one store. Synchronous; knows no thread and no screen."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date
from typing import TYPE_CHECKING

import msgspec

from companion import words
from companion.clock import Clock
from companion.config.settings import Settings
from companion.model.breathing.technique import Session
from companion.model.change import Change
from companion.model.river import EVENING
from companion.model.routine import RoutineRow
from companion.model.wins import Win
from companion.store.store import Store
from companion.verbs.config_edits import ConfigEdits
from companion.verbs.context import Context
from companion.verbs.feature import Feature
from companion.verbs.known import settings_in

if TYPE_CHECKING:
    from pathlib import Path

    from companion.model.affirmations import Chance
    from companion.verbs.affirmations import AffirmationVerbs
    from companion.verbs.appearance import AppearanceVerbs
    from companion.verbs.backup import BackupVerbs
    from companion.verbs.board import BoardVerbs
    from companion.verbs.breathing.breathing import BreathingVerbs
    from companion.verbs.breathing.patterns import PatternVerbs
    from companion.verbs.celebrations import CelebrationVerbs
    from companion.verbs.checkins import CheckInVerbs
    from companion.verbs.closing import ClosingVerbs
    from companion.verbs.first_use import FirstUseVerbs
    from companion.verbs.forget import ForgetVerbs
    from companion.verbs.gatherings import GatheringVerbs
    from companion.verbs.goals import GoalVerbs
    from companion.verbs.grey import GreyVerbs
    from companion.verbs.journal import JournalVerbs
    from companion.verbs.kinder import KinderVerbs
    from companion.verbs.milestones import MilestoneVerbs
    from companion.verbs.pauses import PauseVerbs
    from companion.verbs.people import PeopleVerbs
    from companion.verbs.planning import PlanningVerbs
    from companion.verbs.progress.progress import ProgressVerbs
    from companion.verbs.reminders import ReminderVerbs
    from companion.verbs.reports import ReportVerbs
    from companion.verbs.routine import RoutineVerbs
    from companion.verbs.search import SearchVerbs
    from companion.verbs.share import ShareVerbs
    from companion.verbs.stories import StoryVerbs
    from companion.verbs.toolbox import ToolboxVerbs
    from companion.verbs.trash import TrashVerbs
    from companion.verbs.weekly import WeeklyVerbs
    from companion.verbs.wins import WinVerbs


@contextmanager
def nowhere(config: Path) -> Iterator[Companion]:
    """A Companion without data: nothing is kept, and whatever is to be is refused.

    It has the settings that ship, but what becomes of the config file is read as ever.
    """
    from pathlib import Path
    from tempfile import TemporaryDirectory

    with TemporaryDirectory() as folder:
        made = Companion(
            Path(folder) / "data", Settings(), config=config, read_settings=lambda: settings_in(config)
        )
        made.store.database.page_folder.refusal = words.settings.REFUSED
        yield made


class RoutineInFull(msgspec.Struct, frozen=True, kw_only=True):
    """A routine with the rows that are due that day."""

    id: str
    name: str
    rows: tuple[RoutineRow, ...]


class DayInFull(msgspec.Struct, frozen=True, kw_only=True):
    """A day as other programs read it: routines with their rows, tasks, sessions and wins (oldest first)."""

    day: date
    routines: tuple[RoutineInFull, ...]
    tasks: tuple[RoutineRow, ...]
    sessions: tuple[Session, ...]
    wins: tuple[Win, ...]


class Companion:
    """The features' verbs, each read when first asked for, and what spans them."""

    routine: Feature[RoutineVerbs] = Feature("routine:RoutineVerbs")
    breathing: Feature[BreathingVerbs] = Feature("breathing.breathing:BreathingVerbs", "routine")
    patterns: Feature[PatternVerbs] = Feature("breathing.patterns:PatternVerbs")
    affirmations: Feature[AffirmationVerbs] = Feature("affirmations:AffirmationVerbs")
    wins: Feature[WinVerbs] = Feature("wins:WinVerbs")
    milestones: Feature[MilestoneVerbs] = Feature("milestones:MilestoneVerbs")
    celebrations: Feature[CelebrationVerbs] = Feature("celebrations:CelebrationVerbs")
    grey: Feature[GreyVerbs] = Feature("grey:GreyVerbs", "routine", "affirmations", "wins")
    goals: Feature[GoalVerbs] = Feature("goals:GoalVerbs")
    board: Feature[BoardVerbs] = Feature("board:BoardVerbs", "goals")
    journal: Feature[JournalVerbs] = Feature("journal:JournalVerbs")
    gatherings: Feature[GatheringVerbs] = Feature("gatherings:GatheringVerbs")
    first_use: Feature[FirstUseVerbs] = Feature("first_use:FirstUseVerbs")
    kinder: Feature[KinderVerbs] = Feature("kinder:KinderVerbs", "first_use")
    closing: Feature[ClosingVerbs] = Feature("closing:ClosingVerbs", "routine", "journal")
    reports: Feature[ReportVerbs] = Feature("reports:ReportVerbs")
    weekly: Feature[WeeklyVerbs] = Feature("weekly:WeeklyVerbs", "journal", "reports")
    reminders: Feature[ReminderVerbs] = Feature("reminders:ReminderVerbs", "weekly")
    planning: Feature[PlanningVerbs] = Feature("planning:PlanningVerbs")
    pauses: Feature[PauseVerbs] = Feature("pauses:PauseVerbs")
    appearance: Feature[AppearanceVerbs] = Feature("appearance:AppearanceVerbs")
    toolbox: Feature[ToolboxVerbs] = Feature("toolbox:ToolboxVerbs", "wins")
    checkins: Feature[CheckInVerbs] = Feature("checkins:CheckInVerbs")
    people: Feature[PeopleVerbs] = Feature("people:PeopleVerbs")
    progress: Feature[ProgressVerbs] = Feature("progress.progress:ProgressVerbs")
    stories: Feature[StoryVerbs] = Feature("stories:StoryVerbs")
    search: Feature[SearchVerbs] = Feature("search:SearchVerbs")
    share: Feature[ShareVerbs] = Feature("share:ShareVerbs", "wins", "progress", "stories")
    trash: Feature[TrashVerbs] = Feature("trash:TrashVerbs")

    def __init__(
        self,
        folder: Path,
        settings: Settings,
        *,
        config: Path,
        read_settings: Callable[[], Settings] | None = None,
        clock: Clock | None = None,
        chance: Chance | None = None,
    ) -> None:
        """Open the data in `folder`; `read_settings` reads the config file anew after an edit of it."""
        clock = clock or Clock()
        self._config = config
        self._read_settings = read_settings or (lambda: settings)
        data = settings.data
        self.store = Store(folder, device=data.device, backups=data.backups, now=clock.now)
        if data.folder:  # of the settings: it may be a disk that is away, or a slip of the pen
            self.store.tell_when_new(words.doctor.FOLDER_NEW.format(folder=folder))
        config_edits = ConfigEdits(str(config), self.reload)
        self.context = Context(self.store, settings, clock, config_edits, chance)

    @property
    def backups(self) -> BackupVerbs:
        """Backup, restore, the copy a day; imported when asked for, as few commands do."""
        from companion.verbs.backup import BackupVerbs

        return BackupVerbs(self.context, self._config)

    def daily_copy(self) -> Callable[[], None] | None:
        """The work of today's copy into the folder of the settings; None when there is none to make."""
        return self.backups.daily_copy() if self.settings.data.backup_to else None

    @property
    def forgetting(self) -> ForgetVerbs:
        """Removing for good; imported when asked for."""
        from companion.verbs.forget import ForgetVerbs

        return ForgetVerbs(self.context, self._config)

    @property
    def settings(self) -> Settings:
        """The settings in force."""
        return self.context.settings

    def reload(self) -> Settings:
        """Read the config file again. Raises ConfigError; then the settings in force stay."""
        self.context.settings = self._read_settings()
        return self.context.settings

    def day_in_full(self, day: date | None = None) -> DayInFull:
        """A day, or today, for the shell."""
        day, store = day or self.context.today(), self.store
        view = self.routine.on(day).view()
        return DayInFull(
            day=day,
            routines=tuple(
                RoutineInFull(id=each.id, name=each.name, rows=each.rows) for each in view.routines
            ),
            tasks=view.tasks,
            sessions=tuple(self.context.counted(store.on(Session, day))),
            wins=tuple(store.on(Win, day)),
        )

    def undo(self) -> Change:
        """Take back the newest change made on this machine, whatever it was."""
        change = self.context.history.undo()
        self.affirmations.came_back(change)
        return change

    def redo(self) -> Change:
        """Do again what was undone last."""
        change = self.context.history.redo()
        self.affirmations.came_back(change)
        return change

    def greeting(self) -> str:
        """One line for the top, by how long ago something was last kept. Counts what is there.

        It may name a win of yesterday. After a rest it says once that it has ended.
        """
        if said := self.pauses.tell_end():
            return said
        if self.settings.journal.weekly_on and self.weekly.is_due():
            return words.today.WEEK_OFFERED
        today = self.context.today()
        days = [day for day in self.store.days() if day <= today]
        greeting = words.today.greeting(
            self.context.now(),
            gap=(today - max(days, default=today)).days,
            days=len(days),
            wins=self.store.count(Win),
        )
        if not (win := self.wins.of_yesterday()):
            row = self.closing.row() if self.context.now().time() >= EVENING else ""
            return words.closing.OFFERED.format(greeting=greeting, row=row) if row else greeting
        return words.today.FROM_YESTERDAY.format(greeting=greeting, win=words.common.quoted(win.text))

    def close(self) -> None:
        """Let go of the files."""
        self.store.close()
