"""The printer: text as it was typed, tables over pages, figures whole, the same bytes each time."""

from __future__ import annotations

import io
import os
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pypdf
import pytest
from hypothesis import given, settings, strategies as st

from govdesk.domain.layout import Layout, Place, Point
from govdesk.domain.picture import Picture, PictureEdge, PictureNode
from govdesk.reports import content as c
from govdesk.reports.fonts import faces, printable
from govdesk.reports.pdf import pdf
from govdesk.reports.styles import ROOMY
from govdesk.reports.wrap import lay

META = c.Meta("Nordlicht Versicherung AG", "draft", "Internal", "2026-11-24", "ab" * 32, 412, "0.1.0")
COLUMNS = (c.Column("Article", 1), c.Column("Requirement", 4), c.Column("Count", 1, "right"))
HOSTILE = "<b>bold</b> &amp; <font color='red'> =cmd|' /C calc'!A0 %s {0} \\n <![CDATA[ ]]> <para>"


def document(*blocks: c.Block) -> c.Document:
    return c.Document("System dossier", "Claims chatbot", META, blocks)


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


def test_hostile_text_comes_out_as_text() -> None:
    blocks = (c.Heading(1, HOSTILE), c.Text(c.line(HOSTILE)), c.Table(COLUMNS, rows(1, HOSTILE)))
    flat = "".join(text_of(read(*blocks)).split())
    assert flat.count("".join(HOSTILE.split())) == 3


def test_what_no_font_can_draw_stands_as_its_code_point() -> None:
    text = text_of(read(c.Text(c.line("a\u202eb \U0001f600 \x00\x07 中 \ud800"))))
    for point in ("U+202E", "U+1F600", "U+0000", "U+0007", "U+4E2D", "U+D800"):
        assert point in text


def test_latin_greek_and_cyrillic_are_drawn() -> None:
    words = "Größe ŁódźÐ Ελληνικά Кириллица Ђ ő"
    assert "U+" not in printable(words)
    assert "".join(words.split()) in "".join(text_of(read(c.Text(c.line(words)))).split())


def test_newlines_break_lines_and_tabs_are_blanks() -> None:
    faces()
    laid = lay(c.line("one\n\ttwo\n\nthree"), ROOMY.body, 400)
    assert ["".join((" " if p.space else "") + p.text for p in one.pieces).strip() for one in laid] == [
        "one",
        "two",
        "",
        "three",
    ]


@given(st.lists(st.text(max_size=60), min_size=1, max_size=4), st.floats(12, 300), st.floats(0, 30))
@settings(max_examples=150, deadline=None)
def test_no_line_is_wider_than_its_room(texts: list[str], width: float, indent: float) -> None:
    faces()
    looks: tuple[c.Look, ...] = ("", "strong", "mono", "hash")
    spans = tuple(c.Span(text, looks[n]) for n, text in enumerate(texts) if text)
    laid = lay(spans, ROOMY.table, width, indent)
    room = max(width - indent, ROOMY.table.size)
    for one in laid:
        assert one.width <= room + 0.01 or len(one.pieces) == 1, "only a single sign may be wider than a line"
    kept = "".join(piece.text for one in laid for piece in one.pieces).replace(" ", "")
    wanted = "".join(printable(span.text) for span in spans)
    assert kept == "".join(ch for ch in wanted if ch not in " \n\ue000\ue001")


def test_a_table_repeats_its_heads_and_loses_no_row() -> None:
    reader = read(c.Heading(1, "All"), c.Table(COLUMNS, rows(200)))
    texts = [page.extract_text() for page in reader.pages]
    assert len(texts) > 3
    assert all("Requirement" in text for text in texts)
    found = "\n".join(texts)
    assert all(f"Art {n}\n" in found for n in range(200))


@pytest.mark.parametrize("place", [0, 1, 7])
def test_a_row_taller_than_pages_is_split_and_whole(place: int) -> None:
    words = " ".join(f"word{n}" for n in range(6000))
    all_rows = [*rows(9)]
    all_rows[place] = c.Row((c.cell("Tall"), c.cell(words), c.cell("1", tone="bad")))
    text = text_of(read(c.Table(COLUMNS, tuple(all_rows))))
    flat = text.split()
    assert [word for word in flat if word.startswith("word")] == words.split()
    assert all(f"Art {n}" in text for n in range(9) if n != place)


@given(st.lists(st.integers(0, 60), min_size=1, max_size=30), st.integers(0, 40))
@settings(max_examples=25, deadline=None)
def test_every_row_of_any_height_is_printed_once(heights: list[int], before: int) -> None:
    made = tuple(c.Row((c.cell(f"<{n}>"), c.cell(*["line"] * tall), c.cell(""))) for n, tall in enumerate(heights))
    lead = tuple(c.Text(c.line("lead")) for _ in range(before))
    text = text_of(read(*lead, c.Table(COLUMNS, made)))
    assert [text.count(f"<{n}>\n") + text.endswith(f"<{n}>") for n in range(len(heights))] == [1] * len(heights)
    assert text.count("line") == sum(heights)


def test_a_heading_never_stands_alone_at_the_foot() -> None:
    for before in range(40, 60):
        lead = tuple(c.Text(c.line("lead")) for _ in range(before))
        reader = read(*lead, c.Heading(1, "Duties"), c.Heading(2, "Inner"), c.Table(COLUMNS, rows(3)))
        page = next(page.extract_text() for page in reader.pages if "Duties" in page.extract_text())
        assert "Inner" in page
        assert "Art 0" in page


def test_pages_are_counted_and_the_outline_leads_to_them() -> None:
    blocks = (
        c.Heading(1, "Contents", "contents"),
        c.Contents(),
        c.Heading(1, "First"),
        c.Table(COLUMNS, rows(60)),
        c.Heading(1, "Second"),
        c.Heading(2, "Inner"),
        c.Text(c.line("See ", c.Span("row 3", link="#row-3"), " and ", c.Span("nowhere", link="#none"))),
    )
    reader = read(*blocks)
    pages = [page.extract_text() for page in reader.pages]
    assert all(f"Page {n} of {len(pages)}" in text for n, text in enumerate(pages, 1))
    titles = [entry.title for entry in reader.outline if not isinstance(entry, list)]
    assert titles == ["Contents", "First", "Second"]
    second = next(entry for entry in reader.outline if not isinstance(entry, list) and entry.title == "Second")
    number = reader.get_destination_page_number(second)
    assert "Second" in pages[number]
    assert number > 0
    assert f"\n{number + 1}" in pages[0], "the contents list names the page"
    links = [a.get_object() for page in reader.pages for a in page.get("/Annots", [])]
    assert len(links) == 3, "two lines of the contents list and one link; the dead one is text"


def test_fonts_are_embedded_and_no_core_font_is_named() -> None:
    data = pdf(document(c.Heading(1, "A"), c.Text(c.line("b", c.code("c"), c.Span("d", "italic")))))
    assert b"Helvetica" not in data
    reader = pypdf.PdfReader(io.BytesIO(data))
    fonts = [font.get_object() for page in reader.pages for font in page["/Resources"]["/Font"].values()]
    assert fonts
    assert all("/FontFile2" in font["/FontDescriptor"] for font in fonts)


def test_metadata_say_what_it_is() -> None:
    reader = read(c.Text(c.line("x")))
    assert reader.metadata is not None
    assert reader.metadata.title == "System dossier: Claims chatbot"
    assert reader.metadata.author == "Nordlicht Versicherung AG"
    assert reader.metadata.creation_date is not None
    assert reader.metadata.creation_date.date().isoformat() == "2026-11-24", "the day asked about"
    assert reader.trailer["/Root"]["/Lang"] == "en"
    assert "seal " + "ab" * 6 in text_of(reader)
    assert "DRAFT" in text_of(reader)


def test_a_figure_is_drawn_whole_and_small_enough() -> None:
    for width, height in ((300, 200), (4000, 300), (300, 4000), (9000, 9000)):
        reader = read(c.Heading(1, "Graph"), c.Figure(picture(width, height), "Who answers."), c.Text(c.line("after")))
        text = text_of(reader)
        assert "Mara Vogt" in text
        assert "accountable for" in text
        assert "after" in text
    wide = read(c.Figure(picture(2000, 900), "Wide."))
    sizes = [page.mediabox.width > page.mediabox.height for page in wide.pages]
    assert any(sizes), "a wide figure gets a page on its side"


def test_words_in_a_box_of_a_figure_never_leave_it() -> None:
    reader = read(c.Figure(picture(600, 300, "An exceedingly long name of a system " * 4), "Long."))
    assert "…" in text_of(reader)


def test_everything_drawn_at_once() -> None:
    blocks: tuple[c.Block, ...] = (
        c.Tiles((c.Tile("3", "not met", "bad", "#row-1"), c.Tile("1", "met", "good"))),
        c.Beside((c.Heading(3, "Left"), c.Chart((c.Bar("High risk", 2, "bad"), c.Bar("None", 0)))), (c.Bullets(()),)),
        c.KeyValues((("Purpose", c.cell("Answers")),)),
        c.Callout("warn", "Mind this", (c.line("Because."),)),
        c.Bullets((c.Item(c.line("All of"), 0, "good"), c.Item(c.line("leaf"), 1, "open"))),
        c.Table(COLUMNS, (), "No rows here."),
        c.PageBreak(),
        c.Table(COLUMNS, rows(2), plain=True),
    )
    reader = read(*blocks)
    text = text_of(reader)
    for words in ("not met", "Left", "High risk", "Answers", "Mind this", "leaf", "No rows here.", "Art 1"):
        assert words in text
    assert len(reader.pages) == 2


def test_an_empty_document_is_one_page() -> None:
    assert len(read().pages) == 1


def test_stacks_too_high_for_a_page_follow_each_other() -> None:
    tall = tuple(c.Text(c.line(f"p{n}")) for n in range(90))
    assert "p89" in text_of(read(c.Beside(tall, tall)))


_SCRIPT = """
import sys; sys.path.insert(0, {tests!r})
import hashlib, test_reports_pdf as t
blocks = (t.c.Heading(1, "Añ"), t.c.Contents(), t.c.Table(t.COLUMNS, t.rows(80, t.HOSTILE)), t.c.Figure(t.picture(800, 300), "x"))
print(hashlib.sha256(t.pdf(t.document(*blocks))).hexdigest())
"""


def test_same_values_same_bytes_in_any_process() -> None:
    script = _SCRIPT.format(tests=str(Path(__file__).parent))
    digests = set()
    for seed, zone, epoch in (("1", "Pacific/Kiritimati", ""), ("77", "America/New_York", "1700000000")):
        settings_ = {
            "PYTHONHASHSEED": seed,
            "TZ": zone,
            "SOURCE_DATE_EPOCH": epoch,
            "RL_pageCompression": "0" if epoch else "1",
        }
        env = {**os.environ, **settings_, "PYTHONPATH": os.pathsep.join(sys.path)}
        digests.add(subprocess.run([sys.executable, "-c", script], env=env, check=True, capture_output=True).stdout)
    assert len(digests) == 1


def test_final_says_final() -> None:
    final = replace(document(c.Text(c.line("x"))), meta=replace(META, status="final"))
    assert "FINAL" in pypdf.PdfReader(io.BytesIO(pdf(final))).pages[0].extract_text()


def test_text_without_a_blank_takes_no_more_time_than_its_length() -> None:
    words = "=x" * 100_000
    text = text_of(read(c.Table(COLUMNS, (c.Row((c.cell("a"), c.cell(words), c.cell(""))),))))
    assert "".join(text.split()).count("=x") > 99_000


def test_a_deep_tree_stays_on_the_page() -> None:
    items = tuple(c.Item(c.line(f"level {n} of a very deep tree of reasons"), n, "open") for n in range(60))
    reader = read(c.Bullets(items))
    assert "".join(text_of(reader).split()).count("verydeeptree") == 60
