from __future__ import annotations

import json
from datetime import date

import pytest
from hypothesis import given
from recipes import ANY_RECORD, VALUES

from govdesk.domain.plain import canonical, fact_value, from_plain, plain_value, to_plain
from govdesk.domain.records import Fact, Record, System, Value, kind_of


@given(ANY_RECORD)
def test_a_record_survives_json_with_its_types(record: Record) -> None:
    text = canonical(to_plain(record))

    assert from_plain(kind_of(record), json.loads(text)) == record


@given(VALUES)
def test_a_fact_value_keeps_its_type(value: Value) -> None:
    read = fact_value(json.loads(canonical(plain_value(value))))

    assert (type(read), read) == (type(value), value)


def test_what_is_not_known_is_left_out() -> None:
    assert to_plain(System("sys-a", name="A", started=date(2026, 1, 2))) == {
        "id": "sys-a",
        "name": "A",
        "started": "2026-01-02",
    }


def test_a_text_that_looks_like_a_date_stays_a_text() -> None:
    fact = Fact("f", value="2026-01-02")

    assert from_plain("fact", to_plain(fact)) == fact


def test_an_unknown_field_is_an_error() -> None:
    with pytest.raises(KeyError):
        from_plain("system", {"id": "a", "colour": "red"})


def test_canonical_refuses_what_json_cannot_say() -> None:
    with pytest.raises(ValueError, match="JSON"):
        canonical(float("nan"))
