"""What is said of a plan: of a length that was asked for, and of what it offers."""

from __future__ import annotations

from companion import words
from companion.model.breathing.adaptation import Offer, Wished
from companion.model.breathing.technique import Technique


def said_of_length(technique: Technique, asked: Wished) -> tuple[str, str]:
    """What is said where a length is not as it was asked for, and the same in few words."""
    if technique.session.unit == "fixed":
        said, briefly = words.breathing.OWN_LENGTH, words.breathing.OWN_LENGTH_BRIEFLY
    elif not asked.most:
        said, briefly = "", ""
    else:
        at_first = asked.most < technique.session.max
        said, briefly = (
            words.breathing.CYCLES_AT_FIRST if at_first else words.breathing.CYCLES_AT_MOST,
            words.breathing.CYCLES_BRIEFLY,
        )
    told = {"name": technique.name, "length": words.common.length(asked.seconds), "most": asked.most}
    return said.format(**told), briefly.format(**told)


def said_of_offer(found: Offer | None, other: Technique | None) -> tuple[str, str]:
    """What is said of an offer of a technique, and the same in few words; nothing where there is none."""
    if found is None or other is None:
        return "", ""
    ways = words.breathing.OFFERS[found.what], words.breathing.OFFERS_BRIEFLY[found.what]
    return ways[0].format(name=other.name), ways[1].format(name=other.name)
