"""What is done with rule packs."""

from __future__ import annotations

from argparse import _SubParsersAction
from pathlib import Path
from typing import TypeAlias

from govdesk.cli.usage import Parser
from govdesk.cli.verbs import arguments
from govdesk.cli.verbs.arguments import Verb

_Actions: TypeAlias = "_SubParsersAction[Parser]"


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
    _any_pack(adopt)
    arguments.person(adopt)
    _own(actions)
    upgrade = actions.add_parser("upgrade", help="put another version in the place of the one in use")
    arguments.file(upgrade)
    _any_pack(upgrade)
    upgrade.add_argument("--dry-run", action="store_true", help="show what it would change, write nothing")
    arguments.person(upgrade)
    arguments.json(upgrade)
    arguments.json(show)
    arguments.json(test)


def _any_pack(action: Parser) -> None:
    action.add_argument("pack", metavar="PACK", help="the id of a pack, or the path of a .yaml, .xlsx or .csv file")
    for key, source in (("id", "name"), ("title", "name"), ("version", "contents")):
        says = f"the {key} of a pack in a table that gives none (default: from the {source} of the file)"
        action.add_argument(f"--pack-{key}", metavar=key.upper(), default="", help=says)


def _own(actions: _Actions) -> None:
    """Add what serves packs of one's own."""
    attempt = actions.add_parser("try", help="what a pack would conclude and demand; nothing is changed")
    arguments.file(attempt)
    _any_pack(attempt)
    attempt.add_argument("system", metavar="SYSTEM", nargs="?", default="", help="one system (default: all)")
    arguments.asking(attempt)
    template = actions.add_parser("template", help="write an example from which a pack of your own begins")
    template.add_argument("output", metavar="OUT", type=Path, help="a new file that ends in .xlsx, .csv or .yaml")
    export = actions.add_parser("export", help="write a pack to a file, to change it there")
    export.add_argument("pack", metavar="PACK", help="the id of a pack, or the path of one")
    export.add_argument("output", metavar="OUT", type=Path, help="a new file that ends in .xlsx or .yaml")
    export.add_argument("--workspace", metavar="FILE", type=Path, help="take the pack as it is in use there")


VERBS = {
    "pack": Verb(
        "list, show and test rule packs, write one of your own, take one into use, upgrade one",
        "  govdesk pack template policy.xlsx\n  govdesk pack try acme.govdesk policy.xlsx\n"
        "  govdesk pack adopt acme.govdesk nist/ai-rmf\n  govdesk pack test eu/ai-act my-cases.yaml\n"
        "  govdesk pack upgrade acme.govdesk eu/ai-act --dry-run",
        _pack,
        "packs",
    ),
}
