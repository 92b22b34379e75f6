"""What the tests of printed pages share: a document around some blocks, and its text read back."""

from __future__ import annotations

import io

import pypdf

from govdesk.domain.layout.layered import Layout, Place, Point
from govdesk.domain.picture.picture import Picture, PictureEdge, PictureNode
from govdesk.reports import content as c
from govdesk.reports.meta import Meta
from govdesk.reports.press.pdf import pdf

META = Meta(
    "Nordlicht Versicherung AG",
    "draft",
    "Internal",
    "2026-11-24",
    "ab" * 32,
    412,
    "0.1.0",
    stamped="2026-11-20T16:05:07.250",
)
COLUMNS = (c.Column("Article", 1), c.Column("Requirement", 4), c.Column("Count", 1, "right"))
HOSTILE = "<b>bold</b> &amp; <font color='red'> =cmd|' /C calc'!A0 %s {0} \\n <![CDATA[ ]]> <para>"


def document(*blocks: c.Block) -> c.Document:
    return c.Document("System dossier", "Claims chatbot", META, blocks, about="Claims chatbot")


def read(*blocks: c.Block) -> pypdf.PdfReader:
    return pypdf.PdfReader(io.BytesIO(pdf(document(*blocks))))


def text_of(reader: pypdf.PdfReader) -> str:
    return "\n".join(page.extract_text() for page in reader.pages)


def rows(count: int, words: str = "Keep the technical file ready.") -> tuple[c.Row, ...]:
    return tuple(c.Row((c.cell(f"Art {n}"), c.cell(words), c.cell(str(n))), anchor=f"row-{n}") for n in range(count))


def picture(width: float, height: float, name: str = "Claims chatbot") -> Picture:
    nodes = (
        PictureNode("sys-a", "system", name, "System", ("high",)),
        PictureNode("party-b", "person", "Mara Vogt", "Head of Claims"),
    )
    places = {"sys-a": Place(0, 0, 150, 46), "party-b": Place(width - 150, height - 46, 150, 46)}
    routes = {"rel-1": (Point(75, 46), Point(75, height / 2), Point(width - 75, height - 46))}
    edges = (PictureEdge("rel-1", "party-b", "sys-a", "accountable", "accountable for", dashed=True),)
    labels = {"rel-1": Place(80, height / 2, 90, 14)}
    return Picture(nodes, edges, Layout(places, routes, width, height), labels=labels)
