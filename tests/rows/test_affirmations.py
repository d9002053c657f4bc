"""What the pane of one line says."""

from __future__ import annotations

from companion import words
from companion.model.affirmations import Affirmation, AffirmationView
from companion.rows import affirmations

LINE = Affirmation(id="a1", text="Small steps count.")


def test_the_line_or_how_lines_come_back() -> None:
    assert affirmations.text(AffirmationView(line=LINE)) == "Small steps count."
    assert affirmations.text(AffirmationView()) == words.affirmations.ALL_HIDDEN


def test_about_it_is_its_theme_and_whether_it_is_kept_close() -> None:
    mark = words.affirmations.KEPT_CLOSE_MARK
    assert affirmations.about(AffirmationView(line=LINE)) == ""
    assert affirmations.about(AffirmationView(line=LINE, theme="effort")) == "effort"
    assert affirmations.about(AffirmationView(line=LINE, favourite=True)) == mark
    assert (
        affirmations.about(AffirmationView(line=LINE, theme="effort", favourite=True)) == f"effort   {mark}"
    )


def test_the_answer_given_has_a_mark_and_the_others_their_keys() -> None:
    keys = {"true_enough": "1", "partly_true": "2", "not_today": "3"}
    view = AffirmationView(line=LINE, answer="partly")
    assert affirmations.answers(view, "✓", keys.__getitem__) == ["1 true enough", "✓ partly", "3 not today"]
