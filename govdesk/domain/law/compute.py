"""Training compute in floating-point operations (FLOP): what it comes to, and the formula in words.

Two ways, as the literature on scaling counts it: from the architecture, 6 x parameters x tokens (two operations per
parameter and token forwards, four backwards; Kaplan et al. 2020), or from the hardware, hours x peak speed x use.
"""

from __future__ import annotations

import math
import re
from dataclasses import dataclass

from govdesk.domain.problems import Problem, Problems

PER_PARAMETER_AND_TOKEN = 6
SECONDS = 3600
_MOST = 1e300
_AMOUNT = re.compile(r"(\d+|\d{1,3}(?:,\d{3})+)?(\.\d+)?(e[+-]?\d{1,3})?\s*([kmbt]?)", re.IGNORECASE | re.ASCII)
_TIMES = {"": 1.0, "k": 1e3, "m": 1e6, "b": 1e9, "t": 1e12}


@dataclass(frozen=True, slots=True)
class Estimate:
    """An amount of training compute. flop: operations. formula: how it came about, in words, with the numbers in it."""

    flop: float
    formula: str


def from_architecture(parameters: float, tokens: float) -> Estimate | Problems:
    """Estimate from the size of a dense transformer and what it read; of experts, the active ones count."""
    problems = (*_positive("parameters", parameters), *_positive("tokens", tokens))
    flop = PER_PARAMETER_AND_TOKEN * parameters * tokens
    size = f"{short(parameters)} parameters × {short(tokens)} training tokens"
    formula = f"{PER_PARAMETER_AND_TOKEN} × {size} = {short(flop)} FLOP"
    return problems or _estimate(flop, formula)


def from_hardware(hours: float, peak: float, utilization: float) -> Estimate | Problems:
    """Estimate from the hardware. hours: of all chips together; peak: FLOP/s of one chip; utilization: 0 to 1."""
    problems = (*_positive("hours", hours), *_positive("peak", peak), *_positive("utilization", utilization))
    if utilization > 1:
        problems += (Problem("utilization", "Utilization is a share: at most 1.", "Write 0.4 or 40%."),)
    flop = hours * SECONDS * peak * utilization
    speed = f"{short(peak)} FLOP/s peak × {100 * utilization:.4g} % utilization"
    formula = f"{short(hours)} chip hours × {SECONDS:,} s × {speed} = {short(flop)} FLOP"
    return problems or _estimate(flop, formula)


def _positive(name: str, value: float) -> Problems:
    if math.isfinite(value) and value > 0:
        return ()
    return (Problem(name, f"“{name}” should be a number above 0."),)


def _estimate(flop: float, formula: str) -> Estimate | Problems:
    if 0 < flop <= _MOST:
        return Estimate(flop, formula)
    return (Problem("flop", "The result is beyond any number."),)


def proportion(part: float, whole: float) -> str:
    """Say which share of one amount of compute another one is: "2.1e24 of 6.3e24 FLOP: 33.33 %"."""
    return f"{short(part)} of {short(whole)} FLOP: {100 * part / whole:.4g} %"


def short(value: float) -> str:
    """Write a large number as people do who count compute: 7e9, 1.2e13, 512."""
    if not math.isfinite(value) or abs(value) < 1e6:  # noqa: PLR2004 - smaller numbers are read digit by digit
        return f"{value:,.6g}"
    mantissa, _, exponent = f"{value:.3e}".partition("e")
    return f"{mantissa.rstrip('0').rstrip('.')}e{int(exponent)}"


def amount(text: str) -> float | None:
    """Read 7e9, 7B, 1.2T, 70,000 or 512 (K, M, B, T for thousands to millions of millions); None where it is none."""
    found = _AMOUNT.fullmatch(text.strip())
    whole, part, power, unit = found.groups("") if found else ("", "", "", "")
    if not whole and not part:
        return None
    value = float(f"{whole.replace(',', '') or '0'}{part}{power}") * _TIMES[unit.casefold()]
    return value if math.isfinite(value) else None


def ratio(text: str) -> float | None:
    """Read a share: 0.4 or 40%; None where it is none."""
    bare = text.strip()
    found = amount(bare.removesuffix("%"))
    return found / 100 if found is not None and bare.endswith("%") else found
