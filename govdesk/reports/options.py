"""What a reader chooses about a report, and the facts that stand on every page of it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from govdesk import __version__
from govdesk.app.snapshot import Snapshot
from govdesk.domain.law.packs import Pack
from govdesk.domain.said import day
from govdesk.domain.state import organization
from govdesk.reports.meta import Meta

NO_ORGANIZATION = "Organization not registered"


@dataclass(frozen=True, slots=True)
class Options:
    """status: draft until a person releases it as final. confidentiality: the words printed on every page."""

    status: Literal["draft", "final"] = "draft"
    confidentiality: str = "Internal"


def meta_of(snapshot: Snapshot, options: Options, left_out: tuple[str, ...] = ()) -> Meta:
    """Gather what every page says about the report."""
    found = organization(snapshot.state)
    return Meta(
        organization=found.name if found and found.name else NO_ORGANIZATION,
        status=options.status,
        confidentiality=options.confidentiality,
        asked=snapshot.on.isoformat(),
        seal=snapshot.seal,
        number=snapshot.number,
        app=__version__,
        packs=(*map(_pack, snapshot.packs), *(f"{pack} (cannot be read)" for pack, _ in snapshot.unread)),
        left_out=left_out,
        stamped=_stamped(snapshot),
        known=known_until(snapshot),
        checked=checked(snapshot),
        warning=warning(snapshot),
        outdated=tuple(_past(pack) for pack in snapshot.packs if pack.is_past(snapshot.on)),
    )


def _pack(pack: Pack) -> str:
    until = pack.verified_through.isoformat() if pack.verified_through else "a day not known"
    return f"{pack.title}, version {pack.version} ({pack.id}), sources searched through {until}"


def _past(pack: Pack) -> str:
    until = f" {day(pack.stood_until)}" if pack.stood_until else ""
    return f"{pack.title}, version {pack.version}: its text stood until{until}. What changed after that is not in here."


def _stamped(snapshot: Snapshot) -> str:
    return snapshot.entries[0].at if snapshot.entries else ""


def known_until(snapshot: Snapshot) -> str:
    """Say up to which journal entry this report knows, and how many later ones it does not use."""
    if not snapshot.number:
        return "Nothing was recorded by then."
    last = _stamped(snapshot)[:10] or "a day not known"
    later = snapshot.later
    unused = f"{later} later {'entry' if later == 1 else 'entries'} not used" if later else "no later entry"
    return f"Known up to entry {snapshot.number} of {last}; {unused}"


def checked(snapshot: Snapshot) -> str:
    """Say what the check of journal and records found before this report was printed."""
    proof = snapshot.proof
    if proof is None:
        return "NOT VERIFIED: journal and records were not checked before printing."
    if proof.covers(snapshot.number):
        return f"Checked before printing: {proof.says}"
    if proof.sound:
        return f"NOT VERIFIED: the check reached entry {proof.entries} only."
    at = f"first bad entry {proof.first_break}. " if proof.first_break is not None else ""
    return f"NOT VERIFIED: {at}{proof.says}"


def warning(snapshot: Snapshot) -> str:
    """Give the words that stand on every page of a report whose journal is not known to be in order."""
    proof = snapshot.proof
    if proof is not None and proof.covers(snapshot.number):
        return ""
    at = proof.first_break if proof else None
    return f"NOT VERIFIED: first bad entry {at}" if at is not None else "NOT VERIFIED"
