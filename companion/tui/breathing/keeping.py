"""Keeping what is practised: while it goes on, when it ends, and what is answered after it."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from companion import words
from companion.model.breathing.guide import Guide
from companion.model.breathing.practice import Practised
from companion.tui.breathing.pane import BreathingPane
from companion.tui.breathing.screen import BreatheScreen
from companion.tui.breathing.session_owner import ShownSession
from companion.tui.breathing.sessions import Sessions
from companion.tui.frame.host import Host
from companion.verbs.breathing import session_drafts


class Keeping:
    """The owner of the sessions on a screen; `where` gives the pane and the full screen there are."""

    def __init__(
        self, host: Host, where: Callable[[], tuple[BreathingPane | None, BreatheScreen | None]]
    ) -> None:
        self.host, self._where = host, where

    @property
    def _sessions(self) -> Sessions:
        sessions: Sessions = self.host.shared.sessions
        return sessions

    def shown_in(self, view: ShownSession) -> None:
        """Know where sessions are shown."""
        self._sessions.shown_in(view)

    def progress(self, kept: Practised) -> None:
        """Keep what was breathed until here: should companion be killed, it is not lost."""
        if self._sessions.under_way:  # one that is over is kept already
            self.host.fields.keep(*session_drafts.draft_of(kept))

    def finished(self, view: ShownSession) -> None:
        """Keep a session that came to its end, whatever becomes of the questions."""
        self._keep_over(view)

    def ended(self, view: ShownSession, guide: Guide, then: Callable[[], object]) -> None:
        """Keep what is over, then its answers, for which a card asks. `then` comes after it.

        Who has gone elsewhere from a session in the pane, to write perhaps, is not asked.
        """
        pane, full = self._where()
        in_pane = pane is not None and view is pane.session
        if in_pane and pane:
            pane.rest()
        elif full:
            full.hide_keys()
            then = full.close
        if not view.screen.is_active:
            view.wait(guide)
            return
        if pane:
            pane.post_message(pane.KeysChanged())
        self._keep_over(view)
        now = self.host.shared.clock.monotonic()
        kept = guide.kept(now)
        if kept is None or guide.scene(now) == "closed":
            then()
        elif in_pane and pane and not pane.has_focus:
            self._tell_what_helped(kept.technique)
            then()
        else:
            self._ask_how_it_was(view, guide, kept, then)

    def _ask_how_it_was(
        self, view: ShownSession, guide: Guide, kept: Practised, then: Callable[[], object]
    ) -> None:
        from companion.tui.breathing.check import CheckCard

        clock, (_, full) = self.host.shared.clock, self._where()
        now = clock.monotonic()

        def answered(guide: Guide) -> None:
            if said := guide.kept(now):
                self._sessions.answers = said
                self.host.fields.keep(*session_drafts.draft_of(said))

        def closed(guide: Guide | None) -> None:
            self._sessions.answers, said = None, guide.kept(now) if guide else None
            if said and said != kept:
                self.keep(said)
            if card.wants == "more" and guide:
                view.adopt(guide.one_more(clock.monotonic()))
                return
            self._tell_what_helped(kept.technique)
            then()
            if card.wants == "win":
                self.host.ask("wins.after", f"breathing {words.breathing.NOTED}")

        leave, with_wins = partial(self.host.ask, "leave_now"), not (full and full.alone)
        card = CheckCard(guide, clock, with_wins=with_wins, answered=answered, leave=leave)
        self.host.open(card, closed)
        week = self.host.companion.breathing.week
        self.host.work_out(week, then=lambda week: card.week(week.minutes, week.days), refused=id)

    def _keep_over(self, view: ShownSession) -> None:
        """Keep the session that is over in a view, once."""
        guide = view.forget()
        if guide and (kept := guide.kept(self.host.shared.clock.monotonic())):
            self.keep(kept)

    def keep(self, kept: Practised) -> None:
        """Keep what was practised, finished or not. It is among the drafts until it is saved."""
        self.host.fields.keep(*session_drafts.draft_of(kept))
        self.host.do(self._sessions.save, kept)

    def keep_lost(self, text: str) -> None:
        """Keep a session that was under way when companion was killed, or that the disk had refused."""
        if kept := session_drafts.session_in(text):
            self.host.do(self._sessions.save, kept)

    def _tell_what_helped(self, technique: str) -> None:
        """Say what a technique did for them, once there is enough to tell; after what else was said."""
        helped_by, voices = self.host.companion.breathing.helped_by, self.host.voices

        def look_up() -> tuple[str, str]:
            return helped_by(technique), helped_by(technique, briefly=True)

        def tell(found: tuple[str, str]) -> None:
            said, brief = found
            if said:
                whole = " ".join(filter(None, (voices.answer, said)))
                self.host.say(voices.that_fits(whole, f"{words.common.SAVED} {brief}", brief))

        self.host.work_out(look_up, then=tell, refused=lambda error: None)
