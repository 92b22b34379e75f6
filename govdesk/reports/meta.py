"""What stands on every page of a report: whose it is, what it knows, by which seal it can be checked."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal


@dataclass(frozen=True, slots=True)
class Meta:
    """What stands on every page, and what the reader must know to check the report against the workspace.

    status: draft or final. asked: the ISO date that is asked about. seal, number: of the last journal entry.
    app: version of GovDesk. packs: names with versions. left_out: what this variant does not show, one sentence each.
    stamped: UTC time of that entry, ISO. known: up to which entry of which day it knows, and how many it leaves unused.
    checked: what a check of journal and records found. warning: stands on every page where that is not in order.
    outdated: packs in use whose text stood no longer on the day asked about, one sentence each.
    """

    organization: str
    status: Literal["draft", "final"]
    confidentiality: str
    asked: str
    seal: str
    number: int
    app: str
    packs: tuple[str, ...] = ()
    left_out: tuple[str, ...] = ()
    stamped: str = ""
    known: str = ""
    checked: str = ""
    warning: str = ""
    outdated: tuple[str, ...] = ()

    @property
    def sound(self) -> bool:
        """Tell whether the report may show anything as in order."""
        return not self.warning and not self.outdated
