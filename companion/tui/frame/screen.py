"""A screen of the day: header, whisper line, panes, footer, one text field, and the rules of their focus."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import ClassVar, cast

from msgspec import structs
from textual import events, on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Container
from textual.reactive import Reactive, var
from textual.widget import Widget
from textual.widgets import Static

from companion import words
from companion.tui.bindings import IN_EDITOR, bindings
from companion.tui.commands import in_footer, keymap_defaults
from companion.tui.frame.first_use import USED, FirstUses
from companion.tui.frame.host import Asked
from companion.tui.frame.measures import INNER, LEAST, NARROW, WIDE, margin
from companion.tui.frame.pane import Pane, Room
from companion.tui.frame.screen_host import ScreenHost
from companion.tui.frame.shared import Changed, Shared
from companion.tui.frame.slice import Shown
from companion.tui.terminal.first_frame import ShownWhole
from companion.tui.widgets.entry import EntryLine
from companion.tui.widgets.footer import Footer, beside_typing
from companion.tui.widgets.header import Header
from companion.tui.widgets.rows import RowList
from companion.tui.widgets.whisper import Whisper


class DayScreen(ShownWhole[None], inherit_bindings=False):
    """One of the screens of the day. A subclass says which slices it shows, and yields its panes from `body`.

    Below 80 columns the panes are an accordion, or the one in hand has all the room where they do not fold;
    `z` gives it that in any window.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        *bindings(""),
        *IN_EDITOR,
        *(Binding(str(number), f"screen({number})", show=False) for number in range(1, 6)),
    ]

    focused: Reactive[Widget | None] = Reactive(None, repaint=False)  # stock repaints the screen on Tab
    folds: ClassVar[bool] = True
    typed_in: ClassVar[type[EntryLine]] = EntryLine
    zoomed: var[bool] = var(False)
    in_order: Sequence[Pane] = ()  # that of Tab, however they stand
    used = Shown(USED)
    _last: Pane | None = None
    _had_focus: Widget | None = None
    _is_stale = True  # nothing has been looked up yet, or something has changed behind another screen

    def __init__(self) -> None:
        super().__init__()
        self.shared = cast(Shared, self.app)
        self.host = ScreenHost(self.app, self.shared, self)
        self._first = FirstUses(self, self.host)

    def body(self) -> ComposeResult:
        """Yield the panes, in the order of Tab."""
        raise NotImplementedError

    def compose(self) -> ComposeResult:
        """Yield all parts. What comes and goes is first: the last would shift the order of all others."""
        yield self.typed_in()
        yield Static(words.today.TOO_SMALL, id="too-small")
        yield Header(self.shared.tabs)
        yield Whisper(self.shared.voices)
        with Container(id="panes"):
            yield from self.body()
        yield Footer()
        if early := self.shared.early():
            self.host.show(early)
            self._is_stale = False

    @property
    def entry(self) -> EntryLine:
        """The text field."""
        return self.query_one(EntryLine)

    # -- what time, files and settings bring

    def on_mount(self) -> None:
        """The first pane has the focus; nothing else is asked of anyone."""
        self.take_settings()
        self._tell_time(self.shared.clock.now())
        self.in_order = list(self.query(Pane))
        first = self.in_order[0]
        first.begin()
        first.focus()
        shared = self.shared
        shared.minute.subscribe(self, self._minute)
        shared.new_day.subscribe(self, lambda _: self.host.start_over())
        shared.changed.subscribe(self, self._changed)
        shared.settings_changed.subscribe(self, self._settings_changed)

    @property
    def in_view(self) -> bool:
        """Whether it is the screen in view, be it under a card."""
        return self in self.app.screen_stack

    def _minute(self, now: datetime) -> None:
        self._tell_time(now)
        if self.in_view:
            self.host.with_the_minute()
        else:
            self._is_stale = True

    def _tell_time(self, now: datetime) -> None:
        self.query_one(Header).now = self.shared.companion.context.today(), now

    def _changed(self, changed: Changed) -> None:
        tables, by = changed
        slices = self.host.changed_by(tables)
        if by is self.host or not slices:
            return
        if self.in_view:
            self.host.look_up(*slices)
        else:
            self._is_stale = True

    def _settings_changed(self, _: object) -> None:
        self.take_settings()
        self.host.look_up()

    def take_settings(self) -> None:
        """Show keys, marks and borders as the settings in force have them."""
        self.query_one(Footer).keymap = {**keymap_defaults(), **self.shared.settings.keys}
        for pane in self.query(Pane):
            pane.restyle()

    @on(events.ScreenResume)
    def _in_view_again(self) -> None:
        """Back in view: what has changed meanwhile is looked up."""
        self.query_one(Whisper).listen()
        self._first.show()
        self.query_one(Header).current = self.app.current_mode
        if self._is_stale:
            self._is_stale = False
            self._tell_time(self.shared.clock.now())
            self.host.look_up()

    # -- layout

    def on_resize(self, event: events.Resize) -> None:
        """Fold, unfold, or say that the window is too small."""
        self.fit(event.size.width, event.size.height)

    def fit(self, width: int, height: int) -> None:
        """Take the layout for a window of this many cells."""
        self.set_class(width < NARROW, "-narrow")
        self.set_class(width >= WIDE, "-wide")
        beside = margin(width, 3 if width >= WIDE else 2) if width >= NARROW else None
        self.query_one("#panes").styles.padding = None if beside is None else (0, beside)
        for line in self.query("Header, Whisper, Footer, EntryLine").results(Widget):
            line.styles.padding = None if beside is None else (0, beside + INNER)
        self.set_class(width < LEAST[0] or height < LEAST[1], "-too-small")
        self.fold()
        if self.focused is None:
            self.call_after_refresh(self.refocus)

    def refocus(self) -> None:
        """Give the focus back to what had it before the window was too small for it."""
        if self.focused is None and self.app.app_focus and not self.has_class("-too-small"):
            had = self._had_focus if self._had_focus and self._had_focus.focusable else self.in_hand()
            had.focus(scroll_visible=False)

    def fold(self) -> None:
        """Narrow: all panes but the one in focus are one line. Zoomed: they are away."""
        chosen, narrow = self.in_hand(), self.has_class("-narrow")
        alone = self.zoomed or (narrow and not self.folds)
        self.set_class(self.zoomed, "-zoomed")
        for pane in self.query(Pane):
            pane.set_class(narrow and not alone and pane is not chosen, "-collapsed")
            pane.set_class(alone and pane is not chosen, "-away")
            pane.room = Room(self.has_class("-wide"), self.zoomed, self.size.width)

    def in_hand(self) -> Pane:
        """Return the pane in focus, or the one that had it last."""
        if isinstance(self.focused, Pane):
            self._last = self.focused
        return self._last or self.query(Pane).first()

    def to_pane(self, offset: int) -> None:
        """Go to a pane; when one is zoomed the zoom goes along."""
        panes = self.in_order
        self.host.go_to(panes[(panes.index(self.in_hand()) + offset) % len(panes)].id or "")

    def watch_zoomed(self) -> None:
        if self.is_mounted:
            self.fold()

    def on_descendant_focus(self, event: events.DescendantFocus) -> None:
        """Another pane, or the text field."""
        self._had_focus = event.widget
        if isinstance(event.widget, Pane) and (self.zoomed or self.has_class("-narrow")):
            self.fold()
        self._first.show()
        self.tell_keys()

    def tell_keys(self) -> None:
        """Show in the footer what can be done where the focus is; in a text field letters are letters."""
        footer, focused = self.query_one(Footer), self.focused
        footer.typing = not isinstance(focused, Pane)
        if isinstance(focused, Pane):
            here = in_footer(focused.scope or focused.id or "", focused.can)
            said = {c: focused.footer_words(c) for c in here}
            footer.left = tuple(structs.replace(c, words=text) for c, text in said.items() if text)
            footer.right = in_footer("", lambda c: True)
        else:
            request = self.entry.request
            completes = request is not None and request.completions is not None
            here = in_footer("entry", lambda c: completes or c.id != "entry.complete")
            footer.left = () if request and request.page else tuple(here)  # a page has its keys on it
            footer.right = in_footer("", lambda c: bool(beside_typing(footer.keymap.get(c.id, c.keys))))

    # -- keys

    def action_ask(self, command: str) -> None:
        """Have a command done that acts everywhere."""
        self.host.ask(command)
        self._first.use(command)

    @on(Asked)
    def _asked(self, event: Asked) -> None:
        event.stop()
        if event.key and event.day not in (None, self.shared.companion.context.today()):
            self.host.say(words.changes.ANOTHER_DAY)
        else:
            self.host.method(event.command)(event.key)
            self._first.use(event.command)

    @on(Header.TabClicked)
    def _tab_clicked(self, event: Header.TabClicked) -> None:
        self.host.ask("screen", event.screen)

    def action_screen(self, number: int) -> None:
        """Go to the screen with this number, where there is one."""
        self.host.ask("screen", [*self.shared.tabs][number - 1])

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        if action == "ask" and parameters[0] == "suspend":
            return isinstance(self.focused, Pane)  # in a text it is meant as undo
        return action != "screen" or int(str(parameters[0])) <= len(self.shared.tabs)

    @on(Pane.KeysChanged)
    @on(RowList.Selected)
    def _keys_changed(self) -> None:
        self.tell_keys()

    @on(EntryLine.Changed)
    @on(EntryLine.Submitted)
    @on(EntryLine.PutAway)
    def _typed(self, event: EntryLine.Said) -> None:
        self.host.typing.heard(event)

    def action_editor(self) -> None:
        """Go on with what is being typed in the person's own editor."""
        self.host.typing.to_editor()

    def on_paste(self) -> None:
        """A paste that no field took."""
        self.host.say(words.today.PASTED)

    def on_key(self) -> None:
        """A key that nothing else took: the answer to the one before has been read."""
        self.shared.voices.hush()
        self._first.hushed()
