"""The licence register and its findings: each against its plain definition, and never silent where something is unknown."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given, strategies as st

from govdesk.domain.findings import Finding
from govdesk.domain.licences.findings import licence_findings
from govdesk.domain.licences.register import CLASSES, OPEN
from govdesk.domain.records import Component, Organization, Record, Relation, System
from govdesk.domain.responsibility.links import links
from govdesk.domain.state import MemoryState
from govdesk.intake.licence.names import OSI_APPROVED, licence_id
from govdesk.store.licences import licences

ON = date(2026, 11, 24)
REGISTER = licences()
BASE = Component("base", "Base", "model")
BOT = System("bot", "Bot", status="live")


GRANT = ("L-01", "L-02", "L-03", "L-04", "L-09")
"""The rules on what is granted; those on what is asked and carried on have tests of their own."""


def found(*records: Record) -> list[tuple[str, str, str]]:
    return [(one.id, one.severity.value, one.subject) for one in granted(MemoryState(records))]


def granted(state: MemoryState) -> list[Finding]:
    return [one for one in licence_findings(state, links(state, ON), REGISTER) if one.id in GRANT]


def world(licence: str, **house: object) -> list[tuple[str, str, str]]:
    organization = Organization("org", "House", **house)  # type: ignore[arg-type]  # the test's own names
    model = Component("base", "Base", "model", licence=licence)
    return found(organization, model, BOT, Relation("r", "uses", "bot", "base"))


def test_the_register_is_whole() -> None:
    assert len(REGISTER.known) == 67
    for id_, licence in REGISTER.known.items():
        assert id_ == licence.id == licence_id(id_)
        assert licence.class_ in CLASSES
        assert licence.commercial in {"yes", "no", "conditional"}
        assert licence.confidence in {"high", "medium", "low"}
        assert licence.osi_approved is (id_ in OSI_APPROVED)
        assert licence.terms
        assert all(len(country) == 2 for country in licence.excluded)
        if licence.class_ in {"noncommercial", "research_only"}:
            assert licence.commercial != "yes"
        if licence.class_ == "revenue_gated":
            assert licence.revenue_usd


@pytest.mark.parametrize(
    ("licence", "house", "expected"),
    [
        ("apache-2.0", {"country": "DE", "turnover": 1e9}, []),
        ("", {"country": "DE"}, [("L-01", "medium", "base")]),
        ("cc-by-nc-4.0", {"country": "DE"}, [("L-02", "high", "base")]),
        ("minimax-nc", {"country": "DE"}, [("L-02", "medium", "base")]),
        ("falcon-180b-tii", {"country": "DE"}, [("L-02", "medium", "base")]),
        ("stability-community", {"turnover": 1e5}, []),
        ("stability-community", {"turnover": 9e5}, [("L-03", "medium", "base")]),
        ("stability-community", {"turnover": 5e6}, [("L-03", "high", "base")]),
        ("stability-community", {}, [("L-03", "medium", "base")]),
        ("llama4", {"country": "FR"}, [("L-04", "high", "base")]),
        ("llama4", {"country": "US"}, []),
        ("llama4", {}, [("L-04", "medium", "base")]),
        ("llama3.2", {"country": "FR"}, [("L-04", "medium", "base")]),
        ("tencent-hunyuan-community", {"country": "KR"}, [("L-04", "high", "base")]),
        ("internal", {"country": "DE"}, []),
        ("a licence of our own", {"country": "DE"}, [("L-01", "medium", "base")]),
    ],
)
def test_what_a_licence_permits_is_held_against_the_organization(
    licence: str, house: dict[str, object], expected: list[tuple[str, str, str]]
) -> None:
    assert world(licence, **house) == expected


def test_data_without_a_licence_is_one_finding_for_what_was_made_of_it() -> None:
    model = Component("base", "Base", "model", licence="mit")
    data = [Component(f"d{n}", f"Data {n}", "dataset", licence="mit" if n == 5 else "") for n in range(30)]
    ties = [Relation(f"t{n}", "trained_on", "base", f"d{n}") for n in range(30)]
    uses = Relation("r", "uses", "bot", "base")
    assert found(model, BOT, uses, *data, *ties) == [("L-01", "low", "base")]
    assert found(BOT, data[0], Relation("r", "uses", "bot", "d0")) == [("L-01", "low", "bot")]
    assert found(model, *data, *ties) == []


def test_what_nothing_in_use_stands_on_is_nobodys_trouble() -> None:
    model = Component("base", "Base", "model", licence="cc-by-nc-4.0")
    old = System("old", "Old", status="retired")
    assert found(model, BASE, Component("loose", "Loose", "dataset")) == []
    assert found(model, old, Relation("r", "uses", "old", "base")) == []


@given(st.lists(st.sampled_from(["", "mit", "apache-2.0", "gemma", "llama3", "qwen-research"]), min_size=2, max_size=5))
def test_a_laxer_licence_than_that_of_any_base_is_found(chain: list[str]) -> None:
    models = [Component(f"m{n}", f"M{n}", "model", licence=licence) for n, licence in enumerate(chain)]
    made = [Relation(f"r{n}", "derived_from", f"m{n}", f"m{n + 1}") for n in range(len(chain) - 1)]
    wanted = {
        (f"m{n}", f"m{below}")
        for n, own in enumerate(chain)
        for below in range(n + 1, len(chain))
        if own in {"mit", "apache-2.0"} and chain[below] in {"gemma", "llama3", "qwen-research"}
    }
    state = MemoryState([*models, *made])
    told = granted(state)
    assert {(one.subject, one.related[0]) for one in told} == wanted
    assert all(one.id == "L-09" for one in told)


def test_every_finding_says_what_to_ask_and_never_that_something_is_illegal() -> None:
    for id_, licence in REGISTER.known.items():
        organization = Organization("org", "House", country="DE", turnover=1e9)
        below = Component("own", "Own", "model", licence="mit")
        records = (organization, below, Component("base", "Base", "model", licence=id_), BOT)
        ties = (Relation("r", "uses", "bot", "own"), Relation("s", "derived_from", "own", "base"))
        state = MemoryState([*records, *ties])
        told = granted(state)
        assert bool(told) is (licence.class_ not in OPEN or bool(licence.excluded))
        for one in told:
            assert "lawyer" in one.mend
            assert "bot" in one.related
        for one in licence_findings(state, links(state, ON), REGISTER):
            assert "illegal" not in one.says
            assert one.severity.value in one.says.lower()
