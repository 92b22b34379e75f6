"""What intake says and does of files that describe many things: repositories, BOMs, catalogues, charts."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Sequence
from dataclasses import asdict

from govdesk.app.commands import bring as command
from govdesk.app.people import Treatment, treated
from govdesk.app.session import Session
from govdesk.cli.desk import done
from govdesk.cli.out import heading, say, table
from govdesk.cli.write import write
from govdesk.domain.change import Change
from govdesk.domain.plain import Plain
from govdesk.domain.problems import Problem
from govdesk.domain.records import kind_of
from govdesk.domain.said import listed
from govdesk.domain.words import RELATION_KINDS, label
from govdesk.intake.found import Found, Item
from govdesk.intake.people.pseudonym import reason
from govdesk.intake.proposal import ReadFact


class Many:
    """How one call of the verb treats what it finds."""

    def __init__(self, session: Session, args: Namespace, about: str) -> None:
        """Take the choices of the command line; about: the component that the repository is, or ""."""
        self._session, self._about, self._wanted = session, about, frozenset(args.take)
        self._how = Treatment(args.names, tuple(args.inside), frozenset(args.join))

    def treated(self, found: Found) -> Found | tuple[Problem, ...]:
        """Give it as it would be kept; a Problem where an offer is accepted that is none."""
        wrong = sorted(number for number in self._how.joined if not 1 <= number <= len(found.same))
        if wrong:
            return (Problem("--join", f"There is no offer {wrong[0]}; this has {len(found.same)}."),)
        return treated(self._session.state, found, self._how, self._session.pseudonym_key)

    def unknown(self, many: Sequence[Found]) -> tuple[Problem, ...]:
        """Say which ids of --take nothing that was read has."""
        there = {id_ for found in many for id_ in self._ids(found).values()}
        missing = sorted(self._wanted - there)
        return (Problem("--take", f"Nothing that was read is {listed(missing)}."),) if missing else ()

    def _disagree(self, found: Found) -> tuple[tuple[str, str], ...]:
        return command.disagreements(self._session.state, found, self._about if found.subject else "")

    def _ids(self, found: Found) -> dict[str, str]:
        return command.placed(self._session.state, found, self._about if found.subject else "")

    def _taken(self, found: Found, ids: dict[str, str]) -> frozenset[str]:
        if not self._wanted:
            return command.proposed(found)
        return frozenset(local for local, id_ in ids.items() if id_ in self._wanted)

    def accept(self, found: Found, system: str, *, quiet: bool) -> None:
        """Write it in one change."""
        ids = self._ids(found)
        about = self._about if found.subject else ""
        taken = self._taken(found, ids)
        change = command.bring(self._session.state, found, taken, self._session.today, about=about, system=system)
        if not quiet:
            write(self._session, change)
            self.remark(found)
        elif isinstance(change, Change):
            done(self._session.do(change))
        elif change != command.NOTHING_NEW:
            done(change)

    def plain(self, many: Sequence[Found]) -> Plain:
        """Give facts, conflicts, records, relations, offers and notes as JSON; ids are those they have or would get."""
        facts: list[Plain] = []
        conflicts: list[Plain] = []
        records: list[Plain] = []
        relations: list[Plain] = []
        same: list[Plain] = []
        notes: list[str] = []
        for found in many:
            ids = self._ids(found)
            taken = self._taken(found, ids)
            facts += [_fact(ids[item.record.id], fact) for item in found.items for fact in item.facts]
            conflicts += [{"subject": id_, "says": says} for id_, says in self._disagree(found)]
            records += [_record(item, ids, taken=item.record.id in taken) for item in found.items]
            relations += [
                {
                    "kind": one.kind,
                    "source": ids[one.source],
                    "target": ids[one.target],
                    "since": one.since.isoformat() if one.since else None,
                    "until": one.until.isoformat() if one.until else None,
                    "document": one.document,
                    "note": one.note,
                }
                for one in found.relations
            ]
            same += [
                {"number": number, "ids": [ids[id_] for id_ in one.ids], "why": one.why}
                for number, one in enumerate(found.same, 1)
            ]
            notes += _notes(found)
        return {
            "facts": facts,
            "conflicts": conflicts,
            "records": records,
            "relations": relations,
            "same": same,
            "notes": notes,
        }

    def show(self, found: Found) -> None:
        """Print it, for a dry run."""
        ids = self._ids(found)
        taken = self._taken(found, ids)
        names = {item.record.id: item.record.name for item in found.items}
        shown = {*taken, found.subject}
        heading(found.title)
        rows = [
            ("yes" if item.record.id in taken else "no", ids[item.record.id], item.record.name, item.record.kind,
             item.says, f"{item.file}: {item.at}")
            for item in found.items
        ]  # fmt: skip
        table(["take", "id", "name", "kind", "says", "source"], rows)
        table(
            ["from", "relation", "to", "since", "source"],
            [
                (
                    names[one.source],
                    label(RELATION_KINDS, one.kind),
                    names[one.target],
                    str(one.since or ""),
                    one.document,
                )
                for one in found.relations
                if {one.source, one.target} <= shown
            ],
        )
        for number, one in enumerate(found.same, 1):
            say(f"--join {number}: {', '.join(names[id_] for id_ in one.ids)} have {one.why}; are they one person?")
        self.remark(found)

    def remark(self, found: Found) -> None:
        """Say what was left out, what disagrees with the register, and what was not read."""
        for _, says in self._disagree(found):
            say(f"  sources disagree: {says}")
        for note in _notes(found):
            say(f"  {note}")
        for problem in found.problems:
            say(f"  not read: {problem}")


def _fact(subject: str, fact: ReadFact) -> Plain:
    value = list(fact.value) if isinstance(fact.value, tuple) else fact.value
    return {"subject": subject, "key": fact.key, "value": value, "file": fact.file, "at": fact.at}


def _record(item: Item, ids: dict[str, str], *, taken: bool) -> Plain:
    record = item.record
    values = {key: value for key, value in asdict(record).items() if value not in ("", (), None) and key != "id"}
    told = {key: _json(value) for key, value in values.items()}
    own: Plain = {"id": ids[record.id], "record": kind_of(record)}
    return {**own, **told, "file": item.file, "at": item.at, "says": item.says, "taken": taken}


def _json(value: object) -> str | int | float | list[str]:
    if isinstance(value, tuple):
        return [str(one) for one in value]
    return value if isinstance(value, str | int | float | bool) else str(value)


def _notes(found: Found) -> tuple[str, ...]:
    masked = any(item.keys and item.record.name.startswith("Contributor ") for item in found.items)
    says, cite, limit = reason()
    return (*found.notes, *((f"{says} ({cite}) {limit}",) if masked else ()))
