"""What the other side's lawyer looks for: reasons without their sense, values without their source."""

from __future__ import annotations

import io
from dataclasses import replace
from datetime import date
from typing import Any

import pypdf
from reports import reports_sample as sample
from reports.reports_reading import HIRE, MARA, POLICY, cells, made, value, with_pack

from govdesk.domain.records import Answer, Component, Evidence, Fact, Party, Relation, System
from govdesk.reports.content import Figure, Table
from govdesk.reports.kinds import render
from govdesk.reports.press.pdf import readable

OPTION = {"value": "x", "label": "It stays", "tone": "warn"}


def outcome(*options: object) -> dict[str, object]:
    return {
        "id": "class",
        "title": "Class",
        "kind": "first",
        "options": list(options),
        "unclear": {**OPTION, "label": "Unclear"},
    }


def test_the_basis_of_a_conclusion_keeps_its_not() -> None:
    seen = with_pack(sample.snapshot(), outcomes=[outcome({**OPTION, "when": {"not": {"rule": "never"}}})])
    assert "Banned: no" in cells(seen)
    holds = with_pack(sample.snapshot(), outcomes=[outcome({**OPTION, "when": {"rule": "high"}})])
    assert "Work: yes" in cells(holds)


def test_what_holds_when_nothing_else_does_names_what_was_examined() -> None:
    banned, rest = (
        {**OPTION, "label": "Forbidden", "when": {"rule": "never"}},
        {**OPTION, "value": "y", "label": "Fine"},
    )
    seen = with_pack(sample.snapshot(), outcomes=[outcome(banned, rest)])
    assert "Fine\nExamined, and found no: Forbidden" in cells(seen)
    links = [
        span.link
        for block in made(seen).blocks
        if isinstance(block, Table)
        for row in block.rows
        for cell in row.cells
        for line in cell.lines
        for span in line
    ]
    assert f"#why-{POLICY}-never" in links


def test_nothing_counts_as_found_no_while_it_is_open() -> None:
    talk, rest = {**OPTION, "label": "Talks", "when": {"rule": "talk"}}, {**OPTION, "value": "y", "label": "Fine"}
    found = cells(with_pack(sample.snapshot(), outcomes=[outcome(talk, rest)]))
    assert any(text.startswith("Unclear") for text in found)
    assert not any("found no" in text for text in found)


def test_dates_that_are_possible_or_not_known_are_said() -> None:
    dated = {**OPTION, "label": "May begin", "when": {"rule": "talk"}, "date": date(2027, 12, 2)}
    bare = {**OPTION, "value": "y", "label": "Began", "when": {"rule": "high"}}
    found = cells(with_pack(sample.snapshot(), outcomes=[{**outcome(dated, bare), "kind": "each"}]))
    assert "Began   day not known\nStill possible: May begin   2027-12-02" in found


def test_how_sure_a_pack_is_and_until_when_its_sources_were_searched_is_printed() -> None:
    rules = [{**one, "confidence": "low"} for one in sample.pack_determinations()]
    data = render("dossier", with_pack(sample.snapshot(), determinations=rules), HIRE)
    assert isinstance(data, bytes)
    text = "".join("".join(page.extract_text() for page in pypdf.PdfReader(io.BytesIO(data)).pages).split())
    assert "Lowconfidenceinthisreading" in text
    assert "Work:yes(lowconfidence)" in text
    assert "Itssourcesweresearchedthrough2026-11-01" in text
    assert "sourcessearchedthrough2026-11-01" in text


def test_what_the_pack_notes_on_a_requirement_and_how_sure_it_is_are_printed() -> None:
    noted = {"note": "Two dates are open", "confidence": "medium"}
    duties = [{**one, **noted} for one in sample.pack_requirements()]
    data = render("dossier", with_pack(sample.snapshot(), requirements=duties), HIRE)
    assert isinstance(data, bytes)
    text = "".join("".join(page.extract_text() for page in pypdf.PdfReader(io.BytesIO(data)).pages).split())
    assert "Twodatesareopen.Mediumconfidenceinthisreading." in text


STARTED = {"id": "began", "type": "date", "ask": "Since when?", "cite": "Point 1", "derive": {"from": "system.started"}}


def test_a_fact_fills_what_the_register_leaves_empty() -> None:
    asked = {"questions": [*sample.pack_questions(), STARTED]}
    name = "On the market or in service since"
    assert value(with_pack(sample.snapshot(), **asked), name) == "Not known"
    said = Fact("fact-b", HIRE, "began", value=date(2026, 3, 1), origin="person", source=MARA)
    assert value(with_pack(sample.snapshot(said), **asked), name) == f"2026-03-01\nsaid by {MARA}"
    other = replace(said, id="fact-c", value=date(2026, 4, 1))
    assert value(with_pack(sample.snapshot(said, other), **asked), name) == "Sources disagree"


def test_values_that_contradict_each_other_are_marked_in_the_table_of_components() -> None:
    assert not any("Contested" in text for text in cells(sample.snapshot()))
    card = Fact("fact-l", "comp-base", "model.licence", value="mit", origin="file", source="README.md", at="license")
    assert "Contested\nmit: README.md > license\napache-2.0: the register" in cells(sample.snapshot(card))
    chosen = replace(card, value="apache-2.0", chosen=True)
    assert not any("Contested" in text for text in cells(sample.snapshot(chosen)))


def test_broken_evidence_is_marked_where_the_seals_stand() -> None:
    assert "Broken" not in value(sample.snapshot(), "Evidence ev-1")
    assert "Broken" in value(replace(sample.snapshot(), broken=frozenset({"2" * 64})), "Evidence ev-1")
    lost = Answer(f"{HIRE}/hp-5", HIRE, "hp-5", POLICY, "met", "Done.", MARA, None, ("ev-none",))
    assert "Not in the workspace" in value(sample.snapshot(lost), "Evidence ev-none")
    assert sample.snapshot().state.get(Evidence, "ev-none") is None


def test_people_of_the_house_do_not_stand_upstream() -> None:
    own = Relation("rel-9", "contributes", "party-mara", "comp-tuned")
    blocks = made(sample.snapshot(own)).blocks
    titles = {getattr(block, "text", ""): place for place, block in enumerate(blocks)}
    upstream, inside = blocks[titles["Upstream"] + 1], blocks[titles["Made or maintained inside"] + 1]
    assert isinstance(upstream, Table)
    assert isinstance(inside, Table)
    assert [row.record for row in upstream.rows] == ["rel-4"]
    assert [row.record for row in inside.rows] == ["rel-9"]


def test_contradictions_are_in_words_and_files_have_their_day() -> None:
    read = Fact("fact-5", HIRE, "chat", value=False, origin="file", source="config.json", at="x", on=date(2026, 4, 4))
    found = cells(sample.snapshot(read))
    assert any("no   config.json > x, read on 2026-04-04" in text for text in found)
    assert any("README.md > tags, read on a day not recorded" in text for text in found)


def test_a_graph_is_never_too_small_to_read_and_says_what_it_leaves_out() -> None:
    crowd: list[Any] = [System("sys-many", "A system of many", status="live")]
    for number in range(40):
        crowd += [
            Component(f"comp-{number}", f"Component number {number}", "model"),
            Party(f"p-{number}", f"Person {number}", "person"),
        ]
        crowd += [
            Relation(f"u-{number}", "uses", "sys-many", f"comp-{number}"),
            Relation(f"m-{number}", "maintains", f"p-{number}", f"comp-{number}"),
        ]
    (figure,) = [
        block for block in made(sample.snapshot(*crowd), system="sys-many").blocks if isinstance(block, Figure)
    ]
    assert readable(figure.picture)
    assert "sys-many" in {node.id for node in figure.picture.nodes}
    assert f"{81 - len(figure.picture.nodes)} records further away are not drawn" in figure.says
    assert "named but not in the register" in figure.says


def test_a_date_that_comes_from_the_begin_of_a_system_says_so() -> None:
    fact = Fact("fact-n", "sys-new", "employment", value=True, origin="person", source=MARA)
    new = System("sys-new", "New", status="live", started=date(2026, 9, 15))
    assert "2026-09-15\nwhen the system began" in cells(sample.snapshot(new, fact), "sys-new")
    assert not any("when the system began" in text for text in cells(sample.snapshot()))
