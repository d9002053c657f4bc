"""A folder shared by several machines."""

from __future__ import annotations

from collections.abc import Sequence

from companion.words.common import counted, quoted

NO_MACHINES = "Nothing has been saved in this folder yet."
MACHINE = "{name}{here}: last saved {when} ({table}), {files}"
MACHINE_EMPTY = "{name}{here}: its files are empty"
MACHINE_WITHOUT_NAME = "(no device name)"
THIS_MACHINE = ", this machine"
CLOCK_AHEAD = (
    "  Its newest entry is dated {by} in the future, so its clock or this one is or was wrong. Edits "
    "still count; times in the list may be wrong."
)
CLOCK_BEHIND = (
    "  Its last edit was to an entry dated later than its own clock, so one of the two clocks was wrong. "
    "The edit still counts."
)
CONFLICT_COPY = "{name}: a conflict copy made by {program}"
COPIES_ARE_READ = (
    "Their entries already show in companion. `companion sync tidy` merges the files and moves them out "
    "of the way."
)
STRANGER = (
    "{name}: the name fits neither a machine nor a sync program. companion reads it and leaves it alone."
)
NO_DEVICE_NAME = (
    "Give each machine its own device name in its settings (`data: device: laptop`). Each then writes its "
    "own files, and there are no conflict copies."
)
DAMAGED_COPY = (
    "{name}: a conflict copy made by {program}, damaged. `companion sync tidy` merges what can be read "
    "and sets the file aside."
)
WAS_TAKEN_IN = "Merged so far: {copies}, most recently on {day}. The files are kept in {folder} for {days}."
KEPT_AS = "  The file is now {kept}"
TIDIED = "{name}: {entries} merged."
TIDIED_EMPTY = "{name}: everything in it was already here."
TIDIED_DAMAGED = "{name}: damaged; {entries} merged, as far as it can be read."
TIDIED_DAMAGED_EMPTY = "{name}: damaged; nothing in it is new, as far as it can be read."
TIDIED_FORGOTTEN = (
    "{name}: {entries} merged. It contained entries you removed with forget, so the file was removed."
)
TIDIED_FORGOTTEN_EMPTY = (
    "{name}: nothing in it is new. It contained entries you removed with forget, so the file was removed."
)
TIDIED_WORKING_FILE = "{name}: a copy of a working file, not needed here."
OVERTAKEN_TEXT = "{text} was also changed elsewhere. The newer version is shown; yours is in the trash."
OVERTAKEN = "Your words were also changed elsewhere. The newer version is shown; yours is in the trash."
TAKEN_IN_ONE = "A conflict copy was merged. `companion sync status` says more."
TAKEN_IN = "{copies} conflict copies were merged. `companion sync status` says more."
NOTHING_TO_TIDY = "There are no conflict copies to merge."


def tidied(name: str, records: int, *, damaged: bool, forgotten: bool = False) -> str:
    """What a conflict copy brought; and that it was removed, where it held what was `forgotten`."""
    entries = counted(records, "entry")
    if damaged:
        return (TIDIED_DAMAGED if records else TIDIED_DAMAGED_EMPTY).format(name=name, entries=entries)
    if "/" in name:
        return TIDIED_WORKING_FILE.format(name=name)
    if forgotten:
        return (TIDIED_FORGOTTEN if records else TIDIED_FORGOTTEN_EMPTY).format(name=name, entries=entries)
    return (TIDIED if records else TIDIED_EMPTY).format(name=name, entries=entries)


def overtaken(texts: Sequence[str]) -> str:
    """What was written here was changed elsewhere, too, without this being known there."""
    one = len(texts) == 1 and texts[0]
    return OVERTAKEN_TEXT.format(text=quoted(texts[0])) if one else OVERTAKEN


def taken_in(copies: int) -> str:
    """The open app has taken conflict copies in by itself."""
    return TAKEN_IN_ONE if copies == 1 else TAKEN_IN.format(copies=copies)
