"""How far fines for the open duties of a system can go, tier by tier, with the reasoning."""

from __future__ import annotations

from collections.abc import Iterator

from govdesk.app.queries.exposure import A_CAP, breach_lines, exposures, sentence
from govdesk.app.snapshot import Snapshot
from govdesk.domain.law.caps import when_fined
from govdesk.domain.law.exposure import Charge, Exposure
from govdesk.domain.records import System
from govdesk.reports.content import Block, Cell, Column, Heading, Row, Table, Text, Tone, cell, line, small, strong

_COLUMNS = (Column("Under", 2.2), Column("Cap for one breach, and why", 4.2), Column("Duties", 3.8))
_NOTHING = "No duty that can be fined is open or possibly open."


def exposed(snapshot: Snapshot, system: System) -> Iterator[Block]:
    """Write down each law that names fines: its tiers with cap, steps and breaches."""
    found = exposures(snapshot, system.id)
    yield Text(line(A_CAP if found else "No rule pack in use names fines."), "lead")
    for one in found:
        yield from _law(one)


def _law(one: Exposure) -> Iterator[Block]:
    yield Heading(2, one.title)
    yield Text(line(sentence(one)))
    yield Table(_COLUMNS, tuple(_row(charge) for charge in one.charges), _NOTHING)
    if one.unplaced:
        names = "; ".join(f"{breach.title} ({breach.cite})" for breach in one.unplaced)
        yield Text(line(f"Open, and under no fine of this pack: {names}."), "small")
    if one.charges and one.law.reading:
        yield Text(line(f"{one.law.reading} ({one.law.cite})"), "small")


def _row(charge: Charge) -> Row:
    tier = charge.tier
    fined = f"Fined {when_fined(tier)}." if when_fined(tier) else ""
    under = cell(strong(tier.title), line(tier.cite), small(charge.ahead or fined))
    sure = f"{tier.confidence.capitalize()} confidence in this reading." if tier.confidence else ""
    reasons = [line(step) for step in charge.cap.steps]
    reasons += [line(small(text)) for text in (tier.note, sure) if text]
    duties = [line(strong(f"{head}: "), "; ".join(names)) for head, names in breach_lines(charge)]
    tone: Tone = "bad" if charge.certain and charge.fined else "open"
    return Row((under, Cell(tuple(reasons), tone), Cell(tuple(duties))), tier.id)
