"""The verbs reuse and coverage: where requirements of the packs overlap, and taking an answer over."""

from __future__ import annotations

from argparse import Namespace

from govdesk.app.commands.reuse import Chosen, reuse
from govdesk.app.names import resolve
from govdesk.app.queries.coverage import Cell, Coverage, coverage, level_label
from govdesk.app.queries.overlaps import Overlapping, Reuse, reuse_of, stands
from govdesk.app.session import Session
from govdesk.app.snapshot import Snapshot, snapshot
from govdesk.cli.desk import done, looking, reading, stop, writing
from govdesk.cli.out import FINE, NOT_IN_ORDER, document, heading, paragraph, say, table, warn
from govdesk.cli.write import write
from govdesk.domain.law.crosswalk import SAYS
from govdesk.domain.plain import Plain
from govdesk.domain.records import Answer
from govdesk.domain.words import ANSWER_STATES, label


def do_reuse(args: Namespace) -> int:
    """Show what overlaps with a requirement; with --to, take its answer over to the chosen ones."""
    if not args.to or args.dry_run:
        with reading(args) as session:
            return _shown(args, _found(args, snapshot(session)))
    with writing(args) as session:
        return _taken(args, session, _found(args, snapshot(session)))


def _found(args: Namespace, seen: Snapshot) -> Reuse:
    system = done(resolve(seen.state, args.system, ("system",)))
    found = reuse_of(seen, system, args.requirement)
    if found is None:
        packs = ", ".join(pack.id for pack in seen.packs) or "none"
        stop(f"No pack in use has the requirement “{args.requirement}”.", f"In use: {packs}.")
    offered = {row.requirement for row in found.offered}
    for id_ in args.to:
        if found.lacks:
            stop(found.lacks, where=args.requirement)
        if id_ not in offered:
            stop(f"“{id_}” is not offered.", f"Offered are: {', '.join(sorted(offered)) or 'none'}.")
    return found


def _shown(args: Namespace, found: Reuse) -> int:
    if args.json:
        document(_plain(found, args.to))
        return FINE
    say(f"{found.named} overlaps with {len(found.rows)} requirements of the packs in use.")
    if found.answer is not None:
        say(f"Its answer: {label(ANSWER_STATES, found.answer.state)}. {found.answer.reason}".strip())
    if found.lacks:
        say(found.lacks)
    say()
    rows = [
        (row.requirement, SAYS[row.pair.kind], row.pair.confidence, stands(row), _would(row, args.to), _what(row))
        for row in found.rows
    ]
    table(["requirement", "how", "confidence", "now", "would be", "what"], rows)
    for source in dict.fromkeys(row.pair.source for row in found.rows):
        paragraph(f"Source: {source}.", "")
    if found.offered and not args.to:
        say("Nothing is written. Name with --to, one by one, what the answer is also true of.")
    return FINE


def _would(row: Overlapping, to: list[str]) -> str:
    if not row.suggested or (to and row.requirement not in to):
        return "as it is"
    return label(ANSWER_STATES, row.suggested)


def _what(row: Overlapping) -> str:
    return f"{row.title} ({row.pack_title}, {row.cite})" + (f": {row.pair.note}" if row.pair.note else "")


def _taken(args: Namespace, session: Session, found: Reuse) -> int:
    chosen = [Chosen(row.pack, row.requirement, row.suggested, row.answer) for row in _chosen(found, args.to)]
    source: Answer = found.answer or stop(found.lacks, where=args.requirement)
    change = reuse(session.state, source, found.named, chosen, session.person, session.today)
    if not args.json:
        return write(session, change)
    entry = done(session.do(done(change)))
    document({**_plain(found, args.to), "entry": entry.number, "seal": entry.seal})
    return FINE


def _chosen(found: Reuse, to: list[str]) -> list[Overlapping]:
    return [row for row in found.offered if row.requirement in to]


def _plain(found: Reuse, to: list[str]) -> Plain:
    answer = found.answer
    return {
        "system": found.system,
        "requirement": found.requirement,
        "state": answer.state if answer else "not_started",
        "reason": answer.reason if answer else "",
        "evidence": list(answer.evidence) if answer else [],
        "lacks": found.lacks,
        "overlaps": [
            {
                "requirement": row.requirement,
                "pack": row.pack,
                "kind": row.pair.kind,
                "confidence": row.pair.confidence,
                "source": row.pair.source,
                "note": row.pair.note,
                "applies": row.applies.value,
                "state": row.state,
                "to_be_confirmed": row.confirm,
                "would_be": row.suggested or None,
                "chosen": row.requirement in to,
            }
            for row in found.rows
        ],
    }


def do_coverage(args: Namespace) -> int:
    """Lay the common practices against the packs in use."""
    with looking(args) as seen:
        system = done(resolve(seen.state, args.system, ("system",))) if args.system is not None else ""
        found = coverage(seen, system)
        for pack, reason in seen.unread:
            warn(f"The pack {pack} is in use and cannot be read, so it has no column: {reason}")
        if not found.packs and not seen.unread:
            stop("No rule pack is in use, so nothing can overlap.", "Take one into use with `govdesk pack adopt`.")
        if args.json:
            document(_covered(found))
        else:
            _print_coverage(found)
    return NOT_IN_ORDER if seen.unread else FINE


def _print_coverage(found: Coverage) -> None:
    rows = [(row.practice.id, *map(_said, row.cells), row.practice.title) for row in found.rows]
    table(["practice", *(pack.id for pack in found.packs), "what"], rows)
    heading("How to read it")
    say("A number counts requirements that overlap and apply or may apply; the word is the state of the least far one.")
    say("–: no requirement of this pack overlaps. Overlaps never means that one is met by the other.")


def _said(cell: Cell) -> str:
    least = cell.least
    if least is None:
        return "does not apply" if cell.mapped else "–"
    return f"{len(cell.standings)} {level_label(least.level).lower()}"


def _covered(found: Coverage) -> Plain:
    return {
        "system": found.system or None,
        "packs": [pack.id for pack in found.packs],
        "practices": [
            {
                "id": row.practice.id,
                "title": row.practice.title,
                "cells": [
                    {
                        "pack": cell.pack,
                        "overlapping": cell.mapped,
                        "applying": len(cell.standings),
                        "least": cell.least.level if cell.least else None,
                        "requirements": [
                            {"requirement": one.requirement, "least": one.level, "system": one.system}
                            for one in cell.standings
                        ],
                    }
                    for cell in row.cells
                ],
            }
            for row in found.rows
        ],
    }
