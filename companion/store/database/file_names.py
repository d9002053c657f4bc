"""What the name of a file in the data folder says: the month, whose page it is, or whose conflict copy."""

from __future__ import annotations

import re

import msgspec

from companion.store.database.ids import CORE

UNNAMED = "here"
"""What a machine without a name goes by, where there is no month before it."""
_BEHIND = r"(?:\.conflict\d{1,3}|\.\.path[12]|\.orig|~|\.~\d{1,3}~)"
"""What rclone, git, Mercurial and editors put behind the ending of a copy."""
A_PAGE = re.compile(rf"(core|\d{{4}}-(?:0[1-9]|1[0-2]))(?![0-9A-Za-z@]).*\.json{_BEHIND}?")
PAGE = re.compile(
    r"(?P<key>core|\d{4}-\d\d)(?:\.(?P<device>[\w-]*[^\W\d][\w-]*))?(?:\.(?P<number>\d+))?\.json"
)

_ENDING = r"(?P<ending>\.[a-z]+)"
_CONFLICT = "conflict|konflik|conflit|конфл|競合|冲突|衝突|충돌"

# How the programs people sync with name a copy of a file that was changed in two places. Patterns as text:
# few commands want them compiled.
COPIES = {
    # docs.syncthing.net, "Conflicting Changes": <name>.sync-conflict-<date>-<time>-<modifiedBy>.<ext>
    "Syncthing": r"(?P<of>.+)\.sync-conflict-\d{8}-\d{6}-[A-Z0-9]{7}",
    # docs.nextcloud.com, desktop client, "Conflicts": name (conflicted copy 2018-04-10 093612).ext, with a
    # user's name before the date in shared folders; name_conflict-20180410-093612.ext in older clients
    "Nextcloud": (
        r"(?P<of>[^ ]+?)"
        r"(?: \(conflicted copy(?: [^()]+)? \d{4}-\d\d-\d\d \d{6}\)|_conflict-\d{8}-\d{6})"
    ),
    # help.dropbox.com, "What's a conflicted copy?": a person or a machine, these words in the language of
    # the computer, and the date; (1) after it for a second one
    "Dropbox": rf"(?P<of>[^ ]+) \((?i:.*(?:{_CONFLICT}).*)\)(?: \(\d+\))?",
    # a number behind a blank; in brackets with Google Drive and OneDrive
    "iCloud": r"(?P<of>[^ ]+) \d{1,3}",
    "Google Drive": r"(?P<of>[^ ]+) \(\d{1,3}\)",
    # rclone.org/bisync, "--conflict-loser" and "--conflict-suffix": behind the ending (older ones "..path1"),
    # or before it with --suffix-keep-extension
    "rclone": (
        r"(?P<of>.+?)(?:(?P<ending>\.[a-z]+)(?:\.conflict\d{1,3}|\.\.path[12])"
        r"|\.conflict\d{1,3}(?P<kept>\.[a-z]+))"
    ),
    # git-scm.com, git-mergetool (`mergetool.keepBackup`), hgrc(5): .orig; and what editors keep: ~
    "a merge tool or an editor": r"(?P<of>.+)(?P<ending>\.[a-z]+)(?:\.orig|~|\.~\d{1,3}~)",
    # support.microsoft.com, "Fix OneDrive sync problems": the computer's name behind a hyphen; only a name
    # as Windows makes them is told from a machine's that a person has chosen
    "OneDrive": r"(?P<of>[^ ]+)-(?:DESKTOP|LAPTOP|WIN)-[A-Z0-9]{4,11}(?:-\d{1,3})?",
}


class PageName(msgspec.Struct, frozen=True):
    """A page: its month (or `core`), the machine that writes it (`` for one without a name).

    `made_by` names the program when it is a conflict copy.
    """

    key: str
    device: str = ""
    made_by: str = ""


def made_of(name: str) -> tuple[str, str]:
    """The name of the file a copy was made of, and the sync program; its own name and `` for any other."""
    for program, pattern in COPIES.items():
        whole = pattern if "(?P<ending>" in pattern else pattern + _ENDING
        if copy := re.fullmatch(whole, name):
            ending = copy["ending"] or copy["kept"]
            return made_of(copy["of"] + ending)[0], program  # there are copies of copies
    return name, ""


def read_name(name: str) -> PageName | None:
    """What a file's name says; None when it is no page that companion or a sync program has named."""
    of, program = made_of(name)
    if page := PAGE.fullmatch(of):
        return PageName(page["key"], page["device"] or "", program)
    return None


def key_in(name: str) -> str:
    """The month (or `core`) that a page's name begins with."""
    return CORE if name.startswith(CORE) else name[:7]
