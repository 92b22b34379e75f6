"""The picture in pieces: every box whole on one page, every line on each page that it passes."""

import io

import pypdf
from reports import reports_sample as sample

from govdesk.domain.picture.picture import Picture, picture
from govdesk.domain.records import Component, Relation
from govdesk.reports.graph.pdf import graph_pdf
from govdesk.reports.graph.tiles import tiles

MORE = [Component(f"comp-{n:03}", f"Part {n:03}", "software") for n in range(400)]
TIES = [Relation(f"rel-u{n:03}", "uses", f"comp-{n // 3:03}", f"comp-{n:03}") for n in range(1, 400)]


def drawn() -> Picture:
    seen = sample.snapshot(*MORE, *TIES)
    return picture(seen.state, seen.on, limit=5000)


def test_each_box_stands_whole_in_exactly_one_piece() -> None:
    made = drawn()
    pieces = list(tiles(made, 1100.0, 700.0))
    assert sorted(node.id for piece in pieces for node in piece.picture.nodes) == [node.id for node in made.nodes]
    for piece in pieces:
        for place in piece.picture.layout.places.values():
            assert place.x >= 0
            assert place.y >= 0
            assert place.x + place.width <= 1100
            assert place.y + place.height <= 700
    assert {edge.id for piece in pieces for edge in piece.picture.edges} == {edge.id for edge in made.edges}
    assert len({(piece.row, piece.column) for piece in pieces}) == len(pieces)


def test_a_box_larger_than_a_piece_has_its_own() -> None:
    made = drawn()
    pieces = list(tiles(made, 60.0, 40.0))
    assert len(pieces) == len(made.nodes)


def test_a_graph_larger_than_printers_take_is_printed_in_pieces_too() -> None:
    seen = sample.snapshot(*MORE, *TIES)
    made = drawn()
    reader = pypdf.PdfReader(io.BytesIO(graph_pdf(seen, made)))
    assert len(reader.pages) > 2
    words = [page.extract_text() for page in reader.pages[1:]]
    assert all("Row" in text and seen.seal[:12] in text for text in words)
    for number in (0, 150, 399):
        assert sum(f"Part {number:03}" in text for text in words) == 1
    assert len({tuple(page.mediabox[2:]) for page in reader.pages[1:]}) == 1
