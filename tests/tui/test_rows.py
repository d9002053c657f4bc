"""The list: a cursor that stays with its row, and no line painted that did not change."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractAsyncContextManager
from random import Random
from typing import Any

import pytest
from textual.geometry import Region
from textual.pilot import Pilot

from companion.rows.marks import ASCII, UNICODE
from companion.rows.row import Row
from companion.tui.bindings import bindings
from companion.tui.widgets.appearance import ScreenStyle
from companion.tui.widgets.rowline import Columns
from companion.tui.widgets.rows import RowList
from companion.tui.widgets.text import cell_len

from .conftest import stage_of

Staged = Callable[..., AbstractAsyncContextManager[Pilot[Any]]]


class Rows(RowList):
    BINDINGS = [*bindings("rows")]
    DEFAULT_CSS = "Rows { height: 1fr; width: 1fr; }"

    painted: list[Region]

    def refresh(self, *regions: Region, **options: Any) -> Any:
        self.__dict__.setdefault("painted", []).extend(regions or [self.size.region])
        return super().refresh(*regions, **options)


def numbered(*numbers: int) -> list[Row]:
    return [Row(f"k{n}", f"row {n}", mark="◦") for n in numbers]


def under_cursor(pilot: Pilot[Any]) -> str:
    lines = [line for line in stage_of(pilot).lines() if "›" in line]
    assert len(lines) == 1
    return str(lines[0]).strip()


async def test_keys_move_and_stop_at_the_ends(stage: Staged) -> None:
    rows = Rows()
    async with stage(rows, size=(30, 8)) as pilot:
        rows.set_rows([Row("h", "Heading", heading=True), *numbered(*range(20))])
        seen = []
        for key in ("up", "down", "j", "k", "end", "down", "home", "pagedown"):
            await pilot.press(key)
            seen.append(rows.cursor)
            assert under_cursor(pilot).endswith(f"row {rows.cursor[1:]}")
        assert seen == ["k0", "k1", "k2", "k1", "k19", "k19", "k0", "k7"]
        await pilot.press("home")
        assert stage_of(pilot).lines()[0].strip() == "Heading"


async def test_a_move_repaints_two_lines(stage: Staged) -> None:
    rows = Rows()
    async with stage(rows, size=(30, 12)) as pilot:
        rows.set_rows(numbered(*range(9)))
        await pilot.pause()
        rows.painted.clear()
        await pilot.press("down")
        assert {(region.y, region.height) for region in rows.painted} == {(0, 1), (1, 1)}


async def test_a_changed_row_repaints_its_own_line(stage: Staged) -> None:
    rows = Rows()
    async with stage(rows, size=(30, 12)) as pilot:
        rows.set_rows(numbered(*range(9)))
        await pilot.pause()
        rows.painted.clear()
        rows.set_rows(
            [*numbered(0, 1), Row("k2", "row 2", mark="✓", aside="7:05", muted=True), *numbered(3, 4)]
        )
        rows.set_rows(
            [*numbered(0, 1), Row("k2", "row 2", mark="✓", aside="7:05", muted=True), *numbered(3, 4)]
        )
        ys = sorted(region.y for region in rows.painted)
        assert ys == [2, 5, 6, 7, 8]


async def test_the_cursor_stays_with_its_row_or_goes_to_the_next(stage: Staged) -> None:
    rows = Rows()
    async with stage(rows, size=(30, 12)) as pilot:
        rows.set_rows(numbered(1, 2, 3, 4))
        await pilot.press("down", "down")
        rows.set_rows(numbered(9, 8, 1, 2, 3, 4))
        assert rows.cursor == "k3"
        rows.set_rows(numbered(1, 2, 4))
        assert rows.cursor == "k4"
        rows.set_rows(numbered(1, 2))
        assert rows.cursor == "k2"
        rows.set_rows([])
        assert rows.cursor == ""
        rows.set_rows(numbered(5))
        assert rows.cursor == "k5"


async def test_rows_put_before_move_nothing_on_the_screen(stage: Staged) -> None:
    rows = Rows()
    async with stage(rows, size=(30, 6)) as pilot:
        rows.set_rows(numbered(*range(20, 40)))
        await pilot.press("pagedown", "pagedown")
        before = stage_of(pilot).lines()
        rows.set_rows(numbered(*range(40)), from_top=False)
        await pilot.pause()
        assert stage_of(pilot).lines() == before


async def test_a_list_at_its_top_shows_the_new_first_row(stage: Staged) -> None:
    rows, other = Rows(), Rows()
    async with stage(other, rows, size=(30, 12)) as pilot:
        other.focus()
        rows.set_rows(numbered(*range(10, 30)))
        rows.set_rows(numbered(*range(9, 30)))
        await pilot.pause()
        assert rows.cursor == "k9"
        assert stage_of(pilot).lines()[6].strip() == "◦  row 9"


async def test_what_stands_under_a_row_shows_while_it_is_selected(stage: Staged) -> None:
    rows = Rows()
    company = [
        Row("k1/step", "a step", mark="◦", under="k1"),
        Row("k1/note", "a note", muted=True, heading=True, under="k1"),
    ]
    async with stage(rows, size=(30, 12)) as pilot:
        rows.set_rows([*numbered(0, 1), *company, *numbered(2)])
        await pilot.pause()
        assert "a note" not in "".join(stage_of(pilot).lines())
        await pilot.press("down")
        assert [line.strip() for line in stage_of(pilot).lines()[1:5]] == [
            "› ◦  row 1",
            "◦  a step",
            "a note",
            "◦  row 2",
        ]
        await pilot.press("down")
        assert rows.cursor == "k1/step"
        assert "a note" in "".join(stage_of(pilot).lines())
        await pilot.press("down")
        assert rows.cursor == "k2"
        assert "a note" not in "".join(stage_of(pilot).lines())


async def test_without_focus_there_is_no_cursor(stage: Staged) -> None:
    rows, other = Rows(), Rows()
    async with stage(rows, other) as pilot:
        rows.set_rows(numbered(0, 1))
        await pilot.pause()
        assert "›" in "".join(stage_of(pilot).lines())
        other.focus()
        await pilot.pause()
        assert "›" not in "".join(stage_of(pilot).lines())


async def test_a_long_selected_row_shows_its_whole_text(stage: Staged) -> None:
    rows = Rows()
    text = "said no to the extra shift and did not explain myself, which felt new"
    async with stage(rows, size=(30, 12)) as pilot:
        rows.set_rows([Row("a", text, aside="a label that is long"), *numbered(1)])
        await pilot.pause()
        shown = " ".join(" ".join(stage_of(pilot).lines()).split())
        assert text in shown
        assert "a label that is long" in shown
        await pilot.press("down")
        assert stage_of(pilot).lines()[0].rstrip().endswith("…")


async def test_clicks_select_and_the_mark_acts(stage: Staged) -> None:
    rows = Rows()
    async with stage(rows, size=(30, 12)) as pilot:
        rows.set_rows([*numbered(0, 1), Row("h", "Heading", heading=True)])
        await pilot.pause()
        await pilot.click(Rows, offset=(2, 1))
        assert rows.cursor == "k1"
        assert stage_of(pilot).of(RowList.Activated) == []
        await pilot.click(Rows, offset=(8, 1))
        await pilot.click(Rows, offset=(8, 2))
        await pilot.click(Rows, offset=(8, 9))
        assert rows.cursor == "k1"
        assert stage_of(pilot).of(RowList.Activated) == []
        await pilot.click(Rows, offset=(2, 1))
        assert [message.key for message in stage_of(pilot).of(RowList.Activated)] == ["k1"]


async def test_the_wheel_scrolls_and_leaves_the_cursor(stage: Staged) -> None:
    rows = Rows()
    async with stage(rows, size=(30, 5)) as pilot:
        rows.set_rows(numbered(*range(30)))
        await pilot.pause()
        rows.scroll_rows(7)
        await pilot.pause()
        assert rows.cursor == "k0"
        assert stage_of(pilot).lines()[0].split()[-1] == "7"
        rows.scroll_rows(1000)
        await pilot.pause()
        assert stage_of(pilot).lines()[-1].split()[-1] == "29"
        await pilot.press("down")
        assert under_cursor(pilot).endswith("row 1")


async def test_an_edge_is_told_of_once_until_rows_come(stage: Staged) -> None:
    rows = Rows()
    async with stage(rows, size=(30, 5)) as pilot:
        rows.set_rows(numbered(*range(40)))
        await pilot.press("end", "up", "up", "down")
        assert [message.key for message in stage_of(pilot).of(RowList.NearEdge)] == ["k39"]
        rows.set_rows(numbered(*range(60)))
        await pilot.press("up")
        assert len(stage_of(pilot).of(RowList.NearEdge)) == 1
        await pilot.press("end")
        assert [message.key for message in stage_of(pilot).of(RowList.NearEdge)] == ["k39", "k59"]


@pytest.mark.parametrize("seed", range(6))
async def test_what_was_repainted_is_what_differs(stage: Staged, seed: int) -> None:
    """After any doings the screen looks as if everything had been painted anew."""
    chance, rows = Random(seed), Rows()
    async with stage(rows, size=(24, 7)) as pilot:
        pool = [
            Row("h", "Heading", heading=True),
            *numbered(*range(8)),
            Row("long", "one two three four five six seven eight nine ten", aside="7:05", word="done 7:05"),
            Row("long/step", "日本語 שלום [red] step", mark="✓", muted=True, under="long"),
            Row("k3/note", "a note", heading=True, muted=True, under="k3"),
        ]
        for _ in range(12):
            doing = chance.choice(["rows", "key", "key", "scroll"])
            if doing == "rows":
                chosen = [row for row in pool if chance.random() < 0.7]
                rows.set_rows(chosen, from_top=chance.random() < 0.5)
            elif doing == "key":
                await pilot.press(chance.choice(["up", "down", "pagedown", "pageup", "home", "end"]))
            else:
                rows.scroll_rows(chance.randint(-3, 3))
            await pilot.pause()
            incremental = stage_of(pilot).lines()
            rows.refresh()
            await pilot.pause()
            assert incremental == stage_of(pilot).lines()
            assert all(cell_len(line) == 24 for line in incremental)


@pytest.mark.parametrize("width", [0, 1, 2, 5, 9, 14, 40])
@pytest.mark.parametrize("lead", [0, 1, 5])
def test_a_line_is_exactly_as_wide_as_its_list(width: int, lead: int) -> None:
    from rich.style import Style

    rows = [
        Row("a", "日本語 [red]x[/] \x1b[0m 👨‍👩‍👧 and more", mark="✓", aside="18:10", word="done 18:10"),
        Row("b", "", mark="◦"),
        Row("c", "שלום", mark="~", under="a"),
        Row("d", "Heading", heading=True),
    ]
    columns = Columns(width, lead, UNICODE)
    for line in columns.flow(rows, "a"):
        assert columns.draw(line, lambda _: Style()).cell_length == width


def test_every_mark_is_one_cell_and_has_an_ascii_form() -> None:
    for mark in UNICODE.__struct_fields__:
        assert cell_len(getattr(UNICODE, mark)) == 1
        assert getattr(ASCII, mark).isascii() and len(getattr(ASCII, mark)) == 1


async def test_ascii_look_draws_ascii(stage: Staged) -> None:
    rows = Rows()
    async with stage(rows, size=(20, 4), look=ScreenStyle(ascii=True)) as pilot:
        rows.set_rows([Row(f"k{n}", "a long text that is cut at the end") for n in range(9)])
        await pilot.press("down")
        assert "".join(stage_of(pilot).lines()).isascii()
