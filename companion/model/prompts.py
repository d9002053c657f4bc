"""Which prompts come next, by the `prompt_rules` of content/reflection.yaml."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, datetime, timedelta
from zlib import crc32

from companion.model.affirmations import time_of_day
from companion.model.journal import JournalPrompt

REST = timedelta(days=14)
"""A prompt that was shown comes back after this, unless it is asked for."""
WEEK = timedelta(days=7)
"""Of the weekly prompts one comes in this time."""

Shown = Mapping[str, date]


def in_turn(
    prompts: Sequence[JournalPrompt], now: datetime, today: date, *, gentle: bool, shown: Shown
) -> tuple[list[JournalPrompt], list[JournalPrompt]]:
    """Return the prompts of this hour in the order of this day: those that may come, and those that rest.

    On a gentle day only gentle ones are among them. Of those that rest the one shown longest ago is first.
    """
    fit = [each for each in prompts if each.when in ("any", "weekly", time_of_day(now))]
    fit = [each for each in fit if each.gentle or not gentle]
    fit.sort(key=lambda each: crc32(f"{today} {each.id}".encode()))
    weekly = {each.id for each in prompts if each.when == "weekly"}
    waits = any(today - day < WEEK for id, day in shown.items() if id in weekly)
    free: list[JournalPrompt] = []
    for each in fit:
        if is_rested(each.id, today, shown) and not (waits and each.when == "weekly"):
            free.append(each)
            waits = waits or each.when == "weekly"
    resting = [each for each in fit if not is_rested(each.id, today, shown)]
    return free, sorted(resting, key=lambda each: shown[each.id])


def for_a_week(
    prompts: Sequence[JournalPrompt], today: date, *, gentle: bool, shown: Shown
) -> list[JournalPrompt]:
    """Return the prompts for looking back at a week, those shown longest ago first.

    On a gentle day they are the gentle ones, whatever hour they are for.
    """
    fit = [each for each in prompts if (each.gentle if gentle else each.when == "weekly")]
    fit.sort(key=lambda each: (each.when != "weekly", crc32(f"{today} {each.id}".encode())))
    return sorted(fit, key=lambda each: shown.get(each.id, date.min))


def is_rested(prompt_id: str, today: date, shown: Shown) -> bool:
    """Tell whether a prompt has not been shown for so long that it may come by itself."""
    return prompt_id not in shown or today - shown[prompt_id] >= REST


def remembered(shown: Shown, prompt_id: str, today: date) -> dict[str, date]:
    """Return what is remembered once a prompt is shown: only what some rule still asks for."""
    lately = {id: day for id, day in shown.items() if today - day < REST and id != prompt_id}
    return {**lately, prompt_id: today}
