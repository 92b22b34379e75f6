"""The verbs journal and verify."""

from __future__ import annotations

import json
from argparse import Namespace
from pathlib import Path

from govdesk.app.queries.journal import journal_row
from govdesk.cli.desk import done, reading, stop
from govdesk.cli.out import FINE, NOT_IN_ORDER, document, in_line, paragraph, say
from govdesk.domain.journal import Entry
from govdesk.domain.plain import Plain

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
    if path.is_dir() or path.suffix in {".yaml", ".yml"}:
        return _pack(path)
    if not path.is_file():
        stop("There is no such file.", where=str(path))
    from govdesk.store.verify import verify

    found = done(verify(path))
    say(f"{path}: {found.says}")
    for problem in found.problems:
        say(f"  {problem}")
    if found.in_order:
        say(f"Seal of the last entry: {found.seal}")
    return FINE if found.in_order else NOT_IN_ORDER


def _pack(path: Path) -> int:
    from govdesk.store.packs import load_pack
    from govdesk.store.vault import digest

    pack = done(load_pack(path))
    say(f"{path}: the pack {pack.id} {pack.version} reads without errors.")
    say(f"SHA-256 of its canonical text: {digest(pack.text.encode())}")
    return FINE
