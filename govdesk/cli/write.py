"""The verbs that write: new, apply, answer."""

from __future__ import annotations

from argparse import Namespace
from dataclasses import replace
from pathlib import Path

from govdesk.app.commands import answers, bulk, workspace
from govdesk.app.commands.checks import UNCHANGED
from govdesk.app.commands.evidence import EvidenceFile, read_evidence
from govdesk.app.names import resolve
from govdesk.app.queries.asked import duties as demanded, questions
from govdesk.app.session import Session
from govdesk.app.snapshot import Snapshot, snapshot
from govdesk.cli.desk import clock, done, person, stop, writing
from govdesk.cli.out import FINE, say
from govdesk.domain.change import Change
from govdesk.domain.journal import Entry
from govdesk.domain.problems import Problem, Problems
from govdesk.store.packs import read_yaml_file


def do_new(args: Namespace) -> int:
    """Begin a workspace with its organization and the packs that come with the program."""
    change = done(workspace.first({"name": args.organization, "country": args.country}, clock().date()))
    session = done(Session.create(args.file, change, person(args), clock))
    names = ", ".join(f"{pack.title} {pack.version}" for pack in snapshot(session).packs)
    session.close()
    say(f"{args.file} is the workspace of {args.organization}. Rule packs in use: {names or 'none'}.")
    return FINE


def do_apply(args: Namespace) -> int:
    """Write the records of a file in one change."""
    read = done(read_yaml_file(args.records))
    with writing(args) as session:
        seen = snapshot(session)
        change = bulk.apply(
            session.state,
            read.value,
            args.records.name,
            person=session.person,
            on=session.today,
            read=lambda path: evidence_beside(args.records, path),
            places=read.places,
            questions=questions(seen),
            duties=demanded(seen),
        )
        return write(session, done(change).because(args.because))


def do_answer(args: Namespace) -> int:
    """Set the state of one requirement; evidence that the answer had before stays with it."""
    files = tuple(replace(_evidence(path), kind=args.kind.strip()) for path in args.evidence)
    with writing(args) as session:
        system = done(resolve(session.state, args.system, ("system",)))
        pack, kept = requirement_of(snapshot(session), system, args.requirement)
        return write(
            session,
            answers.answer(
                session.state,
                pack,
                system,
                args.requirement,
                args.state,
                args.because,
                session.person,
                session.today,
                files,
                kept,
            ),
        )


def requirement_of(seen: Snapshot, system: str, requirement: str) -> tuple[str, tuple[str, ...]]:
    """Find the pack that has a requirement, and the evidence that its answer names already."""
    for assessment in seen.assessments(system):
        found = assessment.requirement(requirement)
        if found is not None:
            return assessment.pack.id, found.answer.evidence if found.answer else ()
    packs = ", ".join(pack.id for pack in seen.packs) or "none"
    return stop(f"No pack in use has the requirement “{requirement}”.", f"In use: {packs}.")


def write(session: Session, change: Change | Problems) -> int:
    """Do a change and say so; one that changes nothing is fine too."""
    if change == (UNCHANGED,) or (isinstance(change, Change) and not change.edits):
        say(UNCHANGED.says)
        return FINE
    told(done(session.do(done(change))))
    return FINE


def told(entry: Entry) -> None:
    """Say what was written."""
    say(f"{entry.verb}. Journal entry {entry.number}, seal {entry.seal[:16]}….")


def _evidence(path: Path) -> EvidenceFile:
    file = read_evidence(path, str(path))
    return done((file,)) if isinstance(file, Problem) else file


def evidence_beside(records: Path, named: str) -> EvidenceFile | Problem:
    """Read an evidence file that a records file names; one outside its folder is refused, also behind a link."""
    folder = records.parent.resolve()
    try:
        path = (folder / named).resolve()
    except (OSError, ValueError, RuntimeError) as error:
        return Problem(named, f"The file cannot be read: {error}.")
    if not path.is_relative_to(folder):
        return Problem(named, "The file lies outside the folder of the records file.", "Copy it beside that file.")
    return read_evidence(path, named)
