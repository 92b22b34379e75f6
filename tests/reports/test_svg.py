from datetime import date
from xml.etree import ElementTree as ET

from graph_states import DAYS, registers
from hypothesis import given, settings, strategies as st

from govdesk.domain.findings import Finding, Severity
from govdesk.domain.picture.picture import picture
from govdesk.domain.records import Component, Party, Relation, System
from govdesk.domain.state import MemoryState
from govdesk.reports.graph.svg import svg

ON = date(2026, 3, 14)
SVG = "{http://www.w3.org/2000/svg}"
NASTY = 'A <b>&amp; "B"\' \x00\x1b \u202e \ud800 ]]>'


def test_every_node_and_edge_is_drawn_and_says_itself() -> None:
    state = MemoryState(
        [
            Party("ada", "Ada", "person", "Head of Claims"),
            System("sys", "Chatbot"),
            Relation("r1", "accountable", "ada", "sys", state="proposed"),
        ]
    )
    text = svg(picture(state, ON, findings=[Finding("G-17", Severity.LOW, "sys", "", "")]), "Who answers")
    root = ET.fromstring(text)
    said = {
        group.get("data-id"): group.findtext(f"{SVG}title") for group in root.iter(f"{SVG}g") if group.get("data-id")
    }
    assert said == {
        "ada": "Ada: Person · Head of Claims",
        "sys": "Chatbot: System; findings: low",
        "r1": "Ada accountable for Chatbot (proposed, not accepted) (since when is not known)",
    }
    assert root.findtext(f"{SVG}title") == "Who answers"
    assert root.find(f".//{SVG}circle").get("class") == "mark low"
    assert "proposed" in root.find(f".//{SVG}path[@class='edge accountable proposed']").get("class")


def test_whatever_a_name_holds_the_file_is_well_formed() -> None:
    state = MemoryState([Component(NASTY, NASTY, NASTY, NASTY), Relation(NASTY, NASTY, NASTY, "x", scope=NASTY)])
    text = svg(picture(state, ON), NASTY)
    root = ET.fromstring(text.encode())
    assert 'A <b>&amp; "B"\'' in root.findtext(f"{SVG}title")
    assert "<b>" not in text


@given(registers(), st.sampled_from(DAYS))
@settings(max_examples=30)
def test_the_same_picture_gives_the_same_text(state: MemoryState, on: date) -> None:
    first = svg(picture(state, on))
    assert first == svg(picture(state, on))
    ET.fromstring(first.encode())
    assert "nan" not in first
