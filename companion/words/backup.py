"""Backups and restoring."""

from __future__ import annotations

from collections.abc import Sequence

from companion.words.kinds import named


def nothing_to_keep(unread: Sequence[str]) -> str:
    """Why no backup was made; `unread` are the files that cannot be read."""
    if not unread:
        return "There is nothing to back up yet."
    return (
        f"None of your data can be read, so no backup was written: {', '.join(unread)}. `companion doctor` "
        f"says more."
    )


RESTORE_LABEL = "restore of {day}"
RESTORED = "Restored. `companion undo` brings back how things were before."
NOTHING_TO_RESTORE = "Everything already matches this backup."
NOT_WRITTEN = "{path} could not be written: {why}"
BACKED_UP = "Backed up to {path} ({size} kB, {pages}). Your account alone can read it; it is not encrypted."
BACKUP_TO_DATA = (
    "{folder} (data: backup_to) is inside the data folder, so no daily copy is made; choose a folder "
    "elsewhere"
)
COPY_WAITS = "{folder} cannot be found; today's copy is made once it is back"
COPY_NOT_MADE = "today's copy could not be made: {why}"
COPY_NOT_KEPT = "today's copy could not be written to {folder}: {why}"
LEFT_OUT_OF_BACKUP = "{name} cannot be read, so it is not in the backup. `companion doctor` says more."
RESTORE_FROM = "{path} was made on {day} at {clock}{by}."
RESTORE_ASK = "Restore this backup?"
RESTORE_STALE = "something was saved in the meantime, so nothing was changed. Please run restore again."
RESTORE_SETTINGS = "the settings file is replaced by the one in the backup"
RESTORE_DATA_STAYS = "its data: section (folder, device, backups) keeps the values of this machine"
RESTORE_WOULD_RUN = (
    "its settings would run a program at each step of a breath: {command}. This is left out; "
    "--with-commands restores it"
)
RESTORE_RUNS = "its settings run a program at each step of a breath: {command}"
RESTORE_WOULD_COPY = "its settings would copy everything to {folder} each day; this is left out"
RESTORE_FILE = "{name} is replaced by the one in the backup"
RESTORE_NEW_FILE = "{name} is added"
RESTORE_VERBOSE = "--verbose lists every month"


def difference(table: str, months: Sequence[str], added: int, changed: int, gone: int) -> str:
    """What would change in a table: wins  2024-02 to 2026-11  2 added, 1 removed. `months` in their order."""
    span = f"{months[0]} to {months[-1]}" if len(months) > 1 else "".join(months)
    counts = ((added, "added"), (changed, "changed"), (gone, "removed"))
    said = ", ".join(f"{count:,} {what}" for count, what in counts if count)
    return f"{named(table).more:<18} {span:<{19 if len(months) > 1 else 8}} {said}"
