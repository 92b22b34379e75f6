"""Taking an answer over: exactly what was chosen is written, undo brings all back, unconfirmed is never done."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from hypothesis import given, strategies as st

from govdesk.app.commands.reuse import Chosen, reuse
from govdesk.app.queries.coverage import LEVELS, coverage
from govdesk.app.queries.overlaps import reuse_of
from govdesk.app.snapshot import Snapshot
from govdesk.domain.change import Change
from govdesk.domain.law.crosswalk import REUSABLE, carried
from govdesk.domain.law.packs import Pack
from govdesk.domain.records import Answer, Evidence, PackUse, Record, System
from govdesk.domain.state import MemoryState
from govdesk.domain.truth import Truth
from govdesk.domain.words import ANSWER_STATES
from govdesk.store.crosswalks import COMMON, overlaps
from govdesk.store.packs import load_pack

DAY = date(2026, 11, 24)
AT = "aia-15-p"
STATES = [state for state, _ in ANSWER_STATES]


def _packs() -> tuple[Pack, ...]:
    read = [load_pack(id_) for id_ in ("eu/ai-act", "eu/gdpr", COMMON)]
    return tuple(one for one in read if isinstance(one, Pack))


PACKS = _packs()
DUTIES = {id_: pack.id for pack in PACKS for id_ in pack.duties}
NEAR = [pair.second[1] for pair in overlaps().of("eu/ai-act", AT) if pair.second[1] in DUTIES]


def made(requirement: str, state: str, *, confirm: bool = False, evidence: tuple[str, ...] = ()) -> Answer:
    reason = f"Reason of {requirement}"
    id_ = f"s/{requirement}"
    return Answer(id_, "s", requirement, DUTIES[requirement], state, reason, "Ada", DAY, evidence, confirm or None)


def looked(*answers: Answer) -> Snapshot:
    uses = [PackUse(pack.id, pack.version, "0" * 64) for pack in PACKS]
    files = [Evidence("e1", "a.pdf", "1" * 64), Evidence("e2", "b.pdf", "2" * 64)]
    records: list[Record] = [System("s", "Sys"), System("t", "Other"), *uses, *files, *answers]
    return Snapshot(MemoryState(records), PACKS, DAY, DAY)


ANSWERS = st.dictionaries(
    st.sampled_from(NEAR), st.tuples(st.sampled_from(STATES), st.booleans(), st.sampled_from([(), ("e2",)]))
)


@given(st.tuples(st.sampled_from(STATES), st.booleans()), ANSWERS, st.data())
def test_exactly_the_chosen_are_written_and_undo_brings_all_back(
    answered: tuple[str, bool], others: dict[str, tuple[str, bool, tuple[str, ...]]], data: st.DataObject
) -> None:
    state, confirm = answered
    source = made(AT, state, confirm=confirm, evidence=("e1",))
    given_ = {id_: made(id_, one[0], confirm=one[1], evidence=one[2]) for id_, one in others.items()}
    seen = looked(source, *given_.values())
    kept = seen.state
    assert isinstance(kept, MemoryState)
    found = reuse_of(seen, "s", AT)
    assert found is not None
    offered = {row.requirement: row for row in found.offered}
    assert bool(found.lacks) == (confirm or state not in REUSABLE)
    assert not found.lacks or not offered
    for id_, row in offered.items():
        assert (row.applies is not Truth.NO, row.answer) == (True, given_.get(id_))
        assert row.confirm or row.state != row.suggested
    chosen = data.draw(st.lists(st.sampled_from(sorted(offered)), unique=True)) if offered else []
    wanted = [Chosen(offered[id_].pack, id_, offered[id_].suggested, offered[id_].answer) for id_ in chosen]
    change = reuse(kept, source, found.named, wanted, "Bo", DAY)
    if not chosen:
        assert not isinstance(change, Change)
        return
    assert isinstance(change, Change)
    before = dict(kept.all(Answer))
    kept.apply(change.edits)
    after = dict(kept.all(Answer))
    assert {id_ for id_ in after if after[id_] != before.get(id_)} == {f"s/{id_}" for id_ in chosen}
    for id_ in chosen:
        new = after[f"s/{id_}"]
        assert (new.state, new.person, new.on, new.confirm) == (offered[id_].suggested, "Bo", DAY, None)
        assert new.reason == f"Taken over from {found.named}: {source.reason}"
        assert new.evidence[0] == "e1"
        assert set(new.evidence) >= set(given_[id_].evidence if id_ in given_ else ())
    kept.apply(change.inverse(1, "Undo").edits)
    assert dict(kept.all(Answer)) == before


def test_an_answer_that_changed_since_it_was_shown_is_not_replaced() -> None:
    source, other = made(AT, "met"), made("mis-03", "not_met")
    seen = looked(source, other)
    taken = [Chosen(COMMON, "mis-03", "met", None)]
    for change in (
        reuse(seen.state, source, "x", taken, "Bo", DAY),
        reuse(seen.state, replace(source, reason="as it was"), "x", [Chosen(COMMON, "poi-01", "met", None)], "Bo", DAY),
    ):
        assert isinstance(change, tuple)
        assert "changed meanwhile" in change[0].says


def test_nothing_is_taken_over_to_itself_twice_or_to_nothing() -> None:
    source = made(AT, "met")
    state = looked(source).state
    once = Chosen(COMMON, "mis-03", "met", None)
    for wanted, says in (
        ([once, once], "chosen twice"),
        ([Chosen("eu/ai-act", AT, "met", source)], "its own requirement"),
        ([], "No requirement is chosen"),
        ([Chosen("no/pack", "mis-03", "met", None)], "no/pack"),
    ):
        change = reuse(state, source, "x", wanted, "Bo", DAY)
        assert isinstance(change, tuple)
        assert says in " ".join(map(str, change))


def test_what_covers_only_a_part_never_suggests_that_the_whole_is_met() -> None:
    assert carried("met", "narrower") == "partly_met"
    assert {kind: carried("met", kind) for kind in ("overlaps", "wider")} == {"overlaps": "met", "wider": "met"}
    assert [carried(state, "narrower") for state in STATES if state != "met"] == [s for s in STATES if s != "met"]
    found = reuse_of(looked(made("mis-03", "met")), "s", "mis-03")
    assert found is not None
    assert {row.requirement: row.suggested for row in found.offered} == {AT: "partly_met"}


def test_no_pack_in_use_has_the_requirement() -> None:
    assert reuse_of(looked(), "s", "iso-4.1") is None


@given(ANSWERS)
def test_a_cell_is_as_far_as_its_least_far_requirement(others: dict[str, tuple[str, bool, tuple[str, ...]]]) -> None:
    given_ = [made(id_, one[0], confirm=one[1]) for id_, one in others.items()]
    seen = looked(*given_)
    one, every = coverage(seen, "s"), coverage(seen)
    assert len(one.rows) == len(every.rows) == 45
    for row, whole in zip(one.rows, every.rows, strict=True):
        for cell, all_ in zip(row.cells, whole.cells, strict=True):
            assert cell.mapped == all_.mapped >= len(cell.standings)
            if cell.least is None or all_.least is None:
                continue
            ranks = [LEVELS.index(standing.level) for standing in cell.standings]
            assert LEVELS.index(cell.least.level) == min(ranks)
            assert LEVELS.index(all_.least.level) <= min(ranks)
    unconfirmed = {answer.requirement for answer in given_ if answer.confirm}
    levels = {s.requirement: s.level for row in one.rows for cell in row.cells for s in cell.standings}
    assert not [id_ for id_ in unconfirmed if levels.get(id_) in {"met", "not_applicable", "partly_met"}]


def test_a_gap_is_no_pass_and_neither_is_what_may_apply() -> None:
    rows = {row.practice.id: row.cells[0] for row in coverage(looked(), "s").rows}
    assert rows["ipr-04"].pack == "eu/ai-act"
    assert (rows["ipr-04"].mapped, rows["ipr-04"].least) == (0, None)
    least = rows["tra-05"].least
    assert least is not None
    assert least.level == "unknown"
