"""`companion story`: from a pipe, at a terminal, printed, saved, listed. What leaves is what was chosen."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from types import SimpleNamespace
from typing import get_args

import pytest
from click.testing import Result

from companion import words
from companion.content.stories import story_sharing
from companion.model.redaction import FindKind
from companion.model.stories import PARTS
from companion.store.store import Store

from ..tui.hands import refuse

Shell = Callable[..., Result]
RANG = "Ana rang, on 020 7946 0018. I wrote to Ana."
ANSWERS = f"It was the winter in Bexley.\n{RANG}\n\n\nTell one person.\nThe winter\n"
TOLD = (
    "The winter\n\nIt was the winter in a town.\n\nA friend rang, on a number. I wrote to a friend.\n\n"
    "Tell one person.\n\nNeed to talk? https://findahelpline.com lists free helplines by country.\n"
)


def test_from_a_pipe_each_line_is_an_answer_and_names_do_not_leave(shell: Shell, own_home: Path) -> None:
    assert shell("story", typed=ANSWERS).stdout == TOLD
    assert shell("story", "--list").stdout == "17 November 2026  The winter\n"
    assert shell("progress", "stories").stdout == "17 November 2026  The winter\n"
    assert shell("story", "bexley", "--format", "md").stdout == f"# {TOLD}".replace(
        "\n\nNeed", "\n\n---\n\nNeed"
    )
    file = own_home / "mine.md"
    done = shell("story", "winter", "--to", "~/mine.md")
    assert done.stdout == f"{words.stories.SAVED_AS.format(file='~/mine.md')}\n"
    assert file.stat().st_mode & 0o777 == 0o600 and file.read_text().startswith("# The winter\n")
    file.write_text("mine")
    assert shell("story", "winter", "--to", str(file)).exit_code == 1 and file.read_text() == "mine"
    assert shell("story", "winter", "--to", str(file), "--force").exit_code == 0
    assert shell("story", "summer").exit_code == 2
    assert "could not be written" in shell("story", "winter", "--to", "~nobody-here/it").stderr


def test_at_a_terminal_it_is_shown_and_what_stands_there_is_chosen(
    shell: Shell, monkeypatch: pytest.MonkeyPatch, own_home: Path
) -> None:
    shell("goal", "add", "Moving flat", "--step", "Wrote down what I need")
    shell("goal", "done", "wrote")
    monkeypatch.setattr(
        "companion.cli.story.sys",
        SimpleNamespace(
            stdin=SimpleNamespace(isatty=lambda: True), stdout=SimpleNamespace(isatty=lambda: False)
        ),
    )
    said = iter(["1, 7", "a", "a quiet place", "b", "B.", "z", "", "~/story.txt"])
    monkeypatch.setattr("companion.cli.story.AskedFor.next", lambda _, question: next(said))
    done = shell("story", typed=ANSWERS)
    assert "It was the winter in [a]." in done.stdout and "b “Ana”  a friend" in done.stdout
    assert words.stories.CHECK in done.stdout and "helplines" not in done.stdout
    told = (own_home / "story.txt").read_text()
    assert "the winter in a quiet place." in told and "B. rang, on a number. I wrote to B." in told
    assert "\n\n- Wrote down what I need\n\nTell one person." in told
    assert shell("story", "winter").stdout == told, "the choices stay with it"


def test_nothing_written_is_nothing_kept(shell: Shell) -> None:
    assert (shell("story", typed="\n\n").stdout, shell("story", "--list").stdout) == (
        "",
        f"{words.stories.EMPTY}\n",
    )


def test_it_is_a_record_like_others(shell: Shell) -> None:
    shell("story", typed=ANSWERS)
    (told,) = json.loads(shell("export", "--json").stdout)["records"]["stories"]
    assert (told["then"], told["title"]) == ("It was the winter in Bexley.", "The winter")
    assert "Bexley" in shell("search", "bexley").stdout and "Bexley" in shell("export", "--markdown").stdout
    assert shell("undo").stdout == "Undone: write story “The winter”.\n"


def test_what_the_disk_refuses_is_given_back(shell: Shell, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Store, "apply", refuse)
    done = shell("story", typed=ANSWERS)
    assert done.exit_code == 1 and "Ana rang, on 020" in done.stderr


def test_the_prompts_are_the_fields_and_every_kind_of_find_has_its_words() -> None:
    assert tuple(each.id for each in story_sharing().template) == PARTS
    assert set(words.stories.INSTEAD) == {*get_args(FindKind)}
