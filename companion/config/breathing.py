"""The person's own breathing techniques in the config file."""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import Any, NamedTuple

from msgspec.structs import asdict, replace

from companion.config import nodes
from companion.config.names import slug
from companion.config.notation import Notation, Reported, Spot, each, fields, or_off, shown, table
from companion.config.values import LINE, LINES, NAME, number, one_of, whole
from companion.model.breathing.limits import (
    A_BREATH,
    LONGEST_SESSION,
    MAX_BREATH,
    MOST_BREATHS,
    course,
    longest_breath,
    longest_hold,
    passed,
    quickest,
    two_in,
)
from companion.model.breathing.technique import (
    HOLDS,
    LEVELS,
    MAX_HOLD,
    Length,
    Section,
    Step,
    StepKind,
    Technique,
    at_level,
    is_paced,
    seconds_of,
)
from companion.model.nearest import did_you_mean

MINUTES = number(0.5, 60, "minutes")

LABELS: dict[StepKind, str] = {
    "inhale": "Breathe in",
    "inhale_top": "One more sip",
    "hold_full": "Rest, full",
    "exhale": "Breathe out",
    "hold_empty": "Rest, empty",
    "natural": "Breathe as you like",
}


_STEP_KEYS = fields(
    {
        "kind": one_of(*LABELS),
        "seconds": number(0, 600, "seconds"),
        "label": LINE,
        "via": one_of("any", "nose", "mouth", "pursed"),
        "side": one_of("both", "left", "right"),
        "sr_label": LINE,
        "fill": each(number(0, 1)),
    },
    required=("kind", "seconds"),
)


def _step(spot: Spot) -> Step:
    values = _STEP_KEYS.read(spot)
    values.setdefault("label", LABELS[values["kind"]])
    if "fill" in values and len(values["fill"]) != 2:
        raise ValueError("“fill” is two numbers, how full the lungs are before and after: [0, 0.8]")
    if values["seconds"] > MAX_HOLD and values["kind"] in HOLDS:
        raise ValueError(f"this hold lasts {values['seconds']:g} s; the limit is {MAX_HOLD:g} s")
    return Step(**values)


_STEPS = each(Notation(_step, lambda step: _STEP_KEYS.write(asdict(step))))


def _section_of(spot: Spot, values: dict[str, Any]) -> Section:
    """One section of steps. Raises ValueError when its pace or its rests pass the floor."""
    steps: tuple[Step, ...] = values["steps"]
    seconds = sum(step.seconds for step in steps)
    if seconds < 1:
        raise ValueError("its steps add up to less than a second")
    breaths = any(step.kind == "inhale" and step.seconds > 0 for step in steps)
    paced = any(step.kind != "natural" and step.seconds > 0 for step in steps)
    if paced and not breaths:
        raise ValueError("it needs at least one “inhale” step")
    default = spot.where.rpartition("[")[2].rstrip("]")
    name = values.get("id", f"section_{default}")
    made = Section(id=name, steps=_filled(steps), repeat=values.get("repeat") or None)
    _within_limits([made])
    return made


_REPEAT = or_off(whole(1, 1000), 0)
_SECTION_KEYS = fields({"id": NAME, "repeat": _REPEAT, "steps": _STEPS}, required=("steps",))
_SECTION = Notation(
    lambda spot: _section_of(spot, _SECTION_KEYS.read(spot)),
    lambda section: _SECTION_KEYS.write({"id": section.id, "repeat": section.repeat, "steps": section.steps}),
)


def _within_limits(sections: Sequence[Section]) -> None:
    """Raises ValueError when a rest, a breath or the whole of it is longer than any may be."""
    limit = passed(sections)
    if limit and limit.why == "hold":
        row = f"last {limit.seconds:g} s in a row" if limit.seconds < math.inf else "never end"
        steps = [step for section in sections for step in section.steps if step.seconds]
        sips = any(step.kind == "inhale_top" or step.seconds < A_BREATH for step in steps)
        why = " (a sip, or a breath of under a second, does not end one)" if sips else ""
        raise ValueError(f"its holds {row}{why}; the limit is {MAX_HOLD:g} s")
    if limit:
        at_most = f"the limit is {MAX_BREATH:g} s, three breaths a minute"
        raise ValueError(f"one breath lasts {limit.seconds:g} s; {at_most}")
    if two_in(sections):
        raise ValueError("two breaths in follow each other; an “exhale” belongs between them")
    if (fast := quickest(sections)) > MOST_BREATHS:
        at_most = f"at most {MOST_BREATHS:g}, because breathing faster can make you dizzy"
        raise ValueError(f"that is {fast:g} breaths a minute; {at_most}")
    if (lasts := course(sections)) > LONGEST_SESSION:
        at_most = f"the limit is {LONGEST_SESSION / 3600:g} hours"
        raise ValueError(f"its rounds last {lasts / 60:g} minutes in all; {at_most}")


_SECONDS = each(number(0, 600, "seconds"))
_SECONDS_BY_SECTION = table(_SECONDS, "section")


class _Level(NamedTuple):
    """The seconds of a level by section, as they were read; "" is the only section there is."""

    spot: Spot
    seconds: dict[str, tuple[float, ...]]


def _level(spot: Spot) -> _Level:
    if isinstance(spot.node, nodes.Mapping):
        return _Level(spot, _SECONDS_BY_SECTION.read(spot))
    return _Level(spot, {"": _SECONDS.read(spot)})


_LEVEL: Notation[Any] = Notation(_level, _SECONDS_BY_SECTION.write)


def _with_levels(technique: Technique, given: dict[str, _Level]) -> Technique:
    """A technique with levels beside its standard. Notes what is wrong with each where it stands."""
    if not given:
        return technique
    as_written = {each.id: tuple(step.seconds for step in each.steps) for each in technique.sections}
    levels: dict[str, dict[str, tuple[float, ...]]] = {"standard": as_written}
    for name, level in given.items():
        try:
            levels[name] = _seconds_of(technique, name, level.seconds)
        except ValueError as error:
            level.spot.note(str(error))
    if len(levels) <= len(given):
        raise Reported
    return replace(technique, levels=levels)


def _seconds_of(
    technique: Technique, name: str, given: dict[str, tuple[float, ...]]
) -> dict[str, tuple[float, ...]]:
    """The seconds of one level. Raises ValueError when they do not fit the sections, or pass a limit."""
    ids = [section.id for section in technique.sections]
    if "" in given:
        if len(ids) > 1:
            raise ValueError(f"it has several sections, so give seconds for each ({', '.join(ids)})")
        given = {ids[0]: given[""]}
    for named in given:
        if named not in ids:
            hint = did_you_mean(named, ids)
            raise ValueError(f"it has no section “{shown(named)}”{hint} ({', '.join(ids)})")
    for section in technique.sections:
        count, steps = len(given.get(section.id, ())), len(section.steps)
        if count != steps:
            raise ValueError(f"“{section.id}” has {steps} steps, but {count} numbers are given")
    leveled = replace(technique, levels={name: given})
    sections = at_level(leveled, name)
    if name == "no_holds" and any(step.kind in HOLDS for each in sections for step in each.steps):
        raise ValueError("in “no_holds”, every hold lasts 0 seconds")
    if any(seconds_of(section) < 1 for section in sections):
        raise ValueError("its steps add up to less than a second")
    _within_limits(sections)
    _in_its_place(name, sections, at_level(technique, "standard"))
    return given


def _in_its_place(name: str, sections: Sequence[Section], standard: Sequence[Section]) -> None:
    """Raises ValueError when a lighter level asks for more than the standard, or the longer one for less.

    The longer one may have shorter rests in its longer breath.
    """
    here, usual = longest_breath(sections), longest_breath(standard)
    if (here < usual) if name == "longer" else (here > usual):
        wanted = "longer" if name == "longer" else "shorter"
        raise ValueError(
            f"one breath lasts {here:g} s, against {usual:g} s in “steps”; “{name}” is meant to be {wanted}"
        )
    here, usual = longest_hold(sections), longest_hold(standard)
    if name != "longer" and here > usual:
        raise ValueError(
            f"its holds last {here:g} s, against {usual:g} s in “steps”; “{name}” is meant to be shorter"
        )


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
        filled.append(replace(step, fill=fill))
    return tuple(filled)


def _technique_of(wished: str, values: dict[str, Any]) -> Technique:
    sections: tuple[Section, ...] = values["sections"]
    if not sections:
        raise ValueError("it has no sections")
    if len({section.id for section in sections}) < len(sections):
        raise ValueError("each of its sections needs its own id")
    _within_limits(sections)
    endless = sum(section.repeat is None for section in sections)
    if endless > 1:
        raise ValueError("only one section can do without “repeat”")
    if endless:
        length = Length(default=values.get("minutes", 3.0), choices=(1, 3, 5, 10))
    elif "minutes" in values:
        raise ValueError("every section has “repeat”, which fixes the length; remove “minutes”")
    else:
        length = Length(unit="fixed", seconds=course(sections))
    steps = [step for section in sections for step in section.steps if step.seconds]
    holds = any(step.kind in HOLDS for step in steps)
    cautions = ("comfort", "stop", "panic") if is_paced(sections) else ("stop",)
    return Technique(
        id=wished,
        name=values["name"],
        tagline=values.get("tagline", ""),
        pattern=values.get("pattern", "-".join(f"{step.seconds:g}" for step in steps)),
        sections=sections,
        session=length,
        for_what=values.get("for_what", ()),
        cautions=("holds", *cautions) if holds else cautions,
        has_holds=holds,
        own=True,
    )


_TECHNIQUE_KEYS = fields(
    {
        "id": NAME,
        "name": LINE,
        "tagline": LINE,
        "pattern": LINE,
        "minutes": MINUTES,
        "repeat": _REPEAT,
        "steps": _STEPS,
        "sections": each(_SECTION),
        "levels": fields({level: _LEVEL for level in LEVELS if level != "standard"}),
        "for_what": LINES,
    },
    required=("name",),
)


def _technique(spot: Spot) -> Technique:
    values = _TECHNIQUE_KEYS.read(spot)
    if ("steps" in values) == ("sections" in values):
        raise ValueError("it needs either “steps” or “sections”")
    if "steps" in values:
        values["sections"] = (_section_of(spot, {"id": "main", **values}),)
    elif "repeat" in values:
        raise ValueError("with “sections”, put “repeat” inside each section")
    wished = values.get("id", slug(values["name"], "_"))
    made = _technique_of(wished, values)
    if wished in (spot.reading.known.techniques or ()):
        of_its_own = f"give this one its own id (“id: {shown(wished)}-2”)"
        raise ValueError(f"the id “{shown(wished)}” belongs to a technique that ships; {of_its_own}")
    spot.claim("technique", wished)
    return _with_levels(made, values.get("levels", {}))


def _written(technique: Technique) -> Any:
    short = dict.fromkeys(("name", "id", "tagline", "pattern", "minutes", "for_what"))
    minutes = technique.session.default if technique.session.unit == "minutes" else None
    return _TECHNIQUE_KEYS.write({**short, **asdict(technique), "minutes": minutes})


TECHNIQUE = Notation(_technique, _written)
