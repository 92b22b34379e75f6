"""Findings on terms that go on to bind: outputs that train (L-07), restrictions in the use policy (L-08)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from govdesk.domain.findings import Finding, Severity
from govdesk.domain.licences.asked import TAUGHT, cleared, covers
from govdesk.domain.licences.chain import Carried, bases, carried, chain, possible_teachers, teachers
from govdesk.domain.licences.look import Look
from govdesk.domain.licences.register import Licence
from govdesk.domain.records import Component, System
from govdesk.domain.said import listed

TAUGHT_KINDS = frozenset({"model", "adapter"})
"""What outputs of models train."""
_NAMED = 3


def carried_findings(look: Look) -> tuple[Finding, ...]:
    """Give the findings of L-07 and L-08."""
    return (*_outputs(look), *_policies(look))


@dataclass(frozen=True, slots=True)
class _Bound:
    """What stands against training with outputs: the worst value of outputs_train, and whose licence says so."""

    value: str
    by: Component
    licence: Licence | None


def _outputs(look: Look) -> Iterator[Finding]:
    """L-07: outputs of a model trained another one, and terms of the first may not permit it."""
    for id_, thing in sorted(look.ties.things.items()):
        if not isinstance(thing, Component) or thing.kind not in TAUGHT_KINDS:
            continue
        for teacher, bound, sure in _taught_by(look, id_):
            if look.said.value(id_, cleared(teacher.id, teacher.name).id) is not True:
                yield (_taught if sure else _maybe_taught)(thing, teacher, bound)
        if look.said.value(id_, TAUGHT) is True and not teachers(look.ties, id_):
            yield _taught_by_unknown(thing)


def bound_teachers(look: Look, student: str) -> tuple[Component, ...]:
    """Give what taught a model, or may have, where terms stand against it or are not known."""
    return tuple(teacher for teacher, _, _ in _taught_by(look, student))


def _taught_by(look: Look, student: str) -> Iterator[tuple[Component, _Bound, bool]]:
    """Give each teacher with what stands against it, and whether it is sure that outputs of it were used."""
    family = {one.licence for one in bases(look.ties, student, lambda tie: tie.how not in {"", "distilled"})}
    for teacher in teachers(look.ties, student):
        if bound := _bound(look, teacher, family):
            yield teacher, bound, True
    denied = look.said.value(student, TAUGHT) is False
    for base in () if denied else possible_teachers(look.ties, student):
        if (bound := _bound(look, base, family)) and bound.value:
            yield base, bound, False


_ORDER = ("no", "conditional", "")


def _bound(look: Look, teacher: Component, family: set[str]) -> _Bound | None:
    """Give the worst of the terms of a model and of what it derives from; None where nothing stands against it."""
    met = []
    for base in bases(look.ties, teacher.id):
        licence = look.register.get(base.licence)
        if licence is None and not look.is_own(base):
            met.append(_Bound("", base, None))
        elif licence and licence.outputs_train != "yes" and not (licence.outputs_family and licence.id in family):
            met.append(_Bound(licence.outputs_train, base, licence))
    return min(met, key=lambda one: _ORDER.index(one.value), default=None)


def _taught(student: Component, teacher: Component, bound: _Bound) -> Finding:
    start = f"{student.name} was trained with outputs of {teacher.name}. "
    whose = "" if bound.by.id == teacher.id else f" of {bound.by.name}, of which that was made,"
    if bound.licence is None or not bound.value:
        severity = Severity.LOW
        says = (
            f"Whether {bound.by.licence or 'its licence, which is not recorded,'}{whose} permits that is not known. "
            "Low, because most licences leave outputs free."
        )
    else:
        barred = bound.value == "no"
        severity = Severity.HIGH if barred else Severity.MEDIUM
        limit = f": {bound.licence.outputs}." if bound.licence.outputs else "."
        says = f"{bound.licence.id}{whose} limits that{limit} " + (
            "High, because the licence may not permit it."
            if barred
            else "Medium, because it permits it on a condition."
        )
    mend = "Ask a lawyer whether these terms reach this training; record the answer, or train without these outputs."
    return Finding("L-07", severity, student.id, start + says, mend, tuple(dict.fromkeys((teacher.id, bound.by.id))))


def _maybe_taught(student: Component, base: Component, bound: _Bound) -> Finding:
    whose = "" if bound.by.id == base.id else f" of {bound.by.name}, of which that was made,"
    says = (
        f"{student.name} derives from {base.name}, and nobody has said how. {bound.by.licence}{whose} limits what its "
        "outputs may train. Low, because it counts only where outputs trained it: a distillation."
    )
    mend = "Say how it was made; if outputs trained it, ask a lawyer whether these terms reach that."
    return Finding("L-07", Severity.LOW, student.id, says, mend, tuple(dict.fromkeys((base.id, bound.by.id))))


def _taught_by_unknown(student: Component) -> Finding:
    says = (
        f"Outputs of other models trained {student.name}, and of which is not recorded. "
        "Low, because most licences leave outputs free."
    )
    mend = "Record which models: a relation “trained on”, or “derived from”, distilled."
    return Finding("L-07", Severity.LOW, student.id, says, mend)


def open_policies(look: Look, system: str, found: Carried) -> tuple[str, ...]:
    """Give the licences of a chain of which nobody has said that the use policy of the system carries them."""
    return tuple(name for name in found.by_licence if look.said.value(system, covers(name).id) is not True)


def _policies(look: Look) -> Iterator[Finding]:
    """L-08: what the licences of a system's chain restrict is not said to stand in its acceptable use policy."""
    for id_, thing in sorted(look.ties.things.items()):
        if not isinstance(thing, System) or thing.status == "retired":
            continue
        found = carried(look.ties, (step.component for step in chain(look.ties, id_)), look.register)
        missing = open_policies(look, id_, found)
        if missing:
            yield _uncarried(look, thing, found, missing)


def _uncarried(look: Look, system: System, found: Carried, missing: tuple[str, ...]) -> Finding:
    parts = [f"{name} ({listed([look.ties.name(id_) for id_ in found.by_licence[name]], _NAMED)})" for name in missing]
    denied = any(look.said.value(system.id, covers(name).id) is False for name in missing)
    says = (
        f"{system.name or system.id} stands on parts whose licences restrict use or may: {listed(parts, _NAMED)}. "
        f"{'It is said' if denied else 'Nobody has said'} that its acceptable use policy "
        f"{'does not carry' if denied else 'carries'} these restrictions. "
    )
    if found.unrecorded:
        says += f"What {listed([look.ties.name(id_) for id_ in found.unrecorded], _NAMED)} restricts, nobody can say. "
    says += "Medium, because a use that they forbid would be nobody's to stop."
    mend = "Compare the policy with what they restrict, and say that it carries them; ask a lawyer where they differ."
    related = dict.fromkeys(id_ for name in missing for id_ in found.by_licence[name])
    return Finding("L-08", Severity.MEDIUM, system.id, says, mend, tuple(related))
