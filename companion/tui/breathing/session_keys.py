"""What the keys do to a session, wherever it is: the pane and the full screen share this."""

from __future__ import annotations

from companion import words
from companion.model.breathing.adaptation import length_of
from companion.model.breathing.practice import SessionPlan
from companion.model.breathing.technique import is_hold
from companion.tui.breathing.session import SessionView
from companion.tui.commands import Command
from companion.tui.widgets.footer import key_told

SETTLING = frozenset({"no_holds", "accept"})
BEFORE_THE_END = frozenset({"end", "slower", "faster", "own_pace"})
UNDER_WAY = BEFORE_THE_END | {"more"}
AT_REST = frozenset({"menu"})


class SessionKeys:
    """Actions of the `breathing` commands that a session in `session` can do. To be inherited from."""

    @property
    def session(self) -> SessionView:
        """Where the session is shown."""
        raise NotImplementedError

    def action_end(self) -> None:
        """End the session."""
        self.session.end()

    def action_slower(self) -> None:
        """One place slower."""
        self.session.say(self.session.slower())

    def action_faster(self) -> None:
        """One place faster."""
        self.session.say(self.session.slower(False))

    def action_own_pace(self) -> None:
        """One's own pace, or the given one again."""
        self.session.own_pace()
        guide = self.session.guide
        free = guide is not None and any(event.kind == "free" for event in guide.practice.log[-1:])
        key = key_told(self.session, "breathing.own_pace")
        self.session.say(words.breathing.own_pace_on(key) if free and self.session.free else "")

    def action_no_holds(self) -> None:
        """The same technique without its holds."""
        if guide := self.session.guide:
            self._want(guide.plan, guide.plan.technique.id, "no_holds")

    def action_accept(self) -> None:
        """What is offered."""
        if (guide := self.session.guide) and (offer := guide.plan.offer):
            self._want(guide.plan, offer.technique, offer.level)

    def _want(self, plan: SessionPlan, technique: str, level: str) -> None:
        """Another session, as long as the one it takes the place of, where they count alike."""
        counts = plan.technique.session.unit
        minutes = plan.planned / 60 if counts == "minutes" else None
        cycles = None
        if counts == "cycles" and technique == plan.technique.id:
            cycles = round(length_of(plan.technique, plan.level, plan.planned))
        self.session.post_message(SessionView.Wanted(self.session, technique, level, minutes, cycles))

    def action_technique(self) -> None:
        """Choose a technique; at the end of a session once its questions have been asked."""
        if self.session.leave_end(self.action_technique):
            return
        self.session.pause()
        self.session.post_message(SessionView.AskedTechnique(self.session))

    def can(self, action: str) -> bool:
        """Whether an action has a meaning now."""
        scene, guide = self.session.scene, self.session.guide
        if action in SETTLING:
            if scene != "settle" or guide is None:
                return False
            if action == "accept":
                return guide.plan.offer is not None
            steps = (step for section in guide.practice.timeline.sections for step in section.steps)
            return guide.plan.level != "no_holds" and any(map(is_hold, steps))
        if action in BEFORE_THE_END and self.session.at_end:
            return False
        if action in UNDER_WAY:
            return guide is not None
        return action not in AT_REST or guide is None

    def footer_words(self, command: Command) -> str:
        """The footer's words for a command, as things stand."""
        if command.action == "start":
            return words.breathing.START_NOW.get(self.session.scene, command.words)
        return command.words
