"""Finds the files that are shipped with the program: fonts, icons, packs, the example.

They lie beside the package: as `resources` in a source tree, as `govdesk_resources` in an installed wheel and in a
frozen app. They are real files in all three, so that Qt and reportlab can open them by path.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path


@cache
def _root() -> Path:
    beside = Path(__file__).resolve().parent.parent
    shipped = beside / "govdesk_resources"
    return shipped if shipped.is_dir() else beside / "resources"


def path(*parts: str) -> Path:
    """Give the path of a shipped file or folder, as in `path("fonts", "NotoSans-Regular.ttf")`; it may not exist."""
    return _root().joinpath(*parts)
