"""The columns of the register, for each kind of record."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, cast

from govdesk.app.queries.classes import ClassLabel, headline
from govdesk.app.queries.responsibility import standing
from govdesk.domain.entry import name_of, show
from govdesk.domain.records import Component, Evidence, Organization, Party, Record, Relation, System
from govdesk.domain.words import RELATION_KINDS, label
from govdesk.qt.parts.models import Column
from govdesk.qt.parts.palette import Tone

if TYPE_CHECKING:
    from govdesk.app.snapshot import Snapshot

Now = Callable[[], "Snapshot | None"]


@dataclass(frozen=True, slots=True)
class Shelf:
    """One kind of record in the register: its kind, the title of its tab, what the button that adds one says.

    empty: what to do while there is none.
    """

    kind: str
    title: str
    adds: str
    empty: str


SHELVES = (
    Shelf(
        "system",
        "Systems",
        "Add a system",
        "No system is registered yet. Add one below, or drop a model folder on this window and make a system of it.",
    ),
    Shelf(
        "component",
        "Components",
        "Add a component",
        "No component is registered yet. Drop a model folder, a model card or a weights file on this window: GovDesk "
        "reads what it says, and you accept it.",
    ),
    Shelf(
        "party",
        "Parties",
        "Add a party",
        "Nobody is registered yet. Add the people and teams who answer for systems, and the projects upstream.",
    ),
    Shelf(
        "relation",
        "Relations",
        "Add a relation",
        "No relation is registered yet. Duties are given most easily on the Responsibility page.",
    ),
    Shelf("evidence", "Evidence", "", "No evidence is kept yet. Add files to an answer on the Checklists page."),
    Shelf("organization", "Organization", "", "No organization is registered."),
)


def columns(kind: str, now: Now) -> tuple[Column[Record], ...]:
    """Give the columns of a kind; `now` gives the snapshot that names and classes are asked of."""
    return _COLUMNS[kind](now)


def _field(title: str, name: str, width: int) -> Column[Record]:
    return Column(title, lambda record: show(record, name) or "–", order=name, width=width)


def _named(title: str, name: str, width: int, now: Now) -> Column[Record]:
    def text(record: Record) -> str:
        snapshot, id_ = now(), str(getattr(record, name))
        return name_of(snapshot.state, id_) if snapshot else id_

    return Column(title, text, order=name, width=width)


def _systems(now: Now) -> tuple[Column[Record], ...]:
    def class_(record: Record) -> ClassLabel | None:
        snapshot = now()
        return headline(snapshot, record.id) if snapshot else None

    def words(record: Record) -> str:
        found = class_(record)
        return found.label if found else ""

    def shade(record: Record) -> Tone | None:
        found = class_(record)
        return found.shade if found else None

    return (
        _field("Name", "name", 22),
        Column("Class", words, shade, width=24),
        _field("Status", "status", 10),
    )


def _components(_now: Now) -> tuple[Column[Record], ...]:
    fields = (("Name", "name", 24), ("Kind", "kind", 9), ("Licence", "licence", 13), ("Open", "openness", 10))
    return tuple(_field(*one) for one in fields)


def _parties(_now: Now) -> tuple[Column[Record], ...]:
    return (_field("Name", "name", 20), _field("Kind", "kind", 13), _field("Role title", "title", 20))


def _relations(now: Now) -> tuple[Column[Record], ...]:
    def tone(one: Record) -> Tone | None:
        """Give the tone of how a duty stands today: one that was accepted and is over is not good news."""
        snapshot, relation = now(), cast("Relation", one)
        return standing(snapshot.ties, relation).tone if snapshot and relation.state else None

    return (
        _named("From", "source", 18, now),
        Column("Relation", lambda one: label(RELATION_KINDS, cast("Relation", one).kind), order="kind", width=14),
        _named("To", "target", 18, now),
        _field("Until", "until", 9),
        Column("Acceptance", lambda one: show(one, "state"), tone, order="state", width=12),
    )


def _evidence(_now: Now) -> tuple[Column[Record], ...]:
    return (_field("File", "name", 26), _field("Fresh until", "expires", 12), _field("What it shows", "note", 24))


def _organizations(_now: Now) -> tuple[Column[Record], ...]:
    return (_field("Name", "name", 26), _field("Country", "country", 10), _field("Size", "size", 20))


_COLUMNS: dict[str, Callable[[Now], tuple[Column[Record], ...]]] = {
    "system": _systems,
    "component": _components,
    "party": _parties,
    "relation": _relations,
    "evidence": _evidence,
    "organization": _organizations,
}
TYPES: dict[str, type[Record]] = {
    "system": System,
    "component": Component,
    "party": Party,
    "relation": Relation,
    "evidence": Evidence,
    "organization": Organization,
}
