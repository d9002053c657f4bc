"""A flow: whatever is done in it, an answer stays with its step, and it ends."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from companion.model.flow import Flow, FlowStep, Question

STEPS = (
    FlowStep(id="facts", facts=("Up at 7:05.",)),
    FlowStep(id="one", prompts=(Question("What?", "p01"), Question("Who?", "p02"))),
    FlowStep(id="many", prompts=(Question("Tell."),), many=True),
    FlowStep(id="whole", recap=True, choices=(("f", "as a line", "many"),)),
)
FLOW = Flow(name="trial", title="Trial", steps=STEPS)
DEEDS = st.lists(st.sampled_from(["on", "back", "turn"]) | st.text(max_size=5).map(lambda text: f"={text}"))


@given(DEEDS)
def test_an_answer_stays_with_its_step_wherever_one_goes(deeds: list[str]) -> None:
    flow, wrote = FLOW, dict[str, str]()
    for deed in deeds:
        if deed.startswith("="):
            wrote[flow.step.id] = deed[1:]
            flow = flow.write(deed[1:])
        else:
            flow = getattr(flow, deed)()
        assert 0 <= flow.at <= len(STEPS) and flow.is_over == (flow.at == len(STEPS))
        assert {name: text for name, text in flow.answers.items() if text} == {
            name: text for name, text in wrote.items() if text
        }
        assert all(step.id in flow.answers for step in flow.before)
    assert flow.ended().is_over and flow.ended().answers == flow.answers


@given(st.dictionaries(st.sampled_from([step.id for step in STEPS]), st.text()))
def test_what_was_left_in_the_drafts_is_there_again(answers: dict[str, str]) -> None:
    left = {FLOW.draft(name): text for name, text in answers.items()}
    back = FLOW.restored(left)
    assert {name: back.answers.get(name, "") for name in answers} == answers
    assert FLOW.restored({"other one": "x"}) == FLOW


def test_a_prompt_turns_and_comes_round() -> None:
    flow = FLOW.on()
    assert [flow.prompt().id, flow.turn().prompt().id, flow.turn().turn().prompt().id] == [
        "p01",
        "p02",
        "p01",
    ]
    assert flow.on().turn().prompt().text == "Tell."
    assert flow.turn().on().prompt("one").id == "p02", "also from another step"


def test_a_step_that_only_tells_what_was_answered_is_passed_where_nothing_was() -> None:
    assert FLOW.on().on().on().is_over
    flow = FLOW.on().on().write("the sea").on()
    assert not flow.is_over and flow.choices == {"f": "as a line"} and flow.on("f").chosen == "f"
    assert FLOW.on().write("a word").on().on().choices == {}
