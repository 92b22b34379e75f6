"""The header of a .gguf file: metadata and tensor shapes. Vocabularies are passed over without being kept.

Format: ggml-org/ggml, docs/gguf.md. Versions 2 and 3, little-endian. Every length is checked before use.
"""

from __future__ import annotations

import os
import struct
from collections.abc import Mapping
from dataclasses import dataclass, field
from math import prod
from typing import BinaryIO, TypeAlias

from govdesk.intake.bounded import refuse
from govdesk.intake.weights import gguf_format as form
from govdesk.intake.weights.tensors import Tensor, check_shape, check_total
from govdesk.intake.wording import MAX_ITEMS, quoted

MAGIC = b"GGUF"
VERSIONS = (2, 3)
MAX_KEYS = 4_096  # real files have about 40
MAX_TENSORS = 200_000  # the largest mixtures of experts have 100,000 before they are merged
MAX_STRINGS = 4_000_000  # in all lists of a file; the largest vocabulary with its merges has under 1,000,000
MAX_NAME = 1_024  # bytes of a key or tensor name; the longest real ones have about 80
MAX_KEPT = 2**22  # bytes of all kept texts together; chat templates, the longest of them, have under 50,000
MAX_NESTING = 4  # lists in lists; the format allows them, no real file has them
MAX_LISTS = 10_000  # lists in one list
_READ_OVER = 65_536  # bytes of a text that is passed over by reading, which is faster than to seek; a longer one is not

GgufValue: TypeAlias = "str | int | bool | tuple[str, ...]"


@dataclass(frozen=True, slots=True)
class GgufHeader:
    """What a header says. `missing`: bytes of tensor data that it describes and the file does not hold."""

    version: int
    values: Mapping[str, GgufValue]
    tensors: tuple[Tensor, ...]
    missing: int


@dataclass(slots=True)
class _Cursor:
    stream: BinaryIO
    size: int
    at: int = 0
    strings: int = 0
    kept: int = 0
    values: dict[str, GgufValue] = field(default_factory=dict)
    seen: set[str] = field(default_factory=set)

    def take(self, count: int) -> bytes:
        self.claim(count)
        found = self.stream.read(count)
        if len(found) != count:
            refuse(f"The file ended at byte {self.at:,} while it was being read.")
        return found

    def skip(self, count: int) -> None:
        self.claim(count)
        self.stream.seek(count, 1)

    def claim(self, count: int) -> None:
        if count > self.size - self.at:
            left = self.size - self.at
            refuse(f"At byte {self.at:,} it says that {count:,} bytes follow; the file ends after {left:,}.")
        self.at += count

    def u32(self) -> int:
        return int.from_bytes(self.take(4), "little")

    def u64(self) -> int:
        return int.from_bytes(self.take(8), "little")

    def text(self, limit: int) -> str:
        length = self.u64()
        self.kept += length if limit == MAX_KEPT else 0
        if length > limit:
            refuse(f"The text at byte {self.at:,} is {length:,} bytes long; {limit:,} is the most that is read.")
        if self.kept > MAX_KEPT:
            refuse(
                f"By byte {self.at:,} its texts are {self.kept:,} bytes long; {MAX_KEPT:,} is the most that is read."
            )
        try:
            return self.take(length).decode("utf-8")
        except UnicodeDecodeError:
            refuse(f"The text that ends at byte {self.at:,} is not UTF-8.")


def read_header(stream: BinaryIO, size: int) -> GgufHeader:
    """Read the header of a file of `size` bytes. Raises Refused for anything that the format does not allow."""
    cursor = _Cursor(stream, size)
    if cursor.take(4) != MAGIC:
        refuse("This does not begin as a GGUF file does.")
    version = _version(cursor.u32())
    tensors, keys = cursor.u64(), cursor.u64()
    if keys > MAX_KEYS or tensors > MAX_TENSORS:
        refuse(f"It says it has {keys:,} keys and {tensors:,} tensors, which no real file has.")
    for _ in range(keys):
        _read_pair(cursor)
    infos = [_read_tensor(cursor) for _ in range(tensors)]
    found = tuple(tensor for tensor, _, _ in infos)
    check_total(found)
    return GgufHeader(version, cursor.values, found, _missing(cursor, infos))


def _version(version: int) -> int:
    if version not in VERSIONS:
        if int.from_bytes(version.to_bytes(4, "little"), "big") in VERSIONS:
            refuse("This GGUF file is made for big-endian machines, which is not read.", "Use the little-endian file.")
        says = f"This GGUF file is of version {version:,}; versions 2 and 3 are read."
        refuse(says, "Convert it with a current llama.cpp.")
    return version


def _read_pair(cursor: _Cursor) -> None:
    key = cursor.text(MAX_NAME)
    if key in cursor.seen:
        refuse(f"The key {quoted(key)} stands twice; which one counts is open.")
    cursor.seen.add(key)
    kind = cursor.u32()
    if kind == form.ARRAY:
        items = _read_list(cursor, keep=_wanted(key))
        if items:
            cursor.values[key] = items
    elif kind == form.STRING:
        if _wanted(key):
            cursor.values[key] = cursor.text(MAX_KEPT)
        else:
            cursor.skip(cursor.u64())
    else:
        number = _read_number(cursor, kind, key)
        if _wanted(key) and not isinstance(number, float):
            cursor.values[key] = number


def _wanted(key: str) -> bool:
    return key.startswith(("general.", "split.", "adapter.")) or key.endswith((".context_length", ".chat_template"))


def _read_number(cursor: _Cursor, kind: int, key: str) -> int | float | bool:
    if kind not in form.SCALARS:
        refuse(f"The key {quoted(key)} has a value of the unknown type {kind:,}.")
    code, width = form.SCALARS[kind]
    found = cursor.take(width)
    if kind == form.BOOL and found not in {b"\0", b"\1"}:
        refuse(f"The key {quoted(key)} is neither yes nor no.")
    number: int | float | bool = struct.unpack(code, found)[0]
    return number


def _read_list(cursor: _Cursor, *, keep: bool, depth: int = 1) -> tuple[str, ...]:
    kind, count = cursor.u32(), cursor.u64()
    if depth > MAX_NESTING:
        refuse(f"Lists are nested more than {MAX_NESTING} deep at byte {cursor.at:,}.")
    if kind in form.SCALARS:
        cursor.skip(count * form.SCALARS[kind][1])
        return ()
    if kind not in {form.STRING, form.ARRAY}:
        refuse(f"The list at byte {cursor.at:,} has values of the unknown type {kind:,}.")
    cursor.strings += count
    if cursor.strings > MAX_STRINGS:
        refuse(f"Its lists hold more than {MAX_STRINGS:,} texts, which no real file has.")
    if kind == form.ARRAY:
        if count > MAX_LISTS:
            refuse(f"The list at byte {cursor.at:,} says it holds {count:,} lists.")
        for _ in range(count):
            _read_list(cursor, keep=False, depth=depth + 1)
        return ()
    kept = min(count, MAX_ITEMS) if keep else 0
    items = tuple(cursor.text(MAX_KEPT) for _ in range(kept))
    _skip_texts(cursor, count - kept)
    return items


def _skip_texts(cursor: _Cursor, count: int) -> None:
    """Pass over texts; the loop of a vocabulary, so it is written for speed."""
    read, at, size = cursor.stream.read, cursor.at, cursor.size
    for _ in range(count):
        length = int.from_bytes(read(8), "little")
        at += 8 + length
        if at > size:
            refuse(f"A text before byte {at:,} is longer than the file.")
        if length > _READ_OVER:
            cursor.stream.seek(length, os.SEEK_CUR)
        else:
            read(length)
    cursor.at = at


def _read_tensor(cursor: _Cursor) -> tuple[Tensor, int, int]:
    name = cursor.text(MAX_NAME)
    dimensions = cursor.u32()
    if dimensions > form.MAX_DIMENSIONS:
        refuse(f"The tensor {quoted(name)} says it has {dimensions:,} dimensions.")
    shape = check_shape(name, [cursor.u64() for _ in range(dimensions)])
    kind, offset = cursor.u32(), cursor.u64()
    type_name, block, width = form.TENSOR_TYPES.get(kind, (f"type {kind}", 1, 0))
    if shape and shape[0] % block:
        refuse(f"The rows of the tensor {quoted(name)} do not fill blocks of {block}.")
    return Tensor(name, type_name, shape), offset, prod(shape) // block * width


def _missing(cursor: _Cursor, infos: list[tuple[Tensor, int, int]]) -> int:
    alignment = cursor.values.get("general.alignment", form.ALIGNMENT)
    if not isinstance(alignment, int) or not 1 <= alignment <= form.MAX_ALIGNMENT:
        refuse("The alignment of its data is not a number that a file can have.", at="general.alignment")
    names = {tensor.name for tensor, _, _ in infos}
    if len(names) != len(infos):
        refuse("Two tensors have one name.")
    end = 0
    for tensor, offset, length in sorted(infos, key=lambda info: (info[1], info[2])):
        if offset < end or offset % alignment:
            name = quoted(tensor.name)
            refuse(f"The tensor {name} overlaps another one or does not lie on a multiple of {alignment}.")
        end = offset + length
    start = -(-cursor.at // alignment) * alignment
    return max(start + end - cursor.size, 0) if infos else 0
