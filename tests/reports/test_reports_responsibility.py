"""The responsibility report says what the queries say; a statement is one page that somebody can sign."""

from __future__ import annotations

import io
from dataclasses import replace
from datetime import date

import pypdf
import pytest
from reports import reports_sample as sample
from reports.reports_reading import text_of

from govdesk.app.proof import Proof
from govdesk.app.queries.models import three_models
from govdesk.app.queries.says import court
from govdesk.app.snapshot import Snapshot
from govdesk.domain.records import Component, Record, Relation
from govdesk.reports.content import Document, Figure, Table
from govdesk.reports.kinds import document, render
from govdesk.reports.options import Options

HIRE = "sys-hire"
SOUND = Proof(99, "All 99 journal entries are as they were sealed.", sound=True)
TOOK = {"state": "accepted", "accepted_by": "party-mara", "accepted_on": date(2026, 2, 2)}


def accepted(**more: object) -> Relation:
    held = sample.snapshot().state.get(Relation, "rel-3")
    assert held is not None
    return replace(held, **(TOOK | more))


def seen(*more: Record) -> Snapshot:
    return replace(sample.snapshot(*more), proof=SOUND)


def pages(kind: str, found: Snapshot, system: str = HIRE) -> list[str]:
    data = render(kind, found, system)
    assert isinstance(data, bytes), data
    return ["".join(page.extract_text().split()) for page in pypdf.PdfReader(io.BytesIO(data)).pages]


def flat(text: str) -> str:
    return "".join(text.split())


def made(kind: str, found: Snapshot, system: str = HIRE) -> Document:
    one = document(kind, found, system, Options())
    assert isinstance(one, Document), one
    return one


@pytest.mark.parametrize("more", [(), (accepted(),)])
def test_the_paper_says_what_the_queries_say(more: tuple[Record, ...]) -> None:
    found = seen(*more)
    paper = "".join(pages("responsibility", found))
    assert flat(court(found, HIRE)) in paper
    three = three_models(found, HIRE)
    assert flat(three.horizon) in paper
    for model in three.models:
        assert flat(model.summary) in paper
        for point in model.points:
            assert all(flat(text) in paper for text in (point.title, point.cover, *point.says)), point
    for end in three.ends:
        assert flat(" > ".join(end.path)) in paper


def test_without_a_system_every_system_has_its_sentence_and_its_row() -> None:
    found = seen()
    paper = "".join(pages("responsibility", found, ""))
    for system in ("sys-hire", "sys-chat"):
        assert flat(court(found, system)) in paper
    (table,) = [one for one in _tables(made("responsibility", found, "")) if one.columns[1].title == "Accountable"]
    rows = {text_of(row.cells[0]): text_of(row.cells[1]) for row in table.rows}
    assert rows == {"Application screening": "Mara Vogt (proposed, not accepted)", "Claims chatbot": "Nobody"}


def _tables(found: Document) -> list[Table]:
    return [block for block in found.blocks if isinstance(block, Table)]


def test_each_scope_of_a_duty_has_a_row_of_its_own_and_an_absent_holder_is_told() -> None:
    narrow = replace(accepted(), id="rel-9", kind="responsible", scope="hp-1", accepted_on=None)
    gone = replace(sample.records()[1], left=date(2026, 6, 1))
    found = made("responsibility", seen(accepted(), narrow, gone))
    (table,) = [one for one in _tables(found) if one.columns[1].title == "Accountable"]
    assert [text_of(row.cells[0]) for row in table.rows] == ["Application screening", "Application screening\nfor hp-1"]
    assert text_of(table.rows[0].cells[1]) == "Mara Vogt (left on 1 June 2026)"
    assert table.rows[0].cells[1].tone == "bad"
    assert text_of(table.rows[1].cells[2]) == "Mara Vogt (left on 1 June 2026)"


def test_what_is_too_much_for_one_picture_is_drawn_in_two_or_said() -> None:
    few = [one for one in made("responsibility", seen(accepted())).blocks if isinstance(one, Figure)]
    assert len(few) == 1
    many: list[Record] = []
    for number in range(12):
        many += [Component(f"comp-{number}", f"Model number {number}", "model")]
        many += [Relation(f"rel-m{number}", "uses", HIRE, f"comp-{number}")]
    crowd = made("responsibility", seen(accepted(), *many))
    drawn = [one.says for one in crowd.blocks if isinstance(one, Figure)]
    assert [one.startswith("Who answers for Application screening") for one in drawn] == [True]
    assert "too much for one readable picture" in "".join(map(str, crowd.blocks))


def test_a_statement_names_who_signs_for_what_since_when_under_which_articles_and_seal() -> None:
    found = seen(accepted())
    (page,) = pages("statement", found)
    for text in (
        court(found, HIRE),
        "Mara Vogt",
        "Head of Hiring",
        "1 February 2026",
        "2 February 2026",
        "Board minutes",
        "Point 5",
        found.seal,
        "Place",
        "Signature",
    ):
        assert flat(text) in page, text
    assert flat("Not accepted") not in page


def test_a_statement_of_what_is_only_proposed_says_so() -> None:
    (page,) = pages("statement", seen())
    assert flat("Not accepted yet") in page


def test_nobody_can_sign_where_nobody_is_accountable() -> None:
    problems = render("statement", seen(), "sys-chat")
    assert isinstance(problems, tuple)
    assert "so nobody can sign" in str(problems[0])
    assert isinstance(render("statement", seen()), tuple)


def test_two_who_are_accountable_have_a_page_each() -> None:
    other = replace(accepted(), id="rel-8", source="party-emb", accepted_by="party-emb")
    found = pages("statement", seen(accepted(), other))
    assert len(found) == 2
    assert all(flat("2 parties are accountable") in page for page in found)
    assert flat("Signature") in found[0]
    assert "MaraVogt" in found[0].split("Signature")[1]
    assert "Embertide" in found[1].split("Signature")[1]


@pytest.mark.parametrize("number", [1, 40, 400])
def test_a_statement_stays_on_one_page_however_much_the_law_asks(number: int) -> None:
    duties = [
        {"id": f"d-{n}", "title": "Duty", "cite": f"Article {n}, Annex {n}, point (a)({n})", "who": "deployer"}
        | {"text": "Do it.", "area": "care", "when": {"rule": "high"}}
        for n in range(number)
    ]
    packs = tuple(sample.pack(id=f"house/p{n}", title=f"Policy number {n}", requirements=duties) for n in range(12))
    found = replace(seen(accepted()), packs=packs)
    assert len(pages("statement", found)) == 1


def test_the_same_state_gives_the_same_bytes() -> None:
    for kind, system in (("responsibility", HIRE), ("responsibility", ""), ("statement", HIRE)):
        assert render(kind, seen(accepted()), system) == render(kind, seen(accepted()), system)
