"""Hypothesis strategies for records and changes, shared by the tests of the domain and the store."""

from __future__ import annotations

from dataclasses import fields
from datetime import date

from hypothesis import strategies as st

from govdesk.domain.plain import field_types
from govdesk.domain.records import KINDS, Record

TEXTS = st.text(st.characters(exclude_categories=("Cs",), exclude_characters="\0"), max_size=12)
IDS = st.sampled_from([f"id-{number}" for number in range(5)])
DATES = st.dates(date(1990, 1, 1), date(2100, 1, 1))
VALUES = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(-(10**12), 10**25),
    st.floats(allow_nan=False, allow_infinity=False),
    TEXTS,
    DATES,
    st.lists(TEXTS, max_size=3).map(tuple),
)
BY_TYPE = {
    "text": TEXTS,
    "number": st.none() | st.floats(0, 1e30),
    "integer": st.none() | st.integers(0, 2**62),
    "date": st.none() | DATES,
    "flag": st.none() | st.booleans(),
    "list": st.lists(TEXTS, max_size=3).map(tuple),
    "value": VALUES,
}


def records_of(kind: str) -> st.SearchStrategy[Record]:
    """Make any records of one kind, from a handful of ids."""
    type_ = KINDS[kind]
    types = field_types(type_)
    return st.builds(type_, **{f.name: IDS if f.name == "id" else BY_TYPE[types[f.name]] for f in fields(type_)})


ANY_RECORD = st.sampled_from(sorted(KINDS)).flatmap(records_of)
