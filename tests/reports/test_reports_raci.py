"""The RACI matrix on paper: every letter of the register stands in it once, with its doubt."""

from __future__ import annotations

from datetime import date

from reports.reports_reading import text_of

from govdesk.app.snapshot import Snapshot
from govdesk.domain.records import Organization, Party, Relation, System
from govdesk.domain.state import MemoryState
from govdesk.reports.content import Heading, Table
from govdesk.reports.options import Options
from govdesk.reports.raci import raci

DAY = date(2026, 11, 24)
SINCE = date(2026, 1, 1)


def tie(id_: str, kind: str, source: str, target: str = "s1", scope: str = "", state: str = "accepted") -> Relation:
    return Relation(id_, kind, source, target, scope=scope, since=SINCE, state=state)


def written(*ties: Relation, parties: int = 3) -> tuple[list[Table], list[str], Snapshot]:
    people = [Party(f"p{number}", f"Party {number}", "person") for number in range(parties)]
    systems = [System("s1", "Bot", status="live"), System("s2", "Mail", ended=date(2026, 1, 1))]
    seen = Snapshot(MemoryState([Organization("org", "Acme"), *people, *systems, *ties]), (), DAY, DAY)
    blocks = raci(seen, Options()).blocks
    tables = [one for one in blocks if isinstance(one, Table)]
    return tables, [one.text for one in blocks if isinstance(one, Heading)], seen


def test_letters_doubts_and_findings() -> None:
    ties = (
        tie("r1", "accountable", "p0"),
        tie("r2", "accountable", "p1", state="proposed"),
        tie("r3", "responsible", "p0"),
        tie("r4", "consulted", "p2", scope="q1"),
    )
    (systems, narrower, findings), heads, _seen = written(*ties)
    assert [text_of(cell).strip() for cell in systems.rows[0].cells[1:]] == ["R A", "(A)"]
    assert [row.record for row in systems.rows] == ["s1"]
    assert heads == ["Systems", "Parts of Bot", "Findings", "What this rests on"]
    assert [row.record for row in narrower.rows] == ["s1", "q1"]
    said = "\n".join(text_of(cell) for row in findings.rows for cell in row.cells)
    assert "2 parties are accountable for Bot at the same time" in said
    assert findings.rows[0].cells[0].tone == "bad"
    assert [text_of(row.cells[0]).splitlines()[1] for row in systems.rows] == ["s1"]
    assert {"s1", "r1"} <= set(said.replace(",", " ").split())


def test_many_parties_stand_in_further_tables_of_the_same_widths() -> None:
    ties = [tie(f"r{number:02}", "informed", f"p{number}") for number in range(16)]
    tables, _heads, seen = written(*ties, parties=16)
    matrix = tables[:-1]
    shares = {sum(column.share for column in table.columns) for table in matrix}
    assert len(matrix) == 3
    assert len(shares) == 1
    letters = [text_of(cell).strip() for table in matrix for row in table.rows for cell in row.cells[1:]]
    assert letters.count("I") == len(seen.state.all(Relation))


def test_an_empty_register_says_so() -> None:
    tables, _heads, _seen = written()
    assert [[text_of(cell).strip() for cell in row.cells][:1] for row in tables[0].rows] != []
    assert "Nobody is accountable for Bot" in text_of(tables[-1].rows[0].cells[1])
