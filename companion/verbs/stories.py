"""Stories: the guided writer, what a reader would see, keeping and deleting. Nothing is ever posted."""

from __future__ import annotations

from msgspec.structs import replace

from companion import words
from companion.content.stories import story_sharing
from companion.model.change import Change, Edit
from companion.model.flow import Flow, FlowStep, Question
from companion.model.gatherings import Gathering
from companion.model.goals import GoalStep
from companion.model.milestones import MilestoneTold
from companion.model.people import Person
from companion.model.progress.progress import ProgressAt
from companion.model.stories import PARTS, StoriesView, Story
from companion.model.story_preview import StoryPreview
from companion.model.wins import Win
from companion.store.tallies import Tallies
from companion.verbs.context import Context, there
from companion.verbs.milestones import sentence

NAME = "story"
OFFERED = 12  # lines of each kind


def look(context: Context, tallies: Tallies, at: ProgressAt) -> StoriesView:
    """Return the stories, for Progress."""
    return StoryVerbs(context).view()


class StoryVerbs:
    """What a person does with stories, which go by their ids."""

    def __init__(self, context: Context) -> None:
        self._context = context

    def view(self) -> StoriesView:
        """Return the stories, the newest first."""
        return StoriesView(
            tuple(sorted(self._context.store.core(Story), key=lambda each: each.id, reverse=True))
        )

    # -- writing

    def flow(self, id: int = 0) -> Flow:
        """Five prompts, a name, and what to weigh up; on a gentle day it can wait, which is said first."""
        said, sharing = words.stories, story_sharing()
        story = self._story(id) if id else None
        apart = [part for each in sharing.questions for part in ("", each)][1:]
        steps = (
            FlowStep(id=said.WAIT, facts=(said.IT_CAN_WAIT,)),
            *(FlowStep(id=each.id, prompts=(Question(each.prompt, each.id),)) for each in sharing.template),
            FlowStep(id=said.NAME, prompts=(Question(said.NAME_ASKED),)),
            FlowStep(id=said.ASKS, title=said.ASKS_TITLE, facts=(*apart,), after=said.NOTHING_POSTED),
        )
        gentle = self._context.is_gentle(self._context.today())
        return Flow(
            name=f"{NAME}@{id}" if id else NAME,
            title=said.TITLE,
            steps=steps if gentle else steps[1:],
            answers={part: getattr(story, part) for part in (*PARTS, said.NAME)} if story else {},
            ends=said.ENDS,
        )

    def keep(self, flow: Flow) -> Change:
        """Keep what was written; of a story that is there, only what has changed."""
        said, context = words.stories, self._context
        answers = {part: flow.said(part) for part in (*PARTS, said.NAME)}
        id = int(flow.name.partition("@")[2] or 0)
        story = context.store.get(Story, id) if id else None
        if story and {part: getattr(story, part) for part in answers} == answers:
            return Change("", answer=said.KEPT)
        if not any(answers.values()):
            return Change("")
        new = replace(Story(at=context.now(), day=context.today()), **answers)
        edit = Edit.patch(story, **answers) if story else Edit.add(new)
        label = said.ADD_LABEL.format(text=words.common.quoted(new.called))
        return context.write(label, [edit], said.KEPT)

    # -- before it leaves

    def preview(self, id: int) -> StoryPreview:
        """Return a story as a reader would see it, with the choices made so far. Raises Gone."""
        store = self._context.store
        guests = (name for each in store.core(Gathering) for name in each.whom)
        known = (*(person.name for person in store.core(Person)), *guests)
        return StoryPreview(
            story=self._story(id), usual=words.stories.INSTEAD, known=known, lines=self._lines()
        )

    def settle(self, preview: StoryPreview) -> Change:
        """Keep what was chosen in the preview. Raises Gone."""
        seen, said = preview.story, words.stories
        story = self._story(seen.id)
        if (story.woven, story.swaps) == (seen.woven, seen.swaps):
            return Change("", answer=said.KEPT)
        label = words.changes.EDIT_LABEL.format(text=words.common.quoted(seen.called))
        return self._context.write(label, [Edit.patch(story, woven=seen.woven, swaps=seen.swaps)], said.KEPT)

    def delete(self, id: int) -> Change:
        """Delete a story; undo brings the same one back. Raises Gone."""
        story = self._story(id)
        label = words.changes.DELETE_LABEL.format(text=words.common.quoted(story.called))
        return self._context.write(label, [Edit.delete(story)], words.changes.DELETED)

    # -- inside

    def _lines(self) -> tuple[str, ...]:
        """Return lines that can be put in: kept wins, steps taken, milestones; of each the newest first."""
        store = self._context.store
        kept, _ = store.search(Win, lambda win: win.keep, OFFERED)
        taken = [step for step in store.core(GoalStep) if step.taken]
        taken.sort(key=lambda step: str(step.taken), reverse=True)
        reached = sorted(store.core(MilestoneTold), key=lambda each: each.id, reverse=True)
        texts = [*(win.text for win in kept), *(step.text for step in taken[:OFFERED])]
        texts += [sentence(self._context, each) for each in reached[:OFFERED]]
        return tuple(dict.fromkeys(texts))

    def _story(self, id: int) -> Story:
        return there(self._context.store.get(Story, id))
