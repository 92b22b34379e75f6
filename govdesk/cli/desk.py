"""Open a workspace for a verb: the person, the clock, the date asked about."""

from __future__ import annotations

import getpass
import os
import time
from argparse import Namespace
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime
from typing import NoReturn, TypeVar

from govdesk.app.session import Session
from govdesk.app.snapshot import Snapshot, snapshot
from govdesk.cli.out import warn
from govdesk.domain.problems import Problem, Problems

T = TypeVar("T")


class Refused(Exception):
    """The verb cannot be done; holds the problems to say. Only `govdesk.cli.main` catches it."""

    def __init__(self, problems: Problems) -> None:
        """Take the problems."""
        super().__init__(*problems)
        self.problems = problems


def stop(says: str, mend: str = "", where: str = "") -> NoReturn:
    """Refuse the verb with one sentence."""
    raise Refused((Problem(where, says, mend),))


def done(result: T | Problems) -> T:
    """Go on with what a command or a reading gave, or refuse the verb with its problems."""
    if isinstance(result, tuple):
        raise Refused(result)
    return result


def clock() -> datetime:
    """Give the time: SOURCE_DATE_EPOCH where set (reproducible-builds.org), else the system's; aware, UTC."""
    epoch = os.environ.get("SOURCE_DATE_EPOCH", "")
    if not epoch:
        return datetime.fromtimestamp(time.time(), UTC)
    try:
        return datetime.fromtimestamp(int(epoch), UTC)
    except (ValueError, OverflowError, OSError):
        stop("SOURCE_DATE_EPOCH is not a number of seconds since 1970.")


def person(args: Namespace) -> str:
    """Name who acts: --person, GOVDESK_PERSON, or the login name."""
    given = getattr(args, "person", "") or os.environ.get("GOVDESK_PERSON", "")
    try:
        name = given or getpass.getuser()
    except (KeyError, OSError):
        name = ""
    if not name.strip():
        stop("Nobody is named who acts.", "Use --person NAME or set GOVDESK_PERSON.")
    return name.strip()


@contextmanager
def reading(args: Namespace) -> Iterator[Session]:
    """Open the workspace for reading only."""
    opened = done(Session.open(args.file, "", clock, read_only=True))
    try:
        yield opened
    finally:
        opened.close()


@contextmanager
def writing(args: Namespace) -> Iterator[Session]:
    """Open the workspace for a change; refused while another program holds it."""
    opened = done(Session.open(args.file, person(args), clock))
    try:
        if opened.read_only:
            stop("The workspace is open for reading only.", opened.held_by, str(args.file))
        yield opened
    finally:
        opened.close()


@contextmanager
def looking(args: Namespace) -> Iterator[Snapshot]:
    """Look at the workspace on the date asked about, with all that is known, or what was known on a past day."""
    with reading(args) as session:
        seen = snapshot(session, args.on, args.known or session.today)
        if not seen.number:
            stop(_nothing_by(session, seen.known), "Ask about a later day.", str(args.file))
        yield seen


@contextmanager
def recalling(args: Namespace) -> Iterator[tuple[Session, Snapshot]]:
    """Look at the workspace as it stood on the date asked about."""
    with reading(args) as session:
        seen = snapshot(session, args.on)
        if not seen.number:
            warn(f"{args.file}: {_nothing_by(session, seen.on)}")
        yield session, seen


def _nothing_by(session: Session, day: date) -> str:
    first = session.entries(before=2, limit=1)
    began = f"; the workspace begins on {first[0].at[:10]}" if first else ""
    return f"Nothing was recorded by {day.isoformat()}{began}."
