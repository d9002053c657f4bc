"""`companion doctor`: looks everything over and says how to mend what wants mending."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from companion import words
from companion.cli.frame import options
from companion.cli.frame.folding import seen
from companion.cli.frame.opening import FAILED, WRONG, Places, fail
from companion.cli.frame.telling import put_json

if TYPE_CHECKING:
    from companion.verbs.findings import Finding

MARGIN = " " * 19
MARKS = {"well": "well", "note": "note", "problem": "TODO"}


@click.command()
@click.option("--fix", is_flag=True, help="Fix what can be fixed without risk.")
@click.option("--let-go", metavar="FILE", help="Stop looking for a file you removed on purpose.")
@options.as_json
@click.pass_context
def doctor(context: click.Context, fix: bool, let_go: str | None, as_json: bool) -> None:
    """Check your data, settings, backups, sync and terminal.

    Exit status 0 if all is well, 1 if something needs fixing. Without --fix it changes nothing, except
    that a damaged file is set aside and rebuilt, as happens whenever one is read.
    """
    import os

    from companion.cli.doctor.terminal import terminal
    from companion.cli.open import known_keys, theme_problems
    from companion.clock import Clock
    from companion.config.errors import ConfigError
    from companion.config.settings import Settings
    from companion.model.text import visible
    from companion.store.errors import StoreError
    from companion.store.store import Store
    from companion.verbs.doctor import Doctor
    from companion.verbs.known import settings_in
    from companion.verbs.people import addresses

    places: Places = context.obj
    config, settings, wrong = places.config_file(), Settings(), None
    try:
        settings = settings_in(config, known_keys())
    except ConfigError as error:
        wrong, settings = error, error.sound or settings
    clock, data = Clock(), settings.data
    store = Store(places.data_folder(settings), device=data.device, backups=data.backups, now=clock.now)
    found: list[Finding] = []
    looking = Doctor(store, config, wrong, data, clock.now(), themes=theme_problems(config), fix=fix)
    clear = wrong is None or wrong.sound is not None or places.names_data()
    if let_go is not None:
        if not clear:
            fail(f"{wrong}\n{words.settings.NOT_CLEAR}", WRONG)
        try:
            click.echo(looking.let_go(let_go))
        except StoreError as error:
            fail(str(error))
        except ValueError as error:
            fail(str(error), WRONG)
        store.close()
        return
    about = addresses(clock.now().date())
    for finding in [*looking.look(data_are_clear=clear), about, *terminal(os.environ)]:
        found.append(finding)
        if as_json:
            continue
        mark = "done" if finding.mended else MARKS[finding.how]
        click.echo(seen(f"{mark}  {finding.about:<12} {visible(finding.said)}", MARGIN))
        if finding.mend and not finding.mended:
            mend = MARGIN + visible(finding.mend)  # with a path in it, it is a command to be copied
            click.echo(mend if "'" in mend else seen(mend, MARGIN))
    store.close()
    if as_json:
        put_json("doctor", {"findings": found})
    if any(finding.how == "problem" for finding in found):
        context.exit(FAILED)
