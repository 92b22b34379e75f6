"""An organization chart: one person a row, as found in a CSV or XLSX file.

Columns: name (needed), title, team, manager (a name or an e-mail of the same chart), e-mail, since, until. Dates ISO.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path

from govdesk.domain.problems import Problem
from govdesk.domain.records import Party, Relation
from govdesk.intake.bounded import refuse
from govdesk.intake.found import Found, Ids, Item, place
from govdesk.intake.wording import one_line, quoted

COLUMNS = ("name", "title", "team", "manager", "e-mail", "since", "until")
_ALIKE = {
    "email": "e-mail",
    "mail": "e-mail",
    "role": "title",
    "reports to": "manager",
    "joined": "since",
    "left": "until",
}
_MAX_TEXT = 300


@dataclass(frozen=True, slots=True)
class _Row:
    at: str
    cells: Mapping[str, object]

    def text(self, column: str) -> str:
        """Give what stands in a column, on one line."""
        value = self.cells.get(column)
        return one_line(str(value))[:_MAX_TEXT] if isinstance(value, str | int | float) else ""

    def day(self, column: str) -> date | None:
        """Give the day in a column; raises ValueError where none stands there though something does."""
        value = self.cells.get(column)
        if isinstance(value, datetime):
            return value.date()
        if isinstance(value, date):
            return value
        return date.fromisoformat(self.text(column)) if self.text(column) else None


def is_chart(head: Sequence[object]) -> bool:
    """Tell by the first row: it has a name, and a manager, a team or a title."""
    names = set(_head(head))
    return "name" in names and bool(names & {"manager", "team", "title"})


def _head(cells: Iterable[object]) -> list[str]:
    plain = [" ".join(str(cell or "").split()).casefold() for cell in cells]
    return [_ALIKE.get(name, name) for name in plain]


def read_chart(path: Path, file: str, rows: Iterable[tuple[int, Sequence[object]]]) -> Found:
    """Read the people of a chart, their teams and managers; they are inside, and keep their names.

    rows: (number, cells), the head first. Raises Refused where it is no chart; what is wrong in a row is a problem.
    """
    filled = iter(rows)
    head = _head(next(filled, (1, ()))[1])
    if not is_chart(head):
        refuse("The first row does not name the columns of a chart.", f"Columns: {', '.join(COLUMNS)}.")
    problems = [
        Problem(f"{file}: row 1", f"The column {quoted(name)} is not read.")
        for name in head
        if name and name not in COLUMNS
    ]
    people: list[tuple[_Row, Party]] = []
    ids = Ids()
    for number, cells in filled:
        row = _Row(f"row {number}", dict(zip(head, cells, strict=False)))
        found = _person(row, ids)
        if isinstance(found, Party):
            people.append((row, found))
        else:
            problems.append(Problem(f"{file}: {row.at}", found))
    if not people:
        refuse("No person could be read in it.", f"Columns: {', '.join(COLUMNS)}.")
    items = {party.id: Item(party, file, row.at, says=party.title) for row, party in people}
    for row, _ in people:
        if row.text("team"):
            team = ids("t", row.text("team").casefold())
            items.setdefault(team, Item(Party(team, row.text("team"), "team", inside=True), file, row.at))
    relations = tuple(_relations(file, people, ids, problems))
    return Found(path, f"People and teams in {file}", tuple(items.values()), relations, problems=tuple(problems))


def _person(row: _Row, ids: Ids) -> Party | str:
    """Read one row, or say why not."""
    name, mail = row.text("name"), row.text("e-mail").casefold()
    if not name:
        return "This row has no name."
    try:
        since, until = row.day("since"), row.day("until")
    except ValueError:
        return f"A date of {quoted(name)} is not one of the calendar, such as 2026-11-24."
    if since and until and until < since:
        return f"{quoted(name)} leaves before the first day."
    id_ = ids("p", mail or f"{name.casefold()} {row.at}")
    return Party(id_, name, "person", title=row.text("title"), inside=True, contact=mail, joined=since, left=until)


def _relations(file: str, people: list[tuple[_Row, Party]], ids: Ids, problems: list[Problem]) -> Iterator[Relation]:
    number = 0
    by: dict[str, set[str]] = {}
    for _, party in people:
        for key in {party.name.casefold(), party.contact} - {""}:
            by.setdefault(key, set()).add(party.id)
    for row, party in people:
        ends = [("member_of", ids("t", row.text("team").casefold()))] if row.text("team") else []
        manager = row.text("manager")
        named = by.get(manager.casefold(), set())
        if manager and len(named) == 1:
            ends.append(("reports_to", next(iter(named))))
        elif manager:
            why = "is in no row" if not named else "is the name of several people; give the e-mail"
            problems.append(Problem(f"{file}: {row.at}", f"The manager {quoted(manager)} {why}: not known."))
        for kind, target in ends:
            number += 1
            if target != party.id:
                yield Relation(
                    *(f"l{number}", kind, party.id, target),
                    since=party.joined,
                    until=party.left,
                    document=place(file, row.at),
                )
