"""Which prompt comes next, by the `prompt_rules` of content/reflection.yaml."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, datetime, timedelta

from companion.model.affirmations import Chance, time_of_day
from companion.model.journal import JournalPrompt

REST = timedelta(days=14)
"""A prompt that was shown comes back after this, unless it is asked for."""
WEEK = timedelta(days=7)
"""Of the weekly prompts one comes in this time."""

Shown = Mapping[str, date]


def fitting(
    prompts: Sequence[JournalPrompt], now: datetime, today: date, *, gentle: bool, shown: Shown
) -> list[JournalPrompt]:
    """Return the prompts of this hour; on a gentle day only the gentle ones."""
    part = time_of_day(now)
    weekly = {each.id for each in prompts if each.when == "weekly"}
    wait = any(today - day < WEEK for id, day in shown.items() if id in weekly)
    fit = ("any", part) if wait else ("any", part, "weekly")
    return [each for each in prompts if each.when in fit and (each.gentle or not gentle)]


def offered(
    prompts: Sequence[JournalPrompt],
    now: datetime,
    today: date,
    *,
    gentle: bool,
    shown: Shown,
    chance: Chance,
) -> JournalPrompt | None:
    """Return a prompt for an empty page, none that was shown lately; None where all of them rest."""
    pool = fitting(prompts, now, today, gentle=gentle, shown=shown)
    return _drawn([each for each in pool if is_rested(each.id, today, shown)], chance)


def another(
    prompts: Sequence[JournalPrompt],
    now: datetime,
    today: date,
    *,
    gentle: bool,
    shown: Shown,
    chance: Chance,
    after: str = "",
) -> JournalPrompt | None:
    """Return a prompt that is asked for: a rested one, else of the others the one shown longest ago."""
    pool = fitting(prompts, now, today, gentle=gentle, shown=shown)
    rested = [each for each in pool if is_rested(each.id, today, shown)]
    if not rested:
        others = [each for each in pool if each.id != after]
        oldest = min((shown[each.id] for each in others), default=today)
        rested = [each for each in others if shown[each.id] == oldest]
    return _drawn(rested, chance)


def is_rested(prompt_id: str, today: date, shown: Shown) -> bool:
    """Tell whether a prompt has not been shown for so long that it may come by itself."""
    return prompt_id not in shown or today - shown[prompt_id] >= REST


def remembered(shown: Shown, prompt_id: str, today: date) -> dict[str, date]:
    """Return what is remembered once a prompt is shown: only what some rule still asks for."""
    lately = {id: day for id, day in shown.items() if today - day < REST and id != prompt_id}
    return {**lately, prompt_id: today}


def _drawn(prompts: Sequence[JournalPrompt], chance: Chance) -> JournalPrompt | None:
    return prompts[int(chance.random() * len(prompts))] if prompts else None
