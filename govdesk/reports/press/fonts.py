"""The faces that every report embeds, and the one function that makes any text printable."""

from __future__ import annotations

import unicodedata
from functools import cache, lru_cache
from pathlib import Path

from reportlab import rl_config
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont

from govdesk import resources
from govdesk.reports.press.styles import BOLD, ITALIC, MONO, REGULAR

_FILES = {
    REGULAR: "NotoSans-Regular.ttf",
    BOLD: "NotoSans-Bold.ttf",
    ITALIC: "NotoSans-Italic.ttf",
    MONO: "NotoSansMono-Regular.ttf",
}
BOX, BOX_END = "\ue000", "\ue001"
"""Private marks around a code point that stands for a character without a glyph; user text never holds them."""


@cache
def faces() -> frozenset[int]:
    """Register the bundled faces once; give the code points that all of them can draw.

    Streams are set to plain compressed bytes here, whatever the settings of this machine say.
    """
    rl_config.useA85 = 0
    drawable: set[int] | None = None
    for name, file in _FILES.items():
        font = TTFont(name, str(_folder() / file))
        pdfmetrics.registerFont(font)
        glyphs = set(font.face.charToGlyph)
        drawable = glyphs if drawable is None else drawable & glyphs
    return frozenset(drawable or ())


def _folder() -> Path:
    return resources.path("fonts")


class _Shown(dict[int, str]):
    """The table for str.translate: what stands on paper for each character, worked out once for each."""

    def __missing__(self, point: int) -> str:
        character = chr(point)
        hidden = unicodedata.category(character) in {"Cc", "Cf", "Co", "Cs", "Cn", "Zl", "Zp"}
        shown = f"{BOX}U+{point:04X}{BOX_END}" if hidden or point not in faces() else character
        self[point] = shown
        return shown


_SHOWN = _Shown({ord("\n"): "\n", ord("\t"): "    "})


def printable(text: str) -> str:
    """Make any text safe to draw: canonical composition (NFC), and a visible code point for what cannot be seen.

    Control characters, direction marks and characters without a glyph come back as `U+XXXX` between BOX and BOX_END,
    for the printer to frame. Newlines stay, a tab becomes four spaces. Letters, signs and markup stay as they are.
    """
    if text.isascii() and text.isprintable():
        return text
    return unicodedata.normalize("NFC", text.replace("\r\n", "\n")).translate(_SHOWN)


def plain(text: str) -> str:
    """Make any text safe for the outline and the metadata: as `printable`, code points in brackets, one line."""
    shown = printable(text).replace(BOX, "[").replace(BOX_END, "]")
    return " ".join(shown.split())


@lru_cache(maxsize=200_000)
def width_of(face: str, text: str) -> float:
    """Measure a text at size 1."""
    return float(pdfmetrics.stringWidth(text, face, 1000)) / 1000
