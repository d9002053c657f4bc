"""Kinder words: a harsh thought, looked at and answered."""

from __future__ import annotations

TITLE = "Kinder words"
THOUGHT, LOOK, ALSO, FRIEND = "thought", "look", "also", "friend"
LABELS = {
    THOUGHT: "The thought",
    LOOK: "A closer look",
    ALSO: "What is also true",
    FRIEND: "What would you say to a friend?",
}
PROMPTS = {
    THOUGHT: "Write it down as it came.",
    LOOK: "What was happening when it came? Which of its words go further than the facts?",
    ALSO: "What else is true alongside it?",
    FRIEND: "Somebody you like tells you this thought about themselves.",
}
EXAMPLES = {
    THOUGHT: "I ruin every evening.",
    LOOK: "Dinner burned, and I snapped at Ana. “Every” goes further than that.",
    ALSO: "Two of the last five were good.",
    FRIEND: "You were tired, and you stayed.",
}
AS_LINE = "f", "as an affirmation"
WHOLE = "whole"
SECTION = "**{label}**\n\n{text}"
I_WOULD_SAY = "I would say: {text}"
LABEL = "add kinder words"
KEPT = "Saved, in kinder words."
KEPT_AS_LINE = "Saved, and the last answer is among your affirmations."
WIN = "Answered a harsh thought kindly"
