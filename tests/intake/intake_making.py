"""Makes weights files, right and wrong, for the tests of intake."""

from __future__ import annotations

import json
import struct
from collections.abc import Mapping, Sequence
from math import prod
from pathlib import Path
from typing import Any

from govdesk.intake.proposal import Proposal
from govdesk.intake.read import read

WIDTH = {"F32": 4, "F16": 2, "BF16": 2, "I64": 8, "U8": 1, "I32": 4, "BOOL": 1, "I8": 1}


def tensors(shapes: Mapping[str, tuple[str, Sequence[int]]]) -> dict[str, Any]:
    """Lay tensors out one after the other, as a safetensors header has them."""
    at, header = 0, {}
    for name, (dtype, shape) in shapes.items():
        end = at + prod(shape) * WIDTH[dtype]
        header[name] = {"dtype": dtype, "shape": list(shape), "data_offsets": [at, end]}
        at = end
    return header


def safetensors(header: Any, data: bytes | None = None) -> bytes:
    """Make a file of a header; the data are zeros that fit unless they are given."""
    text = header if isinstance(header, bytes) else json.dumps(header).encode()
    if data is None:
        data = bytes(
            max((entry["data_offsets"][1] for name, entry in header.items() if name != "__metadata__"), default=0)
        )
    return struct.pack("<Q", len(text)) + text + data


def text(value: str | bytes) -> bytes:
    content = value.encode() if isinstance(value, str) else value
    return struct.pack("<Q", len(content)) + content


def pair(key: str, value: object) -> bytes:
    """Make one key with its value: text, whole number, yes/no or a list of texts."""
    if isinstance(value, bool):
        return text(key) + struct.pack("<I?", 7, value)
    if isinstance(value, int):
        return text(key) + struct.pack("<II", 4, value)
    if isinstance(value, list):
        return text(key) + struct.pack("<IIQ", 9, 8, len(value)) + b"".join(map(text, value))
    assert isinstance(value, str)
    return text(key) + struct.pack("<I", 8) + text(value)


def info(name: str, shape: Sequence[int], kind: int, offset: int) -> bytes:
    return text(name) + struct.pack(f"<I{len(shape)}Q", len(shape), *shape) + struct.pack("<IQ", kind, offset)


def gguf(pairs: Sequence[bytes] = (), infos: Sequence[bytes] = (), data: int = 0, version: int = 3) -> bytes:
    """Make a GGUF file with so many bytes of zeros as tensor data."""
    head = b"GGUF" + struct.pack("<IQQ", version, len(infos), len(pairs)) + b"".join(pairs) + b"".join(infos)
    return head + bytes(-len(head) % 32) + bytes(data)


def proposal(path: Path) -> Proposal:
    """Read what must be readable."""
    found = read(path)
    assert isinstance(found, Proposal), found
    return found


def refusal(path: Path) -> str:
    """Read what must be refused whole; gives the one sentence."""
    found = read(path)
    assert not isinstance(found, Proposal), found
    assert len(found) == 1
    return str(found[0])


def fact(found: Proposal, key: str) -> Any:
    """Give the value of the only fact with this key."""
    (value,) = [fact.value for fact in found.facts if fact.key == key]
    return value


WEIGHTS = safetensors(tensors({"a.weight": ("F16", (3, 4))}))
CARD = "---\nlicense: apache-2.0\nbase_model: org/base\n---\n# Our model\n"


def told(path: Path) -> list[str]:
    """List what is wrong with parts of what was read."""
    return [str(problem) for problem in proposal(path).problems]
