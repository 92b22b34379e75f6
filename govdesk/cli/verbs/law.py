"""What the rules conclude and demand, and the answers."""

from __future__ import annotations

from pathlib import Path

from govdesk.cli.usage import Parser
from govdesk.cli.verbs import arguments
from govdesk.cli.verbs.arguments import Verb


def _classify(verb: Parser) -> None:
    arguments.file(verb)
    verb.add_argument("system", metavar="SYSTEM", help="id or exact name")
    arguments.asking(verb)


def _check(verb: Parser) -> None:
    arguments.file(verb)
    verb.add_argument("system", metavar="SYSTEM", nargs="?", help="id or exact name; all systems without")
    verb.add_argument("--pack", metavar="PACK", help="only this rule pack")
    arguments.asking(verb)


def _answer(verb: Parser) -> None:
    arguments.file(verb)
    verb.add_argument("system", metavar="SYSTEM", help="id or exact name")
    verb.add_argument("requirement", metavar="REQUIREMENT", help="the id of the requirement")
    verb.add_argument(
        "state", metavar="STATE", help="not_started, in_progress, met, partly_met, not_met or not_applicable"
    )
    verb.add_argument("--because", metavar="TEXT", default="", help="what was done, or why it does not apply")
    verb.add_argument(
        "--evidence", metavar="PATH", type=Path, action="append", default=[], help="a file that shows it; may repeat"
    )
    arguments.person(verb)


def _compute(verb: Parser) -> None:
    number, share = arguments.amount, arguments.ratio
    verb.add_argument("--parameters", metavar="N", type=number, help="parameters (active ones): 7e9 or 7B")
    verb.add_argument("--tokens", metavar="N", type=number, help="training tokens: 1.2e13 or 12T")
    verb.add_argument("--hours", metavar="N", type=number, help="hours of all chips together")
    verb.add_argument("--peak", metavar="N", type=number, help="peak FLOP per second of one chip")
    verb.add_argument("--utilization", metavar="SHARE", type=share, help="used share of the peak: 0.4 or 40%%")
    verb.add_argument(
        "--original", metavar="FLOP", help="compute of the model that was modified, or “unclear”: gives the share of it"
    )
    verb.add_argument(
        "--pack", metavar="PACK", default="", help="whose lines are told (default: the first of a workspace)"
    )
    arguments.on(verb)
    arguments.json(verb)


VERBS = {
    "classify": Verb(
        "say what the rules conclude about a system, why, and what is still open",
        "  govdesk classify acme.govdesk sys-claims-chatbot",
        _classify,
        "law",
    ),
    "check": Verb(
        "list requirements with their states, and findings",
        "  govdesk check acme.govdesk --json | jq '.findings[] | select(.severity == \"high\")'",
        _check,
        "law",
    ),
    "answer": Verb(
        "set the state of one requirement for one system",
        '  govdesk answer acme.govdesk sys-claims-chatbot aia-04-pd met --because "Trained in May" --evidence plan.pdf',
        _answer,
        "write",
    ),
    "compute": Verb(
        "estimate training compute, with its formula and the lines that a pack draws",
        "  govdesk compute --parameters 7B --tokens 12T\n"
        "  govdesk compute --hours 2e6 --peak 9.89e14 --utilization 40% --original 6.3e24",
        _compute,
        "compute",
    ),
}
