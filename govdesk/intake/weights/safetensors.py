"""The header of a .safetensors file: which tensors of which type and shape, checked against the file's length.

Format: huggingface/safetensors, README "Format": 8 bytes little-endian length of the header, the header as JSON, then
the data, which the tensors cover without gap or overlap.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from math import prod
from typing import BinaryIO

from govdesk.intake.bounded import Refused, refuse
from govdesk.intake.json_text import Json, parse_json
from govdesk.intake.weights.tensors import Tensor, check_shape, check_total
from govdesk.intake.wording import quoted

LENGTH_BYTES = 8
MAX_HEADER_BYTES = 32 * 2**20  # 110,000 tensors need 16 MB; the reference reader allows 100 MB, which no real file has
MAX_DATA_BYTES = 2**46  # 70 TB; ten times the largest model in all its files
_OPENING = b"{"
_TYPE = re.compile(r"[A-Z][A-Z0-9_]{1,23}")
_EMPTY = len(b"{}")

# Bits of one value. An unknown type is counted by its shape, its length is not checked.
_BITS = {
    "F64": 64, "F32": 32, "F16": 16, "BF16": 16, "F8_E5M2": 8, "F8_E4M3": 8, "F8_E8M0": 8, "F6_E2M3": 6, "F6_E3M2": 6,
    "F4": 4, "I64": 64, "I32": 32, "I16": 16, "I8": 8, "U64": 64, "U32": 32, "U16": 16, "U8": 8, "BOOL": 8,
    "C64": 64,
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Header:
    """What a header says. `missing`: bytes of tensor data that it describes and the file does not hold (it is cut)."""

    tensors: tuple[Tensor, ...]
    data_bytes: int
    missing: int
    metadata: Mapping[str, str]


def looks_like(opening: bytes, size: int) -> bool:
    """Tell a safetensors file by its first 9 bytes: a length that fits the file, then an object."""
    return opening[LENGTH_BYTES : LENGTH_BYTES + 1] == _OPENING and _EMPTY <= _length(opening) <= max(
        size - LENGTH_BYTES, 0
    )


def read_header(stream: BinaryIO, size: int) -> Header:
    """Read the header of a file of `size` bytes. Raises Refused for anything that the format does not allow."""
    length = _length(stream.read(LENGTH_BYTES))
    if length > size - LENGTH_BYTES:
        refuse(f"The header says it is {length:,} bytes long; the file has {size:,}.")
    if length > MAX_HEADER_BYTES:
        refuse(f"The header is {length:,} bytes long; no real one is over {MAX_HEADER_BYTES:,}.")
    document = parse_json(stream.read(length))
    metadata = _metadata(document.pop("__metadata__", None))
    tensors, spans = _tensors(document)
    check_total(tensors)
    end = _covered(spans)
    here = size - LENGTH_BYTES - length
    if here > end:
        refuse(f"The file holds {here - end:,} bytes that no tensor of its header names.")
    return Header(tensors, end, end - here, metadata)


def _length(opening: bytes) -> int:
    if len(opening) < LENGTH_BYTES:
        refuse(f"The file ends within the first {LENGTH_BYTES} bytes; it is cut.")
    return int.from_bytes(opening[:LENGTH_BYTES], "little")


def _metadata(found: Json) -> dict[str, str]:
    if found is None:
        return {}
    if not isinstance(found, dict):
        refuse("The header's metadata is not a set of keys and values.", at="__metadata__")
    return {key: value for key, value in found.items() if isinstance(value, str)}


def _tensors(document: Mapping[str, Json]) -> tuple[tuple[Tensor, ...], list[tuple[int, int, str]]]:
    tensors: list[Tensor] = []
    spans: list[tuple[int, int, str]] = []
    for name, entry in document.items():
        if not isinstance(entry, dict):
            refuse(f"The tensor {quoted(name)} has no type, shape and place.")
        dtype, shape = entry.get("dtype"), check_shape(name, entry.get("shape"))
        if not isinstance(dtype, str) or not _TYPE.fullmatch(dtype):
            refuse(f"The tensor {quoted(name)} has no type that a tensor can have.")
        start, end = _span(name, entry.get("data_offsets"))
        _check_length(name, dtype, shape, end - start)
        tensors.append(Tensor(name, dtype, shape))
        spans.append((start, end, name))
    return tuple(tensors), spans


def _span(name: str, offsets: Json) -> tuple[int, int]:
    match offsets:
        case [int(start), int(end)] if 0 <= start <= end <= MAX_DATA_BYTES and bool not in {type(start), type(end)}:
            return start, end
    says = f"The tensor {quoted(name)} lies at an impossible place."
    raise Refused(says)


def _check_length(name: str, dtype: str, shape: tuple[int, ...], length: int) -> None:
    bits = _BITS.get(dtype)
    if bits is not None and prod(shape) * bits != length * 8:
        refuse(f"The tensor {quoted(name)} says {length:,} bytes, which is not what its type and shape need.")


def _covered(spans: Iterable[tuple[int, int, str]]) -> int:
    at = 0
    for start, end, name in sorted(spans):
        if start != at:
            fault = "overlaps another one" if start < at else "leaves a gap before it"
            refuse(f"The tensor {quoted(name)} {fault} in the data.")
        at = end
    return at
