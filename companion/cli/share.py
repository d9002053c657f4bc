"""`companion share`: a win, a week or a month as a picture."""

from __future__ import annotations

import click

from companion import words
from companion.cli import options, outputs
from companion.cli.opening import WRONG, Places, fail, opened


@click.command()
@click.argument("what", type=click.Choice(["win", "week", "month"]))
@click.argument("win", nargs=-1)
@click.option("--svg", metavar="FILE", help="Save it as an SVG; - is standard output.")
@click.option("--png", metavar="FILE", help="Save it as a PNG; - is standard output. It needs resvg-py.")
@click.option(
    "--show", metavar="PARTS", help="What stands on it, with commas: sentence, day, category, figures."
)
@click.option("--print", "for_print", is_flag=True, help="A6, for paper, instead of a square.")
@options.force
@click.pass_obj
def share(
    places: Places,
    what: str,
    win: tuple[str, ...],
    svg: str | None,
    png: str | None,
    show: str | None,
    for_print: bool,
    force: bool,
) -> None:
    """Draw a card to share: the newest win, or the one with the words WIN; the last week or four weeks.

    Only what --show names is on it; where it is left out, the sentence of a win, the figures of days. Nothing
    in the file tells who, where or when. Without a FILE the SVG goes to standard output.
    """
    from companion.config.palette import for_a_picture
    from companion.export.share_card import SHEETS, drawn, save
    from companion.model.share import PARTS

    chosen = {part.strip() for part in (show or "").split(",")} - {""}
    for part in sorted(chosen.difference(PARTS)):
        fail(words.share.NO_PART.format(typed=part, parts=", ".join(PARTS)), WRONG)
    with opened(places) as companion:
        whole = companion.share.card(companion.share.win(" ".join(win)) if what == "win" else what)
        card = whole.only(chosen or whole.first)
        if not card.parts:
            fail(words.share.EMPTY, WRONG)
        colours = for_a_picture(companion.settings.appearance.theme)
        sheet, folder = SHEETS["print" if for_print else "screen"], companion.store.folder
        for file, is_png in ((svg, False), (png, True)):
            if file:
                path = outputs.target(file)
                outputs.said(path, save(card, colours, sheet, path, folder, png=is_png, force=force))
        if not svg and not png:
            click.echo(drawn(card, colours, sheet), nl=False)
