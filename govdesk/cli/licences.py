"""The verb licence: the register, what a text is, the chain of a system, and what only people can say."""

from __future__ import annotations

from argparse import Namespace
from dataclasses import asdict
from pathlib import Path

from govdesk.app.commands import licences as command
from govdesk.app.commands.evidence import read_evidence
from govdesk.app.names import resolve
from govdesk.app.queries.licence_chain import Asked, Chain, ChainRow, licence_chain
from govdesk.app.queries.licence_register import found, lines, texts
from govdesk.cli.desk import done, looking, stop, writing
from govdesk.cli.out import BAD, FINE, NOT_IN_ORDER, document, heading, paragraph, refuse, say, table, warn
from govdesk.cli.write import write
from govdesk.domain.licences.register import CLASSES, Licence
from govdesk.domain.problems import Problem
from govdesk.intake.bounded import Refused
from govdesk.intake.licence.verdict import Verdict, judge_file
from govdesk.store.licences import licences


def do_licence(args: Namespace) -> int:
    """Do what the action asks."""
    actions = {"list": _list, "show": _show, "name": _name, "chain": _chain, "keep": _keep, "say": _say}
    return actions[args.action](args)


def _list(args: Namespace) -> int:
    rows = found(" ".join(args.words))
    if args.json:
        document({"as_of": licences().as_of, "licences": [_licence(one) for one in rows]})
    else:
        table(
            ["id", "class", "commercial", "confidence"],
            [(one.id, CLASSES[one.class_].lower(), one.commercial, one.confidence) for one in rows],
        )
    return FINE


def _show(args: Namespace) -> int:
    one = licences().get(args.licence)
    if one is None:
        stop(f"The licence register has no {args.licence}.", "See `govdesk licence list`.")
    if args.json:
        document(_licence(one))
        return FINE
    say(f"{one.id}: {CLASSES[one.class_].lower()}")
    for text in lines(one):
        paragraph(text)
    heading("Texts known word by word")
    table(["text", "fingerprint"], [(title, print_) for title, prints in texts(one.id) for print_ in prints])
    say()
    say(
        f"Our own words as of {licences().as_of}, and no legal advice. What counts is the text beside the version used."
    )
    return FINE


def _licence(one: Licence) -> dict[str, object]:
    plain = asdict(one)
    plain["class"] = plain.pop("class_")
    return {**plain, "texts": [{"title": title, "fingerprints": prints} for title, prints in texts(one.id)]}


def _name(args: Namespace) -> int:
    judged: list[tuple[Path, Verdict | Problem]] = [(path, _judged(path)) for path in args.texts]
    if args.json:
        document({"texts": [_verdict(path, one) for path, one in judged if isinstance(one, Verdict)]})
    for path, one in judged:
        if isinstance(one, Problem):
            warn(str(one))
        elif not args.json:
            say(f"{path}: {one.id or one.how}")
            paragraph(one.says)
    if any(isinstance(one, Problem) for _, one in judged):
        return BAD
    return FINE if all(isinstance(one, Verdict) and one.id for _, one in judged) else NOT_IN_ORDER


def _judged(path: Path) -> Verdict | Problem:
    try:
        return judge_file(path)
    except Refused as refused:
        return refused.problem(str(path))


def _verdict(path: Path, one: Verdict) -> dict[str, object]:
    near = [
        {"id": n.id, "title": n.title, "score": round(n.score, 4), "held": round(n.held, 4)}
        for n in one.compared.nearest
    ]
    return {
        "file": str(path),
        "licence": one.id,
        "how": one.how,
        "sha256": one.sha256,
        "nearest": near,
        "holds": one.compared.holds,
        "differing_lines": one.compared.lines,
        "says": one.says,
    }


def _chain(args: Namespace) -> int:
    with looking(args) as seen:
        subject = done(resolve(seen.state, args.subject, ("system", "component")))
        made = licence_chain(seen, subject)
        if args.json:
            document(_chained(made))
        else:
            _print(made)
    return FINE


def _chained(made: Chain) -> dict[str, object]:
    return {
        "subject": made.id,
        "chain": [_row(row) for row in made.rows],
        "forbidden": {topic: list(ids) for topic, ids in made.carried.forbidden.items()},
        "restricting": {name: list(ids) for name, ids in made.carried.by_licence.items()},
        "to_be_read": sorted(made.carried.unlisted),
        "unrecorded": list(made.carried.unrecorded),
        "questions": [_asked(one) for one in made.asked],
    }


def _row(row: ChainRow) -> dict[str, object]:
    return {
        "component": row.id,
        "depth": row.depth,
        "how": row.how,
        "licence": row.name,
        "class": row.licence.class_ if row.licence else "",
        "restricts": row.restricts,
        "asks": row.asks,
        "known": row.known,
        "text": row.text,
    }


def _asked(one: Asked) -> dict[str, object]:
    return {"id": one.question.id, "ask": one.question.ask, "value": one.value, "register": one.register}


def _print(made: Chain) -> None:
    rows = [
        ("  " * row.depth + row.title, row.how, row.name or "not recorded", row.restricts, row.asks, row.known)
        for row in made.rows
    ]
    table(["part", "how", "licence", "restricts", "asks", "known"], rows)
    heading("What all of it forbids, as far as it is known")
    for ids, topics in made.carried.grouped:
        paragraph(f"{_names(made, ids)}: {'; '.join(topics)}.")
    for name in sorted(made.carried.unlisted):
        paragraph(f"{name}: not listed here, read its text ({_names(made, made.carried.by_licence[name])}).")
    if made.carried.unrecorded:
        paragraph(f"Nobody can say what these restrict: {_names(made, made.carried.unrecorded)}.")
    heading("Asked")
    table(
        ["question", "answer", "id"],
        [(one.question.ask, one.said, one.question.id) for one in made.asked],
    )


def _names(made: Chain, ids: tuple[str, ...]) -> str:
    return ", ".join(made.names(ids))


def _keep(args: Namespace) -> int:
    file = read_evidence(args.text, str(args.text))
    if isinstance(file, Problem):
        return refuse((file,))
    with writing(args) as session:
        component = done(resolve(session.state, args.component, ("component",)))
        kept = command.keep_text(session.state, component, file, session.person, session.today)
        return write(session, kept)


def _say(args: Namespace) -> int:
    with writing(args) as session:
        subject = done(resolve(session.state, args.subject, ("system", "component")))
        change = command.tell(
            session.state, subject, args.question, args.answer, session.person, session.today, args.because
        )
        return write(session, change)
