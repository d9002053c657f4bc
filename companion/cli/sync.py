"""`companion sync`: a data folder that several machines share through a sync program."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from companion import words
from companion.cli.frame import options
from companion.cli.frame.folding import seen
from companion.cli.frame.groups import Group
from companion.cli.frame.opening import Places, opened
from companion.cli.frame.telling import put_json
from companion.model.record import in_full

if TYPE_CHECKING:
    from collections.abc import Iterator

    from companion.clock import Clock
    from companion.store.shared.sync import Machine, SyncStatus


@click.group(cls=Group)
def sync() -> None:
    """Check and tidy a data folder shared by several machines."""


@sync.command()
@options.as_json
@click.pass_obj
def status(places: Places, as_json: bool) -> None:
    """Show last saves, conflict copies and wrong clocks."""
    with opened(places) as companion:
        found = companion.store.sync_status()
        if as_json:
            put_json("sync status", in_full(found))
            return
        for line in rendered(found, companion.context.clock, companion.settings.data.backups):
            click.echo(seen(line, "  "))


@sync.command()
@click.pass_obj
def tidy(places: Places) -> None:
    """Merge conflict copies and move the files away.

    Entries are merged one by one.

    The app does this by itself while it is open.
    """
    with opened(places) as companion:
        done = companion.store.tidy(damaged_too=True)
        companion.store.notices()  # of the damaged ones: what became of them is said here
        for each in done:
            forgotten = not each.kept
            click.echo(
                seen(words.sync.tidied(each.name, each.records, damaged=each.damaged, forgotten=forgotten))
            )
            if each.kept:
                click.echo(words.sync.KEPT_AS.format(kept=each.kept))
        if not done:
            click.echo(words.sync.NOTHING_TO_TIDY)
        elif not companion.store.database.device:
            click.echo(seen(words.sync.NO_DEVICE_NAME))


def rendered(found: SyncStatus, clock: Clock, days: int) -> Iterator[str]:
    """The state of a shared folder, a line for each machine and each file that stands out.

    `days` is how long copies that were taken in are kept.
    """
    for machine in found.machines:
        yield from told_machine(machine, found, clock)
    if not found.machines:
        yield words.sync.NO_MACHINES
    for copy in found.copies:
        said = words.sync.DAMAGED_COPY if copy.damaged else words.sync.CONFLICT_COPY
        yield said.format(name=copy.name, program=copy.program)
    if not all(copy.damaged for copy in found.copies):
        yield words.sync.COPIES_ARE_READ
    if found.taken_in:
        yield words.sync.WAS_TAKEN_IN.format(
            copies=words.common.counted(len(found.taken_in), "conflict copy"),
            day=words.common.long_date(found.taken_in[0].day),
            folder=found.taken_in[0].kept.rpartition("/")[0],
            days=words.common.counted(max(1, days), "day"),
        )
    for name in found.strangers:
        yield words.sync.STRANGER.format(name=name)
    if found.shared and not found.here:
        yield words.sync.NO_DEVICE_NAME


def told_machine(machine: Machine, found: SyncStatus, clock: Clock) -> Iterator[str]:
    """What is known of one machine."""
    name = machine.device or words.sync.MACHINE_WITHOUT_NAME
    here = words.sync.THIS_MACHINE if machine.device == found.here else ""
    if machine.last is None:
        yield words.sync.MACHINE_EMPTY.format(name=name, here=here)
        return
    yield words.sync.MACHINE.format(
        name=name,
        here=here,
        when=words.common.ago(clock.local(machine.last), clock.now()),
        table=words.kinds.named(machine.table).more,
        files=words.common.counted(len(machine.pages), "file"),
    )
    if machine.ahead:
        yield words.sync.CLOCK_AHEAD.format(by=words.common.apart(machine.ahead.total_seconds()))
    if machine.behind:
        yield words.sync.CLOCK_BEHIND
