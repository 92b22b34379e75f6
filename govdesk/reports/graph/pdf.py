"""The responsibility graph as a PDF: whole on one page, then in pieces where that is larger than printers take."""

from __future__ import annotations

from io import BytesIO

from reportlab.lib.pagesizes import A0, A3, A4, landscape

from govdesk.app.snapshot import Snapshot
from govdesk.domain.picture.picture import Picture
from govdesk.reports.content import Document, line
from govdesk.reports.graph.tiles import tiles
from govdesk.reports.options import Options, meta_of
from govdesk.reports.press import letters, wrap
from govdesk.reports.press.figure import LEGEND, READABLE, Drawing
from govdesk.reports.press.fonts import faces, plain
from govdesk.reports.press.furniture import BOTTOM, MARGIN, TOP, ReportCanvas
from govdesk.reports.press.styles import REGULAR, ROOMY

LARGEST = 14_400.0
"""No side of a PDF page may be longer (ISO 32000-1, annex C.2), in points."""
_WORDS = 46.0
_PLAIN = Options()


def graph_pdf(snapshot: Snapshot, picture: Picture, options: Options = _PLAIN) -> bytes:
    """Draw a picture whole on one page: A4 on its side, or larger where the boxes would become too small.

    A page larger than A0 is followed by the picture in pieces, on A3 pages that can be read. The same snapshot and
    picture give the same bytes.
    """
    faces()
    frame = (2 * MARGIN, TOP + BOTTOM + _WORDS)
    sizes = (picture.layout.width, picture.layout.height)
    width, height = (
        min(max(least, wide + edge), LARGEST) for least, wide, edge in zip(landscape(A4), sizes, frame, strict=True)
    )
    out = BytesIO()
    meta = meta_of(snapshot, options)
    document = Document("Responsibility graph", f"as of {meta.asked}", meta, (), about=f"as of {meta.asked}")
    make = ReportCanvas.maker(document)
    canvas = make(out, pagesize=(width, height), invariant=1, lang="en", initialFontName=REGULAR, pageCompression=1)
    _describe(canvas, document)
    _draw(canvas, picture, document, (width, height))
    canvas.showPage()
    if width > A0[1] or height > A0[0]:
        _draw_tiles(canvas, picture)
    canvas.save()
    return out.getvalue()


def _describe(canvas: ReportCanvas, document: Document) -> None:
    meta = document.meta
    canvas.setTitle(plain(f"{document.title}, {document.subtitle}"))
    canvas.setAuthor(plain(meta.organization))
    canvas.setSubject(plain(f"{meta.status}, as of {meta.asked}, seal {meta.seal}"))
    canvas.setCreator(f"GovDesk {meta.app}")
    canvas.setProducer("GovDesk with ReportLab")


def _draw(canvas: ReportCanvas, picture: Picture, document: Document, size: tuple[float, float]) -> None:
    width, height = size
    room = width - 2 * MARGIN
    top = letters.draw(canvas, wrap.lay(line(document.title), ROOMY.headings[0], room), MARGIN, height - TOP + 8)
    left_out = f" {picture.left_out} more are not drawn." if picture.left_out else ""
    says = (
        f"{len(picture.nodes)} records and {len(picture.edges)} relations as of {document.meta.asked}.{left_out} "
        f"{LEGEND}"
    )
    letters.draw(canvas, wrap.lay(line(says), ROOMY.small, room), MARGIN, top)
    drawing = Drawing(picture, room, height - TOP - BOTTOM - _WORDS, largest=1.0)
    drawing.wrapOn(canvas, room, height)
    drawing.drawOn(canvas, MARGIN, height - TOP - _WORDS - drawing.height)


def _draw_tiles(canvas: ReportCanvas, picture: Picture) -> None:
    wide, tall = landscape(A3)
    room = (wide - 2 * MARGIN, tall - TOP - BOTTOM - _WORDS)
    for tile in tiles(picture, room[0] / READABLE, room[1] / READABLE):
        canvas.setPageSize((wide, tall))
        drawing = Drawing(tile.picture, *room, largest=READABLE)
        said = f"Row {tile.row}, column {tile.column}. Lines go on at the edges; each box stands on one page."
        letters.draw(canvas, wrap.lay(line(said), ROOMY.small, room[0]), MARGIN, tall - TOP + 8)
        drawing.wrapOn(canvas, *room)
        canvas.saveState()
        bottom = tall - TOP - _WORDS - drawing.height
        path = canvas.beginPath()
        path.rect(MARGIN, bottom, room[0], drawing.height)
        canvas.clipPath(path, stroke=0, fill=0)
        drawing.drawOn(canvas, MARGIN, bottom)
        canvas.restoreState()
        canvas.showPage()
