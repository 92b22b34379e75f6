"""What is wrong, what is open, and where sources contradict each other."""

from __future__ import annotations

from collections.abc import Iterator

from govdesk.app.snapshot import Snapshot
from govdesk.domain.entry import name_of
from govdesk.domain.findings import Finding
from govdesk.domain.law.assessment import Assessment
from govdesk.domain.law.facts import provenance
from govdesk.domain.law.questions import Question
from govdesk.domain.records import Fact, System
from govdesk.domain.said import count, in_words
from govdesk.domain.state import State
from govdesk.reports.content import (
    Block,
    Cell,
    Column,
    Heading,
    Line,
    Row,
    Table,
    Text,
    cell,
    code,
    line,
    small,
    strong,
)
from govdesk.reports.reading import SEVERITY_TONES, SEVERITY_WORDS, named, read_on

FINDINGS = (Column("Severity", 1.1), Column("What is wrong", 4.2), Column("What mends it", 3), Column("On", 1.9))
_QUESTIONS = (Column("Next", 0.5, "right"), Column("Question", 4.6), Column("Why open", 1.2), Column("Would settle", 3))
_CONFLICTS = (Column("Question", 3.4), Column("Who or what says which", 5), Column("Standing", 1.6))
_WHY = {"missing": "Not answered", "unclear": "Somebody looked and could not tell", "conflict": "Sources disagree"}
_SETTLES = 4


def findings(snapshot: Snapshot, system: System) -> Iterator[Block]:
    """List the defects on the system and on all that it stands on, worst first, each with the mend."""
    rows = tuple(finding_row(snapshot.state, one) for one in snapshot.findings(system.id))
    yield Table(FINDINGS, rows, "GovDesk found no defect on this system and its parts.")


def finding_row(state: State, finding: Finding) -> Row:
    """Show one finding."""
    tone = SEVERITY_TONES[finding.severity]
    on = cell(named(state, finding.subject), code(finding.subject, link=f"#component-{finding.subject}"))
    related = code(", ".join(finding.related)) if finding.related else ""
    return Row(
        (
            cell(SEVERITY_WORDS[finding.severity], tone=tone),
            cell(finding.says, code(finding.id), related),
            cell(finding.mend),
            on,
        ),
        finding.subject,
    )


def questions(snapshot: Snapshot, system: System) -> Iterator[Block]:
    """List the open questions, those that settle most first."""
    yield Text(line("These answers would settle what is not known yet. The first ones settle most."), "lead")
    for assessment in snapshot.assessments(system.id):
        yield Heading(2, f"{assessment.pack.title}: {count(len(assessment.open_questions), 'open question')}")
        yield Table(_QUESTIONS, tuple(_questions(assessment)), "None: everything that matters is answered.")


def _questions(assessment: Assessment) -> Iterator[Row]:
    titles = {one.id: one.title for one in assessment.pack.determinations}
    for one in assessment.open_questions:
        named = [titles.get(id_, id_) for id_ in one.settles]
        more = [f"and {len(named) - _SETTLES} more"] if len(named) > _SETTLES else []
        settles = cell("; ".join([*named[:_SETTLES], *more]) or small("Only together with others"))
        asked = cell(one.question.ask, code(f"{one.question.id}   {one.question.cite}"))
        yield Row((cell(str(one.rank)), asked, cell(_WHY.get(one.why, one.why), tone="open"), settles))


def contradictions(snapshot: Snapshot, system: System) -> Iterator[Block]:
    """Show where sources disagree, or say what cannot be an answer; both read as not known."""
    rows = tuple(
        row for assessment in snapshot.assessments(system.id) for row in _contradictions(snapshot.state, assessment)
    )
    yield Text(line("What sources say against each other counts as not known until a person chooses, with a reason."))
    yield Table(_CONFLICTS, rows, "No sources contradict each other on this system.")


def _contradictions(state: State, assessment: Assessment) -> Iterator[Row]:
    facts = assessment.facts
    for kept, standing in ((facts.conflicts, "Sources disagree"), (facts.misfits, "Not an answer to this question")):
        for key, said in kept.items():
            question = assessment.pack.asked.get(key)
            asked = cell(question.ask if question else key, code(key))
            yield Row(
                (
                    asked,
                    Cell(tuple(line for fact in said for line in _said(state, fact, question))),
                    cell(standing, tone="warn"),
                )
            )


def _said(state: State, fact: Fact, question: Question | None) -> Iterator[Line]:
    value = question.words(fact.value) if question and question.fits(fact.value) else in_words(fact.value)
    read = read_on(fact)
    yield line(strong(value or "nothing"), small(f"   {provenance(fact)}"), small(", " if read.text else ""), read)
    yield line(small(f"on {name_of(state, fact.subject)}   "), code(fact.id))
