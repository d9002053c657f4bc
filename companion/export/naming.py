"""Another program's records with the ids they have, or had, here."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from functools import cached_property

from companion import words
from companion.export.importers.reading import Guest, Reading
from companion.export.importers.sources import changed_here, same_thing, says_the_same
from companion.export.standing import BySource, Here, Standing
from companion.model.change import Document
from companion.model.checkins import CheckIn
from companion.model.kinds import kind_of
from companion.model.record import Record
from companion.model.routine import Tick
from companion.store.database.documents import to_document
from companion.store.database.ids import BITS, after, key_of, millisecond
from companion.store.database.merging import content_of, revision


class Naming:
    """What becomes of the records of a reading. `counts` are of those that are not written, by why.

    A new one has an id of its time and digest, so that it has the same one again. One that is in the trash is
    that one: what has no day would otherwise get the time of this import. One whose words were changed where
    it is from is the record that it was; what was marked here stays with it. Those that are `placed` only get
    a place on the scale of moods.
    """

    def __init__(self, reading: Reading, standing: Standing) -> None:
        self._reading = reading
        self._standing = standing
        self._imported: BySource = {}
        self._ticked: set[tuple[str, str]] = set()
        if reading.guests or reading.open:
            self._imported, self._ticked = standing.everywhere()
        self._taken: set[int] = set()
        self._named: dict[Here, Document] = {}
        self._renamed: dict[str, set[int]] = {}
        self.counts: Counter[str] = Counter()
        self.otherwise: Counter[tuple[str, str]] = Counter()
        self.placed: set[Here] = set()

    def named(self) -> dict[Here, Document]:
        """The records that are to be compared with what is here."""
        for guest in self._reading.guests:
            thing = same_thing(guest.record.source)
            if thing not in self._imported:
                self._first_time(guest, thing)
            elif not self._again(guest.record, *self._imported[thing]):
                self.counts["known"] += 1
        for record, _ in self._reading.open:
            if found := self._imported.get(same_thing(record.source)):
                self._again(record, *found)
        self._place_renamed()
        return self._named

    def _again(self, record: Record, here: Here, doc: Document) -> bool:
        """Settle what came in before; whether there is anything to it."""
        table = kind_of(type(record)).table
        if here[0] != table:
            self.otherwise[here[0], table] += 1
        elif record.source == doc["source"] or says_the_same(table, doc, record.source):
            return isinstance(record, CheckIn) and self._place(record, here, doc)
        elif changed_here(table, doc):
            self.counts["kept"] += 1
        elif self._is_older(record):
            self.counts["newer"] += 1
        else:
            self._named[here] = _anew(record, here, doc)
        return True

    def _first_time(self, guest: Guest, thing: str) -> None:
        record, table = guest.record, kind_of(type(guest.record)).table
        thrown = self._thrown.get(thing)
        if not self._is_later and thing in self._replaced_things:
            self.counts["newer"] += 1
        elif isinstance(record, Tick) and (record.item, record.day.isoformat()) in self._ticked:
            self.counts["marked"] += 1
        elif thrown and thrown[0][0] == table:
            here, doc = thrown
            same = says_the_same(table, doc, record.source)
            self._named[here] = content_of(doc) if same else to_document(record)
        elif same_time := self._before.get((table, _wall(to_document(record)))):
            here, doc = same_time.pop(0)
            if same_thing(str(doc["source"])) in self._imported and changed_here(table, doc):
                self.counts["kept"] += 1
                return
            self._named[here] = _anew(record, here, doc)
            if isinstance(record, CheckIn):
                self._keep_place(record, here, doc)
        else:
            self._new(guest, table)

    def _new(self, guest: Guest, table: str) -> None:
        id = millisecond(guest.record.at) << BITS | guest.digest & (1 << BITS) - 1
        used = self._standing.ids(key_of(table, id))
        while id in used or id in self._taken:
            id += 1
        self._taken.add(id)
        self._named[table, id] = to_document(guest.record)

    # -- moods

    def _place(self, record: CheckIn, here: Here, doc: Document) -> bool:
        """Give a check-in that is here its place on the scale, if it has none or the person says another."""
        place, stood = record.pleasantness, doc.get("pleasantness")
        said = record.words[:1] and record.words[0].casefold() in self._reading.placed
        if place is None or place == stood or not (stood is None or said):
            return False
        rev = after(revision(here[1], doc), 0)
        self._named[here] = {**content_of(doc), "pleasantness": place, "rev": rev}
        self.placed.add(here)
        return True

    def _keep_place(self, record: CheckIn, here: Here, doc: Document) -> None:
        """Keep the place of a mood that has none there any more, because it has another name.

        That is when the old name is in the file no more, and the new one was never here.
        """
        place, was = doc.get("pleasantness"), _mood(doc)
        now = record.words[0].casefold() if record.words else ""
        if record.pleasantness is not None or type(place) is not int or not now:
            return
        if was == now:
            self._named[here]["pleasantness"] = place
            self._found_place(now)
        elif was not in self._moods_there and now not in self._moods_here:
            self._renamed.setdefault(now, set()).add(place)

    def _place_renamed(self) -> None:
        places = {name: found.pop() for name, found in self._renamed.items() if len(found) == 1}
        for (table, _), doc in self._named.items():
            mood = _mood(doc) if table == "checkins" and doc.get("pleasantness") is None else ""
            if mood in places:
                doc["pleasantness"] = places[mood]
                self._found_place(mood)

    def _found_place(self, name: str) -> None:
        left, unplaced = self._reading.left_out, self._reading.unplaced
        left.subtract({words.arrive.LEFT_MOOD_SCALE: 1})
        same = next((each for each in unplaced if each.casefold() == name), name)
        unplaced.subtract({same: 1})
        for counter in (left, unplaced):
            for each in [each for each, count in counter.items() if count <= 0]:
                del counter[each]

    # -- what is here

    @cached_property
    def _thrown(self) -> BySource:
        return self._standing.in_the_trash()

    @cached_property
    def _replaced(self) -> set[str]:
        return self._standing.replaced()

    @cached_property
    def _replaced_things(self) -> set[str]:
        return set(map(same_thing, self._replaced)) if self._before else set()

    def _is_older(self, record: Record) -> bool:
        """Whether a record is how a thing was before it was corrected.

        A mark that was never made leaves no version behind: it goes by the others of its file.
        """
        if self._is_later:
            return False
        if isinstance(record, Tick) and record.state == "open":
            return self._has_older
        return record.source in self._replaced

    @cached_property
    def _has_older(self) -> bool:
        return any(record.source in self._replaced for record, _ in self._reading.guests)

    @cached_property
    def _is_later(self) -> bool:
        """Whether the file has newer days than all that came from its program before."""
        mine = f"{self._reading.name} "
        here = [str(doc.get("day")) for thing, (_, doc) in self._imported.items() if thing.startswith(mine)]
        there = [record.day.isoformat() for record, _ in (*self._reading.guests, *self._reading.open)]
        return max(there) > max(here, default="")

    @cached_property
    def _before(self) -> dict[tuple[str, str], list[tuple[Here, Document]]]:
        """What came from the same program and is not in this file as it was, by table and time."""
        return self._changed_since([*self._imported.items(), *self._thrown.items()])

    def _changed_since(
        self, here: Iterable[tuple[str, tuple[Here, Document]]]
    ) -> dict[tuple[str, str], list[tuple[Here, Document]]]:
        found: dict[tuple[str, str], list[tuple[Here, Document]]] = {}
        if self._reading.timed:
            as_it_was = {same_thing(record.source) for record, _ in self._reading.guests}
            for thing, (place, doc) in here:
                if thing not in as_it_was and thing.startswith(f"{self._reading.name} "):
                    found.setdefault((place[0], _wall(doc)), []).append((place, doc))
        return found

    @cached_property
    def _moods_here(self) -> set[str]:
        return {_mood(doc) for (table, _), doc in self._imported.values() if table == "checkins"}

    @cached_property
    def _moods_there(self) -> set[str]:
        told = (record for record, _ in self._reading.guests if isinstance(record, CheckIn))
        return {record.words[0].casefold() for record in told if record.words}


def _mood(doc: Document) -> str:
    said = doc.get("words")
    return str(said[0]).casefold() if isinstance(said, list | tuple) and said else ""


def _wall(doc: Document) -> str:
    """The local time of a document, to the second; where the clock was does not matter."""
    return str(doc.get("at"))[:19]


def _anew(record: Record, here: Here, doc: Document) -> Document:
    """A record as it is written now, and what was marked on it here: a win kept, its category."""
    fields = record.__struct_fields__
    marks = {
        name: value
        for name, value in content_of(doc).items()
        if name not in fields or value is True or name == "category"
    }
    return {**marks, **to_document(record), "rev": after(revision(here[1], doc), 0)}
