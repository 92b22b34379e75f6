"""The verbs classify and check: what the rules conclude, what they demand, what is wrong."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Iterable, Iterator, Mapping

from govdesk.app.names import resolve, title
from govdesk.app.queries.because import because
from govdesk.app.queries.checklist import ChecklistRow, checklist
from govdesk.app.queries.checks import check_rows
from govdesk.app.queries.classes import class_of, label_of
from govdesk.app.queries.holders import holders
from govdesk.app.snapshot import Snapshot
from govdesk.cli.checks import check_json
from govdesk.cli.desk import done, looking, stop
from govdesk.cli.out import FINE, NOT_IN_ORDER, document, finding_json, heading, paragraph, say, table, warn
from govdesk.domain.entry import name_of
from govdesk.domain.findings import Finding, Severity
from govdesk.domain.law.assessment import Assessment, Determined
from govdesk.domain.law.rules import Trace
from govdesk.domain.plain import Plain
from govdesk.domain.records import System
from govdesk.domain.truth import Truth
from govdesk.domain.words import TO_CONFIRM


def do_classify(args: Namespace) -> int:
    """Say what the packs in use conclude about a system on a date."""
    with looking(args) as seen:
        system = done(resolve(seen.state, args.system, ("system",)))
        found = seen.assessments(system)
        for pack, reason in seen.unread:
            warn(f"The pack {pack} is in use and cannot be read, so it concludes nothing: {reason}")
        if not found and not seen.unread:
            stop("No rule pack is in use, so nothing can be concluded.", "Begin the workspace with `govdesk new`.")
        if args.json:
            document(_classified(seen, system, found))
        else:
            for assessment in found:
                _print_assessment(seen, assessment)
    return NOT_IN_ORDER if seen.unread else FINE


def _classified(seen: Snapshot, system: str, found: tuple[Assessment, ...]) -> Plain:
    return {
        "system": system,
        "on": seen.on,
        "determinations": [_determined(one) for assessment in found for one in assessment.determinations],
        "open_questions": [
            {
                "id": one.question.id,
                "ask": one.question.ask,
                "cite": one.question.cite,
                "type": one.question.type,
                "why": one.why,
                "settles": list(one.settles),
            }
            for assessment in found
            for one in assessment.open_questions
        ],
    }


def _determined(one: Determined) -> Plain:
    rule = one.determination
    return {"id": rule.id, "value": one.value.value, "cite": rule.cite, "trace": [_leaf(x) for x in one.trace.leaves]}


def _leaf(leaf: Trace) -> Plain:
    return {
        "fact": leaf.fact,
        "says": leaf.says,
        "needs": leaf.needs,
        "actual": leaf.actual,
        "value": leaf.value.value,
        "lack": leaf.lack,
        "provenance": leaf.provenance,
        "cite": leaf.cite,
    }


def _print_assessment(seen: Snapshot, assessment: Assessment) -> None:
    pack = assessment.pack
    say(f"{name_of(seen.state, assessment.system)} under {pack.title} ({pack.id} {pack.version}) on {seen.on}")
    say(f"  Class: {class_of(assessment).label}, because:")
    for reason in because(assessment):
        paragraph(f"- {reason}", "    ")
    for concluded in assessment.conclusions:
        if concluded.outcome.id != pack.headline and (concluded.values or concluded.open):
            open_ = " (may still change)" if concluded.open and concluded.values else ""
            say(f"  {concluded.outcome.title}: {label_of(concluded).label}{open_}")
    settled = [one for one in assessment.determinations if one.value is Truth.YES]
    heading("Concluded, and why")
    for one in settled:
        _print_reason(one)
    if not settled:
        say("Nothing yet.")
    heading(f"Open questions ({len(assessment.open_questions)}), those that settle most first")
    rows = [(q.question.id, q.why, f"{q.question.ask} ({q.question.cite})") for q in assessment.open_questions]
    table(["fact", "why open", "question"], rows, "None.")


def _print_reason(one: Determined) -> None:
    say(f"- {one.determination.title} ({one.determination.cite})")
    for reason in dict.fromkeys(_reasons(one.trace.children)):
        paragraph(reason, "    ")


def _reasons(traces: Iterable[Trace]) -> Iterator[str]:
    """Say what decides, down to the facts; another determination stands with its title, as it has its own lines."""
    for trace in traces:
        if trace.op == "fact":
            yield f"{trace.says} {trace.actual}" + (f" ({trace.provenance})" if trace.provenance else "")
        elif trace.op == "rule":
            yield f"{trace.says}: {trace.value.value}"
        else:
            yield from _reasons(trace.deciding)


def do_check(args: Namespace) -> int:
    """List requirements with states, and findings; not in order while a finding is of high severity."""
    with looking(args) as seen:
        one = done(resolve(seen.state, args.system, ("system",))) if args.system is not None else ""
        if args.pack is not None and args.pack not in {pack.id for pack in seen.packs}:
            stop(f"The pack “{args.pack}” is not in use.", f"In use: {', '.join(p.id for p in seen.packs) or 'none'}.")
        systems = [one] if one else list(seen.state.all(System))
        held = holders(seen)
        rows = [
            row for system in systems for row in checklist(seen, system, args.pack or "", everything=True, held=held)
        ]
        findings = seen.findings(one)
        if args.json:
            document(
                {
                    "requirements": [_requirement(seen, row) for row in rows],
                    "findings": [finding_json(finding) for finding in findings],
                }
            )
        else:
            _print_check(rows, findings, {one.subject: title(seen.state, one.subject) for one in findings})
    return NOT_IN_ORDER if any(finding.severity is Severity.HIGH for finding in findings) else FINE


def _requirement(seen: Snapshot, row: ChecklistRow) -> Plain:
    return (
        {
            "system": row.system,
            "requirement": row.requirement,
            "cite": row.cite,
            "applies": row.applies.value,
            "from": row.since,
            "state": row.state,
            "bearer": row.bearer,
            "checks": [check_json(one) for one in check_rows(seen, row.system, row.requirement)],
        }
        | ({"given": row.given} if row.state == TO_CONFIRM else {})
        | ({"gone": True} if row.gone else {})
    )


def _kept(row: ChecklistRow) -> tuple[str, ...]:
    return row.system_name, row.requirement, row.state_label, f"{row.title} ({row.cite})" if row.cite else row.title


def _print_check(rows: Iterable[ChecklistRow], findings: tuple[Finding, ...], names: Mapping[str, str]) -> None:
    all_ = list(rows)
    shown = [row for row in all_ if row.applies is not Truth.NO]
    heading("Requirements that apply or may apply")
    table(
        ["system", "requirement", "applies", "from", "state", "accountable", "what"],
        [
            (
                row.system_name,
                row.requirement,
                row.applies.value,
                row.since,
                row.state_label + (" (due)" if row.overdue else " (suspended)" if row.conditional else ""),
                row.who,
                f"{row.title} ({row.cite})",
            )
            for row in shown
        ],
    )
    kept = [row for row in all_ if row.gone]
    say(f"{len(all_) - len(shown) - len(kept)} more do not apply.")
    if kept:
        heading("Answered, and asked no longer")
        table(["system", "requirement", "state", "what"], [_kept(row) for row in kept])
    heading(f"Findings ({len(findings)})")
    for finding in findings:
        say(f"- {finding.severity.value}: {names.get(finding.subject, finding.subject)} ({finding.id})")
        paragraph(f"{finding.says} {finding.mend}", "    ")
    if not findings:
        say("None.")
