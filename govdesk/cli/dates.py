"""The verb dates: what comes next for the systems, as a table, a document or a calendar file."""

from __future__ import annotations

from argparse import Namespace

from govdesk.app.names import resolve
from govdesk.app.queries.timeline import Coming, timeline
from govdesk.cli.chain import written
from govdesk.cli.desk import done, looking, stop
from govdesk.cli.out import FINE, document, table
from govdesk.domain.plain import Plain
from govdesk.reports.calendar import calendar_bytes


def do_dates(args: Namespace) -> int:
    """Say what comes next, from the day asked about on."""
    if args.output is not None and (args.json or args.output.suffix.casefold() != ".ics"):
        stop("The output must end in .ics, and goes without --json.", where=str(args.output))
    with looking(args) as seen:
        system = done(resolve(seen.state, args.system, ("system",))) if args.system is not None else ""
        if args.pack and args.pack not in {pack.id for pack in seen.packs}:
            stop(f"The pack “{args.pack}” is not in use.")
        if args.until is not None and args.until < seen.on:
            stop(f"{args.until} lies before {seen.on}, the day asked about.", "Name a later day.", "--until")
        rows = timeline(seen, system, args.pack, until=args.until)
        if args.output is not None:
            return written(args, calendar_bytes(seen, rows))
        if args.json:
            document({"on": seen.on, "system": system, "dates": [_date(row) for row in rows]})
        else:
            cells = ((row.on, row.kind, row.systems, row.cite, row.headline) for row in rows)
            table(["on", "kind", "systems", "cite", "what"], cells, "No date comes that is known.")
    return FINE


def _date(row: Coming) -> Plain:
    return {
        "uid": row.uid,
        "date": row.on,
        "kind": row.kind,
        "title": row.title,
        "sure": row.sure,
        "pack": row.pack,
        "cite": row.cite,
        "record": row.record,
        "systems": list(row.systems),
        "may_apply_to": list(row.maybe),
        "why": list(row.why),
        "requirements": [id_ for id_, _ in row.requirements],
    }
