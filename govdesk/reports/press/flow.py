"""Flowables for text: paragraphs, list items, headings with their place in the outline, lines of the contents list."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportlab.platypus.flowables import Flowable

from govdesk.reports.content import Span, code, line as words
from govdesk.reports.press import letters, marks, wrap as wrapping
from govdesk.reports.press.fonts import plain
from govdesk.reports.press.furniture import ReportCanvas
from govdesk.reports.press.styles import QUIET, RULE, Type
from govdesk.reports.press.wrap import Laid

if TYPE_CHECKING:
    from collections.abc import Sequence

    from govdesk.reports.content import Heading, Line, Tone

DEEPEST = 15
"""Items that hang deeper are set at this level: their words need room."""
STEP = 13.0
"""How far each level of a list or tree hangs to the right, in points."""


class Prose(Flowable):
    """A paragraph; splits between lines, leaving no single line behind."""

    def __init__(self, line: Line, type_: Type, *, depth: int = -1, tone: Tone = "") -> None:
        """Take the words, how they are set, and for a list item its depth (0 and more) and mark."""
        super().__init__()
        self.spaceBefore, self.spaceAfter = type_.before, type_.after
        self._line, self._type, self._depth, self._tone = line, type_, min(depth, DEEPEST), tone
        self._laid: list[Laid] = []
        self._room = -1.0
        self._first = True

    def wrap(self, available_width: float, _available_height: float) -> tuple[float, float]:
        """Break into lines; give width and height."""
        if self._room != available_width:
            self._room = available_width
            self._laid = wrapping.lay(self._line, self._type, available_width, (self._depth + 1) * STEP)
        self.width, self.height = available_width, wrapping.height(self._laid)
        return self.width, self.height

    def least(self, width: float) -> float:
        """Two lines, or the one there is."""
        self.wrap(width, 0)
        return wrapping.height(self._laid[:2])

    def split(self, available_width: float, available_height: float) -> list[Flowable]:
        """Split into what fits and the rest."""
        self.wrap(available_width, available_height)
        fits = int(available_height // self._type.leading)
        fits = min(fits, len(self._laid) - 2)
        if fits < min(2, len(self._laid)):
            fits = 0 if len(self._laid) <= 3 else fits  # noqa: PLR2004 - a paragraph of three lines is not split
        if fits < 1:
            return []
        return [self._part(self._laid[:fits], first=self._first), self._part(self._laid[fits:], first=False)]

    def _part(self, laid: list[Laid], *, first: bool) -> Prose:
        part = Prose(self._line, self._type, depth=self._depth, tone=self._tone)
        part._laid, part._room, part._first = laid, self._room, first
        part.spaceBefore = self.spaceBefore if first else 0
        return part

    def draw(self) -> None:
        """Draw the lines, the mark of a list item before the first."""
        letters.draw(self.canv, self._laid, 0, self.height)
        if self._first and self._depth >= 0 and self._laid:
            middle = self.height - self._laid[0].leading / 2
            left = self._depth * STEP + 1
            if self._tone:
                marks.mark(self.canv, self._tone, left, middle, self._type.size)
            else:
                self.canv.setFillColor(QUIET)
                self.canv.circle(left + 2.2, middle, 1.1, stroke=0, fill=1)
        self._guides()

    def _guides(self) -> None:
        """Draw thin lines down the levels above a tree item, so that the eye finds its parent."""
        self.canv.setStrokeColor(RULE)
        self.canv.setLineWidth(0.5)
        for level in range(self._depth):
            x = level * STEP + 4.2
            self.canv.line(x, -self._type.after, x, self.height)


class Title(Prose):
    """A heading: a place that links can name, and a line in the outline."""

    def __init__(self, heading: Heading, anchor: str, type_: Type, level: int | None) -> None:
        """Take the heading, its anchor (or ""), how it is set, and its outline level (0: top, None: none)."""
        super().__init__(_heading_line(heading), type_)
        self._heading, self._anchor, self._level = heading, anchor, level

    def split(self, _available_width: float, _available_height: float) -> list[Flowable]:
        """Never split."""
        return []

    def draw(self) -> None:
        """Draw the words, set the place and the outline line."""
        super().draw()
        if self._anchor:
            self.canv.bookmarkHorizontal(self._anchor, 0, self.height + self._type.before)
        if self._level is not None:
            self.canv.addOutlineEntry(plain(self._heading.text), self._anchor, self._level, closed=self._level > 0)


def _heading_line(heading: Heading) -> Line:
    return words(heading.text, code(f"   {heading.record}") if heading.record else "")


class ContentsLine(Flowable):
    """One line of the contents list; its page number is filled in when all pages are known."""

    def __init__(self, text: str, anchor: str, level: int, type_: Type) -> None:
        """Take the words of a heading, its anchor and its level (0 or 1)."""
        super().__init__()
        self._text, self._anchor, self._level, self._type = text, anchor, level, type_
        self._laid: Sequence[Laid] = ()

    def wrap(self, available_width: float, _available_height: float) -> tuple[float, float]:
        """Take one line, or more where the heading is long."""
        spans = (Span(self._text, "strong" if self._level == 0 else ""),)
        self._laid = wrapping.lay(spans, self._type, available_width - 40, self._level * STEP)
        lead = 3.0 if self._level == 0 else 0.5
        self.width, self.height = available_width, wrapping.height(self._laid) + lead
        return self.width, self.height

    def least(self, width: float) -> float:
        """Give the height that the line needs."""
        return self.wrap(width, 0)[1]

    def draw(self) -> None:
        """Draw the words and the leader, link them, and ask for the page number."""
        letters.draw(self.canv, self._laid, 0, wrapping.height(self._laid))
        last = self._laid[-1]
        baseline = last.leading / 2 - last.size * 0.357
        self.canv.saveState()
        self.canv.setStrokeColor(RULE)
        self.canv.setLineWidth(0.7)
        self.canv.setDash(0.7, 2.6)
        self.canv.line(last.indent + last.width + 6, baseline, self.width - 24, baseline)
        self.canv.restoreState()
        self.canv.linkRect("", self._anchor, (0, 0, self.width, wrapping.height(self._laid)), relative=1)
        x, y = self.canv.absolutePosition(self.width, baseline)
        if isinstance(self.canv, ReportCanvas):
            self.canv.ask_page(x, y, self._anchor)
