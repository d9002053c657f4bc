"""What doctor says of records that are known and not here."""

from __future__ import annotations

from collections.abc import Sequence

from companion.words.common import counted, these

IMPORT_AGAIN = "what came from elsewhere can be imported again: it adds only what is not here"
UNTIL_DELETED = "{mend}; this is said until you delete {files}"
SEE_NEWEST = (
    "companion restore '{path}' --dry-run shows what the newest backup file has; a restore also takes back "
    "everything since"
)
COUNTED_AND_GONE = "{month} had {records} when it was last counted, and none of its files is there now"
MAY_HAVE_HELD_MORE = (
    "{page} had no backup when it was damaged on {day}: there may have been more in it than is here. This is "
    "said until you delete {file}"
)
KEEP_FOR_NOW = "keep them until all you need is here"
NOT_NEEDED = "all that is known of them is here; delete them once you need nothing from them"
LACK_BACKUP = "there is no backup yet of {pages}"
DATA_NOT_CLEAR = "as the settings are, it is not clear which data are meant, so none were looked at"
DATA_SAY_WHICH = "mend the settings, or say which: companion --data FOLDER doctor"
FOLDER_NOT_THERE = "{folder} (data: folder in the settings) is not there"
FOLDER_MADE = "connect its disk, or mend the setting; else it is made with the first thing you keep"
FOLDER_NEW = (
    "{folder} (data: folder in the settings) was not there: it is new and empty. Was a disk to be connected "
    "first?"
)
BRING_BACK = "companion doctor --fix brings them back; what is here stays"
LET_GO = ". Taken away on purpose? Say so once: companion doctor --let-go {page}"
GONE_ON_PURPOSE = (
    "{records} of {page} will not be looked for any more. No backup of them is deleted; they go in time."
)
ONE_NAME = "two machines write here as “{name}”, so one may overwrite what the other wrote"
NO_NAME = "two machines without a device name write here, so one may overwrite what the other wrote"
NAME_EACH = "data: device: in the settings, another on each machine"
UNKNOWN_TABLE = "companion does not know the table “{table}” of {page}, with {rows}"
KNOWN_PLACE = "companion doctor --fix moves {rows} to the right table"
NO_KNOWN_PLACE = "nothing tells where they belong, so they stay as they are"
ALL_IS_HERE = "All of {page} that is known is here."


def not_here(number: int, older: int, page: str, *, gone: bool, where: Sequence[str]) -> str:
    """Records of a page that are known and not here, or as they were before; `where` are their files."""
    known = f"; whole in {these(list(where))}" if where else ", as the log of undo tells"
    records = counted(number, "record")
    if gone:
        return f"{page} is gone, with {records}{known}"
    said = [f"{records} of {page} {'are' if number != 1 else 'is'} not here"] if number else []
    if older:
        said.append(
            f"{counted(older, 'record')} of {page} {'are' if older != 1 else 'is'} here as before a change"
        )
    return f"{' and '.join(said)}{known}"
