from __future__ import annotations

from datetime import date

from hypothesis import given, strategies as st
from recipes import TEXTS

from govdesk.domain.entry import new_id, parse
from govdesk.domain.plain import field_infos
from govdesk.domain.problems import Problem
from govdesk.domain.records import KINDS, Organization, Record, Relation, System
from govdesk.domain.state import MemoryState

ANYTHING = st.one_of(st.none(), st.booleans(), st.integers(), st.floats(), TEXTS, st.lists(TEXTS, max_size=2))


def wrong(result: Record | tuple[Problem, ...]) -> dict[str, str]:
    assert isinstance(result, tuple)
    return {problem.where: problem.says for problem in result}


def test_typed_text_becomes_typed_fields() -> None:
    read = parse("system", {"id": "sys-a", "name": " A ", "markets": "DE, FR,", "started": "2026-01-02", "status": ""})

    assert read == System("sys-a", name="A", markets=("DE", "FR"), started=date(2026, 1, 2))


def test_every_wrong_field_is_named_at_once() -> None:
    given_ = {"id": "x", "name": " ", "status": "alive", "started": "2026-02-30", "colour": "red"}

    assert set(wrong(parse("system", given_, "file.yaml:3"))) == {
        "file.yaml:3:name",
        "file.yaml:3:status",
        "file.yaml:3:started",
        "file.yaml:3:colour",
    }


def test_a_period_that_ends_before_it_begins_is_a_problem_at_its_end() -> None:
    duty = {
        "id": "r",
        "kind": "accountable",
        "source": "a",
        "target": "b",
        "since": "2026-02-01",
        "until": "2026-01-01",
    }

    assert set(wrong(parse("relation", duty))) == {"until"}


def test_one_day_is_a_period() -> None:
    duty = {
        "id": "r",
        "kind": "accountable",
        "source": "a",
        "target": "b",
        "since": "2026-02-01",
        "until": "2026-02-01",
    }

    assert isinstance(parse("relation", duty), Relation)


def test_nothing_relates_to_itself() -> None:
    assert set(wrong(parse("relation", {"id": "r", "kind": "uses", "source": "a", "target": "a"}))) == {"target"}


def test_unknown_is_not_no() -> None:
    read = [parse("party", {"id": "p", "name": "P", "kind": "person", "inside": text}) for text in ("", "no", "yes")]

    assert [getattr(party, "inside", "?") for party in read] == [None, False, True]


def test_a_country_is_two_capitals() -> None:
    assert set(wrong(parse("organization", {"id": "o", "name": "O", "country": "Germany"}))) == {"country"}


def test_a_large_integer_keeps_every_digit() -> None:
    read = parse("component", {"id": "c", "name": "C", "kind": "model", "parameters": "9007199254740993"})

    assert getattr(read, "parameters", None) == 9007199254740993


@given(st.sampled_from(sorted(KINDS)), st.data())
def test_whatever_is_given_comes_back_as_record_or_problems(kind: str, data: st.DataObject) -> None:
    names = [*field_infos(KINDS[kind]), "nonsense"]
    given_ = data.draw(st.dictionaries(st.sampled_from(names), ANYTHING))

    read = parse(kind, {"id": "x", **given_})

    assert isinstance(read, KINDS[kind]) or all(isinstance(problem, Problem) for problem in read)


def test_ids_are_readable_and_never_taken_twice() -> None:
    state = MemoryState([Organization("org-ueber-gmbh")])

    assert new_id(state, "organization", "Über GmbH!") == "org-uber-gmbh"
    assert new_id(MemoryState([System("sys-a"), System("sys-a-2")]), "system", "A") == "sys-a-3"
    assert new_id(state, "system", "保険") == "sys-unnamed"
