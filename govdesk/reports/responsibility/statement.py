"""The accountability statement: one page for each accountable party to sign, what it answers for, since when."""

from __future__ import annotations

from collections.abc import Iterator

from govdesk.app.queries.says import told
from govdesk.app.snapshot import Snapshot
from govdesk.domain.problems import Problem, Problems
from govdesk.domain.records import System
from govdesk.domain.responsibility.holders import Holder
from govdesk.domain.responsibility.who import Who, who_among
from govdesk.domain.said import day
from govdesk.domain.scopes import said
from govdesk.reports.content import (
    Block,
    Callout,
    Cell,
    Column,
    Document,
    Heading,
    KeyValues,
    PageBreak,
    Row,
    Table,
    Text,
    cell,
    code,
    line,
    small,
    strong,
)
from govdesk.reports.footing import warned
from govdesk.reports.meta import Meta
from govdesk.reports.options import Options, meta_of
from govdesk.reports.press.pdf import fits_one_page
from govdesk.reports.responsibility.bound import requirements
from govdesk.reports.responsibility.tables import recorded

_SIGN = (Column("Place", 3), Column("Date", 2), Column("Signature", 4))
_CITES, _PURPOSE = (24, 8, 3, 0), 400
"""How many articles of each pack are named: the first number that leaves all on one page; with 0 they are counted."""
LEFT_OUT = "One page: the dossier of the system lists every requirement with its answer."


def statement(snapshot: Snapshot, system: str, options: Options) -> Document | Problems:
    """Write the statement of a system; it cannot be written where nobody is accountable on the day."""
    found = snapshot.state.get(System, system)
    on = day(snapshot.on)
    if found is None:
        return (Problem(system, f"There is no system with this id on {on}.", "Choose a system from the register."),)
    answer = who_among(snapshot.ties, system)
    if not answer.accountable:
        says = f"Nobody is accountable for {found.name or found.id} on {on}, so nobody can sign."
        return (Problem("system", says, "Assign an accountable person first."),)
    meta = meta_of(snapshot, options, (LEFT_OUT,))
    blocks: list[Block] = []
    for holder in answer.accountable:
        blocks += [PageBreak()] if blocks else []
        blocks += _fitting(snapshot, found, answer, holder, meta)
    return _document(found, meta, tuple(blocks))


def _document(system: System, meta: Meta, blocks: tuple[Block, ...]) -> Document:
    name = system.name or system.id
    return Document("Accountability statement", name, meta, blocks, dense=True, about=name)


def _fitting(snapshot: Snapshot, system: System, answer: Who, holder: Holder, meta: Meta) -> tuple[Block, ...]:
    """Write the page of a holder, with as many articles as one page takes."""
    pages = (tuple(_page(snapshot, system, answer, holder, meta, most)) for most in _CITES)
    tried = [next(pages)]
    while not fits_one_page(_document(system, meta, tried[-1])) and len(tried) < len(_CITES):
        tried.append(next(pages))
    return tried[-1]


def _page(snapshot: Snapshot, system: System, answer: Who, holder: Holder, meta: Meta, most: int) -> Iterator[Block]:
    yield from warned(meta)
    yield Text(line(told(snapshot, answer)), "lead")
    if len(answer.accountable) > 1:
        says = "Exactly one party should answer for a system; each one named here has a page of its own."
        yield Callout("warn", f"{len(answer.accountable)} parties are accountable", (line(says),))
    yield KeyValues(tuple(_pairs(snapshot, system, holder, meta)), 0.2)
    yield Heading(3, "Under which requirements")
    yield from requirements(snapshot, system, most)
    rests = f"Rests on: {'; '.join(meta.packs) or 'no rule pack'}. {LEFT_OUT}"
    yield Text(line(rests), "small")
    yield Heading(3, "Statement")
    yield Text(line(_words(system, holder, meta)))
    if holder.acceptance == "proposed":
        says = "This page shows a proposal. Record the acceptance in the register once it is signed."
        yield Callout("warn", "Not accepted yet", (line(says),))
    yield Table(_SIGN, (Row((_room(), _room(), _room(holder))),))


def _pairs(snapshot: Snapshot, system: System, holder: Holder, meta: Meta) -> Iterator[tuple[str, Cell]]:
    deputy = f"as {holder.by} of {snapshot.ties.name(holder.instead_of)}" if holder.instead_of else ""
    yield "Accountable", cell(strong(holder.name), line(code(holder.party)))
    yield "Role", _known(", ".join(filter(None, (holder.title, deputy))))
    yield "Organization", cell(meta.organization)
    scope = f"{said(holder.scope)} of " if holder.scope else ""
    yield (
        "For",
        cell(line(scope, strong(system.name or system.id)), small(_short(system.purpose)), line(code(system.id))),
    )
    until = f", until {day(holder.until)}" if holder.until else ""
    yield "Since", cell(f"{day(holder.since)}{until}") if holder.since else _known("")
    yield "Accepted", _accepted(holder)
    yield "Under", _known(holder.document)
    duty = next((one.relation for one in holder.path if one.kind == "accountable"), "")
    yield "Recorded", Cell((line("Record ", code(duty)), *recorded(snapshot, duty).lines))
    checked = line(meta.checked)
    yield "Seal (SHA-256)", Cell((line(code(meta.seal or "none")), line(small(meta.known)), checked))


def _accepted(holder: Holder) -> Cell:
    if holder.acceptance == "proposed":
        return cell("Not accepted: proposed only", tone="warn")
    by = f" by {holder.accepted_by}" if holder.accepted_by and holder.accepted_by != holder.name else ""
    return cell(f"{day(holder.accepted_on)}{by}", tone="good")


def _known(text: str) -> Cell:
    return cell(text) if text else cell(small("Not known"), tone="open")


def _short(text: str) -> str:
    return text if len(text) <= _PURPOSE else f"{text[:_PURPOSE]}…"


def _words(system: System, holder: Holder, meta: Meta) -> str:
    since = f"since {day(holder.since)}" if holder.since else "since a day not known"
    scope = f"for {said(holder.scope)}" if holder.scope else "as a whole"
    return (
        f"I answer to {meta.organization} for {system.name or system.id}, {scope}, {since}. I know its purpose, the "
        "requirements above and what the register says of it under this seal. Work may be done by others; the answer "
        "stays with me until somebody else has accepted it."
    )


def _room(holder: Holder | None = None) -> Cell:
    """Leave room to write; under a signature stands the name."""
    return Cell((line("\n\n\n"), *((line(small(holder.name)),) if holder else ())))
