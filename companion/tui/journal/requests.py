"""What is asked of the journal: pages written and read, what is kept, this day in other years."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from companion import words
from companion.companion import Companion
from companion.model.change import Change
from companion.model.journal import JournalEntry, JournalPrompt, JournalView, first_words
from companion.rows.journal import KEEPING, id_in, key_of
from companion.tui.frame.fields import Field, Typed, base_of, name_in
from companion.tui.frame.host import Host, Requests
from companion.tui.frame.list_pane import ListPane
from companion.tui.frame.pane import Pane
from companion.tui.journal.pane import Place
from companion.tui.widgets.entry_request import EntryRequest
from companion.verbs.journal import OLDEST

THING = "keep"
"""The key of the field for a thing to keep; any other is the id of a prompt, '' for none."""


class JournalRequests(Requests):
    """Every key is that of an entry's row, but for a new page: that of its prompt."""

    shows = {"journal": "journal"}

    def __init__(self, host: Host) -> None:
        super().__init__(host)
        self._new = Field(
            *("journal", self._page, self._add),
            adds=words.journal.A_PAGE,
            leaves=self._leave,
            found=words.journal.FOUND_DRAFT,
        )
        self._edit = Field(
            *("journal_edit", self._edited, self._change, self._is_there),
            instead="journal",
            leaves=partial(self._change, as_it_is=True),
        )
        self.fields = (self._new, self._edit)
        self._seen: set[str] = set()  # prompts that were on show

    # -- writing

    def add(self, key: str) -> None:
        """Open a page, from any screen: for the prompt with this key, else what was begun, else a new one."""
        if self.host.pane("journal") is None:
            self.host.ask("there", f"journal journal.add {key}")
            return
        journal, drafts = self.host.companion.journal, self.host.fields.drafts.texts()
        begun = next((base_of(each) for each in drafts if name_in(each) == self._new.name), None)
        if self._keeping:
            self.host.type_in(self._new, THING)
        elif journal.prompt(key):
            self._open(key)
        elif begun is not None:
            self.host.type_in(self._new, begun.partition(" ")[2])
        else:
            self._open(next((each.id for each in self._free if each.id not in self._seen), ""))

    @property
    def _free(self) -> Sequence[JournalPrompt]:
        return self._view.prompts[: self._view.free] if self._view else ()

    def _open(self, prompt_id: str) -> None:
        """Open a new page for a prompt ('': for none), at once: what is typed next is for it."""
        self.host.type_in(self._new, prompt_id)
        if prompt_id:
            self._seen.add(prompt_id)
            self.host.work_out(self.host.companion.journal.shown_prompt, prompt_id, then=bool)

    def _page(self, key: str) -> EntryRequest:
        prompt = self.host.companion.journal.prompt(key)
        return EntryRequest(
            label=words.journal.THING if key == THING else words.journal.PAGE,
            placeholder=words.journal.PLACEHOLDER,
            many=True,
            page=True,
            above=prompt.label if prompt else "",
            another=partial(self._another, key) if key != THING else None,
            page_keys=words.journal.page_keys if not prompt else words.journal.prompt_keys,
        )

    def _another(self, key: str) -> None:
        """Answer another prompt, while nothing is typed: one not seen yet, else the next in turn."""
        ids = [each.id for each in self._view.prompts] if self._view else []
        after = ids.index(key) + 1 if key in ids else 0
        in_turn = [*ids[after:], *ids[:after]]
        self._open(next((each for each in in_turn if each not in self._seen), next(iter(in_turn), "")))

    def _add(self, typed: Typed, *, as_it_is: bool = False) -> None:
        """The page; the list goes to it. An untouched prompt is no page."""
        thing, prompt = typed.key == THING, "" if typed.key == THING else typed.key
        if not typed.text.strip() and (thing or prompt or as_it_is):
            self.host.field_done(typed)
            return
        self.host.look_from("journal", Place(keeping=thing))
        self.host.do(
            partial(
                self.host.companion.journal.add,
                typed.text,
                prompt_id=prompt,
                kind="keep" if thing else "page",
                as_it_is=as_it_is,
            ),
            typed=typed,
            then=self.if_here(
                partial(self._kept, offers=bool(typed.text.strip()) and not (thing or as_it_is))
            ),
        )

    def _kept(self, change: Change, *, offers: bool) -> None:
        """Go to the entry; a page that is done may be a win, too."""
        self._select(change.entries[0].id)
        if offers:
            self.host.ask("wins.offer", f"page {words.journal.WIN}")

    def _leave(self, typed: Typed) -> None:
        """Keep the page as it is; of an untouched one first the prompt goes, then the page."""
        on_a_pane = isinstance(self.host.front.focused, Pane)
        if typed.text.strip() or typed.key in ("", THING) or on_a_pane:
            self._add(typed, as_it_is=True)
        else:
            self.host.type_in(self._new)

    def edit(self, key: str) -> None:
        """Open the entry, to go on with it."""
        self.host.type_in(self._edit, str(id_in(key)))

    def _edited(self, key: str) -> EntryRequest | None:
        if (entry := self._entry(int(key))) is None:
            return None
        return EntryRequest(
            label=words.journal.THING if entry.kind == "keep" else words.journal.PAGE,
            text=entry.text,
            placeholder=words.journal.PLACEHOLDER,
            many=True,
            page=True,
            above=entry.prompt,
            page_keys=words.journal.page_keys,
        )

    def _change(self, typed: Typed, *, as_it_is: bool = False) -> None:
        entry = self._entry(int(typed.key))
        if entry and typed.text == entry.text:
            self.host.field_done(typed)
            return
        edit = partial(self.host.companion.journal.edit, as_it_is=as_it_is)
        self.host.do(edit, int(typed.key), typed.text, typed.was, typed=typed)

    def delete(self, key: str) -> None:
        """Delete it; undo brings it back."""
        if entry := id_in(key):
            self.host.do(self.host.companion.journal.delete, entry)

    def for_next(self, key: str) -> None:
        """Mark it for the next session."""
        self.host.ask("reports.for_next", f"journal:{id_in(key)}")

    # -- reading

    def read(self, key: str) -> None:
        """Go to the entry, to read on; the last row leads to the things to keep."""
        if key == KEEPING:
            self.keeping(key)
        else:
            self.host.go_to("reading")

    def menu(self, key: str) -> None:
        """Open everything this entry can do."""
        entry = self._entry(id_in(key))
        title = words.journal.name_of(first_words(entry)) if entry else words.journal.TITLE
        self.host.menu(title, "journal", everything=entry is not None)

    def search(self, _: str) -> None:
        """Search everything."""
        self.host.ask("search")

    def kinder(self, _: str) -> None:
        """Look at a harsh thought, and say what one would to a friend."""
        self.host.ask("kinder.start")

    def keeping(self, _: str) -> None:
        """Show the things to keep, or all entries again."""
        self._look(Place(keeping=not self._keeping))

    def hard(self, _: str) -> None:
        """Show this day in other years with the hard days, or without them."""
        view = self._view
        hard = not (view and view.hard)
        self._look(Place(hard=hard))
        self.host.say(words.journal.HARD_SHOWN if hard else words.journal.HARD_HIDDEN)

    def go_back(self) -> bool:
        """Leave the things to keep."""
        if keeping := self._keeping:
            self._look(Place())
        return keeping

    # -- history

    def look_back(self, _: str) -> None:
        """Show this day in other years, once the entries stand."""
        look = self.host.companion.journal.look_back
        self.host.work_out(look, then=lambda _: self.host.look_up("journal"))

    def more(self, key: str) -> None:
        """Show more of the history around an entry, or all things to keep."""
        if self._keeping:
            self._look(Place(OLDEST, keeping=True))
        else:
            self._look(Place(id_in(key), hard=bool(self._view and self._view.hard)))

    def to_newest(self, _: str) -> None:
        """Go to the newest entry of all; nothing between is read."""
        self._to(Place(), first=True)

    def to_oldest(self, _: str) -> None:
        """Go to the oldest entry of all; nothing between is read."""
        self._to(Place(OLDEST), first=False)

    def _to(self, place: Place, *, first: bool) -> None:
        def go(view: JournalView) -> None:
            self.host.show({"journal": view})
            if view.entries:
                self._select(view.entries[0 if first else -1].id)

        if not self._keeping:
            self.host.look_from("journal", place)
            self.host.work_out(self.host.companion.journal.window, place.around, then=go)

    def came_back(self, change: Change) -> None:
        """Look at the entry that came back, or was changed, where it is out of view."""
        ids = [entry.id for entry in change.entries if entry.table == "journal" and entry.after]
        if ids and not self._entry(ids[0]) and not self._keeping:
            self._look(Place(ids[0]))

    def show(self, key: str) -> None:
        """Show an entry that was found: among the pages, or among the things to keep."""
        entry, journal = int(key.partition(":")[2]), self.host.companion.journal

        def look() -> tuple[Place, JournalView]:
            view = journal.window(entry)
            return (Place(entry), view) if view.entry(entry) else (Place(keeping=True), journal.keeping())

        def go(found: tuple[Place, JournalView]) -> None:
            self.host.look_from("journal", found[0])
            self.host.show({"journal": found[1]})
            self._select(entry)

        self.host.work_out(look, then=go)

    # -- inside

    @property
    def _view(self) -> JournalView | None:
        view: JournalView | None = self.host.view("journal")
        return view

    @property
    def _keeping(self) -> bool:
        return bool(self._view and self._view.keeping)

    def _look(self, place: Place) -> None:
        self.host.look_from("journal", place)
        self.host.look_up("journal")

    def _entry(self, entry_id: int) -> JournalEntry | None:
        return self._view.entry(entry_id) if self._view else None

    def _select(self, entry: int) -> None:
        if isinstance(pane := self.host.pane("journal"), ListPane):
            pane.list.select(key_of(entry))

    @staticmethod
    def _is_there(companion: Companion, key: str) -> bool:
        return companion.journal.is_there(int(key))


REQUESTS = JournalRequests
