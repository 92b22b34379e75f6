"""Printing: a report of a hundred pages, against the same rows in plain reportlab."""

from __future__ import annotations

from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from typing import Any
from xml.sax.saxutils import escape

from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.platypus import LongTable, Paragraph, SimpleDocTemplate

from bench.measure import Line, pairs
from govdesk import resources
from govdesk.reports.content import Column, Document, Heading, Row, Table, cell, code, line, small, strong
from govdesk.reports.meta import Meta
from govdesk.reports.press.pdf import pdf

ROWS = 1_200
HEADS = ("Article", "Requirement", "From", "State")
SHARES = (0.14, 0.52, 0.17, 0.17)
Texts = tuple[str, str, str, str]


def lines(_folder: Path) -> Iterator[Line]:
    """Print the same rows both ways. Floor: paragraphs in a LongTable, same font, same sizes, same widths."""
    rows = [texts(number) for number in range(ROWS)]
    document = ours(rows)
    pages = pdf(document).count(b"/Type /Page\n")
    took = pairs(lambda: pdf(document), lambda: plain(rows), 3)
    yield Line(f"print a PDF of {pages} pages", took[0], took[1], aim_ratio=1.5)


def texts(number: int) -> Texts:
    """Make up a row as a dossier has it: an article, some sentences, a date, a state."""
    says = (
        f"Keep record {number} of what was tried, by whom and with which result. Whoever runs the system can see it, "
        "and whoever audits it can follow it. Answer: kept in the binder of the year, reviewed twice."
    )
    return f"Art {number % 99 + 1}({number % 7 + 1})", says, f"2026-{number % 12 + 1:02}-02", "Partly met"


def ours(rows: list[Texts]) -> Document:
    """Make the document of the rows, as the dossier does: strong words, an id below, one row a requirement."""
    columns = tuple(Column(head, share) for head, share in zip(HEADS, SHARES, strict=True))
    table = Table(
        columns,
        tuple(
            Row((cell(strong(article), code(f"id-{number}")), cell(line(says)), cell(on, small("later")), cell(state)))
            for number, (article, says, on, state) in enumerate(rows)
        ),
    )
    meta = Meta("Bench plc", "draft", "Internal", "2026-11-24", "0" * 64, 1, "bench")
    return Document("Bench", "A hundred pages", meta, (Heading(1, "Requirements"), table))


def plain(rows: list[Texts]) -> bytes:
    """Print the same words with reportlab alone."""
    for name in ("Regular", "Bold"):
        font = f"Floor-{name}"
        pdfmetrics.registerFont(TTFont(font, str(resources.path("fonts", f"NotoSans-{name}.ttf"))))
    body = ParagraphStyle("body", fontName="Floor-Regular", fontSize=8.5, leading=12)
    bold = ParagraphStyle("bold", parent=body, fontName="Floor-Bold")
    little = ParagraphStyle("little", parent=body, fontSize=6.5, leading=9)
    cells: list[list[Any]] = [[Paragraph(head, bold) for head in HEADS]]
    for number, (article, says, on, state) in enumerate(rows):
        first = [Paragraph(escape(article), bold), Paragraph(f"id-{number}", little)]
        third = [Paragraph(on, body), Paragraph("later", little)]
        cells.append([first, Paragraph(escape(says), body), third, Paragraph(state, body)])
    sheet = BytesIO()
    width = A4[0] - 120
    table = LongTable(cells, colWidths=[share * width for share in SHARES], repeatRows=1)
    SimpleDocTemplate(sheet, pagesize=A4, leftMargin=60, rightMargin=60, invariant=1).build([table])
    return sheet.getvalue()
