"""`companion rest`: resting until a day, what rests, and an end."""

from __future__ import annotations

import json
from typing import Any

from companion import words


def test_resting_from_the_shell(shell: Any) -> None:
    assert shell("rest").stdout == f"{words.pauses.NONE}\n"
    assert shell("rest", "until", "sunday").stdout == "Resting until Sunday 22 November. Everything stays.\n"
    assert shell("rest").stdout == "Everything: resting until Sunday 22 November\n"
    assert shell("rest", "--end").stdout == f"{words.pauses.CARRIED_ON}\n"
    assert shell("rest", "--end").exit_code == 2
    assert shell("undo").stdout == f"Undone: {words.pauses.END_LABEL}.\n"
    refused = shell("rest", "blah")
    assert refused.exit_code == 2 and "until sunday" in refused.stderr


def test_it_leaves_comes_in_and_is_forgotten_as_all_records_are(shell: Any, tmp_path: Any) -> None:
    shell("rest", "evening", "3", "days")
    shell("export", str(tmp_path / "out.json"))
    shell("rest", "--end")
    assert "pause “2026-11-19”" in shell("trash").stdout
    assert "Imported 1 pause." in shell("import", str(tmp_path / "out.json"), "--deleted", "--yes").stdout
    assert shell("rest").stdout == "Evening: resting until Thursday 19 November\n"


def test_its_list_is_told_in_words_and_as_json(shell: Any) -> None:
    shell("rest", "evening", "3", "days")
    assert shell("rest", "list").stdout == shell("rest").stdout
    told = json.loads(shell("rest", "list", "--json").stdout)
    assert told["rests"] == [{"name": "Evening", "until": "2026-11-19"}]


def test_until_when_is_asked_for_or_read_from_a_pipe_and_no_answer_begins_none(shell: Any) -> None:
    assert shell("rest", "until", typed="sunday\n").stdout.startswith("Resting until Sunday 22 November.")
    shell("rest", "--end")
    nothing = shell("rest", "until", typed="\n")
    assert (nothing.exit_code, nothing.stderr) == (1, f"{words.common.NOTHING_CHANGED}\n")
    assert shell("rest").stdout == f"{words.pauses.NONE}\n"
