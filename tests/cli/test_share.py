"""`companion share`: a win, a week, a month as a picture."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from xml.etree import ElementTree

import pytest
from click.testing import Result

from companion.companion import Companion
from companion.config.settings import Settings
from companion.model.breathing.technique import Session
from companion.model.change import Edit

from ..conftest import TUESDAY


def texts(svg: str) -> list[str]:
    root = ElementTree.fromstring(svg)
    return [each.text or "" for each in root.iter("{http://www.w3.org/2000/svg}text")]


@pytest.fixture
def filled(shell: Callable[..., Result], data: Path) -> None:
    """Three wins this week, one of three weeks ago; 245 seconds of breathing this week, ten before."""
    for text, when in (
        ("called Ana #connection", "now"),
        ("said no to the extra shift #boundaries", "yesterday"),
        ("opened the curtains", "yesterday"),
        ("answered the landlord", "2026-10-27"),
    ):
        shell("win", text, "--at", when)
    app = Companion(data, Settings(), config=data / "c.yaml")
    sessions = [
        Session(
            at=TUESDAY - timedelta(days=ago),
            day=(TUESDAY - timedelta(days=ago)).date(),
            technique="coherent",
            seconds=seconds,
        )
        for ago, seconds in ((0, 90), (3, 150), (3, 5), (20, 600))
    ]
    app.context.write("breathe", [Edit.add(each) for each in sessions])
    app.close()


@pytest.mark.usefixtures("filled")
def test_only_what_is_named_is_on_the_card(shell: Callable[..., Result]) -> None:
    assert texts(shell("share", "win").stdout) == ["“called Ana”"]
    assert " ".join(texts(shell("share", "win", "extra", "shift").stdout)) == "“said no to the extra shift”"
    full = texts(shell("share", "win", "curtains", "--show", "sentence,day,figures,category").stdout)
    # 17, 16 and 14 November, 28 and 27 October
    assert full == ["5", "days with something in them", "“opened the", "curtains”", "Monday 16 November 2026"]


@pytest.mark.usefixtures("filled")
def test_a_week_and_four_weeks_have_their_figures(shell: Callable[..., Result]) -> None:
    week = shell("share", "week").stdout
    said = " ".join(texts(week))
    for each in ("Seven days", "3 wins kept", "3 days with something in them", "4 minutes of breathing"):
        assert each in said
    assert "2026" not in week and week.count('class="mark"') == 3 and week.count('class="rest"') == 4
    month = shell("share", "month", "--show", "day,figures", "--print").stdout
    said = " ".join(texts(month))
    for each in ("Four weeks", "4 wins kept", "5 days with", "14 minutes", "21 October to 17 November 2026"):
        assert each in said
    assert month.count('class="mark"') == 5 and 'width="105mm"' in month


@pytest.mark.usefixtures("filled")
def test_files_are_kept_and_never_replaced_unasked(shell: Callable[..., Result], tmp_path: Path) -> None:
    svg, png = tmp_path / "a card.svg", tmp_path / "card.png"
    saved = shell("share", "win", "--svg", str(svg), "--png", str(png))
    assert saved.stdout == f"Saved as {svg}.\nSaved as {png}.\n"
    assert png.read_bytes()[:4] == b"\x89PNG" and texts(svg.read_text("utf-8")) == ["“called Ana”"]
    again = shell("share", "week", "--svg", str(svg))
    assert again.exit_code == 1 and "called Ana" in svg.read_text("utf-8")
    assert shell("share", "week", "--svg", str(svg), "--force").exit_code == 0


def test_what_there_is_not_is_said_plainly(shell: Callable[..., Result]) -> None:
    none = shell("share", "win")
    assert none.exit_code == 2 and none.stderr == "There is no win to share yet.\n"
    shell("win", "called Ana")
    assert "No win has the words “Bob”." in shell("share", "win", "Bob").stderr
    wrong = shell("share", "win", "--show", "time")
    assert wrong.exit_code == 2 and "The parts are: sentence, day, category, figures." in wrong.stderr
    assert shell("share", "win", "--show", "category").stderr == "There is nothing to show yet.\n"
