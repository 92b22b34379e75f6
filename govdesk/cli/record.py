"""The verb show: one record with its relations, facts and history."""

from __future__ import annotations

from argparse import Namespace

from govdesk.app.names import find_record, resolve
from govdesk.app.queries.checklist import ChecklistRow, checklist_row
from govdesk.app.queries.classes import headline
from govdesk.app.queries.journal import JournalRow
from govdesk.app.queries.record import FactRow, RecordView, record_view
from govdesk.app.queries.register import RelationRow
from govdesk.app.queries.words import TRUTH
from govdesk.app.session import Session
from govdesk.app.snapshot import Snapshot
from govdesk.cli.desk import done, recalling
from govdesk.cli.out import FINE, document, finding_json, heading, paragraph, say, table
from govdesk.domain.plain import Plain, to_plain
from govdesk.domain.problems import Problems
from govdesk.domain.records import kind_of


def do_show(args: Namespace) -> int:
    """Show a record by its id or exact name; SYSTEM/REQUIREMENT shows a requirement, answered or not."""
    with recalling(args) as (session, seen):
        view = _view(session, seen, args.id)
        row = None if view else _row(seen, args.id)
        if view is not None:
            document(_plain(seen, view)) if args.json else _print(seen, view)
        elif row is not None:
            document(_row_plain(row)) if args.json else _print_row(row)
        else:
            done(_missing(seen, args.id))
    return FINE


def _missing(seen: Snapshot, text: str) -> str | Problems:
    return resolve(seen.state, text)


def _view(session: Session, seen: Snapshot, text: str) -> RecordView | None:
    if find_record(seen.state, text) is None:
        named = resolve(seen.state, text)
        if isinstance(named, tuple):
            return None
        text = named
    record = find_record(seen.state, text)
    history = session.history(kind_of(record), text) if record is not None else ()
    return record_view(seen, text, history=history)


def _row(seen: Snapshot, text: str) -> ChecklistRow | None:
    system, _, requirement = text.partition("/")
    found = resolve(seen.state, system, ("system",))
    return None if isinstance(found, tuple) or not requirement else checklist_row(seen, found, requirement)


def _plain(seen: Snapshot, view: RecordView) -> Plain:
    plain: Plain = {
        "kind": view.kind,
        "on": seen.on,
        "record": to_plain(view.record),
        "relations": [_relation(row) for row in (*view.out, *view.into)],
        "facts": [_fact(row) for row in view.facts],
        "findings": [finding_json(finding) for finding in view.findings],
        "history": [_entry(row, view) for row in view.history],
    }
    if view.kind == "system":
        class_ = headline(seen, view.id)
        plain["class"] = {"value": class_.value, "label": class_.label, "open": class_.open}
    return plain


def _relation(row: RelationRow) -> Plain:
    return {
        "id": row.id,
        "kind": row.kind,
        "source": row.source,
        "target": row.target,
        "scope": row.scope,
        "since": row.since,
        "until": row.until,
        "state": row.state,
        "document": row.document,
        "holds": row.holds,
    }


def _fact(row: FactRow) -> Plain:
    value = list(row.value) if isinstance(row.value, tuple) else row.value
    return {
        "id": row.id,
        "key": row.key,
        "value": value,
        "origin": row.origin,
        "source": row.source,
        "at": row.at,
        "on": row.on,
        "chosen": row.chosen,
        "conflict": row.conflict,
    }


def _entry(row: JournalRow, view: RecordView) -> Plain:
    return {
        "number": row.number,
        "at": row.at,
        "person": row.person,
        "verb": row.verb,
        "reason": row.reason,
        "changes": [{"field": c.field, "before": c.before, "after": c.after} for c in row.changes if c.id == view.id],
    }


def _print(seen: Snapshot, view: RecordView) -> None:
    say(f"{view.title} ({view.kind_label} {view.id}) on {seen.on.isoformat()}")
    if view.kind == "system":
        say(f"  Class: {headline(seen, view.id).label}")
    for _, label, text in view.fields:
        if text:
            paragraph(f"{label}: {text}")
    unknown = [label for _, label, text in view.fields if not text]
    if unknown:
        paragraph(f"Not known: {', '.join(unknown)}")
    if view.out or view.into:
        heading("Relations")
        table(["since", "until", "relation"], [(r.since, r.until, _words(r)) for r in (*view.out, *view.into)])
    if view.facts:
        heading("Facts")
        table(
            ["fact", "value", "", "source"],
            [(r.key, r.text, "conflict" if r.conflict else "", f"{r.source} {r.at}".strip()) for r in view.facts],
        )
    if view.findings:
        heading("Findings")
        table(["severity", "finding", "what"], [(f.severity.value, f.id, f"{f.says} {f.mend}") for f in view.findings])
    heading("History")
    table(["entry", "when (UTC)", "who", "what"], [(r.number, r.at, r.person, r.verb) for r in view.history])


def _words(row: RelationRow) -> str:
    state = f" [{row.state_label.lower()}]" if row.state_label else ""
    return row.words + state + ("" if row.holds else " (does not hold on this day)")


def _row_plain(row: ChecklistRow) -> Plain:
    return {
        "kind": "requirement",
        "system": row.system,
        "requirement": row.requirement,
        "title": row.title,
        "text": row.text,
        "cite": row.cite,
        "applies": row.applies.value,
        "from": row.since,
        "state": row.state,
        "bearer": row.bearer,
        "who": row.who,
        "expected": list(row.expected),
    }


def _print_row(row: ChecklistRow) -> None:
    say(f"{row.title} ({row.requirement}, {row.cite}) for {row.system_name}")
    paragraph(row.text)
    applies = TRUTH[row.applies] + (f", from {row.since.isoformat()}" if row.since else "")
    shown_by = "; ".join(row.expected)
    for name, text in (
        ("Applies", applies),
        ("State", row.state_label),
        ("Accountable here", row.who),
        ("Usual bearer", row.bearer),
        ("Usually shown by", shown_by),
    ):
        paragraph(f"{name}: {text or 'nothing said'}")
