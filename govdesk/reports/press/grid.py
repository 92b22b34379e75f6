"""The one table of all reports: rows under repeated heads, laid out only as far as the page goes, split where need be.

Key-value lists and panels are the same table without heads. A row stays whole unless it is tall; then it splits between
lines, so that no row can be too tall for a page.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Literal, TypeAlias

from reportlab.platypus.flowables import Flowable

from govdesk.reports.content import Span
from govdesk.reports.press import letters, marks, wrap
from govdesk.reports.press.styles import INK, RULE, TINTS, TONES, Scale

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from reportlab.pdfgen.canvas import Canvas

    from govdesk.reports.content import Cell, Column, Row

Shape: TypeAlias = Literal["table", "pairs", "panel"]
GUTTER = 9.0
"""Space between columns, in points."""
TALL = 150.0
"""From this height on, in points, a row may be split between its lines."""
LEAST = 48.0
"""The least height of a piece of a split row, in points."""


_PARAGRAPH = 1.8
"""Space between the paragraphs of one field, in points."""


@dataclass(frozen=True, slots=True)
class _Laid:
    """A row as it will stand on paper: the lines of each cell, and the height with its padding."""

    row: Row
    cells: tuple[tuple[wrap.Laid, ...], ...]
    height: float
    fresh: bool = True


class Plan:
    """A table before it is cut into pages: columns, rows, and the rows laid out so far."""

    def __init__(self, columns: Sequence[Column], rows: Sequence[Row], scale: Scale, shape: Shape = "table") -> None:
        """Take the columns with their shares of the width and the rows; `panel` is drawn on a tint with a bar."""
        self.columns, self.rows, self.scale, self.shape = columns, rows, scale, shape
        self.width = 0.0
        self.pad = scale.pad + (3.0 if shape == "panel" else 0.0)
        self.inset = 12.0 if shape == "panel" else 0.0
        self._laid: dict[int, _Laid] = {}
        self.head: list[list[wrap.Laid]] = []

    def fit(self, width: float) -> None:
        """Set the width; heads are laid out anew when it changes."""
        if width == self.width:
            return
        self.width = width
        self._laid.clear()
        room = width - 2 * self.inset - GUTTER * (len(self.columns) - 1)
        whole = sum(column.share for column in self.columns)
        self.widths = [room * column.share / whole for column in self.columns]
        if self.shape == "table":
            self.head = [self._head(column.title, wide) for column, wide in zip(self.columns, self.widths, strict=True)]

    def _head(self, title: str, width: float) -> list[wrap.Laid]:
        return wrap.lay((Span(title),), self.scale.head, width)

    @property
    def head_height(self) -> float:
        """The height of the heads, 0 without."""
        return max((wrap.height(lines) for lines in self.head), default=-5.0) + 5.0

    def laid(self, index: int) -> _Laid:
        """Lay out one row, once."""
        found = self._laid.get(index)
        if found is None:
            row = self.rows[index]
            cells = tuple(self._cell(cell, wide) for cell, wide in zip(row.cells, self.widths, strict=True))
            tallest = max((wrap.height(lines) for lines in cells), default=0.0)
            found = self._laid[index] = _Laid(row, cells, tallest + 2 * self.pad)
        return found

    def _cell(self, cell: Cell, width: float) -> tuple[wrap.Laid, ...]:
        type_ = self.scale.table
        indent = type_.size * marks.WIDTH if cell.tone else 0.0
        if len(cell.lines) == 1:
            return tuple(wrap.lay(cell.lines[0], type_, width, indent))
        paragraphs = [wrap.lay(line, type_, width, indent) for line in cell.lines]
        for paragraph in paragraphs[:-1]:
            paragraph[-1] = replace(paragraph[-1], after=_PARAGRAPH)
        return tuple(laid for paragraph in paragraphs for laid in paragraph)


class Grid(Flowable):
    """A run of rows of a plan; `before` and `after` are parts of a row that was split at its edges."""

    def __init__(self, plan: Plan, start: int = 0, end: int | None = None, **edges: _Laid | None) -> None:
        """Take rows `start` to `end` of the plan; edges: before, after."""
        super().__init__()
        self._plan, self._start = plan, start
        self._end = len(plan.rows) if end is None else end
        self._before, self._after = edges.get("before"), edges.get("after")
        self.spaceBefore, self.spaceAfter = 2.0, plan.scale.gap * 1.4

    def wrap(self, available_width: float, available_height: float) -> tuple[float, float]:
        """Lay out rows until the page is full; a height above what is available says that there is more."""
        self._plan.fit(available_width)
        self.width, self.height = available_width, self._plan.head_height
        for laid in self._rows():
            self.height += laid.height
            if self.height > available_height:
                break
        return self.width, self.height

    def _rows(self) -> Iterator[_Laid]:
        if self._before:
            yield self._before
        for index in range(self._start, self._end):
            yield self._plan.laid(index)
        if self._after:
            yield self._after

    def least(self, width: float) -> float:
        """Tell the height of the heads and the first row, or as much of it as may stand alone."""
        self._plan.fit(width)
        first = next(iter(self._rows()), None)
        tallest = 0.0 if first is None else (first.height if first.height < TALL else LEAST)
        return self._plan.head_height + tallest

    def split(self, available_width: float, available_height: float) -> list[Flowable]:
        """Cut into the rows that fit and the rest; a tall row between its lines."""
        self._plan.fit(available_width)
        left = available_height - self._plan.head_height
        taken = 0
        torn: _Laid | None = None
        for laid in self._rows():
            if laid.height > left:
                torn = laid
                break
            left -= laid.height
            taken += 1
        if torn is None:
            return []
        first, rest = _tear(torn, left, self._plan) if torn.height >= TALL and left >= LEAST else (None, None)
        return self._cut(taken, first, rest)

    def _cut(self, taken: int, first: _Laid | None, rest: _Laid | None) -> list[Flowable]:
        if taken == 0 and first is None:
            return []
        at = self._start + taken - (1 if self._before else 0)
        if first is None:
            return [
                Grid(self._plan, self._start, at, before=self._before),
                Grid(self._plan, at, self._end, after=self._after),
            ]
        upper = Grid(self._plan, self._start, max(at, self._start), before=self._before if taken else None, after=first)
        at_after = at >= self._end
        after = None if at_after else self._after
        lower = Grid(self._plan, min(at + 1, self._end), self._end, before=rest, after=after)
        return [upper, lower]

    def draw(self) -> None:
        """Draw heads and rows from the top down."""
        top = self.height
        plan = self._plan
        if plan.shape == "table":
            top = self._draw_head(top)
        for laid in self._rows():
            if plan.shape == "panel":
                _panel(self.canv, laid, top, self.width)
            if laid.row.anchor and laid.fresh:
                self.canv.bookmarkHorizontal(laid.row.anchor, 0, top)
            self._draw_row(laid, top - plan.pad)
            top -= laid.height
            if plan.shape != "panel":
                self.canv.setStrokeColor(RULE)
                self.canv.setLineWidth(0.5)
                self.canv.line(0, top, self.width, top)

    def _draw_head(self, top: float) -> float:
        x = 0.0
        for lines, column, wide in zip(self._plan.head, self._plan.columns, self._plan.widths, strict=True):
            letters.draw(self.canv, lines, x, top, wide, right=column.align == "right")
            x += wide + GUTTER
        top -= self._plan.head_height
        self.canv.setStrokeColor(INK)
        self.canv.setLineWidth(0.8)
        self.canv.line(0, top, self.width, top)
        return top

    def _draw_row(self, laid: _Laid, top: float) -> None:
        x = self._plan.inset
        size = self._plan.scale.table.size
        for lines, cell, column, wide in zip(
            laid.cells, laid.row.cells, self._plan.columns, self._plan.widths, strict=True
        ):
            if lines:
                letters.draw(self.canv, lines, x, top, wide, right=column.align == "right")
                if cell.tone and laid.fresh:
                    marks.mark(self.canv, cell.tone, x, top - lines[0].leading / 2, size)
            x += wide + GUTTER


def _panel(canvas: Canvas, laid: _Laid, top: float, width: float) -> None:
    tone = laid.row.cells[0].tone
    canvas.setFillColor(TINTS[tone])
    canvas.rect(0, top - laid.height, width, laid.height, stroke=0, fill=1)
    canvas.setFillColor(TONES[tone])
    canvas.rect(0, top - laid.height, 2.4, laid.height, stroke=0, fill=1)


def _tear(laid: _Laid, room: float, plan: Plan) -> tuple[_Laid | None, _Laid | None]:
    """Split a row between its lines: what fits into `room`, and the rest, which says that it goes on."""
    pad = plan.pad
    upper: list[tuple[wrap.Laid, ...]] = []
    lower: list[tuple[wrap.Laid, ...]] = []
    for lines in laid.cells:
        left = room - 2 * pad
        count = 0
        for line in lines:
            left -= line.leading + line.after
            if left < 0:
                break
            count += 1
        upper.append(lines[:count])
        lower.append(lines[count:])
    if not any(upper):
        return None, None
    if plan.shape != "panel":
        lower[0] = (*wrap.lay((Span("cont.", "small"),), plan.scale.table, plan.widths[0]), *lower[0])
    return _part(laid, upper, pad, fresh=laid.fresh), _part(laid, lower, pad, fresh=False)


def _part(laid: _Laid, cells: list[tuple[wrap.Laid, ...]], pad: float, *, fresh: bool) -> _Laid:
    tallest = max(wrap.height(lines) for lines in cells)
    return replace(laid, cells=tuple(cells), height=tallest + 2 * pad, fresh=fresh)
