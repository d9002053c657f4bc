"""Forgetting for good."""

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
FORGET_OTHERS = "{name}: a daily copy of another machine, which keeps other data; it is left"
FORGET_OPEN = (
    "companion is open in another window, where something was typed, and would write it again. "
    "Please close it first; nothing was changed."
)
FORGET_CONFIG = "{path}: your settings, with routines and lines of your own"
FORGET_THEMES = "{path}: your own colour themes"
FORGET_COPIES_AWAY = "the daily copies in {folder}, which is not there now"
FORGET_BEYOND = (
    "exports and backups that you put elsewhere",
    "other machines that share this folder, and the history of the program that syncs it",
    "your shell's history, where `companion win` stands with its words, and your terminal's scrollback",
    "backups and snapshots of this computer; and on the disk itself traces may stay for a while",
)
