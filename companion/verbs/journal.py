"""The journal: write, edit, delete; its history, things to keep, this day in other years; prompts."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from contextlib import suppress
from datetime import UTC, date, datetime, time, timedelta
from functools import partial

from msgspec.structs import replace

from companion import words
from companion.content import load as content
from companion.model import prompts as rules
from companion.model.change import Change, Edit
from companion.model.checkins import CheckIn, is_low
from companion.model.journal import (
    EntryKind,
    JournalEntry,
    JournalPrompt,
    JournalView,
    PromptState,
    first_words,
    merged_tags,
    same_day_before,
    tags_after,
    words_in,
)
from companion.model.record import Record
from companion.model.when import Moment
from companion.store.database.documents import R
from companion.store.database.ids import BITS
from companion.store.errors import StoreError
from companion.verbs.context import Context, there

AROUND = 60  # entries held on either side of the one in view
OLDEST = 0
"""An id before all others."""
THINGS = 12  # things to keep that are shown at once
EARLIER = 3  # entries of this day in other years, at most
ALL = 1_000_000_000


class JournalVerbs:
    """What a person does with the journal."""

    def __init__(self, context: Context) -> None:
        self._context = context
        self._then: tuple[object, tuple[tuple[int, bool], ...]] = None, ()  # what was found, and when

    # -- looking

    def window(self, around: int | None = None, *, hard: bool = False, at_once: bool = False) -> JournalView:
        """A stretch of entries around an id (None: the newest, OLDEST: the other end), newest first.

        With `hard`, those of this day in other years may be of a low day. `at_once` leaves other years out
        where nobody did `look_back` yet.
        """
        newer: list[JournalEntry] = []
        if around is not None:
            newer = self._context.store.oldest(JournalEntry, AROUND + 1, after=around)
        older = self._older(None if around is None else around + 1)
        entries = [*filter(_dated, reversed(newer[:AROUND])), *older[:AROUND]]
        store = self._context.store
        kept, total = store.count(JournalEntry, "keep"), store.count(JournalEntry)
        newest = len(newer) <= AROUND
        unread = newest and at_once and self._then[0] is None
        earlier = self._earlier(hard=hard) if newest and not unread else ()
        free, resting = self._in_turn()
        feelings, numbers = self._felt({each.day for each in (*entries, *earlier)})
        return JournalView(
            entries=tuple(entries),
            day=self._context.today(),
            feelings=feelings,
            numbers=numbers,
            earlier=earlier,
            hard=hard,
            total=max(total - kept, len(entries)),
            kept=kept,
            unread=unread,
            newest=newest,
            oldest=len(older) <= AROUND,
            prompts=(*free, *resting),
            free=len(free),
        )

    def look_back(self) -> None:
        """Look through this day in other years, which reads a month of each."""
        self._earlier(hard=False)

    def keeping(self, *, every: bool = False) -> JournalView:
        """The things to keep, which have no day: the newest first, or all of them."""
        store = self._context.store
        found = store.recent(JournalEntry, ALL if every else THINGS, value="keep")
        return JournalView(
            entries=tuple(found[::-1]),
            day=self._context.today(),
            kept=max(store.count(JournalEntry, "keep"), len(found)),
            keeping=True,
            oldest=every or len(found) < THINGS,
        )

    def of_day(self, day: date) -> JournalView:
        """The entries of a day, as in `these`."""
        return self.these(filter(_dated, self._context.store.on(JournalEntry, day)))

    def these(self, entries: Iterable[JournalEntry]) -> JournalView:
        """Some entries, the newest first, with how their days felt."""
        found = sorted(entries, key=lambda each: each.id, reverse=True)
        feelings, numbers = self._felt({each.day for each in found}) if found else ({}, {})
        today = self._context.today()
        return JournalView(entries=tuple(found), day=today, feelings=feelings, numbers=numbers)

    def is_there(self, entry_id: int) -> bool:
        """Whether an entry can still be changed."""
        return self._context.store.get(JournalEntry, entry_id) is not None

    # -- prompts

    def prompts(self) -> tuple[JournalPrompt, ...]:
        """The person's own prompts, then the shipped ones that they do not replace."""
        own = self._context.settings.journal.prompts
        mine = {each.id for each in own}
        return (*own, *(each for each in content.prompts() if each.id not in mine))

    def weekly_prompts(self) -> list[JournalPrompt]:
        """Those for a look back at the week, in their turn."""
        state, today = self._state(), self._context.today()
        gentle, shown = self._context.is_gentle(today), state.shown if state else {}
        return rules.for_a_week(self.prompts(), today, gentle=gentle, shown=shown)

    def prompt(self, prompt_id: str) -> JournalPrompt | None:
        """A prompt by its id."""
        return next((each for each in self.prompts() if each.id == prompt_id), None)

    def shown_prompt(self, prompt_id: str) -> JournalPrompt | None:
        """A prompt by its id, which is remembered as shown."""
        prompt, context, state = self.prompt(prompt_id), self._context, self._state()
        if prompt is not None:
            today = context.today()
            shown = rules.remembered(state.shown if state else {}, prompt.id, today)
            new = PromptState(at=context.now(), day=today, shown=shown)
            with suppress(StoreError):  # a question is no reason to trouble anyone about the disk
                context.store.apply([Edit.patch(state, shown=shown) if state else Edit.add(new)])
        return prompt

    # -- doing

    def add(
        self,
        text: str,
        *,
        prompt_id: str = "",
        tags: Iterable[str] = (),
        kind: EntryKind = "page",
        title: str = "",
        at: Moment | None = None,
        as_it_is: bool = False,
    ) -> Change:
        """Keep an entry. An empty page is one, an untouched prompt is none: it raises ValueError.

        `as_it_is` is what is said to a page that was left as it stands.
        """
        context, prompt = self._context, self.prompt(prompt_id)
        text = _tidied(text)
        if not text and (prompt or kind != "page" or as_it_is):
            raise ValueError(words.changes.NO_TEXT)
        when = at.at if at else context.now()
        entry = JournalEntry(
            at=when,
            day=at.day if at else context.day_of(when),
            title=title,
            text=text,
            prompt=prompt.label if prompt else "",
            prompt_id=prompt.id if prompt else "",
            tags=merged_tags(tags, text),
            kind=kind,
        )
        label = words.journal.ADD_LABEL.format(text=words.journal.name_of(first_words(entry)))
        return context.write(label, [Edit.add(entry)], _said(entry, as_it_is=as_it_is))

    def edit(self, entry_id: int, text: str, was: str | None = None, *, as_it_is: bool = False) -> Change:
        """Change the words of an entry. `was` is the text when the edit began.

        Nothing is written where nothing has changed; then the change has no label.
        """
        entry, text = self._get(entry_id), _tidied(text)
        if text == entry.text:
            return Change("", answer=_said(entry, as_it_is=as_it_is))
        changed = replace(entry, text=text, tags=tags_after(entry, text))
        label = words.changes.EDIT_LABEL.format(text=words.journal.name_of(first_words(changed)))
        edit, said = self._context.edit_seen(entry, entry.text, was, text=text, tags=changed.tags)
        if said == words.common.SAVED:
            said = _said(changed, as_it_is=as_it_is)
        return self._context.write(label, [edit], said)

    def delete(self, entry_id: int) -> Change:
        """Delete an entry; undo brings the same one back."""
        entry = self._get(entry_id)
        label = words.changes.DELETE_LABEL.format(text=words.journal.name_of(first_words(entry)))
        return self._context.write(label, [Edit.delete(entry)], words.changes.DELETED)

    # -- inside

    def _get(self, entry_id: int) -> JournalEntry:
        return there(self._context.store.get(JournalEntry, entry_id))

    def _older(self, before: int | None) -> list[JournalEntry]:
        """The newest entries with a day, and one more than are shown where there are so many."""
        found: list[JournalEntry] = []
        while len(found) <= AROUND:
            wanted = AROUND + 1 - len(found)
            more, before = self._context.store.search(JournalEntry, _dated, wanted, before)
            found += more
            if before is None:
                break
        return found

    def _earlier(self, *, hard: bool) -> tuple[JournalEntry, ...]:
        """Entries of this day in other years, as they are now; of a low day only where they are asked for."""
        store = self._context.store
        known = self._context.today(), store.count(JournalEntry), store.count(CheckIn)
        if self._then[0] != known:
            self._then = known, tuple(self._find_earlier())
        wanted = [id for id, low in self._then[1] if hard or not low][:EARLIER]
        return tuple(entry for id in wanted if (entry := store.get(JournalEntry, id)))

    def _find_earlier(self) -> Iterator[tuple[int, bool]]:
        """The ids of these entries, and whether their day was low, until there are enough of either."""
        found, first = 0, self._context.store.places()[0]
        for day in same_day_before(self._context.today(), int(first[:4]) if first[:4].isdecimal() else 9999):
            if found < EARLIER and (entries := list(filter(_dated, self._of({day}, JournalEntry)))):
                low = is_low(self._of({day}, CheckIn))
                found += len(entries) * (not low)
                yield from ((entry.id, low) for entry in entries)

    def _felt(
        self, days: Collection[date]
    ) -> tuple[dict[date, tuple[str, ...]], dict[date, dict[str, float]]]:
        """The words and the numbers of the check-ins of some days."""
        known, found = content.check_in_words(), dict[date, dict[str, None]]()
        numbers: dict[date, dict[str, float]] = {}
        for each in reversed(self._of(days, CheckIn)):
            feeling = known.feeling(each.pleasantness, each.energy)
            said = [word.replace("_", " ") for word in each.words] or filter(None, [feeling])
            found.setdefault(each.day, {}).update(dict.fromkeys(said))
            numbers.setdefault(each.day, {}).update(each.numbers)
        return {day: tuple(said) for day, said in found.items()}, numbers

    def _of(self, days: Collection[date], struct: type[R]) -> list[R]:
        """The records of some days, those of a month newest first; only pages are read that may have some."""
        last: dict[tuple[int, int], date] = {}
        for day in days:
            last[day.year, day.month] = max(day, last.get((day.year, day.month), day))
        found: list[R] = []
        for day in last.values():
            end = datetime.combine(day + timedelta(days=2), time(), UTC)
            before = int(end.timestamp() * 1000) << BITS
            pages = 1 + (end.month != day.month) + (min(days).day < 3)
            match = partial(_is_of, days)
            found += self._context.store.search(struct, match, ALL, before, pages)[0]
        return found

    def _in_turn(self) -> tuple[list[JournalPrompt], list[JournalPrompt]]:
        context = self._context
        today, state = context.today(), self._state()
        gentle, shown = context.is_gentle(today), state.shown if state else {}
        return rules.in_turn(self.prompts(), context.now(), today, gentle=gentle, shown=shown)

    def _state(self) -> PromptState | None:
        return max(self._context.store.core(PromptState), key=lambda state: state.rev, default=None)


def _is_of(days: Collection[date], record: Record) -> bool:
    return record.day in days


def _dated(entry: JournalEntry) -> bool:
    return entry.kind != "keep"


def _tidied(text: str) -> str:
    """A text as it is kept: without empty lines around it, all else as it was typed."""
    lines = text.replace("\r\n", "\n").split("\n")
    while lines and not lines[0].strip():
        del lines[0]
    return "\n".join(lines).rstrip()


def _said(entry: JournalEntry, *, as_it_is: bool) -> str:
    if as_it_is:
        return words.journal.AS_IT_IS
    if entry.kind == "keep":
        return words.journal.KEPT_THING
    count = words_in(entry.text)
    return words.journal.kept(count) if count else words.journal.KEPT_EMPTY
