"""What every feature's requests stand on: the store thread, the text field, the whisper line."""

from __future__ import annotations

from collections.abc import Callable, Coroutine
from typing import TYPE_CHECKING, Any

from textual.reactive import Reactive, var
from textual.widget import Widget

from companion import words
from companion.config.errors import ConfigError
from companion.model.affirmations import AffirmationView
from companion.model.breathing.technique import BreathingView
from companion.model.change import Change
from companion.model.routine import RoutineView
from companion.model.text import visible
from companion.model.wins import WinsView
from companion.store.errors import Stale, StoreError
from companion.tui.commands import BY_ID, NEED_NO_ROW
from companion.tui.terminal.first_frame import SettledScreen
from companion.tui.widgets.entry import EntryLine, EntryRequest
from companion.tui.widgets.whisper import Whisper
from companion.verbs.context import Gone

if TYPE_CHECKING:
    from companion.companion import Companion
    from companion.tui.app import CompanionApp

Slices = frozenset[str]
ALL: Slices = frozenset({"routine", "breathing", "affirmations", "wins"})
SHOWN_IN: dict[str, Slices] = {
    "ticks": frozenset({"routine"}),
    "tasks": frozenset({"routine"}),
    "sessions": frozenset({"breathing"}),
    "wins": frozenset({"wins"}),
    "celebrations": frozenset({"wins"}),
    "line_answers": frozenset({"affirmations"}),
    "own_lines": frozenset({"affirmations"}),
    "line_marks": frozenset({"affirmations"}),
    "line_state": frozenset({"affirmations"}),
}


class Requests(SettledScreen[None], inherit_bindings=False):
    """The slices of Today, and how a verb is carried out: disk first, then the slices it changed."""

    focused: Reactive[Widget | None] = Reactive(None, repaint=False)  # stock repaints the screen on Tab
    routine: var[RoutineView | None] = var(None)
    breathing: var[BreathingView | None] = var(None)
    affirmations: var[AffirmationView | None] = var(None)
    wins: var[WinsView | None] = var(None)

    zoomed: var[bool] = var(False)

    looking: str | None = None  # the routine looked at, when it is not the one for now
    around: int | None = None  # the win in view, when it is not among the newest
    needle: str = ""  # what the wins are searched for
    app: CompanionApp

    def __init__(self) -> None:
        super().__init__()
        self._sent = ("", "")  # purpose and text of what was submitted last
        self._was: dict[str, str] = {}  # by purpose: what there was before the person began to type
        self._saving: set[str] = set()  # purposes of texts that are on their way to the disk

    @property
    def companion(self) -> Companion:
        """The verbs. To be called on the store thread, through `carry_out` or `look`."""
        return self.app.companion

    @property
    def whisper(self) -> Whisper:
        """The line under the tabs."""
        return self.query_one(Whisper)

    @property
    def entry(self) -> EntryLine:
        """The text field."""
        return self.query_one(EntryLine)

    # -- verbs

    def carry_out(
        self,
        verb: Callable[..., Change],
        *args: Any,
        typed: bool = False,
        then: Callable[[Change], None] | None = None,
    ) -> None:
        """Have a verb done on the store thread, in the order asked; what it changed shows once saved.

        With `typed` the text field closes when the text is saved, and keeps it when the disk refuses.
        """
        sent = self._sent if typed else None
        if sent:
            self._saving.add(sent[0])
        self._start(self._carry_out(verb, args, sent, then))

    async def _carry_out(
        self,
        verb: Callable[..., Change],
        args: tuple[Any, ...],
        sent: tuple[str, str] | None,
        then: Callable[[Change], None] | None,
    ) -> None:
        def work() -> tuple[Change, Slices, dict[str, Any]]:
            change = verb(*args)
            slices = self._changed_by(change)
            return change, slices, self._views(slices)

        try:
            change, slices, views = await self.app.desk.do(work)
        except (StoreError, ConfigError, Gone, ValueError, OSError) as error:
            if not (sent and isinstance(error, Gone) and self.offer_as_new(*sent)):
                self.refused(error)
            return
        finally:
            if sent:
                self._saving.discard(sent[0])
        if sent:
            self.put_entry_away(*sent)
        self.show(views)
        self.looked_again(slices)
        self.whisper.say("answer", change.words)
        if then:
            then(change)

    def look(self, view: Callable[..., Any], *args: Any, slice: str) -> None:
        """Have one slice looked up on the store thread and show it."""

        async def work() -> None:
            try:
                self.show({slice: await self.app.desk.do(view, *args)})
            except StoreError as error:
                self.refused(error)

        self._start(work())

    def look_again(self, slices: Slices = ALL) -> None:
        """Show slices as they are stored now."""

        async def work() -> None:
            try:
                self.show(await self.app.desk.do(self._views, slices))
            except StoreError as error:
                self.refused(error)
            else:
                self.looked_again(slices)

        self._start(work())

    def looked_again(self, slices: Slices) -> None:
        """What else is to be looked up with these slices, for a feature that shows more than its slice."""

    def offer_as_new(self, purpose: str, text: str) -> bool:
        """What a text in the field was about is gone: whether there is another place for it."""
        return False

    def refused(self, error: Exception) -> None:
        """Say what was not done and why; what was typed stays where it is."""
        text = "\n".join(map(visible, str(error).splitlines()))
        by_disk = isinstance(error, StoreError | OSError) and not isinstance(error, Stale)
        if by_disk or isinstance(error, ConfigError):
            self.app.clear_notifications()
            self.app.notify(text[:1].upper() + text[1:], severity="warning", markup=False, timeout=12)
        not_saved = words.today.NOT_SAVED_FIELD if self.entry.purpose else words.today.NOT_SAVED
        self.whisper.say("answer", not_saved if by_disk else text)

    def tell_keys(self) -> None:
        """Say in the footer what can be done now."""

    def show_pane(self, pane: Widget) -> None:
        """Go to a pane, now: a pane that is folded or away cannot wait to be found."""
        pane.remove_class("-away", "-collapsed")
        self.set_focus(pane, scroll_visible=False)

    def show(self, views: dict[str, Any]) -> None:
        """Hand new slices down; an equal one repaints nothing."""
        for name, view in views.items():
            setattr(self, name, view)

    def _start(self, work: Coroutine[Any, Any, None]) -> None:
        self.app.run_task(work)

    def _changed_by(self, change: Change) -> Slices:
        if change.config:
            return ALL
        return frozenset().union(*(SHOWN_IN.get(entry.table, ALL) for entry in change.entries))

    def _views(self, slices: Slices) -> dict[str, Any]:
        """The slices as stored, wins that are searched left out. On the store thread."""
        companion = self.companion
        views: dict[str, Callable[[], Any]] = {
            "routine": lambda: companion.routine.view(self.looking),
            "breathing": companion.breathing.view,
            "affirmations": companion.affirmations.view,
            "wins": lambda: companion.wins.window(self.around),
        }
        return {name: views[name]() for name in sorted(slices) if not (name == "wins" and self.needle)}

    def open_menu(self, title: str, scope: str, *, everything: bool = True) -> None:
        """Every action of the row in focus, in words with its key; without a row only what needs none."""
        from companion.tui.frame.menu import MenuCard, choices

        pane = self.focused
        if pane is None:
            return
        offered = [choice for choice in choices(scope, pane) if everything or choice[0] in NEED_NO_ROW]

        def chosen(command_id: str | None) -> None:
            if command_id:
                self.call_later(pane.run_action, BY_ID[command_id].action)

        self.app.push_screen(MenuCard(title, offered), chosen)

    # -- the text field

    def open_entry(self, request: EntryRequest) -> None:
        """Open the text field; what was left in it for this purpose comes back."""
        draft = self.app.drafts.get(request.purpose)
        if not draft or request.purpose not in self._was:
            was = self.app.drafts.was(request.purpose)  # of an instance that is gone, perhaps days ago
            self._was[request.purpose] = request.text if was is None else was
        if draft:
            self.whisper.say("offer", "")
        self.entry.open(request.with_text(draft) if draft else request)

    def put_entry_away(self, purpose: str, text: str) -> None:
        """Close the text field that this was in: it has been saved. What was typed meanwhile stays."""
        here = self.entry.purpose == purpose
        now = self.entry.text if here else self.app.drafts.get(purpose)
        if now.strip() not in ("", text.strip()):
            return
        self.app.drafts.take(purpose)
        self._was.pop(purpose, None)
        self.app.flush_drafts()
        if here:
            self.entry.close()

    def keep_what_is_typed(self) -> None:
        """On any way out: what is in the field is among the drafts, also what nobody has heard of yet."""
        request = self.entry.request
        if request and request.draft:
            self.app.drafts.put(request.purpose, self.entry.text, self._was.get(request.purpose))

    def was(self) -> str:
        """What there was before the person began to type what was submitted last."""
        return self._was.get(self._sent[0], "")

    def on_entry_line_changed(self, event: EntryLine.Changed) -> None:
        """Keep what is being typed."""
        if event.draft:
            self.app.keep_draft(event.purpose, event.text, self._was.get(event.purpose))
        self.typing(event.purpose, event.text)

    def typing(self, purpose: str, text: str) -> None:
        """What follows from typing alone, for a feature that answers every letter."""

    def on_entry_line_submitted(self, event: EntryLine.Submitted) -> None:
        """Hand what was typed to who asked: purpose `note 12` goes to `keep_note("12", text)`."""
        if event.purpose in self._saving:
            return  # enter was pressed twice; the first is on its way to the disk
        self._sent = event.purpose, event.text
        name, _, key = event.purpose.partition(" ")
        getattr(self, f"keep_{name}")(key, event.text)

    def on_entry_line_put_away(self, event: EntryLine.PutAway) -> None:
        """The draft is kept; the field closes."""
        self.entry.close()
        if event.draft and event.text.strip():
            self.whisper.say("answer", words.today.DRAFT_KEPT)
