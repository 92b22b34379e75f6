"""Icons: shipped SVG in the colour of the text, and a shape for each tone, so that nothing is said by colour alone."""

from __future__ import annotations

from functools import cache

from PySide6.QtCore import QByteArray, QRectF, Qt
from PySide6.QtGui import QIcon, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from govdesk import resources

_SIZES = (16, 18, 36, 72)
_SHAPE = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 16 16" fill="none" stroke-linecap="round">{}</svg>'
_SHAPES = {
    "bad": '<path d="M5 1.5h6L14.5 5v6L11 14.5H5L1.5 11V5z" fill="{0}"/>'
    '<path d="M5.6 5.6l4.8 4.8M10.4 5.6l-4.8 4.8" stroke="{1}" stroke-width="1.7"/>',
    "warn": '<path d="M8 1.6L15 14H1z" fill="{0}"/>'
    '<path d="M8 6v3.6" stroke="{1}" stroke-width="1.7"/><circle cx="8" cy="11.9" r="1" fill="{1}"/>',
    "good": '<circle cx="8" cy="8" r="6.8" fill="{0}"/>'
    '<path d="M4.9 8.2l2.2 2.3 4-4.6" stroke="{1}" stroke-width="1.7" stroke-linejoin="round"/>',
    "neutral": '<circle cx="8" cy="8" r="6.1" stroke="{0}" stroke-width="1.4"/>'
    '<path d="M5.2 8h5.6" stroke="{0}" stroke-width="1.7"/>',
    "unknown": '<circle cx="8" cy="8" r="6.1" stroke="{0}" stroke-width="1.4" stroke-dasharray="2.6 2.2"/>'
    '<path d="M6.2 6.4c0-2.5 3.7-2.4 3.7 0 0 1.4-1.8 1.5-1.8 2.9" stroke="{0}" stroke-width="1.5"/>'
    '<circle cx="8.1" cy="11.5" r=".95" fill="{0}"/>',
}


@cache
def icon(name: str, colour: str) -> QIcon:
    """Draw the icon resources/icons/NAME.svg in one colour. Raises FileNotFoundError where it was not shipped."""
    text = resources.path("icons", f"{name}.svg").read_text(encoding="utf-8")
    return _drawn(text.replace("currentColor", colour))


@cache
def shape(tone: str, colour: str, ground: str) -> QIcon:
    """Draw the shape of a tone: octagon for bad, triangle for warn, tick, dash, question mark."""
    return _drawn(_SHAPE.format(_SHAPES[tone].format(colour, ground)))


def _drawn(svg: str) -> QIcon:
    renderer = QSvgRenderer(QByteArray(svg.encode()))
    made = QIcon()
    for size in _SIZES:
        pixmap = _pixmap(renderer, size)
        made.addPixmap(pixmap)
        made.addPixmap(pixmap, QIcon.Mode.Selected)
    return made


def _pixmap(renderer: QSvgRenderer, size: int) -> QPixmap:
    pixmap = QPixmap(size, size)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    renderer.render(painter, QRectF(0, 0, size, size))
    painter.end()
    return pixmap
