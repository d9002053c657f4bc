"""Forgetting for good."""

FOUND = "  {kind}"
HEAD = "This removes for good, from {folder}:"
HEAD_BEFORE = "This removes for good what was kept before {day}, from {folder}:"
NOTHING = "There is nothing of that here."
TOO = (
    "With it go the backups and daily copies that hold them, the trash, replaced versions, damaged files "
    "that were set aside, what can be undone, drafts and caches."
)
TOO_BEFORE = (
    "With it go what is older than that day in the trash and among replaced versions, the backups and daily "
    "copies that hold any of it, damaged files that were set aside, all that can be undone, older drafts and "
    "caches. What stays gets a fresh backup."
)
CLOSE = "Close every other window of companion first. This cannot be undone."
TYPE = "Type {word} to go on"
WORD, FORGET_WORD_ALL = "forget", "forget everything"
FORGOTTEN = "Done: {records} and {files} were removed."
NOT_REACHED = "What this cannot reach:"
UNREAD = "{name}: it could not be read or changed, so it is as it was"
STRANGER = "{name}: companion did not make it, so it is left"
OTHERS = "{name}: a daily copy of another machine, which keeps other data; it is left"
OPEN = (
    "companion is open in another window, where something was typed, and would write it again. "
    "Please close it first; nothing was changed."
)
CONFIG = "{path}: your settings, with routines and lines of your own"
THEMES = "{path}: your own colour themes"
COPIES_AWAY = "the daily copies in {folder}, which is not there now"
BEYOND = (
    "exports and backups that you put elsewhere",
    "other machines that share this folder, and the history of the program that syncs it",
    "your shell's history, where `companion win` stands with its words, and your terminal's scrollback",
    "backups and snapshots of this computer; and on the disk itself traces may stay for a while",
)
