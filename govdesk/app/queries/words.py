"""How values, dates and changes read in tables and on paper."""

from __future__ import annotations

from govdesk.app.names import title
from govdesk.domain.entry import show
from govdesk.domain.plain import field_infos
from govdesk.domain.records import Record
from govdesk.domain.said import in_words
from govdesk.domain.state import State
from govdesk.domain.truth import Truth

TRUTH = {Truth.YES: "Yes", Truth.NO: "No", Truth.UNKNOWN: "Not known yet"}
UNSETTLED = "Not settled yet"
NOBODY = "Nobody"


def field_text(state: State, record: Record, name: str) -> str:
    """Say one field of a record, with names where it holds ids."""
    info = field_infos(type(record)).get(name)
    value = getattr(record, name)
    if info is not None and info.refers and value:
        return ", ".join(title(state, id_) for id_ in (value if isinstance(value, tuple) else (value,)))
    return in_words(value) if name == "value" else show(record, name)
