"""The pages around the text: numbers, outline, links, fonts, figures, and the same bytes each time."""

from __future__ import annotations

import io
import os
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pypdf
import pytest
from reports.reports_pages import COLUMNS, META, document, picture, read, rows, text_of

from govdesk.reports import content as c
from govdesk.reports.press.pdf import pdf


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
    assert reader.metadata.creation_date.isoformat() == "2026-11-20T16:05:07+00:00", "the last entry used"
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


def test_stacks_too_high_for_a_page_follow_each_other() -> None:
    tall = tuple(c.Text(c.line(f"p{n}")) for n in range(90))
    assert "p89" in text_of(read(c.Beside(tall, tall)))


_SCRIPT = """
import sys; sys.path.insert(0, {tests!r})
import hashlib, reports_pages as t
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


def test_the_head_names_the_system_also_where_the_organizations_name_is_part_of_it() -> None:
    made = replace(
        document(c.Text(c.line("x"))), subtitle="Chat of Nordlicht Versicherung AG", about="Chat of Nordlicht"
    )
    head = text_of(pypdf.PdfReader(io.BytesIO(pdf(made)))).splitlines()
    assert any("System dossier, Chat of Nordlicht" in words for words in head)


def test_what_was_not_verified_says_so_on_every_page() -> None:
    warned = replace(META, warning="NOT VERIFIED: first bad entry 17")
    made = replace(document(c.Text(c.line("x")), c.PageBreak(), c.Text(c.line("y"))), meta=warned)
    pages = pypdf.PdfReader(io.BytesIO(pdf(made))).pages
    assert len(pages) == 2
    assert all("NOT VERIFIED: first bad entry 17" in page.extract_text() for page in pages)


def test_nothing_is_cut_off_the_foot() -> None:
    known = "Known up to entry 123456 of 2026-11-20; 98765 later entries not used"
    text = text_of(
        pypdf.PdfReader(io.BytesIO(pdf(replace(document(c.Text(c.line("x"))), meta=replace(META, known=known)))))
    )
    assert known in text
    assert "GovDesk 0.1.0" in text
    assert "seal " + "ab" * 6 in text


def test_a_page_on_its_side_leaves_no_empty_page_before_it() -> None:
    for lines in range(1, 40, 3):
        filling = tuple(c.Text(c.line(f"filling {n}")) for n in range(lines))
        reader = read(*filling, c.Heading(2, "Graph"), c.Figure(picture(2000, 900), "Wide."), c.Text(c.line("after")))
        texts = [page.extract_text() for page in reader.pages]
        assert all(any(said in text for said in ("filling", "Graph", "after")) for text in texts), lines


def test_final_says_final() -> None:
    final = replace(document(c.Text(c.line("x"))), meta=replace(META, status="final"))
    assert "FINAL" in pypdf.PdfReader(io.BytesIO(pdf(final))).pages[0].extract_text()


@pytest.mark.parametrize("before", [0, 18, 22, 26, 30, 34, 38])
def test_a_contents_list_that_fits_a_page_stands_on_one(before: int) -> None:
    heads = [block for n in range(15) for block in (c.Heading(1, f"Chapter {n}"), c.Text(c.line("Words.")))]
    above = [c.Text(c.line(f"Line {n}")) for n in range(before)]
    pages = read(*above, c.Heading(2, "Contents", c.CONTENTS), c.Contents(), c.PageBreak(), *heads).pages
    listed = [n for n, page in enumerate(pages) if "Chapter 0" in (text := page.extract_text()) or "Contents" in text]
    assert all(f"Chapter {n}" in pages[listed[0]].extract_text() for n in range(15))
    assert "Contents" in pages[listed[0]].extract_text()
