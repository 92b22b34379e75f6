from datetime import date

from govdesk.domain.findings import Finding, Severity
from govdesk.domain.records import Party, Relation, System
from govdesk.domain.responsibility.findings import responsibility_findings
from govdesk.domain.state import MemoryState

ON = date(2026, 3, 14)
ADA = Party("ada", "Ada Brandt", "person", "Head of Claims", inside=True)
BEN = Party("ben", "Ben Okafor", "person", inside=True)
CHAT = System("sys", "Claims chatbot", status="live", started=date(2026, 1, 1), critical=False)


def rules(*records: object) -> list[str]:
    return [finding.id for finding in responsibility_findings(MemoryState(records), ON)]


def test_a_finding_vanishes_when_it_is_mended() -> None:
    accountable = Relation("r1", "accountable", "ada", "sys", since=CHAT.started, state="accepted")
    responsible = Relation("r2", "responsible", "ben", "sys", since=CHAT.started, state="accepted")
    assert rules(CHAT, ADA, BEN) == ["G-01"]
    assert rules(CHAT, ADA, BEN, accountable) == ["G-03"]
    assert rules(CHAT, ADA, BEN, accountable, responsible) == []


def test_a_gap_between_two_holders_is_named_with_its_days() -> None:
    first = Relation(
        "r1", "accountable", "ada", "sys", since=date(2026, 1, 1), until=date(2026, 1, 31), state="accepted"
    )
    second = Relation("r2", "accountable", "ben", "sys", since=date(2026, 2, 10), state="accepted")
    work = Relation("r3", "responsible", "ben", "sys", since=CHAT.started, state="accepted")
    (gap,) = responsibility_findings(MemoryState([CHAT, ADA, BEN, first, second, work]), ON)
    assert gap.says.startswith(
        "Nobody was accountable for Claims chatbot from 1 February 2026 to 9 February 2026 (9 days)"
    )


def test_a_holder_who_left_is_no_holder_and_a_deputy_helps() -> None:
    gone = Party("ada", "Ada Brandt", "person", left=date(2026, 2, 28))
    duty = Relation("r1", "accountable", "ada", "sys", since=CHAT.started, state="accepted")
    work = Relation("r2", "responsible", "ben", "sys", since=CHAT.started, state="accepted")
    deputy = Relation("r3", "deputy_of", "ben", "ada")
    alone = responsibility_findings(MemoryState([CHAT, gone, BEN, duty, work]), ON)
    assert [(f.id, f.severity) for f in alone] == [("G-01", Severity.HIGH), ("G-13", Severity.HIGH)]
    helped = responsibility_findings(MemoryState([CHAT, gone, BEN, duty, work, deputy]), ON)
    assert [(f.id, f.severity) for f in helped] == [("G-13", Severity.MEDIUM)]


def test_a_planned_system_is_less_urgent() -> None:
    planned = System("sys", "Pilot", status="planned")
    (finding,) = responsibility_findings(MemoryState([planned]), ON)
    assert finding == Finding(
        "G-01",
        Severity.MEDIUM,
        "sys",
        "Nobody is accountable for Pilot. Medium, because the system is not in service yet.",
        "Assign one accountable party and let it accept.",
    )
