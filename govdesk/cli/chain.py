"""The verbs who, graph and report."""

from __future__ import annotations

from argparse import Namespace
from pathlib import Path

from govdesk.app.names import resolve
from govdesk.app.snapshot import Snapshot
from govdesk.cli.atomic import replace
from govdesk.cli.desk import done, looking, stop
from govdesk.cli.out import FINE, document, heading, say, table
from govdesk.domain.plain import Plain
from govdesk.domain.responsibility.who import Holder, Step, Who, who


def do_who(args: Namespace) -> int:
    """Say who answers for a thing on a date."""
    with looking(args) as seen:
        subject = done(resolve(seen.state, args.subject))
        found = who(seen.state, subject, seen.on, args.requirement)
        if args.json:
            document(_who(found))
        else:
            _print_who(found)
    return FINE


def _who(found: Who) -> Plain:
    return {
        "subject": found.subject,
        "on": found.on,
        "accountable": [_holder(holder) for holder in found.accountable],
        "responsible": [_holder(holder) for holder in found.responsible],
        "path": [_step(step) for step in found.path],
        "gaps": list(found.gaps),
    }


def _holder(holder: Holder) -> Plain:
    return {
        "party": holder.party,
        "name": holder.name,
        "title": holder.title,
        "on": holder.subject,
        "scope": holder.scope,
        "since": holder.since,
        "until": holder.until,
        "acceptance": holder.acceptance,
        "accepted_by": holder.accepted_by,
        "accepted_on": holder.accepted_on,
        "instead_of": holder.instead_of,
        "document": holder.document,
    }


def _step(step: Step) -> Plain:
    return {
        "relation": step.relation,
        "kind": step.kind,
        "source": step.source,
        "target": step.target,
        "says": step.says,
        "document": step.document,
        "since": step.since,
        "until": step.until,
        "acceptance": step.acceptance,
    }


def _print_who(found: Who) -> None:
    say(found.sentence)
    heading("Path")
    steps = [(s.since, s.until, s.acceptance, s.document or "no source", s.says) for s in found.path]
    table(["since", "until", "accepted", "source", "step"], steps)
    for name, holders in (("Accountable", found.accountable), ("Responsible", found.responsible)):
        heading(name)
        rows = [(h.name, h.title, h.since, h.acceptance, h.scope, h.document or "no source") for h in holders]
        table(["who", "role", "since", "accepted", "scope", "source"], rows, "Nobody.")
    heading("Gaps")
    for gap in found.gaps:
        say(f"- {gap}")
    if not found.gaps:
        say("None.")


def do_graph(args: Namespace) -> int:
    """Write the graph of responsibility of a day as .svg, .pdf, .json or .graphml."""
    ending = args.output.suffix.casefold()
    if ending not in {".svg", ".pdf", ".json", ".graphml"}:
        stop("The output must end in .svg, .pdf, .json or .graphml.", where=str(args.output))
    with looking(args) as seen:
        return _written(args.output, _graph(seen, ending))


def _graph(seen: Snapshot, ending: str) -> bytes:
    from govdesk.reports.graph import files as graph_files

    if ending == ".json":
        return graph_files.graph_json(seen.state, seen.on).encode()
    if ending == ".graphml":
        return graph_files.graphml(seen.state, seen.on).encode()
    from govdesk.domain.picture.picture import picture

    drawn = picture(seen.state, seen.on, findings=seen.findings())
    if ending == ".svg":
        from govdesk.reports.graph.svg import svg

        return svg(drawn).encode()
    from govdesk.reports.graph.pdf import graph_pdf

    return graph_pdf(seen, drawn)


def do_report(args: Namespace) -> int:
    """Print a report to a file, which is replaced where it is there."""
    from govdesk.reports.kinds import render

    with looking(args) as seen:
        system = done(resolve(seen.state, args.system, ("system",))) if args.system else ""
        return _written(args.output, done(render(args.kind, seen, system)))


def _written(path: Path, content: bytes) -> int:
    if path.is_dir():
        stop("This is a folder; a file name is needed.", where=str(path))
    replace(path, content)
    say(f"{path}: {len(content):,} bytes.")
    return FINE
