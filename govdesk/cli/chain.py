"""The verbs who, graph and report."""

from __future__ import annotations

from argparse import Namespace
from dataclasses import replace
from difflib import get_close_matches
from pathlib import Path

from govdesk.app.names import find_named, resolve
from govdesk.app.proof import proof_of
from govdesk.app.queries.says import told
from govdesk.app.snapshot import Snapshot
from govdesk.cli import atomic
from govdesk.cli.accountability import end, print_ends, stand
from govdesk.cli.desk import done, looking, stop
from govdesk.cli.out import FINE, document, heading, say, table
from govdesk.domain.entry import name_of
from govdesk.domain.plain import Plain
from govdesk.domain.problems import Problem
from govdesk.domain.records import Organization, Party
from govdesk.domain.responsibility.knowledge import horizon, path_ends, standing_on
from govdesk.domain.responsibility.who import Holder, Step, Who, who
from govdesk.domain.scopes import Asked, read_phase, read_region, title

_PROV = ".prov.json"
_MOST_BOXES = 5_000
"""A file is zoomed and cut into pages, so that all of a graph is drawn; the layout takes seconds for so many."""


def do_who(args: Namespace) -> int:
    """Say who answers for a thing on a date."""
    with looking(args) as seen:
        subject = done(resolve(seen.state, args.subject))
        asked = Asked(args.requirement, _part(read_phase(args.phase)), _part(read_region(args.region)))
        _check_asked(seen, subject, args.requirement)
        found = who(seen.state, subject, seen.on, asked)
        if args.json:
            document(_who(seen, found))
        else:
            _print_who(seen, found)
    return FINE


def _part(read: str | Problem) -> str:
    return done((read,)) if isinstance(read, Problem) else read


def _check_asked(seen: Snapshot, subject: str, requirement: str) -> None:
    """Refuse what nobody can answer for, and a requirement that no pack in use has."""
    if isinstance(find_named(seen.state, subject), Party | Organization):
        stop(f"{name_of(seen.state, subject)} is a party: ask who answers for a system or a component.")
    ids = {one.id for pack in seen.packs for one in pack.requirements}
    if requirement and requirement not in ids:
        near = get_close_matches(requirement, ids, 1)
        stop(f"No pack in use has the requirement “{requirement}”.", f"Did you mean {near[0]}?" if near else "")


def _who(seen: Snapshot, found: Who) -> Plain:
    return {
        "subject": found.subject,
        "on": found.on,
        "asked": {"requirement": found.asked.requirement, "phase": found.asked.phase, "region": found.asked.region},
        "says": told(seen, found),
        "decided_by": found.decided,
        "accountable": [_holder(holder) for holder in found.accountable],
        "responsible": [_holder(holder) for holder in found.responsible],
        "path": [_step(step) for step in found.path],
        "gaps": list(found.gaps),
        "systems": [stand(one) for one in standing_on(seen.ties, found.subject)],
        "ends": [end(one) for one in path_ends(seen.ties, found.subject)],
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


def _print_who(seen: Snapshot, found: Who) -> None:
    say(told(seen, found))
    if found.asked.scopes and found.decided:
        say(f"Decided by a duty for {found.decided}.")
    heading("Path")
    steps = [(s.since, s.until, s.acceptance, s.document or "no source", s.says) for s in found.path]
    table(["since", "until", "accepted", "source", "step"], steps)
    for name, holders in (("Accountable", found.accountable), ("Responsible", found.responsible)):
        heading(name)
        rows = [(h.name, h.title, h.since, h.acceptance, title(h.scope), h.document or "no source") for h in holders]
        table(["who", "role", "since", "accepted", "scope", "source"], rows, "Nobody.")
    heading("Gaps")
    for gap in found.gaps:
        say(f"- {gap}")
    if not found.gaps:
        say("None.")
    _print_chain(seen, found.subject)


def _print_chain(seen: Snapshot, subject: str) -> None:
    """Print which systems stand on a component, and where our knowledge of what it is made of ends."""
    stands, ends = standing_on(seen.ties, subject), path_ends(seen.ties, subject)
    if stands:
        heading("What stands on it")
        table(
            ["system", "by this path"],
            [(one.name if one.live else f"{one.name} (retired)", one.path) for one in stands],
        )
    heading("Where our knowledge ends")
    say(horizon(ends))
    print_ends(ends)


def do_graph(args: Namespace) -> int:
    """Write the graph of responsibility of a day as .svg, .pdf, .json or .graphml."""
    ending = args.output.suffix.casefold()
    if args.output.name.casefold().endswith(_PROV):
        ending = _PROV
    if ending not in {".svg", ".pdf", ".json", ".graphml", _PROV}:
        stop("The output must end in .svg, .pdf, .json, .prov.json or .graphml.", where=str(args.output))
    with looking(args) as seen:
        return written(args, _graph(_proven(seen, args.file), ending))


def _proven(seen: Snapshot, file: Path) -> Snapshot:
    return replace(seen, proof=proof_of(file))


def _graph(seen: Snapshot, ending: str) -> bytes:
    from govdesk.reports.graph import files as graph_files

    if ending == ".json":
        return graph_files.graph_json(seen.ties).encode()
    if ending == _PROV:
        from govdesk.reports.graph.prov import prov_json

        return prov_json(seen.ties).encode()
    if ending == ".graphml":
        return graph_files.graphml(seen.ties)
    from govdesk.domain.picture.picture import picture

    drawn = picture(seen.state, seen.on, findings=seen.findings(), limit=_MOST_BOXES)
    if ending == ".svg":
        from govdesk.reports.graph.svg import svg

        return svg(drawn).encode()
    from govdesk.reports.graph.pdf import graph_pdf

    return graph_pdf(seen, drawn)


def do_report(args: Namespace) -> int:
    """Print a report to a file, which is replaced where it is there."""
    from govdesk.reports.kinds import KINDS, render

    if args.output.suffix.casefold() != ".pdf":
        stop("The output must end in .pdf.", where=str(args.output))
    if args.system and args.kind in KINDS and not KINDS[args.kind].takes_system:
        stop(f"A {args.kind} is about the whole organization.", "Leave --system out.")
    with looking(args) as seen:
        system = done(resolve(seen.state, args.system, ("system",))) if args.system else ""
        return written(args, done(render(args.kind, _proven(seen, args.file), system)))


def written(args: Namespace, content: bytes, *, quiet: bool = False) -> int:
    """Put a file in place, but never over the workspace, and over nothing that is no plain file."""
    path: Path = args.output
    target = path.resolve()
    if path.is_dir():
        stop("This is a folder; a file name is needed.", where=str(path))
    if target.exists() and not target.is_file():
        stop("This is a pipe or a device; a file name is needed.", where=str(path))
    if target.name.startswith(args.file.resolve().name) and target.parent == args.file.resolve().parent:
        stop("This is the workspace, or belongs to it; it is not written over.", where=str(path))
    try:
        atomic.replace(target, content)
    except OSError as error:
        stop(f"Nothing was written: {error.strerror or error}.", where=str(path))
    if not quiet:
        say(f"{path}: {len(content):,} bytes.")
    return FINE
