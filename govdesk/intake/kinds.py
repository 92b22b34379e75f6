"""What a file is, by its first bytes. Its name is only asked where bytes cannot tell (a card is text)."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import Enum
from pathlib import Path

from govdesk.intake.bounded import plain_file
from govdesk.intake.weights import safetensors

_POINTER = b"version https://git-lfs.github.com/spec/v1\n"
_POINTER_LINES = re.compile(rb"^oid sha256:([0-9a-f]{64})\nsize (\d{1,19})\n", re.MULTILINE)
MAX_POINTER_BYTES = 1_024  # by the specification of Git LFS
_OLD_GGML = (b"lmgg", b"fmgg", b"tjgg", b"algg")  # ggml, ggmf, ggjt, ggla: what stood before GGUF
_PICKLE_PROTOCOLS = (b"\x80\x02", b"\x80\x03", b"\x80\x04", b"\x80\x05")
_TAR = (257, b"ustar")


class Kind(Enum):
    """The kinds that are told apart."""

    SAFETENSORS = "safetensors"
    GGUF = "gguf"
    POINTER = "pointer"
    PICKLE = "pickle"
    OLD_GGML = "old ggml"
    EMPTY = "empty"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Sniffed:
    """A file's kind, its size in bytes, and its first bytes."""

    kind: Kind
    size: int
    opening: bytes


def sniff(path: Path) -> Sniffed:
    """Look at the first bytes of a file. Raises Refused where it is no plain file."""
    with plain_file(path) as (stream, size):
        opening = stream.read(MAX_POINTER_BYTES)
    return Sniffed(kind_of_bytes(opening, size), size, opening)


def kind_of_bytes(opening: bytes, size: int) -> Kind:
    """Tell the kind from the first bytes and the size."""
    if not opening:
        return Kind.EMPTY
    if opening.startswith(b"GGUF"):
        return Kind.GGUF
    if opening.startswith(_POINTER):
        return Kind.POINTER
    if opening.startswith(_OLD_GGML):
        return Kind.OLD_GGML
    if safetensors.looks_like(opening, size):
        return Kind.SAFETENSORS
    tar = opening[_TAR[0] : _TAR[0] + len(_TAR[1])] == _TAR[1]
    return Kind.PICKLE if opening.startswith((*_PICKLE_PROTOCOLS, b"PK\x03\x04")) or tar else Kind.OTHER


def pointed_at(opening: bytes) -> tuple[str, int] | None:
    """Give (SHA-256, bytes) of what a Git LFS pointer stands for, or None where the pointer is damaged."""
    found = _POINTER_LINES.search(opening)
    return (found[1].decode(), int(found[2])) if found else None
