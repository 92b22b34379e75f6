"""Do the tables hold what the journal adds up to? SQLite compares, for long journals; what it doubts is read exactly.

SQLite reads and writes numbers a little differently from Python, so it only narrows down which records may differ.
"""

from __future__ import annotations

import json
from collections.abc import Iterator

from sqlite_utils import Database

from govdesk.domain.plain import canonical, field_types, from_plain, to_plain
from govdesk.domain.problems import Problem, Problems
from govdesk.domain.records import KINDS, Record
from govdesk.store.schema import OPTIONAL
from govdesk.store.tables import StoredState

_SLOT = 1_000_000
"""More edits than one entry can hold: entry * _SLOT + place orders all edits of a journal."""


def differences(db: Database) -> Problems:
    """Name each record whose table row is not what its last edit in the journal says, kind by kind, in order of id.

    Raises KeyError, TypeError or ValueError where the journal holds what no GovDesk wrote.
    """
    db.conn.execute(
        "CREATE TEMP TABLE told AS SELECT json_extract(edit.value, '$.kind') AS kind,"
        " coalesce(json_extract(edit.value, '$.after.id'), json_extract(edit.value, '$.before.id')) AS id,"
        f" max(entries.number * {_SLOT} + edit.key) AS place, json_extract(edit.value, '$.after') AS after"
        " FROM entries, json_each(entries.edits) AS edit GROUP BY 1, 2"
    )
    db.conn.execute("CREATE UNIQUE INDEX temp.told_id ON told (kind, id)")
    _know_all_kinds(db)
    return tuple(problem for kind, type_ in KINDS.items() for problem in _of_kind(db, kind, type_))


def _know_all_kinds(db: Database) -> None:
    unknown = {row[0] for row in db.execute("SELECT DISTINCT kind FROM told")} - set(KINDS)
    if unknown:
        message = f"the journal holds records of a kind that is not known: {', '.join(map(str, sorted(unknown)))}"
        raise ValueError(message)


def _of_kind(db: Database, kind: str, type_: type[Record]) -> Iterator[Problem]:
    stored = StoredState(db)
    for id_, after in sorted(_doubtful(db, kind, type_)):
        told = None if after is None else from_plain(kind, json.loads(after))
        try:
            kept = _text(stored.get(type_, id_))
        except (ValueError, TypeError, RecursionError) as error:
            yield Problem(id_, f"This {kind} is not what the journal says, and cannot be read: {error}.")
            continue
        if kept != _text(told):
            yield Problem(id_, f"This {kind} is not what the journal says.")


def _text(record: Record | None) -> str:
    """Write a record so that true and 1, which Python holds for equal, differ."""
    return "" if record is None else canonical(to_plain(record))


def _doubtful(db: Database, kind: str, type_: type[Record]) -> set[tuple[str, str | None]]:
    """Give the id and the last told JSON (None: it went away, or was never there) of records that may differ."""
    differs = " OR ".join(_differs(name, sort) for name, sort in field_types(type_).items())
    kept = (
        f'SELECT kept.id, told.after FROM "{kind}" AS kept LEFT JOIN told ON told.kind = ? AND told.id = kept.id'
        f" WHERE told.after IS NULL OR {differs}"
    )
    lost = (
        f'SELECT told.id, told.after FROM told LEFT JOIN "{kind}" AS kept ON kept.id = told.id'
        " WHERE told.kind = ? AND told.after IS NOT NULL AND kept.id IS NULL"
    )
    return {(row[0], row[1]) for query in (kept, lost) for row in db.execute(query, [kind])}


def _differs(name: str, sort: str) -> str:
    """Write the comparison of one column with its value in the JSON; a value left out means *not known*."""
    told = f"json_extract(told.after, '$.\"{name}\"')"
    if sort == "value":
        told = f"coalesce(told.after -> '$.\"{name}\"', 'null')"
    elif sort not in OPTIONAL:
        told = f"coalesce({told}, '{'[]' if sort == 'list' else ''}')"
    return f'kept."{name}" IS NOT {told}'
