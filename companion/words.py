"""The sentences of the app, whole, with named fields, so that wording can be reviewed in one place.

The rules are in content/rhythm.yaml (`wording`): facts about what happened, nothing about what did not,
no exclamation mark. Shipped texts (techniques, lines, categories, support) live in content/.
"""

from __future__ import annotations

from datetime import date, datetime, time
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from companion.model.breathing import BreathingView

SAVED = "Saved."
ALL_DONE = "That is your list for today. The rest of it is yours."
NOTHING_TO_UNDO = "Nothing to undo."
NOTHING_TO_REDO = "Nothing to redo."
UNDONE = "Undone: {label}."
REDONE = "Done again: {label}."
MOVED_ON = "That has changed elsewhere meanwhile, so it stays as it is."
NOT_KEPT = "The disk refuses, so this could not be kept:"


def clock(at: datetime | time) -> str:
    """A time of day as it stands on the screen: 7:05."""
    return f"{at.hour}:{at.minute:02d}"


def quoted(text: str, width: int = 32) -> str:
    """A few words of a text, to name it by."""
    short = text if len(text) <= width else text[: width - 1].rstrip() + "…"
    return f"“{short}”"


# -- verbs: how a change is named when it is undone, and what the whisper line answers

ROW_GONE = "That one is not there any more."
NO_TEXT = "There is no text in it yet."
NO_ROUTINE = "There is no routine to add it to. The settings file can have one."
OPEN_AGAIN = "Open again."
REMOVED = "Removed. u brings it back."
DELETED = "Deleted. u brings it back."
HIDDEN = "Hidden. u to undo."
TAKEN_BACK = "Taken back."
KEPT_CLOSE = "Kept close."
NOT_KEPT_CLOSE = "Among the others again."
KEPT_FOR_GREY = "Kept for a grey day."
CELEBRATED = "Celebrated, and kept."
NONE_HIDDEN = "No line is hidden."
BROUGHT_BACK = "They are back."
OWN_THEME = "Your own words"

MARKED = {
    "open": "open {text} again",
    "done": "done {text}",
    "partly": "partly {text}",
    "resting": "resting {text}",
}
STEP_LABEL = "step {step}"
NOTE_LABEL = "note {text}"
TASK_LABEL = "task {text}"
ITEM_LABEL = "item {text}"
EDIT_LABEL = "edit {text}"
MOVE_LABEL = "move {text}"
REMOVE_LABEL = "remove {text}"
DELETE_LABEL = "delete {text}"
WIN_LABEL = "win {text}"
KEEP_LABEL = "keep {text}"
CELEBRATE_LABEL = "celebrate {text}"
CLOSE_LABEL = "keep {text} close"
NOT_CLOSE_LABEL = "let {text} go"
HIDE_LABEL = "hide {text}"
BRING_BACK_LABEL = "bring hidden lines back"
ANSWER_LABEL = "answer “{answer}”"
OWN_LABEL = "own line {text}"
SESSION_LABEL = "breathing, {name}"
BRING_BACK = "bring back {text}"
BROUGHT_BACK_ONE = "Brought back: {text}."
SAVED_OVER = "Saved. It had been changed elsewhere meanwhile; that version is in the trash."
SAVED_OVER_PLAN = "Saved. It had been changed elsewhere meanwhile; u brings that back."

KINDS = {
    "ticks": "tick",
    "tasks": "task",
    "sessions": "breathing",
    "wins": "win",
    "own_lines": "own line",
}


def these(names: list[str]) -> str:
    """Some things by name: “a”, “b” and “c”."""
    return " and ".join(part for part in (", ".join(names[:-1]), *names[-1:]) if part)


EDIT_SESSION_LABEL = "edit of breathing, {name}"
DELETE_SESSION_LABEL = "delete breathing, {name}"


def minutes(count: float) -> str:
    """A length of time in words: 3 min, 1.5 min."""
    return f"{count:g} min"


def session_saved(seconds: float) -> str:
    """What is said after a session, whatever its length."""
    return f"Saved: {length(seconds)} of breathing."


def greeting(now: datetime, *, gap: int, days: int, wins: int) -> str:
    """The first line of a visit; `gap` is days since something was kept (rhythm.yaml: greet_*)."""
    if gap >= 28:
        return "Hello. Everything you saved is here. Start anywhere."
    if gap >= 7 and min(days, wins) > 1:
        return f"Welcome. Your {days} days and {wins} wins are all here."
    if gap >= 7:
        return "Welcome. Everything you saved is here."
    if gap >= 2:
        return "Good to see you. Nothing needs doing first."
    if 4 <= now.hour < 12:
        return "Good morning."
    return "Good afternoon." if 12 <= now.hour < 18 else "Good evening."


# -- panes and cards, each in a section of its own below

# -- the shell

JUST_TODAY = "Just today"
BREATHING = "Breathing"
PAUSE = "pause"
WINS = "Wins"
NOTHING_CHANGED = "Nothing was changed."

WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)


def long_date(day: date) -> str:
    """Tuesday 17 November; never the machine's locale, for the app speaks one language."""
    return f"{WEEKDAYS[day.weekday()]} {day.day} {MONTHS[day.month - 1]}"


def length(seconds: float) -> str:
    """How long something took: 45 s, 3 min, 3 min 20 s."""
    whole = round(seconds)
    parts = [f"{whole // 60} min"] if whole >= 60 else []
    parts += [f"{whole % 60} s"] if whole % 60 or not parts else []
    return " ".join(parts)


# leaving
BOOK_TITLE = "A book of days"
LINES_KEPT_CLOSE = "Lines kept close"
CELEBRATIONS = "Celebrated"
EXPORTED = "{records} written to {path}"
NOTHING_TO_EXPORT = "There is nothing of that, so nothing was written."

# arriving
IMPORT_LABEL = "import from {title}"
IMPORTED = "{kinds} {are} in. companion undo takes {them} out again."
IMPORTED_PARTLY = "{n} of {all} {are} in. The same command brings the others. {why}"
IMPORT_FOUND = "{path}: {title}"
IMPORT_NEW = "{n} to come in: {kinds}"
IMPORT_NONE = "Nothing new to come in."
IMPORT_KNOWN = "{n} {are} here already"
IMPORT_NEWER_HERE = "{n} {are} here in a newer version, which stays"
IMPORT_REPLACES = "{n} of them {are} newer than what is here, which is kept beside"
IMPORT_DELETED = "{n} {were} deleted here; --deleted brings {them} back"
IMPORT_MARKED = "{n} {have} a mark of {their} own here on that day"
IMPORT_LEFT = "{n} left out: {why}"
IMPORT_PROBLEMS = "What could not be read ({n}):"
IMPORT_MORE_PROBLEMS = "  and {n} more; --verbose lists them all"
IMPORT_ASK = "Bring them in?"
NOT_AN_ENTRY = "that is no entry"
LEFT_NOTES = "notes, which have no place of their own yet; --as-wins takes them as wins"
LEFT_ENTRIES = "journal entries, which have no place of their own yet; --as-wins takes them as wins"
LEFT_MOODS = "moods, which have no place yet"
LEFT_ACTIVITIES = "lists of activities, which have no place yet"
LEFT_SCALES = "scales, which have no place yet"
LEFT_PICTURES = "pictures, which have no place yet"
LEFT_STARS = "stars on entries"
LEFT_EMPTY_ROWS = "empty rows"
LEFT_FILLED_IN = "days that Loop filled in from the schedule"
LEFT_AMOUNTS = "amounts above a limit, which no mark stands for"
LEFT_NOTES_WITHOUT_MARK = "notes that belong to no mark"
LEFT_OPEN_BOXES = "open boxes"
LEFT_OTHER_LINES = "lines that are no list items"

# the trash, in the shell and on its card

TRASH_TITLE = "Deleted in the last 30 days"
TRASH_EMPTY = "The trash is empty."
TRASH_KEYS = (("↑ ↓", "move"), ("enter", "bring back"), ("esc", "back"))
NOT_IN_TRASH = "There is no number {number}; the trash has {count}. `companion trash` lists them."


def ago(at: datetime, now: datetime) -> str:
    """When something was: 8:42 today, else 16 November 8:42."""
    at = at.astimezone(now.tzinfo)
    return clock(at) if at.date() == now.date() else f"{at.day} {MONTHS[at.month - 1]} {clock(at)}"


def trashed(at: datetime, now: datetime, replaced: bool) -> str:
    """How something came into the trash: deleted 8:42, or the version of 8:42."""
    return f"version of {ago(at, now)}" if replaced else f"deleted {ago(at, now)}"


def trash_row(kind: str, text: str, note: str) -> str:
    """What is in the trash, in one line: win “called Mum”, with its note."""
    return f"{kind} {quoted(text, 60)}" + (f"  ({quoted(note, 40)})" if note else "")


# crash
CRASHED = "companion stopped. Your words are saved."
CRASH_REPORT = "A report without private text: {path}"

# -- today

TODAY = "Today"
TOO_SMALL = "companion needs a window of at least 40 by 15."
WELCOME = (
    "Your words stay on this computer.",
    "F1 shows people to talk to.",
    "? shows every key.",
    "Plain way in: companion today.",
)
ROUTINE = "Routine"
EDIT = "Edit"
NOTE = "Note on {text}"
WIN = "Win"
SEARCH = "Search"
OWN_LINE = "Your line"
REASON_LABEL = "Resting {text}"
REASON_PLACEHOLDER = "a reason, if you like"
TASK_PLACEHOLDER = "ring the dentist"
ITEM_PLACEHOLDER = "open the window"
WIN_PLACEHOLDER = "called Mum #connection"
OWN_LINE_PLACEHOLDER = "in your own words"
SEARCH_PLACEHOLDER = "a word, a category"
NOTHING_KEPT_KEYS = {"entry.submit": "show", "entry.put_away": "back"}  # of a search: there is no draft
CANDIDATES = "tab: {names}"
WIN_HINT = "#category and @18:30 or @yesterday are understood"
SOFTER = "Would one of these fit better?"
KEEP_AS_WRITTEN = "keep it as written"
DRAFT_KEPT = "Put away; it comes back when you open this again."
DRAFT_FOUND = "What you were typing is still here: {text}. Open the same field and it comes back."
FOUND_AT_MOST = 300  # wins shown of one search

CONFIG_PROBLEM = "{problem}. The settings from before stay in force."
NOT_SAVED = "Not saved."
NOT_SAVED_FIELD = "Not saved. The text stays in the field."
ANOTHER_DAY = "A new day. What was yesterday is kept."


def win_preview(category: str, at: datetime | None, now: datetime) -> str:
    """What a typed win would become: its category and when, as far as they are not the usual ones."""
    when = ""
    if at is not None:
        when = clock(at) if at.date() == now.date() else f"{long_date(at.date())} {clock(at)}"
    return " · ".join(part for part in (category, when) if part)


def moment(now: datetime, *, short: bool) -> str:
    """Tuesday 17 November 8:42, or Tue 17 Nov 8:42 where there is little room."""
    day, month = WEEKDAYS[now.weekday()], MONTHS[now.month - 1]
    if short:
        day, month = day[:3], month[:3]
    return f"{day} {now.day} {month}  {clock(now)}"


# -- the routine, one line and wins panes

ONE_LINE = "One line"
FIGURE_DONE = "{n} done"
FIGURE_TODAY = "{n} today"
UPCOMING = "{name} from {time}"
TASK_HINT = "a adds a task, for today only."
NO_ITEMS = "Nothing in this one for today. A adds an item."
LOOKING = "A look at {name}"
REASON = "Resting because: {reason}"
DONE_AT = "done {time}"
PARTLY_AT = "partly {time}"
RESTING = "resting"

NO_LINE = "Every line is hidden just now. enter shows how to bring them back."
KEPT_CLOSE_MARK = "kept close"
ANSWERS = (("true enough", "true_enough"), ("partly", "partly_true"), ("not today", "not_today"))

NO_WINS = ("A win can be any size. w writes one.", "One example: opened the curtains.")
SEARCHING = "Wins with “{needle}”"
NOTHING_FOUND = "No win has these words in it. esc shows all of them again."
KEPT_MARK = "for a grey day"
CELEBRATED_MARK = "celebrated"
YESTERDAY = "Yesterday"


def state_word(state: str, marked: datetime | None) -> str:
    """The word of a mark, as it stands on the selected row: done 7:05."""
    if state == "resting":
        return RESTING
    if state == "open" or marked is None:
        return "" if state == "open" else state
    return (DONE_AT if state == "done" else PARTLY_AT).format(time=clock(marked))


def day_heading(day: date, today: date) -> str:
    """The heading over a day's wins: Yesterday, Friday 13 November, Friday 13 November 2025."""
    if (today - day).days == 1:
        return YESTERDAY
    return long_date(day) if day.year == today.year else f"{long_date(day)} {day.year}"


# -- cards

MENU_KEYS = (("↑ ↓", "move"), ("enter", "choose"), ("esc", "back"))
CHOOSER_KEYS = (
    *(("enter", "start"), ("← →", "level"), ("- +", "length"), ("f", "by feeling"), ("esc", "back")),
)
THEME_KEYS = (("↑ ↓", "try on"), ("enter", "keep"), ("esc", "back"))
READING_KEYS = (("↑ ↓", "scroll"), ("esc", "back"))
RITUAL_KEYS = (("enter", "done"), ("esc", "back"))
CHOOSE_TECHNIQUE = "Breathe"
CHOOSE_THEME = "Colours and themes"
KEYS_TITLE = "Keys"
SCOPES = {
    "": "Everywhere",
    "rows": "In a list",
    "routine": "Routine",
    "breathing": "Breathing",
    "line": "One line",
    "wins": "Wins",
    "entry": "In the text field",
}
RITUAL_TITLE = "A small ritual"
QUIET_RITUAL = "A quiet one"
QUIET_HOW = "Nothing to do. Let it stand for a moment, and know that it happened."
NOT_NOW = "Not now"
THEMES_HELP = "Try on the themes"
THEME_CHOSEN = "Until you leave. To keep it, write theme: {name} under appearance: in the settings file."
PALETTE_PLACEHOLDER = "What would you like to do?"


# -- the breathing pane

PAUSED = "Paused. space goes on."
LENGTH_TODAY = "{length} today"
LEVELS = {"no_holds": "no holds", "gentle": "gentle", "standard": "standard", "longer": "longer"}
OPEN_END = "open end"


FEELINGS = {-2: "hard", -1: "low", 0: "so-so", 1: "fairly good", 2: "good"}
QUESTIONS = {
    "before": "How do you feel just now?",
    "pace": "How was that pace?",
    "after": "How do you feel now?",
    "go_on": "The machine slept, so the breath waited. Go on?",
}
FOR_WHAT = {
    "tense": "tense",
    "stressed": "stressed",
    "panicky": "anxious or overwhelmed",
    "winding_down": "ready to wind down",
    "before_sleep": "going to sleep",
    "focus": "wanting focus",
    "before_a_task": "before a task",
    "between_tasks": "between two things",
    "steadying": "unsteady",
    "mood_lift": "in a low mood",
    "reset": "in need of a reset",
    "quick_reset": "in need of a quick reset",
    "winded": "out of breath",
    "slow_hands_busy": "wanting something for the hands",
    "pacing_feels_bad": "not in the mood for a pace",
    "daily_practice": "here for daily practice",
    "easy_to_remember": "wanting something easy to remember",
    "starter": "new to this",
}
TEMPO_LIMITS = {
    "hold": "That is as slow as it goes: no rest is longer than {seconds:g} seconds.",
    "pace": "That is as slow as it goes: three breaths a minute.",
    "end": "That is as far as the tempo goes.",
    "fixed": "This one has a tempo of its own.",
}
CYCLES_AT_MOST = "{name} has {most} cycles at most, so it is {most} this time."
CYCLES_AT_FIRST = "{name} has {most} cycles at most in the first sessions, so it is {most} this time."
OWN_LENGTH = "{name} has a length of its own: {length}."
OFFERS = {
    "longer": "{name} was comfortable three times. There is a longer level, if you like.",
    "no_holds": "{name} can be had without holds, if you like.",
    "unpaced": "{name} has no pace at all, if you like.",
}
HELPED = "{name}: a little lighter in {lighter} of {n}"
NO_LEVEL = "{name} has no level “{level}”. There are: {levels}"
NO_SUCH_TECHNIQUE = "“{wanted}” is not a technique. There are:"
COULD_BE_ANY = "“{wanted}” could be any of these:"
SECONDS_RANGE = "A session has from one second to four hours."
NO_SESSIONS_THIS_WEEK = "A quiet week, so far."
WHAT_HELPED = "What has helped you"
NO_TECHNIQUE = "That technique is not there any more."
THIS_WEEK = "{minutes} this week, on {days}"
RATED = "felt {before}, then {after}"


def tempo_limit(why: str, seconds: float) -> str:
    """Why the tempo stays as it is; `seconds` is the longest rest there may be."""
    return TEMPO_LIMITS[why].format(seconds=seconds)


def helped(name: str, n: int, lighter: int, enough: int) -> str:
    """What a technique did for the person, with how often; nothing until there is `enough` to tell."""
    return HELPED.format(name=name, lighter=lighter, n=n) if n >= enough and lighter else ""


def rated(n: int) -> str:
    """How many sessions of a technique have a feeling before and after."""
    return f"{n} rated" if n else ""


def this_week(minutes: float, days: int) -> str:
    """The week so far: 12 min this week, on 3 days. Nothing until there is something."""
    if not days:
        return ""
    return THIS_WEEK.format(minutes=length(minutes * 60), days="1 day" if days == 1 else f"{days} days")


def plain_step(label: str, seconds: float) -> str:
    """A step as plain mode prints it: Breathe in, 4 seconds."""
    return f"{label.rstrip('.')}, {seconds:g} second{'' if seconds == 1 else 's'}"


def session_told(name: str, level: str, seconds: float, before: int | None, after: int | None) -> str:
    """A session in the history: Box breathing, gentle, 3 min, felt low, then fairly good."""
    parts = [name, *([LEVELS.get(level, level)] if level != "standard" else []), length(seconds)]
    if before is not None and after is not None:
        parts.append(RATED.format(before=FEELINGS[before], after=FEELINGS[after]))
    elif (one := after if before is None else before) is not None:
        parts.append(f"felt {FEELINGS[one]}")
    return ", ".join(parts)


def minutes_today(minutes: float) -> str:
    """The figure of the pane: 1 min 47 s today. Nothing until there is a second."""
    return LENGTH_TODAY.format(length=length(minutes * 60)) if round(minutes * 60) else ""


def cue(label: str, seconds: int) -> str:
    """What to do and for how long, in one line: Breathe out  4."""
    return f"{label}  {seconds}"


def session_line(tagline: str, level: str, pattern: str, seconds: float) -> str:
    """The session to come: in for four, out for six · 3 min. Off the standard the numbers: gentle 3-4."""
    what = (
        tagline[:1].lower() + tagline[1:] if level == "standard" else f"{LEVELS.get(level, level)} {pattern}"
    )
    return " · ".join(part for part in (what, length(seconds) if seconds else OPEN_END) if part)


def chosen_length(n: float, unit: str) -> str:
    """A length to choose, in minutes or in cycles: 10 s, 3 min, 4 rounds."""
    if unit != "cycles":
        return length(n * 60)
    return "1 round" if n == 1 else ROUNDS.format(n=n)


# -- the breathing screen

ASLEEP = "The breath waited for you. Go on?"
THE_END = "That is the end. Breathe as you like."
START_NOW = {"settle": "begin", "breathe": "pause", "paused": "go on", "asleep": "go on"}
CHECK_KEYS = (("any other key", "close"),)
CHOOSE_FOR = "Breathe, {feeling}"
PATTERN = "{pattern} seconds"
FEELING_TITLE = "How would you describe it just now?"
ANY_FEELING = "all of them"
MORE_TITLE = "While you breathe"
HISTORY_TITLE = "Breathing so far"
HISTORY_KEYS = (("e", "edit"), ("d", "delete"), ("u", "undo"), ("esc", "back"))
NO_SESSIONS = "What you breathe is listed here."
EDIT_SESSION = {
    "before": "How it felt before",
    "after": "How it felt after",
    "pace": "How the pace was",
    "technique": "Which technique it was",
}
NOT_SAID = "not said"
HELPED_TITLE = "What has helped you"
OWN_PACE_ON = "Your own pace. o brings the count back."
TEMPO_NOW = "From the next breath: {percent} % of the usual length."
TEMPO_USUAL = "From the next breath: the usual length."
NO_SPEECH = "There is no speech command here (spd-say, espeak-ng or say)."
CUE_FAILED = "The cue command {command} did not run: {reason}."
CUE_TOO_LONG = "it took too long"
CUE_STATUS = "it ended with status {status}"
ROUNDS = "{n:g} rounds"
SESSION_ROW = "{name}, {length}"


def so_far(view: BreathingView) -> list[str]:
    """The week, then the last sessions, newest first; nothing until there is something."""
    names = {technique.id: technique.name for technique in view.choices}
    told = [
        session_told(names.get(each.technique, each.technique), each.level, each.seconds, None, None)
        for each in view.last
    ]
    return [*filter(None, [this_week(view.minutes_week, view.days_week)]), *told]


def tempo_now(tempo: float) -> str:
    """What a change of tempo means, once it counts."""
    percent = round(tempo * 100)
    return TEMPO_USUAL if percent == 100 else TEMPO_NOW.format(percent=percent)


# keeping: backups, restoring, a shared folder

NOTHING_TO_KEEP = "There is nothing to keep yet."
RESTORE_LABEL = "restore of {day}"
RESTORED = "Everything is as it was kept. companion undo takes that back."
NOTHING_TO_RESTORE = "Everything is as it is in there already."
BACKED_UP = "Everything is in {path} ({size} kB, {pages}), for you alone to read. It is not encrypted."
LEFT_OUT_OF_BACKUP = "{name} cannot be read and is not in it. `companion doctor` says more."
RESTORE_FROM = "{path} was made on {day} at {clock}{by}."
RESTORE_ASK = "Make everything as it is in there?"
RESTORE_SETTINGS = "the settings file becomes the one in there"
DIFFERENCE = "{kinds:<18} {month:<8} {counts}"

NO_MACHINES = "Nothing has been kept in this folder yet."
MACHINE = "{name}{here}: last wrote {when}, in {table}; {files}"
MACHINE_EMPTY = "{name}{here}: its files are empty"
MACHINE_WITHOUT_NAME = "(without a name)"
THIS_MACHINE = ", this machine"
CLOCK_AHEAD = "  Its clock is {by} ahead of this one. Edits count all the same; times in the list may be off."
CLOCK_BEHIND = "  Its clock was slow when it edited what another machine wrote. The edit counts."
CONFLICT_COPY = "{name}: a conflict copy made by {program}"
COPIES_ARE_READ = "What is in them is read already. `companion sync tidy` takes them in and puts them away."
STRANGER = "{name}: its name says neither a machine nor a sync program. It is read, and left as it is."
NO_DEVICE_NAME = "Give each machine a name (`data: device:`), so that each writes files of its own."
TIDIED = "{name}: {records} taken in. The file is now {kept}"
WAS_TAKEN_IN = "{name}: a conflict copy, taken in on {day}. The file is kept as {kept}"
NOTHING_TO_TIDY = "There are no conflict copies to take in."


def taken_in(copies: int) -> str:
    """The open app has taken conflict copies in by itself."""
    what = "A conflict copy was" if copies == 1 else f"{copies} conflict copies were"
    return f"{what} taken in. companion sync status says more."


def apart(seconds: float) -> str:
    """How far two clocks are apart: 12 min, 3 h 5 min."""
    whole = round(seconds / 60)
    parts = [f"{whole // 60} h"] if whole >= 60 else []
    return " ".join(parts + ([f"{whole % 60} min"] if whole % 60 or not parts else []))


COUNTED = {
    "ticks": ("tick", "ticks"),
    "tasks": ("task", "tasks"),
    "sessions": ("breathing session", "breathing sessions"),
    "wins": ("win", "wins"),
    "celebrations": ("celebration", "celebrations"),
    "line_answers": ("answer to a line", "answers to lines"),
    "own_lines": ("line of your own", "lines of your own"),
    "line_marks": ("mark on a line", "marks on lines"),
    "line_state": ("line on show", "lines on show"),
}


def of_kind(number: int, table: str) -> str:
    """1 win, 2 wins; a table of a newer version goes by its name."""
    one, several = COUNTED.get(table, (table, table))
    return f"{number} {one if number == 1 else several}"


def kind_in_words(table: str) -> str:
    """The name of a kind: wins, answers to lines."""
    return COUNTED.get(table, ("", table))[1]


def agreeing(number: int) -> dict[str, str | int]:
    """The number `n`, and the words of a sentence that agree with it."""
    if number == 1:
        return {"n": 1, "are": "is", "were": "was", "have": "has", "their": "its", "them": "it"}
    return {"n": number, "are": "are", "were": "were", "have": "have", "their": "their", "them": "them"}


def counted(number: int, noun: str) -> str:
    """1 file, 2 files, 2 entries."""
    several = f"{noun[:-1]}ies" if noun.endswith("ry") else f"{noun}s"
    return f"{number} {noun if number == 1 else several}"


# forgetting

FORGET_FOUND = "  {kind}"
FORGET_HEAD = "This removes for good, from {folder}:"
FORGET_HEAD_BEFORE = "This removes for good what was kept before {day}, from {folder}:"
FORGET_NOTHING = "There is nothing of that here."
FORGET_TOO = (
    "With it go the backups and daily copies that hold them, the trash, replaced versions, damaged files "
    "that were set aside, what can be undone, drafts and caches."
)
FORGET_TOO_BEFORE = (
    "With it go what is older than that day in the trash and among replaced versions, the backups and daily "
    "copies that hold any of it, damaged files that were set aside, all that can be undone, older drafts and "
    "caches. What stays gets a fresh backup."
)
FORGET_CLOSE = "Close every other window of companion first. This cannot be undone."
FORGET_TYPE = "Type {word} to go on"
FORGET_WORD, FORGET_WORD_ALL = "forget", "forget everything"
FORGOTTEN = "Done: {records} and {files} were removed."
FORGET_NOT_REACHED = "What this cannot reach:"
FORGET_UNREAD = "{name}: it could not be read or changed, so it is as it was"
FORGET_STRANGER = "{name}: companion did not make it, so it is left"
FORGET_CONFIG = "{path}: your settings, with routines and lines of your own"
FORGET_COPIES_AWAY = "the daily copies in {folder}, which is not there now"
FORGET_BEYOND = (
    "exports and backups that you put elsewhere",
    "other machines that share this folder, and the history of the program that syncs it",
    "your shell's history, where `companion win` stands with its words, and your terminal's scrollback",
    "backups and snapshots of this computer; and on the disk itself traces may stay for a while",
)
