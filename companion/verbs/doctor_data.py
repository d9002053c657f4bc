"""What doctor says of records that are known and not here, of damaged files, and of backups."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Iterator
from datetime import datetime
from functools import partial

from companion import words
from companion.config.settings import Data
from companion.files import is_within
from companion.model.change import Entry
from companion.model.text import visible
from companion.store.safety.misplaced import misplaced, put_right
from companion.store.safety.missing import Missing, asides, bring_back, let_go, missing, unsure
from companion.store.store import Store
from companion.verbs.daily_copies import copies_in, folder_of
from companion.verbs.findings import Finding, Mender


class Safekeeping:
    """Looks at one data folder."""

    def __init__(self, store: Store, data: Data, now: datetime, mender: Mender) -> None:
        self._store = store
        self._data = data
        self._now = now
        self._mender = mender

    def misplaced(self, places: Iterable[str]) -> Iterator[Finding]:
        """Tables of our pages that nobody knows, in the places that have some."""
        done = list(self._logged()) if places else []
        for each in list(misplaced(self._store.database, places, done)):
            said = words.doctor.UNKNOWN_TABLE.format(
                rows=words.common.counted(each.rows, "row"), page=each.page, table=visible(each.table)
            )
            if each.known:
                mend = words.doctor.KNOWN_PLACE.format(rows=words.common.counted(each.known, "row"))
                work = partial(put_right, self._store.database, each.page, done)
                yield self._mender.found("data", said, mend, work)
            if each.known < each.rows:
                yield Finding("data", "note", said, words.doctor.NO_KNOWN_PLACE)

    def missing(self) -> Iterator[Finding]:
        """Records that a backup, a damaged file or the log of undo knows, as long as they are not here."""
        store = self._store
        damaged = asides(store.database, self._now)
        counted_in = store.gone()
        found = list(missing(store.database, damaged, list(self._logged()), store.undo_log))
        for each in found:
            counted_in.pop(each.page[:7], None)
            yield self._said(each, [aside.file for aside in damaged if aside.page == each.page])
        for key, number in counted_in.items():
            said = words.doctor.COUNTED_AND_GONE.format(
                month=key, records=words.common.counted(number, "record")
            )
            yield Finding("data", "problem", said, words.doctor.IMPORT_AGAIN)
        doubtful = unsure(store.database, damaged)
        for aside in doubtful:
            said = words.doctor.MAY_HAVE_HELD_MORE.format(
                page=aside.page, day=words.common.long_date(aside.at.date()), file=aside.file
            )
            yield Finding("data", "problem", said, words.doctor.IMPORT_AGAIN)
        held = sorted(path.name for path in store.folder.joinpath("quarantine").glob("*"))
        if held:
            files = words.common.counted(len(held), "damaged file")
            said = f"set aside in {store.folder / 'quarantine'}: {files}"
            wanted = {each.page for each in found} | {aside.page for aside in doubtful}
            waits = any(aside.page in wanted for aside in damaged)
            yield Finding(
                "leftovers", "note", said, words.doctor.KEEP_FOR_NOW if waits else words.doctor.NOT_NEEDED
            )

    def backups(self) -> Iterator[Finding]:
        """The safety copies beside the data, and those in a folder of the person's choice."""
        store = self._store
        kept = sorted(store.folder.joinpath("backups").glob("*@*.json"))
        days = sorted({path.stem.partition("@")[2] for path in kept} - {"last", "kept"})
        if lack := store.without_backup():
            said = words.doctor.LACK_BACKUP.format(
                pages=words.common.these(lack) if len(lack) < 5 else words.common.counted(len(lack), "page")
            )
            work = partial(store.catch_up, sys.maxsize)
            yield self._mender.found("backups", said, "companion doctor --fix makes them", work)
        elif kept:
            newest = (
                f", and of {words.common.counted(len(days), 'day')}, the newest {days[-1]}" if days else ""
            )
            yield Finding("backups", "well", f"of every page as it was last{newest}")
        if (folder := folder_of(self._data)) is None:
            return
        if is_within(str(folder), str(store.folder)):
            said = words.backup.BACKUP_TO_DATA.format(folder=folder)
            yield Finding("backups", "problem", said, "data: backup_to in the settings")
        elif not folder.is_dir():
            said = f"{folder} (data: backup_to) is not there"
            yield Finding(
                "backups", "problem", said, "make the folder, connect its disk, or change the setting"
            )
        elif not os.access(folder, os.W_OK):
            yield Finding("backups", "problem", f"{folder} cannot be written to", "look at who owns it")
        elif copies := copies_in(folder):
            yield Finding("backups", "well", f"the newest daily copy is {copies[-1]}")
        else:
            yield Finding(
                "backups", "note", f"there is no daily copy in {folder} yet; today's comes by itself"
            )

    def let_go(self, page: str) -> int:
        """Take it that what is missing of a page is gone on purpose; how many records. Raises StoreError."""
        store = self._store
        damaged, done = asides(store.database, self._now), list(self._logged())
        found = [each for each in missing(store.database, damaged, done, store.undo_log) if each.page == page]
        for each in found:
            let_go(store.database, each)
        return sum(len(each.records) + len(each.older) for each in found)

    def _logged(self) -> Iterator[Entry]:
        log = self._store.undo_log
        return (entry for step in log.read() if (change := log.whole(step)) for entry in change.entries)

    def _said(self, found: Missing, damaged: list[str]) -> Finding:
        said = words.doctor.not_here(
            len(found.records), len(found.older), found.page, gone=found.gone, where=list(found.origins)
        )
        if not found.origins:
            ends = (
                words.doctor.UNTIL_DELETED.format(
                    mend=words.doctor.IMPORT_AGAIN, files=words.common.these(damaged)
                )
                if damaged
                else words.doctor.IMPORT_AGAIN
            )
            return Finding("data", "problem", said, ends + words.doctor.LET_GO.format(page=found.page))
        mend = words.doctor.BRING_BACK + words.doctor.LET_GO.format(page=found.page)
        return self._mender.found("data", said, mend, partial(bring_back, self._store.database, found))
