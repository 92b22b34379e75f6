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
_MOST_WORK = 2**31  # the 200,000 newest commits of Linux need half of it
_STEPS, _PER_STEP, _PER_LOOK = 2**7, 2**8, 2**10
_SHIFTS = tuple(tuple(8 * bit for bit in range(7) if op & 1 << bit) for op in range(0x80))
_KEPT, _KEPT_BYTES = 256, 2**14


class Spoilt(Exception):
    """What stands in a pack is no object, or one beyond the limits."""


class SpentError(Exception):
    """Reading this repository costs more than reading any real one."""


class Work:
    """What reading a repository may still cost, in bytes or their like, and what was read last: deltas share bases."""

    def __init__(self) -> None:
        self._left = _MOST_WORK
        self._known: dict[tuple[int, int], tuple[int, bytes]] = {}

    def spend(self, units: int) -> None:
        """Count a piece of work. Raises SpentError."""
        self._left -= units
        if self._left < 0:
            raise SpentError

    def known(self, pack: int, offset: int) -> tuple[int, bytes] | None:
        """Give the type and content of what was read a short while ago."""
        return self._known.get((pack, offset))

    def keep(self, pack: int, offset: int, kind: int, content: bytes) -> None:
        """Remember what was read, if it is small, in the place of the oldest."""
        if len(content) <= _KEPT_BYTES:
            self._known[pack, offset] = (kind, content)
        if len(self._known) > _KEPT:
            del self._known[next(iter(self._known))]


class Pack:
    """An open pack file and its index."""

    def __init__(self, stream: BinaryIO, index: object, limit: int, work: Work) -> None:
        """Take the pack's stream, dulwich's index of it, the most bytes of an object, and what reading may cost."""
        self._stream, self._index, self._limit, self._work = stream, index, limit, work

    def offset(self, sha: bytes) -> int | None:
        """Give where an object stands, by its 40 digits; None where it is not in this pack. Raises SpentError."""
        self._work.spend(_PER_LOOK)
        try:
            return int(self._index.object_offset(bytes.fromhex(sha.decode())))  # type: ignore[attr-defined]  # of several kinds
        except KeyError:
            return None

    def read(self, offset: int) -> tuple[int, bytes]:
        """Give (type, content) of the object at an offset. Raises Spoilt and SpentError."""
        deltas: list[bytes] = []
        at = offset
        for _ in range(MAX_DEPTH):
            known = self._work.known(id(self), at)
            kind, base, content = (known[0], None, known[1]) if known else self._entry(at)
            self._work.spend(len(content))
            if base is None:
                for delta in reversed(deltas):
                    content = apply(content, delta, self._limit, self._work)
                self._work.keep(id(self), offset, kind, content)
                return kind, content
            deltas.append(content)
            at = base
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


def apply(base: bytes, delta: bytes, limit: int, work: Work) -> bytes:
    """Make an object of its base and a delta. Raises Spoilt where that is longer than `limit` bytes, and SpentError."""
    out = bytearray()
    steps = 0
    try:
        at = _after_size(delta, _after_size(delta, 0))
        while at < len(delta):
            op = delta[at]
            at += 1
            if op & 0x80:
                start, length, at = _copied(delta, op, at)
                out += base[start : start + length]
            else:
                out += delta[at : at + op]
                at += op
            steps += 1
            if len(out) > limit or at > len(delta):
                raise Spoilt
            if steps % _STEPS == 0:
                work.spend(_STEPS * _PER_STEP)
    except IndexError:
        raise Spoilt from None
    work.spend(len(out) + steps % _STEPS * _PER_STEP)
    return bytes(out)


def _copied(delta: bytes, op: int, at: int) -> tuple[int, int, int]:
    """Give where a copy starts, its length, and where the next step stands."""
    found = 0
    for shift in _SHIFTS[op & 0x7F]:
        found |= delta[at] << shift
        at += 1
    return found & 0xFFFFFFFF, found >> 32 or 0x10000, at


def _after_size(delta: bytes, at: int) -> int:
    while delta[at] & 0x80:
        at += 1
    return at + 1
