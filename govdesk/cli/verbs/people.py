"""Who answers, the picture, the paper."""

from __future__ import annotations

from pathlib import Path

from govdesk.cli.usage import Parser
from govdesk.cli.verbs import arguments
from govdesk.cli.verbs.arguments import Verb
from govdesk.domain.words import PHASES


def _who(verb: Parser) -> None:
    arguments.file(verb)
    verb.add_argument("subject", metavar="SUBJECT", help="id or exact name of a system or component")
    verb.add_argument("--requirement", metavar="ID", default="", help="ask for one requirement")
    phases = ", ".join(phase for phase, _ in PHASES)
    verb.add_argument("--phase", metavar="PHASE", default="", help=f"ask for one phase of its life: {phases}")
    verb.add_argument("--region", metavar="CC", default="", help="ask for one country (two letters), or EU or EEA")
    arguments.asking(verb)


def _accountability(verb: Parser) -> None:
    arguments.file(verb)
    arguments.system(verb)
    arguments.asking(verb)


def _graph(verb: Parser) -> None:
    arguments.file(verb)
    arguments.on(verb)
    arguments.known(verb)
    verb.add_argument(
        "--output",
        metavar="OUT",
        type=Path,
        required=True,
        help="a file that ends in .svg, .pdf, .json, .prov.json or .graphml",
    )


def _report(verb: Parser) -> None:
    arguments.file(verb)
    verb.add_argument("kind", metavar="KIND", help="dossier, summary, raci, responsibility or statement")
    verb.add_argument(
        "--system",
        metavar="ID",
        default="",
        help="id or exact name; a dossier and a statement need one, a summary takes none",
    )
    arguments.on(verb)
    arguments.known(verb)
    verb.add_argument("--output", metavar="OUT.pdf", type=Path, required=True, help="the file to write or replace")


VERBS = {
    "who": Verb(
        "say who answers for a thing, by which path, on which source",
        "  govdesk who acme.govdesk sys-claims-chatbot --on 2026-03-14",
        _who,
        "chain",
    ),
    "accountability": Verb(
        "put developer responsibility, community oversight and the law side by side",
        "  govdesk accountability acme.govdesk sys-claims-chatbot --on 2026-03-14",
        _accountability,
        "accountability",
    ),
    "graph": Verb(
        "draw the graph of responsibility", "  govdesk graph acme.govdesk --output graph.svg", _graph, "chain"
    ),
    "report": Verb(
        "print a report",
        "  govdesk report acme.govdesk dossier --system sys-claims-chatbot --output dossier.pdf",
        _report,
        "chain",
    ),
}
