"""Records files from anybody: a change or problems, never an exception."""

from __future__ import annotations

from datetime import date

from hypothesis import given, settings, strategies as st

from govdesk.app.commands import bulk
from govdesk.app.commands.evidence import EvidenceFile
from govdesk.domain.change import Change
from govdesk.domain.law.questions import TYPES, Question
from govdesk.domain.plain import field_infos
from govdesk.domain.problems import Problem
from govdesk.domain.records import KINDS, Evidence, PackUse, Party, System
from govdesk.domain.state import MemoryState

FIELDS = sorted({name for type_ in KINDS.values() for name in field_infos(type_)} | {"id", "file", "colour"})
WORDS = st.sampled_from(
    ["sys-a", "party-a", "met", "accountable", "person", "model", "2026-01-01", "file", "q-date", "ev-1", "yes"]
)
SCALARS = st.none() | st.booleans() | st.integers() | st.floats() | st.dates() | st.text(max_size=6) | WORDS
VALUES = st.recursive(
    SCALARS,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=3), inner, max_size=2),
    max_leaves=4,
)
ROWS = st.dictionaries(st.sampled_from(FIELDS), VALUES, max_size=7) | VALUES
DOCUMENTS = st.dictionaries(
    st.sampled_from([*bulk.SECTIONS, "things"]), st.lists(ROWS, max_size=3) | VALUES, max_size=8
)
QUESTIONS = {f"q-{type_}": Question(f"q-{type_}", type_, "Is it?", "Art. 1", values=(("a", "A"),)) for type_ in TYPES}
RECORDS = (
    System("sys-a", "A"),
    Party("party-a", "P", "team"),
    PackUse("p", "1", "0" * 64),
    Evidence("ev-1", "e", "0" * 64),
)


def read(path: str) -> EvidenceFile | Problem:
    return EvidenceFile(path, path.encode()) if path else Problem(path, "There is no such file.")


@settings(max_examples=400)
@given(DOCUMENTS | VALUES)
def test_no_document_breaks_it(document: object) -> None:
    state = MemoryState(RECORDS)
    told = bulk.apply(state, document, "r.yaml", person="Ada", on=date(2026, 1, 1), read=read, questions=QUESTIONS)
    if isinstance(told, Change):
        state.apply(told.edits)
    else:
        assert told
        assert all(problem.says and problem.where.startswith("r.yaml") for problem in told)
