"""Two promises about files: a write is whole and on the disk, and there is one writer at a time.

The calls are those of `os` on purpose: this is where the promises meet the kernel.
"""

from __future__ import annotations

import errno
import os
import stat
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress

if sys.platform == "win32":
    import msvcrt
else:
    import fcntl

BINARY = getattr(os, "O_BINARY", 0)
CANNOT_SYNC = (errno.EINVAL, errno.ENOTSUP, errno.ENOSYS)
NO_FILE = "it is not a regular file"
STANDARD_INPUT, STANDARD_OUTPUT = "/dev/stdin", "/dev/stdout"  # by these names everywhere, Windows too
LARGEST = 1024 * 1024 * 1024  # bytes; a page has some 128 kB, one of a million records some 200 MB


def sync_file(fd: int) -> None:
    """Make what was written to a file survive a power cut."""
    if sys.platform == "darwin":  # there, fsync alone leaves the data in the drive's cache
        with suppress(OSError):
            fcntl.fcntl(fd, fcntl.F_FULLFSYNC)
            return
    os.fsync(fd)


def sync_folder(folder: str) -> None:
    """Make a folder's names survive a power cut, where the system can do so."""
    if sys.platform == "win32":
        return
    fd = os.open(folder, os.O_RDONLY)
    try:
        sync_file(fd)
    except OSError as error:
        if error.errno not in CANNOT_SYNC:  # some network and user-space file systems
            raise
    finally:
        os.close(fd)


def make_folder(path: str) -> None:
    """Make a private folder (0700) and the folders above it; one that exists is left as it is."""
    if os.path.isdir(path):
        return
    above = os.path.dirname(path)
    if above and above != path:
        make_folder(above)
    try:
        os.mkdir(path, 0o700)
    except FileExistsError:
        if not os.path.isdir(path):
            raise NotADirectoryError(errno.ENOTDIR, os.strerror(errno.ENOTDIR), path) from None
        return
    os.chmod(path, 0o700)  # whatever the umask is
    sync_folder(above or os.curdir)


def read_file(path: str, most: int = LARGEST) -> tuple[bytes, os.stat_result]:
    """The bytes of a file, and what it looked like.

    Raises OSError, also for what is no file (a pipe is not waited for), and with EFBIG, before anything
    is read, for one of more than `most` bytes.
    """
    fd = os.open(path, os.O_RDONLY | BINARY | getattr(os, "O_NONBLOCK", 0))
    try:
        found = os.fstat(fd)
        if not stat.S_ISREG(found.st_mode):
            raise OSError(0, "it is not a file")
        if found.st_size > most:
            raise OSError(errno.EFBIG, f"it is {found.st_size // 1_000_000} MB, which is far too large")
        with open(fd, "rb", closefd=False) as file:
            return file.read(), found
    finally:
        os.close(fd)


def read_given(path: str) -> bytes:
    """The bytes of a file or of standard input. Raises OSError as `read_file` does."""
    return sys.stdin.buffer.read(LARGEST + 1) if path == STANDARD_INPUT else read_file(path)[0]


def is_within(path: str, folder: str) -> bool:
    """Whether a path is a folder or in it, links followed."""
    path, folder = os.path.realpath(path), os.path.realpath(folder)
    return path == folder or path.startswith(os.path.join(folder, ""))


def head_of(path: str, most: int) -> bytes:
    """The first `most` bytes of a file. Raises OSError."""
    with open(path, "rb") as file:
        return file.read(most)


def is_stream(path: str) -> bool:
    """Whether a path leads to a pipe or a character device: it takes bytes and keeps none."""
    if path == STANDARD_OUTPUT:
        return True
    try:
        return _is_stream(os.stat(path))
    except OSError:
        return False


def write_out(path: str, data: bytes, *, force: bool = False) -> None:
    """Write what a person asked for to the FILE they named: into a stream, else as a file (0600) of its own.

    Raises FileExistsError for a file that is there already, unless forced; OSError for what is none.
    """
    if path == STANDARD_OUTPUT:  # also where it leads to a file
        sys.stdout.flush()
        sys.stdout.buffer.write(data)
        sys.stdout.flush()
    elif is_stream(path):
        fd = os.open(path, os.O_WRONLY | BINARY | getattr(os, "O_NOCTTY", 0))
        try:
            if not _is_stream(os.fstat(fd)):
                raise FileExistsError(errno.EEXIST, os.strerror(errno.EEXIST), path)
            write_all(fd, data)
        finally:
            os.close(fd)
    elif force:
        write_durably(path, data)
    else:
        write_once(path, data)


def write_durably(path: str, data: bytes, *, mode: int = 0o600, sync: bool = True) -> None:
    """Replace a file by a complete, synced one; a link is written through.

    On any failure up to the replacement the old file is untouched. `sync=False` is for what can be
    made again: whole or absent, but perhaps not there after a power cut. Raises OSError for what is
    there and is not a regular file: a device replaced by a file would be gone for everybody.
    """
    refuse_special(path)
    if os.path.islink(path):
        path = os.path.realpath(path)
    folder, name = os.path.split(path)
    temporary = os.path.join(folder, f".{name}.tmp")
    try:
        _write_new(temporary, data, mode, sync)
        _replace(temporary, path)
    except BaseException:
        with suppress(OSError):
            os.unlink(temporary)
        raise
    if sync:
        sync_folder(folder or os.curdir)


def write_once(path: str, data: bytes) -> None:
    """Write a new file (0600), whole and synced; FileExistsError when there is one already."""
    if os.path.lexists(path):
        raise FileExistsError(errno.EEXIST, os.strerror(errno.EEXIST), path)
    folder, name = os.path.split(path)
    temporary = os.path.join(folder, f".{name}.tmp")
    try:
        _write_new(temporary, data, 0o600, True)
        try:
            os.link(temporary, path)  # refuses where a file has come meanwhile, as a renaming does not
        except FileExistsError:
            raise
        except OSError:  # a file system without hard links
            _replace(temporary, path)
        try:
            sync_folder(folder or os.curdir)
        except BaseException:
            with suppress(OSError):
                os.unlink(path)
            raise
    finally:
        with suppress(OSError):
            os.unlink(temporary)


def _write_new(path: str, data: bytes, mode: int, sync: bool) -> None:
    fd = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC | BINARY, 0o600)
    try:
        if sys.platform != "win32":
            os.fchmod(fd, mode)
        write_all(fd, data)
        if sync:
            sync_file(fd)
    except BaseException:
        with suppress(OSError):
            os.unlink(path)
        raise
    finally:
        os.close(fd)


def write_all(fd: int, data: bytes) -> None:
    """Write bytes to an open file, all of them."""
    view = memoryview(data)
    while view:
        view = view[os.write(fd, view) :]


def _is_stream(found: os.stat_result) -> bool:
    return stat.S_ISFIFO(found.st_mode) or stat.S_ISCHR(found.st_mode)


def refuse_special(path: str) -> None:
    """Raise OSError for what is there and is neither a regular file nor a folder (replacing that fails)."""
    with suppress(FileNotFoundError):
        mode = os.stat(path).st_mode
        if not (stat.S_ISREG(mode) or stat.S_ISDIR(mode)):
            raise OSError(0, NO_FILE, path)


def _replace(source: str, target: str) -> None:
    for wait in (0.02, 0.05, 0.1, 0.2, 0.4):
        try:
            os.replace(source, target)
            return
        except PermissionError:
            if sys.platform != "win32":
                raise
            time.sleep(wait)  # a virus scanner or a sync client looks at it
    os.replace(source, target)


def try_lock(path: str) -> int | None:
    """Take the kernel's lock on a file (made if need be); None when someone has it. Close it to free it."""
    fd = os.open(path, os.O_RDWR | os.O_CREAT, 0o600)
    try:
        if sys.platform == "win32":
            msvcrt.locking(fd, msvcrt.LK_NBLCK, 1)
        else:
            fcntl.flock(fd, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except (BlockingIOError, PermissionError):
        os.close(fd)
        return None
    except BaseException:
        os.close(fd)
        raise
    return fd


@contextmanager
def lock(path: str, timeout: float) -> Iterator[None]:
    """Hold a kernel lock: it dies with its owner, kill -9 included, so it is never stale.

    Raises TimeoutError when another process has had it for `timeout` seconds.
    """
    deadline = time.monotonic() + timeout
    while (fd := try_lock(path)) is None:
        if time.monotonic() > deadline:
            raise TimeoutError("another companion has been writing for too long; close it and try again")
        time.sleep(0.002)
    try:
        yield
    finally:
        os.close(fd)
