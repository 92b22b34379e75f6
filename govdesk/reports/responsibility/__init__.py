"""The responsibility report: who answers, by which path, what was accepted, under which models, and what is wrong."""

from __future__ import annotations

from collections.abc import Iterator

from govdesk.app.queries.models import Three, three_models
from govdesk.app.queries.responsibility import answer_tone
from govdesk.app.queries.says import told
from govdesk.app.snapshot import Snapshot
from govdesk.domain.findings import Finding
from govdesk.domain.problems import Problem, Problems
from govdesk.domain.records import Component, System
from govdesk.domain.responsibility.foundation import foundation_among
from govdesk.domain.responsibility.who import who_among
from govdesk.domain.said import day
from govdesk.reports.content import (
    Block,
    Callout,
    Cell,
    Column,
    Document,
    Heading,
    Row,
    Table,
    Text,
    cell,
    line,
    strong,
)
from govdesk.reports.dossier.defects import FINDINGS, finding_row
from govdesk.reports.dossier.opening import about
from govdesk.reports.dossier.people import in_parts, path
from govdesk.reports.footing import warned
from govdesk.reports.meta import Meta
from govdesk.reports.options import Options, meta_of
from govdesk.reports.responsibility.drawn import holder_picture, path_pictures
from govdesk.reports.responsibility.tables import acceptances, model, path_table, raci

_SYSTEMS = (Column("System", 2), Column("Who answers", 6))
_MODELS = (Column("System", 2), Column("Developer, community, law", 3.6), Column("Where our knowledge ends", 3.4))
_GRAPH = ("G-", "R-")
"""How the ids of findings begin that are on responsibility: on the graph, and on roles in law."""
LEFT_OUT = (
    "Findings on licences, evidence and answers stand in the dossier of each system.",
    "Duties that do not hold on this day are left out; the register and the journal keep them.",
)


def responsibility(snapshot: Snapshot, system: str, options: Options) -> Document | Problems:
    """Write the report of one system, or with "" of the whole organization."""
    if system and snapshot.state.get(System, system) is None:
        says = f"There is no system with this id on {snapshot.on.isoformat()}."
        return (Problem(system, says, "Choose a system from the register."),)
    meta = meta_of(snapshot, options, LEFT_OUT)
    found = _of_system(snapshot, system) if system else _of_all(snapshot)
    name = snapshot.ties.name(system) if system else f"AI systems of {meta.organization}"
    blocks = (*_warned(meta, snapshot), *found, Heading(2, "About this report"), about(meta, system))
    return Document("Responsibility report", name, meta, blocks, about=name if system else "")


def _warned(meta: Meta, snapshot: Snapshot) -> Iterator[Block]:
    yield from warned(meta)
    for pack, reason in snapshot.unread:
        yield Callout(
            "bad", f"The rule pack {pack} is in use and cannot be read", (line(f"It says nothing: {reason}"),)
        )


def _of_system(snapshot: Snapshot, system: str) -> Iterator[Block]:
    ties, answer, three = snapshot.ties, who_among(snapshot.ties, system), three_models(snapshot, system)
    yield Callout(answer_tone(answer), "Who answers", (line(told(snapshot, answer)),))
    yield from in_parts(snapshot, system)
    yield from path(answer)
    *first, last = path_pictures(snapshot, answer)
    yield from first
    things = (system, *sorted(id_ for id_ in ties.made_of(system) if isinstance(ties.things.get(id_), Component)))
    held = (id_ for id_ in things if id_ == system or ties.into(id_, "accountable", "responsible", "oversees"))
    yield Heading(2, "Who has which part")
    yield raci(ties, held)
    yield Heading(2, "What was accepted, and when it was recorded")
    yield acceptances(snapshot, things)
    yield last
    yield Heading(2, "Three models of accountability")
    for one in three.models:
        yield from model(one)
    yield Heading(2, "Where our knowledge ends")
    yield Text(line(three.horizon))
    yield path_table(three.ends)
    near = foundation_among(ties, snapshot.state, system)
    yield from _findings(snapshot, tuple(one for one in snapshot.findings(system) if one.subject in near))


def _of_all(snapshot: Snapshot) -> Iterator[Block]:
    systems = tuple(snapshot.state.all(System))
    answers = tuple(who_among(snapshot.ties, one) for one in systems)
    yield Heading(2, "Who answers")
    rows = tuple(
        Row(
            (cell(strong(snapshot.ties.name(one.subject))), cell(told(snapshot, one), tone=answer_tone(one))),
            one.subject,
        )
        for one in answers
    )
    yield Table(_SYSTEMS, rows, "No system is registered.")
    if answers:
        yield holder_picture(snapshot, answers, f"Who answers for which system, as of {day(snapshot.on)}.")
    yield Heading(2, "Who has which part")
    yield raci(snapshot.ties, systems)
    yield Heading(2, "What was accepted, and when it was recorded")
    yield acceptances(snapshot, (*systems, *snapshot.state.all(Component)))
    yield Heading(2, "Three models of accountability")
    yield Table(_MODELS, tuple(_three(three_models(snapshot, one)) for one in systems), "No system is registered.")
    yield from _findings(snapshot, snapshot.findings())


def _three(found: Three) -> Row:
    lines = tuple(line(strong(f"{one.title}: "), one.summary) for one in found.models)
    return Row((cell(strong(found.name)), Cell(lines), cell(found.horizon)), found.system)


def _findings(snapshot: Snapshot, found: tuple[Finding, ...]) -> Iterator[Block]:
    rows = tuple(finding_row(snapshot.state, one) for one in found if one.id.startswith(_GRAPH))
    yield Heading(2, "Findings on responsibility")
    yield Table(FINDINGS, rows, "GovDesk found no defect of responsibility here.")
