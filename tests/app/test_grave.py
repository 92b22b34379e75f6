"""What must not hide: claims that nothing shows, classes beside the headline, suspended dates, dates before a start."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from reports import reports_sample as sample

from govdesk.app.queries.checklist import checklist, progress, unsound
from govdesk.app.queries.classes import headline
from govdesk.app.queries.dates import next_dates
from govdesk.app.queries.decisions import decisions
from govdesk.app.snapshot import Snapshot
from govdesk.domain.findings import Severity
from govdesk.domain.records import Answer, Fact, System

HIRE, POLICY = "sys-hire", "house/policy"


def answered(requirement: str, state: str, *evidence: str) -> Answer:
    return Answer(f"{HIRE}/{requirement}", HIRE, requirement, POLICY, state, "Because.", "Mara Vogt", None, evidence)


def found(seen: Snapshot, rule: str) -> list[tuple[Severity, str]]:
    return [(one.severity, one.says) for one in seen.findings() if one.id == rule]


def test_not_applicable_against_the_rules_is_a_finding() -> None:
    assert not found(sample.snapshot(), "waived-though-applies")
    seen = sample.snapshot(answered("hp-5", "not_applicable"), answered("hp-4", "not_applicable"))
    ((severity, says),) = found(seen, "waived-though-applies")
    assert severity is Severity.MEDIUM
    assert says.endswith("for Application screening: Test (Point 9)."), "hp-4 does not apply, so that answer is right"


@pytest.mark.parametrize(("requirement", "severity"), [("hp-5", Severity.MEDIUM), ("hp-2", Severity.LOW)])
def test_met_without_evidence_is_a_finding_and_worse_where_it_is_due(requirement: str, severity: Severity) -> None:
    assert not found(sample.snapshot(answered("hp-5", "met", "ev-1")), "met-without-evidence")
    ((got, says),) = found(sample.snapshot(answered(requirement, "met")), "met-without-evidence")
    assert got is severity
    assert "Application screening" in says


def test_closed_is_told_apart() -> None:
    seen = sample.snapshot(answered("hp-5", "met"), answered("hp-2", "not_applicable"))
    done = progress(seen.assessment(HIRE, POLICY), unsound(seen))
    assert (done.closed, done.shown, done.bare, done.waived) == (3, 1, 1, 1)


@pytest.mark.parametrize("lost", ["spoilt", "missing"])
def test_evidence_that_is_lost_shows_nothing(lost: str) -> None:
    seen = replace(sample.snapshot(), broken=frozenset({"2" * 64}))
    if lost == "missing":
        seen = sample.snapshot(answered("hp-1", "met", "ev-none"))
    done = progress(seen.assessment(HIRE, POLICY), unsound(seen))
    assert (done.shown, done.bare) == (0, 1)


def with_pack(seen: Snapshot, **instead: Any) -> Snapshot:
    return replace(seen, packs=(sample.pack(**instead),))


MODEL = {"id": "model", "title": "Model class", "kind": "first"}
PLAIN = {"value": "plain", "label": "Plain model", "tone": "neutral"}
SYSTEMIC = {"value": "systemic", "label": "Systemic risk", "tone": "bad"}
CALM = {"id": "class", "title": "Class", "kind": "first", "options": [{"value": "low", "label": "Low", "tone": "good"}]}


@pytest.mark.parametrize(
    ("when", "label", "tone"),
    [
        ({"rule": "high"}, "Low; Model class: Systemic risk", "bad"),
        ({"rule": "never"}, "Low", "good"),
        ({"rule": "talk"}, "Low", "neutral"),
    ],
)
def test_the_headline_hides_no_second_class_that_is_worse(when: object, label: str, tone: str) -> None:
    model = {**MODEL, "options": [{**SYSTEMIC, "when": when}, PLAIN]}
    shown = headline(with_pack(sample.snapshot(), outcomes=[CALM, model]), HIRE)
    assert (shown.value, shown.label, shown.tone) == ("low", label, tone)


def test_what_is_about_the_gravest_class_is_decided_first() -> None:
    hire = {"value": "banned", "label": "Banned", "tone": "bad", "when": {"rule": "high"}}
    low = {"value": "low", "label": "Low", "tone": "good"}
    for options in ([hire, low], [{**hire, "tone": "warn"}, low]):
        chat = Fact("fact-8", "sys-chat", "employment", value=False, origin="person", source="Mara Vogt")
        seen = with_pack(
            sample.snapshot(chat, System("sys-a", "Another", status="live")), outcomes=[CALM | {"options": options}]
        )
        order = [one.subject for one in decisions(seen)]
        assert set(order) > {HIRE}
        first = order[: order.count(HIRE)]
        assert (set(first) == {HIRE}) is (options[0]["tone"] == "bad")


def test_a_suspended_duty_is_no_coming_date() -> None:
    duty = {"who": "deployer", "text": "Do it.", "when": {"rule": "high"}, "since": date(2027, 12, 2)}
    asked = [
        {**duty, "id": "hp-1", "title": "Logs", "cite": "Point 6"},
        {**duty, "id": "hp-2", "title": "Files", "cite": "Point 7"},
    ]
    rows = [row for row in next_dates(with_pack(sample.snapshot(), requirements=asked)) if row.kind == "requirements"]
    assert [(row.title, row.cite) for row in rows] == [
        ("2 requirements begin to apply to 1 system", "Point 6 and Point 7")
    ]
    asked[0]["conditional"] = {"when": {"rule": "high"}, "says": "Suspended."}
    (row,) = [row for row in next_dates(with_pack(sample.snapshot(), requirements=asked)) if row.kind == "requirements"]
    assert row.requirements == ("hp-2",)


@pytest.mark.parametrize(
    ("started", "status", "since"),
    [
        (None, "live", date(2026, 8, 2)),
        (date(2026, 9, 15), "live", date(2026, 9, 15)),
        (date(2025, 1, 1), "live", date(2026, 8, 2)),
        (date(2027, 1, 1), "planned", date(2027, 1, 1)),
        (date(2027, 1, 1), "live", date(2026, 8, 2)),
    ],
)
def test_nothing_is_due_before_a_system_began(started: date | None, status: str, since: date) -> None:
    fact = Fact("fact-n", "sys-new", "employment", value=True, origin="person", source="Mara Vogt")
    seen = sample.snapshot(System("sys-new", "New", status=status, started=started), fact)
    (row,) = [row for row in checklist(seen, "sys-new") if row.requirement == "hp-1"]
    assert row.since == since
    assert row.due is (since <= seen.on)
    assert all(one.by is None or one.by >= since for one in decisions(seen) if one.subject == "sys-new")
