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
from govdesk.cli.usage import BadUsage
from govdesk.cli.verbs import VERBS

_CUT_OFF = 141
"""As a shell says of a program whose output nobody reads any more (128 + SIGPIPE)."""
__all__ = ["VERBS", "main"]


def main(argv: Sequence[str] | None = None) -> int:
    """Do what the arguments ask and give the exit status: 0 fine, 1 not in order, 2 bad usage or input."""
    _survive_any_terminal()
    try:
        args = build().parse_args(_readable(sys.argv[1:] if argv is None else argv))
        return _run(args)
    except BadUsage as wrong:
        warn(str(wrong))
        return BAD
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return _CUT_OFF
    except KeyboardInterrupt:
        warn("Stopped.")
        return 130


def _run(args: Namespace) -> int:
    from govdesk.cli.desk import Refused

    module = importlib.import_module(f"govdesk.cli.{VERBS[args.verb].module}")
    try:
        status = cast("int", getattr(module, f"do_{args.verb.replace('-', '_')}")(args))
        sys.stdout.flush()
    except Refused as refusal:
        return refuse(refusal.problems)
    except OSError as error:
        if isinstance(error, BrokenPipeError):
            raise
        warn(f"{error.filename or 'The system'}: {error.strerror or error}.")
        return BAD
    except Exception as error:
        if os.environ.get("GOVDESK_TRACE"):
            raise
        warn(
            f"A defect of govdesk stopped this: {type(error).__name__}: {error}. What was written before is whole. "
            "Whether the file is: govdesk verify FILE. Where it happened: GOVDESK_TRACE=1 before the command."
        )
        return BAD
    return status


def _readable(arguments: Sequence[str]) -> list[str]:
    """Make arguments text that can be kept; one that names a file on this machine stays as the system gives it."""
    return [
        argument
        if os.path.lexists(argument)
        else argument.encode("utf-8", "surrogateescape").decode("utf-8", "replace")
        for argument in arguments
    ]


def _survive_any_terminal() -> None:
    """Print what a terminal's encoding lacks as an escape instead of failing."""
    for name in ("stdout", "stderr"):
        if getattr(sys, name) is None:  # closed by whoever started us
            setattr(sys, name, open(os.devnull, "w", encoding="utf-8"))  # noqa: PTH123, SIM115 - stays open to the end
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")
