"""What a card to share could say."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta

from msgspec.structs import replace

from companion import words
from companion.content.stories import story_sharing
from companion.model.milestones import MilestoneTold
from companion.model.reports import without_tag
from companion.model.share import DAYS, Figure, ShareCard, about
from companion.model.tallies import Day
from companion.model.wins import Win
from companion.verbs.context import Context, Gone
from companion.verbs.milestones import sentence
from companion.verbs.progress.progress import ProgressVerbs
from companion.verbs.stories import StoryVerbs
from companion.verbs.wins import WinVerbs


class ShareVerbs:
    """Looks up; nothing is kept of what is shared."""

    def __init__(
        self, context: Context, wins: WinVerbs, progress: ProgressVerbs, stories: StoryVerbs
    ) -> None:
        self._context, self._wins, self._progress, self._stories = context, wins, progress, stories

    def card(self, key: str) -> ShareCard:
        """Return all that a card could say: `week`, `month`, `win:<id>`, `milestone:<id>` or `story:<id>`.

        Of a story it is what a reader sees. Raises Gone.
        """
        name, id = about(key)
        if name in DAYS:
            return self._of_days(name)
        card = ShareCard(name=name, figures=_figures(days=len(self._by_day())))
        if name == "story":
            preview, footer = self._stories.preview(id), story_sharing().footer
            day = words.share.day(preview.story.day)
            return replace(card, sentence=preview.shared, day=day, footer=footer)
        store = self._context.store
        record = store.get(MilestoneTold, id) if name == "milestone" else store.get(Win, id)
        if record is None:
            raise Gone(words.changes.ROW_GONE)
        card = replace(card, day=words.share.day(record.day))
        if isinstance(record, Win):
            return self._with(card, record)
        return replace(card, sentence=sentence(self._context, record), day="" if record.before else card.day)

    def win(self) -> str:
        """Return the key of the newest win. Raises Gone."""
        if not (found := self._context.store.recent(Win, 1)):
            raise Gone(words.share.NO_WINS)
        return f"win:{found[0].id}"

    def _of_days(self, name: str) -> ShareCard:
        """Those that end today; of the wins in them the newest kept for a grey day, else the newest."""
        last = self._context.today()
        first = last - timedelta(days=DAYS[name] - 1)
        by_day = self._by_day()
        days = [by_day.get(first + timedelta(days=n), {}) for n in range(DAYS[name])]
        marks = tuple(map(bool, days))
        won, seconds = (sum(day.get(key, 0) for day in days) for key in ("wins", "seconds"))
        card = ShareCard(
            name=name,
            day=words.common.from_to(first, last),
            figures=_figures(wins=won, days=sum(marks), minutes=round(seconds / 60)),
            span=words.share.SPANS[name],
            marks=marks,
        )
        wins = self._context.store.between(Win, first, last)
        kept = [win for win in wins if win.keep] or wins
        return self._with(card, kept[-1]) if kept else card

    def _with(self, card: ShareCard, win: Win) -> ShareCard:
        labels = {each.id: each.label for each in self._wins.categories()}
        own, category = words.share.own(without_tag(win.text)), labels.get(win.category, "")
        return replace(card, sentence=own, category=category)

    def _by_day(self) -> Mapping[date, Day]:
        """The numbers of each day up to today, of all history."""
        tallies, today = self._progress.tallies, self._context.today()
        while not tallies.step():
            pass
        return {day: numbers for day, numbers in tallies.by_day().items() if day <= today}


def _figures(**numbers: int) -> tuple[Figure, ...]:
    return tuple(Figure(n, words.share.figure(name, n)) for name, n in numbers.items() if n)
