"""Search: everything a person wrote, read a few months at a time and kept until the search is over."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator
from operator import attrgetter

from companion.model.days import written_day
from companion.model.kinds import BY_TABLE
from companion.model.search import Hits, Wrote, having, told, wrote
from companion.verbs.called import called
from companion.verbs.context import Context

AT_ONCE = 2  # months: a key that comes meanwhile waits no longer than they take
AT_MOST = 200  # of what is found that are told


class SearchVerbs:
    """Looks through the kinds as their table has them. Nothing is read before, and nothing stays after."""

    def __init__(self, context: Context) -> None:
        self._context = context
        self._read: dict[str, list[Wrote]] = {}  # by place, the newest first

    def step(self, places: int = AT_ONCE) -> bool:
        """Read some more, the newest first; whether all has been."""
        months = [*reversed(self._context.store.places())]  # what is needed every day comes first
        left = [place for place in months if place not in self._read]
        for place in left[:places]:
            self._read[place] = sorted(self._in(place), key=attrgetter("id"), reverse=True)
        return len(left) <= places

    def drop(self) -> None:
        """Let go of what was read."""
        self._read = {}

    def find(
        self,
        sought: str,
        tables: Collection[str] = (),
        *,
        most: int = AT_MOST,
        wanted: Callable[[], bool] = lambda: True,
    ) -> Hits | None:
        """What has all these words among what was read; None where that is not `wanted` any more."""
        found: list[Wrote] = []
        for read in [*self._read.values()]:
            if not wanted():
                return None
            found += having((each for each in read if each.table in tables) if tables else read, sought)
        found.sort(key=attrgetter("id"), reverse=True)
        return Hits(tuple(told(each, sought) for each in found[:most]), len(found))

    def _in(self, place: str) -> Iterator[Wrote]:
        labels = self._labels()
        for table, rows in self._context.store.documents(place).items():
            if (kind := BY_TABLE.get(table)) is None or not kind.searched:
                continue
            for id, doc in rows.items():
                if any(doc.get(field) for field in kind.searched):
                    name, day = called(self._context, table, doc), written_day(doc.get("day"))
                    also = labels.get(str(doc.get("category", "")), "")
                    if each := wrote(kind, int(id), doc, day, name, also):
                        yield each

    def _labels(self) -> dict[str, str]:
        """What the categories of wins are called, by id."""
        from companion.content import load as content

        own = self._context.settings.wins.categories
        return {each.id: f"{each.id} {each.label}" for each in (*content.categories(), *own)}
