"""The graph on one page of its own."""

from __future__ import annotations

import io

import pypdf
from reports import reports_sample as sample

from govdesk.domain.layout.layered import Layout
from govdesk.domain.picture.picture import Picture, picture
from govdesk.domain.records import Component, Record, Relation
from govdesk.reports.graph.pdf import LARGEST, graph_pdf


def drawn(*more: Record, limit: int = 5000) -> tuple[bytes, Picture]:
    seen = sample.snapshot(*more)
    made = picture(seen.state, seen.on, findings=seen.findings(), limit=limit)
    return graph_pdf(seen, made), made


def test_every_box_stands_on_one_page_with_the_seal() -> None:
    data, made = drawn()
    reader = pypdf.PdfReader(io.BytesIO(data))
    assert len(reader.pages) == 1
    text = reader.pages[0].extract_text()
    for node in made.nodes:
        assert all(line in text for line in node.lines)
    assert sample.snapshot().seal[:12] in text
    assert b"Helvetica" not in data
    assert data == drawn()[0]


def test_a_large_graph_gets_a_large_page() -> None:
    more = [Component(f"comp-{n:03}", f"Part {n}", "software") for n in range(120)]
    ties = [Relation(f"rel-u{n:03}", "uses", "sys-hire", f"comp-{n:03}") for n in range(120)]
    data, _ = drawn(*more, *ties)
    box = pypdf.PdfReader(io.BytesIO(data)).pages[0].mediabox
    assert box.width > 2000
    assert max(box.width, box.height) <= LARGEST
    assert b"Part" not in data, "streams are compressed"


def test_an_empty_graph_is_a_page_that_says_so() -> None:
    seen = sample.empty()
    data = graph_pdf(seen, Picture((), (), Layout({}, {}, 0, 0)))
    assert "0 records" in pypdf.PdfReader(io.BytesIO(data)).pages[0].extract_text()
