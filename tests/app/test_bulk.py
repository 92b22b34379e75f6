"""Many records in one change, all or nothing."""

from datetime import date

from govdesk.app.commands import bulk
from govdesk.app.commands.evidence import EvidenceFile
from govdesk.domain.change import Change
from govdesk.domain.law.questions import Question
from govdesk.domain.problems import Problem
from govdesk.domain.records import Answer, Fact, PackUse, Party, Relation, System
from govdesk.domain.state import MemoryState

TODAY = date(2026, 3, 1)
DOCUMENT = {
    "parties": [{"id": "party-anna", "name": "Anna Berg", "kind": "person"}],
    "systems": [{"name": "Claims chatbot", "status": "live", "markets": ["DE", "AT"]}],
    "relations": [
        {"kind": "accountable", "source": "party-anna", "target": "sys-claims-chatbot", "since": date(2025, 1, 1)}
    ],
    "facts": [{"subject": "sys-claims-chatbot", "key": "tr_interacts", "value": True}],
    "evidence": [{"file": "notes/test.md", "note": "What was tried."}],
    "answers": [
        {
            "system": "sys-claims-chatbot",
            "requirement": "r1",
            "state": "met",
            "reason": "Shown on the first screen.",
            "evidence": ["test.md"],
        }
    ],
}


def read(path: str) -> EvidenceFile | Problem:
    return (
        EvidenceFile("test.md", b"We tried it.") if path == "notes/test.md" else Problem(path, "There is no such file.")
    )


def run(
    state: MemoryState, document: object = DOCUMENT, places: dict[tuple[str | int, ...], str] | None = None
) -> object:
    return bulk.apply(state, document, "r.yaml", person="Anna Berg", on=TODAY, read=read, places=places)


def test_one_change_holds_all_and_doing_it_again_changes_nothing() -> None:
    state = MemoryState([PackUse("eu/ai-act", "1", "0" * 64)])
    change = run(state)
    assert isinstance(change, Change)
    assert change.blobs == (b"We tried it.",)
    state.apply(change.edits)
    answer = state.get(Answer, "sys-claims-chatbot/r1")
    assert answer is not None
    assert (answer.pack, answer.person, answer.on) == ("eu/ai-act", "Anna Berg", TODAY)
    assert answer.evidence[0].startswith("ev-")
    assert next(iter(state.all(Relation).values())).state == "proposed"
    assert next(iter(state.all(Fact).values())).value is True
    again = run(state)
    assert isinstance(again, Change)
    assert again.edits == ()


def test_a_record_that_is_there_is_changed_in_the_named_fields_only() -> None:
    state = MemoryState([System("sys-a", "A", "sorts letters", status="planned")])
    change = run(state, {"systems": [{"id": "sys-a", "status": "live"}]})
    assert isinstance(change, Change)
    assert change.edits[0].after == System("sys-a", "A", "sorts letters", status="live")


def test_every_error_is_told_with_its_line_and_nothing_is_done() -> None:
    document = {
        "parties": [{"name": "X", "kind": "robot"}, {"name": "Y", "kind": "team", "colour": "red"}],
        "relations": [{"kind": "uses", "source": "sys-no", "target": "sys-a"}],
        "evidence": [{"file": "gone.md"}],
        "things": [],
    }
    told = run(
        MemoryState([System("sys-a", "A")]),
        document,
        {("parties", 0): "r.yaml:3", ("parties", 1): "r.yaml:4", ("relations", 0): "r.yaml:9"},
    )
    assert isinstance(told, tuple)
    places = [problem.where for problem in told]
    assert places == ["r.yaml", "r.yaml:3:kind", "r.yaml:4:colour", "r.yaml: evidence 1", "r.yaml:9:source"]


def test_the_same_record_twice_is_an_error() -> None:
    told = run(
        MemoryState(), {"parties": [{"id": "p", "name": "X", "kind": "team"}, {"id": "p", "name": "Y", "kind": "team"}]}
    )
    assert isinstance(told, tuple)
    assert "twice" in told[0].says


def test_what_is_no_records_file_is_refused() -> None:
    for document in ("text", ["a"], None, 3):
        assert isinstance(run(MemoryState(), document), tuple)
    assert isinstance(run(MemoryState([Party("p", "P", "team")]), {"parties": ["text"]}), tuple)


def test_facts_are_read_with_the_type_of_their_question() -> None:
    question = Question("when", "date", "When did it start?", "Art. 1")
    state = MemoryState([System("sys-a", "A")])
    rows = {"facts": [{"subject": "sys-a", "key": "when", "value": "2026-02-30"}]}
    told = bulk.apply(state, rows, "r.yaml", person="Anna", on=TODAY, questions={"when": question})
    assert isinstance(told, tuple)
    assert told[0].where == "r.yaml: facts 1:value"
    rows["facts"][0]["value"] = "2026-02-28"
    change = bulk.apply(state, rows, "r.yaml", person="Anna", on=TODAY, questions={"when": question})
    assert isinstance(change, Change)
    fact = change.edits[0].after
    assert isinstance(fact, Fact)
    assert fact.value == date(2026, 2, 28)
