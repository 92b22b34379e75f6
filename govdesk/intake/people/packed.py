"""One small object out of a git pack, within limits: what it inflates to, how deep its deltas go, what they copy.

dulwich finds the place in the pack; it would inflate whatever a pack holds, so the bytes are taken out here.
Format: gitformat-pack(5).
"""

from __future__ import annotations

import zlib
from collections.abc import Iterator
from typing import BinaryIO

MAX_DEPTH = 200  # git makes chains of 50, and 250 at the utmost where asked for
_OFS, _REF = 6, 7
_HEAD = 64


class Spoilt(Exception):
    """What stands in a pack is no object, or one beyond the limits."""


class Pack:
    """An open pack file and its index."""

    def __init__(self, stream: BinaryIO, index: object, limit: int) -> None:
        """Take the pack's stream, dulwich's index of it, and the most bytes that an object may have."""
        self._stream, self._index, self._limit = stream, index, limit

    def offset(self, sha: bytes) -> int | None:
        """Give where an object stands, by its 40 digits; None where it is not in this pack."""
        try:
            return int(self._index.object_offset(bytes.fromhex(sha.decode())))  # type: ignore[attr-defined]  # of several kinds
        except KeyError:
            return None

    def read(self, offset: int) -> tuple[int, bytes]:
        """Give (type, content) of the object at an offset. Raises Spoilt."""
        deltas: list[bytes] = []
        for _ in range(MAX_DEPTH):
            kind, base, content = self._entry(offset)
            if base is None:
                for delta in reversed(deltas):
                    content = apply(content, delta, self._limit)
                return kind, content
            deltas.append(content)
            offset = base
        raise Spoilt

    def _entry(self, offset: int) -> tuple[int, int | None, bytes]:
        self._stream.seek(offset)
        head = self._stream.read(_HEAD)
        numbers = iter(enumerate(head))
        try:
            at, byte = next(numbers)
            kind = byte >> 4 & 7
            while byte & 0x80:
                at, byte = next(numbers)
            base = None
            if kind == _OFS:
                base, at = self._back(offset, numbers)
            elif kind == _REF:
                base = self.offset(head[at + 1 : at + 21].hex().encode())
                at += 20
                if base is None:
                    raise Spoilt
        except StopIteration:
            raise Spoilt from None
        self._stream.seek(offset + at + 1)
        return kind, base, self._inflate()

    def _back(self, offset: int, numbers: Iterator[tuple[int, int]]) -> tuple[int, int]:
        at, byte = next(numbers)
        back = byte & 0x7F
        while byte & 0x80:
            at, byte = next(numbers)
            back = ((back + 1) << 7) | (byte & 0x7F)
        if not 0 < back < offset:
            raise Spoilt
        return offset - back, at

    def _inflate(self) -> bytes:
        unpack, found = zlib.decompressobj(), b""
        try:
            while not unpack.eof:
                packed = self._stream.read(2**14)
                found += unpack.decompress(packed, self._limit + 1 - len(found))
                if not packed or len(found) > self._limit:
                    raise Spoilt
        except zlib.error as error:
            raise Spoilt from error
        return found


def apply(base: bytes, delta: bytes, limit: int) -> bytes:
    """Make an object of its base and a delta. Raises Spoilt where that would be longer than `limit` bytes."""
    numbers = iter(delta)
    out = bytearray()
    try:
        _size(numbers), _size(numbers)
        for op in numbers:
            if op & 0x80:
                start = sum(next(numbers) << 8 * n for n in range(4) if op & 1 << n)
                length = sum(next(numbers) << 8 * n for n in range(3) if op & 0x10 << n) or 0x10000
                out += base[start : start + length]
            else:
                out += bytes(next(numbers) for _ in range(op))
            if len(out) > limit:
                raise Spoilt
    except (StopIteration, RuntimeError):  # a generator turns the one into the other
        raise Spoilt from None
    return bytes(out)


def _size(numbers: Iterator[int]) -> int:
    size = shift = 0
    while True:
        byte = next(numbers)
        size |= (byte & 0x7F) << shift
        shift += 7
        if not byte & 0x80:
            return size
