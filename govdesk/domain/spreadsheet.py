"""Text for spreadsheets: nothing that is pasted there may run."""

from __future__ import annotations

_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")  # noqa: RUF001 - full-width signs start formulas too
_QUOTE = "'"


def harmless(text: str) -> str:
    """Keep a text from being read as a formula: an apostrophe goes before = + - @, a tab or the end of a line.

    Blanks before such a sign do not hide it (CWE-1236; OWASP, CSV injection). Other text stays as it is.
    """
    stripped = text.lstrip(" \u00a0")
    return _QUOTE + text if stripped.startswith(_FORMULA) or text.startswith(_FORMULA) else text
