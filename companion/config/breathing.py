"""The person's own breathing techniques in the config file."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import msgspec

from companion.config.names import slug
from companion.config.readers import (
    Reader,
    Spot,
    Unique,
    each,
    fields,
    line,
    number,
    one_of,
    or_off,
    plain_name,
    whole,
)
from companion.model.breathing import MAX_HOLD, MIN_BREATHS, Length, Section, Step, StepKind, Technique

MINUTES = number(0.5, 60, "minutes")

_LABELS: dict[StepKind, str] = {
    "inhale": "Breathe in",
    "inhale_top": "One more sip",
    "hold_full": "Rest, full",
    "exhale": "Breathe out",
    "hold_empty": "Rest, empty",
    "natural": "Breathe as you like",
}
_HOLDS = ("hold_full", "hold_empty")


def techniques(ids: Unique) -> Reader[tuple[Technique, ...]]:
    """A reader of a list of techniques, which claim their ids."""
    repeat = or_off(whole(1, 1000), 0)
    section = fields({"id": plain_name, "repeat": repeat, "steps": each(_step)}, required=("steps",))
    entries = fields(
        {
            "id": plain_name,
            "name": line,
            "tagline": line,
            "pattern": line,
            "minutes": MINUTES,
            "repeat": repeat,
            "steps": each(_step),
            "sections": each(lambda spot: _section(spot, section(spot))),
        },
        required=("name",),
    )

    def technique(spot: Spot) -> Technique:
        values = entries(spot)
        if ("steps" in values) == ("sections" in values):
            raise ValueError('it needs either "steps" or "sections"')
        if "steps" in values:
            values["sections"] = (_section(spot, {"id": "main", **values}),)
        elif "repeat" in values:
            raise ValueError('with "sections", "repeat" belongs into each of them')
        wished = values.get("id", slug(values["name"], "_"))
        made = _technique(wished, values)
        ids.claim(wished, spot.node)
        return made

    return each(technique)


_step_entries = fields(
    {
        "kind": one_of(*_LABELS),
        "seconds": number(0, 600, "seconds"),
        "label": line,
        "via": one_of("any", "nose", "mouth", "pursed"),
        "side": one_of("both", "left", "right"),
        "sr_label": line,
        "fill": each(number(0, 1)),
    },
    required=("kind", "seconds"),
)


def _step(spot: Spot) -> Step:
    values = _step_entries(spot)
    values.setdefault("label", _LABELS[values["kind"]])
    if "fill" in values and len(values["fill"]) != 2:
        raise ValueError('"fill" is two numbers, how full the lungs are before and after: [0, 0.8]')
    if values["seconds"] > MAX_HOLD and values["kind"] in _HOLDS:
        raise ValueError(f"a rest of {values['seconds']:g} s is long; at most {MAX_HOLD:g} s here")
    return Step(**values)


def _section(spot: Spot, values: dict[str, Any]) -> Section:
    """One section of steps. Raises ValueError when its pace or its rests pass the floor."""
    steps: tuple[Step, ...] = values["steps"]
    seconds = sum(step.seconds for step in steps)
    if seconds < 1:
        raise ValueError("its steps last less than a second together")
    held = _longest_hold(steps)
    if held > MAX_HOLD:
        raise ValueError(f"its rests last {held:g} s in a row; at most {MAX_HOLD:g} s here")
    breaths = sum(step.kind == "inhale" and step.seconds > 0 for step in steps)
    paced = any(step.kind != "natural" and step.seconds > 0 for step in steps)
    if paced and not breaths:
        raise ValueError('its steps have no "inhale"')
    if paced and breaths * 60 / seconds < MIN_BREATHS:
        most = breaths * 60 / MIN_BREATHS
        raise ValueError(f"one round lasts {seconds:g} s; at most {most:g} s, three breaths a minute")
    default = spot.where.rpartition("[")[2].rstrip("]")
    name = values.get("id", f"section_{default}")
    return Section(id=name, steps=_filled(steps), repeat=values.get("repeat") or None)


def _longest_hold(steps: Sequence[Step]) -> float:
    """The longest stretch without a breath, in seconds; the last step is followed by the first."""
    longest = held = 0.0
    for step in [*steps, *steps]:
        if step.seconds:
            held = held + step.seconds if step.kind in _HOLDS else 0.0
        longest = max(longest, held)
    return longest


def _filled(steps: Sequence[Step]) -> tuple[Step, ...]:
    """The steps with lung fill where it was not given: each begins where the one before ended."""
    filled = []
    level = 0.0
    for step in steps:
        fill = step.fill
        if fill is None and step.kind != "natural":
            to = {"inhale": 0.8, "inhale_top": 0.9, "exhale": 0.0}.get(step.kind, level)
            fill = (level, to)
        if fill is not None:
            level = fill[1]
        filled.append(msgspec.structs.replace(step, fill=fill))
    return tuple(filled)


def _technique(wished: str, values: dict[str, Any]) -> Technique:
    sections: tuple[Section, ...] = values["sections"]
    if not sections:
        raise ValueError("it has no sections")
    if len({section.id for section in sections}) < len(sections):
        raise ValueError("each of its sections needs an id of its own")
    endless = sum(section.repeat is None for section in sections)
    if endless > 1:
        raise ValueError('only one section can do without "repeat"')
    if endless:
        length = Length(default=values.get("minutes", 3.0), choices=(1, 3, 5, 10))
    elif "minutes" in values:
        raise ValueError('with "repeat" in every section its length is settled; leave "minutes" out')
    else:
        rounds = [(section.repeat or 1, sum(step.seconds for step in section.steps)) for section in sections]
        length = Length(unit="fixed", seconds=sum(repeat * seconds for repeat, seconds in rounds))
    steps = [step for section in sections for step in section.steps if step.seconds]
    return Technique(
        id=wished,
        name=values["name"],
        tagline=values.get("tagline", ""),
        pattern=values.get("pattern", "-".join(f"{step.seconds:g}" for step in steps)),
        sections=sections,
        session=length,
        has_holds=any(step.kind in _HOLDS for step in steps),
        own=True,
    )
