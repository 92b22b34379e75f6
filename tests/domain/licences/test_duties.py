"""What licences ask to be done: notices, names, a kept text; each in order, not in order, and not known."""

from __future__ import annotations

from datetime import date

import pytest

from govdesk.domain.licences.asked import NOTICE, PASSED_ON, TEXT, text_value
from govdesk.domain.licences.findings import licence_findings
from govdesk.domain.records import Component, Evidence, Fact, Organization, Party, Record, Relation, System
from govdesk.domain.responsibility.links import links
from govdesk.domain.state import MemoryState
from govdesk.store.licences import licences

ON = date(2026, 11, 24)
REGISTER = licences()
BOT = System("bot", "Bot", status="live")
HOUSE = Organization("org", "House Ltd", country="US", turnover=1e5)
USES = Relation("r", "uses", "bot", "m")


def found(rule: str, *records: Record) -> list[tuple[str, str]]:
    state = MemoryState((HOUSE, BOT, *records))
    told = licence_findings(state, links(state, ON), REGISTER)
    return [(one.severity.value, one.subject) for one in told if one.id == rule]


def model(licence: str, name: str = "Model", id_: str = "m") -> Component:
    return Component(id_, name, "model", licence=licence)


def fact(key: str, value: object, subject: str = "m") -> Fact:
    return Fact(f"{subject}-{key}", subject, key, value, "person", "Ada", "", ON)  # type: ignore[arg-type]  # a test's value


PASSED, KEPT_IN = fact(PASSED_ON, value=True), fact(PASSED_ON, value=False)
STANDS = fact(NOTICE, "NOTICE file of release 2.1")

# ---- L-05 --------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("licence", "told", "expected"),
    [
        ("llama3", (), [("medium", "m")]),
        ("llama3", (KEPT_IN,), []),
        ("llama3", (STANDS,), []),
        ("llama3", (fact(NOTICE, "  "),), [("medium", "m")]),
        ("apache-2.0", (), [("low", "bot")]),
        ("apache-2.0", (PASSED,), [("medium", "m")]),
        ("apache-2.0", (PASSED, STANDS), []),
        ("apache-2.0", (KEPT_IN,), []),
        ("apache-2.0", (fact(PASSED_ON, "unclear"),), [("low", "bot")]),
        ("cc0-1.0", (PASSED,), []),
        ("internal", (PASSED,), []),
    ],
)
def test_a_notice_is_missed_where_it_is_due_and_nobody_says_where_it_stands(
    licence: str, told: tuple[Fact, ...], expected: list[tuple[str, str]]
) -> None:
    assert found("L-05", model(licence), USES, *told) == expected


def test_what_the_organization_provides_is_passed_on_without_being_asked() -> None:
    provides = Relation("p", "provides", "org", "bot")
    assert found("L-05", model("apache-2.0"), USES, provides) == [("medium", "m")]
    assert found("L-05", model("apache-2.0"), USES, provides, KEPT_IN) == []


def test_a_notice_names_what_it_is_passed_on_with_or_that_somebody_said_so() -> None:
    def says(*records: Record) -> str:
        state = MemoryState((HOUSE, BOT, model("apache-2.0"), USES, *records))
        (one,) = (one for one in licence_findings(state, links(state, ON), REGISTER) if one.id == "L-05")
        return one.says

    provides = Relation("p", "provides", "org", "bot")
    assert "passed on: by the register this organization provides Bot. It asks: " in says(provides)
    assert "it is said to be passed on. It asks: " in says(PASSED)


# ---- L-06 --------------------------------------------------------------------------------------------------------

MADE = Relation("d", "derived_from", "m", "b", how="finetune")


def tuned(name: str, *more: Record, base: str = "Base 3") -> list[tuple[str, str]]:
    return found("L-06", model("llama3", name), model("llama3", base, "b"), MADE, *more)


def test_a_name_without_the_word_that_the_licence_asks_for() -> None:
    assert tuned("House helper") == [("low", "m")]
    assert tuned("House helper", PASSED) == [("medium", "m")]
    assert tuned("House helper", KEPT_IN) == []
    assert tuned("Llama 3 House helper", PASSED) == []
    assert tuned("house/LLAMA-3_helper", PASSED) == []
    assert tuned("Helper on Llama 3", PASSED) == [("medium", "m")]
    assert tuned("Helper on Llama 3") == []


def test_who_publishes_the_base_may_name_its_own_as_it_likes() -> None:
    meta = Party("meta", "Meta", "organization")
    both = (Relation("p1", "provides", "meta", "m"), Relation("p2", "provides", "meta", "b"))
    assert tuned("House helper", meta, *both) == []
    assert tuned("House helper", meta, both[0]) == [("low", "m")]
    assert tuned("meta/Guard", base="meta/Base 3") == []
    assert tuned("other/Guard", base="meta/Base 3") == [("low", "m")]


# ---- L-10 --------------------------------------------------------------------------------------------------------

SHA = "a" * 64
FILE = Evidence("e", "LICENSE", sha256=SHA)
KEPT = fact(TEXT, text_value("llama3", SHA))
READ = fact("model.licence_text.LICENSE", f"sha256:{SHA}")


@pytest.mark.parametrize(
    ("licence", "told", "expected"),
    [
        ("llama3", (), [("medium", "bot")]),
        ("apache-2.0", (), [("low", "bot")]),
        ("odd terms", (), [("medium", "bot")]),
        ("internal", (), []),
        ("house-internal", (), []),
        ("other-internal", (), [("medium", "bot")]),
        ("llama3", (KEPT, FILE), []),
        ("llama3", (KEPT,), [("medium", "bot")]),
        ("llama3.1", (KEPT, FILE), [("medium", "bot")]),
        ("llama3", (READ,), [("medium", "bot")]),
        ("llama3", (READ, KEPT, FILE), []),
        ("llama3", (fact("model.licence_text", "sha256:" + "b" * 64), KEPT, FILE), [("medium", "bot")]),
    ],
)
def test_a_text_is_kept_only_with_its_file_for_the_licence_that_is_recorded(
    licence: str, told: tuple[Record, ...], expected: list[tuple[str, str]]
) -> None:
    assert found("L-10", model(licence), USES, *told) == expected


def test_a_licence_outside_the_register_is_not_silent() -> None:
    odd = model("odd terms")
    assert found("L-01", odd, USES) == [("medium", "m")]
    assert found("L-08", odd, USES) == [("medium", "bot")]
    assert found("L-01", odd, USES, fact(TEXT, text_value("odd terms", SHA)), FILE) == []
    assert found("L-01", model("internal"), USES) == []


def test_nothing_is_asked_of_a_model_that_nothing_in_use_stands_on() -> None:
    for rule in ("L-05", "L-08", "L-10"):
        assert found(rule, model("llama3")) == []
