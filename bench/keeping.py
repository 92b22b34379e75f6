"""The workspace: opening a big one, writing sealed changes, verifying a long journal."""

from __future__ import annotations

import hashlib
import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import closing
from pathlib import Path

from bench.measure import Line, answers, made, median, opened, pairs, system
from govdesk.app.session import Session
from govdesk.domain.change import Change, put
from govdesk.domain.journal import first_break, sealed
from govdesk.domain.records import Answer, System
from govdesk.store import connect, journal
from govdesk.store.rows import to_row
from govdesk.store.verify import verify

SYSTEMS, REQUIREMENTS = 500, 350
WRITES = 500
ENTRIES = 200_000


def lines(folder: Path) -> Iterator[Line]:
    """Measure everything that the store does."""
    yield from opening(big(folder))
    yield writing(folder)
    yield from verifying(folder)


def big(folder: Path) -> Path:
    """Make the workspace of 500 systems with 350 answers each; one journal entry a system."""
    path = folder / "big.govdesk"
    requirements = tuple(("bench/pack", f"req-{number:03}") for number in range(REQUIREMENTS))
    session = made(path, tuple(system(number) for number in range(SYSTEMS)))
    for number in range(SYSTEMS):
        session.do(Change("Answer", tuple(put(None, answer) for answer in answers(number, requirements))))
    session.close()
    return path


def opening(path: Path) -> Iterator[Line]:
    """Open it and have the systems; the same and have every answer as a record. Floor: sqlite3 reads the rows."""

    def listed() -> None:
        with opened(path) as session:
            session.state.all(System)

    def everything() -> None:
        with opened(path) as session:
            session.state.all(System)
            session.state.all(Answer)

    def raw() -> None:
        with closing(sqlite3.connect(path)) as connection:
            connection.execute("SELECT * FROM system").fetchall()
            connection.execute("SELECT * FROM answer").fetchall()

    what = f"open {SYSTEMS} systems x {REQUIREMENTS} answers"
    floor = median(raw)
    yield Line(f"{what}: its systems listed", median(listed), floor, aim_seconds=1.5)
    yield Line(f"{what}: every answer read", median(everything, 3), floor, aim_seconds=1.5)


def writing(folder: Path) -> Line:
    """Write answers one by one, each sealed. Floor: the same rows and journal texts, plain sqlite3, same settings."""
    session = made(folder / "writing.govdesk", tuple(system(number) for number in range(8)))
    requirements = tuple(("bench/pack", f"req-{number:04}") for number in range(WRITES))
    batches = iter([answers(number, requirements) for number in range(8)])
    bare = sqlite3.connect(folder / "bare.sqlite", isolation_level=None)
    bare.execute("PRAGMA journal_mode=WAL")
    bare.execute("PRAGMA synchronous=FULL")
    with closing(sqlite3.connect(session.path)) as ours:
        for (sql,) in ours.execute("SELECT sql FROM sqlite_master WHERE sql IS NOT NULL").fetchall():
            bare.execute(sql)
    rows = iter([_rows(answers(number, requirements), number) for number in range(8)])
    took = pairs(lambda: _ours(session, next(batches)), lambda: _bare(bare, next(rows)), 5)
    session.close()
    bare.close()
    note = f"{WRITES / took[0]:.0f}/s, floor {WRITES / took[1]:.0f}/s"
    return Line(f"{WRITES} sealed changes, one at a time", took[0], took[1], aim_ratio=2, note=note)


def _ours(session: Session, batch: tuple[Answer, ...]) -> None:
    for answer in batch:
        session.do(Change("Answer", (put(None, answer),)))


Rows = list[tuple[tuple[object, ...], tuple[object, ...]]]


def _rows(batch: tuple[Answer, ...], number: int) -> Rows:
    rows: Rows = []
    for place, a in enumerate(batch, 1):
        said = (a.id, a.system, a.requirement, a.pack, a.state, a.reason, a.person, "2026-11-24", "[]")
        row = (*said, None)
        text = '[{"after":{' + ",".join(f'"{value}"' for value in said) + '},"before":null,"kind":"answer"}]'
        entry = (
            number * WRITES + place,
            "2026-11-24T12:00:00.000",
            "Bench",
            "Answer",
            "",
            text,
            None,
            "0" * 64,
            "f" * 64,
        )
        rows.append((row, entry))
    return rows


def _bare(connection: sqlite3.Connection, rows: Rows) -> None:
    for row, entry in rows:
        connection.execute("BEGIN IMMEDIATE")
        connection.execute(f"INSERT OR REPLACE INTO answer VALUES {_places(row)}", row)
        connection.execute("INSERT INTO entries VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)", entry)
        connection.execute("COMMIT")


def _places(row: Sequence[object]) -> str:
    """Give the places of a row in a statement: (?, ?, ?)."""
    return f"({', '.join('?' * len(row))})"


def verifying(folder: Path) -> Iterator[Line]:
    """Verify a journal of 200,000 entries, then tables, indexes and files with it. Floor: read and hash every entry."""
    path = folder / "long.govdesk"
    made(path, ()).close()
    lengthen(path, ENTRIES)

    def raw() -> None:
        with closing(sqlite3.connect(path)) as connection:
            for row in connection.execute("SELECT * FROM entries ORDER BY number"):
                hashlib.sha256(f"{row[0]}{row[1]}{row[2]}{row[3]}{row[4]}{row[5]}{row[7]}".encode()).digest()

    result = verify(path)
    if isinstance(result, tuple) or not result.in_order or result.entries != ENTRIES:
        message = f"the long journal is not in order: {result}"
        raise ValueError(message)
    with closing(connect.reader(path, shared=False)) as db:
        took = pairs(lambda: first_break(journal.rows(db)), raw, 3)
    yield Line(f"verify {ENTRIES:,} entries: numbers, links, seals", took[0], took[1], aim_ratio=2)
    yield Line("  and tables, indexes and files with them", median(lambda: verify(path), 3), took[1])


def lengthen(path: Path, entries: int) -> None:
    """Fill a workspace with sealed entries in one transaction: as the store writes them, without waiting for disks."""
    db = connect.writer(path)
    with db.atomic():
        number, seal = journal.last(db)
        for place in range(entries - number):
            (answer,) = answers(place // REQUIREMENTS, (("bench/pack", f"req-{place % REQUIREMENTS:03}"),))
            entry = sealed(
                number + place + 1, "2026-11-24T12:00:00.000", "Bench", Change("Answer", (put(None, answer),)), seal
            )
            row = to_row(answer)
            db.execute(f"INSERT INTO answer VALUES {_places(row)}", row)
            journal.append(db, entry)
            seal = entry.seal
    db.execute("PRAGMA journal_mode=DELETE").fetchall()
    db.close()
