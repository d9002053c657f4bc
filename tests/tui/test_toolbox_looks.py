"""How the toolbox looks: the screen, the card of a skill and the offer, each looked at by a person once."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest

from companion.companion import Companion
from companion.model.change import Edit
from companion.model.checkins import CheckIn
from companion.model.skill_uses import After
from companion.tui.app import CompanionApp

from .hands import press_in_turn, settle
from .test_looks import picture
from .test_looks import sample as sample

LOOKS = [((40, 15), "dawn"), ((80, 24), "contrast"), ((110, 36), "paper"), ((200, 60), "dawn")]
BY_LOOK = pytest.mark.parametrize(
    ("size", "theme"), LOOKS, ids=[f"{width}x{height}-{theme}" for (width, height), theme in LOOKS]
)
LATELY: tuple[tuple[str, str, After], ...] = (
    ("slow_breath", "tense", "better"),
    ("slow_breath", "afraid", "same"),
    ("slow_breath", "tense", "better"),
    ("slow_breath", "angry", "better"),
    ("grounding", "anxious", "better"),
)


def fill(companion: Companion, clock: Any) -> None:
    """Two weeks with a toolbox, and how it is today."""
    tools = companion.toolbox
    own = f"own:{tools.add('Ana’s tea: a cup of mint tea by the window, 5 min').entries[0].id}"
    for kept in (own, "slow_breath"):
        tools.keep_close(kept)
    for days, (skill, word, after) in enumerate((*LATELY, (own, "sad", "better"), (own, "", "same"))):
        clock.now_is = picture.NOW - timedelta(days=14 - 2 * days)
        check_in(companion, words=(word,) if word else ())
        tools.use(tools.trying(skill).tell(after, 0), 180)
    clock.now_is = picture.NOW


def check_in(companion: Companion, **fields: Any) -> None:
    context = companion.context
    made = CheckIn(at=context.now(), day=context.today(), pleasantness=-1, energy=1, **fields)
    context.write("check-in", [Edit.add(made)])


def made(sample: Any, theme: str) -> CompanionApp:
    app: CompanionApp = sample(theme=theme)
    fill(app.companion, app.companion.context.clock)
    return app


@BY_LOOK
@pytest.mark.parametrize(
    "keys",
    [["2"], ["2", "tab"], ["2", "home", "down", "space"], ["2", "space", "1"]],
    ids=["list", "reading", "skill", "told"],
)
def test_the_toolbox(
    snap_compare: Any,
    sample: Any,
    keys: list[str],
    size: tuple[int, int],
    theme: str,
) -> None:
    async def pressed(pilot: Any) -> None:
        await settle(pilot)
        await press_in_turn(pilot, *keys)

    assert snap_compare(made(sample, theme), terminal_size=size, run_before=pressed)


@BY_LOOK
def test_the_offer(snap_compare: Any, sample: Any, size: tuple[int, int], theme: str) -> None:
    async def asked(pilot: Any) -> None:
        await settle(pilot)
        check_in(pilot.app.companion)
        pilot.app.host.ask("toolbox.offer", "")
        await settle(pilot)

    assert snap_compare(made(sample, theme), terminal_size=size, run_before=asked)
