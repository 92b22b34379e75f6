"""How results leave: aligned tables, one JSON document, one sentence of error."""

from __future__ import annotations

import json
import shutil
import sys
import textwrap
from collections.abc import Iterable, Sequence
from datetime import date

from govdesk.domain.findings import Finding
from govdesk.domain.plain import Plain
from govdesk.domain.problems import Problems

FINE, NOT_IN_ORDER, BAD = 0, 1, 2
_WIDEST = 60
_MOST, _LONGEST = 50, 1000
"""How many problems are said at once, and how many characters of each."""
_KEPT = "\n\t\u00a0\u2007\u202f\u3000\u200c\u200d"  # spaces, and the joiners of emoji and of Persian


def say(text: str = "") -> None:
    """Print a line."""
    sys.stdout.write(plain(text) + "\n")


def warn(text: str) -> None:
    """Print a line on standard error."""
    sys.stderr.write(plain(text) + "\n")


def plain(text: str) -> str:
    """Take out control characters, so that no record can steer a terminal; line ends and tabs stay."""
    return "".join(c if c.isprintable() or c in _KEPT else "\N{REPLACEMENT CHARACTER}" for c in text)


def in_line(text: str) -> str:
    """Put a text on one line, so that no record can make up lines of its own."""
    return " ".join(text.split())


def document(value: object) -> None:
    """Print one JSON document; where the terminal's encoding is not UTF-8, other letters as JSON escapes."""
    ascii_ = (sys.stdout.encoding or "").lower().replace("-", "") not in {"utf8", "utf8sig"}
    sys.stdout.write(json.dumps(value, indent=2, ensure_ascii=ascii_, default=_iso) + "\n")


def _iso(value: object) -> str:
    if isinstance(value, date):
        return value.isoformat()
    message = f"{type(value).__name__} has no JSON form"
    raise TypeError(message)


def refuse(problems: Problems) -> int:
    """Say each problem on standard error; gives the exit status."""
    for problem in problems[:_MOST]:
        warn(shortened(str(problem)))
    if len(problems) > _MOST:
        warn(f"And {len(problems) - _MOST} more.")
    return BAD


def shortened(text: str) -> str:
    """Cut a text that nobody would read to the end."""
    return text if len(text) <= _LONGEST else f"{text[:_LONGEST]}…"


def table(heads: Sequence[str], rows: Iterable[Sequence[object]], empty: str = "None.") -> None:
    """Print aligned columns; the last one takes the rest of the line and is never cut."""
    texts = [[_cell(value) for value in row] for row in rows]
    if not texts:
        say(empty)
        return
    widths = [min(_WIDEST, max(len(row[i]) for row in [list(heads), *texts])) for i in range(len(heads) - 1)]
    for row in [list(heads), ["-" * len(head) for head in heads], *texts]:
        cells = [
            cell[: width - 1] + "…" if len(cell) > width else cell.ljust(width)
            for cell, width in zip(row, widths, strict=False)
        ]
        say("  ".join([*cells, row[-1]]).rstrip())


def _cell(value: object) -> str:
    if isinstance(value, tuple):
        return ", ".join(str(part) for part in value)
    return " ".join(str("" if value is None else value).split())


def heading(text: str) -> None:
    """Print a heading with an empty line before it."""
    line = in_line(text)
    say()
    say(line)
    say("=" * len(line))


def paragraph(text: str, indent: str = "  ") -> None:
    """Print a text wrapped to the terminal."""
    width = min(100, shutil.get_terminal_size().columns)
    for line in text.splitlines() or [""]:
        say(
            textwrap.fill(line, max(40, width), initial_indent=indent, subsequent_indent=indent, break_on_hyphens=False)
        )


def finding_json(finding: Finding) -> Plain:
    """Give a finding as it stands in every JSON document."""
    return {
        "id": finding.id,
        "severity": finding.severity.value,
        "subject": finding.subject,
        "says": finding.says,
        "mend": finding.mend,
    }
