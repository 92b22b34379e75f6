"""Who answers for the system: in a sentence, as a table of duties, as a picture."""

from __future__ import annotations

from collections.abc import Iterator

from govdesk.app.queries.parts import parts
from govdesk.app.queries.responsibility import DutyRow, answer_tone, duties
from govdesk.app.queries.says import told
from govdesk.app.snapshot import Snapshot
from govdesk.domain.entry import name_of
from govdesk.domain.law.roles import ROLE_KINDS, RoleStanding
from govdesk.domain.picture.choice import LIMIT
from govdesk.domain.picture.layers import is_inside
from govdesk.domain.picture.picture import Picture, picture
from govdesk.domain.records import Relation, System
from govdesk.domain.responsibility.foundation import foundation_among
from govdesk.domain.responsibility.graph import nodes
from govdesk.domain.responsibility.links import Links
from govdesk.domain.responsibility.who import Who, who_among
from govdesk.domain.said import count
from govdesk.domain.scopes import short
from govdesk.domain.truth import Truth
from govdesk.domain.words import DONE_BY, RELATION_KINDS, label, values
from govdesk.reports.content import (
    Block,
    Bullets,
    Callout,
    Cell,
    Column,
    Figure,
    Heading,
    Item,
    Row,
    Table,
    Text,
    cell,
    code,
    line,
    small,
    strong,
)
from govdesk.reports.press.figure import LEGEND
from govdesk.reports.press.pdf import readable
from govdesk.reports.reading import day

DUTIES = (
    Column("Who", 2),
    Column("Duty", 2.6),
    Column("Since, until", 1.5),
    Column("Acceptance", 1.7),
    Column("Source", 2),
)
_ROLES = (
    Column("Role", 1.7),
    Column("Who", 2.2),
    Column("Since, until", 1.5),
    Column("Article, grounds", 2.6),
    Column("Ours, by the rules", 1.7),
)
_CONCLUDED = {Truth.YES: "Yes", Truth.NO: "No", Truth.UNKNOWN: "Not known yet", None: "No pack says"}
_PARTS = (Column("Part", 1.7), Column("Who answers", 7.4))
_FEWEST, _FEWER = 4, 0.87
"""So many boxes are always drawn; so much smaller is each next try."""
_MAKERS = (Column("Who", 2.4), Column("Does what", 3.4), Column("Since, until", 1.5), Column("Source", 2.4))


def people(snapshot: Snapshot, system: System) -> Iterator[Block]:
    """Write down who answers, by which path, who holds which duty, who stands upstream; then draw it."""
    answer = who_among(snapshot.ties, system.id)
    yield Text(line(told(snapshot, answer)), "lead")
    yield from in_parts(snapshot, system.id)
    yield from path(answer)
    ties = snapshot.ties
    below = foundation_among(ties, snapshot.state, system.id)
    yield Heading(2, "Duties")
    rows = [duty_row(snapshot, row) for row in duties(snapshot) if row.relation.target in below]
    yield Table(DUTIES, tuple(rows), "Nobody holds a duty for this system or its parts.")
    yield Heading(2, "Roles in law")
    yield from _roles(snapshot, system)
    makers = [
        tie
        for id_ in sorted(below)
        for tie in ties.into(id_, *sorted(values(DONE_BY)))
        if id_ != system.id or tie.kind not in ROLE_KINDS
    ]
    house = {node.id for node in nodes(ties) if is_inside(ties, node)}
    own = [tie for tie in makers if tie.source in house]
    yield Heading(2, "Upstream")
    rows_ = tuple(_maker(ties, tie) for tie in makers if tie not in own)
    yield Table(_MAKERS, rows_, "No provider or maintainer outside the organization is registered.")
    if own:
        yield Heading(2, "Made or maintained inside")
        yield Table(_MAKERS, tuple(_maker(ties, tie) for tie in own))
    yield Heading(2, "The graph")
    yield _figure(snapshot, system)


def _roles(snapshot: Snapshot, system: System) -> Iterator[Block]:
    """Say which role the rules conclude for this organization, and who is recorded in it, with article and grounds."""
    rows = [row for one in snapshot.roles(system.id) for row in _role(snapshot.ties, one)]
    yield Table(_ROLES, tuple(rows), "No role is recorded, and the rules conclude none.")


def _role(ties: Links, one: RoleStanding) -> Iterator[Row]:
    concluded = _CONCLUDED[one.concluded]
    by_rules = cell(concluded, small(one.cite), tone="open" if one.concluded is Truth.UNKNOWN else "")
    for tie in (*one.own, *one.others):
        grounds = cell(tie.article or small("No article"), tie.document or small("No grounds"), code(tie.id))
        who = cell(strong(ties.name(tie.source)))
        yield Row((cell(one.label), who, span(tie.since, tie.until), grounds, by_rules), tie.id)
    if not one.own and one.concluded is Truth.YES:
        nobody = cell("Nobody inside is recorded", tone="warn")
        yield Row((cell(one.label), nobody, cell(""), cell(""), by_rules), f"{one.role}-unrecorded")
    elif not (one.own or one.others):
        yield Row((cell(one.label), cell("Not settled"), cell(""), cell(""), by_rules), f"{one.role}-open")


def in_parts(snapshot: Snapshot, subject: str) -> Iterator[Block]:
    """Say who answers for each phase and region, where duties are given so."""
    found = parts(snapshot, subject)
    if found:
        yield Heading(3, "By phase and region")
        rows = (Row((cell(strong(one.name)), cell(one.says, tone=answer_tone(one.answer))), subject) for one in found)
        yield Table(_PARTS, tuple(rows))


def path(answer: Who) -> Iterator[Block]:
    """Say where responsibility breaks, and each path from the subject to who answers and on upwards."""
    if answer.gaps:
        yield Callout("bad", "Where responsibility breaks", tuple(line(gap) for gap in answer.gaps))
    for steps in [(*one.path, *one.escalation) for one in answer.accountable] or [answer.path]:
        if steps:
            yield Heading(3, "The path, from the system to who answers")
            items = [Item(line(step.says, small(_document(step.document))), depth) for depth, step in enumerate(steps)]
            yield Bullets(tuple(items))


def _document(text: str) -> str:
    return f"   {text}" if text else ""


def duty_row(snapshot: Snapshot, duty: DutyRow) -> Row:
    """Show one duty: who, what, since when, whether accepted, on which source."""
    row = duty.relation
    record = snapshot.state.get(Relation, row.id)
    by = _accepted(snapshot, record) if record and record.accepted_on else ""
    scope = small(f"for {short(row.scope)}") if row.scope else ""
    what = cell(f"{row.kind_label.capitalize()} {row.target_name}", scope)
    source = cell(row.document or small("No source"), code(row.id))
    who_ = cell(strong(row.source_name))
    return Row(
        (who_, what, span(row.since, row.until), cell(duty.standing.says, small(by), tone=duty.standing.tone), source),
        row.id,
    )


def _accepted(snapshot: Snapshot, record: Relation) -> str:
    by = f" by {name_of(snapshot.state, record.accepted_by)}" if record.accepted_by else ""
    return f"on {day(record.accepted_on)}{by}"


def span(since: object, until: object) -> Cell:
    """Show the days of something; that the first is not known is said."""
    first = cell(f"{since}" if since else small("Since: not known"))
    return Cell((*first.lines, line(f"to {until}"))) if until else first


def _maker(ties: Links, tie: Relation) -> Row:
    does = f"{label(RELATION_KINDS, tie.kind).capitalize()} {ties.name(tie.target)}"
    source = cell(tie.document or small("No source"), code(tie.id))
    return Row((cell(strong(ties.name(tie.source))), cell(does), span(tie.since, tie.until), source), tie.id)


def _figure(snapshot: Snapshot, system: System) -> Figure:
    drawn = _readable(snapshot, system.id)
    says = f"What {system.name} stands on and who answers, as of {snapshot.on.isoformat()}: two steps around it."
    return Figure(drawn, f"{says}{_undrawn(drawn.left_out)} {LEGEND}")


def _undrawn(number: int) -> str:
    if not number:
        return ""
    far = count(number, "record")
    return f" {far} further away {'is' if number == 1 else 'are'} not drawn, to keep it readable; the tables name all."


def _readable(snapshot: Snapshot, system: str) -> Picture:
    """Draw what lies around a system; where the words would be too small to read, only what is nearest."""
    found, most = snapshot.findings(), LIMIT
    while True:
        drawn = picture(snapshot.state, snapshot.on, system, findings=found, limit=most)
        if len(drawn.nodes) <= _FEWEST or readable(drawn):
            return drawn
        most = max(_FEWEST, int(len(drawn.nodes) * _FEWER))
