"""`companion grey`: the card as lines, its one step, and the wins kept for it."""

from __future__ import annotations

from typing import Any

from companion import words
from companion.content import load as content


def test_a_part_with_nothing_in_it_is_not_there(shell: Any) -> None:
    lines = shell("grey").stdout.splitlines()
    assert lines[0] == words.grey.BEGIN
    assert lines[2:4] == [
        "  A glass of water  (companion grey --step marks it)",
        f"  {words.grey.SHELL_BREATH}",
    ]
    assert lines[5].strip("“”") in {line.text for line in content.affirmations() if line.strength == 1}
    assert lines[6:] == ["", f"  {words.grey.SHELL_PEOPLE}"]
    assert not any(character.isdigit() for line in (*lines[:3], *lines[5:]) for character in line)


def test_the_step_is_marked_and_kept_wins_stand_there(shell: Any) -> None:
    assert shell("grey", "--kept").stdout == f"{words.grey.NOTHING_KEPT}\n"
    assert shell("grey", "--step").stdout == f"A glass of water: {words.grey.STEP_SAVED}\n"
    assert "done     A glass of water" in shell("tick").stdout
    for name in ("up", "make", "breathe", "read", "dim", "phone", "close", "lights"):
        shell("tick", name)
    assert shell("grey", "--step").stdout == f"{words.grey.NO_STEP}\n"
