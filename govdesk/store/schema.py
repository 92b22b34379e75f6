"""The file format of a workspace: one STRICT table per kind of record, the journal, the vault.

The tables of records are what the journal adds up to; `govdesk verify` compares the two.
"""

from __future__ import annotations

from sqlite_utils import Database, Migrations

from govdesk.domain.plain import field_types
from govdesk.domain.records import KINDS, Record

APPLICATION_ID = 0x476F7644
"""Bytes 68 to 71 of the file: "GovD"."""

SQL_TYPES = {"number": "REAL", "integer": "INTEGER", "flag": "INTEGER"}
OPTIONAL = frozenset({"number", "integer", "flag", "date"})
INDEXES = (
    ("fact", "subject"),
    ("answer", "system"),
    ("relation", "source"),
    ("relation", "target"),
)
APPEND_ONLY = ("entries", "blobs")
GUARDS = frozenset(f"{table}_no_{verb}" for table in APPEND_ONLY for verb in ("update", "delete"))

MIGRATIONS = Migrations("govdesk")


@MIGRATIONS()
def first_version(db: Database) -> None:
    """Create every table of version 1."""
    for kind, type_ in KINDS.items():
        db.execute(f'CREATE TABLE "{kind}" ({_columns(type_)}) STRICT')
    for kind, column in INDEXES:
        db.execute(f'CREATE INDEX "{kind}_{column}" ON "{kind}" ("{column}")')
    db.execute(
        "CREATE TABLE entries (number INTEGER PRIMARY KEY, at TEXT NOT NULL, person TEXT NOT NULL, verb TEXT NOT NULL,"
        " reason TEXT NOT NULL, edits TEXT NOT NULL, undoes INTEGER, previous TEXT NOT NULL, seal TEXT NOT NULL) STRICT"
    )
    db.execute("CREATE TABLE blobs (sha256 TEXT PRIMARY KEY, size INTEGER NOT NULL, data BLOB NOT NULL) STRICT")
    for table in APPEND_ONLY:
        for verb in ("UPDATE", "DELETE"):
            db.execute(
                f"CREATE TRIGGER {table}_no_{verb.lower()} BEFORE {verb} ON {table}"
                f" BEGIN SELECT RAISE(ABORT, 'what is written in {table} stays'); END"
            )


def _columns(type_: type[Record]) -> str:
    parts = []
    for name, kind in field_types(type_).items():
        needed = " PRIMARY KEY" if name == "id" else "" if kind in OPTIONAL else " NOT NULL"
        parts.append(f'"{name}" {SQL_TYPES.get(kind, "TEXT")}{needed}')
    return ", ".join(parts)


def version(migrations: Migrations = MIGRATIONS) -> int:
    """Give the file format's number: how many migrations lead to it. It stands in `user_version`."""
    with Database(memory=True) as nothing:
        return len(migrations.pending(nothing))
