"""The verb licence: the register, naming a text, the chain of a system, and how licences are kept."""

from __future__ import annotations

from argparse import Namespace
from dataclasses import asdict
from pathlib import Path

from govdesk.app.commands import licences as commands
from govdesk.app.commands.evidence import read_evidence
from govdesk.app.names import resolve
from govdesk.app.queries.licences import Ask, LicenceRow, asks, licence_rows
from govdesk.cli.desk import done, looking, stop, writing
from govdesk.cli.out import FINE, document, heading, paragraph, say, table
from govdesk.cli.write import write
from govdesk.domain.licences.register import CLASSES, Licence
from govdesk.domain.licences.said import NOTICES, PASSED_ON
from govdesk.domain.plain import Plain
from govdesk.domain.problems import Problem
from govdesk.intake.licence.named import Named, name_text
from govdesk.store.licences import licences

_YES = {"yes": True, "true": True, "no": False, "false": False}


def do_licence(args: Namespace) -> int:
    """Do what the action asks."""
    return {
        "list": _list,
        "show": _show,
        "name": _name,
        "chain": _chain,
        "say": _say,
        "keep": _keep,
        "cover": _cover,
    }[args.action](args)


def _list(args: Namespace) -> int:
    every = sorted(licences().known.values(), key=lambda one: one.id)
    if args.json:
        document({"as_of": licences().as_of, "licences": [_plain(one) for one in every]})
    else:
        rows = [(one.id, CLASSES[one.class_], one.commercial, one.confidence, one.limits) for one in every]
        table(["id", "class", "commercial use", "confidence", "limits"], rows)
    return FINE


def _show(args: Namespace) -> int:
    found = licences().get(args.licence)
    if found is None:
        return stop(f"The register has no licence “{args.licence}”.", "govdesk licence list shows all.")
    if args.json:
        document(_plain(found))
        return FINE
    say(f"{found.id}: {CLASSES[found.class_]}; commercial use: {found.commercial}; {found.confidence} confidence")
    for head, text in found.terms:
        paragraph(f"{head}: {text}.")
    if found.excluded:
        paragraph(
            f"Leaves out {', '.join(found.excluded)}{f' for {found.excluded_only}' if found.excluded_only else ''}."
        )
    say(f"In our words, as of {licences().as_of}. What counts is the text beside the version in use.")
    return FINE


def _plain(one: Licence) -> Plain:
    return {key.rstrip("_"): list(value) if isinstance(value, tuple) else value for key, value in asdict(one).items()}


def _name(args: Namespace) -> int:
    found = [(path, done(name_text(path))) for path in args.paths]
    if args.json:
        document({"texts": [_named(path, one) for path, one in found]})
        return FINE
    for path, one in found:
        say(f"{path}: {one.id or 'unknown'}")
        if not one.id:
            paragraph(one.says, "    ")
    return FINE


def _named(path: Path, one: Named) -> Plain:
    near = one.near
    nearest = {"id": near.id, "score": round(near.score, 4), "within": round(near.within, 4)} if near else None
    return {"path": str(path), "licence": one.id or None, "begins_as": one.begins_as or None, "nearest": nearest}


def _chain(args: Namespace) -> int:
    with looking(args) as seen:
        id_ = done(resolve(seen.state, args.system, ("system", "component")))
        rows, asked = licence_rows(seen, id_), asks(seen, id_)
        if args.json:
            document(
                {"subject": id_, "on": seen.on, "licences": [_row(x) for x in rows], "asks": [_ask(x) for x in asked]}
            )
            return FINE
        heading(f"Licences ({len(rows)})")
        for one in rows:
            say(f"- {one.title}: of {', '.join(name for _, name in one.components)}")
            for head, text in one.licence.terms if one.licence else ():
                paragraph(f"{head}: {text}.", "    ")
        heading(f"What they ask for ({sum(not one.kept for one in asked)} open)")
        table(["state", "of", "licence", "what"], [(_state(x), x.name, x.licence, x.says) for x in asked], "Nothing.")
    return FINE


def _row(one: LicenceRow) -> Plain:
    return {
        "licence": one.name or None,
        "known": one.licence is not None,
        "components": [id_ for id_, _ in one.components],
        "restricts": one.licence.use_restrictions if one.licence else None,
    }


def _ask(one: Ask) -> Plain:
    return {"subject": one.subject, "licence": one.licence, "fact": one.key, "says": one.says, "state": _state(one)}


def _state(one: Ask) -> str:
    return "unknown" if one.value is None else "kept" if one.kept else "open"


def _say(args: Namespace) -> int:
    key = NOTICES if args.what == "notices" else PASSED_ON
    value = _YES.get(args.value.casefold(), args.value) if key == PASSED_ON else args.value
    with writing(args) as session:
        id_ = done(resolve(session.state, args.component, ("component",)))
        return write(session, commands.say(session.state, id_, key, value, session.person, session.today))


def _keep(args: Namespace) -> int:
    file = read_evidence(args.path, str(args.path))
    with writing(args) as session:
        id_ = done(resolve(session.state, args.component, ("component",)))
        kept = done((file,)) if isinstance(file, Problem) else file
        return write(session, commands.keep_text(session.state, id_, kept, session.person, session.today))


def _cover(args: Namespace) -> int:
    unknown = [one for one in args.licences if licences().get(one) is None]
    if unknown:
        return stop(f"The register has no licence “{unknown[0]}”.", "govdesk licence list shows all.")
    with writing(args) as session:
        id_ = done(resolve(session.state, args.system, ("system",)))
        return write(session, commands.cover(session.state, id_, args.licences, session.person, session.today))
