"""The verb intake: read facts out of files, and register what was read unless it is a dry run."""

from __future__ import annotations

import sys
from argparse import Namespace
from dataclasses import replace
from datetime import date
from pathlib import Path

from govdesk.app.commands import intake as command
from govdesk.app.draft import Draft
from govdesk.app.names import resolve
from govdesk.app.reading import read
from govdesk.app.session import Session
from govdesk.cli import bring
from govdesk.cli.desk import done, reading, writing
from govdesk.cli.out import BAD, FINE, document, heading, in_line, say, table, warn
from govdesk.cli.write import write
from govdesk.domain.change import Change
from govdesk.domain.entry import new_id
from govdesk.domain.plain import Plain
from govdesk.domain.problems import Problem, Problems
from govdesk.domain.said import in_words
from govdesk.domain.state import State
from govdesk.intake.bounded import name_of
from govdesk.intake.found import Found
from govdesk.intake.proposal import Proposal

_NEVER = date.min
Read = list[tuple[Path, "Proposal | Found | Problems"]]


class _Meter:
    """Shows on a terminal how much of the weights is hashed."""

    def __init__(self) -> None:
        self.shown = -1

    def step(self, done_bytes: int, total_bytes: int) -> bool:
        """Print each whole percent once; never cancels (Ctrl+C does)."""
        if not total_bytes:
            return True
        percent = 100 * done_bytes // max(1, total_bytes)
        if percent != self.shown and sys.stderr.isatty():
            sys.stderr.write(f"\rhashing weights: {percent} %" + ("\n" if percent >= 100 else ""))  # noqa: PLR2004 - of a hundred
        self.shown = percent
        return True


def do_intake(args: Namespace) -> int:
    """Read every path first; what is refused stops all of it before anything is written."""
    with reading(args) if args.dry_run else writing(args) as session:
        system = done(resolve(session.state, args.system, ("system",))) if args.system else ""
        about = done(resolve(session.state, args.about, ("component",))) if args.about else ""
        raw = [(path, read(path, _Meter(), people=args.contributors)) for path in args.paths]
        many = bring.Many(session, args, about)
        found: Read = [(path, many.treated(one) if isinstance(one, Found) else one) for path, one in raw]
        subjects = _subjects(session.state, found)
        refused = [problem for path, result in found if isinstance(result, tuple) for problem in _of(path, result)]
        things = [one for _, one in found if isinstance(one, Found)]
        refused += many.unknown(things)
        if args.json:
            document(_joined(_plain(found, subjects), many.plain(things)) if things else _plain(found, subjects))
        for problem in refused:
            warn(str(problem))
        if refused:
            return BAD
        if args.dry_run:
            return FINE if args.json else _print(found, subjects, many)
        return _accept(session, found, system, many, quiet=args.json)


def _joined(models: Plain, things: Plain) -> Plain:
    """Join what was read of models with what was read of many things; only the latter has more keys."""
    return {**models, **things, **{key: models[key] + things[key] for key in ("facts", "conflicts")}}


def _of(path: Path, problems: Problems) -> Problems:
    """Name files by the path that was given, since two may have one name."""
    name = name_of(path.absolute())
    given = in_line(str(path))
    return tuple(
        replace(
            one,
            where=f"{given}{one.where.removeprefix(name)}" if one.where.startswith(name) else f"{given}/{one.where}",
        )
        for one in problems
    )


def _accept(session: Session, found: Read, system: str, many: bring.Many, *, quiet: bool) -> int:
    for _, proposal in found:
        if isinstance(proposal, tuple):
            continue
        if isinstance(proposal, Found):
            many.accept(proposal, system, quiet=quiet)
            continue
        change = command.accept(session.state, proposal, {}, session.today, system=system)
        if quiet:
            change = done(change)
            if change.edits:
                done(session.do(change))
        else:
            write(session, change)
            _remarks(proposal)
    return FINE


def _remarks(proposal: Proposal) -> None:
    for conflict in proposal.conflicts:
        say(f"  sources disagree: {conflict}")
    for problem in proposal.problems:
        say(f"  not read: {problem}")


def _subjects(state: State, found: Read) -> dict[Path, str]:
    """Give the id of the component that each reading is about, as it is or will be."""
    draft, ids = Draft(state), {}
    for path, proposal in found:
        if not isinstance(proposal, Proposal):
            continue
        known = command.same_component(draft, proposal)
        ids[path] = known.id if known else new_id(draft, "component", proposal.component.name)
        change = command.accept(draft, proposal, {}, _NEVER)
        if isinstance(change, Change):
            draft.take(change.edits)
    return ids


def _plain(found: Read, subjects: dict[Path, str]) -> Plain:
    facts: list[Plain] = []
    conflicts: list[Plain] = []
    problems: list[Problem] = []
    for path, proposal in found:
        if isinstance(proposal, tuple):
            problems += _of(path, proposal)
            continue
        if isinstance(proposal, Found):
            problems += proposal.problems
            continue
        subject = subjects[path]
        facts += [
            {
                "subject": subject,
                "key": fact.key,
                "value": list(fact.value) if isinstance(fact.value, tuple) else fact.value,
                "file": fact.file,
                "at": fact.at,
            }
            for fact in proposal.facts
        ]
        conflicts += [{"subject": subject, "says": conflict} for conflict in proposal.conflicts]
        problems += proposal.problems
    told = [{"where": problem.where, "says": problem.says, "mend": problem.mend} for problem in problems]
    return {"facts": facts, "conflicts": conflicts, "problems": told}


def _print(found: Read, subjects: dict[Path, str], many: bring.Many) -> int:
    for path, proposal in found:
        if isinstance(proposal, tuple):
            continue
        if isinstance(proposal, Found):
            many.show(proposal)
            continue
        component = proposal.component
        heading(f"{component.name} ({component.kind}) would be {subjects[path]}")
        table(["fact", "value", "source"], [(f.key, in_words(f.value), f"{f.file} {f.at}") for f in proposal.facts])
        for base in proposal.bases:
            say(f"derived from {base.name} ({base.how or 'how is not stated'}), {base.file} {base.at}")
        for dataset in proposal.datasets:
            say(f"trained on {dataset}")
        _remarks(proposal)
    say("Nothing was written.")
    return FINE
