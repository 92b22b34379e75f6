"""Make resources/fonts from the fonts of the Noto project: run by hand when they change, not part of any build.

    python packaging/fonts.py SOURCES

needs fonttools, and in SOURCES: NotoSans[wdth,wght].ttf and NotoSans-Italic[wdth,wght].ttf (PyPI: fontpkg-noto-sans
2.15), NotoSansMono-, NotoSansMath-, NotoSansSymbols- and NotoSansSymbols2-Regular.ttf (Debian: fonts-noto-core).
reportlab draws only the default instance of a variable font, so the instances are made static here.
"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

from fontTools.pens.recordingPen import DecomposingRecordingPen
from fontTools.pens.ttGlyphPen import TTGlyphPen
from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont
from fontTools.varLib.instancer import instantiateVariableFont

FONTS = Path(__file__).resolve().parent.parent / "resources" / "fonts"
STYLES = (("NotoSans", "Regular", 400), ("NotoSans", "Bold", 700), ("NotoSans-Italic", "Italic", 400))
BLOCKS = (
    (0x20, 0x7E), (0xA0, 0x36F), (0x370, 0x52F), (0x1D00, 0x1D7F), (0x1E00, 0x209F), (0x20A0, 0x20CF), (0x2100, 0x23FF),
    (0x2500, 0x27BF), (0x2C60, 0x2C7F), (0x2DE0, 0x2DFF), (0xA640, 0xA69F), (0xA720, 0xA7FF), (0xFB00, 0xFB06),
    (0xFFFD, 0xFFFD),
)  # fmt: skip
SIGNS = "←↑→↓↔↕⇒⇔↗↘↳↵✓✔✗✘☐☑☒●○◌◐■□▪▲△▼▽▶▷▸◀◆◇★☆⚠⚑≠≈≤≥∞∑√∈∉∩∪⊂⊆∀∃∅¬∧∨⌘⎋⌫⏎⇧⌕"  # noqa: RUF001 - these are the signs themselves
LENDERS = ("NotoSansMath-Regular.ttf", "NotoSansSymbols2-Regular.ttf", "NotoSansSymbols-Regular.ttf")


def reduced(font: Any) -> Any:  # noqa: ANN401 - fonttools has no types
    """Keep the scripts that are used, and no hints."""
    options = Options(hinting=False, notdef_outline=True, recalc_timestamp=False)
    options.layout_features = options.name_IDs = options.name_languages = ["*"]
    subsetter = Subsetter(options)
    subsetter.populate(unicodes=[code for first, last in BLOCKS for code in range(first, last + 1)])
    subsetter.subset(font)
    return font


def borrow(font: Any, lenders: list[Any]) -> None:  # noqa: ANN401 - fonttools has no types
    """Add the signs that a font lacks, as plain outlines, from the first lender that has each; all are 1000 per em."""
    for code in (ord(sign) for sign in SIGNS if ord(sign) not in font.getBestCmap()):
        lender = next(each for each in lenders if code in each.getBestCmap())
        source, pen, recording = (
            lender.getBestCmap()[code],
            TTGlyphPen(None),
            DecomposingRecordingPen(lender.getGlyphSet()),
        )
        lender.getGlyphSet()[source].draw(recording)
        recording.replay(pen)
        name, glyph = f"uni{code:04X}", pen.glyph()
        font["glyf"][name] = glyph
        glyph.recalcBounds(font["glyf"])
        font["hmtx"][name] = (lender["hmtx"][source][0], getattr(glyph, "xMin", 0))
        for table in font["cmap"].tables:
            if table.isUnicode():
                table.cmap[code] = name


def main() -> None:
    """Make the four fonts."""
    sources = Path(sys.argv[1])
    lenders = [TTFont(sources / name) for name in LENDERS]
    made = {"NotoSansMono-Regular": TTFont(sources / "NotoSansMono-Regular.ttf")}
    for family, style, weight in STYLES:
        variable = TTFont(sources / f"{family}[wdth,wght].ttf")
        made[f"NotoSans-{style}"] = instantiateVariableFont(
            variable, {"wght": weight, "wdth": 100}, updateFontNames=True
        )
    for name, font in made.items():
        borrow(reduced(font), lenders)
        font["name"].setName(name, 6, 3, 1, 0x409)
        font["post"].formatType = 3.0
        font.recalcTimestamp = False
        font["head"].modified = font["head"].created
        font.save(FONTS / f"{name}.ttf")
        print(f"{name}.ttf", (FONTS / f"{name}.ttf").stat().st_size)


if __name__ == "__main__":
    main()
