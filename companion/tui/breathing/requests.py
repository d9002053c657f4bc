"""What is asked of breathing: a plan, another technique, keeping what was practised."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from companion import words
from companion.model.breathing.chosen import ChosenTechnique, in_place_of, without_holds
from companion.model.breathing.guide import Guide
from companion.model.breathing.practice import SessionPlan
from companion.model.breathing.sessions import Choice
from companion.model.breathing.technique import BreathingView
from companion.tui.breathing.keeping import Keeping
from companion.tui.breathing.pane import BreathingPane
from companion.tui.breathing.screen import BreatheScreen
from companion.tui.breathing.session import SessionView
from companion.tui.breathing.session_fields import SessionFields
from companion.tui.frame.host import Host, Named, Requests
from companion.tui.widgets.footer import key_told


class BreathingRequests(Requests):
    """What acts on a session acts on the one in front: that of the full screen, else that of the pane."""

    def __init__(self, host: Host) -> None:
        super().__init__(host)
        self._full: BreatheScreen | None = None
        self._keeping = Keeping(host, lambda: (self._pane, self._full))
        self.typed = SessionFields(host)
        self.fields = self.typed.all

    @property
    def _pane(self) -> BreathingPane | None:
        pane = self.host.pane("breathing")
        return pane if isinstance(pane, BreathingPane) else None

    @property
    def session(self) -> SessionView | None:
        """Where the session in front is shown."""
        shown = self._full or self._pane
        return shown.session if shown else None

    # -- beginning

    def breathe(self, what: str) -> None:
        """Breathe on the full screen: a technique and a routine item (by their ids), or the last one.

        A session that is under way in the pane goes on there. One at its end is asked about before.
        """
        pane = self._pane
        if pane and pane.session.leave_end(partial(self.breathe, what)):
            return
        if pane and (guide := pane.session.release()):
            pane.rest()
            self._fill_screen(guide)
        else:
            technique, _, item = what.partition(" ")
            self._with_plan(self._fill_screen, technique or None, item=item)

    def by_name(self) -> Sequence[Named]:
        """Return each technique."""
        techniques = self.host.companion.context.techniques()
        said = words.breathing.BREATHE_WITH
        return [Named("breathe", said.format(technique=each.name), key=each.id) for each in techniques]

    def _fill_screen(self, what: SessionPlan | Guide) -> None:
        self.host.open(BreatheScreen(what, self.host))

    def opened(self, screen: BreatheScreen | None) -> None:
        """Know the full screen that is open, None once it is closed."""
        self._full = screen

    def one_breath(self, _: str) -> None:
        """Breathe once, on the full screen; a session that is under way goes on there."""
        if self.session and self.session.running:
            self.breathe("")
        else:
            self._with_plan(self._fill_screen, cycles=1, gentle=True)

    def start(self, _: str) -> None:
        """Start what is shown; during a session go on, or pause."""
        session, view = self.session, self._view
        if session and session.running:
            session.toggle()
        elif session and view:
            self._with_plan(session.start, view.technique.id)

    def _with_plan(
        self,
        then: Callable[[SessionPlan], object],
        technique: str | None = None,
        *,
        level: str | None = None,
        minutes: float | None = None,
        cycles: int | None = None,
        item: str = "",
        eyes_closed: bool = False,
        gentle: bool = False,
    ) -> None:
        """Have a session planned on the store thread, and go on with the plan."""
        asked = partial(
            self.host.companion.breathing.plan,
            technique,
            level=level,
            minutes=minutes,
            cycles=cycles,
            item=item,
            eyes_closed=eyes_closed,
            gentle=gentle,
        )
        self.host.work_out(asked, then=then)

    # -- during a session

    def end(self, _: str = "") -> None:
        """End the session; what was breathed is kept."""
        if self.session:
            self.session.end()

    def slower(self, _: str) -> None:
        """Breathe one place slower, from the next cycle on."""
        self._change_tempo(slower=True)

    def faster(self, _: str) -> None:
        """Breathe one place faster, from the next cycle on."""
        self._change_tempo(slower=False)

    def _change_tempo(self, *, slower: bool) -> None:
        session = self.session
        if session is None or (guide := session.guide) is None:
            return
        if limit := guide.tempo_limit(slower):
            session.say(words.breathing.tempo_limit(limit.why, limit.seconds))
            return
        now = self.host.shared.clock.monotonic()
        guide = guide.slower(now) if slower else guide.faster(now)
        session.take(guide)
        session.say(words.breathing.tempo_now(guide.practice.tempo))

    def own_pace(self, _: str) -> None:
        """Breathe at one's own pace, or at the given one again."""
        session = self.session
        if session is None or (guide := session.guide) is None:
            return
        now = self.host.shared.clock.monotonic()
        guide = guide.own_pace(now)
        session.take(guide)
        free = guide.phase(now).free and any(event.kind == "free" for event in guide.practice.log[-1:])
        key = key_told(session, "breathing.own_pace")
        session.say(words.breathing.own_pace_on(key) if free else "")

    def no_holds(self, _: str) -> None:
        """Go on with the same technique without its holds."""
        if guide := self.session.guide if self.session else None:
            self._take(without_holds(guide.plan))

    def eyes(self, _: str) -> None:
        """Be heard at every step, so that the eyes can be closed, or as the settings say again."""
        if (session := self.session) and session.guide:
            guide = session.guide.eyes(closed=not session.guide.plan.eyes_closed)
            session.cues.heard.close_eyes(guide.plan.eyes_closed)
            session.take(guide)
            now = self.host.shared.clock.monotonic()
            session.cues.step(guide, guide.phase(now), now)  # so that one hears what it will be like
            if self._full:
                self._full.tell()
            else:
                session.say(words.audio.eyes(guide.plan.eyes_closed, session.cues.heard.told))

    def accept(self, _: str) -> None:
        """Take what is offered."""
        guide = self.session.guide if self.session else None
        if guide and (offer := guide.plan.offer):
            self._take(in_place_of(guide.plan, offer.technique, offer.level))

    def _take(self, choice: ChosenTechnique) -> None:
        """Begin what was chosen in the place of the session under way, which is kept."""
        session = self.session
        if session is None:
            return

        def begin(plan: SessionPlan) -> None:
            if kept := session.start(plan):
                self._keeping.keep(kept)

        before = session.guide.plan if session.guide else None
        self._with_plan(
            begin,
            choice.technique,
            level=choice.level,
            minutes=choice.minutes,
            cycles=choice.cycles,
            item=before.item if before else "",
            eyes_closed=before is not None and before.eyes_closed,
        )

    def stop(self) -> bool:
        """End the session in front, where one is under way, and say how one quits."""
        return self._end(words.today.SESSION_ENDED)

    def go_back(self) -> bool:
        """End the session in front, where one is under way."""
        return self._end("")

    def _end(self, said: str) -> bool:
        session = self.session
        if session is None or not session.running:
            return False
        self.host.say(said.format(key=key_told(session, "leave")))  # before, for one frame of both
        session.end()
        return True

    # -- what a session has to say

    @property
    def owner(self) -> Keeping:
        """Who keeps what is practised."""
        return self._keeping

    def keep_lost(self, text: str) -> None:
        """Keep a session that was under way when companion was killed, or that the disk had refused."""
        self._keeping.keep_lost(text)

    # -- cards

    def menu(self, _: str) -> None:
        """Open everything the pane can do."""
        self.host.menu(words.breathing.TITLE, "breathing")

    def technique(self, _: str = "") -> None:
        """Choose a technique, which starts at once; at the end of a session once its questions are asked."""
        session, view = self.session, self._view
        if session is None or session.leave_end(self.technique):
            return
        session.pause()
        plan = session.guide.plan if session.guide else None
        current = plan.technique if plan else view.technique if view else None
        if current is None:
            return
        from companion.tui.breathing.chooser import TechniqueCard
        from companion.tui.breathing.for_good import BreathSettings

        def chosen(choice: ChosenTechnique | None) -> None:
            if choice:
                self._take(choice)

        card = TechniqueCard(self._choices, current, plan, settings=BreathSettings(self.host))
        self.host.open(card, chosen)

    async def _choices(self, feeling: str | None, afraid: bool) -> tuple[Choice, ...]:
        """Return the techniques to choose from, those for a feeling."""
        choices = partial(self.host.companion.breathing.choices, feeling, afraid=afraid)
        return await self.host.shared.desk.do(choices)

    def history(self, _: str) -> None:
        """Show the sessions so far."""
        from companion.tui.breathing.history import HistoryCard

        if self.session:
            self.session.pause()
        self.host.open(HistoryCard(self.host))

    def more(self, _: str) -> None:
        """Show cautions and keys, during a session."""
        if self.session is None or (guide := self.session.guide) is None:
            return
        from companion.tui.breathing.more import MoreCard

        self.session.pause()
        self.host.open(MoreCard(guide.plan, words.breathing.so_far(self._view) if self._view else ()))

    @property
    def _view(self) -> BreathingView | None:
        view: BreathingView | None = self.host.view("breathing")
        return view


REQUESTS = BreathingRequests
