"""Under which requirements somebody signs: the articles by pack, and which of them are due on the day."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from govdesk.app.snapshot import Snapshot
from govdesk.domain.law.assessment import Assessed, Assessment
from govdesk.domain.law.packs import BINDING
from govdesk.domain.records import System
from govdesk.domain.said import count, day
from govdesk.domain.truth import Truth
from govdesk.reports.content import Block, Callout, Cell, KeyValues, Text, line, small


@dataclass(frozen=True, slots=True)
class Bound:
    """What a pack asks of a system on the day: what applies, by when it is due; maybe: how many more may apply."""

    due: tuple[Assessed, ...]
    ahead: tuple[Assessed, ...]
    undated: tuple[Assessed, ...]
    suspended: tuple[Assessed, ...]
    maybe: int

    @property
    def said(self) -> str:
        """Count what applies and what of it is due; what is only possible is said."""
        sure = sum(map(len, (self.due, self.ahead, self.undated, self.suspended)))
        if not sure:
            return f"No binding requirement is known to apply, {self.maybe} may"
        more = f"; {self.maybe} more may apply" if self.maybe else ""
        return f"{count(sure, 'binding requirement')}, {len(self.due) or 'none'} of them due on this day{more}"

    @property
    def groups(self) -> Iterator[tuple[str, tuple[str, ...]]]:
        """Give the articles by when they are due, each group with its name."""
        first = min((one.since for one in self.ahead if one.since), default=None)
        for name, found in (
            ("Due", self.due),
            (f"Not due yet, the first on {day(first)}" if first else "Not due yet", self.ahead),
            ("Since when it is due is not known", self.undated),
            ("Suspended, as the dossier says until when", self.suspended),
        ):
            if found:
                yield name, tuple(dict.fromkeys(one.requirement.cite for one in found))


def requirements(snapshot: Snapshot, system: System, most: int) -> Iterator[Block]:
    """Name the articles of each pack whose duties apply or may; with `most` 0 only count them."""
    found = tuple((one.pack.title, bound) for one in snapshot.assessments(system.id) if (bound := _bound(one)))
    if most and found:
        yield KeyValues(tuple((name, _named(bound, most)) for name, bound in found), 0.2)
    elif found:
        yield Text(line("; ".join(f"{name}: {bound.said}" for name, bound in found), "."))
    else:
        yield Text(line("No requirement of a rule pack in use is known to apply, or may."))
    for pack, reason in snapshot.unread:
        yield Callout("bad", f"The rule pack {pack} cannot be read; what it asks is not known", (line(reason),))


def _bound(assessment: Assessment) -> Bound | None:
    binding = [one for one in assessment.requirements if one.requirement.status in BINDING]
    sure = [one for one in binding if one.applies is Truth.YES]
    maybe = sum(1 for one in binding if one.applies is Truth.UNKNOWN)
    if not sure and not maybe:
        return None
    dated = [one for one in sure if not one.conditional]
    open_ = tuple(one for one in dated if one.since is None or one.since_open)
    known = [one for one in dated if one not in open_]
    return Bound(
        tuple(one for one in known if one.due),
        tuple(one for one in known if not one.due),
        open_,
        tuple(one for one in sure if one.conditional),
        maybe,
    )


def _named(bound: Bound, most: int) -> Cell:
    articles = (line(small(f"{name}: {_listed(cites, most)}")) for name, cites in bound.groups)
    return Cell((line(bound.said), *articles), "open" if bound.maybe else "")


def _listed(cites: tuple[str, ...], most: int) -> str:
    more = f" and {len(cites) - most} more" if len(cites) > most else ""
    return "; ".join(cites[:most]) + more
