"""What the journal holds and whether it is sound."""

from __future__ import annotations

from pathlib import Path

from govdesk.cli.usage import Parser
from govdesk.cli.verbs import arguments
from govdesk.cli.verbs.arguments import Verb


def _journal(verb: Parser) -> None:
    arguments.file(verb)
    arguments.json(verb)


def _verify(verb: Parser) -> None:
    verb.add_argument("path", metavar="PATH", type=Path, help="a workspace, or a rule pack (.yaml, .xlsx, .csv)")
    verb.add_argument("--entry", metavar="N", type=int, help="print the seal of this entry, as a report names it")


VERBS = {
    "journal": Verb("print the journal, newest entry first", "  govdesk journal acme.govdesk", _journal, "proof"),
    "verify": Verb(
        "check a workspace against its sealed journal, or a rule pack for errors",
        "  govdesk verify acme.govdesk\n  govdesk verify acme.govdesk --entry 30",
        _verify,
        "proof",
    ),
}
