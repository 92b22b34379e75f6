"""From the values of a document to the flowables of platypus."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from reportlab.platypus.doctemplate import NextPageTemplate
from reportlab.platypus.flowables import CondPageBreak, Flowable, PageBreak, Spacer

from govdesk.reports import content
from govdesk.reports.press.charts import BarChart, Pair, TileRow
from govdesk.reports.press.figure import placed
from govdesk.reports.press.flow import ContentsLine, Prose, Title
from govdesk.reports.press.grid import Grid, Plan
from govdesk.reports.press.styles import DENSE, ROOMY, Scale

if TYPE_CHECKING:
    from govdesk.reports.content import Block, Document

OUTLINED = 2
"""Headings down to this level stand in the outline."""


class Story:
    """The flowables of a document, for a page with room for `width` times `height` points."""

    def __init__(self, document: Document, width: float, height: float) -> None:
        """Turn each block into flowables."""
        self.width, self.height = width, height
        self._scale: Scale = DENSE if document.dense else ROOMY
        self._headings = [block for block in document.blocks if isinstance(block, content.Heading)]
        self._known = _anchors(document, self._headings)
        self._level = -1
        self._names = {id(heading): _anchor(heading, number) for number, heading in enumerate(self._headings)}
        self._makers: dict[type[Block], Callable[[Any, float], Iterable[Flowable]]] = {
            content.Heading: self._heading,
            content.Text: self._text,
            content.Bullets: self._bullets,
            content.Table: self._table,
            content.KeyValues: self._pairs,
            content.Callout: self._callout,
            content.Tiles: self._tiles,
            content.Chart: self._chart,
            content.Figure: self._figure,
            content.Beside: self._beside,
            content.Contents: self._contents,
            content.PageBreak: self._page_break,
        }
        self.flowables: list[Flowable] = self._title(document)
        self._follow(document.blocks)

    def _title(self, document: Document) -> list[Flowable]:
        scale = self._scale
        return [
            Prose(content.line(document.title), scale.title),
            Prose(content.line(document.subtitle), scale.subtitle),
        ]

    def _follow(self, blocks: tuple[Block, ...]) -> None:
        """Set the blocks; headings and the texts below them stay with what follows, on its page."""
        waiting: list[Flowable] = []
        level = 0
        for block in blocks:
            made = self._set(block, self.width)
            if isinstance(block, content.Heading):
                if waiting and not isinstance(waiting[-1], Title) and block.level <= level:
                    self._begin(waiting, [])
                    waiting = []
                waiting, level = waiting + made, block.level
            elif waiting and isinstance(block, content.Text):
                waiting += made
            elif made and isinstance(made[0], NextPageTemplate):
                self.flowables += [*made[:2], *waiting, *made[2:]]
                waiting = []
            else:
                self._begin(waiting, made if isinstance(block, content.Figure | content.Contents) else made[:1])
                self.flowables += made
                waiting = []
        self._begin(waiting, [])

    def _begin(self, waiting: list[Flowable], first: list[Flowable]) -> None:
        """Set what waits, on a page that has room for it and for the beginning of what follows."""
        together = [*waiting, *first]
        if len(together) > 1:
            self.flowables.append(CondPageBreak(self._needed(together)))
        self.flowables += waiting

    def _needed(self, flowables: list[Flowable]) -> float:
        total = 0.0
        for flowable in flowables:
            least: Callable[[float], float] | None = getattr(flowable, "least", None)
            spaces = flowable.getSpaceBefore() + flowable.getSpaceAfter()
            total += (least(self.width) if least else 0.0) + spaces
        return min(total, self.height * 0.9)

    def _set(self, block: Block, width: float) -> list[Flowable]:
        """Turn one block into flowables."""
        return list(self._makers[type(block)](block, width))

    def _heading(self, block: content.Heading, _width: float) -> Iterable[Flowable]:
        type_ = self._scale.headings[block.level - 1]
        anchor = self._names.get(id(block), "")
        level = min(block.level - 1, self._level + 1) if anchor and block.level <= OUTLINED else None
        self._level = self._level if level is None else level
        return [Title(block, anchor, type_, level)]

    def _text(self, block: content.Text, _width: float) -> Iterable[Flowable]:
        types = {"": self._scale.body, "lead": self._scale.lead, "small": self._scale.small}
        return [Prose(self._linked(block.line), types[block.look])]

    def _bullets(self, block: content.Bullets, _width: float) -> Iterable[Flowable]:
        tight = replace(self._scale.body, after=1.6)
        for item in block.items:
            yield Prose(self._linked(item.line), tight, depth=item.depth, tone=item.tone)
        yield Spacer(1, self._scale.gap)

    def _table(self, block: content.Table, _width: float) -> Iterable[Flowable]:
        if not block.rows:
            return [Prose(content.line(content.Span(block.empty or "None.", "quiet")), self._scale.body)]
        rows = [content.Row(tuple(map(self._cell, row.cells)), row.record, row.anchor) for row in block.rows]
        return [Grid(Plan(block.columns, rows, self._scale, "pairs" if block.plain else "table"))]

    def _pairs(self, block: content.KeyValues, _width: float) -> Iterable[Flowable]:
        columns = (content.Column("", block.share), content.Column("", 1 - block.share))
        rows = [
            content.Row((content.cell(content.Span(name, "quiet")), self._cell(value))) for name, value in block.pairs
        ]
        return [Grid(Plan(columns, rows, self._scale, "pairs"))]

    def _callout(self, block: content.Callout, _width: float) -> Iterable[Flowable]:
        lines = (content.line(content.strong(block.title)), *map(self._linked, block.lines))
        row = content.Row((content.Cell(lines, block.tone),))
        return [Grid(Plan((content.Column("", 1),), (row,), self._scale, "panel"))]

    def _tiles(self, block: content.Tiles, _width: float) -> Iterable[Flowable]:
        tiles = [content.Tile(t.figure, t.label, t.tone, t.link if self._knows(t.link) else "") for t in block.tiles]
        return [TileRow(tiles, self._scale)]

    def _chart(self, block: content.Chart, _width: float) -> Iterable[Flowable]:
        return [BarChart(block.bars, self._scale)]

    def _figure(self, block: content.Figure, _width: float) -> Iterable[Flowable]:
        words = Prose(content.line(block.says), self._scale.small)
        drawing, lies = placed(block.picture, self.width, self.height)
        if not lies:
            return [drawing, words]
        landscape, portrait = NextPageTemplate("landscape"), NextPageTemplate("portrait")
        return [landscape, PageBreak(), drawing, words, portrait, PageBreak()]

    def _beside(self, block: content.Beside, width: float) -> Iterable[Flowable]:
        left, right = ([made for one in side for made in self._set(one, width)] for side in (block.left, block.right))
        return [Pair(left, right, block.share, self._scale.gap)]

    def _contents(self, block: content.Contents, _width: float) -> Iterable[Flowable]:
        for heading in self._headings:
            if heading.level <= block.depth and heading.anchor != content.CONTENTS:
                yield ContentsLine(heading.text, self._names[id(heading)], heading.level - 1, self._scale.body)

    def _page_break(self, _block: content.PageBreak, _width: float) -> Iterable[Flowable]:
        return [PageBreak()]

    def _cell(self, cell: content.Cell) -> content.Cell:
        if not any(span.link for line in cell.lines for span in line):
            return cell
        return content.Cell(tuple(map(self._linked, cell.lines)), cell.tone)

    def _linked(self, line: content.Line) -> content.Line:
        """Drop links to places that this document does not have: a report never holds a dead link."""
        if all(self._knows(span.link) for span in line):
            return line
        return tuple(s if self._knows(s.link) else content.Span(s.text, s.look, s.tone) for s in line)

    def _knows(self, link: str) -> bool:
        return not link.startswith("#") or link[1:] in self._known


def _anchor(heading: content.Heading, number: int) -> str:
    return heading.anchor or f"heading-{number}"


def _anchors(document: Document, headings: list[content.Heading]) -> frozenset[str]:
    named = [_anchor(heading, number) for number, heading in enumerate(headings)]
    tables = [block for block in document.blocks if isinstance(block, content.Table)]
    return frozenset(named) | {row.anchor for table in tables for row in table.rows if row.anchor}
