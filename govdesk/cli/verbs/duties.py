"""Duties: as a matrix, of one party, handed over, left behind, between two days."""

from __future__ import annotations

from pathlib import Path

from govdesk.cli.usage import Parser
from govdesk.cli.verbs import arguments
from govdesk.cli.verbs.arguments import Verb, day


def _raci(verb: Parser) -> None:
    arguments.file(verb)
    verb.add_argument(
        "system", metavar="SYSTEM", nargs="?", default="", help="by its requirements (default: all systems)"
    )
    arguments.asking(verb)
    verb.add_argument("--output", metavar="OUT.xlsx", type=Path, help="write it as a workbook")


def _import(verb: Parser) -> None:
    arguments.file(verb)
    verb.add_argument("sheet", metavar="SHEET.xlsx", type=Path, help="a workbook as raci --output writes it")
    verb.add_argument(
        "--system", metavar="ID", default="", help="whose requirements the rows are, if the sheet is silent"
    )
    verb.add_argument("--on", metavar="DATE", type=day, help="first day of what is new (default: today)")
    verb.add_argument("--dry-run", action="store_true", help="only say what would change")
    arguments.person(verb)


def _party(verb: Parser) -> None:
    arguments.file(verb)
    verb.add_argument("party", metavar="PARTY", help="id or exact name")
    arguments.asking(verb)


def _handover(verb: Parser) -> None:
    arguments.file(verb)
    verb.add_argument("source", metavar="FROM", help="id or exact name of the party that gives")
    verb.add_argument("target", metavar="TO", help="id or exact name of the party that takes over")
    verb.add_argument("--on", metavar="DATE", type=day, required=True, help="first day of the new holder")
    verb.add_argument("--only", metavar="RELATION", nargs="+", action="extend", default=[], help="only these relations")
    verb.add_argument("--document", metavar="TEXT", default="", help="the document or minutes that say so")
    verb.add_argument("--dry-run", action="store_true", help="only say what would change")
    arguments.person(verb)


def _changes(verb: Parser) -> None:
    arguments.file(verb)
    verb.add_argument("--since", metavar="DATE", type=day, required=True, help="the earlier day")
    verb.add_argument("--until", metavar="DATE", type=day, help="the later day (default: today)")
    arguments.known(verb)
    arguments.json(verb)


VERBS = {
    "raci": Verb(
        "show the RACI matrix of all systems, or of one system's requirements",
        "  govdesk raci acme.govdesk --output raci.xlsx",
        _raci,
        "raci",
    ),
    "raci-import": Verb(
        "write the letters of a RACI workbook as duties, in one change",
        "  govdesk raci-import acme.govdesk raci.xlsx --dry-run",
        _import,
        "raci",
    ),
    "duties": Verb(
        "say what a party answers for, and what is due for it",
        '  govdesk duties acme.govdesk "Jana Novak" --json',
        _party,
        "duties",
    ),
    "handover": Verb(
        "hand everything that rests on one party over to another, in one change",
        "  govdesk handover acme.govdesk party-jana party-petr --on 2027-01-01 --dry-run",
        _handover,
        "duties",
    ),
    "leaves": Verb(
        "say what falls open if a party leaves, and who deputizes (status 1 where something falls open)",
        "  govdesk leaves acme.govdesk party-jana --on 2027-01-01",
        _party,
        "duties",
    ),
    "changes": Verb(
        "say what changed between two days in who answers for what",
        "  govdesk changes acme.govdesk --since 2026-01-01 --until 2026-06-30",
        _changes,
        "duties",
    ),
}
