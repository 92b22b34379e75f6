"""What open duties can cost at most: for one system, and for the organization by law. Caps, never expectations."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Literal

from govdesk.app.queries.holders import Holders, holders
from govdesk.app.snapshot import Snapshot
from govdesk.domain.law.caps import Means, Range, highest
from govdesk.domain.law.exposure import Charge, Exposure, exposure
from govdesk.domain.law.packs import Pack
from govdesk.domain.records import System
from govdesk.domain.said import count, listed
from govdesk.domain.state import organization

A_CAP = "A cap says how far a fine can go at most. It does not say that one is to be expected, nor how high."
_NAMED = 3


@dataclass(frozen=True, slots=True)
class SystemExposure:
    """One system under one law. who: who answers for it, or "Nobody"."""

    system: str
    name: str
    exposure: Exposure
    who: str


@dataclass(frozen=True)
class LawExposure:
    """One law over all systems. systems: those with open or possible breaches, the gravest first."""

    pack: str
    title: str
    on: date
    systems: tuple[SystemExposure, ...]

    @cached_property
    def range(self) -> Range | None:
        """Give the range of the highest cap over all systems; None where no cap is in question."""
        return highest(found for one in self.systems if (found := one.exposure.range) is not None)

    @property
    def open(self) -> int:
        """Count the breaches that are certain."""
        return sum(len(one.exposure.breaches(certain=True)) for one in self.systems)

    @property
    def possible(self) -> int:
        """Count the breaches that are only possible."""
        return sum(len(one.exposure.breaches(certain=False)) for one in self.systems)

    @property
    def unknown(self) -> tuple[str, ...]:
        """Name what would have to be known for one number."""
        return tuple(dict.fromkeys(what for one in self.systems for what in one.exposure.unknown))

    @property
    def cites(self) -> tuple[str, ...]:
        """Name the articles that the range stands in: those of the systems that reach its upper end."""
        most = self.range
        high = [one.exposure for one in self.systems if most is None or _high(one.exposure.range) == _high(most)]
        return tuple(dict.fromkeys(cite for one in high for cite in one.cites))

    @property
    def worst(self) -> SystemExposure | None:
        """Give the system with the highest cap."""
        return self.systems[0] if self.systems else None


def means(snapshot: Snapshot) -> Means:
    """Give what the register says of the organization's size, turnover and kind."""
    found = organization(snapshot.state)
    return Means(found.size, found.turnover, found.body) if found else Means()


def exposures(snapshot: Snapshot, system: str) -> tuple[Exposure, ...]:
    """Give what each pack in use that names fines threatens for a system."""
    known = means(snapshot)
    found = (exposure(snapshot.assessment(system, pack.id), known) for pack in _fining(snapshot))
    return tuple(one for one in found if one is not None)


def laws(snapshot: Snapshot, held: Holders | None = None) -> tuple[LawExposure, ...]:
    """Give, for each pack in use whose duties can be fined, what it threatens over all systems."""
    known, held = means(snapshot), held or holders(snapshot)
    return tuple(_law(snapshot, pack, known, held) for pack in _fining(snapshot))


def _fining(snapshot: Snapshot) -> tuple[Pack, ...]:
    packs = (pack for pack in snapshot.packs if pack.penalties is not None)
    return tuple(
        pack for pack in packs if any(tier.applied for tier in (pack.penalties.tiers if pack.penalties else ()))
    )


def _law(snapshot: Snapshot, pack: Pack, known: Means, held: Holders) -> LawExposure:
    found = []
    for system in snapshot.state.all(System).values():
        one = exposure(snapshot.assessment(system.id, pack.id), known)
        if one is not None and (one.charges or one.unplaced):
            found.append(SystemExposure(system.id, system.name or system.id, one, held.names(system.id)))
    return LawExposure(pack.id, pack.title, snapshot.on, tuple(sorted(found, key=_gravest)))


def _gravest(one: SystemExposure) -> tuple[float, float, int, str]:
    certain, whole = one.exposure.certain, one.exposure.range
    open_ = len(one.exposure.breaches(certain=True))
    return (-_high(certain), -_high(whole), -open_, one.system)


def _high(found: Range | None) -> float:
    return -1.0 if found is None else float("inf") if found.high is None else found.high


def amount(found: Range | None, *, elsewhere: bool = False, ahead: bool = False) -> str:
    """Say a range as a figure; without one, whether another law sets the cap, or no fine is possible yet."""
    if found is None:
        return "cap set by other law" if elsewhere else "no fine possible yet" if ahead else "no open duty with a cap"
    return str(found)


def figure(one: Exposure) -> str:
    """Say the range of one system under one law as a figure, or why there is none."""
    return amount(one.range, elsewhere=bool(one.elsewhere), ahead=_ahead(one))


def sentence(one: Exposure) -> str:
    """Say in a sentence or two what a law threatens for one system."""
    open_, possible = one.breaches(certain=True), one.breaches(certain=False)
    if not open_ and not possible:
        rest = f" {count(len(one.unplaced), 'open duty', 'open duties')} stand under no fine." if one.unplaced else ""
        return f"No duty that can be fined under {one.title} is open on {one.on.isoformat()}.{rest}"
    counted = count(len(open_), "open duty", "open duties") if open_ else "no duty is certainly open"
    more = f", {len(possible)} more possible" if possible else ""
    cap = f"{figure(one)} for one breach{_cited(one.cites)}"
    head = f"{one.title}: {cap}; {counted}{more}."
    lack = f" Not known: {listed(one.unknown)}." if one.unknown else ""
    return head + lack


def _ahead(one: Exposure) -> bool:
    return any(not charge.fined for charge in one.charges)


def _cited(cites: tuple[str, ...]) -> str:
    return f" ({listed(cites)})" if cites else ""


def law_sentence(one: LawExposure) -> str:
    """Say in a sentence or two what a law threatens over all systems, on whom it hangs, and on which day."""
    if not one.systems:
        return f"{one.title}: no duty that can be fined is open on {one.on.isoformat()}."
    elsewhere = any(system.exposure.elsewhere for system in one.systems)
    open_ = count(one.open, "open duty", "open duties")
    more = f", {one.possible} more possible" if one.possible else ""
    named = listed([f"{system.name} ({system.who})" for system in one.systems], _NAMED)
    lack = f" Not known: {listed(one.unknown)}." if one.unknown else ""
    ahead = any(_ahead(system.exposure) for system in one.systems)
    cap = amount(one.range, elsewhere=elsewhere, ahead=ahead)
    cap = f"{cap} for one breach on {one.on.isoformat()}{_cited(one.cites)}"
    return f"{one.title}: {cap}; {open_}{more}: {named}.{lack}"


def gravest(found: Iterable[LawExposure]) -> tuple[LawExposure, ...]:
    """Sort laws by their highest cap, the highest first."""
    return tuple(sorted(found, key=lambda one: (-_high(one.range), -one.open, one.title)))


def tile_lines(one: LawExposure) -> tuple[tuple[Literal["bad", "unknown", "good"], str], ...]:
    """Say in few words what stands open under a law, each with its tone."""
    lines: list[tuple[Literal["bad", "unknown", "good"], str]] = []
    if one.open:
        lines.append(("bad", f"{one.open} open, {one.title}"))
    if one.possible:
        lines.append(("unknown", f"{one.possible} possible, {one.title}"))
    lines += [("unknown", f"{what} is not known") for what in one.unknown]
    return tuple(lines) or (("good", f"nothing open, {one.title}"),)


def short(found: Range | None) -> str:
    """Say a range in few letters, for a tile: EUR 7.5–15 m."""
    if found is None:
        return "None in question"
    if found.high is None:
        return f"EUR {_few(found.low)} or more" if found.low else "Not known"
    return f"Up to EUR {_few(found.high)}" if found.exact else f"EUR {_few(found.low)} to {_few(found.high)}"


def _few(euros: float) -> str:
    for size, word in ((1e9, " bn"), (1e6, " m"), (1e3, " k")):
        if euros >= size:
            return f"{euros / size:.3g}{word}"
    return f"{euros:.0f}"


def breach_lines(charge: Charge) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """Give the breaches of a charge under what is so of them: open, or why they are only possible."""
    found: dict[str, list[str]] = {}
    for one in sorted(charge.breaches, key=lambda one: bool(one.doubt)):
        head = f"Possible, {one.doubt}" if one.doubt else "Open"
        found.setdefault(head, []).append(f"{one.title} ({one.cite})")
    return tuple((head, tuple(names)) for head, names in found.items())
