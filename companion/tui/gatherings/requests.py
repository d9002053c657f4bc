"""What is asked of gatherings: planning one with a few cards, and what can be done with one."""

from __future__ import annotations

from functools import partial

from companion import words
from companion.content.gatherings import templates
from companion.model.change import Change
from companion.model.flow import Flow, FlowStep
from companion.model.gatherings import GatheringInFull
from companion.rows.gatherings import card
from companion.store.errors import StoreError
from companion.tui.frame.fields import Field, Typed
from companion.tui.frame.flow import FlowCard, run_flow
from companion.tui.frame.host import Host, Requests
from companion.tui.frame.menu import MenuCard
from companion.tui.widgets.appearance import style_of
from companion.tui.widgets.entry_request import EntryRequest

SAID = words.gatherings


class GatheringRequests(Requests):
    """A key is that of a gathering."""

    shows = {"gatherings": ""}

    def __init__(self, host: Host) -> None:
        super().__init__(host)
        self._file = Field("gathering_file", self._where, self._save, on_card=True)
        self.fields = (self._file,)

    def event(self, _: str) -> None:
        """Plan one: choose what kind it is, then answer a few cards."""
        kinds = [(each.id, each.label, str(n)) for n, each in enumerate(templates(), 1)]
        own = ("own", SAID.OWN_KIND, str(len(kinds) + 1))
        self.host.open(MenuCard(SAID.KINDS_TITLE, [*kinds, own]), self._ask)

    add = event

    def _ask(self, kind: str | None) -> None:
        if kind is None:
            return
        verbs, chosen = self.host.companion.gatherings, list[str]()

        def keep(flow: Flow) -> Change:
            chosen[:] = [flow.chosen]
            return verbs.keep(flow, kind)

        def kept(change: Change) -> None:
            if chosen == [SAID.ICS_KEY]:
                self.as_ics(f"gatherings:{change.entries[0].id}")

        run_flow(self.host, verbs.adding(kind), keep, kept)

    def open(self, key: str) -> None:
        """Read one in full; one that has been is offered as a win."""

        def read(each: GatheringInFull) -> None:
            today = self.host.companion.context.today()
            lines = card(each, today, style_of(self.host.front).marks)
            step = FlowStep(id="card", facts=tuple(lines), choices=((SAID.ICS_KEY, SAID.AS_ICS, ""),))
            flow = Flow(name="gathering", title=SAID.A_GATHERING, steps=(step,), ends=words.flow.CLOSE)
            self.host.open(FlowCard(flow, self.host), partial(self._read, each))

        self.host.work_out(self.host.companion.gatherings.in_full, _id(key), then=read)

    show = open

    def _read(self, each: GatheringInFull, flow: Flow | None) -> None:
        if flow and flow.chosen == SAID.ICS_KEY:
            self.as_ics(each.gathering.key)
        elif each.been and each.row and each.row.state == "open":
            self.host.ask("wins.offer", f"gathering {each.gathering.what}")

    def edit(self, key: str) -> None:
        """Change what was answered."""
        verbs, id = self.host.companion.gatherings, _id(key)
        ask = partial(run_flow, self.host, save=partial(verbs.change, id))
        self.host.work_out(verbs.editing, id, then=ask)

    def delete(self, key: str) -> None:
        """Delete it, with what is still open of it; undo brings it back."""
        self.host.do(self.host.companion.gatherings.delete, _id(key))

    def celebrate(self, key: str) -> None:
        """Mark it with a ritual."""
        self.host.ask("celebrations.start", key)

    # -- the file for a calendar

    def as_ics(self, key: str) -> None:
        """Ask where the file goes."""
        self.host.type_in(self._file, key)

    def _where(self, _: str) -> EntryRequest:
        return EntryRequest(label=SAID.FILE_LABEL, placeholder=SAID.FILE_PLACEHOLDER, draft=False)

    def _save(self, typed: Typed) -> None:
        from companion.export.gathering_ics import save
        from companion.export.target import free_path, typed_path

        self.host.field_done(typed)
        named = typed.text.strip()
        path = typed_path(named) if named else free_path(SAID.FILE, "ics")

        def write() -> str:
            try:
                return save(self.host.companion, _id(typed.key), path)
            except (FileExistsError, ValueError, StoreError) as error:  # the gathering itself is saved
                return str(error)

        self.host.work_out(write, then=self.host.say)


def _id(key: str) -> int:
    return int(key.rpartition(":")[2])


REQUESTS = GatheringRequests
