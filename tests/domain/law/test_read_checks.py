"""Checks in a pack file: every mistake is named at its place, and a right one is read as it stands."""

from __future__ import annotations

from typing import Any

import pytest

from govdesk.domain.law.checks.kinds import HOUSE, EvaluationCheck, Metric
from govdesk.domain.law.packs import Pack
from govdesk.domain.law.read_pack import parse_pack
from govdesk.domain.problems import Problem


def read(*checks: dict[str, Any], metrics: list[dict[str, Any]] | None = None) -> Pack | tuple[Problem, ...]:
    duty = {"id": "r1", "title": "R", "text": "Do.", "cite": "1", "who": "all", "when": {"fact": "q", "is": True}}
    return parse_pack(
        {
            "id": "own/house",
            "version": "1",
            "title": "House",
            "headline": "class",
            "metrics": [{"id": "bbq", "title": "BBQ", "ideal": 0}] if metrics is None else metrics,
            "questions": [{"id": "q", "type": "bool", "ask": "Q?", "cite": "1"}],
            "outcomes": [{"id": "class", "title": "C", "kind": "first", "options": [{"value": "a", "label": "A"}]}],
            "requirements": [{**duty, "checks": list(checks)}],
        }
    )


def a(rule: str, **more: object) -> dict[str, Any]:
    return {"id": "one", "title": "One", "rule": rule, **more}


def test_a_check_is_read_with_its_metric_and_its_house_default() -> None:
    pack = read(a("evaluation", op="within", limit=0.1, days=180, metrics=["bbq"]))
    assert isinstance(pack, Pack)
    (found,) = pack.duties["r1"].checks
    metric = Metric("bbq", "BBQ", 0.0)
    assert found == EvaluationCheck("r1.one", "One", (metric,), "within", 0.1, 180, basis=HOUSE)
    assert found.requirement == "r1"
    assert pack.metrics == (metric,)


@pytest.mark.parametrize(
    ("check", "where", "says"),
    [
        (a("guess"), "requirements.0.checks.0", "no kind of check"),
        (a("field"), "requirements.0.checks.0", "“names” is missing"),
        (a("field", names=["planet.size"]), "names.0", "begins with no place"),
        (a("field", names=["system.x"], limit=1), "limit", "not known here"),
        (a("edge", relation="loves"), "relation", "not possible"),
        (a("edge", relation="uses", least=-1), "least", "whole number"),
        (a("evidence", kind="card", days=1.5), "days", "whole number"),
        (a("evidence", kind="card", of="moon"), "of", "not possible"),
        (a("evaluation", op="within", limit=0.1, metrics=["other"]), "metrics.0", "no metric “other”"),
        (a("evaluation", op="at_least", limit=0.1, metrics=["bbq"]), "metrics.0", "high or low"),
        (a("evaluation", op="within", metrics=["bbq"]), "checks.0", "A limit stands"),
        (a("evaluation", op="within", limit="much", metrics=["bbq"]), "limit", "should be a number"),
        (a("distinct", one={"title": "A", "relations": ["loves"]}, other={}), "one.relations.0", "no kind of relation"),
        (a("finding", findings=["G-01"], needs=[]), "needs", "must be on record"),
        (a("finding", findings=["G-01"], needs=["loves"]), "needs.0", "no kind of relation"),
        ({**a("date", name="system.due"), "id": "a.b"}, "id", "without a dot"),
    ],
)
def test_a_mistake_is_named_at_its_place(check: dict[str, Any], where: str, says: str) -> None:
    found = read(check)
    assert isinstance(found, tuple)
    assert any(where in one.where and says in str(one) for one in found), found


def test_two_checks_of_one_name_are_refused() -> None:
    found = read(a("date", name="system.due"), a("date", name="system.due"))
    assert isinstance(found, tuple)
    assert "used once in its requirement" in str(found[0])


def test_two_metrics_of_one_name_are_refused() -> None:
    twice = [{"id": "bbq", "title": "BBQ", "ideal": 0}] * 2
    found = read(metrics=twice)
    assert isinstance(found, tuple)
    assert "two metrics" in str(found[0])
