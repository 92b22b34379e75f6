"""The records that worlds of checks are made of: an organization, a system with its parts, some people."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date

from govdesk.domain.records import Component, Fact, Organization, Party, Record, Relation, System

ON = date(2026, 12, 1)
CHANGED = date(2026, 10, 1)
FRESH, STALE = date(2026, 11, 1), date(2020, 1, 1)

BARE: tuple[Record, ...] = (Organization("org", "Acme"), System("sys", "Kiosk"))
"""An organization and a system, of which nothing is known."""


def related(kind: str, source: str, target: str, **more: object) -> Relation:
    made = Relation(f"r-{kind}-{source}-{target}-{more.get('scope', '')}", kind, source, target)
    if kind in {"accountable", "responsible", "approves", "oversees", "consulted", "informed"}:
        made = replace(made, state="accepted", accepted_on=FRESH)
    return replace(made, **more)  # type: ignore[arg-type]


BASIS: tuple[Record, ...] = (
    Organization("org", "Acme", "DE", turnover=1000.0),
    System("sys", "Kiosk", purpose="Say when trains go", status="live", started=CHANGED, changed=CHANGED),
    Component("m", "Kestrel", "model", licence="apache-2.0"),
    Component("b", "Base", "model", licence="apache-2.0"),
    Component("d", "Tables", "dataset", licence="cc0-1.0"),
    Component("s", "Server", "software", licence="mit"),
    Party("ana", "Ana", "person", inside=True),
    Party("ben", "Ben", "person", inside=True),
    Party("cia", "Cia", "person", inside=True),
    Party("maker", "Maker", "organization", inside=False),
    related("uses", "sys", "m"),
    related("uses", "sys", "s"),
    related("derived_from", "m", "b"),
    related("trained_on", "m", "d"),
    related("provides", "maker", "b"),
)
PLACES = {"system": ("sys",), "organization": ("org",), "model": ("m",), "base": ("b",), "dataset": ("d",)}
PLACES |= {"software": ("s",), "component": ("m", "b", "d", "s"), "supplier": ("maker",)}


def fact(subject: str, key: str, value: object, on: date | None = FRESH) -> Fact:
    return Fact(f"f-{subject}-{key}", subject, key, value, "person", "Ana", on=on)  # type: ignore[arg-type]


def subjects(name: str) -> tuple[tuple[str, ...], str]:
    place, dot, field = name.partition(".")
    return (PLACES[place], field) if dot else (("sys",), name)


def with_value(records: Iterable[Record], name: str, value: object) -> tuple[Record, ...]:
    """Say a field of each record at its place, on the record where it has the field."""
    ids, field = subjects(name)
    made = list(records)
    for number, one in enumerate(made):
        if one.id in ids and hasattr(one, field) and field != "id" and not isinstance(one, Relation | Fact):
            kept = getattr(one, field)
            new = (value,) if isinstance(kept, tuple) and not isinstance(value, tuple) else value
            if kept in {"", (), None} or value == "none":
                made[number] = replace(one, **{field: new})
    held = {one.id for one in made if hasattr(one, field)}
    return (*made, *(fact(id_, name, value) for id_ in ids if id_ not in held))
