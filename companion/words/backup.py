"""Backups and restoring."""

from __future__ import annotations

from collections.abc import Sequence

from companion.words.kinds import named


def nothing_to_keep(unread: Sequence[str]) -> str:
    """Why no backup was made; `unread` are the files that cannot be read."""
    if not unread:
        return "There is nothing to keep yet."
    return (
        f"None of it can be read, so nothing was written: {', '.join(unread)}. `companion doctor` says more."
    )


RESTORE_LABEL = "restore of {day}"
RESTORED = "Everything is as it was kept. companion undo takes that back."
NOTHING_TO_RESTORE = "Everything is as it is in there already."
BACKED_UP = "Everything is in {path} ({size} kB, {pages}), for you alone to read. It is not encrypted."
BACKUP_TO_DATA = (
    "{folder} (data: backup_to) is among the data themselves, where a copy would go with them; none is made"
)
COPY_WAITS = "{folder} is not there, so today's copy waits until it is"
COPY_NOT_MADE = "today's copy could not be made: {why}"
COPY_NOT_KEPT = "today's copy could not be kept in {folder}: {why}"
LEFT_OUT_OF_BACKUP = "{name} cannot be read and is not in it. `companion doctor` says more."
RESTORE_FROM = "{path} was made on {day} at {clock}{by}."
RESTORE_ASK = "Make everything as it is in there?"
RESTORE_STALE = "something was written meanwhile, so nothing was changed; please look again"
RESTORE_SETTINGS = "the settings file becomes the one in there"
RESTORE_DATA_STAYS = "its data: section (folder, device, backups) stays as it is on this machine"
RESTORE_WOULD_RUN = (
    "they would run a program at each step of a breath: {command}. That is left out; --with-commands takes it"
)
RESTORE_RUNS = "they run a program at each step of a breath: {command}"
RESTORE_WOULD_COPY = "they would copy everything to {folder} each day; that is left out"
RESTORE_FILE = "{name} becomes the one in there"
RESTORE_NEW_FILE = "{name} is added"
RESTORE_VERBOSE = "--verbose lists every month"


def difference(table: str, months: Sequence[str], added: int, changed: int, gone: int) -> str:
    """What would change in a table: wins  2024-02 to 2026-11  2 added, 1 gone. `months` in their order."""
    span = f"{months[0]} to {months[-1]}" if len(months) > 1 else "".join(months)
    counts = ((added, "added"), (changed, "changed"), (gone, "gone"))
    said = ", ".join(f"{count:,} {what}" for count, what in counts if count)
    return f"{named(table).more:<18} {span:<{19 if len(months) > 1 else 8}} {said}"
