"""The verbs: what each is for, an example, its arguments."""

from __future__ import annotations

import argparse
from collections.abc import Callable
from datetime import date
from pathlib import Path

from govdesk.cli.usage import Parser


def _date(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        message = f"{text!r} is not a date such as 2026-11-24"
        raise argparse.ArgumentTypeError(message) from None


def _file(verb: Parser) -> None:
    verb.add_argument("file", metavar="FILE", type=Path, help="the workspace, NAME.govdesk")


def _on(verb: Parser) -> None:
    verb.add_argument("--on", metavar="DATE", type=_date, help="the day asked about (default: today)")


def _known(verb: Parser) -> None:
    verb.add_argument(
        "--known", metavar="DATE", type=_date, help="answer with what the journal held on that day (default: all of it)"
    )


def _json(verb: Parser) -> None:
    verb.add_argument("--json", action="store_true", help="print one JSON document")


def _person(verb: Parser) -> None:
    verb.add_argument("--person", metavar="NAME", default="", help="who acts (default: GOVDESK_PERSON, the login name)")


def _asking(verb: Parser) -> None:
    _on(verb)
    _known(verb)
    _json(verb)


def _recalling(verb: Parser) -> None:
    verb.add_argument("--on", metavar="DATE", type=_date, help="as it was recorded on that day (default: today)")
    _json(verb)


def _example(verb: Parser) -> None:
    verb.add_argument("directory", metavar="DIR", type=Path, help="the folder to write to; it is made if need be")


def _new(verb: Parser) -> None:
    _file(verb)
    verb.add_argument("--organization", metavar="NAME", required=True, help="its legal name")
    verb.add_argument("--country", metavar="CC", default="", help="two letters, for example DE")
    _person(verb)


def _intake(verb: Parser) -> None:
    _file(verb)
    verb.add_argument(
        "paths", metavar="PATH", nargs="+", type=Path, help="a model folder, a model card, a weights file"
    )
    verb.add_argument("--system", metavar="ID", default="", help="the system that uses what is read")
    verb.add_argument("--dry-run", action="store_true", help="read and show, write nothing")
    _json(verb)
    _person(verb)


def _apply(verb: Parser) -> None:
    _file(verb)
    verb.add_argument(
        "records", metavar="RECORDS.yaml", type=Path, help="the records; evidence files lie relative to it"
    )
    verb.add_argument("--because", metavar="TEXT", default="", help="the reason, for the journal")
    _person(verb)


def _list(verb: Parser) -> None:
    _file(verb)
    verb.add_argument(
        "kind", metavar="KIND", help="systems, components, parties, relations, facts, answers, evidence …"
    )
    _recalling(verb)


def _show(verb: Parser) -> None:
    _file(verb)
    verb.add_argument("id", metavar="ID", help="the id or the exact name of a record; SYSTEM/REQUIREMENT for an answer")
    _recalling(verb)


def _classify(verb: Parser) -> None:
    _file(verb)
    verb.add_argument("system", metavar="SYSTEM", help="id or exact name")
    _asking(verb)


def _check(verb: Parser) -> None:
    _file(verb)
    verb.add_argument("system", metavar="SYSTEM", nargs="?", help="id or exact name; all systems without")
    verb.add_argument("--pack", metavar="PACK", help="only this rule pack")
    _asking(verb)


def _answer(verb: Parser) -> None:
    _file(verb)
    verb.add_argument("system", metavar="SYSTEM", help="id or exact name")
    verb.add_argument("requirement", metavar="REQUIREMENT", help="the id of the requirement")
    verb.add_argument(
        "state", metavar="STATE", help="not_started, in_progress, met, partly_met, not_met or not_applicable"
    )
    verb.add_argument("--because", metavar="TEXT", default="", help="what was done, or why it does not apply")
    verb.add_argument(
        "--evidence", metavar="PATH", type=Path, action="append", default=[], help="a file that shows it; may repeat"
    )
    _person(verb)


def _who(verb: Parser) -> None:
    _file(verb)
    verb.add_argument("subject", metavar="SUBJECT", help="id or exact name of a system or component")
    verb.add_argument("--requirement", metavar="ID", default="", help="ask for one requirement")
    _asking(verb)


def _graph(verb: Parser) -> None:
    _file(verb)
    _on(verb)
    _known(verb)
    verb.add_argument(
        "--output", metavar="OUT", type=Path, required=True, help="a file that ends in .svg, .pdf, .json or .graphml"
    )


def _report(verb: Parser) -> None:
    _file(verb)
    verb.add_argument("kind", metavar="KIND", help="dossier (of one --system) or summary (one page for leaders)")
    verb.add_argument("--system", metavar="ID", default="", help="id or exact name, for a dossier")
    _on(verb)
    _known(verb)
    verb.add_argument("--output", metavar="OUT.pdf", type=Path, required=True, help="the file to write or replace")


def _journal(verb: Parser) -> None:
    _file(verb)
    _json(verb)


def _verify(verb: Parser) -> None:
    verb.add_argument("path", metavar="PATH", type=Path, help="a workspace, or a rule pack")
    verb.add_argument("--entry", metavar="N", type=int, help="print the seal of this entry, as a report names it")


def _pack(verb: Parser) -> None:
    actions = verb.add_subparsers(dest="action", metavar="ACTION", required=True, parser_class=Parser)
    _json(actions.add_parser("list", help="the packs that come with govdesk"))
    show = actions.add_parser("show", help="what a pack asks and demands")
    test = actions.add_parser("test", help="run a pack's worked cases")
    for action in (show, test):
        action.add_argument("pack", metavar="PACK", help="the id of a pack, or the path of one")
    test.add_argument("cases", metavar="CASES.yaml", nargs="?", type=Path, help="default: the pack's own cases")
    _json(show)
    _json(test)


_APPLY = """  govdesk apply acme.govdesk team.yaml --because "New claims team"

team.yaml (sections: organization, parties, components, systems, relations, facts, evidence, answers):
  parties:
    - {id: party-anna, name: Anna Berg, kind: person}
  relations:
    - {kind: accountable, source: party-anna, target: sys-claims-chatbot, since: 2026-01-01}
  evidence:
    - {file: notes/training.md, note: What was taught}"""

VERBS: dict[str, tuple[str, str, Callable[[Parser], None]]] = {
    "example": ("write the example organization and its reports", "  govdesk example out", _example),
    "new": (
        "begin a workspace",
        '  govdesk new acme.govdesk --organization "Acme Insurance AG" --country DE',
        _new,
    ),
    "intake": (
        "read facts out of model folders, model cards and weights files",
        "  govdesk intake acme.govdesk models/mistral-7b --system sys-claims-chatbot",
        _intake,
    ),
    "apply": (
        "write many records in one change, all or nothing",
        _APPLY,
        _apply,
    ),
    "list": ("list the records of one kind", "  govdesk list acme.govdesk systems --on 2026-03-01 --json", _list),
    "show": ("show a record with its relations, facts and history", "  govdesk show acme.govdesk party-anna", _show),
    "classify": (
        "say what the rules conclude about a system, why, and what is still open",
        "  govdesk classify acme.govdesk sys-claims-chatbot",
        _classify,
    ),
    "check": (
        "list requirements with their states, and findings",
        "  govdesk check acme.govdesk --json | jq '.findings[] | select(.severity == \"high\")'",
        _check,
    ),
    "answer": (
        "set the state of one requirement for one system",
        '  govdesk answer acme.govdesk sys-claims-chatbot aia-04-pd met --because "Trained in May" --evidence plan.pdf',
        _answer,
    ),
    "who": (
        "say who answers for a thing, by which path, on which source",
        "  govdesk who acme.govdesk sys-claims-chatbot --on 2026-03-14",
        _who,
    ),
    "graph": ("draw the graph of responsibility", "  govdesk graph acme.govdesk --output graph.svg", _graph),
    "report": (
        "print a report",
        "  govdesk report acme.govdesk dossier --system sys-claims-chatbot --output dossier.pdf",
        _report,
    ),
    "journal": ("print the journal, newest entry first", "  govdesk journal acme.govdesk", _journal),
    "verify": (
        "check a workspace against its sealed journal, or a rule pack for errors",
        "  govdesk verify acme.govdesk\n  govdesk verify acme.govdesk --entry 30",
        _verify,
    ),
    "pack": (
        "list, show and test rule packs",
        "  govdesk pack show eu/ai-act\n  govdesk pack test eu/ai-act my-cases.yaml",
        _pack,
    ),
}
