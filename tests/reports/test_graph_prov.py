"""The graph as PROV-JSON: every end is declared, every relation is said once, in the words that fit it."""

import json
from datetime import date

from graph_states import DAYS, registers
from hypothesis import given, settings, strategies as st

from govdesk.domain.records import Component, Organization, Party, Relation, System
from govdesk.domain.responsibility.links import links
from govdesk.domain.state import MemoryState
from govdesk.reports.graph.prov import prov_json

ON = date(2026, 3, 14)
STATE = MemoryState(
    [
        Organization("org", name="House"),
        Party("ada", "Ada <&>", "person"),
        Party("team", "Team", "team"),
        Party("devs", "Developers", "community"),
        System("sys", name="Chatbot"),
        Component("model", "Tuned", "model"),
        Component("base", "Base", "model"),
        Component("set", "Test set", "dataset"),
        Relation("r1", "accountable", "ada", "sys", since=ON, state="accepted", document="Minute"),
        Relation("r2", "member_of", "ada", "team", since=ON),
        Relation("r3", "derived_from", "model", "base", how="quantized", since=ON),
        Relation("r4", "contributes", "devs", "base", since=ON),
        Relation("r5", "uses", "sys", "model", since=ON),
        Relation("r6", "evaluated_on", "model", "set", since=ON),
        Relation("r7", "delegates_to", "team", "ada", since=ON),
        Relation("r8", "uses", "model", "lost one", since=ON),
    ]
)
ENDS = ("entity", "agent", "activity", "generatedEntity", "usedEntity", "delegate", "responsible")
STATEMENTS = ("wasDerivedFrom", "wasAttributedTo", "actedOnBehalfOf", "wasAssociatedWith", "wasInfluencedBy")


def told(state: MemoryState, on: date = ON) -> dict[str, dict[str, dict[str, object]]]:
    content = json.loads(prov_json(links(state, on)))
    assert isinstance(content, dict)
    return content


def test_each_relation_is_said_in_the_words_of_prov() -> None:
    said = told(STATE)
    derived = said["wasDerivedFrom"]["rec:r3"]
    assert (derived["prov:generatedEntity"], derived["prov:usedEntity"]) == ("rec:model", "rec:base")
    assert said["activity"][str(derived["prov:activity"])]["prov:type"] == {
        "$": "gd:quantized",
        "type": "prov:QUALIFIED_NAME",
    }
    attributed = said["wasAttributedTo"]["rec:r4"]
    assert (attributed["prov:entity"], attributed["prov:agent"]) == ("rec:base", "rec:devs")
    ways = {key: (one["prov:delegate"], one["prov:responsible"]) for key, one in said["actedOnBehalfOf"].items()}
    assert ways == {"rec:r2": ("rec:ada", "rec:team"), "rec:r7": ("rec:ada", "rec:team")}
    duty = said["wasAssociatedWith"]["rec:r1"]
    assert (duty["prov:agent"], duty["gd:document"], duty["gd:acceptance"]) == ("rec:ada", "Minute", "accepted")
    assert duty["prov:role"] == {"$": "gd:accountable", "type": "prov:QUALIFIED_NAME"}
    assert said["wasInfluencedBy"]["rec:r5"]["prov:influencee"] == "rec:sys"
    assert "rec:lost%20one" in said["entity"]
    assert set(said["agent"]) == {"rec:org", "rec:ada", "rec:team", "rec:devs"}


@given(registers(), st.sampled_from(DAYS))
@settings(max_examples=40, deadline=None)
def test_every_end_is_declared_and_every_relation_is_said_once(state: MemoryState, on: date) -> None:
    ties = links(state, on)
    said = told(state, on)
    declared = {key for kind in ("entity", "agent", "activity") for key in said.get(kind, {})}
    for kind, statements in said.items():
        for one in statements.values() if kind not in ("prefix", "entity", "agent") else ():
            ends = {value for key, value in one.items() if key.removeprefix("prov:") in ENDS}
            assert ends <= declared, kind
    keys = [key for kind in STATEMENTS for key in said.get(kind, {})]
    evaluations = [relation for relation in ties.relations if f"act:{relation.id}" in said.get("activity", {})]
    assert len(keys) == len(set(keys))
    assert len({*keys, *(f"rec:{relation.id}" for relation in evaluations)}) == len(ties.relations)
