"""What is asked of the goals."""

from __future__ import annotations

from companion import words
from companion.companion import Companion
from companion.model.change import Change
from companion.model.goals import GoalInFull, GoalStep, GoalsView, last_taken
from companion.tui.frame.fields import Field, Typed
from companion.tui.frame.host import Host, Requests
from companion.tui.frame.list_pane import ListPane
from companion.tui.frame.menu import MenuCard
from companion.tui.widgets.entry_request import EntryRequest

TODAY = ":today"  # no id of a routine has a colon


class GoalRequests(Requests):
    """Every key is that of a goal or of a step; that of a field is what it is about, and an id."""

    shows = {"goals": "goals", "goal_steps": "goals"}

    def __init__(self, host: Host) -> None:
        super().__init__(host)
        self._wish = Field("goal", self._new_wish, self._add, adds=words.goals.A_WISH)
        self._said = Field("goal_said", self._what, self._say, _is_goal, instead="goal")
        self._step = Field("goal_step", self._new_step, self._add_step, _is_goal, instead="goal")
        self._edit = Field("step_edit", self._edited, self._change_step, _is_step, instead="goal")
        self.fields = (self._wish, self._said, self._step, self._edit)

    # -- goals

    def add(self, _: str) -> None:
        """Name a wish."""
        self.host.type_in(self._wish)

    def _new_wish(self, _: str) -> EntryRequest:
        return EntryRequest(label=words.goals.LABELS["wish"], placeholder=words.goals.PLACEHOLDERS["wish"])

    def _add(self, typed: Typed) -> None:
        if typed.text.strip():
            then = self.if_here(self._go_to_goal)
            self.host.do(self.host.companion.goals.add, typed.text, typed=typed, then=then)

    def _go_to_goal(self, change: Change) -> None:
        self._select("goals", f"goal:{change.entries[0].id}")

    def show(self, key: str) -> None:
        """Show a goal that was found, or that of a step."""
        table, _, id = key.partition(":")

        def go(view: GoalsView) -> None:
            self.host.show({"goals": view})
            if each := view.find(f"{'goal' if table == 'goals' else 'step'}:{id}")[0]:
                self._select("goals", each.goal.key)

        self.host.work_out(self.host.companion.goals.view, then=go)

    def edit(self, key: str) -> None:
        """Edit the words of a goal, or of a step."""
        each, step = self._find(key)
        if step:
            self.host.type_in(self._edit, f"step {step.id}")
        elif each:
            self.say(f"{key} wish")

    def say(self, key: str) -> None:
        """Ask what is to be said of a goal, unless the key names it: `goal:<id> by`."""
        of, _, named = key.partition(" ")
        each, _ = self._find(of)
        if each is None:
            return
        goal = each.goal

        def ask_for(what: str | None) -> None:
            if what:
                self.host.type_in(self._said, f"{what} {goal.id}")

        choices = [(what, label, "") for what, label in words.goals.LABELS.items() if what != "wish"]
        if named:
            ask_for(named)
        else:
            self.host.open(MenuCard(words.common.quoted(goal.called), choices), ask_for)

    def change_date(self, key: str) -> None:
        """Change the date that has gone by."""
        self.say(f"{key} by")

    def _what(self, key: str) -> EntryRequest | None:
        what, _, id = key.partition(" ")
        if (each := self._find(f"goal:{id}")[0]) is None:
            return None
        return EntryRequest(
            label=words.goals.LABELS[what],
            text=str(getattr(each.goal, what) or ""),
            placeholder=words.goals.PLACEHOLDERS[what],
            hint=self.host.companion.goals.preview if what == "by" else None,
        )

    def _say(self, typed: Typed) -> None:
        what, _, id = typed.key.partition(" ")
        if typed.text.strip() or what != "wish":
            say = self.host.companion.goals.say
            self.host.do(say, int(id), what, typed.text, typed.was, typed=typed)

    def keep_date(self, key: str) -> None:
        """Keep the date that has gone by."""
        if each := self._find(key)[0]:
            self.host.do(self.host.companion.goals.keep_date, each.goal.id)

    def let_go(self, key: str) -> None:
        """Let it go, on purpose."""
        if each := self._find(key)[0]:
            self.host.do(self.host.companion.goals.become, each.goal.id, "let_go")

    def rest(self, key: str) -> None:
        """Ask whether to rest it, to let it go, or to take it up again."""
        each, _ = self._find(key)
        if each is None:
            return
        goal = each.goal
        choices = [(state, said, "") for state, said in words.goals.REST_OR_LET_GO if state != goal.state]

        def become(state: str | None) -> None:
            if state:
                self.host.do(self.host.companion.goals.become, goal.id, state)

        self.host.open(MenuCard(words.common.quoted(goal.called), choices), become)

    def delete(self, key: str) -> None:
        """Delete a goal with its steps, or a step; undo brings it back."""
        each, step = self._find(key)
        goals = self.host.companion.goals
        if step:
            self.host.do(goals.delete_step, step.id)
        elif each:
            self.host.do(goals.delete, each.goal.id)

    # -- steps

    def step(self, key: str) -> None:
        """Take the step in hand, or the next one of the goal; one that is taken is open again.

        Where the goal is not beside the list, it is gone to first.
        """
        beside = self.host.pane("steps")
        if key.startswith("goal:") and beside and beside.has_class("-away"):
            self.host.go_to("steps")
        elif step := self._step_of(key):
            offer = self.if_here(lambda act: self.host.ask("wins.offer", f"{act} {step.text}"))

            def taken(change: Change) -> None:
                if not step.taken:
                    self.host.work_out(self.host.companion.goals.act_of, step.id, then=offer)

            self.host.do(self.host.companion.goals.take, step.id, then=taken)

    def add_step(self, key: str) -> None:
        """Add a step."""
        if each := self._find(key)[0]:
            self.host.type_in(self._step, f"step {each.goal.id}")

    def _new_step(self, key: str) -> EntryRequest | None:
        each, _ = self._find(f"goal:{key.partition(' ')[2]}")
        label = words.goals.STEP.format(goal=words.common.quoted(each.goal.called, 20)) if each else ""
        return EntryRequest(label=label, placeholder=words.goals.STEP_PLACEHOLDER) if each else None

    def _add_step(self, typed: Typed) -> None:
        if typed.text.strip():
            goal = int(typed.key.partition(" ")[2])
            self.host.do(
                self.host.companion.goals.add_step, goal, typed.text, typed=typed, then=self._go_to_step
            )

    def _go_to_step(self, change: Change) -> None:
        self._select("steps", f"step:{change.entries[0].id}")

    def _edited(self, key: str) -> EntryRequest | None:
        _, step = self._find(f"step:{key.partition(' ')[2]}")
        return EntryRequest(label=words.common.EDIT, text=step.text) if step else None

    def _change_step(self, typed: Typed) -> None:
        if typed.text.strip():
            edit, step = self.host.companion.goals.edit_step, int(typed.key.partition(" ")[2])
            self.host.do(edit, step, typed.text, typed.was, typed=typed)

    def move_up(self, key: str) -> None:
        """Move a step up."""
        self._move(key, -1)

    def move_down(self, key: str) -> None:
        """Move a step down."""
        self._move(key, 1)

    def _move(self, key: str, offset: int) -> None:
        if step := self._find(key)[1]:
            self.host.do(self.host.companion.goals.move_step, step.id, offset)

    def onto(self, key: str) -> None:
        """Put a step onto today's list, or into a routine."""
        step = self._step_of(key)
        if step is None:
            return
        routines = self.host.shared.settings.routines
        into = [(each.id, words.goals.INTO.format(routine=each.name), "") for each in routines]

        def put(where: str | None) -> None:
            companion = self.host.companion
            if where == TODAY:
                self.host.do(companion.goals.onto_today, step.id)
            elif where:
                self.host.do(companion.routine.add_item, where, step.text)

        self.host.open(
            MenuCard(words.goals.TODAY_OR_ROUTINE, [(TODAY, words.goals.TODAYS_LIST, "A"), *into]), put
        )

    def celebrate(self, key: str) -> None:
        """Mark a step that was taken with a ritual."""
        each, step = self._find(key)
        if step := step or last_taken(each.steps if each else ()):
            self.host.ask("celebrations.start", step.of)

    # -- looking

    def board(self, _: str) -> None:
        """See the board."""
        self.host.ask("board.open")

    def menu(self, key: str) -> None:
        """Open everything that can be done."""
        each, step = self._find(key)
        said = step.text if step else each.goal.called if each else ""
        title = words.common.quoted(said) if said else words.goals.TITLE
        self.host.menu(title, "goals", everything=each is not None)

    # -- inside

    def _find(self, key: str) -> tuple[GoalInFull | None, GoalStep | None]:
        view: GoalsView | None = self.host.view("goals")
        return view.find(key) if view else (None, None)

    def _step_of(self, key: str) -> GoalStep | None:
        each, step = self._find(key)
        return step or (each.next if each else None)

    def _select(self, pane: str, key: str) -> None:
        if isinstance(found := self.host.pane(pane), ListPane):
            found.list.select(key)


def _is_goal(companion: Companion, key: str) -> bool:
    return companion.goals.is_there(int(key.partition(" ")[2] or 0))


def _is_step(companion: Companion, key: str) -> bool:
    return companion.goals.is_step(int(key.partition(" ")[2] or 0))


REQUESTS = GoalRequests
