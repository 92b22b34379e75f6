"""Flowables that are drawn: large figures in a row, horizontal bars, two stacks beside each other."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportlab.platypus.flowables import Flowable

from govdesk.reports.content import Span
from govdesk.reports.press import letters, marks, wrap
from govdesk.reports.press.styles import FAINT, RULE, TINTS, TONES, Scale

if TYPE_CHECKING:
    from collections.abc import Sequence

    from govdesk.reports.content import Bar, Tile

_SPACE = 9.0


class TileRow(Flowable):
    """Large figures in a row, each with its label, mark and link."""

    def __init__(self, tiles: Sequence[Tile], scale: Scale) -> None:
        """Take the tiles; all have the same width."""
        super().__init__()
        self._tiles, self._scale = tiles, scale
        self.spaceBefore, self.spaceAfter = scale.gap, scale.gap * 1.6

    def wrap(self, available_width: float, _available_height: float) -> tuple[float, float]:
        """Break the labels; all tiles are as high as the highest."""
        count = max(len(self._tiles), 1)
        self._wide = (available_width - _SPACE * (count - 1)) / count
        inner = self._wide - 2 * _SPACE
        self._figures = [wrap.lay((Span(tile.figure),), self._scale.figure, inner) for tile in self._tiles]
        self._labels = [wrap.lay((Span(tile.label, link=tile.link),), self._scale.table, inner) for tile in self._tiles]
        tallest = max((wrap.height(label) for label in self._labels), default=0.0)
        figures = max((wrap.height(figure) for figure in self._figures), default=0.0)
        self.width, self.height = available_width, figures + tallest + 2 * self._scale.pad + 4
        return self.width, self.height

    def least(self, width: float) -> float:
        """Give the height of the whole row."""
        return self.wrap(width, 0)[1]

    def draw(self) -> None:
        """Draw each tile on its tint, with a bar in its tone."""
        x = 0.0
        for tile, figure, label in zip(self._tiles, self._figures, self._labels, strict=True):
            self.canv.setFillColor(TINTS[tile.tone])
            self.canv.rect(x, 0, self._wide, self.height, stroke=0, fill=1)
            self.canv.setFillColor(TONES[tile.tone])
            self.canv.rect(x, self.height - 2, self._wide, 2, stroke=0, fill=1)
            top = letters.draw(self.canv, figure, x + _SPACE, self.height - self._scale.pad - 2)
            middle = top + self._scale.figure.leading / 2
            size = self._scale.table.size * 1.35
            marks.mark(self.canv, tile.tone, x + self._wide - _SPACE - size * 0.85, middle, size)
            letters.draw(self.canv, label, x + _SPACE, top)
            x += self._wide + _SPACE


class BarChart(Flowable):
    """Horizontal bars with their labels and figures in words."""

    def __init__(self, bars: Sequence[Bar], scale: Scale) -> None:
        """Take the bars; the longest fills the width."""
        super().__init__()
        self._bars, self._scale = bars, scale
        self.spaceBefore, self.spaceAfter = 3.0, scale.gap

    def wrap(self, available_width: float, _available_height: float) -> tuple[float, float]:
        """Break the labels; each bar is as high as its label, and no lower than two lines of letters."""
        type_ = self._scale.table
        self._name = available_width * 0.47
        self._lines = [wrap.lay((Span(bar.label),), type_, self._name, type_.size * 1.5) for bar in self._bars]
        self._heights = [wrap.height(lines) + 4.6 for lines in self._lines]
        self.width, self.height = available_width, sum(self._heights)
        return self.width, self.height

    def least(self, width: float) -> float:
        """Give the height of the whole chart."""
        return self.wrap(width, 0)[1]

    def draw(self) -> None:
        """Draw label, mark, bar and figure from the top down."""
        most = max((bar.count for bar in self._bars), default=1) or 1
        left = self._name + 8
        room = self.width - left - 24
        top = self.height
        for bar, lines, tall in zip(self._bars, self._lines, self._heights, strict=True):
            middle = top - tall / 2
            size = self._scale.table.size
            letters.draw(self.canv, lines, 0, top - 2.3)
            marks.mark(self.canv, bar.tone, 0, top - 2.3 - self._scale.table.leading / 2, size)
            self.canv.setFillColor(FAINT)
            self.canv.rect(left, middle - 4, room, 8, stroke=0, fill=1)
            self.canv.setFillColor(TONES[bar.tone])
            self.canv.rect(left, middle - 4, room * bar.count / most, 8, stroke=0, fill=1)
            figure = wrap.lay((Span(str(bar.count), "strong"),), self._scale.table, 60)
            letters.draw(self.canv, figure, left + room + 5, middle + self._scale.table.leading / 2)
            top -= tall


class Pair(Flowable):
    """Two stacks of flowables beside each other; where a page has no room for them they follow each other."""

    GUTTER = 20.0

    def __init__(self, left: list[Flowable], right: list[Flowable], share: float, gap: float) -> None:
        """Take the stacks and the share of the width that the left one has."""
        super().__init__()
        self._stacks, self._share = (left, right), share
        self.spaceAfter = gap

    def wrap(self, available_width: float, _available_height: float) -> tuple[float, float]:
        """Set both stacks; the higher one counts."""
        room = available_width - self.GUTTER
        self._widths = (room * self._share, room * (1 - self._share))
        pairs = zip(self._stacks, self._widths, strict=True)
        self.width, self.height = available_width, max(stacked(stack, wide) for stack, wide in pairs)
        return self.width, self.height

    def least(self, width: float) -> float:
        """Give the height of both stacks whole."""
        return self.wrap(width, 0)[1]

    def split(self, _available_width: float, available_height: float) -> list[Flowable]:
        """Set the stacks one after the other where they are too high for any page."""
        return [*self._stacks[0], *self._stacks[1]] if self.height > available_height > 500 else []  # noqa: PLR2004 - points, about half a page

    def draw(self) -> None:
        """Draw both stacks from the same height, a thin rule between them."""
        x = 0.0
        for stack, wide in zip(self._stacks, self._widths, strict=True):
            top = self.height
            for index, flowable in enumerate(stack):
                _, tall = flowable.wrap(wide, 1e6)
                top -= tall + (_before(stack, index))
                flowable.drawOn(self.canv, x, top)
            x += wide + self.GUTTER
        self.canv.setStrokeColor(RULE)
        self.canv.setLineWidth(0.5)
        middle = self._widths[0] + self.GUTTER / 2
        self.canv.line(middle, 0, middle, self.height)


def _before(stack: Sequence[Flowable], index: int) -> float:
    """Give the space above a flowable in a stack: its own or that of the one before, whichever is more."""
    if index == 0:
        return 0.0
    return float(max(stack[index].getSpaceBefore(), stack[index - 1].getSpaceAfter()))


def stacked(stack: Sequence[Flowable], width: float) -> float:
    """Add the heights of flowables that stand below each other, with the spaces between them."""
    return float(sum(flowable.wrap(width, 1e6)[1] + _before(stack, index) for index, flowable in enumerate(stack)))
