"""The first real upgrade: 300 answers to the AI Act as enacted in 2024, taken to the Act as amended in 2026 and back."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from govdesk.app.commands import answers
from govdesk.app.commands.packs import adopt, upgrade
from govdesk.app.queries.checklist import checklist
from govdesk.app.queries.former import changed_answers
from govdesk.app.queries.upgrade import upgrade_preview
from govdesk.app.session import Session
from govdesk.app.snapshot import snapshot
from govdesk.domain.change import Change, put
from govdesk.domain.journal import Entry
from govdesk.domain.law.packs import Pack
from govdesk.domain.records import KINDS, Answer, Organization, System
from govdesk.store.packs import load_pack

TODAY = date(2026, 11, 24)
STATES = ("met", "partly_met", "in_progress", "not_met", "not_applicable")
WANTED = 300


def pack(name: str) -> Pack:
    read = load_pack(name)
    assert isinstance(read, Pack)
    return read


def done(session: Session, change: object) -> None:
    assert isinstance(change, Change), change
    assert isinstance(session.do(change), Entry)


@pytest.fixture
def session(tmp_path: Path) -> Session:
    """Begin a workspace on the Act of 2024 with five systems and 300 answers, the whole of its checklist for each."""
    old = pack("eu/ai-act/2024")
    records = (Organization("org-x", name="X"), *(System(f"sys-{n}", name=f"System {n}") for n in range(5)))
    made = Session.create(
        tmp_path / "a.govdesk",
        Change("Make", tuple(put(None, record) for record in records)),
        "Ana",
        lambda: datetime(2026, 11, 24, 12, tzinfo=UTC),
    )
    assert isinstance(made, Session)
    done(made, adopt(made.state, old, TODAY))
    asked = [(system.id, one.id) for one in old.requirements for system in records[1:]][:WANTED]
    for number, (system, id_) in enumerate(asked):
        state = STATES[number % len(STATES)]
        done(made, answers.answer(made.state, old.id, system, id_, state, f"Reason {number}", "Ana", TODAY))
    assert len(made.state.all(Answer)) == WANTED
    return made


def everything(session: Session) -> dict[str, Mapping[str, object]]:
    return {name: dict(session.state.all(kind)) for name, kind in KINDS.items()}


def test_nothing_of_300_answers_is_lost_and_undo_gives_all_back(session: Session) -> None:
    old, new = pack("eu/ai-act/2024"), pack("eu/ai-act")
    before = everything(session)
    preview = upgrade_preview(snapshot(session), new)
    change = upgrade(session.state, old, new, TODAY, snapshot(session).packs)
    done(session, change)
    after = session.state.all(Answer)
    assert len(after) == WANTED
    told = {one.id for one in preview.touched.confirm}
    for id_, answer in after.items():
        was = before["answer"][id_]
        assert isinstance(was, Answer)
        assert (answer.state, answer.reason, answer.person, answer.on) == (was.state, was.reason, was.person, was.on)
        assert bool(answer.confirm) is (id_ in told)
    gone = {one.id for one in preview.touched.kept}
    assert gone
    assert told
    assert {old.duties[after[id_].requirement].id for id_ in gone} == old.duties.keys() - new.duties.keys()
    _shown(session, told, gone)
    assert isinstance(session.undo(), Entry)
    assert everything(session) == before
    assert isinstance(session.redo(), Entry)
    assert session.state.all(Answer) == after
    session.close()


def _shown(session: Session, told: set[str], gone: set[str]) -> None:
    """Every answer stands in a checklist, the changed ones with what changed, the others as they were."""
    here = snapshot(session)
    rows = {row.id: row for system in here.state.all(System) for row in checklist(here, system)}
    given = here.state.all(Answer)
    assert given.keys() <= rows.keys()
    assert {id_ for id_ in given if rows[id_].state == "to_confirm"} == told
    assert {id_ for id_ in given if rows[id_].gone} == gone
    for system in here.state.all(System):
        for one in changed_answers(here, system):
            assert one.steps, one.answer.id
            assert all(step.changed.before != step.changed.after for step in one.steps)


def test_what_changed_is_what_the_amendment_changed() -> None:
    from govdesk.domain.law.versions import DATES, WORDS, difference

    old, new = pack("eu/ai-act/2024"), pack("eu/ai-act")
    found = difference(old, new)
    changed = {one.after.id: one for one in found.changed}
    assert WORDS in changed["aia-04-pd"].what
    assert DATES in changed["aia-09-p"].what
    assert {one.on for one in changed["aia-09-p"].before.since} >= {date(2026, 8, 2), date(2027, 8, 2)}
    assert {one.on for one in changed["aia-09-p"].after.since} >= {date(2027, 12, 2), date(2028, 8, 2)}
    assert "aia-4a-bias" in {one.id for one in found.added}


def test_rules_and_fines_that_the_amendment_moved_are_named() -> None:
    from govdesk.app.queries.former import fine_side, rule_side
    from govdesk.domain.law.versions import difference

    old, new = pack("eu/ai-act/2024"), pack("eu/ai-act")
    found = difference(old, new)
    rules = {(one.after or one.before).id: one for one in found.rules if one.after or one.before}
    assert {id_ for id_, one in rules.items() if one.before is None} == new.rules.keys() - old.rules.keys()
    assert {id_ for id_, one in rules.items() if one.after is None} == old.rules.keys() - new.rules.keys()
    both = [id_ for id_ in new.rules.keys() & old.rules.keys() if id_ not in rules]
    assert all((old.rules[id_].when, old.rules[id_].cite) == (new.rules[id_].when, new.rules[id_].cite) for id_ in both)
    assert rules["prohibited"].before is not None
    for said in (*map(rule_side, found.rules), *map(fine_side, found.fines)):
        assert said.what
        assert said.before != said.after
    moved = {side.what: side for side in map(fine_side, found.fines)}
    operators = next(side for what, side in moved.items() if "Art 99(4)" in what)
    assert "Art 99(6a)" in operators.after
    assert "Art 99(6a)" not in operators.before
    assert difference(new, new).rules == difference(new, new).fines == ()


def test_the_versions_in_use_stay_readable_from_the_file_alone(session: Session) -> None:
    """The vault keeps both texts, so that an old answer can be read with the words to which it was given."""
    path = session.path
    done(session, upgrade(session.state, pack("eu/ai-act/2024"), pack("eu/ai-act"), TODAY))
    session.close()
    opened = Session.open(path, "Ana", lambda: datetime(2026, 11, 25, 12, tzinfo=UTC))
    assert isinstance(opened, Session)
    here = snapshot(opened)
    assert [one.version for one in here.packs] == ["2026.2"]
    assert [one.version for one in here.former["eu/ai-act"]] == ["2024.1"]
    opened.close()
