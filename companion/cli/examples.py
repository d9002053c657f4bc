"""What `--help` shows first: how each command is called. A test runs every line."""

from __future__ import annotations

EXAMPLES: dict[str, tuple[tuple[str, str], ...]] = {
    "": (
        ("companion", "open the full screen"),
        ("companion win Called Mum", "save a win"),
        ("companion tick make the bed", "mark an item of your routine done"),
        ("companion breathe", "breathe for a few minutes"),
        ("companion support", "see people to talk to"),
    ),
    "today": (
        ("companion today", "the day so far"),
        ("companion today --day yesterday", "another day"),
        ("companion today --json", "for other programs"),
    ),
    "status": (
        ("companion status", "the day in one line"),
        ('companion status --format "{done} done"', "as you like it"),
    ),
    "win": (
        ("companion win Called Mum", "save a win"),
        ('companion win "A walk #body @8:30"', "with its category and time"),
        ("companion win - < wins.txt", "each line of a file"),
    ),
    "tick": (
        ("companion tick", "what there is today"),
        ("companion tick up", "done"),
        ("companion tick up --at yesterday", "done yesterday"),
    ),
    "checkin": (
        ("companion checkin", "be asked"),
        ("companion checkin --pleasant 1 --word calm", "say it at once"),
        ("companion checkin --list", "what was said today"),
    ),
    "breathe": (
        ("companion breathe", "the technique you used last"),
        ("companion breathe box --minutes 2", "another, for two minutes"),
        ("companion breathe box --preview", "what it is like"),
        ("companion breathe --history", "your sessions"),
    ),
    "rest": (
        ("companion rest sunday", "until Sunday evening"),
        ("companion rest --end", "no longer"),
    ),
    "close": (
        ("companion close", "close today"),
        ("companion close --day yesterday", "the next morning"),
    ),
    "grey": (
        ("companion grey", "the card of a grey day"),
        ("companion grey --step", "mark its small step done"),
    ),
    "cope": (
        ("companion cope", "what may fit now"),
        ("companion cope five senses", "this one"),
    ),
    "support": (
        ("companion support", "helplines"),
        ("companion support --mine", "with your own people and plan"),
    ),
    "journal": (
        ("companion journal", "write until Ctrl+D"),
        ("companion journal --editor", "in your editor"),
        ("companion journal < page.txt", "a page of a file"),
    ),
    "appointment": (
        ("companion appointment", "plan one"),
        ("companion appointment --list", "what is planned"),
    ),
    "kinder": (
        ("companion kinder", "be asked"),
        ("companion kinder --as-line", "and keep the answer as a line"),
    ),
    "goal": (
        ("companion goal", "your goals and their next steps"),
        ("companion goal add Learn to swim", "a new one"),
    ),
    "goal add": (('companion goal add Learn to swim --step "Ask at the pool"', "with a first step"),),
    "goal step": (("companion goal step Learn Buy goggles", "to the goal that begins with Learn"),),
    "goal done": (("companion goal done Ask", "the step that begins with Ask"),),
    "goal let-go": (("companion goal let-go Learn", "the goal that begins with Learn"),),
    "goal board": (
        ("companion goal board", "the cards as text"),
        ("companion goal board --svg board.svg", "as a picture"),
    ),
    "event": (
        ("companion event", "what is planned"),
        ('companion event add Tea --at "saturday 15:00"', "plan something"),
    ),
    "event add": (
        ('companion event add Tea --at "saturday 15:00" --template tea', "with a checklist"),
        ('companion event add Tea --at "saturday 15:00" --ics tea.ics', "for a calendar"),
    ),
    "progress": (
        ("companion progress", "the figures"),
        ("companion progress sleep", "one view in sentences"),
        ("companion progress year --to year.txt", "to a file"),
    ),
    "search": (
        ("companion search mum garden", "what has both words"),
        ("companion search mum --kind wins", "among the wins"),
    ),
    "weekly": (
        ("companion weekly", "look back"),
        ("companion weekly --on sunday", "have it offered on Sundays"),
    ),
    "celebrate": (
        ("companion celebrate", "the newest win"),
        ("companion celebrate Called --ritual quiet", "another, quietly"),
    ),
    "story": (
        ("companion story", "write one"),
        ("companion story --list", "those you wrote"),
    ),
    "report": (
        ("companion report", "the last seven days"),
        ("companion report --month --to month.html", "four weeks, as a page to print"),
        ("companion report --for therapist", "since your last appointment"),
    ),
    "share": (
        ("companion share win --svg win.svg", "the newest win"),
        ("companion share week --show figures", "a week, to standard output"),
    ),
    "undo": (
        ("companion undo", "the last change"),
        ("companion undo --list", "what can be undone"),
    ),
    "trash": (
        ("companion trash", "what was deleted"),
        ("companion trash restore 1", "bring the newest back"),
    ),
    "trash restore": (("companion trash restore 1", "bring the newest back"),),
    "export": (
        ("companion export all.json", "everything"),
        ("companion export book.md --from yesterday", "as a book, from a day on"),
        ("companion export - --csv --kind wins", "a table, to standard output"),
    ),
    "import": (
        ("companion import all.json", "companion's own"),
        ("companion import diary.zip --dry-run", "look first"),
    ),
    "backup": (
        ("companion backup", "to the current folder"),
        ("companion backup mine.zip", "to a file"),
    ),
    "restore": (("companion restore mine.zip --dry-run", "look first"),),
    "sync": (("companion sync status", "which machines there are"),),
    "doctor": (
        ("companion doctor", "look everything over"),
        ("companion doctor --fix", "fix what can be fixed"),
    ),
    "forget": (
        ("companion forget --before 2020-01-01", "what is older"),
        ("companion forget --all", "everything"),
    ),
    "completion": (("companion completion zsh", "the script, to be written to a file"),),
    "config": (
        ("companion config path", "where the settings file is"),
        ("companion config edit", "change it"),
        ("companion config check", "list any mistakes"),
    ),
}
"""By a command's words, “goal add”: lines to paste, and what each does."""
