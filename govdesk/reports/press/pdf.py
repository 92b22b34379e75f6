"""A document to the bytes of a PDF: the same document gives the same bytes, on any machine, at any time."""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING

from reportlab.lib.pagesizes import A4, landscape
from reportlab.platypus.doctemplate import BaseDocTemplate, PageTemplate
from reportlab.platypus.frames import Frame

from govdesk.reports.press.charts import stacked
from govdesk.reports.press.figure import READABLE, placed
from govdesk.reports.press.fonts import faces, plain
from govdesk.reports.press.furniture import BOTTOM, MARGIN, TOP, ReportCanvas
from govdesk.reports.press.story import Story
from govdesk.reports.press.styles import REGULAR

ROOM = (A4[0] - 2 * MARGIN, A4[1] - TOP - BOTTOM)
"""Width and height that a page has for its contents, in points."""

if TYPE_CHECKING:
    from govdesk.domain.picture.picture import Picture
    from govdesk.reports.content import Document


def pdf(document: Document) -> bytes:
    """Print a document on A4. Figures that need it get a page on its side."""
    faces()
    sheet = BytesIO()
    template = BaseDocTemplate(
        sheet,
        pagesize=A4,
        pageTemplates=[_page("portrait", A4), _page("landscape", landscape(A4))],
        invariant=1,
        lang="en",
        title=plain(f"{document.title}: {document.subtitle}"),
        author=plain(document.meta.organization),
        subject=plain(f"{document.meta.status}, as of {document.meta.asked}, seal {document.meta.seal}"),
        creator=f"GovDesk {document.meta.app}",
        producer="GovDesk with ReportLab",
        initialFontName=REGULAR,
        pageCompression=1,
    )
    template.build(Story(document, *ROOM).flowables, canvasmaker=ReportCanvas.maker(document))
    return sheet.getvalue()


def fits_one_page(document: Document) -> bool:
    """Tell whether a document without page breaks takes one page, by measuring and not printing it."""
    faces()
    return stacked(Story(document, *ROOM).flowables, ROOM[0]) <= ROOM[1]


def readable(picture: Picture) -> bool:
    """Tell whether the words of a picture are large enough to read where it gets the most room that a page has."""
    return placed(picture, *ROOM)[0].scale >= READABLE


def _page(name: str, size: tuple[float, float]) -> PageTemplate:
    width, height = size
    frame = Frame(
        MARGIN,
        BOTTOM,
        width - 2 * MARGIN,
        height - TOP - BOTTOM,
        leftPadding=0,
        rightPadding=0,
        topPadding=0,
        bottomPadding=0,
    )
    return PageTemplate(name, [frame], pagesize=size)
