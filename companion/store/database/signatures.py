"""What a file looks like from outside, and when that tells that it is unchanged. Imports next to nothing."""

from __future__ import annotations

import os

Signature = tuple[int, int, int]  # time of the last change (ns), inode, size (bytes)
UNKNOWN: Signature = (0, 0, 0)  # of a file that could not be looked at

YOUNG = 20_000_000  # ns: a file this young may change again without a trace; kernels tick every 1 to 10 ms
COARSE = 2_000_000_000  # ns: the same where file times are whole seconds (FAT, some network shares)


def signature_of(path: str) -> Signature | None:
    """What tells one state of a file or folder from another; None where there is none."""
    try:
        return signature_in(os.stat(path))
    except OSError:
        return None


def signature_in(found: os.stat_result) -> Signature:
    """The signature in what a file looked like when it was read."""
    return found.st_mtime_ns, found.st_ino, found.st_size


def is_trusted(signature: Signature, checked: int) -> bool:
    """Whether a file looked at when `checked` (ns) would by now look otherwise, had it changed since."""
    changed = signature[0]
    return checked - changed > (YOUNG if changed % 1_000_000_000 else COARSE)


def is_settled(signature: Signature, checked: int) -> bool:
    """The same where whoever asks does not look again for ever: a time long after `checked` tells as well."""
    changed = signature[0]
    return is_trusted(signature, checked) or changed - checked > COARSE
