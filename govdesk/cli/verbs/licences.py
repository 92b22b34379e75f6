"""What is done with licences."""

from __future__ import annotations

from pathlib import Path

from govdesk.cli.usage import Parser
from govdesk.cli.verbs import arguments
from govdesk.cli.verbs.arguments import Verb


def _licence(verb: Parser) -> None:
    actions = verb.add_subparsers(dest="action", metavar="ACTION", required=True, parser_class=Parser)
    list_ = actions.add_parser("list", help="the licences of the register")
    list_.add_argument("words", metavar="WORD", nargs="*", help="only those that hold all these words")
    show = actions.add_parser("show", help="what a licence permits, limits and asks")
    show.add_argument("licence", metavar="LICENCE", help="its id, for example llama3.1")
    name = actions.add_parser("name", help="say which licence a text is, or what it is nearest to")
    name.add_argument("texts", metavar="TEXT", type=Path, nargs="+", help="a licence file")
    chain = actions.add_parser("chain", help="the licences of all that a system or component is built on")
    arguments.file(chain)
    chain.add_argument("subject", metavar="SUBJECT", help="id or exact name of a system or component")
    arguments.asking(chain)
    keep = actions.add_parser("keep", help="keep the licence text of a component, with date and hash")
    arguments.file(keep)
    keep.add_argument("component", metavar="COMPONENT", help="id or exact name")
    keep.add_argument("text", metavar="TEXT", type=Path, help="the licence file beside the version in use")
    say = actions.add_parser("say", help="answer a question that `licence chain` asks")
    arguments.file(say)
    say.add_argument("subject", metavar="SUBJECT", help="id or exact name of a system or component")
    say.add_argument("question", metavar="QUESTION", help="for example use_policy_covers.llama3.1")
    say.add_argument("answer", metavar="ANSWER", help='yes, no or a text; "" takes it back')
    say.add_argument("--because", metavar="TEXT", default="", help="why, and where it is written")
    for action in (list_, show, name):
        arguments.json(action)
    for action in (keep, say):
        arguments.person(action)


VERBS = {
    "licence": Verb(
        "look licences up, name licence texts, follow the licences that a system stands on",
        "  govdesk licence name model/LICENSE\n  govdesk licence chain acme.govdesk sys-claims-chatbot",
        _licence,
        "licences",
    ),
}
