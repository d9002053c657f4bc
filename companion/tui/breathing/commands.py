"""What can be done with breathing, before a session and in it."""

from __future__ import annotations

from companion.tui.command import Command

COMMANDS = (
    Command(
        *("breathing.start", "space", "start", "Start, pause or carry on"),
        footer=1,
        menu=True,
        shell="breathe",
    ),
    Command(
        *("breathing.accept", "y", "accept", "Accept the suggestion, while settling"),
        footer=4,
        menu=True,
        shell="breathe --suggested",
    ),
    Command(
        *("breathing.no_holds", "l", "no holds", "Switch to no holds, while settling"),
        footer=3,
        menu=True,
        shell="breathe --level no_holds",
    ),
    Command(
        *("breathing.technique", "t", "technique", "Choose a technique"),
        footer=5,
        menu=True,
        shell="breathe --choose",
    ),
    Command(
        *("breathing.slower", "minus", "slower", "Slower, from the next breath"),
        footer=4,
        menu=True,
        beside="breathing.faster",
        both="tempo",
        shell="breathe --slower",
    ),
    Command(
        *("breathing.faster", "plus,equals_sign", "faster", "Faster, from the next breath"),
        footer=4,
        menu=True,
        shell="breathe --faster",
    ),
    Command(
        *("breathing.eyes", "E", "eyes closed", "Eyes closed: every step is heard"),
        footer=6,
        menu=True,
        shell="breathe --eyes-closed",
    ),
    Command(
        *("breathing.own_pace", "o", "own pace", "Switch between your own pace and the count"),
        footer=5,
        menu=True,
        shell="breathe --own-pace",
    ),
    Command("breathing.end", "escape", "end", "End the session; your time is saved", footer=2, menu=True),
    Command(
        *("breathing.history", "H", "sessions", "Your sessions: view, edit, delete"),
        menu=True,
        shell="breathe history",
    ),
    Command("breathing.menu", "enter", "more", "All actions for this pane", footer=5),
    Command(
        *("breathing.more", "question_mark", "more", "Cautions and keys, during a session"),
        shell="breathe --preview",
    ),
)
