"""Apply many records in one change, all or nothing."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, fields, replace
from datetime import date

from govdesk.app.commands.asked_for import unknown_names
from govdesk.app.commands.checks import record_problems
from govdesk.app.commands.evidence import EvidenceFile, evidence_id, keep as keep_files
from govdesk.app.commands.facts import fact_id
from govdesk.app.commands.register import relation_naming
from govdesk.app.draft import Draft
from govdesk.domain.change import Change
from govdesk.domain.entry import new_id, parse
from govdesk.domain.law.questions import Question, as_answer, parse_answer
from govdesk.domain.problems import Problem, Problems
from govdesk.domain.records import KINDS, Evidence, PackUse, Record, Relation
from govdesk.domain.state import State, organization
from govdesk.domain.words import DUTIES

Reader = Callable[[str], EvidenceFile | Problem]
Row = dict[str, object]
SECTIONS = {
    "organization": "organization",
    "parties": "party",
    "components": "component",
    "systems": "system",
    "relations": "relation",
    "facts": "fact",
    "evidence": "evidence",
    "answers": "answer",
}


@dataclass(slots=True)
class _Work:
    """A document half applied. places: path of a value in the document -> file and line."""

    draft: Draft
    where: str
    person: str
    on: date
    read: Reader
    places: Mapping[tuple[str | int, ...], str]
    questions: Mapping[str, Question]
    duties: Mapping[str, str]
    problems: list[Problem] = field(default_factory=list)
    blobs: list[bytes] = field(default_factory=list)
    done: dict[tuple[str, str], tuple[Record, str]] = field(default_factory=dict)

    def place(self, section: str, index: int) -> str:
        known = self.places.get((section, index)) or self.places.get((section,))
        return known or f"{self.where}: {section} {index + 1}"


def apply(  # noqa: PLR0913 - what an all-or-nothing change of many records needs to know
    state: State,
    document: object,
    where: str,
    *,
    person: str,
    on: date,
    read: Reader | None = None,
    places: Mapping[tuple[str | int, ...], str] | None = None,
    questions: Mapping[str, Question] | None = None,
    duties: Mapping[str, str] | None = None,
) -> Change | Problems:
    """Make the one change of a records document; one Problem for each error, with its file and line where known.

    document: section (organization, parties, components, systems, relations, facts, evidence, answers) -> records as
    field -> value. A record whose id is there is changed in the named fields; without an id one is made from its name.
    person, on: who says so and when, where a fact or an answer does not. read: gives an evidence file by its path.
    places: where values stand, as store.yaml_text gives it. questions: by id, to read the values of facts with.
    duties: the requirements that packs in use have, each with its pack. Without these two, ids are taken as they are.
    """
    if not isinstance(document, Mapping):
        return (Problem(where, "A records file holds sections: " + ", ".join(SECTIONS) + "."),)
    work = _Work(Draft(state), where, person, on, read or _no_files, places or {}, questions or {}, duties or {})
    unknown = [str(name) for name in document if name not in SECTIONS]
    work.problems += [Problem(where, f"There is no section “{n}”.", f"Use: {', '.join(SECTIONS)}.") for n in unknown]
    _take_all(work, document)
    for record, place in work.done.values():
        work.problems += record_problems(work.draft, record, place)
    return tuple(work.problems) or Change(_verb(work, where), work.draft.edits, "", tuple(work.blobs))


def _take_all(work: _Work, document: Mapping[object, object]) -> None:
    """Take all rows, evidence first, as parties name it; problems stay in the order of the sections."""
    unread, told = work.problems, dict[str, list[Problem]]()
    for section, kind in sorted(SECTIONS.items(), key=lambda pair: pair[1] != "evidence"):
        work.problems = told[section] = []
        for index, row in _rows(work, section, document.get(section)):
            _take(work, kind, row, work.place(section, index))
    work.problems = [*unread, *(problem for section in SECTIONS for problem in told[section])]


def _no_files(path: str) -> EvidenceFile | Problem:
    return Problem(path, "Files cannot be read here.")


def _rows(work: _Work, section: str, given: object) -> Iterator[tuple[int, Row]]:
    if given is None:
        return
    for index, row in enumerate(given if isinstance(given, list) else [given]):
        if isinstance(row, Mapping):
            yield index, {str(name): value for name, value in row.items()}
        else:
            work.problems.append(
                Problem(
                    work.place(section, index),
                    "A record is written as {id: party-anna, name: Anna Berg}.",
                )
            )


def _take(work: _Work, kind: str, row: Row, place: str) -> None:
    """Put one record on the draft."""
    given = _evidence_row(work, row, place) if kind == "evidence" else _completed(work, kind, row, place)
    if given is None:
        return
    before = work.draft.get(KINDS[kind], str(given["id"]))
    kept = {} if before is None else {f.name: getattr(before, f.name) for f in fields(before)}
    record = parse(kind, {**kept, **given}, place)
    if isinstance(record, tuple):
        work.problems += record
    elif (kind, record.id) in work.done:
        work.problems.append(Problem(place, f"{record.id} stands in this file twice."))
    else:
        work.problems += unknown_names(record, work.questions, work.duties, work.on, place)
        work.draft.put(record)
        work.done[kind, record.id] = (record, place)


def _completed(work: _Work, kind: str, row: Row, place: str) -> Row:
    """Fill in what a records file may leave out: the id, who says so, when."""
    if kind == "fact":
        row = {"origin": "person", "source": work.person, "on": work.on, **row}
        row.setdefault("id", fact_id(*(str(row.get(name, "")) for name in ("subject", "key", "source"))))
        row["value"] = _fact_value(work, row, place)
    elif kind == "answer":
        row = {"person": work.person, "on": work.on, "pack": _only_pack(work.draft), **row}
        row.setdefault("id", f"{row.get('system', '')}/{row.get('requirement', '')}")
        if "evidence" in row:
            row["evidence"] = _evidence_ids(work, row["evidence"], place)
    elif kind == "relation":
        row = _relation_row(work.draft, row)
    else:
        if row.get("competence"):
            row["competence"] = next(iter(_evidence_ids(work, row["competence"], place, "competence")), "")
        if not row.get("id"):
            row = {**row, "id": _id_by_name(work.draft, kind, str(row.get("name", "")))}
    return row


def _fact_value(work: _Work, row: Row, place: str) -> object:
    """Read the value of a fact with the type of its question, where a pack in use asks it."""
    question, given = work.questions.get(str(row.get("key", ""))), row.get("value")
    if question is None or given is None:
        return given
    value = as_answer(question, given)
    if value is None or not question.fits(value):
        expected = parse_answer(question, "")
        mend = expected.mend if isinstance(expected, Problem) else ""
        work.problems.append(Problem(f"{place}:value", f"“{given}” does not answer: {question.ask}", mend))
        return given
    return value


def _id_by_name(draft: Draft, kind: str, name: str) -> str:
    known = organization(draft) if kind == "organization" else None
    if known is not None:
        return known.id
    found = [record.id for record in draft.where(KINDS[kind], "name", name)] if name else []
    return found[0] if len(found) == 1 else new_id(draft, kind, name)


def _relation_row(draft: Draft, row: Row) -> Row:
    """Name the relation; a duty that says nothing of acceptance is proposed."""
    ends = [str(row.get(name, "")) for name in ("source", "kind", "target")]
    if not row.get("id"):
        same = (relation.id for relation in draft.where(Relation, "source", ends[0]) if _is_row(relation, row))
        row = {**row, "id": next(same, "") or new_id(draft, "relation", relation_naming(*ends))}
    if ends[1] in dict(DUTIES) and draft.get(Relation, str(row["id"])) is None:
        row.setdefault("state", "proposed")
    return row


def _is_row(relation: Relation, row: Row) -> bool:
    since = relation.since.isoformat() if relation.since else ""
    said = [str(row.get(name) or "") for name in ("kind", "target", "scope", "since")]
    return said == [relation.kind, relation.target, relation.scope, since]


def _only_pack(draft: Draft) -> str:
    packs = list(draft.all(PackUse))
    return packs[0] if len(packs) == 1 else ""


def _evidence_ids(work: _Work, given: object, place: str, field: str = "evidence") -> list[str]:
    """Turn names of evidence files into ids; ids stay as they are."""
    names = [part.strip() for part in given.split(",")] if isinstance(given, str) else given
    ids = []
    for name in names if isinstance(names, list) else []:
        found = [e.id for e in work.draft.all(Evidence).values() if str(name) in {e.id, e.name}]
        if len(found) == 1:
            ids.append(found[0])
        elif name:
            many = "more than one piece of" if found else "no"
            work.problems.append(Problem(f"{place}:{field}", f"There is {many} evidence “{name}”."))
    return ids


def _evidence_row(work: _Work, row: Row, place: str) -> Row | None:
    """Read an evidence file and make it ready to be kept; a row with an id and no file changes what is known of one."""
    path = str(row.pop("file", "") or "")
    told = [name for name in ("sha256", "size") if name in row]
    if told:
        work.problems.append(Problem(f"{place}:{told[0]}", "This is worked out from the file; it cannot be said."))
        return None
    if not path:
        if row.get("id") and work.draft.get(Evidence, str(row["id"])) is not None:
            return row
        work.problems.append(Problem(place, "The file of this evidence is missing.", "Write file: PATH."))
        return None
    file = work.read(path)
    if isinstance(file, Problem):
        work.problems.append(Problem(place, f"{file.where}: {file.says}", file.mend))
        return None
    file = replace(file, name=str(row.get("name") or file.name))
    added = row.get("added") if isinstance(row.get("added"), date) else work.on
    kept = keep_files(work.draft, (file,), added if isinstance(added, date) else work.on)
    if isinstance(kept, tuple):
        work.problems += [Problem(place, str(problem)) for problem in kept]
        return None
    work.blobs += kept.blobs
    work.draft.take(kept.edits)
    return {**row, "id": evidence_id(file.content)}


def _verb(work: _Work, where: str) -> str:
    names = {kind: section for section, kind in SECTIONS.items()}
    counts = Counter(edit.kind for edit in work.draft.edits)
    parts = [f"{count} {kind if count == 1 else names[kind]}" for kind, count in counts.items()]
    return f"Apply {where}: {', '.join(parts) or 'nothing new'}"
