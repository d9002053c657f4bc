"""Forgetting for good."""

FOUND = "  {kind}"
HEAD = "This removes the following for good from {folder}:"
HEAD_BEFORE = "This removes for good everything dated before {day} from {folder}:"
NOTHING = "Nothing here matches."
TOO = (
    "It also removes the backups and daily copies that contain them, the trash, replaced versions, "
    "damaged files set aside, the undo history, drafts and caches."
)
TOO_BEFORE = (
    "It also removes anything older than that day from the trash and the replaced versions, every backup "
    "and daily copy that contains any of it, damaged files set aside, the whole undo history, older "
    "drafts and caches. What you keep gets a fresh backup."
)
CLOSE = "Close every other window of companion first. This cannot be undone."
TYPE = "Type {word} to confirm"
WORD, FORGET_WORD_ALL = "forget", "forget everything"
FORGOTTEN = "Removed {records} and {files}."
NOT_REACHED = "What this cannot reach:"
UNREAD = "{name}: could not be read or changed, so it is still there"
STRANGER = "{name}: companion did not make this file, so it was left"
OTHERS = "{name}: another machine's daily copy, with other data; it was left"
OPEN = (
    "companion is open in another window with unsaved typing, and would save it again. Nothing was "
    "changed. Please close that window first."
)
CONFIG = "{path}: your settings, with routines and lines of your own"
THEMES = "{path}: your own colour themes"
COPIES_AWAY = "the daily copies in {folder}, which cannot be found just now"
BEYOND = (
    "exports and backups that you put elsewhere",
    "other machines that share this folder, and the history of the program that syncs it",
    "your shell's history, which has the words you gave `companion win`, and your terminal's scrollback",
    "backups and snapshots of this computer, and for a while traces on the disk itself",
)
