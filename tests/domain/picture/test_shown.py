"""What of the graph a picture shows: kinds, one way only, groups as one box."""

from datetime import date

from hypothesis import given, strategies as st

from govdesk.domain.findings import Finding, Severity
from govdesk.domain.picture.choice import DOWNSTREAM, UPSTREAM, Shown
from govdesk.domain.picture.picture import Picture, picture
from govdesk.domain.records import Component, Party, Relation, System
from govdesk.domain.state import MemoryState

ON = date(2026, 11, 24)
SINCE = date(2026, 1, 1)
STATE = MemoryState(
    [
        System("sys", name="Chatbot"),
        Component("tuned", "Tuned", "model"),
        Component("base", "Base", "model"),
        Component("data", "Data", "dataset"),
        Party("ada", "Ada", "person", inside=True),
        Party("bo", "Bo", "person", inside=True),
        Party("team", "Team", "team", inside=True),
        Party("up1", "Contributor 1", "person", inside=False),
        Party("up2", "Contributor 2", "person", inside=False),
        Relation("r1", "deploys", "sys", "tuned", since=SINCE),
        Relation("r2", "derived_from", "tuned", "base", since=SINCE),
        Relation("r3", "trained_on", "tuned", "data", since=SINCE),
        Relation("r4", "accountable", "ada", "sys", since=SINCE, state="accepted"),
        Relation("r5", "member_of", "ada", "team", since=SINCE),
        Relation("r6", "member_of", "bo", "team", since=SINCE),
        Relation("r7", "contributes", "up1", "base", since=SINCE),
        Relation("r8", "contributes", "up2", "base", since=SINCE),
        Relation("r9", "responsible", "bo", "sys", since=SINCE, state="accepted"),
        Relation("ra", "consulted", "ada", "tuned", since=SINCE, state="accepted"),
        Relation("rb", "consulted", "bo", "tuned", since=SINCE, state="accepted"),
    ]
)


def ids(drawn: Picture) -> set[str]:
    return {node.id for node in drawn.nodes}


def test_a_hidden_kind_goes_but_the_focus_stays() -> None:
    assert ids(picture(STATE, ON, shown=Shown(frozenset({"person", "dataset"})))) == {"sys", "tuned", "base", "team"}
    assert "data" in ids(picture(STATE, ON, "data", shown=Shown(frozenset({"dataset"}))))


def test_upstream_is_what_a_thing_is_made_of_and_who_stands_behind_it() -> None:
    assert ids(picture(STATE, ON, "tuned", 6, shown=Shown(way=UPSTREAM))) == {
        *("tuned", "base", "data", "up1", "up2", "ada", "bo")
    }


def test_downstream_is_what_stands_on_a_thing_and_who_answers_there() -> None:
    assert ids(picture(STATE, ON, "base", 6, shown=Shown(way=DOWNSTREAM))) == {
        *("base", "tuned", "sys", "up1", "up2", "ada", "bo")
    }


def test_a_folded_team_stands_for_its_members_with_their_lines_and_findings() -> None:
    worst = Finding("G-01", Severity.HIGH, "bo", "Left.", "Replace.")
    drawn = picture(STATE, ON, findings=[worst], shown=Shown(folded=frozenset({"team"})))
    assert not ids(drawn) & {"ada", "bo"}
    team = next(node for node in drawn.nodes if node.id == "team")
    assert (team.subtitle, team.marks) == ("Team · and 2 more within", ("high",))
    lines = {(edge.kind, edge.target, edge.label) for edge in drawn.edges if edge.source == "team"}
    consulted = next(label for kind, _, label in lines if kind == "consulted")
    assert consulted.endswith(" ×2")
    assert {(kind, target) for kind, target, _ in lines} == {
        *(("accountable", "sys"), ("responsible", "sys"), ("consulted", "tuned"))
    }


def test_a_folded_component_takes_in_who_only_works_on_it() -> None:
    drawn = picture(STATE, ON, shown=Shown(folded=frozenset({"base"})))
    assert ids(drawn) == {"sys", "tuned", "base", "data", "ada", "bo", "team"}


def test_teams_in_each_other_fold_without_end() -> None:
    ring = MemoryState(
        [
            Party("a", "A", "team"),
            Party("b", "B", "team"),
            Relation("ab", "member_of", "a", "b", since=SINCE),
            Relation("ba", "member_of", "b", "a", since=SINCE),
        ]
    )
    assert ids(picture(ring, ON, shown=Shown(folded=frozenset({"a", "b"}))))


@given(
    st.frozensets(st.sampled_from(["team", "base", "tuned", "ada", "nothing"])),
    st.frozensets(st.sampled_from(["person", "model", "system"])),
    st.sampled_from(["", "up", "down"]),
    st.sampled_from(["", "sys", "base", "ada"]),
)
def test_every_line_ends_at_boxes_that_are_drawn(
    folded: frozenset[str], hidden: frozenset[str], way: str, focus: str
) -> None:
    drawn = picture(STATE, ON, focus, 3, shown=Shown(hidden, way, folded))
    assert {end for edge in drawn.edges for end in (edge.source, edge.target)} <= ids(drawn)
    assert drawn.layout.places.keys() == ids(drawn)
    assert len({edge.id for edge in drawn.edges}) == len(drawn.edges)
