"""Breathing: the pane, the session, its cards, its history, and the shell's."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from companion.words import patterns
from companion.words.common import length, quoted

if TYPE_CHECKING:
    from collections.abc import Iterable

    from companion.model.breathing.technique import BreathingView, Technique

TITLE = "Breathing"


def session_saved(seconds: float, done: str = "") -> str:
    """What is said after a session, whatever its length; `done` is the routine item it has ticked off."""
    saved = f"Saved: {length(seconds)} of breathing."
    return f"{saved} {quoted(done)} is done." if done else saved


def session_from_before(seconds: float) -> str:
    """What is said once a session is saved that was under way when companion was killed."""
    return f"Saved from an interrupted session: {length(seconds)} of breathing."


def kept(seconds: float, *, one: bool, offered: str = "") -> str:
    """What is said after what counts as no session yet; `offered` is the open routine item it was for."""
    said = ONE_IS_ENOUGH if one else KEPT_AND_OFFERED if offered else KEPT
    return said.format(length=length(seconds), item=quoted(offered))


KEPT = "Kept: {length} of breathing."
KEPT_AND_OFFERED = "Kept: {length} of breathing. You can mark {item} if you like."
NOTED = "Noted, and saved."
CHOOSER_KEYS = (
    *(("enter", "start"), ("← →", "level"), ("v", "feel"), ("e", "own")),
    *(("- +", "length"), ("f", "close"), ("?", "more"), ("esc", "back")),
)
CHOOSE_TECHNIQUE = "Breathe"
PAUSED = "Paused. {key} carries on."
LENGTH_TODAY = "{length} today"
LENGTH_THAT_DAY = "{length} that day"
LEVELS = {"no_holds": "no holds", "gentle": "gentle", "standard": "standard", "longer": "longer"}
OPEN_END = "open end"
ONE_IS_ENOUGH = "One breath. That is enough."
LEFT = "{length} left"
SO_FAR = "{length} so far"
PRACTISED = "{length}."
ONE_BREATH = "{length}, one breath."
BREATHS = "{length}, {n} breaths."
WEEK_SO_FAR = "{week}."
FEELINGS = {-2: "hard", -1: "low", 0: "so-so", 1: "fairly good", 2: "good"}
QUESTIONS = {
    "before": "How do you feel just now?",
    "pace": "How was that pace?",
    "after": "How do you feel now?",
    "go_on": "The computer slept, so the breath waited. Carry on?",
}
QUESTIONS_BRIEFLY = {"before": "How do you feel?"}
FOR_WHAT = {
    "tense": "tense",
    "stressed": "stressed",
    "panicky": "anxious or overwhelmed",
    "winding_down": "ready to wind down",
    "before_sleep": "going to sleep",
    "focus": "in need of focus",
    "before_a_task": "about to start something",
    "between_tasks": "between two things",
    "steadying": "unsteady",
    "mood_lift": "in a low mood",
    "reset": "in need of a reset",
    "quick_reset": "in need of a quick reset",
    "winded": "out of breath",
    "slow_hands_busy": "glad of something for your hands",
    "pacing_feels_bad": "not in the mood for a count",
    "daily_practice": "here for daily practice",
    "easy_to_remember": "after something easy to remember",
    "starter": "new to this",
}
BY_FEELING = {
    "tense": ("tense or stressed", ("tense", "stressed", "steadying")),
    "panicky": ("anxious or overwhelmed", ("panicky", "pacing_feels_bad")),
    "winding_down": ("winding down, or going to sleep", ("winding_down", "before_sleep")),
    "focus": ("in need of focus", ("focus", "before_a_task", "slow_hands_busy")),
    "reset": ("in need of a reset", ("reset", "quick_reset", "mood_lift", "between_tasks", "winded")),
    "starter": ("new to this", ("starter", "easy_to_remember", "daily_practice")),
}
TEMPO_LIMITS = {
    "hold": "That is as slow as it goes: a hold lasts {seconds:g} seconds at most.",
    "pace": "That is as slow as it goes: three breaths a minute.",
    "end": "That is as far as the tempo goes.",
    "fixed": "This one has a set tempo.",
}
CYCLES_AT_MOST = "{name} stops at {most} rounds, so this session has {most}."
CYCLES_AT_FIRST = "Your first sessions of {name} have up to {most} rounds, so this one has {most}."
OWN_LENGTH = "{name} always lasts {length}."
SESSIONS_UNREAD = "Your earlier sessions cannot be read just now."
CYCLES_BRIEFLY = "Up to {most} rounds, so {most} this time."
OWN_LENGTH_BRIEFLY = "It always lasts {length}."
OFFERS_BRIEFLY = {
    "longer": "There is a longer level, if you like.",
    "no_holds": "Or without holds, if you like.",
    "unpaced": "Or {name}, without a pace.",
}
OFFERS = {
    "longer": "{name} has felt comfortable three times. There is a longer level, if you like.",
    "no_holds": "You can do {name} without holds, if you like.",
    "unpaced": "{name} has no pace to follow, if you would rather.",
}
HELPED = "{name}: you felt a little lighter after {lighter} of {n}"
HELPED_TOLD = "{name}: you felt a little lighter after {lighter} of {n}."
HELPED_BRIEFLY = "A little lighter after {lighter} of {n}."
NO_LEVEL = "{name} has no level “{level}”. Its levels: {levels}"
NO_SUCH_TECHNIQUE = "There is no technique called “{wanted}”. Choose one of these:"
COULD_BE_ANY = "“{wanted}” could be any of these:"
SECONDS_RANGE = "A session lasts between one second and four hours."
NO_SESSIONS_THIS_WEEK = "A quiet week so far."
WHAT_HELPED = "What has helped you"
NO_TECHNIQUE = "That technique is no longer available."
THIS_WEEK = "{minutes} this week, on {days}"
RATED_ONCE = "{name}: 1 session rated"
RATED_OFTEN = "{name}: {n} sessions rated"
RATED = "felt {before}, then {after}"
FELT = "felt {feeling}"


def time_left(remaining: float | None, practised: float) -> str:
    """How long is left, 1 min 20 s left; of a session with an open end how long it was so far."""
    if remaining is None:
        return SO_FAR.format(length=length(practised))
    return LEFT.format(length=length(math.ceil(remaining)))


def facts(seconds: float, breaths: int) -> str:
    """How long a session was, and how many breaths, where they could be counted: 3 min, 26 breaths."""
    if not breaths:
        return PRACTISED.format(length=length(seconds))
    said = ONE_BREATH if breaths == 1 else BREATHS
    return said.format(length=length(seconds), n=breaths)


def tempo_limit(why: str, seconds: float) -> str:
    """Why the tempo stays as it is; `seconds` is the longest rest there may be."""
    return TEMPO_LIMITS[why].format(seconds=seconds)


def helped(name: str, n: int, lighter: int, enough: int, sentence: str = HELPED) -> str:
    """What a technique did for the person, with how often; nothing until there is `enough` to tell."""
    return sentence.format(name=name, lighter=lighter, n=n) if n >= enough and lighter else ""


def rated(name: str, n: int) -> str:
    """How many sessions of a technique have a feeling before and after."""
    return (RATED_ONCE if n == 1 else RATED_OFTEN).format(name=name, n=n)


def this_week(minutes: float, days: int) -> str:
    """The week so far: 12 min this week, on 3 days. Nothing until there is something."""
    if not days:
        return ""
    return THIS_WEEK.format(minutes=length(minutes * 60), days="1 day" if days == 1 else f"{days} days")


def week_so_far(minutes: float, days: int) -> str:
    """The week as a sentence on the card after a session; nothing until there is something."""
    return WEEK_SO_FAR.format(week=this_week(minutes, days)) if days else ""


def plain_step(label: str, seconds: float) -> str:
    """A step as plain mode prints it: Breathe in, 4 seconds."""
    return f"{label.rstrip('.')}, {seconds:g} second{'' if seconds == 1 else 's'}"


def session_told(name: str, level: str, seconds: float, before: int | None, after: int | None) -> str:
    """A session in the history: Box breathing, gentle, 3 min, felt low, then fairly good."""
    parts = [name, *([LEVELS.get(level, level)] if level != "standard" else []), length(seconds)]
    return ", ".join(filter(None, [*parts, felt(before, after)]))


def felt(before: int | None, after: int | None) -> str:
    """How a session felt: felt low, then fairly good. Nothing where it was not said."""
    if before is not None and after is not None:
        return RATED.format(before=FEELINGS[before], after=FEELINGS[after])
    one = after if before is None else before
    return "" if one is None else FELT.format(feeling=FEELINGS[one])


def minutes_today(minutes: float, *, then: bool = False) -> str:
    """The figure of the pane: 1 min 47 s today, or that day. Nothing until there is a second."""
    said = LENGTH_THAT_DAY if then else LENGTH_TODAY
    return said.format(length=length(minutes * 60)) if round(minutes * 60) else ""


def session_line(technique: Technique, level: str, seconds: float) -> str:
    """The session to come: in 3, out 4 · 3 min."""
    what = patterns.in_words(technique, level)
    return " · ".join(part for part in (what, length(seconds) if seconds else OPEN_END) if part)


def chosen_length(n: float, unit: str) -> str:
    """A length to choose, in minutes or in cycles: 10 s, 3 min, 4 rounds."""
    if unit != "cycles":
        return length(n * 60)
    return "1 round" if n == 1 else ROUNDS.format(n=n)


ASLEEP = "The breath waited for you. Carry on?"
PLAIN_ASLEEP = "The breath waited for you. Press Enter to carry on, Ctrl+C to end."
PLAIN_GOES_ON = "The breath waited, and carries on from the start of the round."
SPOKEN_PAUSE = "Paused."
THE_END = "That is the end. Breathe as you like."
THE_END_BRIEFLY = "That is the end."


def the_end(*, one: bool) -> tuple[str, str]:
    """What stands under the orb at the end, and where there is little room; `one` breath is enough."""
    return (ONE_IS_ENOUGH, ONE_IS_ENOUGH) if one else (THE_END, THE_END_BRIEFLY)


START_NOW = {
    "settle": "begin",
    "breathe": "pause",
    "paused": "carry on",
    "asleep": "carry on",
    "card": "carry on",
}
CHECK_KEYS = (("more", "space", "one more minute"), ("win", "w", "a win"), ("close", "esc", "close"))
CHOOSE_FOR = "Breathe when {feeling}"
FEELING_TITLE = "How are you just now?"
MORE_TITLE = "While you breathe"
HISTORY_TITLE = "Your sessions"
HISTORY_KEYS = (("e", "edit"), ("d", "delete"), ("u", "undo"), ("esc", "back"))
NO_SESSIONS = "Your sessions will be listed here."
EDIT_SESSION = {
    "before": "How you felt before",
    "after": "How you felt after",
    "pace": "How the pace felt",
    "seconds": "How long it lasted",
    "technique": "Technique",
    "note": "A note",
}
LENGTH_READ = "That is {length}."
NOT_SAID = "not said"
OWN_PACE_ON = "{key} brings the count back."
TEMPO_NOW = "From the next breath, breaths last {percent}% as long as usual."
AT_TEMPO = "Each breath lasts {percent}% as long as usual; - and + change it."
AT_TEMPO_BRIEFLY = "Breaths {percent}% as long as usual."
TEMPO_USUAL = "From the next breath, the usual tempo."
CUE_FAILED = "The cue command {command} did not work: {reason}."
CUE_TOO_LONG = "it took too long"
CUE_STATUS = "it ended with status {status}"
ROUNDS = "{n:g} rounds"


def so_far(view: BreathingView) -> list[str]:
    """The week, then the last sessions, newest first; nothing until there is something."""
    names = {technique.id: technique.name for technique in view.choices}
    told = [
        session_told(names.get(each.technique, each.technique), each.level, each.seconds, None, None)
        for each in view.last
    ]
    return [*filter(None, [this_week(view.minutes_week, view.days_week)]), *told]


def paused(key: str = "space") -> str:
    """What stands there while a session stands still, with the key that goes on."""
    return PAUSED.format(key=key)


def own_pace_on(key: str = "o") -> str:
    """What is said once there is no count, with the key that brings it back."""
    return OWN_PACE_ON.format(key=key)


def tempo_now(tempo: float) -> str:
    """What a change of tempo means, once it counts."""
    percent = round(tempo * 100)
    return TEMPO_USUAL if percent == 100 else TEMPO_NOW.format(percent=percent)


def at_tempo(tempo: float, *, briefly: bool = False) -> str:
    """What is said before a session at another tempo than the usual one; nothing at that."""
    percent = round(tempo * 100)
    return "" if percent == 100 else (AT_TEMPO_BRIEFLY if briefly else AT_TEMPO).format(percent=percent)


def feelings(tags: Iterable[str]) -> dict[str, str]:
    """What there is to choose by, each with its words; the person's own come last, as they wrote them."""
    given = set(tags)
    told = {name: said for name, (said, known) in BY_FEELING.items() if given & set(known)}
    return told | {tag: tag for tag in sorted(given - FOR_WHAT.keys())}


BREATHE_WITH = "Breathe: {technique}"
