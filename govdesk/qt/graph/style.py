"""How kinds of nodes, edges and marks look; colours come from the theme, shapes say the same without colour."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from enum import Enum
from functools import cache

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPen

from govdesk.domain import words
from govdesk.domain.findings import Severity
from govdesk.domain.picture.picture import PictureNode
from govdesk.domain.picture.text import SMALL_SIZE, TITLE_SIZE, Measure
from govdesk.qt.parts.palette import LIGHT, Colours
from govdesk.qt.parts.theme import sized

FAR, NEAR = 0.28, 0.62
"""Below FAR no text is drawn and edges are bare hairlines; below NEAR a box says its title only, in letters of READABLE
pixels."""
READABLE = 9.0
_FAR_EDGES = 0.4
_PARTS = re.compile(r"[^ /_-]*[ /_-]|[^ /_-]+")

TITLE, SMALL = round(TITLE_SIZE), round(SMALL_SIZE + 0.5)
"""Sizes of text in the picture, in its own units."""


class Family(Enum):
    """The kinds of nodes that look alike."""

    PARTY = "party"
    COMPONENT = "component"
    SYSTEM = "system"
    REQUIREMENT = "requirement"
    MISSING = "missing"


_FAMILIES = {
    **dict.fromkeys((kind for kind, _ in words.PARTY_KINDS), Family.PARTY),
    **dict.fromkeys((kind for kind, _ in words.COMPONENT_KINDS), Family.COMPONENT),
    **{family.value: family for family in Family},
}
_PARTY_INK = {True: ("#0d6668", "#e0f2f1"), False: ("#74d0cb", "#173534")}
_RADIUS = {Family.PARTY: 20.0, Family.COMPONENT: 5.0, Family.SYSTEM: 9.0, Family.REQUIREMENT: 2.0, Family.MISSING: 5.0}
_DUTIES = frozenset(words.values(words.DUTIES))
_MADE_OF = frozenset(words.values(words.MADE_OF))
_DONE_BY = frozenset(words.values(words.DONE_BY + words.PLACES))


def family(kind: str) -> Family:
    """Put a node kind into its family; a kind that is not known looks like a component."""
    return _FAMILIES.get(kind, Family.COMPONENT)


def radius(kind: str) -> float:
    """Give the corner radius of a node of this kind, in scene units."""
    return _RADIUS[family(kind)]


@dataclass(frozen=True, slots=True)
class Ink:
    """How to paint one box: its ground, its line, its text."""

    ground: QColor
    line: QPen
    text: QColor
    muted: QColor


def ink(colours: Colours, kind: str) -> Ink:
    """Give the colours of a node of this kind."""
    group = family(kind)
    strong, tint = {
        Family.PARTY: _PARTY_INK[colours is LIGHT],
        Family.COMPONENT: colours.tones["neutral"],
        Family.SYSTEM: (colours.accent, colours.accent_tint),
        Family.REQUIREMENT: colours.tones["neutral"],
        Family.MISSING: (colours.tones["bad"][0], colours.surface),
    }[group]
    pen = QPen(QColor(strong), 1.6 if group is Family.SYSTEM else 1.1)
    if group is Family.MISSING:
        pen.setStyle(Qt.PenStyle.DashLine)
    return Ink(QColor(tint), pen, QColor(colours.text), QColor(colours.muted))


def edge_colour(colours: Colours, kind: str) -> QColor:
    """Give the colour of an edge: duties stand out, what things are made of comes next, the rest stays quiet."""
    if kind in _DUTIES:
        return QColor(colours.accent)
    if kind in _MADE_OF:
        return QColor(colours.tones["neutral"][0])
    return QColor(_PARTY_INK[colours is LIGHT][0] if kind in _DONE_BY else colours.muted)


def faint(colours: Colours, ink: QColor) -> QColor:
    """Let a colour step back behind the boxes, towards the ground, without being seen through."""
    ground = QColor(colours.surface)
    mixed = (
        round(one * _FAR_EDGES + other * (1 - _FAR_EDGES))
        for one, other in ((ink.red(), ground.red()), (ink.green(), ground.green()), (ink.blue(), ground.blue()))
    )
    return QColor(*mixed)


def worst(node: PictureNode) -> Severity | None:
    """Give the severity of the worst finding of a node, or None where nothing was found."""
    return min(map(Severity, node.marks), key=list(Severity).index, default=None)


def says(node: PictureNode) -> str:
    """Say a node in one line each: title, subtitle, how bad its findings are."""
    found = f"Findings: {', '.join(node.marks)}" if node.marks else ""
    return "\n".join(filter(None, (node.title, node.subtitle, found)))


def broken(text: str, metrics: QFontMetricsF, width: float) -> list[str]:
    """Break a text into two lines, the first as long as it may be; one line where that is enough.

    It breaks between words, and after the signs that join the parts of a model's name.
    """
    words = _PARTS.findall(text)
    first = len(words)
    while first > 1 and metrics.horizontalAdvance("".join(words[:first]).rstrip()) > width:
        first -= 1
    return [line for part in (words[:first], words[first:]) if (line := "".join(part).strip())] or [text]


def measure(text: str, size: float) -> float:
    """Give the width of a text of the picture: titles are bold, what is smaller is not."""
    bold = size >= TITLE_SIZE
    return QFontMetricsF(font(TITLE if bold else SMALL, bold=bold)).horizontalAdvance(text)


@cache
def font(pixels: int, *, bold: bool = False) -> QFont:
    """Give the font of text in the picture, which grows with the zoom and not with the desktop."""
    made = sized("text", bold=bold)
    made.setPixelSize(pixels)
    return made


def ruler(characters: Iterable[str]) -> Measure:
    """Make a measure that asks no font any more, for another thread: the sum of the widths of single characters.

    A character that it was not told about is as wide as an M.
    """
    every = {*map(chr, range(32, 127)), "…", "·", "×", *characters}
    widths = {size >= TITLE_SIZE: {one: measure(one, size) for one in every} for size in (TITLE_SIZE, SMALL_SIZE)}

    def measured(text: str, size: float) -> float:
        known = widths[size >= TITLE_SIZE]
        wide = known["M"]
        return sum([known.get(one, wide) for one in text])

    return measured
