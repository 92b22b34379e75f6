"""A document to the bytes of a PDF: the same document gives the same bytes, on any machine, at any time."""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING

from reportlab.lib.pagesizes import A4, landscape
from reportlab.platypus.doctemplate import BaseDocTemplate, PageTemplate
from reportlab.platypus.frames import Frame

from govdesk.reports.fonts import faces, plain
from govdesk.reports.furniture import BOTTOM, MARGIN, TOP, ReportCanvas
from govdesk.reports.story import Story
from govdesk.reports.styles import REGULAR

if TYPE_CHECKING:
    from govdesk.reports.content import Document


def pdf(document: Document) -> bytes:
    """Print a document on A4. Figures that need it get a page on its side."""
    return _print(document)[0]


def pages(document: Document) -> int:
    """Count the pages that a document takes."""
    return _print(document)[1]


def _print(document: Document) -> tuple[bytes, int]:
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
    )
    width, height = A4[0] - 2 * MARGIN, A4[1] - TOP - BOTTOM
    template.build(Story(document, width, height).flowables, canvasmaker=ReportCanvas.maker(document))
    return sheet.getvalue(), template.page


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
