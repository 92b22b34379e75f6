"""What the system is, and what it is made of."""

from __future__ import annotations

from collections.abc import Iterator

from govdesk.app.queries.words import field_text
from govdesk.app.snapshot import Snapshot
from govdesk.domain.law.facts import provenance
from govdesk.domain.plain import field_infos
from govdesk.domain.records import Component, Fact, Relation, System
from govdesk.domain.responsibility.foundation import foundation
from govdesk.domain.responsibility.links import MADE_OF, Links, links
from govdesk.domain.said import in_words
from govdesk.domain.sources import comparable
from govdesk.domain.state import State
from govdesk.domain.words import DERIVATIONS, RELATION_KINDS, label
from govdesk.reports.content import (
    Block,
    Cell,
    Column,
    Heading,
    KeyValues,
    Line,
    Row,
    Span,
    Table,
    Text,
    cell,
    code,
    line,
    small,
    strong,
)
from govdesk.reports.dossier.licence_chain import chained
from govdesk.reports.dossier.licences import binding
from govdesk.reports.reading import day, fields_of, known

_COLUMNS = (
    Column("Component", 2.4),
    Column("Open or not", 1.9),
    Column("Licence", 1.6),
    Column("Made from, revision", 3.1),
)
_FILES = (Column("Component", 2), Column("File", 2.6), Column("SHA-256", 5.2))
_TWO = 2
_OPEN_FIELDS = ("weights", "architecture", "usage_notes", "code", "data")


def what(snapshot: Snapshot, system: System) -> Iterator[Block]:
    """Write down every field of the system; what is not known says so."""
    said = dict(_said(snapshot, system))
    infos = field_infos(System)
    told = {infos[name].label: cell_ for name, cell_ in said.items()}
    fields = tuple((label_, told.get(label_, value)) for label_, value in fields_of(snapshot.state, system))
    yield KeyValues((*fields, ("Record", cell(code(system.id)))))


def _said(snapshot: Snapshot, system: System) -> Iterator[tuple[str, Cell]]:
    """Give what facts say of fields that the register leaves empty; where they disagree, that they do."""
    for assessment in snapshot.assessments(system.id):
        for question in assessment.pack.questions:
            source = question.derive.source if question.derive and not question.derive.mapping else ""
            name = source.removeprefix("system.")
            if not source.startswith("system.") or getattr(system, name, "") not in (None, "", ()):
                continue
            fact = assessment.facts.get(question.id)
            if question.id in assessment.facts.conflicts:
                yield name, cell(Span("Sources disagree", link="#contradictions"), tone="warn")
            elif fact is not None:
                yield name, cell(question.words(fact.value), small(fact.provenance))


def components(snapshot: Snapshot, system: System) -> Iterator[Block]:
    """List what the system is made of, down to the last component that is known."""
    ties = links(snapshot.state, snapshot.on)
    below = foundation(snapshot.state, system.id, snapshot.on)
    kept = [one for one in snapshot.state.all(Component).values() if one.id in below]
    rows = tuple(_row(snapshot.state, ties, one) for one in kept)
    yield Table(_COLUMNS, rows, "No component is registered for this system.")
    hashes = tuple(_hash(one, text) for one in kept for text in one.hashes)
    if hashes:
        yield Heading(2, "Files")
        yield Table(_FILES, hashes)
    missing = sorted({tie.target for id_ in below for tie in ties.out(id_, *MADE_OF) if tie.target not in ties.things})
    if missing:
        yield Text(line("Named as a part but not in the register: ", *(code(f"{id_} ") for id_ in missing)))
    yield from binding(snapshot, system)
    yield from chained(snapshot, system)


def _row(state: State, ties: Links, component: Component) -> Row:
    words = {name: field_text(state, component, name) for name in ("kind", "version", "openness", "licence")}
    first = cell(strong(component.name), small(words["kind"]), code(component.id))
    return Row(
        (
            first,
            _openness(state, component, words["openness"]),
            _contested(state, component, "licence") or known(words["licence"]),
            _origin(state, ties, component),
        ),
        component.id,
        f"component-{component.id}",
    )


def _openness(state: State, component: Component, word: str) -> Cell:
    infos = field_infos(Component)
    contested = _contested(state, component, "openness")
    lines: list[Line] = list(contested.lines) if contested else [line(word)] if word else []
    for name in _OPEN_FIELDS:
        text = field_text(state, component, name)
        if text:
            lines.append(line(small(f"{infos[name].label}: {text.lower()}")))
    return Cell(tuple(lines)) if lines else known("")


def _contested(state: State, component: Component, name: str) -> Cell | None:
    """Show a value on which register and sources disagree, with who says what; None where they do not."""
    said = [fact for fact in state.where(Fact, "subject", component.id) if fact.key == f"model.{name}"]
    chosen = [fact for fact in said if fact.chosen]
    kept = getattr(component, name)
    voices = [(in_words(fact.value), fact.value, provenance(fact)) for fact in chosen or said]
    if kept not in (None, "") and not chosen:
        voices.append((field_text(state, component, name), kept, "the register"))
    if len({comparable(value) for _, value, _ in voices}) < _TWO:
        return None
    words = [line(small(f"{text}: {source}")) for text, _, source in voices]
    return Cell((line(Span("Contested", "strong", "warn")), *words), "warn")


def _origin(state: State, ties: Links, component: Component) -> Cell:
    lines: list[Line] = [line(_tie(ties, tie)) for tie in ties.out(component.id, *MADE_OF)]
    if component.version:
        lines.append(line(small("Revision "), code(component.version)))
    contested = _contested(state, component, "parameters")
    if contested:
        lines += [line(small("Parameters: ")), *contested.lines]
    elif component.parameters is not None:
        lines.append(line(small(f"{component.parameters:,} parameters")))
    if component.training_flop is not None:
        lines.append(line(small(f"{component.training_flop:g} FLOP of training compute")))
    if component.kind in {"model", "adapter"} and not component.hashes:
        lines.append(line(small("No hash of the weights is known.")))
    return Cell(tuple(lines))


def _hash(component: Component, text: str) -> Row:
    """Show one file of a component: `hashes` holds FILE sha256:HEX."""
    file, _, digest = text.rpartition(" sha256:")
    return Row((cell(component.name), cell(file or small("File not named")), cell(code(digest))), component.id)


def _tie(ties: Links, tie: Relation) -> str:
    how = f" ({label(DERIVATIONS, tie.how).lower()})" if tie.how else ""
    since = f", since {day(tie.since)}" if tie.since else ""
    return f"{label(RELATION_KINDS, tie.kind).capitalize()} {ties.name(tie.target)}{how}{since}"
