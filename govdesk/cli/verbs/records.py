"""What shows records."""

from __future__ import annotations

from govdesk.cli.usage import Parser
from govdesk.cli.verbs import arguments
from govdesk.cli.verbs.arguments import Verb


def _list(verb: Parser) -> None:
    arguments.file(verb)
    verb.add_argument(
        "kind", metavar="KIND", help="systems, components, parties, relations, facts, answers, evidence …"
    )
    arguments.recalling(verb)


def _show(verb: Parser) -> None:
    arguments.file(verb)
    verb.add_argument("id", metavar="ID", help="the id or the exact name of a record; SYSTEM/REQUIREMENT for an answer")
    arguments.recalling(verb)


VERBS = {
    "list": Verb(
        "list the records of one kind", "  govdesk list acme.govdesk systems --on 2026-03-01 --json", _list, "listing"
    ),
    "show": Verb(
        "show a record with its relations, facts and history", "  govdesk show acme.govdesk party-anna", _show, "record"
    ),
}
