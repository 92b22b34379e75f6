"""What the program itself sees of requirements."""

from __future__ import annotations

from govdesk.cli.usage import Parser
from govdesk.cli.verbs import arguments
from govdesk.cli.verbs.arguments import Verb


def _checks(verb: Parser) -> None:
    arguments.file(verb)
    arguments.system(verb)
    verb.add_argument("--pack", metavar="PACK", help="only this rule pack")
    arguments.asking(verb)


def _threshold(verb: Parser) -> None:
    arguments.file(verb)
    verb.add_argument("check", metavar="CHECK", nargs="?", help="the name of a limit; without it, all are listed")
    verb.add_argument("value", metavar="VALUE", nargs="?", help="a number, or default for the pack's own")
    verb.add_argument("--because", metavar="TEXT", default="", help="why this limit")
    arguments.person(verb)
    arguments.json(verb)


VERBS = {
    "checks": Verb(
        "say what the records themselves show of each requirement, and what they leave open",
        "  govdesk checks acme.govdesk sys-claims-chatbot --pack govdesk/practices",
        _checks,
        "checks",
    ),
    "threshold": Verb(
        "list the limits of checks, or set one of your own",
        '  govdesk threshold acme.govdesk bia-01.results 0.05 --because "Board decision of 3 May"',
        _threshold,
        "checks",
    ),
}
