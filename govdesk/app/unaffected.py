"""What a change leaves as it is: assessments of systems that stand on nothing that it touched."""

from __future__ import annotations

from collections.abc import Iterator

from govdesk.app.snapshot import Assessed, Snapshot
from govdesk.domain.change import Change
from govdesk.domain.law.derived import near_ids
from govdesk.domain.records import Answer, Fact, Record, Relation


def unaffected(seen: Snapshot, change: Change) -> Assessed:
    """Give the assessments of a snapshot that still hold after a change; none after one of the packs in use."""
    if "pack" in change.kinds:
        return {}
    touched = frozenset(id_ for edit in change.edits for side in (edit.before, edit.after) for id_ in _ends(side))
    known = seen.assessed
    near = {system: near_ids(seen.state, system, seen.on) for system, _ in known}
    return {key: found for key, found in known.items() if touched.isdisjoint(near[key[0]])}


def _ends(record: Record | None) -> Iterator[str]:
    """Name a record and what it is about."""
    if record is None:
        return
    yield record.id
    if isinstance(record, Fact):
        yield record.subject
    elif isinstance(record, Answer):
        yield record.system
    elif isinstance(record, Relation):
        yield record.source
        yield record.target
