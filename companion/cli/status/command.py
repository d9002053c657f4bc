"""`companion status`: the day in one line, for a prompt or a status bar."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING

import click

from companion import words
from companion.cli.frame import options
from companion.cli.frame.opening import WRONG, Places, fail, opened
from companion.cli.frame.telling import put_json, tell
from companion.cli.status import quick

if TYPE_CHECKING:
    from companion.companion import Companion


@click.command()
@click.option("--format", "form", default="", metavar="FORMAT", help="Your own form: “{done} done”.")
@options.as_json
@click.pass_obj
def status(places: Places, form: str, as_json: bool) -> None:
    """Print the day in one line, for a prompt or a status bar.

    A FORMAT can have {done}, {wins}, {minutes} of breathing, {checkins} and {resting} (1 on a day of rest).
    Your own words are printed only if you ask for them: {next} is the next open item, {line} the line of
    the day.
    """
    from companion.clock import Clock

    at = int(Clock().now().timestamp() * 10**9)
    with opened(places, keep_lost=False) as companion:
        data, config = str(companion.store.folder), str(places.config_file())
        looked = quick.looks(data, config, at)
        counts = counted(companion)
        if looked and companion.store.folder.is_dir():
            with suppress(OSError):
                _keep(companion, looked, counts, at)
        if as_json:
            put_json("status", {"day": companion.context.today(), **counts})
            return
        own = {name: find(companion) for name, find in OWN.items() if f"{{{name}" in form}
        try:
            said = words.status.line(counts, form, own)
        except quick.UNUSABLE:
            fields = ", ".join(f"{{{name}}}" for name in (*words.status.FIELDS, *words.status.PRIVATE))
            fail(words.status.NO_FIELD.format(format=form, fields=fields), WRONG)
        tell(said)


def counted(companion: Companion) -> dict[str, int]:
    """The numbers of today."""
    view, today = companion.routine.view(), companion.context.today()
    day = companion.day_in_full(today)
    return {
        "done": view.done,
        "wins": len(day.wins),
        "minutes": round(sum(session.seconds for session in day.sessions) / 60),
        "checkins": len(companion.checkins.of_day(today)),
        "resting": int(view.until is not None),
    }


def _next(companion: Companion) -> str:
    from companion.rows.routine import begins

    view = companion.routine.view()
    key = begins(view)
    return next((row.label for row in view.everything if row.key == key), "")


def _line(companion: Companion) -> str:
    view = companion.affirmations.view()
    return view.line.text if view.line else ""


OWN = {"next": _next, "line": _line}
"""A person's own words, looked up only where they are asked for."""


def _keep(companion: Companion, looked: str, counts: dict[str, int], at: int) -> None:
    """Keep the numbers for the next prompt, until the day ends."""
    from datetime import datetime, timedelta

    from companion.files import make_folder, write_durably

    context = companion.context
    starts = context.settings.day_starts_at
    ends = context.clock.local(datetime.combine(context.today() + timedelta(days=1), starts))
    path = quick.path_in(str(companion.store.folder))
    lines = [quick.FORM, str(at), str(int(ends.timestamp()) * 10**9), looked]
    lines += [f"{name} {count}" for name, count in counts.items()]
    make_folder(str(companion.store.folder / "cache"))
    write_durably(path, "\n".join(lines).encode(), sync=False)
