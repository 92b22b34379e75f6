"""A draft finds what was put on it, whatever was asked before."""

from __future__ import annotations

from hypothesis import given, strategies as st

from govdesk.app.draft import Draft
from govdesk.domain.records import Component
from govdesk.domain.state import MemoryState

RECORDS = st.builds(Component, st.sampled_from("abc"), st.sampled_from(["one", "two"]), st.just("model"))


@given(st.lists(RECORDS, max_size=4), st.lists(RECORDS, max_size=8))
def test_where_finds_what_a_scan_finds(base: list[Component], put: list[Component]) -> None:
    draft = Draft(MemoryState(base))
    for record in put:
        draft.put(record)
        for name in ("one", "two"):
            scanned = [one for one in draft.all(Component).values() if one.name == name]
            assert list(draft.where(Component, "name", name)) == scanned
