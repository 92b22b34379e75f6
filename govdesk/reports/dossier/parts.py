"""What the system is, and what it is made of."""

from __future__ import annotations

from collections.abc import Iterator

from govdesk.app.queries.words import field_text
from govdesk.app.snapshot import Snapshot
from govdesk.domain.records import Component, Relation, System
from govdesk.domain.responsibility.foundation import foundation
from govdesk.domain.responsibility.links import MADE_OF, Links, links
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
    Table,
    Text,
    cell,
    code,
    line,
    small,
    strong,
)
from govdesk.reports.reading import day, fields_of, known

_COLUMNS = (
    Column("Component", 2.4),
    Column("Open or not", 1.9),
    Column("Licence", 1.6),
    Column("Made from, revision", 3.1),
)
_FILES = (Column("Component", 2), Column("File", 2.6), Column("SHA-256", 5.2))
_OPEN_FIELDS = ("weights", "architecture", "usage_notes", "code", "data")


def what(snapshot: Snapshot, system: System) -> Iterator[Block]:
    """Write down every field of the system; what is not known says so."""
    yield KeyValues((*fields_of(snapshot.state, system), ("Record", cell(code(system.id)))))


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


def _row(state: State, ties: Links, component: Component) -> Row:
    words = {name: field_text(state, component, name) for name in ("kind", "version", "openness", "licence")}
    first = cell(strong(component.name), small(words["kind"]), code(component.id))
    return Row(
        (first, _openness(state, component, words["openness"]), known(words["licence"]), _origin(ties, component)),
        component.id,
        f"component-{component.id}",
    )


def _openness(state: State, component: Component, word: str) -> Cell:
    from govdesk.domain.plain import field_infos

    infos = field_infos(Component)
    lines: list[Line] = [line(word)] if word else []
    for name in _OPEN_FIELDS:
        text = field_text(state, component, name)
        if text:
            lines.append(line(small(f"{infos[name].label}: {text.lower()}")))
    return Cell(tuple(lines)) if lines else known("")


def _origin(ties: Links, component: Component) -> Cell:
    lines: list[Line] = [line(_tie(ties, tie)) for tie in ties.out(component.id, *MADE_OF)]
    if component.version:
        lines.append(line(small("Revision "), code(component.version)))
    if component.parameters is not None:
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
