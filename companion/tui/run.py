"""Running the app: what is opened before its screens, and what is said after them."""

from __future__ import annotations

import sys
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

from companion import words
from companion.companion import Companion
from companion.config.settings import Settings
from companion.tui.app import CompanionApp
from companion.tui.commands import keymap_defaults
from companion.verbs.known import settings_in


def run(
    settings: Settings,
    folder: Path,
    config: Path,
    make: Callable[[Companion, Path], CompanionApp] | None = None,
    *,
    problem: str = "",
) -> int:
    """Open the full screen and return the exit status.

    `make` makes another app than the whole day's. `problem` is what is wrong with the settings, to be said.
    """
    app = (make or CompanionApp)(companion_of(settings, folder, config), config)
    if problem:
        app.say(words.settings.PROBLEM.format(problem=problem.partition("\n")[0]), "settings")
    return run_app(app)


def companion_of(settings: Settings, folder: Path, config: Path) -> Companion:
    """The data for an app, which reads its settings again when their file changes."""
    return Companion(
        folder, settings, config=config, read_settings=lambda: settings_in(config, keymap_defaults())
    )


def run_app(app: CompanionApp, *, inline: bool = False) -> int:
    """Run an app (`inline`: in a few lines under the prompt) and return the exit status.

    What it could not keep is told.
    """
    try:
        app.run(inline=inline, mouse=app.settings.appearance.mouse)
    finally:
        app.finish()
        with suppress(OSError):  # the terminal may be what is gone
            if app.not_kept or app.stopped:
                said = (
                    [words.changes.NOT_KEPT, *app.not_kept]
                    if app.not_kept
                    else [words.today.SAVED_UNTIL_THEN]
                )
                print("\n".join(said), file=sys.stderr)
    return app.return_code or 0
