"""Small marks that say a tone by their shape, so that no meaning hangs on colour alone."""

from __future__ import annotations

from typing import TYPE_CHECKING

from govdesk.reports.press.styles import PAPER, TONES

if TYPE_CHECKING:
    from reportlab.pdfgen.canvas import Canvas

    from govdesk.reports.content import Tone

WIDTH = 1.5
"""Room that a mark takes before the words, as a multiple of their size."""


def mark(canvas: Canvas, tone: Tone, x: float, middle: float, size: float) -> None:
    """Draw the mark of a tone at the left end `x`, around the height `middle`, for letters of `size` points.

    bad: a triangle with a stroke. warn: a half-filled disc. good: a disc with a tick. neutral: a disc. open: a ring
    with a stroke through its middle, for what is not known yet.
    """
    if not tone:
        return
    radius = size * 0.42
    canvas.saveState()
    canvas.setFillColor(TONES[tone])
    canvas.setStrokeColor(TONES[tone])
    canvas.setLineWidth(size * 0.11)
    _SHAPES[tone](canvas, x + radius, middle, radius)
    canvas.restoreState()


def _bad(canvas: Canvas, x: float, y: float, radius: float) -> None:
    path = canvas.beginPath()
    path.moveTo(x - radius * 1.12, y - radius * 0.9)
    path.lineTo(x + radius * 1.12, y - radius * 0.9)
    path.lineTo(x, y + radius * 1.1)
    path.close()
    canvas.drawPath(path, stroke=0, fill=1)
    canvas.setStrokeColor(PAPER)
    canvas.line(x, y + radius * 0.45, x, y - radius * 0.2)
    canvas.line(x, y - radius * 0.5, x, y - radius * 0.62)


def _warn(canvas: Canvas, x: float, y: float, radius: float) -> None:
    canvas.circle(x, y, radius * 0.92, stroke=1, fill=0)
    path = canvas.beginPath()
    path.arc(x - radius * 0.92, y - radius * 0.92, x + radius * 0.92, y + radius * 0.92, 90, 180)
    path.close()
    canvas.drawPath(path, stroke=0, fill=1)


def _good(canvas: Canvas, x: float, y: float, radius: float) -> None:
    canvas.circle(x, y, radius, stroke=0, fill=1)
    canvas.setStrokeColor(PAPER)
    canvas.setLineWidth(radius * 0.32)
    canvas.lines(
        [
            (x - radius * 0.5, y, x - radius * 0.1, y - radius * 0.42),
            (x - radius * 0.1, y - radius * 0.42, x + radius * 0.52, y + radius * 0.42),
        ]
    )


def _neutral(canvas: Canvas, x: float, y: float, radius: float) -> None:
    canvas.circle(x, y, radius * 0.55, stroke=0, fill=1)


def _open(canvas: Canvas, x: float, y: float, radius: float) -> None:
    canvas.circle(x, y, radius * 0.9, stroke=1, fill=0)
    canvas.line(x - radius * 0.4, y, x + radius * 0.4, y)


_SHAPES = {"bad": _bad, "warn": _warn, "good": _good, "neutral": _neutral, "open": _open}
