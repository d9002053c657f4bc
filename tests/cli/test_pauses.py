"""`companion rest`: resting until a day, what rests, and an end."""

from __future__ import annotations

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
