"""The verbs raci and raci-import: the matrix as a table, as JSON, as a workbook, and back again."""

from __future__ import annotations

from argparse import Namespace

from govdesk.app import raci_sheet
from govdesk.app.commands.checks import UNCHANGED
from govdesk.app.commands.matrix import fill
from govdesk.app.names import resolve
from govdesk.app.queries.matrix import Matrix, MatrixRow, matrix
from govdesk.app.queries.preview import said
from govdesk.cli.chain import written
from govdesk.cli.desk import done, looking, reading, stop, writing
from govdesk.cli.out import FINE, document, finding_json, say, table
from govdesk.cli.write import write
from govdesk.domain.change import Change
from govdesk.domain.plain import Plain
from govdesk.domain.problems import Problems
from govdesk.domain.said import count


def do_raci(args: Namespace) -> int:
    """Show the matrix of all systems, or of one by its requirements; with --output write it as a workbook."""
    if args.output is not None and args.output.suffix.casefold() != ".xlsx":
        stop("The output must end in .xlsx.", where=str(args.output))
    with looking(args) as seen:
        system = done(resolve(seen.state, args.system, ("system",))) if args.system else ""
        shown = matrix(seen, system)
        if args.json:
            document({"system": system, "on": seen.on} | _plain(shown))
        if args.output is not None:
            content = raci_sheet.write(shown, seen.state)
            return written(args, content if isinstance(content, bytes) else done(content), quiet=args.json)
        if not args.json:
            _print(shown)
    return FINE


def _plain(shown: Matrix) -> dict[str, object]:
    return {
        "parties": [{"id": id_, "name": shown.names[id_]} for id_ in shown.parties],
        "rows": [_row(row) for row in shown.rows],
        "narrower": shown.narrower,
    }


def _row(row: MatrixRow) -> Plain:
    cells = {
        party: [{"letter": one.letter, "relation": one.relation, "acceptance": one.acceptance} for one in held]
        for party, held in sorted(row.cells.items())
    }
    findings = [finding_json(one) for one in row.findings]
    return {"subject": row.target, "requirement": row.scope, "title": row.title, "cells": cells, "findings": findings}


def _print(shown: Matrix) -> None:
    heads = ["part" if shown.system else "system", *(shown.names[id_] for id_ in shown.parties), "findings"]
    rows = [
        (
            row.title,
            *(_letters(row, id_) for id_ in shown.parties),
            tuple(dict.fromkeys(one.id for one in row.findings)),
        )
        for row in shown.rows
    ]
    table(heads, rows, "No system is in life.")
    say()
    say("R responsible, A accountable, C consulted, I informed; in brackets: not accepted, or the holder is absent.")
    if shown.narrower:
        say(f"{count(shown.narrower, 'duty', 'duties')} on single requirements or parts: name a system to see them.")


def _letters(row: MatrixRow, party: str) -> str:
    marks = row.cells.get(party, ())
    return " ".join(f"({one.letter})" if one.absence or one.acceptance == "proposed" else one.letter for one in marks)


def do_raci_import(args: Namespace) -> int:
    """Write the letters of a workbook as duties in one change; with --dry-run only say what would change."""
    with reading(args) if args.dry_run else writing(args) as session:
        system = done(resolve(session.state, args.system, ("system",))) if args.system else ""
        on = args.on or session.today
        asked = done(raci_sheet.read_file(args.sheet, session.state, system))
        change = fill(session.state, asked.cells, on)
        for line in said(session.state, change, on) if isinstance(change, Change) else ():
            say(line)
        return write(session, change) if not args.dry_run else _dry(change)


def _dry(change: Change | Problems) -> int:
    if change == (UNCHANGED,):
        say(UNCHANGED.says)
    else:
        say(f"{count(len(done(change).edits), 'change')}; nothing was written.")
    return FINE
