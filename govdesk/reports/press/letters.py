"""Put laid lines on a page: letters, frames around code points, underlined links."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from govdesk.reports.press.styles import Ink
from govdesk.reports.press.wrap import Laid, Piece

if TYPE_CHECKING:
    from reportlab.pdfgen.canvas import Canvas
    from reportlab.pdfgen.textobject import PDFTextObject


def draw(
    canvas: Canvas, lines: Iterable[Laid], x: float, top: float, width: float = 0.0, *, right: bool = False
) -> float:
    """Draw lines downwards from `top`; give where they end. `right` sets them flush with the right edge."""
    text = canvas.beginText()
    extras: list[tuple[Piece, float, float]] = []
    pen: Ink | None = None
    for line in lines:
        baseline = top - line.leading / 2 - line.size * 0.357
        left = x + (width - line.width if right else line.indent)
        text.setTextOrigin(left, baseline)
        for piece in line.pieces:
            if pen is None or (pen.face, pen.size) != (piece.ink.face, piece.ink.size):
                text.setFont(piece.ink.face, piece.ink.size)
            if pen is None or pen.colour != piece.ink.colour:
                text.setFillColor(piece.ink.colour)
            pen = piece.ink
            left = _write(text, piece, left, baseline, extras)
        top -= line.leading + line.after
    canvas.drawText(text)
    for piece, left, baseline in extras:
        _decorate(canvas, piece, left, baseline)
    return top


def _write(
    text: PDFTextObject, piece: Piece, left: float, baseline: float, extras: list[tuple[Piece, float, float]]
) -> float:
    if piece.space:
        text.textOut(" ")
        left += piece.space
    if piece.ink.link or piece.ink.boxed:
        extras.append((piece, left, baseline))
    if piece.ink.boxed:
        text.setTextOrigin(left + piece.ink.size * 0.35, baseline)
        text.textOut(piece.text)
        text.setTextOrigin(left + piece.width, baseline)
    else:
        text.textOut(piece.text)
    return left + piece.width


def _decorate(canvas: Canvas, piece: Piece, left: float, baseline: float) -> None:
    """Frame a code point; underline a link and make it one."""
    size = piece.ink.size
    canvas.setLineWidth(0.4)
    canvas.setStrokeColor(piece.ink.colour)
    if piece.ink.boxed:
        canvas.rect(left + size * 0.12, baseline - size * 0.28, piece.width - size * 0.24, size * 1.25)
        return
    canvas.line(left, baseline - size * 0.16, left + piece.width, baseline - size * 0.16)
    area = (left, baseline - size * 0.25, left + piece.width, baseline + size * 0.85)
    if piece.ink.link.startswith("#"):
        canvas.linkRect("", piece.ink.link[1:], area, relative=1)
    else:
        canvas.linkURL(piece.ink.link, area, relative=1)
