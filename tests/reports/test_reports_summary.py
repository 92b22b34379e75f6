"""The summary for leaders takes one page, whatever there is to say, and counts what it leaves out."""

from __future__ import annotations

import io

import pypdf
import pytest
from reports import reports_sample as sample

from govdesk.app.queries.overview import overview
from govdesk.domain.records import Fact, Record, Relation, System
from govdesk.reports.content import Table, Text
from govdesk.reports.kinds import render
from govdesk.reports.options import Options
from govdesk.reports.press.pdf import fits_one_page
from govdesk.reports.summary.deciding import grouped
from govdesk.reports.summary.summary import Room, _decisions, filled, summary


def read(*more: Record) -> pypdf.PdfReader:
    data = render("summary", sample.snapshot(*more))
    assert isinstance(data, bytes)
    return pypdf.PdfReader(io.BytesIO(data))


def flat(reader: pypdf.PdfReader) -> str:
    return "".join("".join(page.extract_text() for page in reader.pages).split())


def many(number: int) -> tuple[Record, ...]:
    made: list[Record] = []
    for n in range(number):
        made.append(
            System(f"sys-{n:03}", f"System with a rather long name number {n} " + "words " * (n % 9), status="live")
        )
        made.append(Fact(f"fact-e-{n}", f"sys-{n:03}", "employment", value=bool(n % 2), origin="person", source="Mara"))
    return tuple(made)


def test_it_is_one_page_and_says_what_leaders_ask() -> None:
    reader = read()
    assert len(reader.pages) == 1
    text = flat(reader)
    for said in (
        "High risk",
        "Not settled yet",
        "2026-08-02 past",
        "Mara Vogt",
        "2027-12-02",
        "Nobody",
        "open question",
    ):
        assert "".join(said.split()) in text
    for one in overview(sample.snapshot()).decisions:
        assert "".join(one.what.split()) in text


@pytest.mark.parametrize("number", [1, 7, 40, 200])
def test_more_systems_still_take_one_page_and_the_rest_is_counted(number: int) -> None:
    reader = read(*many(number))
    assert len(reader.pages) == 1
    text = flat(reader)
    assert f"{number + 2}AIsystemsregistered" in text
    if number >= 40:
        assert "more" in text


def test_what_is_left_out_adds_up() -> None:
    seen = overview(sample.snapshot(*many(40)))
    groups = grouped(seen.decisions)
    *_, more = _decisions(groups, Room(decisions=1))
    assert isinstance(more, Text)
    counted = int(more.line[0].text.split()[1])
    assert counted == len(seen.decisions) - len(groups[0].members) > 0


def test_words_without_end_still_take_one_page() -> None:
    name = "Überlanger-Systemname" * 40
    long = System("sys-long", name, status="live")
    broken = Relation("rel-x", "accountable", "party-gone", "sys-long", document="x" * 500)
    assert len(read(long, broken).pages) == 1


def test_an_empty_workspace_says_so() -> None:
    data = render("summary", sample.empty())
    assert isinstance(data, bytes)
    text = flat(pypdf.PdfReader(io.BytesIO(data)))
    assert "Nosystemisregisteredyet" in text
    assert "Organizationnotregistered" in text


def test_rows_are_added_while_they_fit_and_never_more_than_there_are() -> None:
    limits = Room(decisions=9, findings=4, dates=6, classes=3)
    assert filled(limits, lambda _: True) == limits
    assert filled(limits, lambda _: False) == Room()
    tight = filled(limits, lambda room: room.decisions + room.findings + room.dates + room.classes <= 12)
    assert tight.decisions + tight.findings + tight.dates + tight.classes == 12
    assert tight.decisions > tight.findings


def test_the_page_is_full_before_anything_is_left_out() -> None:
    seen = sample.snapshot(*many(40))
    made = summary(seen, Options())
    assert fits_one_page(made)
    rows = [len(block.rows) for block in made.blocks if isinstance(block, Table)]
    assert rows[0] >= 4


def test_the_same_decision_on_several_systems_is_one_row() -> None:
    seen = sample.snapshot(*many(6))
    groups = grouped(overview(seen).decisions)
    assert sum(len(group.members) for group in groups) == len(overview(seen).decisions)
    assert max(len(group.members) for group in groups) >= 6
    text = flat(read(*many(6)))
    assert "Likewise" in text
