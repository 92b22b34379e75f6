"""The parser of the command line; nothing is imported for a verb before it is used."""

from __future__ import annotations

import argparse

from govdesk import __version__
from govdesk.cli.usage import Parser
from govdesk.cli.verbs import VERBS

ABOUT = """Govern the open-source language models of an organization: what runs, which rules apply, who answers for it.

Without a verb the window opens: govdesk [FILE]"""
AFTER = """exit status: 0 in order; 1 not in order (findings of high severity, a broken seal, a failed case);
2 bad usage or bad input, with one sentence on standard error

The person who acts is --person, else GOVDESK_PERSON, else the login name. SOURCE_DATE_EPOCH, when set, is the time.
govdesk VERB --help shows an example of each verb."""


def build() -> Parser:
    """Make the parser of all verbs; `args.verb` names the verb, for a pack `args.action` what to do."""
    parser = Parser("govdesk", description=ABOUT, epilog=AFTER, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--version", action="version", version=f"govdesk {__version__}")
    verbs = parser.add_subparsers(dest="verb", metavar="VERB", required=True, parser_class=Parser)
    for name, one in VERBS.items():
        verb = verbs.add_parser(
            name,
            help=one.says,
            description=one.says[:1].upper() + one.says[1:] + ".",
            epilog=f"example:\n{one.example}",
            formatter_class=argparse.RawDescriptionHelpFormatter,
        )
        one.add(verb)
    return parser
