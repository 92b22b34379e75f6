"""Measure GovDesk as its users run it, each thing against a floor that is measured in the same run.

`make bench` runs all; `make bench ARGS="start keeping"` runs parts: start, keeping, checking, findings,
drawing, painting, printing.
"""

from __future__ import annotations

import importlib
import os
import platform
import sys
import tempfile
from pathlib import Path

from bench.measure import HEAD

PARTS = ("start", "keeping", "checking", "findings", "drawing", "painting", "printing")


def main() -> None:
    """Run the parts that are asked for, all by default, and print a table."""
    asked = sys.argv[1:] or PARTS
    if unknown := set(asked) - set(PARTS):
        sys.exit(f"bench: there is no {', '.join(sorted(unknown))}; there are {', '.join(PARTS)}")
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    print(f"Python {platform.python_version()}, {os.cpu_count()} cores, load {os.getloadavg()[0]:.1f}; medians\n")
    print(HEAD)
    with tempfile.TemporaryDirectory() as folder:
        for part in asked:
            place = Path(folder) / part
            place.mkdir()
            for line in importlib.import_module(f"bench.{part}").lines(place):
                print(line.text, flush=True)


if __name__ == "__main__":
    main()
