"""What is done with rule packs."""

from __future__ import annotations

from pathlib import Path

from govdesk.cli.usage import Parser
from govdesk.cli.verbs import arguments
from govdesk.cli.verbs.arguments import Verb


def _pack(verb: Parser) -> None:
    actions = verb.add_subparsers(dest="action", metavar="ACTION", required=True, parser_class=Parser)
    arguments.json(actions.add_parser("list", help="the packs that come with govdesk"))
    show = actions.add_parser("show", help="what a pack asks and demands")
    test = actions.add_parser("test", help="run a pack's worked cases")
    for action in (show, test):
        action.add_argument("pack", metavar="PACK", help="the id of a pack, or the path of one")
    test.add_argument("cases", metavar="CASES.yaml", nargs="?", type=Path, help="default: the pack's own cases")
    adopt = actions.add_parser("adopt", help="take a pack into use in a workspace")
    arguments.file(adopt)
    adopt.add_argument("pack", metavar="PACK", help="the id of a pack that comes with govdesk")
    arguments.person(adopt)
    upgrade = actions.add_parser("upgrade", help="put another version in the place of the one in use")
    arguments.file(upgrade)
    upgrade.add_argument("pack", metavar="PACK", help="a version that comes with govdesk, or the path of one")
    upgrade.add_argument("--dry-run", action="store_true", help="show what it would change, write nothing")
    arguments.person(upgrade)
    arguments.json(upgrade)
    arguments.json(show)
    arguments.json(test)


VERBS = {
    "pack": Verb(
        "list, show and test rule packs, take one into use, upgrade one",
        "  govdesk pack test eu/ai-act my-cases.yaml\n  govdesk pack adopt acme.govdesk nist/ai-rmf\n"
        "  govdesk pack upgrade acme.govdesk eu/ai-act --dry-run",
        _pack,
        "packs",
    ),
}
