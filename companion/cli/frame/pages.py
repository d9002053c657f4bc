"""A page that is typed, here or in an editor; its words are a draft until they are kept."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

import click

from companion import words
from companion.cli.frame.opening import FAILED, INTERRUPTED, fail, say

if TYPE_CHECKING:
    from companion.companion import Companion

END = "."
"""A line that ends a page, where nobody can press Ctrl+D: in plain mode, from a pipe."""


@contextmanager
def typed(companion: Companion, key: str, given: str | None, *, editor: bool, now: str = "") -> Iterator[str]:
    """Yield a page that is `given`, or typed: here after what stands there `now`, or all of it in an editor.

    What is typed is a draft of this key until it is kept.
    """
    if given is not None:
        yield given
        return
    from companion.store.safety.editing import edited
    from companion.verbs.breathing.session_drafts import drafts_of

    drafts = drafts_of(companion.context)
    try:
        if editor:
            yield edited(drafts, key, now)
        else:
            click.echo(words.journal.SHELL_ASKS, err=True)
            text = f"{now}\n\n" if now else ""
            while (line := sys.stdin.readline()) and line.strip() != END:
                drafts.keep(key, text := text + line)
                drafts.flush()
            yield text
        drafts.keep(key, "")
    except KeyboardInterrupt:
        say(words.journal.STAYS_A_DRAFT)
        raise SystemExit(INTERRUPTED) from None
    except OSError as error:
        if not editor or error.filename is None:
            raise
        fail(words.common.NO_EDITOR.format(why=error.strerror), FAILED)
    finally:
        drafts.close()
