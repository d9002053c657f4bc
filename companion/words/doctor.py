"""What doctor says it found, and what would mend it."""

from __future__ import annotations

from collections.abc import Sequence

from companion.words.common import counted, these

IMPORT_AGAIN = "anything you imported can be imported again; that adds what is not here"
SEE_NEWEST = (
    "companion restore '{path}' --dry-run shows what the newest backup "
    "file has; restoring it would also undo "
    "everything since"
)
COUNTED_AND_GONE = "{month} had {records} at the last count, but none of its files is there now"
MAY_HAVE_HELD_MORE = (
    "{page} was damaged on {day} and had no backup, so some of it "
    "may be gone. This note goes once you delete "
    "{file}"
)
KEEP_FOR_NOW = "keep them until you have everything you need"
NOT_NEEDED = "everything known to be in them is safe; delete them whenever you like"
LACK_BACKUP = "there is no backup of {pages} yet"
DATA_NOT_CLEAR = "the settings do not say clearly which data folder to use, so no data were checked"
DATA_SAY_WHICH = "fix the settings, or name the folder: companion --data FOLDER doctor"
FOLDER_NOT_THERE = "{folder} (data: folder in the settings) is not there"
FOLDER_MADE = "connect its disk or fix the setting; otherwise it is made when you first save something"
FOLDER_NEW = (
    "{folder} (data: folder in the settings) was not there, so a new, empty one was made. Is a disk "
    "unplugged?"
)
BRING_BACK = (
    "companion doctor --fix brings them back and keeps what is here. If you removed them on purpose, say so "
    "once: companion doctor --let-go {page}"
)
IMPORT_OR_LET_GO = (
    "anything you imported can be imported again; that adds what is "
    "not here. If you removed them on purpose, "
    "say so once: companion doctor --let-go {page}"
)
IMPORT_OR_LET_GO_OR_DELETE = (
    "anything you imported can be imported again; that adds what is "
    "not here. If you removed them on purpose, "
    "say so once: companion doctor --let-go {page}. This note goes once you delete {files}"
)
GONE_ON_PURPOSE = (
    "companion will no longer look for {records} in {page}. Their backups stay for now and go in time."
)
NO_PAGE = "{page} is not the name of a data file, such as 2026-11.json. `companion doctor` names them."
ALL_IS_HERE = "Everything known to be in {page} is here."

COPY_FOLDER_NOT_THERE = "{folder} (data: backup_to) cannot be found"
COPY_FOLDER_MEND = "make the folder, connect its disk or change the setting"
COPY_FOLDER_REFUSES = "{folder} cannot be written to"
COPY_FOLDER_OWNER = "check who owns it"
NEWEST_COPY = "the newest daily copy is {name}"
NO_COPY_YET = "there is no daily copy in {folder} yet; companion makes today's by itself"
CHANGE_BACKUP_TO = "change data: backup_to in the settings"
SET_ASIDE = "set aside in {folder}: {files}"
FIX_MAKES_THEM = "companion doctor --fix makes them"
EVERY_FILE = "the last state of every file"
EVERY_FILE_AND_DAYS = "the last state of every file, and of {days}, newest {newest}"
CONFLICT_COPY = "{name} is a conflict copy made by {program}; its entries already show in companion"
DAMAGED_COPY = (
    "{name} is a damaged conflict copy made by {program}; what can be read of it shows in companion"
)
NOT_HERE = {
    "gone": "{page} is gone, with {records}; complete in {files}",
    "some": "{records} in {page} cannot be found; complete in {files}",
    "older": "{older} in {page} went back to an earlier version; complete in {files}",
    "both": "{records} in {page} cannot be found, and {older} went back to an earlier version; "
    "complete in {files}",
}
NOT_HERE_LOGGED = {
    "gone": "{page} is gone, with {records}, according to the undo history",
    "some": "{records} in {page} cannot be found, according to the undo history",
    "older": "{older} in {page} went back to an earlier version, according to the undo history",
    "both": "{records} in {page} cannot be found and {older} went back to an earlier version, "
    "according to the undo history",
}
ONE_NAME = "two machines write here as “{name}”, so one may overwrite what the other wrote"
NO_NAME = "two machines without a device name write here, so one may overwrite what the other wrote"
NAME_EACH = "set data: device: in the settings, a different one on each machine"
UNKNOWN_TABLE = "companion does not know the table “{table}” in {page}, with {rows}"
KNOWN_PLACE = "companion doctor --fix moves {rows} to the right table"
NO_KNOWN_PLACE = "nothing says where they belong, so they were left alone"
SETTINGS_FINE = "{file} is fine"
SETTINGS_DEFAULT = "{file} does not exist, so the defaults apply"
THEME_DEFAULT = "until it is fixed, the default theme is used"
READABLE_BY_OTHERS = "others on this machine can read {path}"
READABLE_BY_YOU = "your account alone can read data and settings"
NEWER = "{name} is from a newer version; companion reads it but does not change it"
NEWER_MEND = "update companion on this machine"
OLDER = "{name} is from an older version; it is updated when companion next saves to it"
HELD = "{folder}: {records} in {files}, all readable"
NOT_WRITABLE = "{folder} cannot be written to: {why}"
NOT_WRITABLE_MEND = "check who owns it, and whether the disk is full or read-only"
LITTLE_ROOM = "{room} MB are left on the disk of {folder}"
LITTLE_ROOM_MEND = "free some space"
NO_FOLDER = "{path} is a file where a folder is needed"
UNDO_NOT_WRITABLE = "{file} cannot be written to, so what you do cannot be undone after a restart"
NOT_READABLE = "{path} cannot be read ({why})"
DAMAGED = "it is damaged"
BACKUP_DAMAGED = "{path} is damaged; the next save in its month replaces it"
LEFTOVER = "{path} is left over from an interrupted save; your data are complete"
STRANGER = (
    "{name}: the name fits neither a machine nor a sync program; companion reads it and leaves it alone"
)
CLOCK_HERE = "the newest entry of this machine is dated {by} in the future"
CLOCK_HERE_MEND = "check this machine's clock; in WSL2, `wsl --shutdown` sets it right"
CLOCKS_DIFFER = "the clocks of {name} and another machine differ, or did"
ONE_MACHINE = "one machine"
CLOCKS_MEND = "set the wrong clock right; companion sync status says more"
MACHINES = "{number} machines write here: {names}"
WITHOUT_NAME = "one with no device name"
NAMELESS_HERE = "this machine has no device name, so it may write to the same files as another"
TMUX_WAITS = "tmux holds the escape key back for {ms} ms"
TMUX_MEND = "write “set -s escape-time 10” into ~/.tmux.conf"
OTHER_TEXTUAL = "Textual {found} is installed; {made_for} uses less power (no wake-ups while idle)"


def not_here(number: int, older: int, page: str, *, gone: bool, where: Sequence[str]) -> str:
    """Entries of a file that are known and not here, or as they were before; `where` are their files."""
    what = "gone" if gone else "both" if number and older else "some" if number else "older"
    return (NOT_HERE if where else NOT_HERE_LOGGED)[what].format(
        page=page,
        records=counted(number, "entry"),
        older=counted(older, "entry"),
        files=these(list(where)),
    )
