"""What the rules conclude and demand, and the answers."""

from __future__ import annotations

from pathlib import Path

from govdesk.cli.usage import Parser
from govdesk.cli.verbs import arguments
from govdesk.cli.verbs.arguments import Verb


def _classify(verb: Parser) -> None:
    arguments.file(verb)
    arguments.system(verb)
    arguments.asking(verb)


def _whatif(verb: Parser) -> None:
    arguments.file(verb)
    arguments.system(verb)
    verb.add_argument(
        "supposed",
        metavar="KEY=VALUE",
        nargs="*",
        help="an answer to suppose, `unknown` for none; without any, the nearest other classes are named",
    )
    verb.add_argument("--pack", metavar="PACK", default="", help="only this rule pack")
    arguments.asking(verb)


def _dates(verb: Parser) -> None:
    arguments.file(verb)
    arguments.systems(verb)
    verb.add_argument("--pack", metavar="PACK", default="", help="only what this rule pack says")
    verb.add_argument("--until", metavar="DATE", type=arguments.day, help="the last day (default: all that is known)")
    verb.add_argument("--output", metavar="OUT.ics", type=Path, help="a calendar file to write or replace")
    arguments.asking(verb)


def _check(verb: Parser) -> None:
    arguments.file(verb)
    arguments.systems(verb)
    verb.add_argument("--pack", metavar="PACK", help="only this rule pack")
    arguments.asking(verb)


def _exposure(verb: Parser) -> None:
    arguments.file(verb)
    arguments.systems(verb)
    arguments.asking(verb)


def _answer(verb: Parser) -> None:
    arguments.file(verb)
    arguments.system(verb)
    verb.add_argument("requirement", metavar="REQUIREMENT", help="the id of the requirement")
    verb.add_argument(
        "state", metavar="STATE", help="not_started, in_progress, met, partly_met, not_met or not_applicable"
    )
    verb.add_argument("--because", metavar="TEXT", default="", help="what was done, or why it does not apply")
    verb.add_argument(
        "--evidence", metavar="PATH", type=Path, action="append", default=[], help="a file that shows it; may repeat"
    )
    verb.add_argument(
        "--kind", metavar="KIND", default="", help="what these files are, as `checks` names it, such as model card"
    )
    arguments.person(verb)


def _reuse(verb: Parser) -> None:
    arguments.file(verb)
    arguments.system(verb)
    verb.add_argument("requirement", metavar="REQUIREMENT", help="the id of the answered requirement")
    verb.add_argument(
        "--to", metavar="ID", nargs="+", action="extend", default=[], help="take its answer over to these requirements"
    )
    verb.add_argument("--dry-run", action="store_true", help="only show what would be written")
    arguments.json(verb)
    arguments.person(verb)


def _coverage(verb: Parser) -> None:
    arguments.file(verb)
    arguments.systems(verb)
    arguments.asking(verb)


def _confirm(verb: Parser) -> None:
    arguments.file(verb)
    arguments.system(verb)
    verb.add_argument("requirements", metavar="REQUIREMENT", nargs="*", help="those to confirm; none: list them all")
    verb.add_argument("--re-dated", action="store_true", help="confirm all of which nothing but dates changed")
    arguments.person(verb)
    arguments.json(verb)


VERBS = {
    "classify": Verb(
        "say what the rules conclude about a system, why, and what is still open",
        "  govdesk classify acme.govdesk sys-claims-chatbot",
        _classify,
        "law",
    ),
    "whatif": Verb(
        "say what other answers would change; nothing is written",
        "  govdesk whatif acme.govdesk sys-claims-chatbot a3_points=4a ex_conditions=none",
        _whatif,
        "whatif",
    ),
    "dates": Verb(
        "say what comes next: legal dates, requirements, evidence, duties; as a calendar with --output",
        "  govdesk dates acme.govdesk --until 2027-12-31 --output next.ics",
        _dates,
        "dates",
    ),
    "check": Verb(
        "list requirements with their states, and findings",
        "  govdesk check acme.govdesk --json | jq '.findings[] | select(.severity == \"high\")'",
        _check,
        "law",
    ),
    "exposure": Verb(
        "say how far fines for open duties can go at most, by law, with the reasoning",
        "  govdesk exposure acme.govdesk sys-claims-chatbot --on 2027-12-02",
        _exposure,
        "exposure",
    ),
    "answer": Verb(
        "set the state of one requirement for one system",
        '  govdesk answer acme.govdesk sys-claims-chatbot aia-04-pd met --because "Trained in May" --evidence plan.pdf',
        _answer,
        "write",
    ),
    "reuse": Verb(
        "show where a requirement overlaps with others, and take its answer over to chosen ones",
        "  govdesk reuse acme.govdesk sys-claims-chatbot aia-15-p --to mis-03 poi-01",
        _reuse,
        "overlaps",
    ),
    "coverage": Verb(
        "lay the common practices against the rule packs in use: where one piece of work counts twice",
        "  govdesk coverage acme.govdesk sys-claims-chatbot",
        _coverage,
        "overlaps",
    ),
    "confirm": Verb(
        "list the answers whose requirement changed since, or let them stand",
        "  govdesk confirm acme.govdesk sys-claims-chatbot --re-dated",
        _confirm,
        "upgrade",
    ),
}
