"""Today: four panes, the header above, the whisper line, the footer below, and one text field."""

from __future__ import annotations

from datetime import date, datetime
from typing import ClassVar

from msgspec import structs
from textual import events
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Container
from textual.widget import Widget
from textual.widgets import Static

from companion import words
from companion.tui.affirmations.pane import AffirmationsPane
from companion.tui.affirmations.requests import AffirmationRequests
from companion.tui.breathing.pane import BreathingPane
from companion.tui.commands import bindings, in_footer, keymap_defaults
from companion.tui.frame.fields import AnewRequests
from companion.tui.frame.pane import Pane
from companion.tui.routine.pane import RoutinePane
from companion.tui.routine.requests import RoutineRequests
from companion.tui.trash.requests import TrashRequests
from companion.tui.widgets.entry import EntryLine
from companion.tui.widgets.footer import Footer, key_name
from companion.tui.widgets.header import Header
from companion.tui.widgets.whisper import Whisper
from companion.tui.wins.pane import WinsPane
from companion.tui.wins.requests import WinRequests

NARROW = 80  # columns below which the panes fold into an accordion
LEAST = (40, 15)  # columns and rows below which one sentence takes the place of everything


class TodayScreen(RoutineRequests, AffirmationRequests, WinRequests, TrashRequests, AnewRequests):
    """The first screen. Two by two from 80 columns, an accordion below; `z` gives one pane all the room."""

    BINDINGS: ClassVar[list[BindingType]] = [*bindings("")]
    day: date | None = None
    _had_focus: Widget | None = None

    def compose(self) -> ComposeResult:
        """All parts, in the order of Tab."""
        yield Header()
        yield Whisper()
        with Container(id="panes"):
            yield RoutinePane(id="routine").data_bind(view=TodayScreen.routine)
            yield BreathingPane(self.app.clock, id="breathing").data_bind(view=TodayScreen.breathing)
            yield AffirmationsPane(id="affirmations").data_bind(view=TodayScreen.affirmations)
            yield WinsPane(id="wins").data_bind(view=TodayScreen.wins)
        yield Footer()
        yield EntryLine()
        yield Static(words.today.TOO_SMALL, id="too-small")

    # -- layout

    def on_mount(self) -> None:
        """The first pane has the focus; nothing else is asked of anyone."""
        self.take_settings()
        self.show_minute(self.app.clock.now())
        routine = self.query_one(RoutinePane)
        routine.begin()
        routine.focus()

    def on_resize(self, event: events.Resize) -> None:
        """Fold, unfold, or say that the window is too small."""
        self.fit(event.size.width, event.size.height)

    def fit(self, width: int, height: int) -> None:
        """Take the layout for a window of this many cells."""
        self.set_class(width < NARROW, "-narrow")
        self.set_class(width < LEAST[0] or height < LEAST[1], "-too-small")
        self.fold()
        if self.focused is None:
            self.call_after_refresh(self.refocus)

    def refocus(self) -> None:
        """What had the focus before the window was too small for it has it again."""
        if self.focused is None and self.app.app_focus and not self.has_class("-too-small"):
            had = self._had_focus if self._had_focus and self._had_focus.focusable else self.pane()
            had.focus(scroll_visible=False)

    def fold(self) -> None:
        """Narrow: all panes but the one in focus are one line. Zoomed: they are away."""
        chosen = self.pane()
        self.set_class(self.zoomed, "-zoomed")
        for pane in self.query(Pane):
            pane.set_class(self.has_class("-narrow") and not self.zoomed and pane is not chosen, "-collapsed")
            pane.set_class(self.zoomed and pane is not chosen, "-away")

    def pane(self) -> Pane:
        """The pane in focus, or the one that had it last."""
        if isinstance(self.focused, Pane):
            self._last = self.focused
        last: Pane = getattr(self, "_last", None) or self.query_one(RoutinePane)
        return last

    def watch_zoomed(self) -> None:
        """Give the pane the room, or share it again."""
        if self.is_mounted:
            self.fold()

    def on_descendant_focus(self, event: events.DescendantFocus) -> None:
        """Another pane, or the text field."""
        self._had_focus = event.widget
        if isinstance(event.widget, Pane) and (self.zoomed or self.has_class("-narrow")):
            self.fold()
        self.tell_keys()

    def tell_keys(self) -> None:
        """The footer tells what can be done where the focus is; in a text field letters are letters."""
        footer, focused = self.query_one(Footer), self.focused
        if isinstance(focused, Pane):
            pane = focused
            here = in_footer(pane.id or "", lambda c: pane.check_action(c.action, ()))
            footer.left = tuple(structs.replace(c, words=pane.footer_words(c)) for c in here)
            footer.right = in_footer("", lambda c: True)
        else:
            request = self.entry.request
            completes = request is not None and request.complete is not None
            here = in_footer("entry", lambda c: completes or c.id != "entry.complete")
            kept = request is None or request.draft
            says = {} if kept else words.wins.NOTHING_KEPT_KEYS
            footer.left = tuple(structs.replace(c, words=says.get(c.id, c.words)) for c in here)
            footer.right = in_footer("", lambda c: len(key_name(c.keys)) > 1)

    # -- keys that act everywhere

    def action_next_pane(self) -> None:
        """The next pane."""
        self.focus_pane(1)

    def action_previous_pane(self) -> None:
        """The pane before."""
        self.focus_pane(-1)

    def focus_pane(self, offset: int) -> None:
        """Go to a pane; when one is zoomed the zoom goes along."""
        panes = list(self.query(Pane))
        self.show_pane(panes[(panes.index(self.pane()) + offset) % len(panes)])

    def action_zoom(self) -> None:
        """All the room for this pane, and back."""
        self.zoomed = not self.zoomed

    def action_back(self) -> None:
        """Out of what is going on: a session, a search, the zoom. Never quits."""
        breathing = self.query_one(BreathingPane)
        if breathing.running:
            breathing.end()
        elif self.needle:
            self.search_for("")
        elif self.zoomed:
            self.zoomed = False
        elif self.looking:
            self.looking = None
            self.look_again(frozenset({"routine"}))
        self.whisper.put_away()

    def action_undo(self) -> None:
        """Take the last change back."""
        self.carry_out(self.companion.undo)

    def action_redo(self) -> None:
        """Do it again."""
        self.carry_out(self.companion.redo)

    def action_leave(self) -> None:
        """Quit; during a session the first `q` ends the session."""
        breathing = self.query_one(BreathingPane)
        if breathing.running:
            breathing.end()
        else:
            self.app.leave()

    # -- opening what stands over Today

    def action_people(self) -> None:
        """People to talk to."""
        from companion.content.load import support
        from companion.tui.frame.support import SupportScreen

        self.app.push_screen(SupportScreen(support()))

    def action_keys(self) -> None:
        """All keys."""
        from companion.tui.frame.keys import KeysScreen

        self.app.push_screen(KeysScreen())

    def action_palette(self) -> None:
        """Everything by name."""
        from companion.tui.frame.palette import open_palette

        open_palette(self.app)

    def action_suspend(self) -> None:
        """To the shell that companion was started from, until it is called back."""
        self.app.flush_drafts()
        self.app.action_suspend_process()

    def action_leave_now(self) -> None:
        """Quit, by its name in the palette."""
        self.app.leave()

    def action_cover(self) -> None:
        """Cover everything."""
        self.app.cover()

    # -- the day goes on

    def welcome(self, is_new: bool, greeting: str) -> None:
        """The first words of a visit; on the very first one the Wins pane says what this is."""
        self.whisper.say("greeting", greeting)
        if is_new:
            self.query_one(WinsPane).welcome = words.today.WELCOME

    def take_settings(self) -> None:
        """Keys and categories, as the settings in force say."""
        self.query_one(Footer).keymap = {**keymap_defaults(), **self.app.settings.keys}
        categories = self.companion.wins.categories()
        self.query_one(WinsPane).categories = {category.id: category.label for category in categories}
        for pane in self.query(Pane):
            pane.restyle()

    def show_minute(self, now: datetime) -> None:
        """A new minute; called by the app, aligned to the minute."""
        self.query_one(Header).now = now

    def on_key(self) -> None:
        """A key that nothing else took: the answer to the one before has been read."""
        self.whisper.hush()
