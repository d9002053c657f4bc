"""What breathing asks for, wherever it is done: a plan, another technique, keeping what was practised."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import Future
from functools import partial

from textual.events import ScreenResume

from companion import words
from companion.config.errors import ConfigError
from companion.model.breathing.guide import Guide
from companion.model.breathing.practice import Practised, SessionPlan
from companion.model.breathing.sessions import Choice
from companion.model.change import Change
from companion.store.errors import StoreError
from companion.tui.breathing.pane import BreathingPane
from companion.tui.breathing.session import SessionView
from companion.tui.frame.requests import Requests
from companion.verbs.breathing import session_drafts as underway
from companion.verbs.context import Gone


class BreathingRequests(Requests):
    """Starting a session, choosing a technique, keeping what was practised."""

    _answers: Practised | None = None  # what is answered on an open card
    last_saved: Future[Change] | None = None  # of a session that the way out has ended

    def on_screen_resume(self, event: ScreenResume) -> None:
        """An end that was covered, in the pane, is seen now."""
        for pane in self.query(BreathingPane):
            pane.session.back()

    def action_breathe(self) -> None:
        """The full screen, with the last technique, from anywhere."""
        self.start_breathing(None)

    def start_breathing(self, technique_id: str | None, item: str = "") -> None:
        """Breathe on the full screen: a technique (None: the last one), for a routine item or for itself.

        A session that is under way in the pane goes on there. One at its end is asked about before.
        """
        session = self.query_one(BreathingPane).session
        if session.leave_end(partial(self.start_breathing, technique_id, item)):
            return
        if guide := session.release():
            self.query_one(BreathingPane).rest()
            self.open_session(guide)
        else:
            self.with_plan(self.open_session, technique_id, item=item)

    def open_session(self, what: SessionPlan | Guide, then: Callable[[None], None] | None = None) -> None:
        """Open the full screen on a session to come, or on one under way. `then` comes after it."""
        from companion.tui.breathing.screen import BreatheScreen

        self.app.push_screen(BreatheScreen(what, self), then)

    def with_plan(
        self,
        then: Callable[[SessionPlan], object],
        technique_id: str | None = None,
        *,
        level: str | None = None,
        minutes: float | None = None,
        cycles: int | None = None,
        item: str = "",
    ) -> None:
        """Have a session planned on the store thread, and go on with the plan."""

        async def work() -> None:
            try:
                plan = await self.app.desk.do(
                    self.companion.breathing.plan,
                    technique_id,
                    level=level,
                    minutes=minutes,
                    cycles=cycles,
                    item=item,
                )
            except (StoreError, ConfigError, Gone, ValueError) as error:
                self.refused(error)
            else:
                then(plan)

        self._start(work())

    def on_breathing_pane_asked_start(self) -> None:
        """Begin in the pane."""
        session = self.query_one(BreathingPane).session
        technique = self.breathing.technique.id if self.breathing else None
        self.with_plan(session.start, technique)

    # -- a session under way

    def on_session_view_stepped(self) -> None:
        """What can be done has changed."""
        self.tell_keys()

    def on_session_view_progress(self, event: SessionView.Progress) -> None:
        """It goes on: should companion be killed, what was breathed until here is not lost."""
        if self.breathes:  # one that is over is kept already
            self.app.keep_draft(*underway.draft_of(event.kept))

    def on_session_view_finished(self, event: SessionView.Finished) -> None:
        """It came to its end, and is kept whatever becomes of the questions."""
        self._keep_over(event.view)

    def on_session_view_wanted(self, event: SessionView.Wanted) -> None:
        """Another session takes the place of the one under way, which is kept."""

        def begin(plan: SessionPlan) -> None:
            if kept := event.view.start(plan):
                self.keep_session(kept)

        guide = event.view.guide
        item = guide.plan.item if guide else ""
        self.with_plan(
            begin, event.technique, level=event.level, minutes=event.minutes, cycles=event.cycles, item=item
        )

    def on_session_view_ended(self, event: SessionView.Ended) -> None:
        """A session in the pane is over. Who has gone elsewhere, to write perhaps, is not asked."""
        self.ask_how_it_was(event, event.then, asks=self.query_one(BreathingPane).has_focus)

    def ask_how_it_was(
        self, event: SessionView.Ended, then: Callable[[], object] = lambda: None, *, asks: bool = True
    ) -> None:
        """Keep what is over, then its answers; a card `asks` for them. `then` comes after it."""
        if not event.view.screen.is_active:
            event.view.wait(event.guide)
            return
        self.tell_keys()
        self._keep_over(event.view)
        guide, now = event.guide, self.app.clock.monotonic()
        kept = guide.kept(now)
        if kept is None:
            then()
            return
        if not asks:
            self.tell_what_helped(kept.technique)
            then()
            return
        from companion.tui.breathing.check import CheckCard

        def answered(guide: Guide) -> None:
            if said := guide.kept(now):
                self._answers = said
                self.app.keep_draft(*underway.draft_of(said))

        def closed(guide: Guide | None) -> None:
            self._answers, said = None, guide.kept(now) if guide else None
            if said and said != kept:
                self.keep_session(said)
            self.tell_what_helped(kept.technique)
            then()

        card = CheckCard(guide, self.app.clock, answered=answered, leave=self.app.leave)
        self.app.push_screen(card, closed)

    def _keep_over(self, view: SessionView) -> None:
        """Keep the session that is over in a view, once."""
        guide = view.forget()
        if guide and (kept := guide.kept(self.app.clock.monotonic())):
            self.keep_session(kept)

    def keep_session(self, kept: Practised) -> None:
        """Keep it, finished or not. It is among the drafts until it is saved."""
        self.app.keep_draft(*underway.draft_of(kept))
        self.carry_out(self.save_session, kept)

    def tell_what_helped(self, technique: str) -> None:
        """What a technique did for them, once there is enough to tell; after what else was said."""
        helped_by = self.companion.breathing.helped_by

        def look_up() -> tuple[str, str]:
            return helped_by(technique), helped_by(technique, briefly=True)

        async def work() -> None:
            try:
                said, brief = await self.app.desk.do(look_up)
            except StoreError:
                return
            if said:
                whole = " ".join(filter(None, (self.whisper.answer, f"{said}.")))
                self.whisper.say(
                    "answer", self.whisper.that_fits(whole, f"{words.common.SAVED} {brief}", brief)
                )

        self._start(work())

    def save_session(self, kept: Practised) -> Change:
        """On the store thread. A disk that refuses leaves the session among the drafts."""
        return underway.save(kept, self.companion.breathing, self.app.drafts)

    @property
    def breathes(self) -> bool:
        """Whether a session is under way, in the pane or on the whole screen."""
        return any(view.running for screen in self.app.screen_stack for view in screen.query(SessionView))

    def keep_session_in_progress(self) -> None:
        """On any way out: what was breathed until now counts, and what was answered on an open card."""
        if self._answers:
            self.last_saved = self.app.desk.submit(self.save_session, self._answers)
        for screen in self.app.screen_stack:
            for view in screen.query(SessionView):
                kept = view.kept
                view.release()
                if kept:
                    self.app.drafts.keep(*underway.draft_of(kept))
                    self.last_saved = self.app.desk.submit(self.save_session, kept)

    def keep_lost_session(self, text: str) -> None:
        """A session that was under way when companion was killed, or that the disk had refused."""
        if kept := underway.session_in(text):
            self.carry_out(self.save_session, kept)

    # -- cards

    def on_breathing_pane_asked_menu(self) -> None:
        """Everything this pane can do."""
        self.open_menu(words.breathing.TITLE, "breathing")

    def on_session_view_asked_technique(self, event: SessionView.AskedTechnique) -> None:
        """Choose a technique; it starts at once."""
        if self.breathing is None:
            return
        from companion.tui.breathing.chooser import ChosenTechnique, TechniqueCard

        guide = event.view.guide
        plan = guide.plan if guide else None
        current = plan.technique if plan else self.breathing.technique

        def chosen(choice: ChosenTechnique | None) -> None:
            if choice:
                wanted = (choice.technique, choice.level, choice.minutes, choice.cycles)
                self.on_session_view_wanted(SessionView.Wanted(event.view, *wanted))

        self.app.push_screen(TechniqueCard(self.look_up_choices, current, plan), chosen)

    async def look_up_choices(self, feeling: str | None, afraid: bool) -> tuple[Choice, ...]:
        """The techniques to choose from, those for a feeling."""
        return await self.app.desk.do(partial(self.companion.breathing.choices, feeling, afraid=afraid))

    def on_breathing_pane_asked_history(self) -> None:
        """The sessions so far."""
        from companion.tui.breathing.history import HistoryCard

        self.app.push_screen(HistoryCard(self))

    def on_breathing_pane_asked_more(self) -> None:
        """Cautions and keys, during a session."""
        if guide := self.query_one(BreathingPane).session.guide:
            self.tell_more(guide.plan)

    def tell_more(self, plan: SessionPlan) -> None:
        """Open the card of what stands under `?` during a session."""
        from companion.tui.breathing.screen import MoreCard

        self.app.push_screen(MoreCard(plan, words.breathing.so_far(self.breathing) if self.breathing else ()))
