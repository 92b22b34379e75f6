"""Text as XML 1.0 can hold it."""

from __future__ import annotations

from xml.sax.saxutils import escape, quoteattr


def content(text: str) -> str:
    """Escape a text for use between tags."""
    return escape(clean(text))


def attribute(text: str) -> str:
    """Escape a text for use as an attribute, quotes included."""
    return quoteattr(clean(text))


def clean(text: str) -> str:
    """Replace what XML 1.0 cannot hold (control characters, lone surrogates) by U+FFFD."""
    return "".join([character if _allowed(ord(character)) else "\ufffd" for character in text])


def _allowed(code: int) -> bool:
    return code in (9, 10, 13) or 0x20 <= code <= 0xD7FF or 0xE000 <= code <= 0xFFFD or code >= 0x10000
