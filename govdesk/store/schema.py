"""The file format of a workspace: one STRICT table per kind of record, the journal, the vault.

The tables of records are what the journal adds up to; `govdesk verify` compares the two.
"""

from __future__ import annotations

from sqlite_utils import Database, Migrations

APPLICATION_ID = 0x476F7644
"""Bytes 68 to 71 of the file: "GovD"."""

OPTIONAL = frozenset({"number", "integer", "flag", "date"})
INDEXES = (
    ("fact", "subject"),
    ("answer", "system"),
    ("relation", "source"),
    ("relation", "target"),
)
APPEND_ONLY = ("entries", "blobs")

RECORDS_1 = """
CREATE TABLE "organization" ("id" TEXT PRIMARY KEY, "name" TEXT NOT NULL, "country" TEXT NOT NULL,
  "size" TEXT NOT NULL, "body" TEXT NOT NULL, "turnover" REAL, "sector" TEXT NOT NULL, "note" TEXT NOT NULL) STRICT;
CREATE TABLE "party" ("id" TEXT PRIMARY KEY, "name" TEXT NOT NULL, "kind" TEXT NOT NULL, "title" TEXT NOT NULL,
  "inside" INTEGER, "country" TEXT NOT NULL, "contact" TEXT NOT NULL, "joined" TEXT, "left" TEXT,
  "note" TEXT NOT NULL) STRICT;
CREATE TABLE "component" ("id" TEXT PRIMARY KEY, "name" TEXT NOT NULL, "kind" TEXT NOT NULL, "version" TEXT NOT NULL,
  "openness" TEXT NOT NULL, "licence" TEXT NOT NULL, "weights" TEXT NOT NULL, "architecture" TEXT NOT NULL,
  "usage_notes" TEXT NOT NULL, "code" TEXT NOT NULL, "data" TEXT NOT NULL, "parameters" INTEGER, "training_flop" REAL,
  "languages" TEXT NOT NULL, "hashes" TEXT NOT NULL, "location" TEXT NOT NULL, "note" TEXT NOT NULL) STRICT;
CREATE TABLE "system" ("id" TEXT PRIMARY KEY, "name" TEXT NOT NULL, "purpose" TEXT NOT NULL, "users" TEXT NOT NULL,
  "affected" TEXT NOT NULL, "markets" TEXT NOT NULL, "status" TEXT NOT NULL, "context" TEXT NOT NULL, "started" TEXT,
  "changed" TEXT, "ended" TEXT, "note" TEXT NOT NULL) STRICT;
CREATE TABLE "relation" ("id" TEXT PRIMARY KEY, "kind" TEXT NOT NULL, "source" TEXT NOT NULL, "target" TEXT NOT NULL,
  "how" TEXT NOT NULL, "scope" TEXT NOT NULL, "since" TEXT, "until" TEXT, "state" TEXT NOT NULL,
  "accepted_by" TEXT NOT NULL, "accepted_on" TEXT, "document" TEXT NOT NULL, "note" TEXT NOT NULL) STRICT;
CREATE TABLE "fact" ("id" TEXT PRIMARY KEY, "subject" TEXT NOT NULL, "key" TEXT NOT NULL, "value" TEXT NOT NULL,
  "origin" TEXT NOT NULL, "source" TEXT NOT NULL, "at" TEXT NOT NULL, "on" TEXT, "chosen" INTEGER,
  "reason" TEXT NOT NULL) STRICT;
CREATE TABLE "answer" ("id" TEXT PRIMARY KEY, "system" TEXT NOT NULL, "requirement" TEXT NOT NULL,
  "pack" TEXT NOT NULL, "state" TEXT NOT NULL, "reason" TEXT NOT NULL, "person" TEXT NOT NULL, "on" TEXT,
  "evidence" TEXT NOT NULL) STRICT;
CREATE TABLE "evidence" ("id" TEXT PRIMARY KEY, "name" TEXT NOT NULL, "sha256" TEXT NOT NULL, "size" INTEGER,
  "added" TEXT, "expires" TEXT, "note" TEXT NOT NULL) STRICT;
CREATE TABLE "pack" ("id" TEXT PRIMARY KEY, "version" TEXT NOT NULL, "sha256" TEXT NOT NULL, "adopted" TEXT) STRICT;
"""
"""The tables of records as version 1 wrote them: history, never edited. A new field of a record is a new migration."""

COLUMNS_2 = """
ALTER TABLE "relation" ADD COLUMN "article" TEXT NOT NULL DEFAULT '';
ALTER TABLE "answer" ADD COLUMN "confirm" INTEGER;
ALTER TABLE "evidence" ADD COLUMN "kind" TEXT NOT NULL DEFAULT '';
ALTER TABLE "pack" ADD COLUMN "former" TEXT NOT NULL DEFAULT '[]'
"""

COLUMNS_3 = """
ALTER TABLE "component" ADD COLUMN "archived" TEXT;
ALTER TABLE "component" ADD COLUMN "security_contact" TEXT NOT NULL DEFAULT '';
ALTER TABLE "system" ADD COLUMN "critical" INTEGER
"""

COLUMNS_4 = """
ALTER TABLE "component" ADD COLUMN "reviewers" INTEGER;
ALTER TABLE "component" ADD COLUMN "merged_by" TEXT NOT NULL DEFAULT '';
ALTER TABLE "component" ADD COLUMN "review_source" TEXT NOT NULL DEFAULT '';
ALTER TABLE "component" ADD COLUMN "review_on" TEXT;
ALTER TABLE "party" ADD COLUMN "competence" TEXT NOT NULL DEFAULT ''
"""

MIGRATIONS = Migrations("govdesk")


@MIGRATIONS()
def first_version(db: Database) -> None:
    """Create every table of version 1."""
    for statement in RECORDS_1.strip().split(";\n"):
        db.execute(statement)
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


@MIGRATIONS()
def second_version(db: Database) -> None:
    """Keep a role's article, the kind of evidence, which answers are to be confirmed, and earlier texts of packs."""
    for statement in COLUMNS_2.strip().split(";\n"):
        db.execute(statement)


@MIGRATIONS()
def third_version(db: Database) -> None:
    """Keep which systems are critical, and of components since when they are archived and who hears of weaknesses."""
    for statement in COLUMNS_3.strip().split(";\n"):
        db.execute(statement)


@MIGRATIONS()
def fourth_version(db: Database) -> None:
    """Keep the review rules of components, and what shows the competence of parties."""
    for statement in COLUMNS_4.strip().split(";\n"):
        db.execute(statement)


def expected(number: int) -> dict[str, str]:
    """Give the SQL of all that a file of this version is made of, by name: tables, indexes, guards, migrations."""
    with Database(memory=True) as made:
        later = [one.name for one in MIGRATIONS.pending(made)][number:]
        MIGRATIONS.apply(made, stop_before=later[:1])
        return structure(made)


def structure(db: Database) -> dict[str, str]:
    """Give the SQL of all tables, indexes, views and triggers, and the migrations that were applied, by name."""
    made = {row[0]: str(row[1]) for row in db.execute("SELECT name, sql FROM sqlite_master WHERE sql IS NOT NULL")}
    applied = db.execute("SELECT name FROM _sqlite_migrations").fetchall() if "_sqlite_migrations" in made else ()
    return made | {f"migration {row[0]}": "" for row in applied}


def version(migrations: Migrations = MIGRATIONS) -> int:
    """Give the file format's number: how many migrations lead to it. It stands in `user_version`."""
    with Database(memory=True) as nothing:
        return len(migrations.pending(nothing))
