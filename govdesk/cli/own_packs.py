"""The actions of the verb pack that serve packs of one's own: template, export and try."""

from __future__ import annotations

from argparse import Namespace
from pathlib import Path

from govdesk.app.queries.trial import Trial, hindrances, trials
from govdesk.cli import atomic
from govdesk.cli.desk import done, looking, reading, stop
from govdesk.cli.out import FINE, document, heading, say, table
from govdesk.domain.law.packs import Pack
from govdesk.domain.plain import Plain
from govdesk.domain.problems import Problem
from govdesk.domain.said import count
from govdesk.domain.truth import Truth
from govdesk.store.packs import load_cases, load_pack, shipped_cases

_YES_NO = {Truth.YES: "yes", Truth.UNKNOWN: "open", Truth.NO: "no"}


def read_pack(args: Namespace) -> Pack:
    """Read the pack that is named, with the keys that were given for a table without them."""
    given = {"id": args.pack_id, "title": args.pack_title, "version": args.pack_version}
    wanted = {key: value for key, value in given.items() if value}
    pack = done(load_pack(args.pack, wanted))
    for key, value in wanted.items():
        if (own := getattr(pack, key)) != value:
            stop(f"This pack gives its {key} itself: {own}.", f"Leave --pack-{key} out.", args.pack)
    return pack


def make_template(args: Namespace) -> int:
    """Write the example from which a pack of one's own begins."""
    from govdesk.store.pack_template import template

    return _write(args.output, done(template(_ending(args.output, (".xlsx", ".csv", ".yaml")))))


def export(args: Namespace) -> int:
    """Write a pack as a workbook or as YAML."""
    from govdesk.store.pack_files import pack_file

    ending = _ending(args.output, (".xlsx", ".yaml"))
    pack = _used(args) if args.workspace else done(load_pack(args.pack))
    cases = None if args.workspace else shipped_cases(args.pack)
    return _write(args.output, done(pack_file(pack, ending, load_cases(cases) if cases else None)))


def _used(args: Namespace) -> Pack:
    from govdesk.app.snapshot import snapshot

    with reading(Namespace(file=args.workspace)) as session:
        found = next((pack for pack in snapshot(session).packs if pack.id == args.pack), None)
    return found or stop(f"The pack “{args.pack}” is not in use there.", where=str(args.workspace))


def _ending(path: Path, endings: tuple[str, ...]) -> str:
    ending = path.suffix.casefold().replace(".yml", ".yaml")
    if ending not in endings:
        stop(f"The name must end in {', '.join(endings[:-1])} or {endings[-1]}.", where=str(path))
    return ending


def _write(path: Path, content: bytes) -> int:
    """Put a file where none is: what somebody wrote is not written over."""
    if path.exists():
        stop("There is something of this name already.", "Choose another name.", str(path))
    try:
        atomic.replace(path.resolve(), content)
    except OSError as error:
        stop(f"Nothing was written: {error.strerror or error}.", where=str(path))
    say(f"{path}: {len(content):,} bytes.")
    return FINE


def try_out(args: Namespace) -> int:
    """Say what a pack would conclude and demand if it were taken into use."""
    from govdesk.app.names import resolve

    pack = read_pack(args)
    with looking(args) as seen:
        systems = [done(resolve(seen.state, args.system, ("system",)))] if args.system else []
        found, against = trials(seen, pack, systems), hindrances(seen, pack)
        if args.json:
            document(_whole(pack, found, against) | {"on": seen.on})
            return FINE
        say(f"{pack.title} ({pack.id} {pack.version}) on {seen.on}. Nothing was changed.")
        for problem in against:
            say(f"It could not be taken into use: {problem.says} {problem.mend}")
        for trial in found:
            _print(trial)
        if not found:
            say("There is no system to try it on.")
    return FINE


def _whole(pack: Pack, found: tuple[Trial, ...], against: tuple[Problem, ...]) -> Plain:
    return {
        "pack": {"id": pack.id, "version": pack.version, "title": pack.title},
        "hindrances": [str(problem) for problem in against],
        "systems": [_plain(trial) for trial in found],
    }


def _plain(trial: Trial) -> Plain:
    return {
        "system": trial.system,
        "name": trial.name,
        "conclusions": [
            {"outcome": one.outcome.id, "title": one.outcome.title, "says": one.label, "open": one.open}
            for one in trial.assessment.conclusions
        ],
        "requirements": [
            {
                "id": one.requirement.id,
                "title": one.requirement.title,
                "applies": one.applies.value,
                "from": one.since,
                "due": one.due,
            }
            for one in trial.requirements
        ],
        "open_questions": [one.question.id for one in trial.assessment.open_questions],
    }


def _print(trial: Trial) -> None:
    heading(f"{trial.name} ({trial.system})")
    for one in trial.assessment.conclusions:
        say(f"{one.outcome.title}: {one.label or 'nothing'}{' (open)' if one.open else ''}")
    rows = [
        (_YES_NO[one.applies], one.since or "", one.requirement.id, one.requirement.title) for one in trial.requirements
    ]
    table(["applies", "from", "id", "requirement"], rows)
    asked = trial.assessment.open_questions
    if asked:
        names = ", ".join(one.question.id for one in asked)
        say(f"{count(len(asked), 'question')} would be open: {names}")
