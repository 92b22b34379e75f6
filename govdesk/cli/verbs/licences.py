"""What is done with licences."""

from __future__ import annotations

from pathlib import Path

from govdesk.cli.usage import Parser
from govdesk.cli.verbs import arguments
from govdesk.cli.verbs.arguments import Verb


def _licence(verb: Parser) -> None:
    actions = verb.add_subparsers(dest="action", metavar="ACTION", required=True, parser_class=Parser)
    arguments.json(actions.add_parser("list", help="the licences of the register"))
    show = actions.add_parser("show", help="what a licence permits, limits and asks")
    show.add_argument("licence", metavar="LICENCE", help="its id, for example llama3.1")
    arguments.json(show)
    name = actions.add_parser("name", help="say which licence a text is, or which it is nearest to")
    name.add_argument("paths", metavar="PATH", nargs="+", type=Path, help="licence texts")
    arguments.json(name)
    chain = actions.add_parser("chain", help="the licences up the chain of a system, and what they ask for")
    arguments.file(chain)
    chain.add_argument("system", metavar="SYSTEM", help="id or exact name of a system or component")
    arguments.asking(chain)
    _writing(actions.add_parser("say", help="say how a licence is kept: notices, passed_on"))
    keep = actions.add_parser("keep", help="keep the licence text that lies beside a component")
    arguments.file(keep)
    keep.add_argument("component", metavar="COMPONENT", help="id or exact name")
    keep.add_argument("path", metavar="PATH", type=Path, help="the licence text")
    arguments.person(keep)
    cover = actions.add_parser("cover", help="say which licences' restrictions the use policy of a system carries")
    arguments.file(cover)
    cover.add_argument("system", metavar="SYSTEM", help="id or exact name")
    cover.add_argument("licences", metavar="LICENCE", nargs="*", help="all of them; none: it carries no restriction")
    arguments.person(cover)


def _writing(verb: Parser) -> None:
    arguments.file(verb)
    verb.add_argument("component", metavar="COMPONENT", help="id or exact name")
    verb.add_argument("what", metavar="WHAT", choices=("notices", "passed_on"), help="notices or passed_on")
    verb.add_argument("value", metavar="VALUE", help="in_place, missing or not_asked; yes or no")
    arguments.person(verb)


VERBS = {
    "licence": Verb(
        "show what licences permit and ask, name a licence text, say how licences are kept",
        "  govdesk licence show llama3.1\n  govdesk licence name models/mistral-7b/LICENSE\n"
        "  govdesk licence chain acme.govdesk sys-claims-chatbot",
        _licence,
        "licences",
    ),
}
