"""Headers of safetensors files: counted exactly, and refused where they lie."""

from __future__ import annotations

import io
import json
import struct
import time
from math import prod
from typing import Any

import pytest
from hypothesis import given, strategies as st

from govdesk.intake.bounded import Refused
from govdesk.intake.weights.safetensors import MAX_HEADER_BYTES, Header, read_header
from govdesk.intake.weights.tensors import parameters
from tests.intake.intake_making import safetensors, tensors


def header_of(content: bytes) -> Header:
    return read_header(io.BytesIO(content), len(content))


def says(content: bytes) -> str:
    with pytest.raises(Refused) as refused:
        header_of(content)
    return refused.value.says


def one(**change: Any) -> bytes:
    entry = {"dtype": "F32", "shape": [2, 3], "data_offsets": [0, 24]} | change
    return safetensors({"a": entry}, bytes(24))


def test_parameters_are_the_sum_of_the_shapes() -> None:
    header = header_of(safetensors(tensors({"a": ("F32", (2, 3)), "b": ("BF16", (5,)), "scalar": ("F32", ())})))
    assert parameters(header.tensors) == 6 + 5 + 1
    assert header.missing == 0


def test_positions_masks_and_scales_are_no_parameters() -> None:
    shapes = {
        "ids": ("I64", (512,)),
        "mask": ("BOOL", (8,)),
        "x.weight_scale_inv": ("F32", (4,)),
        "x.weight": ("I8", (4, 4)),
    }
    assert parameters(header_of(safetensors(tensors(shapes))).tensors) == 16


@pytest.mark.parametrize("name", ["l.qweight", "l.weight_packed", "mlp.gate_up_proj_blocks", "l.weight"])
def test_packed_weights_are_not_counted(name: str) -> None:
    dtype = "U8" if name == "l.weight" else "I32"
    assert parameters(header_of(safetensors(tensors({name: (dtype, (4, 4))}))).tensors) is None


def test_padding_after_the_header_and_its_metadata_are_allowed() -> None:
    text = json.dumps({"__metadata__": {"format": "pt"}} | tensors({"a": ("F16", (2,))})).encode() + b"   "
    header = header_of(safetensors(text, bytes(4)))
    assert header.metadata == {"format": "pt"}


def test_a_cut_file_keeps_its_header() -> None:
    content = safetensors(tensors({"a": ("F32", (100,))}))
    header = header_of(content[:-300])
    assert header.missing == 300
    assert parameters(header.tensors) == 100


@pytest.mark.parametrize(
    ("content", "why"),
    [
        (b"", "ends within the first 8 bytes"),
        (b"\1\0\0", "ends within the first 8 bytes"),
        (struct.pack("<Q", 2**63) + b"{}", "9,223,372,036,854,775,808 bytes long; the file has 10"),
        (struct.pack("<Q", 3) + b"{}", "says it is 3 bytes long"),
        (safetensors(b"[]", b""), "not an object"),
        (safetensors(b"\xff{}", b""), "not UTF-8"),
        (safetensors(b'{"a": 1}', b""), "no type, shape and place"),
        (safetensors(b'{"__metadata__": []}', b""), "metadata"),
        (one(data_offsets=[0, 20]), "not what its type and shape need"),
        (one(data_offsets=[24, 0]), "impossible place"),
        (one(data_offsets=[-1, 23]), "impossible place"),
        (one(data_offsets=[0, 2**63]), "impossible place"),
        (one(data_offsets=[False, 24]), "impossible place"),
        (one(data_offsets=[0.0, 24.0]), "impossible place"),
        (one(data_offsets=[0]), "impossible place"),
        (one(data_offsets=None), "impossible place"),
        (one(shape=[2**40, 2**40]), "says it holds"),
        (one(shape=[-2, -3]), "no shape"),
        (one(shape=[True, 6]), "no shape"),
        (one(shape="6"), "no shape"),
        (one(shape=[1] * 17), "no shape"),
        (one(dtype=None), "no type"),
        (one() + b"smuggled", "holds 8 bytes that no tensor"),
    ],
)
def test_lies_are_refused(content: bytes, why: str) -> None:
    assert why in says(content)


def test_overlaps_and_gaps_are_refused() -> None:
    for start, why in ((0, "overlaps"), (2, "overlaps"), (8, "leaves a gap")):
        header = {"a": {"dtype": "F32", "shape": [1], "data_offsets": [0, 4]}}
        header["b"] = {"dtype": "F32", "shape": [1], "data_offsets": [start, start + 4]}
        assert why in says(safetensors(header, bytes(16)))


def test_types_that_are_not_known_cannot_hide_an_absurd_total() -> None:
    entry = {"dtype": "X1", "shape": [2**48], "data_offsets": [0, 0]}
    assert "together" in says(safetensors({"a": entry, "b": entry}, b""))


def test_duplicate_tensors_are_refused() -> None:
    entry = b'"a": {"dtype": "F32", "shape": [], "data_offsets": [0, 4]}'
    assert "stands twice" in says(safetensors(b"{" + entry + b", " + entry + b"}", bytes(4)))


def test_a_header_larger_than_any_real_one_is_refused_unread() -> None:
    class Counting(io.BytesIO):
        taken = 0

        def read(self, size: int | None = -1) -> bytes:
            found = super().read(size)
            self.taken += len(found)
            return found

    stream = Counting(struct.pack("<Q", MAX_HEADER_BYTES + 1) + b"{")
    with pytest.raises(Refused):
        read_header(stream, 2**40)
    assert stream.taken == 8


def test_many_tensors_are_read_quickly() -> None:
    content = safetensors(tensors({f"model.layers.{n}.mlp.experts.weight": ("BF16", (1,)) for n in range(60_000)}))
    begun = time.process_time()
    assert parameters(header_of(content).tensors) == 60_000
    assert time.process_time() - begun < 8


SHAPES = st.tuples(st.sampled_from(["F32", "F16"]), st.lists(st.integers(0, 5), max_size=4))


@given(st.dictionaries(st.text("abc._é", max_size=12), SHAPES))
def test_any_honest_file_is_counted_exactly(shapes: dict[str, tuple[str, list[int]]]) -> None:
    header = header_of(safetensors(tensors(shapes)))
    assert parameters(header.tensors) == sum(prod(shape) for _, shape in shapes.values())
