"""Tables of the responsibility report: who has which part, what was accepted and recorded when, what is not known."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from govdesk.app.queries.models import WORDS, Model, Standing
from govdesk.app.queries.responsibility import DutyRow, duties
from govdesk.app.snapshot import Snapshot
from govdesk.domain.records import Relation
from govdesk.domain.responsibility.knowledge import PathEnd
from govdesk.domain.responsibility.links import NEED_ACCEPTANCE, Links, acceptance
from govdesk.domain.responsibility.standing import answered
from govdesk.domain.said import listed
from govdesk.domain.scopes import in_order, short
from govdesk.reports.content import (
    Block,
    Cell,
    Column,
    Heading,
    Line,
    Row,
    Table,
    Text,
    Tone,
    cell,
    code,
    line,
    small,
    strong,
)
from govdesk.reports.dossier.people import span
from govdesk.reports.reading import day

TONES: dict[Standing, Tone] = {"covered": "good", "open": "bad", "unknown": "open"}
_RACI = (
    Column("What", 2.2),
    Column("Accountable", 1.8),
    Column("Responsible", 1.8),
    Column("Consulted", 1.5),
    Column("Informed", 1.5),
    Column("Approves, oversees", 1.7),
)
_PARTS = (("accountable",), ("responsible",), ("consulted",), ("informed",), ("approves", "oversees"))
_ACCEPTED = (
    Column("Who, duty", 3),
    Column("Since, until", 1.4),
    Column("Acceptance", 1.8),
    Column("Recorded", 2.2),
    Column("Source", 2.2),
)
_POINTS = (Column("Point", 1.9), Column("What the register tells", 4.6), Column("What would cover it", 2.6))
_ENDS = (Column("Path", 4.6), Column("Steps", 0.8, "right"), Column("Not known", 2))


def raci(ties: Links, subjects: Iterable[str]) -> Table:
    """Show who has which part in each thing on the day, straight from the relations; one row for each scope."""
    rows = [row for subject in subjects for row in _raci_rows(ties, subject)]
    return Table(_RACI, tuple(rows), "Nothing is registered that anybody could answer for.")


def _raci_rows(ties: Links, subject: str) -> Iterator[Row]:
    held = ties.into(subject, *(kind for part in _PARTS for kind in part))
    for scope in ("", *in_order({one.scope for one in held} - {""})):
        cells = []
        for part in _PARTS:
            tied = [one for one in held if one.kind in part and one.scope == scope]
            lines = tuple(_named(ties, one.source, acceptance(one, ties.on)) for one in tied)
            open_ = part == ("accountable",) and not scope and not answered(ties, subject, "accountable", "")
            cells.append(Cell(lines or ((line("Nobody"),) if open_ else ()), "bad" if open_ else ""))
        yield Row((cell(strong(ties.name(subject)), small(f"for {short(scope)}" if scope else "")), *cells), subject)


def _named(ties: Links, party: str, accepted: str) -> Line:
    doubt = [ties.absence(party), "proposed, not accepted" if accepted == "proposed" else ""]
    why = ", ".join(filter(None, doubt))
    return line(ties.name(party), small(f" ({why})" if why else ""))


def acceptances(snapshot: Snapshot, subjects: Iterable[str]) -> Table:
    """Show each duty that needs acceptance: accepted when and by whom, and which journal entries hold it."""
    wanted = set(subjects)
    found = [one for one in duties(snapshot) if one.relation.target in wanted]
    tied = {one.id: one for one in snapshot.ties.relations}
    rows = tuple(
        _accepted(snapshot, one, tied[one.relation.id]) for one in found if one.relation.kind in NEED_ACCEPTANCE
    )
    return Table(_ACCEPTED, rows, "No duty that needs acceptance holds on this day.")


def _accepted(snapshot: Snapshot, duty: DutyRow, tie: Relation) -> Row:
    row = duty.relation
    by = f" by {snapshot.ties.name(tie.accepted_by)}" if tie.accepted_by else ""
    on = f"on {day(tie.accepted_on)}{by}" if tie.accepted_on else ""
    scope = f" for {short(row.scope)}" if row.scope else ""
    what = cell(strong(row.source_name), f"{row.kind_label.capitalize()} {row.target_name}{scope}")
    accepted = cell(duty.standing.says, small(on), tone=duty.standing.tone)
    return Row(
        (what, span(row.since, row.until), accepted, recorded(snapshot, row.id), _source(row.document, row.id)), row.id
    )


def _source(document: str, id_: str) -> Cell:
    return cell(document or small("No source"), code(id_))


def recorded(snapshot: Snapshot, relation: str) -> Cell:
    """Name the journal entries of a relation, the oldest first: number, day, person."""
    found = reversed(snapshot.recorded(relation))
    lines = tuple(line(f"Entry {one.number}, {one.at[:10]}, ", small(one.person)) for one in found)
    return Cell(lines) if lines else cell(small("Too far back to be listed; the seal covers it"))


def model(found: Model) -> Iterator[Block]:
    """Show one model of accountability: its points, what is so, what would cover them."""
    yield Heading(3, found.title)
    yield Text(line(f"{found.asks} {found.summary}"))
    rows = tuple(
        Row(
            (
                cell(strong(one.title), small(WORDS[one.standing]), tone=TONES[one.standing]),
                Cell(tuple(line(text) for text in one.says)),
                cell(one.cover or small("Nothing more")),
            ),
            one.about,
        )
        for one in found.points
    )
    yield Table(_POINTS, rows, "Nothing is recorded.")


def path_table(ends: tuple[PathEnd, ...]) -> Table:
    """Show each path down with its depth and what is not known where it ends."""
    rows = tuple(
        Row(
            (
                cell(" > ".join(one.path)),
                cell(str(one.depth)),
                cell(listed(one.lacks), tone="open") if one.lacks else cell("Nothing, as far as recorded"),
            ),
            one.at,
        )
        for one in ends
    )
    return Table(_ENDS, rows, "Nothing is recorded of what it is made of.")
