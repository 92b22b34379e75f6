"""The journal in its table: appended to, read in pages, never pruned."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import starmap

from sqlite_utils import Database

from govdesk.domain.journal import GENESIS, Entry, Row

# Up to the first entry of that moment or later: one that a wrong clock dated back stays where it stands in the chain.
_BEFORE = "number < coalesce((SELECT min(number) FROM entries WHERE at >= ?), number + 1)"
_COLUMNS = "number, at, person, verb, reason, edits, undoes, previous, seal"


def append(db: Database, entry: Entry) -> None:
    """Write one sealed entry, inside the caller's transaction."""
    row = (entry.number, entry.at, entry.person, entry.verb, entry.reason)
    rest = (entry.edits, entry.undoes, entry.previous, entry.seal)
    db.execute(f"INSERT INTO entries ({_COLUMNS}) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)", row + rest)


def last(db: Database) -> tuple[int, str]:
    """Give the number and seal of the last entry; (0, GENESIS) before the first."""
    return newest(db)[:2]


def newest(db: Database) -> tuple[int, str, str]:
    """Give number, seal and time of the last entry; (0, GENESIS, "") before the first."""
    row = db.execute("SELECT number, seal, at FROM entries ORDER BY number DESC LIMIT 1").fetchone()
    return (0, GENESIS, "") if row is None else (row[0], row[1], row[2])


def last_before(db: Database, moment: str) -> tuple[int, str]:
    """Give the number and seal of the last entry written before `moment` (UTC, ISO)."""
    query = f"SELECT number, seal FROM entries WHERE {_BEFORE} ORDER BY number DESC LIMIT 1"
    row = db.execute(query, [moment]).fetchone()
    return (0, GENESIS) if row is None else (row[0], row[1])


def rows(db: Database) -> Iterator[Row]:
    """Read the fields of every entry, first to last, as the bytes that they are: spoilt text is read too."""
    cursor = db.conn.cursor()
    kept, db.conn.text_factory = db.conn.text_factory, bytes
    try:
        yield from cursor.execute(f"SELECT {_COLUMNS} FROM entries ORDER BY number")
    finally:
        db.conn.text_factory = kept


def until(db: Database, moment: str) -> Iterator[Entry]:
    """Read the entries up to the last one that was written before `moment` (UTC, ISO)."""
    return starmap(Entry, db.execute(f"SELECT {_COLUMNS} FROM entries WHERE {_BEFORE} ORDER BY number", [moment]))


def misdated(db: Database) -> tuple[int, ...]:
    """Give the numbers of entries that say they were written before the one before them."""
    times = "SELECT number, at, lag(at) OVER (ORDER BY number) AS before FROM entries"
    return tuple(row[0] for row in db.execute(f"SELECT number FROM ({times}) WHERE at < before ORDER BY number"))


def page(db: Database, text: str, before: int | None, limit: int) -> tuple[Entry, ...]:
    """Read up to `limit` entries, newest first, older than number `before`, that contain `text` anywhere."""
    conditions, values = [], []
    if text:
        conditions.append("instr(shown('text', at || ' ' || person || ' ' || verb || ' ' || reason || edits), ?)")
        values.append(text.casefold())
    if before is not None:
        conditions.append("number < ?")
        values.append(str(before))
    where = f"WHERE {' AND '.join(conditions)}" if conditions else ""
    rows = db.execute(f"SELECT {_COLUMNS} FROM entries {where} ORDER BY number DESC LIMIT {limit:d}", values)
    return tuple(starmap(Entry, rows))


def about(db: Database, kind: str, id_: str) -> tuple[Entry, ...]:
    """Read the entries that touch one record, newest first."""
    sides = " OR ".join(f"json_extract(value, '$.{side}.id') = ?" for side in ("before", "after"))
    touches = f"EXISTS (SELECT 1 FROM json_each(edits) WHERE json_extract(value, '$.kind') = ? AND ({sides}))"
    rows = db.execute(
        f"SELECT {_COLUMNS} FROM entries WHERE instr(edits, ?) AND {touches} ORDER BY number DESC",
        [id_, kind, id_, id_],
    )
    return tuple(starmap(Entry, rows))
