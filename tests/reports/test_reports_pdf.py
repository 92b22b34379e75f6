"""The printer: text as it was typed, tables over pages, nothing lost and nothing outside the page."""

from __future__ import annotations

import pytest
from hypothesis import given, settings, strategies as st
from reports.reports_pages import COLUMNS, HOSTILE, picture, read, rows, text_of

from govdesk.reports import content as c
from govdesk.reports.press.fonts import faces, printable
from govdesk.reports.press.styles import ROOMY
from govdesk.reports.press.wrap import lay


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


def test_an_empty_document_is_one_page() -> None:
    assert len(read().pages) == 1


def test_text_without_a_blank_takes_no_more_time_than_its_length() -> None:
    words = "=x" * 100_000
    text = text_of(read(c.Table(COLUMNS, (c.Row((c.cell("a"), c.cell(words), c.cell(""))),))))
    assert "".join(text.split()).count("=x") > 99_000


def test_a_deep_tree_stays_on_the_page() -> None:
    items = tuple(c.Item(c.line(f"level {n} of a very deep tree of reasons"), n, "open") for n in range(60))
    reader = read(c.Bullets(items))
    assert "".join(text_of(reader).split()).count("verydeeptree") == 60


def test_a_split_row_says_that_it_goes_on_also_where_its_first_field_does() -> None:
    long = c.cell(*(f"line {n}" for n in range(120)))
    for first in (c.cell("Art 9"), long):
        pages = [page.extract_text() for page in read(c.Table(COLUMNS, (c.Row((first, long, c.cell("1"))),))).pages]
        assert len(pages) > 1
        assert "cont." not in pages[0]
        assert all("cont." in page for page in pages[1:])


@pytest.mark.parametrize("lines", range(22, 40))
def test_a_heading_and_the_words_below_it_stay_with_what_follows(lines: int) -> None:
    filling = tuple(c.Text(c.line(f"filling {n}")) for n in range(lines))
    tree = c.Bullets((c.Item(c.line("the leaf")),))
    for follows, words in ((tree, "the leaf"), (c.Table(COLUMNS, rows(3)), "Art 0")):
        chapter = (c.Heading(1, "Chapter"), c.Text(c.line("leads"), "lead"))
        reason = (c.Heading(4, "Why so"), c.Text(c.line("because of")))
        pages = [page.extract_text() for page in read(*filling, *chapter, *reason, follows).pages]
        (at,) = [page for page in pages if "Why so" in page]
        assert all(said in at for said in ("Chapter", "leads", "because of", words))


def test_the_words_below_a_figure_stand_on_its_page() -> None:
    for lines in range(0, 48, 4):
        filling = tuple(c.Text(c.line(f"filling {n}")) for n in range(lines))
        drawn = c.Figure(picture(500, 500), "Who answers for what.")
        pages = [page.extract_text() for page in read(*filling, c.Heading(2, "Graph"), drawn).pages]
        (at,) = [page for page in pages if "Mara Vogt" in page]
        assert "Who answers for what." in at
        assert "Graph" in at
