"""Picture files as they go into another file: of a known kind, and without what they tell besides.

A photograph often bears the place and the time it was taken, and whose camera it was. All of that is left
out, but for how it is to be turned and for its colours.
"""

from __future__ import annotations

import base64
import struct
from collections.abc import Iterator

LARGEST = 20 * 1024 * 1024
"""A picture of more bytes is not taken in."""
_KEPT_OF_JPEG = {0xE0, 0xE2, 0xEE}  # JFIF, colour profile, Adobe's transform
_LEFT_OF_PNG = {b"tEXt", b"zTXt", b"iTXt", b"eXIf", b"tIME"}
_TURNED = 0x0112


def as_data(data: bytes) -> str:
    """Return a picture as a `data:` address, '' where it is no PNG, JPEG, GIF or WebP that can be read."""
    try:
        if data.startswith(b"\xff\xd8\xff"):
            kind, data = "jpeg", b"".join(_jpeg(data))
        elif data.startswith(b"\x89PNG\r\n\x1a\n"):
            kind, data = "png", b"".join(_png(data))
        elif data.startswith((b"GIF87a", b"GIF89a")):
            kind = "gif"
        elif data[:4] == b"RIFF" and data[8:12] == b"WEBP":
            kind, data = "webp", _webp(data)
        else:
            return ""
    except (struct.error, IndexError):  # cut off
        return ""
    return f"data:image/{kind};base64,{base64.b64encode(data).decode()}"


def _jpeg(data: bytes) -> Iterator[bytes]:
    yield data[:2]
    at = 2
    while data[at + 1] != 0xDA:  # from there on it is the picture
        marker, size = struct.unpack_from(">BH", data, at + 1)
        segment = data[at : at + 2 + size]
        at += 2 + size
        if marker == 0xE1 and (turned := _turned(segment[4:])) > 1:
            yield b"\xff\xe1\x00\x22Exif\x00\x00MM\x00*\x00\x00\x00\x08\x00\x01" + struct.pack(
                ">HHIHHI", _TURNED, 3, 1, turned, 0, 0
            )
        elif marker in _KEPT_OF_JPEG or not (0xE0 <= marker <= 0xEF or marker == 0xFE):
            yield segment
    yield data[at:]


def _turned(exif: bytes) -> int:
    """Return how a photograph is to be turned, 1 to 8; 0 where that is not said."""
    if not exif.startswith(b"Exif\x00\x00"):
        return 0
    tiff = exif[6:]
    order = "<" if tiff[:2] == b"II" else ">"
    (at,) = struct.unpack_from(f"{order}I", tiff, 4)
    (count,) = struct.unpack_from(f"{order}H", tiff, at)
    for n in range(count):
        tag, _, _, value = struct.unpack_from(f"{order}HHIH", tiff, at + 2 + 12 * n)
        if tag == _TURNED:
            return int(value) if 1 <= value <= 8 else 0
    return 0


def _png(data: bytes) -> Iterator[bytes]:
    yield data[:8]
    at = 8
    while at < len(data):
        size, name = struct.unpack_from(">I4s", data, at)
        if name not in _LEFT_OF_PNG:
            yield data[at : at + 12 + size]
        at += 12 + size
        if name == b"IEND":  # what comes after is not the picture
            return


def _webp(data: bytes) -> bytes:
    found, at = bytearray(), 12
    while at + 8 <= len(data):
        name, size = struct.unpack_from("<4sI", data, at)
        chunk = bytearray(data[at : at + 8 + size + size % 2])
        at += 8 + size + size % 2
        if name == b"VP8X":
            chunk[8] &= ~0x0C  # there is neither Exif nor XMP in it any more
        if name not in (b"EXIF", b"XMP "):
            found += chunk
    return struct.pack("<4sI4s", b"RIFF", 4 + len(found), b"WEBP") + bytes(found)
