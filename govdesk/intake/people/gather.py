"""From signers and mentions to records and relations of one component."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from govdesk.domain.problems import Problems
from govdesk.domain.records import Component, Party, Relation
from govdesk.domain.said import counted, listed
from govdesk.intake.found import Found, Ids, Item, place, short
from govdesk.intake.people.mention import Mention
from govdesk.intake.people.same import look_alike
from govdesk.intake.people.signatures import Signer, period
from govdesk.intake.proposal import ReadFact

PROPOSED = 25
"""How many people of a history are proposed by name; the community stands for the others."""


class Gathering:
    """Collects what the files about one thing name."""

    def __init__(self, path: Path, subject: Component, named: tuple[str, str]) -> None:
        """Begin with the thing itself; `named` is the file and the place that name it."""
        self._path, self._ids = path, Ids()
        self.subject = replace(
            subject,
            id=self._ids("c", subject.name),
            name=short(subject.name),
            version=short(subject.version),
            licence=short(subject.licence),
            location=short(subject.location),
        )
        self._items: dict[str, Item] = {}
        self._by_key: dict[str, str] = {}
        self._relations: dict[tuple[str, str, str], Relation] = {}
        self._bots: list[str] = []
        self.notes: list[str] = []
        self.problems: list[Problems] = []
        facts = tuple(_facts(self.subject, *named))
        self._items[self.subject.id] = Item(self.subject, *named, facts=facts)

    def reports_to(self, file: str) -> None:
        """Say which file of the repository tells where weaknesses are reported; what stands in it is for a person."""
        contact = short(f"{file} in its repository")
        item = self._items[self.subject.id]
        self.subject = replace(self.subject, security_contact=contact)
        facts = (*item.facts, ReadFact("model.security_contact", contact, file, "the file is there"))
        self._items[self.subject.id] = replace(item, record=self.subject, facts=facts)

    def sign(self, signers: Sequence[Signer], file: str, at: str, *, cut: bool) -> None:
        """Add those who signed commits, and the community that they are. cut: earlier commits are not known."""
        people = [one for one in signers if not one.bot]
        self._bots += [f"{one.name} ({one.says()})" for one in signers if one.bot]
        if not people:
            return
        self._community(people, file, at, cut=cut)
        for number, one in enumerate(people):
            id_ = self._ids("p", *one.keys)
            party = Party(id_, one.name, "person", inside=False, contact=one.mail)
            self._keep(id_, Item(party, file, at, one.says(), number < PROPOSED, one.keys))
            note = f"Counted: {one.says()}. A last commit is no farewell, so no end is set."
            self._relate(
                "contributes",
                id_,
                self.subject.id,
                Relation("", "", "", "", since=None if cut else one.first, note=note),
                file,
                at,
            )

    def _community(self, people: Sequence[Signer], file: str, at: str, *, cut: bool) -> None:
        days = [day for one in people for day in (one.first, one.last) if day]
        first, last = min(days, default=None), max(days, default=None)
        commits = sum(one.authored for one in people)
        says = f"{counted(len(people), 'address')}, {counted(commits, 'commit')}{period(first, last)}"
        name = f"{self.subject.name.rpartition('/')[2]} contributors"
        id_ = self._ids("p", "community")
        self._items[id_] = Item(Party(id_, name, "community", inside=False), file, at, says)
        note = f"Counted: {says}."
        self._relate(
            "contributes",
            id_,
            self.subject.id,
            Relation("", "", "", "", since=None if cut else first, note=note),
            file,
            at,
        )

    def name(self, mentions: Iterable[Mention]) -> None:
        """Add those whom a file names. One account or name of one file is one party, whatever it is named for."""
        for one in mentions:
            if one.bot:
                self._bots.append(f"{one.name} ({one.file}, {one.at})")
                continue
            id_ = self._party(one)
            if one.does:
                more = Relation(
                    "", "", "", "", since=one.since, note=f"{one.file} says: {one.says}." if one.says else ""
                )
                self._relate(one.does, id_, self.subject.id, more, one.file, one.at)
            if one.of:
                group = self._party(Mention(one.of, one.of_kind, one.file, one.at))
                self._relate("member_of", id_, group, Relation("", "", "", ""), one.file, one.at)

    def _party(self, one: Mention) -> str:
        key = one.keys or (one.kind, one.name.casefold())
        first = one.keys[0] if one.keys else "name:"
        known = "" if first.startswith("name:") else self._by_key.get(first, "")
        id_ = known or self._ids("p", *key)
        if id_ not in self._items:
            party = Party(id_, short(one.name), one.kind, inside=False, contact=short(one.reach))
            self._keep(id_, Item(party, one.file, one.at, one.says, keys=one.keys))
        elif not self._items[id_].taken:
            self._items[id_] = replace(self._items[id_], taken=True)
        return id_

    def _keep(self, id_: str, item: Item) -> None:
        self._items[id_] = item
        for key in item.keys[:1]:
            self._by_key.setdefault(key, id_)

    def _relate(self, kind: str, source: str, target: str, more: Relation, file: str, at: str) -> None:
        id_ = f"l{len(self._relations) + 1}"
        relation = replace(more, id=id_, kind=kind, source=source, target=target, document=place(file, at))
        if source != target:
            self._relations.setdefault((kind, source, target), relation)

    def found(self, title: str) -> Found:
        """Give all of it, with the offers to join people who look like one."""
        items = tuple(self._items.values())
        bots = (f"Programs are no people, so they are left out: {listed(self._bots, 5)}.",) if self._bots else ()
        problems = tuple(problem for some in self.problems for problem in some)
        notes = (*bots, *self.notes)
        relations = tuple(self._relations.values())
        return Found(self._path, title, items, relations, look_alike(items), self.subject.id, notes, problems)


def _facts(component: Component, file: str, at: str) -> Iterator[ReadFact]:
    for key in ("name", "version", "licence", "location"):
        value = getattr(component, key)
        if value:
            yield ReadFact(f"model.{key}", value, file, at)
