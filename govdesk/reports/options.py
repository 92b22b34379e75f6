"""What a reader chooses about a report, and the facts that stand on every page of it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from govdesk import __version__
from govdesk.app.snapshot import Snapshot
from govdesk.domain.state import organization
from govdesk.reports.content import Meta

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
        packs=tuple(f"{pack.title}, version {pack.version} ({pack.id})" for pack in snapshot.packs),
        left_out=left_out,
    )
