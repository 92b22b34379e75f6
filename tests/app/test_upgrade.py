"""A new version of a pack loses no answer: over random edits of packs, and undone it leaves what was before."""

from __future__ import annotations

import tempfile
from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC, date, datetime
from itertools import pairwise
from pathlib import Path

from hypothesis import given, settings, strategies as st

from govdesk.app.commands import answers
from govdesk.app.commands.packs import adopt, upgrade
from govdesk.app.queries.checklist import checklist, progress
from govdesk.app.queries.former import changed_answers
from govdesk.app.queries.upgrade import upgrade_preview
from govdesk.app.session import Session
from govdesk.app.snapshot import snapshot
from govdesk.domain.change import Change, put
from govdesk.domain.journal import Entry
from govdesk.domain.law.packs import Pack
from govdesk.domain.law.read_pack import parse_pack
from govdesk.domain.records import KINDS, Answer, Organization, PackUse, System
from govdesk.domain.words import ANSWER_STATES

IDS = tuple(f"r-{number}" for number in range(6))
SYSTEMS = ("sys-a", "sys-b")
TODAY = date(2026, 11, 24)
Asked = Mapping[str, object]

requirements: st.SearchStrategy[Asked] = st.fixed_dictionaries(
    {
        "title": st.sampled_from(["Log", "Log more"]),
        "text": st.sampled_from(["Keep logs.", "Keep logs for a year."]),
        "since": st.sampled_from([date(2026, 8, 2), date(2027, 12, 2)]),
        "when": st.sampled_from([{"fact": "as_of", "on_or_after": date(2020, 1, 1)}, {"fact": "x", "is": True}]),
        "note": st.sampled_from(["", "A note."]),
    }
)
versions: st.SearchStrategy[dict[str, Asked]] = st.dictionaries(st.sampled_from(IDS), requirements, min_size=1)
given_answers = st.dictionaries(
    st.tuples(st.sampled_from(SYSTEMS), st.sampled_from(IDS)), st.sampled_from([value for value, _ in ANSWER_STATES])
)


def made(number: int, asked: Mapping[str, Asked]) -> Pack:
    pack = parse_pack(
        {
            "id": "house/policy",
            "version": str(number),
            "title": "House policy",
            "headline": "use",
            "questions": [{"id": "x", "type": "bool", "cite": "House policy 1", "ask": "Is it so?"}],
            "outcomes": [
                {"id": "use", "title": "Use", "kind": "first", "options": [{"value": "house", "label": "House rules"}]}
            ],
            "requirements": [
                {"id": id_, "cite": f"House policy {id_}", "who": "everyone", **one}
                for id_, one in sorted(asked.items())
            ],
        }
    )
    assert isinstance(pack, Pack), pack
    return pack


def begun(folder: str, pack: Pack, said: Mapping[tuple[str, str], str]) -> Session:
    records = (Organization("org-x", name="X"), *(System(id_, name=id_) for id_ in SYSTEMS))
    first = Change("Make", tuple(put(None, record) for record in records))
    session = Session.create(Path(folder) / "a.govdesk", first, "Ana", lambda: datetime(2026, 11, 24, 12, tzinfo=UTC))
    assert isinstance(session, Session)
    done(session, adopt(session.state, pack, TODAY))
    for (system, id_), state in said.items():
        if id_ in pack.duties:
            reason = f"{state} because"
            done(session, answers.answer(session.state, pack.id, system, id_, state, reason, "Ana", TODAY))
    return session


def done(session: Session, change: object) -> None:
    assert isinstance(change, Change), change
    assert isinstance(session.do(change), Entry)


def everything(session: Session) -> dict[str, dict[str, object]]:
    return {name: dict(session.state.all(kind)) for name, kind in KINDS.items()}


def asks_anew(before: Mapping[str, Asked], after: Mapping[str, Asked], id_: str) -> bool:
    """Tell whether an answer has to be looked at again: all but a note counts, and so does what comes back."""
    if id_ not in after:
        return False
    old = before.get(id_)
    return old is None or {**old, "note": ""} != {**after[id_], "note": ""}


@settings(max_examples=40, deadline=None)
@given(st.lists(versions, min_size=2, max_size=4), given_answers)
def test_no_answer_is_lost_over_any_versions_and_undo_gives_all_back(
    stages: list[dict[str, Asked]], said: dict[tuple[str, str], str]
) -> None:
    packs = [made(number, asked) for number, asked in enumerate(stages)]
    with tempfile.TemporaryDirectory() as folder:
        session = begun(folder, packs[0], said)
        kept = [everything(session)]
        confirm: set[str] = set()
        for (before, asked), pack in zip(pairwise(stages), packs[1:], strict=True):
            here = snapshot(session)
            preview = upgrade_preview(here, pack)
            change = upgrade(session.state, here.packs[0], pack, TODAY, here.packs)
            if pack.text == here.packs[0].text:
                assert not isinstance(change, Change)
                continue
            done(session, change)
            given_ = dict(session.state.all(Answer))
            confirm |= {one.id for one in given_.values() if asks_anew(before, asked, one.requirement)}
            assert {one.id for one in given_.values() if one.confirm} == confirm
            assert {one.id for one in preview.touched.confirm} <= confirm
            kept.append(everything(session))
            _all_are_seen(session, pack)
        _no_answer_differs(kept)
        for state in reversed(kept[:-1]):
            assert isinstance(session.undo(), Entry)
            assert everything(session) == state
        session.close()


def _all_are_seen(session: Session, pack: Pack) -> None:
    """Each answer stands in the checklist of its system, as it was given; what is to be confirmed is not closed."""
    here = snapshot(session)
    for system in SYSTEMS:
        rows = {row.id: row for row in checklist(here, system)}
        mine = session.state.where(Answer, "system", system)
        for answer in mine:
            row = rows[answer.id]
            assert (row.given, row.reason) == (answer.state, answer.reason)
            assert row.gone is (answer.requirement not in pack.duties)
            assert row.title != answer.requirement, "the words that it was asked in are known"
            assert row.state == ("to_confirm" if answer.confirm and not row.gone else answer.state)
        asked_again = {one.answer.id for one in changed_answers(here, system)}
        assert asked_again == {one.id for one in mine if one.confirm and one.requirement in pack.duties}
        closed = [row for row in rows.values() if row.applies.value == "yes" and row.state in {"met", "not_applicable"}]
        assert progress(here.assessment(system, pack.id)).closed == len(closed)


def _no_answer_differs(kept: list[dict[str, dict[str, object]]]) -> None:
    """Nothing of an answer is touched but whether it is to be confirmed."""
    first = {id_: replace(one, confirm=None) for id_, one in kept[0]["answer"].items() if isinstance(one, Answer)}
    for state in kept[1:]:
        later = {id_: replace(one, confirm=None) for id_, one in state["answer"].items() if isinstance(one, Answer)}
        assert later == first


def test_a_confirmed_answer_counts_again_and_only_what_is_to_be_confirmed_can_be(tmp_path: Path) -> None:
    old, new = {"r-1": _asked("Keep logs.")}, {"r-1": _asked("Keep logs for a year.")}
    session = begun(str(tmp_path), made(1, old), {("sys-a", "r-1"): "met"})
    done(session, upgrade(session.state, made(1, old), made(2, new), TODAY))
    assert progress(snapshot(session).assessment("sys-a", "house/policy")).closed == 0
    assert "answer-to-confirm" in {one.id for one in snapshot(session).findings("sys-a")}
    (found,) = changed_answers(snapshot(session), "sys-a")
    assert [step.changed.what for step in found.steps] == [("reworded",)]
    done(session, answers.confirm(session.state, ["sys-a/r-1"], "Ben", TODAY))
    assert progress(snapshot(session).assessment("sys-a", "house/policy")).closed == 1
    kept = session.state.get(Answer, "sys-a/r-1")
    assert kept is not None
    assert (kept.person, kept.reason, kept.confirm) == ("Ben", "met because", None)
    again = answers.confirm(session.state, ["sys-a/r-1"], "Ben", TODAY)
    assert isinstance(again, tuple)
    use = session.state.get(PackUse, "house/policy")
    assert use is not None
    assert use.version == "2"
    assert len(use.former) == 1
    session.close()


def _asked(text: str) -> Asked:
    return {"title": "Log", "text": text, "when": {"fact": "as_of", "on_or_after": date(2020, 1, 1)}}
