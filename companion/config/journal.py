"""The person's own prompts in the config file."""

from __future__ import annotations

from companion.config.notation import fields
from companion.config.values import LINE, NAME, YES_NO, labelled, one_of
from companion.model.journal import JournalPrompt

_PROMPT_KEYS = fields(
    {
        "id": NAME,
        "label": LINE,
        "when": one_of("any", "morning", "daytime", "evening", "weekly"),
        "gentle": YES_NO,
    },
    required=("label",),
)
PROMPT = labelled(JournalPrompt, "prompt", _PROMPT_KEYS)
