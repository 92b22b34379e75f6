from __future__ import annotations

import shutil
from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import settings, strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule
from recipes import ANY_RECORD

from govdesk.app.session import Session
from govdesk.domain.change import Change, Edit, drop, put
from govdesk.domain.journal import Entry
from govdesk.domain.problems import Problem
from govdesk.domain.records import KINDS, Answer, Fact, Organization, Party, Record, System, kind_of
from govdesk.domain.state import MemoryState
from govdesk.store.verify import Verification, verify

FIRST = Change("Make the workspace", (put(None, Organization("org-x", name="X")),))
Clock = Callable[[], datetime]


@pytest.fixture
def session(tmp_path: Path, clock: Clock) -> Session:
    made = Session.create(tmp_path / "a.govdesk", FIRST, "Ana", clock)
    assert isinstance(made, Session)
    return made


def done(result: Entry | tuple[Problem, ...]) -> Entry:
    assert isinstance(result, Entry), result
    return result


def refused(result: object) -> str:
    assert isinstance(result, tuple), result
    assert result
    return str(result[0])


class Model(RuleBasedStateMachine):
    """A workspace on disk against a plain dictionary: do, undo, redo, reopen, as of any day."""

    @initialize()
    def make(self) -> None:
        import tempfile

        self.folder = Path(tempfile.mkdtemp())
        self.now = datetime(2026, 1, 1, tzinfo=UTC)
        made = Session.create(self.folder / "m.govdesk", FIRST, "Ana", lambda: self.now)
        assert isinstance(made, Session)
        self.session = made
        self.pasts: list[dict[tuple[str, str], Record]] = [{("organization", "org-x"): Organization("org-x", name="X")}]
        self.place = 0
        self.days: dict[date, dict[tuple[str, str], Record]] = {self.now.date(): self.pasts[0]}

    @property
    def model(self) -> dict[tuple[str, str], Record]:
        return self.pasts[self.place]

    def record_day(self) -> None:
        self.days[self.now.date()] = self.model

    @rule(records=st.lists(ANY_RECORD, min_size=1, max_size=3, unique_by=lambda one: (kind_of(one), one.id)))
    def put_records(self, records: list[Record]) -> None:
        old = self.model
        edits = [Edit(old.get((kind_of(one), one.id)), one) for one in records]
        done(self.session.do(Change("Put", tuple(edits))))
        self.advance({**old, **{(kind_of(one), one.id): one for one in records}})

    @precondition(lambda self: self.model)
    @rule(data=st.data())
    def drop_record(self, data: st.DataObject) -> None:
        key = data.draw(st.sampled_from(sorted(self.model)))
        done(self.session.do(Change("Drop", (drop(self.model[key]),))))
        self.advance({name: one for name, one in self.model.items() if name != key})

    def advance(self, model: dict[tuple[str, str], Record]) -> None:
        self.pasts = [*self.pasts[: self.place + 1], model]
        self.place += 1
        self.record_day()

    @rule()
    def undo(self) -> None:
        assert isinstance(self.session.undo(), Entry) == (self.place > 0)
        self.place = max(0, self.place - 1)
        self.record_day()

    @rule()
    def redo(self) -> None:
        can = self.place < len(self.pasts) - 1
        assert isinstance(self.session.redo(), Entry) == can
        self.place += can
        self.record_day()

    @rule(days=st.integers(1, 40))
    def sleep(self, days: int) -> None:
        self.now += timedelta(days=days)
        self.record_day()

    @rule()
    def reopen(self) -> None:
        self.session.close()
        assert [path.name for path in self.folder.iterdir()] == ["m.govdesk"]
        opened = Session.open(self.folder / "m.govdesk", "Bo", lambda: self.now)
        assert isinstance(opened, Session)
        self.session = opened

    @invariant()
    def tables_are_what_the_model_says(self) -> None:
        for kind, type_ in KINDS.items():
            told = {id_: one for (name, id_), one in self.model.items() if name == kind}
            assert dict(self.session.state.all(type_)) == told

    @rule(data=st.data())
    def as_of_any_day(self, data: st.DataObject) -> None:
        day = data.draw(st.sampled_from(sorted(self.days)))
        state = self.session.as_of(day)
        assert {
            (kind_of(one), one.id): one for type_ in KINDS.values() for one in state.all(type_).values()
        } == self.days[day]

    def teardown(self) -> None:
        if hasattr(self, "session"):
            self.session.close()
            checked = verify(self.folder / "m.govdesk")
            shutil.rmtree(self.folder)
            assert isinstance(checked, Verification)
            told = [problem for problem in checked.problems if "SHA-256" not in problem.says]  # made-up hashes
            assert (checked.first_break, told) == (None, []), checked.says


TestModel = Model.TestCase
TestModel.settings = settings(max_examples=25, stateful_step_count=25)


def test_stored_and_replayed_states_answer_alike(session: Session) -> None:
    records = [
        Party("p1", name="Ärger", inside=True),
        Party("p2", name="ärger", joined=date(2026, 1, 2)),
        Party("p3", name="", inside=False),
        Fact("f1", subject="s", key="k", value=("a", "b")),
        Fact("f2", subject="s", key="k", value=3),
        System("s1", name="Straße", markets=("DE", "FR")),
        Answer("s1/r", system="s1", requirement="r", state="met"),
    ]
    done(session.do(Change("Put", tuple(put(None, one) for one in records))))
    stored, replayed = session.state, session.as_of(session.today)

    for type_ in KINDS.values():
        for order in type_.__dataclass_fields__:
            for text in ("", "ä", "STRASSE", "de, fr", "true", "2026", "3"):
                for descending in (False, True):
                    assert stored.select(type_, text, order, descending=descending) == replayed.select(
                        type_, text, order, descending=descending
                    )
    assert stored.where(Fact, "subject", "s") == replayed.where(Fact, "subject", "s") != ()
    session.close()


def test_a_change_made_from_an_old_look_is_refused(session: Session) -> None:
    done(session.do(Change("Add", (put(None, System("s", name="New")),))))
    number = session.number

    assert "changed meanwhile" in refused(session.do(Change("Add", (put(None, System("s", name="Mine")),))))
    assert session.number == number
    session.close()


def test_nobody_cannot_change_anything(session: Session) -> None:
    session.person = " "

    assert "name" in refused(session.do(Change("Add", (put(None, System("s")),))))
    session.close()


def test_listeners_hear_a_change_once_and_can_leave(session: Session) -> None:
    heard: list[Change] = []
    leave = session.subscribe(heard.append)
    session.do(Change("Add", (put(None, System("s")), put(None, Party("p")))))
    leave()
    session.undo()

    assert [change.kinds for change in heard] == [frozenset({"system", "party"})]
    session.close()


def test_undo_survives_a_restart(session: Session, clock: Clock) -> None:
    session.do(Change("Add A", (put(None, System("a")),)))
    session.do(Change("Add B", (put(None, System("b")),)))
    session.undo()
    session.close()
    again = Session.open(session.path, "Bo", clock)
    assert isinstance(again, Session)

    assert (again.undo_text, again.redo_text) == ("Add A", "Add B")
    again.close()


def test_a_file_in_the_vault_is_found_by_its_hash_and_checked(session: Session) -> None:
    session.do(Change("Keep", (), blobs=(b"hello",)))
    sha = "2cf24dba5fb0a30e26e83b2ac5b9e29e1b161e5c1fa7425e73043362938b9824"

    assert session.blob(sha) == b"hello"
    assert "no file" in refused(session.blob("0" * 64))
    assert session.broken_blobs() == frozenset()
    session.close()
    session.path.write_bytes(session.path.read_bytes().replace(b"hello", b"hallo"))
    found = verify(session.path)
    assert isinstance(found, Verification)
    assert [problem.where for problem in found.problems] == [sha]


def test_history_and_search_of_the_journal(session: Session) -> None:
    for number in range(5):
        session.do(Change(f"Save {number}", (Edit(session.state.get(System, "s"), System("s", name=f"N{number}")),)))
    session.do(Change("Other", (put(None, System("t", name="s")),)))

    assert [entry.verb for entry in session.history("system", "s")] == [f"Save {n}" for n in (4, 3, 2, 1, 0)]
    assert [entry.number for entry in session.entries("n3")] == [6, 5]
    assert [entry.number for entry in session.entries(before=4, limit=2)] == [3, 2]
    session.close()


def test_another_thread_may_read(session: Session) -> None:
    from concurrent.futures import ThreadPoolExecutor

    session.do(Change("Add", (put(None, System("s")),)))

    def look() -> list[str]:
        with session.reading() as apart:
            return list(apart.state.all(System))

    with ThreadPoolExecutor(1) as pool:
        assert pool.submit(look).result() == ["s"]
    done(session.do(Change("Add", (put(None, System("t")),))))
    session.close()


def test_memory_state_keeps_the_last_of_two(session: Session) -> None:
    assert MemoryState([System("a", name="1"), System("a", name="2")]).get(System, "a") == System("a", name="2")
    session.close()
