"""The chain of licences of a system: what each part comes in by, what all forbid together, what people have said."""

from __future__ import annotations

from collections.abc import Iterator

from govdesk.app.queries.licence_chain import Asked, Chain, ChainRow, licence_chain
from govdesk.app.snapshot import Snapshot
from govdesk.domain.records import System
from govdesk.domain.said import listed
from govdesk.reports.content import Block, Cell, Column, Heading, Row, Table, Text, cell, line, small, strong
from govdesk.reports.reading import known

_CHAIN = (Column("Part", 2.6), Column("Comes in by", 2.6), Column("Licence", 1.8), Column("How far it is known", 2.4))
_FORBIDDEN = (Column("By the licences of", 2.6), Column("Forbidden, as far as it is known", 6.8))
_ASKED = (Column("Of", 2.2), Column("Asked", 4.6), Column("Answer", 2.6))
_NAMED = 8


def chained(snapshot: Snapshot, system: System) -> Iterator[Block]:
    """Write the chain, the restrictions united, and how what is asked of people stands; nothing without parts."""
    made = licence_chain(snapshot, system.id)
    if not made.rows:
        return
    yield Heading(2, "Chain of licences")
    yield Table(_CHAIN, tuple(map(_link, made.rows)))
    yield from _forbidden(made)
    asked = tuple(_asked_of(snapshot, system, made))
    if asked:
        yield Heading(2, "What people say about licences")
        yield Table(_ASKED, asked)


def _link(one: ChainRow) -> Row:
    how = cell(one.via, small(one.how)) if one.how else known("")
    return Row((cell(strong(one.title)), how, known(one.name), _sure(one)), one.id)


def _sure(one: ChainRow) -> Cell:
    settled = one.own or (one.licence is not None and one.text == "kept")
    return cell(small(one.known), tone="" if settled else "open")


def _forbidden(made: Chain) -> Iterator[Block]:
    held = made.carried
    rows = [Row((cell(listed(made.names(ids), _NAMED)), cell("; ".join(topics)))) for ids, topics in held.grouped]
    rows += [
        Row((cell(listed(made.names(held.by_licence[name]), _NAMED)), cell(f"{name}: read its text.", tone="open")))
        for name in sorted(held.unlisted)
    ]
    if held.unrecorded:
        bare = cell("No licence recorded: nobody can say.", tone="open")
        rows.append(Row((cell(listed(made.names(held.unrecorded), _NAMED)), bare)))
    if rows:
        yield Heading(2, "What its licences forbid together")
        yield Table(_FORBIDDEN, tuple(rows))
    else:
        yield Text(line("No licence of the chain is known to restrict what the system may be used for."))


def _asked_of(snapshot: Snapshot, system: System, made: Chain) -> Iterator[Row]:
    yield from (_asked(system.name or system.id, one) for one in made.asked)
    for part in made.rows:
        yield from (_asked(part.title, one) for one in licence_chain(snapshot, part.id).asked)


def _asked(of: str, one: Asked) -> Row:
    answer = cell(one.said, tone="open" if one.open else "")
    return Row((cell(of), cell(one.question.ask, small(one.question.cite)), answer), one.subject)
