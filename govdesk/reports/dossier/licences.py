"""The licences that bind the system: its parts' own and those of what they were made of, and what each asks."""

from __future__ import annotations

from collections.abc import Iterator

from govdesk.app.queries.licences import LicenceRow, licence_rows
from govdesk.app.snapshot import Snapshot
from govdesk.domain.licences.register import CLASSES
from govdesk.domain.records import System
from govdesk.reports.content import Block, Cell, Column, Heading, Line, Row, Table, Text, cell, line, small, strong
from govdesk.reports.reading import known
from govdesk.store.licences import licences

_COLUMNS = (Column("Licence", 2.2), Column("What it permits and asks, in our words", 4.6), Column("Of", 2.2))
_COMMERCIAL = {
    "yes": "Commercial use: permitted.",
    "no": "Commercial use: not permitted.",
    "conditional": "Commercial use: on a condition.",
}


def binding(snapshot: Snapshot, system: System) -> Iterator[Block]:
    """Write one row for each licence; one that is not recorded or not in the register says so."""
    rows = licence_rows(snapshot, system.id)
    if rows:
        yield Heading(2, "Licences that bind it")
        yield Table(_COLUMNS, tuple(map(_row, rows)))
        says = f"From the licence register of GovDesk as of {licences().as_of}: our own words, and no legal advice. "
        yield Text(line(f"{says}What counts is the text beside the exact version in use."), "small")


def _row(one: LicenceRow) -> Row:
    names = Cell(tuple(line(small(name)) for _, name in one.components))
    return Row((_name(one), _terms(one), names), one.components[0][0])


def _name(one: LicenceRow) -> Cell:
    if one.licence is None:
        return known(one.name)
    return cell(strong(one.name), small(CLASSES[one.licence.class_]), small(f"{one.licence.confidence} confidence"))


def _terms(one: LicenceRow) -> Cell:
    if one.licence is None:
        return cell("Not in the licence register: read its text." if one.name else "Nobody can say.", tone="open")
    lines: list[Line] = [line(_COMMERCIAL[one.licence.commercial])]
    lines += [line(small(f"{head}: {text}.")) for head, text in one.licence.terms]
    return Cell(tuple(lines))
