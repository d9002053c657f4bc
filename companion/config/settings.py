"""The settings of companion, frozen. Every default is a good day: no file is needed.

A field is all there is to a setting, but for its words in config.example.yaml. Its type, or the name beside
that, says how it is read and written (config/sections.py: NOTATIONS). The types are looked at when a file is
read, so they are evaluated here and not left as text.
"""

from datetime import time
from typing import Annotated, Literal

import msgspec

from companion.model.breathing.cues import Sound
from companion.model.breathing.technique import Level, Technique
from companion.model.celebrations import Ritual
from companion.model.journal import JournalPrompt
from companion.model.reminders import Osc, Way
from companion.model.routine import Item, Routine
from companion.model.wins import Category

MORNING = Routine(
    id="morning",
    name="Morning",
    starts=time(4),
    ends=time(12),
    items=(
        Item(id="up", label="Up", records="wake"),
        Item(id="a-glass-of-water", label="A glass of water", smallest=True),
        Item(id="make-the-bed", label="Make the bed"),
        Item(id="breathe", label="Breathe", opens="breathe/extended_exhale"),
        Item(id="read-one-line", label="Read one line"),
    ),
)
EVENING = Routine(
    id="evening",
    name="Evening",
    starts=time(20),
    ends=time(4),
    items=(
        Item(id="dim-the-lights", label="Dim the lights"),
        Item(id="phone-in-another-room", label="Phone in another room"),
        Item(id="close-the-day", label="Close the day", opens="closing"),
        Item(id="lights-out", label="Lights out", records="bedtime"),
    ),
)


class Cues(msgspec.Struct, frozen=True, kw_only=True):
    """What accompanies a breath besides the words, which are always on.

    `bell`: one of the terminal's for in, two for out, three for the end. `command`: a program and its
    arguments, run at each step without a shell; `{cue}` in it stands for in, out, rest, free, pause, end.
    `speak`: the step's words through a speech command of the system. `sound`: soft sounds of the app's own,
    through a player of the system. `tint`: the background follows. With reduced motion there is no bell (a
    terminal may show it as a flash) and no tint.
    """

    sound: Sound = "off"
    bell: bool = False
    command: Annotated[tuple[str, ...], "program"] = ()
    speak: bool = False
    tint: bool = False


class Breathing(msgspec.Struct, frozen=True, kw_only=True):
    """`technique` is an id; `minutes` and `level` None leave it to the technique and its first sessions.

    `eyes_closed`: every step is heard, be it by the cues asked for or by what this system has.
    `settle`: seconds before the first breath, infinity: until one begins. `slow_to`: breaths a minute at
    which a session ends, 0: it does not slow down. `number`: where the seconds stand
    in a high window, in the heart of the orb or below it. `close`: the techniques that stand first.
    """

    technique: Annotated[str, "technique"] = "extended_exhale"
    minutes: Annotated[float | None, "minutes"] = None
    level: Level | None = None
    settle: Annotated[float, "settle"] = 10
    slow_to: Annotated[float, "breaths a minute"] = 0
    number: Literal["heart", "below"] = "heart"
    cues: Cues = Cues()
    eyes_closed: bool = False
    close: tuple[Annotated[str, "technique"], ...] = ()
    own: tuple[Technique, ...] = ()


class Affirmations(msgspec.Struct, frozen=True, kw_only=True):
    """`rotate_every` in seconds, 0: off. `themes` switches themes off (`calm: off`). `own`: lines to add.

    Themes in `focus` come more often.
    """

    rotate_every: Annotated[int, "rotation"] = 7200
    themes: Annotated[dict[str, bool], "themes"] = {}
    focus: tuple[Annotated[str, "theme of lines"], ...] = ()
    own: tuple[str, ...] = ()


class StepSettings(msgspec.Struct, frozen=True, kw_only=True):
    """`own`: lines that answer what is done in the routine, beside the shipped ones."""

    own: tuple[str, ...] = ()


class Wins(msgspec.Struct, frozen=True, kw_only=True):
    """Own categories, offered beside the shipped ones. `in_greeting`: it may name a kept win of yesterday."""

    categories: tuple[Category, ...] = ()
    in_greeting: bool = True


Weekday = Literal["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"]


class CelebrationSettings(msgspec.Struct, frozen=True, kw_only=True):
    """Own rituals, offered before the shipped ones."""

    rituals: tuple[Ritual, ...] = ()


class JournalSettings(msgspec.Struct, frozen=True, kw_only=True):
    """Own prompts, offered beside the shipped ones.

    `weekly_on`: the day on which a look back at the week is offered; None: it is not.
    """

    prompts: tuple[JournalPrompt, ...] = ()
    weekly_on: Weekday | None = None


class ReminderSettings(msgspec.Struct, frozen=True, kw_only=True):
    """What is said unasked, once a day each, and no more after three without an answer. All of it is off.

    `routines`: all of them when they begin, or those named (by id) at a time of their own. `breathe_at`: when
    a breathing break is offered. `weekly`: when the look back at the week is, on the day it is offered on.
    `through`: the line at the top, the terminal, a notification of the desktop, the terminal's bell.
    `terminal`: the sequence that is sent to the terminal; auto: the one it is known to take.
    """

    routines: Annotated[bool | dict[str, time], "routine times"] = False
    breathe_at: Annotated[tuple[time, ...], "times or off"] = ()
    weekly: Annotated[time | None, "time or off"] = None
    through: Annotated[tuple[Way, ...], "ways"] = ("whisper",)
    terminal: Literal["auto", Osc] = "auto"

    @property
    def are_on(self) -> bool:
        """Whether there is anything to be reminded of."""
        return bool(self.routines or self.breathe_at or self.weekly is not None)


class CheckIns(msgspec.Struct, frozen=True, kw_only=True):
    """`offer`: after a low check-in, once a day, one line names something gentle and people to talk to."""

    offer: bool = True


class ProgressSettings(msgspec.Struct, frozen=True, kw_only=True):
    """`days_a_week`: on how many days of a week something is to be in them for "in your rhythm"."""

    days_a_week: Annotated[int, "days of a week"] = 3


class Appearance(msgspec.Struct, frozen=True, kw_only=True):
    """`theme` is the name of a shipped theme or of a file in the `themes` folder beside the config.

    None: none was chosen, which is dawn, or the terminal's own colours where there are only 16.
    """

    theme: Annotated[str | None, "theme"] = None
    motion: Literal["full", "reduced"] = "full"
    icons: Literal["auto", "unicode", "ascii"] = "auto"
    borders: Literal["round", "simple"] = "round"
    cursor: bool = True
    mouse: bool = True


class Data(msgspec.Struct, frozen=True, kw_only=True):
    """`folder` None: the platform's; `device` names this machine's files; `backups` are the days kept.

    `backup_to` is a folder for a copy a day, of which `backup_to_keep` are kept; None: no copies.
    """

    folder: Annotated[str | None, "folder"] = None
    device: Annotated[str, "device"] = ""
    backups: Annotated[int, "days"] = 14
    backup_to: Annotated[str | None, "folder"] = None
    backup_to_keep: Annotated[int, "days"] = 14


class Privacy(msgspec.Struct, frozen=True, kw_only=True):
    """`cover_after` minutes without a key or the mouse the privacy screen covers everything; 0: never."""

    cover_after: Annotated[float, "minutes or off"] = 0


class Settings(msgspec.Struct, frozen=True, kw_only=True):
    """All settings. `keys` maps a binding id (see `companion config show`) to keys, comma separated."""

    day_starts_at: time = time(4)
    routines: tuple[Routine, ...] = (MORNING, EVENING)
    steps: StepSettings = StepSettings()
    breathing: Breathing = Breathing()
    affirmations: Affirmations = Affirmations()
    wins: Wins = Wins()
    celebration: CelebrationSettings = CelebrationSettings()
    journal: JournalSettings = JournalSettings()
    checkins: CheckIns = CheckIns()
    reminders: ReminderSettings = ReminderSettings()
    progress: ProgressSettings = ProgressSettings()
    appearance: Appearance = Appearance()
    keys: Annotated[dict[str, str], "keys"] = {}
    data: Data = Data()
    privacy: Privacy = Privacy()
