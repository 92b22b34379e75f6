"""The verbs checks and threshold: what the program itself sees of requirements, and the limits it measures by."""

from __future__ import annotations

from argparse import Namespace

from govdesk.app.commands.thresholds import set_threshold
from govdesk.app.names import resolve
from govdesk.app.queries.checks import WORDS, CheckRow, ThresholdRow, check_rows, threshold_rows
from govdesk.app.snapshot import Snapshot, snapshot
from govdesk.cli.desk import done, looking, stop, writing
from govdesk.cli.out import FINE, NOT_IN_ORDER, document, heading, paragraph, say, table
from govdesk.cli.write import write
from govdesk.domain.entry import name_of
from govdesk.domain.plain import Plain
from govdesk.domain.said import number
from govdesk.domain.truth import Truth


def do_checks(args: Namespace) -> int:
    """Show the checks of one system; not in order while one says no."""
    with looking(args) as seen:
        system = done(resolve(seen.state, args.system, ("system",)))
        if args.pack is not None and args.pack not in {pack.id for pack in seen.packs}:
            stop(f"The pack “{args.pack}” is not in use.", f"In use: {', '.join(p.id for p in seen.packs) or 'none'}.")
        rows = _rows(seen, system, args.pack or "")
        if args.json:
            document(
                {
                    "system": system,
                    "on": seen.on,
                    "checks": [{"requirement": r.requirement, **check_json(r)} for r in rows],
                }
            )
        else:
            _print(seen, system, rows)
    return NOT_IN_ORDER if any(row.truth is Truth.NO for row in rows) else FINE


def _rows(seen: Snapshot, system: str, pack: str) -> tuple[CheckRow, ...]:
    return tuple(
        row
        for assessment in seen.assessments(system)
        if pack in ("", assessment.pack.id)
        for one in assessment.requirements
        if one.applies is not Truth.NO
        for row in check_rows(seen, system, one.requirement.id)
    )


def check_json(row: CheckRow) -> Plain:
    """Give a check as it stands in every JSON document."""
    return {
        "id": row.id,
        "title": row.title,
        "result": row.truth.value,
        "looked_at": list(row.seen),
        "limits": list(row.limits),
        "settle": row.settle,
    }


def _print(seen: Snapshot, system: str, rows: tuple[CheckRow, ...]) -> None:
    heading(f"What GovDesk sees of {name_of(seen.state, system)} on {seen.on}")
    for row in rows:
        say(f"- {WORDS[row.truth]}: {row.title} ({row.id})")
        for line in (*row.seen, *row.limits):
            paragraph(line, "    ")
        if row.settle:
            paragraph(f"To settle it: {row.settle}", "    ")
    counts = ", ".join(f"{WORDS[truth].lower()} {sum(row.truth is truth for row in rows)}" for truth in Truth)
    say(f"{len(rows)} checks: {counts}." if rows else "No pack in use has checks for what may apply here.")


def do_threshold(args: Namespace) -> int:
    """List the limits of checks, or set one."""
    if args.check is None:
        args.on = args.known = None
        with looking(args) as seen:
            _show(threshold_rows(seen), as_json=args.json)
        return FINE
    with writing(args) as session:
        rows = threshold_rows(snapshot(session))
        row = next((one for one in rows if one.threshold.id == args.check), None)
        if row is None:
            stop(f"No pack in use has the limit “{args.check}”.", "`govdesk threshold FILE` lists them.")
        if args.value is None:
            _show((row,), as_json=args.json)
            return FINE
        change = set_threshold(
            session.state, row.threshold, args.value, session.person, session.today, args.because
        )  # fmt: skip
        return write(session, change)


def _show(rows: tuple[ThresholdRow, ...], *, as_json: bool) -> None:
    if as_json:
        document({"thresholds": [_threshold(row) for row in rows]})
        return
    heads = ["limit", "counts", "default", "whose", "check"]
    table(
        heads,
        [
            (
                row.threshold.id,
                f"{number(row.limit.value)} {'days' if row.threshold.in_days else ''}".strip(),
                number(row.threshold.default),
                row.limit.whose,
                row.threshold.check.title,
            )
            for row in rows
        ],
        "No pack in use has a check with a limit.",
    )


def _threshold(row: ThresholdRow) -> Plain:
    return {
        "id": row.threshold.id,
        "pack": row.pack,
        "check": row.threshold.check.title,
        "unit": row.unit,
        "value": row.limit.value,
        "default": row.threshold.default,
        "basis": row.threshold.basis,
        "own": row.limit.own,
        "settled": not row.limit.disputed,
        "whose": row.limit.whose,
    }
