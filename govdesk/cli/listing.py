"""The verb list: the records of one kind."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Callable, Sequence

from govdesk.app.names import title_of
from govdesk.app.queries import register
from govdesk.app.queries.record import fact_rows
from govdesk.app.snapshot import Snapshot
from govdesk.cli.desk import recalling, stop
from govdesk.cli.out import FINE, document, table
from govdesk.domain.entry import name_of
from govdesk.domain.plain import Plain, to_plain
from govdesk.domain.records import KINDS, Answer, Fact, Organization, PackUse
from govdesk.domain.said import in_words
from govdesk.domain.words import ANSWER_STATES, label

PLURALS = {
    "organization": "organization",
    "parties": "party",
    "components": "component",
    "systems": "system",
    "relations": "relation",
    "facts": "fact",
    "answers": "answer",
    "evidence": "evidence",
    "packs": "pack",
}
Rows = list[Sequence[object]]


def kind_of(text: str) -> str:
    """Read a record kind, in singular or plural."""
    kind = PLURALS.get(text.casefold(), text.casefold())
    if kind not in KINDS:
        stop(f"“{text}” is no kind of record.", f"Kinds: {', '.join(PLURALS)}.")
    return kind


def do_list(args: Namespace) -> int:
    """List the records of a kind on a date."""
    kind = kind_of(args.kind)
    with recalling(args) as (_, seen):
        if args.json:
            document({"kind": kind, "on": seen.on, "records": _plain(seen, kind)})
        else:
            heads, rows = _TABLES[kind](seen)
            table(heads, rows, f"There are no {args.kind} on {seen.on.isoformat()}.")
    return FINE


def _plain(seen: Snapshot, kind: str) -> list[Plain]:
    """Give the records as they are kept; a system also with its class, owner and progress."""
    records = [to_plain(record) for record in seen.state.all(KINDS[kind]).values()]
    if kind != "system":
        return records
    return [plain | extra for plain, extra in zip(records, map(_row_plain, register.system_rows(seen)), strict=True)]


def _row_plain(row: register.SystemRow) -> Plain:
    return {
        "class": {"value": row.class_.value, "label": row.class_.label, "open": row.class_.open},
        "owner": row.owner,
        "requirements": {"apply": row.total, "closed": row.closed, "unknown": row.unknown, "overdue": row.overdue},
        "findings": row.findings,
        "worst": row.worst,
    }


def _systems(seen: Snapshot) -> tuple[list[str], Rows]:
    heads = ["id", "name", "status", "owner", "done", "may apply", "findings", "class"]
    rows: Rows = [
        (r.id, r.name, r.status, r.owner, f"{r.closed}/{r.total}", r.unknown, r.findings, r.class_.label)
        for r in register.system_rows(seen)
    ]
    return heads, rows


def _components(seen: Snapshot) -> tuple[list[str], Rows]:
    rows = register.component_rows(seen)
    heads = ["id", "name", "kind", "licence", "version", "used by"]
    return heads, [(r.id, r.name, r.kind, r.licence or "not known", r.version, r.used_by) for r in rows]


def _parties(seen: Snapshot) -> tuple[list[str], Rows]:
    inside = {True: "inside", False: "outside", None: "not known"}
    heads = ["id", "name", "kind", "where", "here", "duties", "title"]
    rows: Rows = [
        (r.id, r.name, r.kind, inside[r.inside], "yes" if r.here else "no", r.duties, r.title)
        for r in register.party_rows(seen)
    ]
    return heads, rows


def _relations(seen: Snapshot) -> tuple[list[str], Rows]:
    heads = ["id", "since", "until", "holds", "state", "article", "relation"]
    rows: Rows = [
        (r.id, r.since, r.until, "yes" if r.holds else "no", r.state_label, r.article, r.words)
        for r in register.relation_rows(seen)
    ]
    return heads, rows


def _facts(seen: Snapshot) -> tuple[list[str], Rows]:
    subjects = dict.fromkeys(fact.subject for fact in seen.state.all(Fact).values())
    rows: Rows = [
        (
            row.subject,
            row.key,
            in_words(row.value),
            "conflict" if row.conflict else "",
            f"{row.source} {row.at}".strip(),
        )
        for subject in subjects
        for row in fact_rows(seen, subject)
    ]
    return ["about", "fact", "value", "", "source"], rows


def _answers(seen: Snapshot) -> tuple[list[str], Rows]:
    rows: Rows = [
        (name_of(seen.state, a.system), a.requirement, _state(a), a.on, a.person, a.reason)
        for a in seen.state.all(Answer).values()
    ]
    return ["system", "requirement", "state", "on", "by", "why"], rows


def _state(answer: Answer) -> str:
    return label(ANSWER_STATES, answer.state) + (" (to be confirmed)" if answer.confirm else "")


def _evidence(seen: Snapshot) -> tuple[list[str], Rows]:
    rows: Rows = [
        (r.id, r.name, r.size, r.expires, "broken" if r.broken else "expired" if r.expired else "", r.note)
        for r in register.evidence_rows(seen)
    ]
    return ["id", "file", "bytes", "fresh until", "state", "shows"], rows


def _packs(seen: Snapshot) -> tuple[list[str], Rows]:
    titles = {pack.id: pack.title for pack in seen.packs}
    rows: Rows = [
        (use.id, use.version, use.adopted, titles.get(use.id, "cannot be read"), use.sha256)
        for use in seen.state.all(PackUse).values()
    ]
    return ["id", "version", "in use since", "title", "sha-256"], rows


def _organization(seen: Snapshot) -> tuple[list[str], Rows]:
    found = seen.state.all(Organization).values()
    return ["id", "name", "country", "sector"], [(o.id, title_of(seen.state, o), o.country, o.sector) for o in found]


_TABLES: dict[str, Callable[[Snapshot], tuple[list[str], Rows]]] = {
    "system": _systems,
    "component": _components,
    "party": _parties,
    "relation": _relations,
    "fact": _facts,
    "answer": _answers,
    "evidence": _evidence,
    "pack": _packs,
    "organization": _organization,
}
