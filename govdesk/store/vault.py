"""Evidence and packs in use: contents kept in the workspace under their SHA-256."""

from __future__ import annotations

import hashlib

from sqlite_utils import Database

from govdesk.domain.problems import Problem, Problems


def digest(content: bytes) -> str:
    """Give the SHA-256 of a content as 64 lower-case hex digits."""
    return hashlib.sha256(content).hexdigest()


def keep(db: Database, content: bytes) -> None:
    """Keep a content, inside the caller's transaction; one that is there already is left alone."""
    db.execute("INSERT OR IGNORE INTO blobs VALUES (?, ?, ?)", [digest(content), len(content), content])


def fetch(db: Database, sha256: str) -> bytes | Problems:
    """Give a content after checking it against its name."""
    row = db.execute("SELECT data FROM blobs WHERE sha256 = ?", [sha256]).fetchone()
    if row is None:
        return (Problem(sha256, "The workspace holds no file with this SHA-256."),)
    content = bytes(row[0])
    if digest(content) != sha256:
        return (Problem(sha256, "The file in the workspace is no longer the one that was kept: its hash is wrong."),)
    return content


def weight(db: Database) -> int:
    """Give how many bytes the kept contents have, as they were when they were kept."""
    return int(db.execute("SELECT total(size) FROM blobs").fetchone()[0])


def broken(db: Database) -> frozenset[str]:
    """Name the contents that no longer match their SHA-256 or size, and those that records name and that are gone."""
    rows = db.execute("SELECT sha256, size, data FROM blobs")
    changed = {sha256 for sha256, size, data in rows if digest(data) != sha256 or len(data) != size}
    named = "SELECT sha256 FROM evidence UNION SELECT sha256 FROM pack"
    gone = db.execute(f"SELECT sha256 FROM ({named}) WHERE sha256 != '' AND sha256 NOT IN (SELECT sha256 FROM blobs)")
    return frozenset(changed | {row[0] for row in gone})
