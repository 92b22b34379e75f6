"""Text as XML 1.0 can hold it."""

from __future__ import annotations

import re
from xml.sax.saxutils import escape, quoteattr

_FORBIDDEN = re.compile(r"[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def content(text: str) -> str:
    """Escape a text for use between tags."""
    return escape(clean(text))


def attribute(text: str) -> str:
    """Escape a text for use as an attribute, quotes included."""
    return quoteattr(clean(text))


def clean(text: str) -> str:
    """Replace what XML 1.0 cannot hold (control characters, lone surrogates) by U+FFFD."""
    return _FORBIDDEN.sub("\ufffd", text)
