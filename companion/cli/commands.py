"""The table of shell commands, grouped by what a person wants to do."""

from __future__ import annotations

SECTIONS = {
    "Your day": {
        "today": "today:today",
        "win": "wins:win",
        "tick": "routine.tick:tick",
        "task": "routine.tasks:task",
        "routine": "routine.plan:routine",
        "checkin": "checkins:checkin",
        "breathe": "breathing:breathe",
        "affirm": "affirmations:affirm",
        "rest": "pauses:rest",
        "remind": "reminders:remind",
        "close": "closing:close",
    },
    "When it is hard": {
        "grey": "grey:grey",
        "cope": "toolbox:cope",
        "kinder": "kinder:kinder",
        "support": "people:support",
    },
    "Writing and planning": {
        "journal": "journal:journal",
        "goal": "goals:goal",
        "boundary": "planning:boundary",
        "appointment": "planning:appointment",
        "event": "gatherings:event",
    },
    "Looking back": {
        "status": "status.command:status",
        "progress": "progress:progress",
        "search": "search:search",
        "weekly": "weekly:weekly",
        "celebrate": "celebrations:celebrate",
        "story": "story:story",
        "report": "reports:report",
        "share": "share:share",
    },
    "Undo and bring back": {
        "undo": "undo:undo",
        "redo": "undo:redo",
        "trash": "trash:trash",
    },
    "Your data": {
        "export": "export:export",
        "import": "arrive:arrive",
        "backup": "backup:backup",
        "restore": "backup:restore",
        "sync": "sync:sync",
        "doctor": "doctor:doctor",
        "forget": "forget:forget",
    },
    "Settings": {
        "config": "config:config",
        "completion": "completion.command:completion",
        "categories": "known:categories",
        "techniques": "known:techniques",
        "theme": "theme:theme",
        "keys": "keys:keys",
    },
}
"""The commands under the headings of `--help`: the module beside this one, and what each is called there.

The first sentence of each stands in `briefs.py`, so that `--help` reads no command.
"""
COMMANDS = {name: where for section in SECTIONS.values() for name, where in section.items()}
"""The same, without the headings."""
OTHER_WORDS = {
    "people": ("support",),
    "crisis": ("support",),
    "helpline": ("support",),
    "helplines": ("support",),
    "mood": ("checkin",),
    "untick": ("tick", "--untick"),
}
"""Words that people type for a command, which is then meant: nobody is to look for it on a bad day."""
EXITS = (
    ("0", "it was done"),
    ("1", "it could not be done, and standard error says why"),
    ("2", "the command was not understood, or names what is not there"),
    ("130", "you ended it with Ctrl+C"),
)
"""The exit statuses, the same for every command."""
