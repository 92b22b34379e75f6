"""Tensors as headers describe them, and what counts as a parameter."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from math import prod

from govdesk.intake.bounded import refuse
from govdesk.intake.wording import quoted

MAX_DIMENSIONS = 16  # real tensors have up to 5
MAX_ELEMENTS = 2**48  # 281 trillion in one file; more is a lie

# Names of tensors in which several weights share one number: what their shapes count is not parameters.
_PACKED = (
    ".qweight", ".qzeros", ".weight_packed", ".weight_quantized", "_blocks",
    ".quant_state.bitsandbytes__nf4", ".quant_state.bitsandbytes__fp4", ".codes", ".qidxs", ".trellis",
)  # fmt: skip
# Names of tensors that say how to read quantised weights, or that are computed constants: not parameters themselves.
_NO_PARAMETERS = (
    ".weight_scale_inv", ".weight_scale", ".input_scale", ".weight_zero_point", ".k_scale", ".v_scale", ".scb",
    ".g_idx", ".weight_format", ".masked_bias", ".inv_freq",
    "rope_freqs.weight", "rope_factors_long.weight", "rope_factors_short.weight",
)  # fmt: skip
_NOT_WEIGHTS = frozenset({"BOOL", "I64", "I32", "I16", "U64", "U32", "U16"})  # positions, masks, counters
_PACKING = frozenset({"I32", "U32", "I16", "U16", "U8"})  # whole numbers in two dimensions or more: packed weights
_MASK = re.compile(r"\.attn\.bias$")  # of four dimensions it is GPT-2's causal mask, not a bias


@dataclass(frozen=True, slots=True)
class Tensor:
    """One tensor: its name, its type as the format names it, its shape."""

    name: str
    dtype: str
    shape: tuple[int, ...]

    @property
    def elements(self) -> int:
        """Count its values."""
        return prod(self.shape)


def check_shape(name: str, shape: object) -> tuple[int, ...]:
    """Check a shape. Raises Refused where it is not a short list of whole numbers, or stands for an absurd size."""
    if not isinstance(shape, list) or len(shape) > MAX_DIMENSIONS:
        refuse(f"The tensor {quoted(name)} has no shape that a tensor can have.")
    if not all(isinstance(side, int) and not isinstance(side, bool) and 0 <= side <= MAX_ELEMENTS for side in shape):
        refuse(f"The tensor {quoted(name)} has no shape that a tensor can have.")
    if prod(shape) > MAX_ELEMENTS:
        refuse(f"The tensor {quoted(name)} says it holds {prod(shape):,} values, which no tensor does.")
    return tuple(shape)


def check_total(tensors: Iterable[Tensor]) -> None:
    """Refuse tensors that together say they hold an absurd number of values. Raises Refused."""
    total = sum(tensor.elements for tensor in tensors)
    if total > MAX_ELEMENTS:
        refuse(f"Its tensors say they hold {total:,} values together, which no file does.")


def parameters(tensors: Iterable[Tensor]) -> int | None:
    """Count the weights, exactly, from the shapes; None where several weights are packed into one number.

    Positions, masks and scales of quantised weights are no parameters. 8-bit integers are (one number is one weight).
    """
    total = 0
    for tensor in tensors:
        name = tensor.name.lower()
        whole_numbers = tensor.dtype.startswith(("I", "U"))
        if (whole_numbers and name.endswith(_PACKED)) or (tensor.dtype in _PACKING and len(tensor.shape) > 1):
            return None
        if not (tensor.dtype in _NOT_WEIGHTS or name.endswith(_NO_PARAMETERS) or _is_mask(tensor)):
            total += tensor.elements
    return total


def _is_mask(tensor: Tensor) -> bool:
    return len(tensor.shape) == 4 and bool(_MASK.search(tensor.name.lower()))  # noqa: PLR2004 - batch, head, row, column


def types(tensors: Iterable[Tensor]) -> tuple[str, ...]:
    """List the types in use, the one that holds most values first: `BF16 8030261248`."""
    counted: Counter[str] = Counter()
    for tensor in tensors:
        counted[tensor.dtype] += tensor.elements
    return tuple(f"{dtype} {count}" for dtype, count in sorted(counted.items(), key=lambda pair: (-pair[1], pair[0])))
