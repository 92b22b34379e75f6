"""The RACI matrix as a workbook, written and read back without loss.

Sheet RACI: row 1 the names of the parties, row 2 their ids, then a row for each system, or for one system a row for the
whole and for each requirement: id, title, letters. A1 says which ("systems", or "requirements of ID"). Sheet Duties:
the days, source and note of each letter; it counts for letters that are new.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from govdesk.app.commands.matrix import Wanted
from govdesk.app.names import resolve
from govdesk.app.queries.matrix import Matrix
from govdesk.domain.entry import name_of
from govdesk.domain.problems import Problem, Problems
from govdesk.domain.records import Relation, System
from govdesk.domain.responsibility.matrix import read_letters
from govdesk.domain.state import State
from govdesk.store.pack_files import read_bytes
from govdesk.store.sheets.cells import Bad, Cell
from govdesk.store.sheets.grid import Grid, blank, letter
from govdesk.store.sheets.workbook import read_workbook, write_workbook

SHEET, DUTIES = "RACI", "Duties"
_SYSTEMS, _OF_ONE = "systems", "requirements of "
_HEAD = ("party", "name", "letter", "on", "scope", "since", "until", "acceptance", "accepted by", "accepted on")
_DETAILS = ("since", "until", "source", "note")
_WIDEST = 2_000
"""Columns: more parties than any organization gives letters to."""
_LEFT = 2

Key = tuple[str, str, str, str]
"""Party, letter, target, scope."""


def write(shown: Matrix, state: State) -> bytes | Problems:
    """Write a matrix as XLSX. Texts that look like formulas stay texts."""
    first = f"{_OF_ONE}{shown.system}" if shown.system else _SYSTEMS
    rows: list[tuple[str, ...]] = [(first, "", *(shown.names[id_] for id_ in shown.parties))]
    rows.append(("id", "title", *shown.parties))
    rows += [(row.id, row.title, *(" ".join(row.letters(id_)) for id_ in shown.parties)) for row in shown.rows]
    return write_workbook((Grid(SHEET, tuple(rows)), Grid(DUTIES, tuple(_duties(shown, state)))))


def _duties(shown: Matrix, state: State) -> Iterator[tuple[str, ...]]:
    yield (*_HEAD, "source", "note")
    for row in shown.rows:
        for party, held in row.cells.items():
            for mark in held:
                duty = state.get(Relation, mark.relation)
                if duty is not None:
                    who, accepted = shown.names[party], (duty.accepted_by, _day(duty.accepted_on))
                    ends = (party, who, mark.letter, row.target, row.scope, _day(duty.since), _day(duty.until))
                    yield (*ends, mark.acceptance, *accepted, duty.document, duty.note)


def _day(on: object) -> str:
    return f"{on}" if on else ""


def read_file(path: Path, state: State, system: str = "") -> Read | Problems:
    """Read a matrix out of a file, which may be anybody's; see `read`."""
    content = read_bytes(path)
    return content if isinstance(content, tuple) else read(content, path.name, state, system)


@dataclass(frozen=True, slots=True)
class Read:
    """What a workbook asks for: its cells, and the system that it is about, "" for all."""

    cells: tuple[Wanted, ...]
    system: str


def read(content: bytes, name: str, state: State, system: str = "") -> Read | Problems:
    """Read a matrix out of an XLSX file, ours or one with names alone; problems say sheet, row and column.

    system: the one whose requirements the rows are, for a workbook that does not say so itself. A cell that is blank
    wants no letter; a party without a column and a thing without a row are not spoken of.
    """
    grids = read_workbook(content, name, _WIDEST)
    problems = tuple(one for one in grids if isinstance(one, Problem))
    if problems:
        return problems
    named = {one.name.strip().casefold(): one for one in grids if isinstance(one, Grid)}
    grid = named.get(SHEET.casefold()) or (next(iter(named.values())) if len(named) == 1 else None)
    if grid is None or not any(True for _ in grid.filled()):
        return (Problem(name, f"There is no sheet “{SHEET}” with rows in it."),)
    return _Reading(state, grid, system).read(named.get(DUTIES.casefold()))


class _Reading:
    """One sheet being read: its problems so far."""

    def __init__(self, state: State, grid: Grid, system: str) -> None:
        self.state = state
        self.grid = grid
        self.system = system
        self.problems: list[Problem] = []

    def read(self, details: Grid | None) -> Read | Problems:
        rows = list(self.grid.filled())
        self._about(rows[0][1])
        parties, start = self._parties(rows)
        given = self._details(details) if details else {}
        cells = [cell for number, row in rows[start:] for cell in self._row(number, row, parties, given)]
        repeated = {(one.party, one.target, one.scope): one for one in cells}
        if len(repeated) < len(cells) and not self.problems:
            self.problems.append(Problem(self.grid.name, "A row or a party stands in it twice."))
        return tuple(self.problems) or Read(tuple(cells), self.system)

    def _about(self, head: Sequence[Cell]) -> None:
        first = str(head[0] or "").strip() if head else ""
        if first.casefold().startswith(_OF_ONE):
            said = first[len(_OF_ONE) :].strip()
            if self.system and said != self.system:
                self._bad(1, 0, f"This is the matrix of “{said}”, not of “{self.system}”.")
            self.system = said
        elif first == _SYSTEMS and self.system:
            self._bad(1, 0, f"This is the matrix of all systems, not of “{self.system}”.")
        if self.system and self.state.get(System, self.system) is None:
            self._bad(1, 0, f"There is no system “{self.system}”.")

    def _parties(self, rows: Sequence[tuple[int, Sequence[Cell]]]) -> tuple[dict[int, str], int]:
        """Give the party of each column, by the row of ids or else by names, and where the rows begin."""
        by_id = len(rows) > 1 and bool(rows[1][1]) and str(rows[1][1][0]).strip().casefold() == "id"
        number, heads = rows[1 if by_id else 0]
        found: dict[int, str] = {}
        for at, head in enumerate(heads[_LEFT:], _LEFT):
            party = self._party(str(head).strip()) if not blank(head) else ""
            if isinstance(party, tuple):
                self.problems += [Problem(self.grid.place(number, letter(at)), one.says, one.mend) for one in party]
            elif party:
                found[at] = party
        return found, 2 if by_id else 1

    def _party(self, text: str) -> str | Problems:
        """Find a party; an id that holds duties is one, even where the register lacks it."""
        holds = self.state.where(Relation, "source", text)
        return text if holds else resolve(self.state, text, ("party", "organization"))

    def _row(
        self,
        number: int,
        row: Sequence[Cell],
        parties: Mapping[int, str],
        given: Mapping[Key, tuple[dict[str, str], ...]],
    ) -> Iterator[Wanted]:
        target, scope = self._thing(number, row)
        for at in range(_LEFT, len(row)):
            if at not in parties and not blank(row[at]):
                self._bad(number, at, "This cell stands below no party.", "Name the party in the first row.")
        for at, party in parties.items():
            cell = row[at] if at < len(row) else None
            text = None if isinstance(cell, Bad) else read_letters(str("" if cell is None else cell))
            if text is None:
                self._bad(number, at, cell.says if isinstance(cell, Bad) else f"“{str(cell)[:40]}” is no R, A, C or I.")
            elif target:
                found = {sign: given[key] for sign in text if (key := (party, sign, target, scope)) in given}
                yield Wanted(party, target, scope, text, found, self.grid.place(number, letter(at)))

    def _thing(self, number: int, row: Sequence[Cell]) -> tuple[str, str]:
        """Give the system and scope that a row is about."""
        text = next((str(cell).strip() for cell in row[:_LEFT] if not blank(cell)), "")
        if self.system:
            whole = text in (self.system, name_of(self.state, self.system))
            if not text:
                self._bad(number, 0, "This row does not say which requirement it is about.")
            return self.system, "" if whole else text
        system = resolve(self.state, text, ("system",))
        if isinstance(system, tuple):
            self.problems += [Problem(self.grid.place(number, letter(0)), one.says, one.mend) for one in system]
            return "", ""
        return system, ""

    def _details(self, grid: Grid) -> dict[Key, tuple[dict[str, str], ...]]:
        """Give days, source and note by party, letter, target and scope, as the sheet of duties has them."""
        rows = [[_text(cell) for cell in row] for _, row in grid.filled()]
        heads = [head.casefold() for head in rows[0]] if rows else []
        found: defaultdict[Key, list[dict[str, str]]] = defaultdict(list)
        for row in rows[1:]:
            item = dict(zip(heads, row, strict=False))
            key = (item.get("party", ""), item.get("letter", ""), item.get("on", ""), item.get("scope", ""))
            found[key].append({_field(name): item[name] for name in _DETAILS if item.get(name)})
        return {key: tuple(items) for key, items in found.items()}

    def _bad(self, row: int, at: int, says: str, mend: str = "") -> None:
        self.problems.append(Problem(self.grid.place(row, letter(at)), says, mend))


def _text(cell: Cell) -> str:
    """Give the text of a cell; a date that a spreadsheet made of a text is a day again."""
    return "" if cell is None or isinstance(cell, Bad) else f"{cell}".removesuffix(" 00:00:00")


def _field(name: str) -> str:
    return "document" if name == "source" else name
