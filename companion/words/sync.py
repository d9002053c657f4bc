"""A folder shared by several machines."""

from __future__ import annotations

from collections.abc import Sequence

from companion.words.common import counted, quoted

NO_MACHINES = "Nothing has been kept in this folder yet."
MACHINE = "{name}{here}: last wrote {when}, in {table}; {files}"
MACHINE_EMPTY = "{name}{here}: its files are empty"
MACHINE_WITHOUT_NAME = "(without a name)"
THIS_MACHINE = ", this machine"
CLOCK_AHEAD = (
    "  Its newest entry is dated {by} from now: its clock or this one is off, or was. "
    "Edits count all the same; times in the list may be off."
)
CLOCK_BEHIND = (
    "  What it changed last was dated later than its own clock: one of two clocks was off. The edit counts."
)
CONFLICT_COPY = "{name}: a conflict copy made by {program}"
COPIES_ARE_READ = "What is in them is read already. `companion sync tidy` takes them in and puts them away."
STRANGER = "{name}: its name says neither a machine nor a sync program. It is read, and left as it is."
NO_DEVICE_NAME = (
    "Give each machine a name of its own in its settings (`data: device: laptop`): each then writes files "
    "of its own, and there are no conflict copies."
)
DAMAGED_COPY = (
    "{name}: a conflict copy made by {program}, damaged. `companion sync tidy` takes in what can be read "
    "of it and sets it aside."
)
WAS_TAKEN_IN = "Taken in so far: {copies}, the newest on {day}. They are kept in {folder} for {days}."
KEPT_AS = "  The file is now {kept}"
NOTHING_TO_TIDY = "There are no conflict copies to take in."


def tidied(name: str, records: int, *, damaged: bool, forgotten: bool = False) -> str:
    """What a conflict copy brought; and that it was removed, where it held what was `forgotten`."""
    if damaged:
        brought = f"{counted(records, 'record')} of it taken in" if records else "nothing of it is new"
        return f"{name}: it is damaged; {brought}, as far as it can be read."
    if "/" in name:
        return f"{name}: it is of no use here."
    if forgotten:
        brought = f"{counted(records, 'record')} taken in" if records else "nothing of it is new"
        return f"{name}: {brought}. It held what was forgotten here, so the file was removed."
    if not records:
        return f"{name}: all of it was here already."
    return f"{name}: {counted(records, 'record')} taken in."


def overtaken(texts: Sequence[str]) -> str:
    """What was written here was changed elsewhere, too, without this being known there."""
    what = quoted(texts[0]) if len(texts) == 1 and texts[0] else "What you wrote"
    return f"{what} was changed elsewhere, too. The newer version counts; yours is in the trash."


def taken_in(copies: int) -> str:
    """The open app has taken conflict copies in by itself."""
    what = "A conflict copy was" if copies == 1 else f"{copies} conflict copies were"
    return f"{what} taken in. companion sync status says more."
