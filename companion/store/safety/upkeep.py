"""Keeping the backups of a folder's pages up with them."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import suppress

from companion.store.database.file_names import key_in
from companion.store.database.folder import PageFolder
from companion.store.errors import StoreError


def back_up(page_folder: PageFolder, name: str) -> None:
    """Back a page up as it is now. When the disk refuses that, a notice says so."""
    try:
        page_folder.backups.copy(name)
    except OSError as error:
        page_folder.tell(f"no backup of {name} could be made ({error.strerror})")


def behind(page_folder: PageFolder, key: str, rests: float = 0.0) -> list[str]:
    """Pages of a month, those companion names, that no backup has as they are (`Backups.is_behind`)."""
    names = filter(page_folder.listing.is_ours, page_folder.listing.of(key))
    return [name for name in names if page_folder.backups.is_behind(name, rests)]


def catch_up(page_folder: PageFolder, names: Sequence[str]) -> None:
    """Back these pages up as they are now; one that is damaged leaves its backup as it is.

    Raises StoreError if the disk refuses.
    """
    if names:
        with page_folder.writing():
            for name in names:
                page_folder.look(page_folder.month(key_in(name), keep=False), name)
                page_folder.backups.follow(name)


def mark_checked(page_folder: PageFolder, key: str) -> None:
    """Back up the pages of a month after the last write; what the disk refuses is tried again later."""
    with suppress(StoreError):
        catch_up(page_folder, behind(page_folder, key))
