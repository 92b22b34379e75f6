"""What is worked out from numbers alone, without a workspace."""

from __future__ import annotations

from govdesk.cli.usage import Parser
from govdesk.cli.verbs import arguments
from govdesk.cli.verbs.arguments import Verb


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
    "compute": Verb(
        "estimate training compute, with its formula and the lines that a pack draws",
        "  govdesk compute --parameters 7B --tokens 12T\n"
        "  govdesk compute --hours 2e6 --peak 9.89e14 --utilization 40% --original 6.3e24",
        _compute,
        "compute",
    ),
}
