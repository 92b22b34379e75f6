"""Where a person goes to see a record."""

from __future__ import annotations

from govdesk.app.names import find_record
from govdesk.domain.records import kind_of
from govdesk.domain.state import State


def place_of_record(state: State, id_: str) -> tuple[str, str]:
    """Give the kind and id to navigate to for any id that a finding or fact names."""
    record = find_record(state, id_)
    if record is not None:
        return kind_of(record), id_
    return ("requirement", id_) if "/" in id_ else ("system", id_)
