"""The verbs journal and verify."""

from __future__ import annotations

import json
from argparse import Namespace
from pathlib import Path
from typing import TYPE_CHECKING

from govdesk.app.queries.journal import journal_row
from govdesk.app.session import Session
from govdesk.cli.desk import clock, done, reading, stop
from govdesk.cli.out import FINE, NOT_IN_ORDER, document, in_line, paragraph, say
from govdesk.domain.journal import Entry
from govdesk.domain.plain import Plain

if TYPE_CHECKING:
    from govdesk.store.verify import Verification

_PAGE = 1000


def do_journal(args: Namespace) -> int:
    """Print the journal, newest entry first."""
    with reading(args) as session:
        before, entries = None, session.entries(limit=_PAGE)
        if args.json:
            found: list[Plain] = []
            while entries:
                found += [_plain(entry) for entry in entries]
                entries = session.entries(before=entries[-1].number, limit=_PAGE)
            document({"entries": found})
            return FINE
        while entries:
            for entry in entries:
                row = journal_row(session.state, entry)
                say(f"{row.number:>5}  {row.at}  {in_line(row.person)}: {in_line(row.verb)}")
                if row.reason:
                    paragraph(f"because {in_line(row.reason)}", " " * 7)
            before = entries[-1].number
            entries = session.entries(before=before, limit=_PAGE)
        say(f"Seal of the last entry: {session.seal}")
    return FINE


def _plain(entry: Entry) -> Plain:
    return {
        "number": entry.number,
        "at": entry.at,
        "person": entry.person,
        "verb": entry.verb,
        "reason": entry.reason,
        "undoes": entry.undoes,
        "edits": json.loads(entry.edits),
        "previous": entry.previous,
        "seal": entry.seal,
    }


def do_verify(args: Namespace) -> int:
    """Check a workspace against its journal, or read a rule pack."""
    path: Path = args.path
    from govdesk.store.pack_files import is_table

    if path.is_dir() or path.suffix.casefold() in {".yaml", ".yml"} or is_table(path):
        if args.entry is not None:
            stop("A rule pack has no journal entries.", "Leave --entry out.", str(path))
        return _pack(path)
    if not path.is_file():
        stop("There is no such file.", where=str(path))
    from govdesk.store.verify import verify

    found = done(verify(path))
    say(f"{path}: {found.says}")
    for problem in found.problems:
        say(f"  {problem}")
    if args.entry is not None:
        say(_entry(path, args.entry, found))
    elif found.in_order:
        say(f"Seal of the last entry: {found.seal}")
    return FINE if found.in_order else NOT_IN_ORDER


def _entry(path: Path, number: int, found: Verification) -> str:
    """Give the seal of one entry, to hold a report against; only of one that the check found as it was sealed."""
    if not 1 <= number <= found.entries:
        says = f"Entry {number} is not among the {found.entries} entries that are as they were sealed."
        return f"  {says}" if found.first_break is not None else stop(says, where=str(path))
    session = done(Session.open(path, "", clock, read_only=True))
    try:
        entry = session.entries(before=number + 1, limit=1)[0]
    finally:
        session.close()
    return f"Seal of entry {number} of {entry.at[:10]}: {entry.seal}"


def _pack(path: Path) -> int:
    from govdesk.store.packs import load_pack
    from govdesk.store.vault import digest

    pack = done(load_pack(path))
    say(f"{path}: the pack {pack.id} {pack.version} reads without errors.")
    say(f"SHA-256 of its canonical text: {digest(pack.text.encode())}")
    return FINE
