"""How the command line is read: what is wrong with it is one sentence."""

from __future__ import annotations

import argparse
from typing import Any, NoReturn


class BadUsage(Exception):
    """The command line cannot be understood; the message is one sentence."""


class Parser(argparse.ArgumentParser):
    """A parser that says what is wrong in one sentence, and takes no shortened options."""

    def __init__(self, *args: Any, **given: Any) -> None:  # noqa: ANN401 - whatever argparse takes
        """Take what argparse takes."""
        super().__init__(*args, **{"allow_abbrev": False, **given})

    def error(self, message: str) -> NoReturn:
        """Refuse the command line."""
        sentence = f"{self.prog}: {message[:1].lower()}{message[1:]} (see {self.prog} --help)"
        raise BadUsage(sentence)
