"""What a duty is for: the whole of a thing, one requirement, one phase of its life, or one region.

As kept: "" is the whole, `phase:operation` a phase, `region:DE` a country or a group of countries, and anything else
the id of a requirement. A wider scope takes narrower ones in; a requirement, a phase and a region are neither wider nor
narrower than each other.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from govdesk.domain import words
from govdesk.domain.problems import Problem
from govdesk.domain.said import listed

PHASE, REGION = "phase:", "region:"
_EU_CODES = "AT BE BG CY CZ DE DK EE ES FI FR GR HR HU IE IT LT LU LV MT NL PL PT RO SE SI SK"
_EU = frozenset(_EU_CODES.split())
GROUPS = {"EU": _EU, "EEA": _EU | {"IS", "LI", "NO"}}
"""Groups of countries by ISO 3166-1 code, as they have been since 1 February 2020."""
_OTHER_NAMES = {"UK": "GB", "EL": "GR"}


@dataclass(frozen=True, slots=True)
class Asked:
    """For what of a thing somebody is asked for: all fields empty is the whole. phase and region are bare values."""

    requirement: str = ""
    phase: str = ""
    region: str = ""

    @property
    def scopes(self) -> tuple[str, ...]:
        """Give the scopes that the question names, none for the whole."""
        phase, region = self.phase and PHASE + self.phase, self.region and REGION + self.region
        return tuple(one for one in (self.requirement, phase, region) if one)

    def within(self, scope: str) -> bool:
        """Tell whether a duty of this scope takes in what is asked."""
        return not scope or any(includes(scope, one) for one in self.scopes)


WHOLE = Asked()


def includes(wide: str, narrow: str) -> bool:
    """Tell whether one scope takes in another, or is the same."""
    if wide in ("", narrow):
        return True
    if not (wide.startswith(REGION) and narrow.startswith(REGION)):
        return False
    return _countries(narrow) <= _countries(wide)


def meets(one: str, other: str) -> bool:
    """Tell whether something may lie in both scopes; a requirement may fall into any phase and any region."""
    return includes(one, other) or includes(other, one) or sort_of(one) != sort_of(other)


def narrowest(scopes: Iterable[str]) -> tuple[str, ...]:
    """Give those scopes that take none of the others in."""
    found = tuple(dict.fromkeys(scopes))
    return tuple(one for one in found if not any(other != one and includes(one, other) for other in found))


def in_order(scopes: Iterable[str]) -> list[str]:
    """Order scopes: requirements, phases as they follow each other, regions from narrow to wide, the whole."""
    phases = [PHASE + phase for phase, _ in words.PHASES]
    sorts = ("requirement", "phase", "region", "")

    def place(scope: str) -> tuple[int, int, str]:
        width = phases.index(scope) if scope in phases else len(_countries(scope))
        return sorts.index(sort_of(scope)), width, scope

    return sorted(set(scopes), key=place)


def sort_of(scope: str) -> str:
    """Name what a scope is: requirement, phase, region, or "" for the whole."""
    return "phase" if scope.startswith(PHASE) else "region" if scope.startswith(REGION) else scope and "requirement"


def _countries(scope: str) -> frozenset[str]:
    code = scope.removeprefix(REGION)
    return GROUPS.get(code, frozenset({code}))


def short(scope: str) -> str:
    """Say a scope in a remark: "phase operation", "region EU"; a requirement is its id, the whole is empty."""
    if scope.startswith(PHASE):
        return f"phase {words.label(words.PHASES, scope.removeprefix(PHASE)).lower()}"
    return f"region {scope.removeprefix(REGION)}" if scope.startswith(REGION) else scope


def said(scope: str) -> str:
    """Say a scope in a sentence: "the whole", "requirement aia-14", "the phase operation", "the region EU"."""
    if sort_of(scope) == "requirement":
        return f"requirement {scope}"
    return f"the {short(scope)}" if scope else "the whole"


def title(scope: str) -> str:
    """Say a scope as a head: "Phase: Operation", "Region: EU", "The whole", or the requirement's id."""
    if scope.startswith(PHASE):
        return f"Phase: {words.label(words.PHASES, scope.removeprefix(PHASE))}"
    if scope.startswith(REGION):
        return f"Region: {scope.removeprefix(REGION)}"
    return scope or "The whole"


def named(name: str, asked: Asked) -> str:
    """Name a thing with what is asked of it: "requirement aia-14 of Claims chatbot (phase operation; region DE)"."""
    thing = f"requirement {asked.requirement} of {name}" if asked.requirement else name
    more = "; ".join(short(one) for one in asked.scopes if sort_of(one) != "requirement")
    return f"{thing} ({more})" if more else thing


def read_phase(text: str) -> str | Problem:
    """Read a phase as its value or as its shown word; "" is none."""
    wanted = text.strip().casefold()
    found = next((value for value, label in words.PHASES if wanted in (value, label.casefold())), "")
    if found or not wanted:
        return found
    known = listed([value for value, _ in words.PHASES], word="or")
    return Problem("phase", f"There is no phase “{text.strip()}”.", f"It is {known}.")


def read_region(text: str) -> str | Problem:
    """Read a country (two letters of ISO 3166-1) or a group of countries; "" is none."""
    code = text.strip().upper()
    if code in _OTHER_NAMES:
        return Problem("region", f"“{code}” is no code of ISO 3166-1.", f"Write {_OTHER_NAMES[code]}.")
    if not code or code in GROUPS or re.fullmatch("[A-Z]{2}", code):
        return code
    return Problem("region", f"“{text.strip()}” is no region.", "Write a country as two letters, or EU or EEA.")


def scope_problem(scope: str) -> Problem | None:
    """Say what is wrong with a phase or region as kept; requirements are looked up elsewhere."""
    head, _, part = scope.partition(":")
    if sort_of(scope) not in ("phase", "region"):
        return None
    read = read_phase(part) if sort_of(scope) == "phase" else read_region(part)
    if isinstance(read, Problem):
        return Problem("scope", read.says, read.mend)
    mend = f"Write {head}:{read}." if read else f"Say which {head}."
    return None if read and read == part else Problem("scope", f"“{scope}” is no scope.", mend)
