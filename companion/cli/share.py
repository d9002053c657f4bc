"""`companion share`: a win, a week or a month as a picture."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import click

from companion import words
from companion.cli.frame import options, outputs
from companion.cli.frame.asking import AskedFor
from companion.cli.frame.naming import the_one, the_stored
from companion.cli.frame.opening import WRONG, Places, fail, opened, wants_plain

if TYPE_CHECKING:
    from companion.companion import Companion


@click.command()
@click.argument("what", default="")
@click.argument("named", metavar="[WORDS]...", nargs=-1)
@click.option("--svg", metavar="FILE", help="Save it as an SVG; - is standard output.")
@click.option("--png", metavar="FILE", help="Save it as a PNG; - is standard output. It needs resvg-py.")
@click.option("--show", metavar="PARTS", help="What is on it, with commas: sentence, day, category, figures.")
@click.option("--print", "for_print", is_flag=True, help="Make it A6, for paper, instead of square.")
@options.force
@click.pass_obj
def share(
    places: Places,
    what: str,
    named: tuple[str, ...],
    svg: str | None,
    png: str | None,
    show: str | None,
    for_print: bool,
    force: bool,
) -> None:
    """Draw a card to share: a win, days, a story or a milestone.

    WHAT is win, week, month, story, milestone, or an id: `story:123`. A month is four weeks. It takes
    the newest, or the one with these WORDS. Only what --show names is on the card; without it, the sentence
    of a win or the figures of the days. Nothing in the file tells who, where or when. Without FILE the SVG
    goes to standard output.
    """
    from companion.config.palette import for_a_picture
    from companion.export.share_card import SHEETS, drawn, save
    from companion.export.target import free_path
    from companion.model.share import PARTS

    chosen = {part.strip() for part in (show or "").split(",")} - {""}
    for part in sorted(chosen.difference(PARTS)):
        fail(words.share.NO_PART.format(typed=part, parts=", ".join(PARTS)), WRONG)
    answers = AskedFor(what)
    what = answers.which(words.share.ASK_WHAT, [*words.share.ABOUT.values()], [*words.share.ABOUT])
    with opened(places) as companion:
        whole = companion.share.card(_key(companion, what, " ".join(named)))
        card = whole.only(chosen or whole.first)
        if not card.parts:
            fail(words.share.EMPTY, WRONG)
        colours = for_a_picture(companion.settings.appearance.theme)
        sheet, folder = SHEETS["print" if for_print else "screen"], companion.store.folder
        if not svg and not png and sys.stdin.isatty() and (sys.stdout.isatty() or wants_plain()):
            svg = answers.next(words.share.ASK_FILE) or str(free_path(words.share.FILE, "svg"))
        for file, is_png in ((svg, False), (png, True)):
            if file:
                path = outputs.target(file)
                outputs.said(path, save(card, colours, sheet, path, folder, png=is_png, force=force))
        if not svg and not png:
            click.echo(drawn(card, colours, sheet), nl=False)


def _key(companion: Companion, what: str, typed: str) -> str:
    """The key of a card: that of a row, of some days, or of the record with these words."""
    from companion.model.share import DAYS, RECORDS, about
    from companion.model.wins import Win

    if what in DAYS or about(what)[1]:
        return what
    if what == "win":
        none = words.share.NO_SUCH_WIN if typed else words.share.NO_WINS
        return f"win:{the_stored(companion.store, Win, typed, lambda win: (win.text,), none).id}"
    if what not in RECORDS.values():
        fail(words.share.NO_CARD.format(typed=what), WRONG)
    stories = {each.id: (each.called, each.text) for each in companion.stories.view().stories}
    milestones = {each.id: (each.text,) for each in companion.milestones.seen()}
    there: dict[int, tuple[str, ...]] = {**(stories if what == "story" else milestones)}
    if not there:
        fail(words.share.EMPTY, WRONG)
    if not typed:
        return f"{what}:{next(iter(there))}"
    return f"{what}:{the_one(typed, there, lambda id: there[id], lambda id: id)}"
