"""The chain of licences of a thing: each part it is built on, what it restricts and asks, how far that is known."""

from __future__ import annotations

from dataclasses import dataclass

from govdesk.app.snapshot import Snapshot
from govdesk.domain import words
from govdesk.domain.law.questions import Question
from govdesk.domain.licences.asked import (
    ABOUT_COMPONENT,
    ABOUT_MODEL,
    NOTICE,
    PASSED_ON,
    TEXT_KIND,
    Said,
    cleared,
    covers,
    said,
)
from govdesk.domain.licences.carried import TAUGHT_KINDS, bound_teachers
from govdesk.domain.licences.chain import Carried, Step, carried, chain, is_own
from govdesk.domain.licences.look import Look
from govdesk.domain.licences.register import CLASSES, Licence
from govdesk.domain.records import Component, System, Value
from govdesk.domain.said import listed
from govdesk.store.licences import licences

_TEXTS = {
    "kept": "text kept",
    "other": "a text is kept that does not fit any more",
    "hash": "text seen, not kept",
    "": "text not kept",
}
__all__ = ["TEXT_KIND", "Asked", "Chain", "ChainRow", "licence_chain"]


@dataclass(frozen=True, slots=True)
class ChainRow:
    """One part of a chain. how: in which way it comes in, in words; via: the name of what it comes in by.

    name: of its licence as recorded, "" where none is; licence: what the register says of it; own: the name says that
    it is the organization's own. text: how its licence text is held, as `Said.text` says it.
    """

    id: str
    title: str
    depth: int
    how: str
    via: str
    name: str
    licence: Licence | None
    own: bool
    text: str

    @property
    def came(self) -> str:
        """Say by what it comes in, as a sentence with a blank after it; "" for the record itself."""
        return f"Comes in by {self.via} ({self.how}). " if self.how else ""

    @property
    def known(self) -> str:
        """Say how far it is known what its licence says."""
        if not self.name:
            return "No licence recorded: nobody can say"
        if self.own:
            return "Our own"
        sure = f"Read with {self.licence.confidence} confidence" if self.licence else "Not in the register"
        return f"{sure}, {_TEXTS[self.text]}"

    @property
    def restricts(self) -> str:
        """Say what it restricts, in a few words; what is not known says so."""
        if self.own:
            return "nothing"
        if self.licence is None:
            return "not known"
        limits = (self.licence.limits, self.licence.use_restrictions)
        barred = "no commercial use" if self.licence.commercial == "no" else ""
        return "; ".join(filter(None, (barred, *limits))) or "nothing found"

    @property
    def asks(self) -> str:
        """Say what it asks to be done; what is not known says so."""
        if self.own:
            return "nothing"
        return "not known" if self.licence is None else "; ".join(self.licence.asks) or "nothing found"

    @property
    def class_label(self) -> str:
        """Name the class of its licence, "" where it is not known."""
        return CLASSES[self.licence.class_] if self.licence else ""


@dataclass(frozen=True, slots=True)
class Asked:
    """One question about licences, with what has been said: None is not known. subject: whom it is about.

    register: what the register says to it while nobody does, as a sentence; "" where it says nothing.
    """

    subject: str
    question: Question
    value: Value
    register: str = ""

    @property
    def said(self) -> str:
        """Say what has been said, or what the register says instead."""
        return self.question.words(self.value) if self.value is not None else self.register or "Nobody has said."

    @property
    def open(self) -> bool:
        """Tell whether nobody and nothing says it."""
        return self.value is None and not self.register


@dataclass(frozen=True, slots=True)
class Chain:
    """The chain of a system or component, what all of it restricts, and the questions that only people can answer.

    rows: the component itself first (depth 0), then what it is built on. text: how its own licence text is held, None
    where it has no licence of its own.
    """

    id: str
    rows: tuple[ChainRow, ...]
    carried: Carried
    asked: tuple[Asked, ...]
    text: str | None = None

    def names(self, ids: tuple[str, ...]) -> tuple[str, ...]:
        """Name parts of the chain by their ids."""
        titles = {row.id: row.title for row in self.rows}
        return tuple(titles.get(id_, id_) for id_ in ids)

    @property
    def uncarried(self) -> tuple[str, ...]:
        """Name the licences of which nobody has said that the use policy of the system carries them."""
        told = {one.question.id: one.value for one in self.asked}
        return tuple(name for name in self.carried.by_licence if told.get(covers(name).id) is not True)


def licence_chain(snapshot: Snapshot, id_: str) -> Chain:
    """Give the chain of licences of a system or component; of anything else, an empty one."""
    ties, register, told = snapshot.ties, licences(), said(snapshot.state)
    thing = ties.things.get(id_)
    steps = chain(ties, id_) if isinstance(thing, Component | System) else ()
    rows = tuple(_row(snapshot, told, step.component, step) for step in steps)
    own = (thing,) if isinstance(thing, Component) else ()
    found = carried(ties, (*own, *(step.component for step in steps)), register)
    if not isinstance(thing, Component):
        asked = tuple(_asked(told, id_, covers(name)) for name in found.by_licence)
        return Chain(id_, rows, found, asked if isinstance(thing, System) else ())
    look = Look(ties, register, told)
    licensed = bool(thing.licence) and not look.is_own(thing)
    about = (*(_about(look, thing) if licensed else ()), *_taught(look, thing))
    asked = tuple(_asked(told, id_, one, _by_register(look, one, id_)) for one in about)
    text = told.text(thing) if licensed else None
    return Chain(id_, (_row(snapshot, told, thing, None), *rows), found, asked, text)


def _about(look: Look, thing: Component) -> tuple[Question, ...]:
    """Give what is asked of a component: where a notice stands only while one may be due."""
    licence = look.register.get(thing.licence)
    due = look.passed_on(thing.id) is not False and not (licence and licence.notice == "none")
    return tuple(one for one in ABOUT_COMPONENT if due or one.id != NOTICE)


def _taught(look: Look, thing: Component) -> tuple[Question, ...]:
    """Give what is asked of a model that may have learned from the outputs of others."""
    cleared_by = tuple(cleared(one.id, one.name) for one in bound_teachers(look, thing.id))
    return (ABOUT_MODEL, *cleared_by) if thing.kind in TAUGHT_KINDS else cleared_by


def _by_register(look: Look, question: Question, id_: str) -> str:
    """Say what the register says to a question, "" where it says nothing."""
    provided = look.provided_with(id_) if question.id == PASSED_ON else ()
    return f"Yes, by the register: this organization provides {listed(provided)}." if provided else ""


def _asked(told: Said, subject: str, question: Question, by_register: str = "") -> Asked:
    return Asked(subject, question, told.value(subject, question.id), by_register)


def _row(snapshot: Snapshot, told: Said, component: Component, step: Step | None) -> ChainRow:
    how = words.label(words.RELATION_KINDS, step.relation.kind) if step else ""
    if step and step.relation.how:
        how += f" ({words.label(words.DERIVATIONS, step.relation.how).lower()})"
    return ChainRow(
        component.id,
        component.name or component.id,
        step.depth if step else 0,
        how,
        snapshot.ties.name(step.via) if step else "",
        component.licence,
        licences().get(component.licence),
        is_own(snapshot.ties, licences(), component.licence),
        told.text(component),
    )
