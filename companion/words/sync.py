"""A folder shared by several machines."""

from __future__ import annotations

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
NO_DEVICE_NAME = "Give each machine a name (`data: device:`), so that each writes files of its own."
TIDIED = "{name}: {records} taken in. The file is now {kept}"
WAS_TAKEN_IN = "{name}: a conflict copy, taken in on {day}. The file is kept as {kept}"
NOTHING_TO_TIDY = "There are no conflict copies to take in."


def taken_in(copies: int) -> str:
    """The open app has taken conflict copies in by itself."""
    what = "A conflict copy was" if copies == 1 else f"{copies} conflict copies were"
    return f"{what} taken in. companion sync status says more."
