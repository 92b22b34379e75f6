"""The command line: the same commands as the window, for scripts and for checks."""

from __future__ import annotations

import importlib
import io
import os
import sys
from argparse import Namespace
from collections.abc import Sequence
from typing import cast

from govdesk.cli.out import BAD, refuse, warn
from govdesk.cli.parser import build
from govdesk.cli.verbs import VERBS, BadUsage

_MODULES = {
    "example": "example",
    "new": "write",
    "intake": "intake",
    "apply": "write",
    "answer": "write",
    "list": "listing",
    "show": "record",
    "classify": "law",
    "check": "law",
    "who": "chain",
    "graph": "chain",
    "report": "chain",
    "journal": "proof",
    "verify": "proof",
    "pack": "packs",
}
__all__ = ["VERBS", "main"]


def main(argv: Sequence[str] | None = None) -> int:
    """Do what the arguments ask and give the exit status: 0 fine, 1 not in order, 2 bad usage or input."""
    _survive_any_terminal()
    try:
        args = build().parse_args(argv)
        return _run(args)
    except BadUsage as wrong:
        warn(str(wrong))
        return BAD
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except KeyboardInterrupt:
        warn("Stopped.")
        return 130


def _run(args: Namespace) -> int:
    from govdesk.cli.desk import Refused

    module = importlib.import_module(f"govdesk.cli.{_MODULES[args.verb]}")
    try:
        status = cast("int", getattr(module, f"do_{args.verb}")(args))
        sys.stdout.flush()
    except Refused as refusal:
        return refuse(refusal.problems)
    except OSError as error:
        if isinstance(error, BrokenPipeError):
            raise
        warn(f"{error.filename or 'The system'}: {error.strerror or error}.")
        return BAD
    return status


def _survive_any_terminal() -> None:
    """Print what a terminal's encoding lacks as an escape instead of failing."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")
