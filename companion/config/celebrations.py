"""The person's own rituals in the config file."""

from __future__ import annotations

from companion.config.notation import fields
from companion.config.values import LINE, NAME, YES_NO, labelled, number
from companion.model.celebrations import Ritual

_RITUAL_KEYS = fields(
    {
        "id": NAME,
        "label": LINE,
        "how": LINE,
        "alt": LINE,
        "minutes": number(0.5, 240, "minutes"),
        "loud": YES_NO,
    },
    required=("label",),
)
RITUAL = labelled(Ritual, "ritual", _RITUAL_KEYS, "_")
