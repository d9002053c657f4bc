"""`companion goal board`: the cards of the board, and the picture it can become."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from companion import words
from companion.cli.frame import options, outputs
from companion.cli.frame.asking import AskedFor
from companion.cli.frame.given import given_back
from companion.cli.frame.groups import Group
from companion.cli.frame.naming import chosen
from companion.cli.frame.opening import WRONG, Places, fail, opened
from companion.cli.frame.telling import put_json, tell, tell_answer
from companion.cli.goals.named import the_card

if TYPE_CHECKING:
    from companion.model.board import CardInFull

NONE = "none"
"""What ties a card to no goal."""


@click.group(cls=Group, invoke_without_command=True)
@click.option("--svg", "file", metavar="FILE", help="Save it as one picture, with your pictures in it.")
@options.force
@click.pass_context
def board(context: click.Context, file: str | None, force: bool) -> None:
    """Print the board, save it as a picture, or change a card."""
    if context.invoked_subcommand is None:
        if file:
            write(context.obj, file, force=force)
        else:
            context.invoke(list_cards)


@board.command("list")
@options.as_json
@click.pass_obj
def list_cards(places: Places, as_json: bool = False) -> None:
    """Print the cards on the board."""
    with opened(places) as companion:
        cards = companion.board.view().cards
        if as_json:
            put_json("board", {"cards": cards})
            return
        if not cards:
            fail(words.board.NOTHING_YET, WRONG)
        for each in cards:
            tell(words.board.told(each.card.text, each.goal))


@board.command()
@click.argument("card", nargs=-1)
@options.as_json
@click.pass_obj
def read(places: Places, card: tuple[str, ...], as_json: bool) -> None:
    """Read a card in full, with its picture and its words."""
    with opened(places) as companion:
        each = the_card(AskedFor(" ".join(card)), companion.board.view().cards)
        if as_json:
            put_json("board", {"cards": (each,)})
            return
        for said in (*each.card.text.splitlines(), *each.card.caption.splitlines(), *told_picture(each)):
            tell(said)
        tell("{said}", said=each.goal or words.board.DREAMING)


def told_picture(each: CardInFull) -> list[str]:
    """Where the picture of a card is, if it has one."""
    picture = each.card.picture
    return [words.board.GONE.format(path=picture) if each.gone else picture] if picture else []


@board.command()
@click.argument("text", nargs=-1)
@click.pass_obj
def add(places: Places, text: tuple[str, ...]) -> None:
    """Put a card on the board."""
    said = AskedFor(" ".join(text)).next(words.board.LABELS["text"])
    with opened(places, typed=said) as companion, given_back(said):
        tell_answer(companion.board.add(said))


@board.command()
@click.argument("card", nargs=-1)
@options.new_words
@click.pass_obj
def edit(places: Places, card: tuple[str, ...], text: str) -> None:
    """Change the words of a card."""
    answers = AskedFor(" ".join(card), text)
    with opened(places, typed=text) as companion:
        of = the_card(answers, companion.board.view().cards).card
        said = answers.instead(words.common.NEW_WORDS, of.text)
        with answers.given_back():
            tell_answer(companion.board.say(of.id, "text", said, of.text))


@board.command()
@click.argument("card", nargs=-1)
@click.option("--picture", metavar="FILE", help="A picture file; it stays where it is.")
@click.option("--caption", metavar="TEXT", help="Words for the picture.")
@click.pass_obj
def say(places: Places, /, card: tuple[str, ...], **given: str | None) -> None:
    """Name a picture file for a card, and write words for it.

    An empty text removes one.
    """
    answers = AskedFor(" ".join(card), "", "")
    told = {what: text for what, text in given.items() if text is not None}
    with opened(places, typed="\n".join(told.values())) as companion:
        of = the_card(answers, companion.board.view().cards).card
        labels = {what: label for what, label in words.board.LABELS.items() if what != "text"}
        told = told or answers.field(words.goals.ASK_WHAT, labels, lambda what: str(getattr(of, what)))
        with given_back("\n".join(told.values())):
            for what, text in told.items():
                change = companion.board.say(of.id, what, text)
        tell_answer(change)


@board.command()
@click.argument("card", nargs=-1)
@click.option("--goal", metavar="GOAL", default="", help="The goal, or none.")
@click.pass_obj
def tie(places: Places, card: tuple[str, ...], goal: str) -> None:
    """Tie a card to a goal, or to none."""
    answers = AskedFor(" ".join(card), goal)
    with opened(places) as companion:
        of = the_card(answers, companion.board.view().cards).card
        goals = {each.goal.key: each.goal for each in companion.goals.view().goals}
        called = {key: (each.called, each.wish) for key, each in goals.items()} | {
            NONE: (words.board.NO_GOAL,)
        }
        key = chosen(answers, words.board.TIE_TITLE, called, lambda key: called[key], lambda key: key)
        tell_answer(companion.board.tie(of.id, goals[key].id if key in goals else 0))


@board.command()
@options.up_or_down
@click.argument("card", nargs=-1)
@click.pass_obj
def move(places: Places, offset: int, card: tuple[str, ...]) -> None:
    """Move a card back (up) or forward (down)."""
    with opened(places) as companion:
        each = the_card(AskedFor(" ".join(card)), companion.board.view().cards)
        tell_answer(companion.board.move(each.card.id, offset))


@board.command()
@click.argument("card", nargs=-1)
@click.pass_obj
def delete(places: Places, card: tuple[str, ...]) -> None:
    """Delete a card."""
    with opened(places) as companion:
        each = the_card(AskedFor(" ".join(card)), companion.board.view().cards)
        tell_answer(companion.board.delete(each.card.id))


@board.command()
@click.argument("file", default="")
@options.force
@click.pass_obj
def save(places: Places, file: str, force: bool) -> None:
    """Save the board as an SVG picture. Without FILE it asks."""
    file = AskedFor(file).next(words.board.ASK_FILE)
    write(places, file or words.board.FILE_PLACEHOLDER, force=force)


def write(places: Places, file: str, *, force: bool) -> None:
    """Save the board as a picture, in the colours of the theme."""
    from companion.config.palette import for_a_picture
    from companion.export.board import save

    with opened(places) as companion:
        view = companion.board.view()
        if not view.cards:
            fail(words.board.NOTHING_YET, WRONG)
        colours = for_a_picture(companion.settings.appearance.theme)
        path = outputs.target(file)
        outputs.said(path, save(view, colours, path, companion.store.folder, force=force))
