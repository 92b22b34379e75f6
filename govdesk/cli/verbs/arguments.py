"""What many verbs take."""

from __future__ import annotations

import argparse
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from govdesk.cli.usage import Parser
from govdesk.domain.law import compute


@dataclass(frozen=True, slots=True)
class Verb:
    """One verb: what it is for, an example, what adds its arguments, and the module of govdesk.cli that does it."""

    says: str
    example: str
    add: Callable[[Parser], None]
    module: str


def day(text: str) -> date:
    """Read a day; raises ArgumentTypeError, which says what is wrong."""
    try:
        return date.fromisoformat(text)
    except ValueError:
        message = f"{text!r} is not a date such as 2026-11-24"
        raise argparse.ArgumentTypeError(message) from None


def amount(text: str) -> float:
    """Read an amount such as 7e9 or 7B; raises ArgumentTypeError, which says what is wrong."""
    found = compute.amount(text)
    if found is None:
        message = f"{text!r} is not a number such as 7e9 or 7B"
        raise argparse.ArgumentTypeError(message)
    return found


def ratio(text: str) -> float:
    """Read a share such as 0.4 or 40%; raises ArgumentTypeError, which says what is wrong."""
    found = compute.ratio(text)
    if found is None:
        message = f"{text!r} is not a share such as 0.4 or 40%"
        raise argparse.ArgumentTypeError(message)
    return found


def file(verb: Parser) -> None:
    """Take the workspace."""
    verb.add_argument("file", metavar="FILE", type=Path, help="the workspace, NAME.govdesk")


def on(verb: Parser) -> None:
    """Take the day asked about."""
    verb.add_argument("--on", metavar="DATE", type=day, help="the day asked about (default: today)")


def known(verb: Parser) -> None:
    """Take the day whose journal answers."""
    verb.add_argument(
        "--known", metavar="DATE", type=day, help="answer with what the journal held on that day (default: all of it)"
    )


def json(verb: Parser) -> None:
    """Offer one JSON document."""
    verb.add_argument("--json", action="store_true", help="print one JSON document")


def person(verb: Parser) -> None:
    """Take who acts."""
    verb.add_argument("--person", metavar="NAME", default="", help="who acts (default: GOVDESK_PERSON, the login name)")


def asking(verb: Parser) -> None:
    """Take what every question takes: both days, and JSON."""
    on(verb)
    known(verb)
    json(verb)


def recalling(verb: Parser) -> None:
    """Take the day as of which records are shown, and JSON."""
    verb.add_argument("--on", metavar="DATE", type=day, help="as it was recorded on that day (default: today)")
    json(verb)


def system(verb: Parser) -> None:
    """Take one system."""
    verb.add_argument("system", metavar="SYSTEM", help="id or exact name")


def systems(verb: Parser) -> None:
    """Take one system, or none for all of them."""
    verb.add_argument("system", metavar="SYSTEM", nargs="?", help="id or exact name; all systems without")
