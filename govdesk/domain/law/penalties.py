"""What a law threatens where it is broken: tiers of fines as data, each with its cap and whom it eases.

Money is in euros, shares of turnover in percent. Nothing here knows any one law.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from govdesk.domain.law.rules import Condition

HIGHER, LOWER = "higher", "lower"
COUNTS = (HIGHER, LOWER)
"""Which of amount and share of turnover is the cap, where a tier has both."""
CONFIDENCES = ("high", "medium", "low")


@dataclass(frozen=True, slots=True)
class Relief:
    """What counts for some sizes of organizations, on and after a day (None: as long as the tier)."""

    sizes: tuple[str, ...]
    counts: str
    cite: str
    since: date | None = None


@dataclass(frozen=True, slots=True)
class Tier:
    """One ceiling. It is a cap, never an expectation.

    requirements: ids whose breach falls under it. when: a condition that is a breach by itself. amount (EUR) and
    percent of worldwide yearly turnover: None where the law names none; without both, the law sets no cap.
    since: the first day on which it can be fined. holder: whom alone it is for, where that is nobody of the register;
    such a tier, as one without requirements and condition, is shown and never applied.
    """

    id: str
    title: str
    cite: str
    requirements: tuple[str, ...] = ()
    when: Condition | None = None
    amount: float | None = None
    percent: float | None = None
    counts: str = HIGHER
    relief: tuple[Relief, ...] = ()
    fined_by: str = ""
    since: date | None = None
    holder: str = ""
    confidence: str = ""
    note: str = ""
    names: tuple[str, ...] = ()

    @property
    def capped(self) -> bool:
        """Tell whether the law itself sets a ceiling."""
        return self.amount is not None or self.percent is not None

    @property
    def applied(self) -> bool:
        """Tell whether anything in the register can fall under it."""
        return not self.holder and bool(self.requirements or self.when is not None)

    def called(self, name: str) -> bool:
        """Tell whether a tier, a requirement under it or a citation goes by this name."""
        wanted = _bare(name)
        return wanted in {_bare(one) for one in (self.id, self.cite, *self.names, *self.requirements)}


def _bare(name: str) -> str:
    return name.casefold().replace("article", "").replace("art.", "").replace("art ", "").replace(" ", "")


@dataclass(frozen=True, slots=True)
class Spared:
    """Kinds of bodies of which the law leaves open whether they are fined at all, under some tiers."""

    tiers: tuple[str, ...]
    bodies: tuple[str, ...]
    says: str
    cite: str

    def touches(self, tier: str, body: str) -> bool:
        """Tell whether it may concern such a body ("" is not known) under a tier."""
        return tier in self.tiers and (not body or body in self.bodies)


@dataclass(frozen=True, slots=True)
class Penalties:
    """All that a pack says on fines.

    reading: how caps of several breaches stand beside each other, with cite. size, body: the questions that tell size
    and kind of the organization, "" where only the register does.
    """

    tiers: tuple[Tier, ...]
    reading: str = ""
    cite: str = ""
    size: str = ""
    body: str = ""
    exceptions: tuple[Spared, ...] = ()

    def tier(self, name: str) -> Tier | None:
        """Give the first tier that goes by a name: its id, a citation, a requirement under it."""
        return next((tier for tier in self.tiers if tier.called(name)), None)
