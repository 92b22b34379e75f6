"""Findings on what licences ask to be done: notices (L-05), names (L-06), a kept text (L-10)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from govdesk.domain.findings import Finding, Severity
from govdesk.domain.licences.asked import NOTICE, PASSED_ON
from govdesk.domain.licences.chain import licensed_bases, teachers
from govdesk.domain.licences.look import Look
from govdesk.domain.licences.register import OPEN, Licence
from govdesk.domain.records import Component
from govdesk.domain.said import listed

_NAMED = 3
_MODELS = frozenset({"model", "adapter"})


def duty_findings(look: Look) -> tuple[Finding, ...]:
    """Give the findings of L-05, L-06 and L-10."""
    return (*_notices(look), *_names(look), *_texts(look))


def _notices(look: Look) -> Iterator[Finding]:
    """L-05: a notice is or may be due, and nobody has said where it stands."""
    used = look.used()
    passed_by = {id_ for id_, (component, _) in used.items() if look.has_heir(component, used)}
    for id_, (component, systems) in sorted(used.items()):
        licence = look.register.get(component.licence)
        if licence is not None and _due(look, component) is Severity.MEDIUM and id_ not in passed_by:
            yield _notice(look, component, licence, systems)
    for system, components in look.systems():
        models = [one for one in components if one.kind in _MODELS and one.id not in passed_by]
        low = [one for one in models if _due(look, one) is Severity.LOW]
        if low:
            names = listed([one.name for one in low], _NAMED)
            says = (
                f"The licences of {names}, on which {system.name or system.id} stands, ask for notices or copies where "
                "they are passed on, and it is not said whether they are. Low, because use within the house asks for "
                "none."
            )
            mend = "Say whether each is passed on; where it is, say where its notice stands, or put it there."
            yield Finding("L-05", Severity.LOW, system.id, says, mend, tuple(one.id for one in low))


def _due(look: Look, component: Component) -> Severity | None:
    """Say how likely it is that a notice is missing; None where none is asked for, or where it stands is said."""
    licence, told = look.register.get(component.licence), look.said.value(component.id, NOTICE)
    passed = look.passed_on(component.id)
    if licence is None or licence.notice == "none" or passed is False or (isinstance(told, str) and told.strip()):
        return None
    certain = licence.notice == "shown" or (passed is True and licence.notice == "shipped")
    return Severity.MEDIUM if certain else Severity.LOW


def _notice(look: Look, component: Component, licence: Licence, systems: tuple[str, ...]) -> Finding:
    asks = f" It asks: {licence.attribution}." if licence.attribution else ""
    says = (
        f"{component.name} stands under {licence.id}, which asks for a notice, {_passed(look, component)}.{asks} "
        "Nothing says where that stands. Medium, because the licence may end where it is missing."
    )
    mend = "Put the notice there and say where it stands; ask a lawyer whether it is due where it is not passed on."
    return Finding("L-05", Severity.MEDIUM, component.id, says, mend, systems)


def _passed(look: Look, component: Component) -> str:
    """Say whether it is passed on, and who or what says so."""
    if not look.passed_on(component.id):
        return "where it, or a product with it, is passed on or shown"
    if look.said.value(component.id, PASSED_ON) is True:
        return "and it is said to be passed on"
    return f"and it is passed on: by the register this organization provides {listed(look.provided_with(component.id))}"


def _names(look: Look) -> Iterator[Finding]:
    """L-06: the licence of a base asks for a word in the name of what was made of it, and the name has it not."""
    for id_, thing in sorted(look.ties.things.items()):
        if not isinstance(thing, Component) or thing.kind not in _MODELS or look.passed_on(id_) is False:
            continue
        for base, licence in _naming(look, thing):
            sure = look.passed_on(id_) is True
            if not _has_word(thing.name, licence, begins=sure):
                yield Finding(
                    "L-06",
                    Severity.MEDIUM if sure else Severity.LOW,
                    id_,
                    f"{thing.name} was made with {base.name}, and {licence.id} asks that the name of what is passed on "
                    f"{_word(licence)}. "
                    + (
                        "Medium, because it is passed on under this name."
                        if sure
                        else "Low, because nobody said whether it is passed on."
                    ),
                    "Name it so before it is passed on, or say that it is not; ask a lawyer about names in use.",
                    (base.id,),
                )
                break


def _naming(look: Look, thing: Component) -> Iterator[tuple[Component, Licence]]:
    """Give what a model was made with, of which the licence asks for a word in the name."""
    for base, licence in licensed_bases(look.ties, thing.id, look.register):
        if base.id != thing.id and not look.same_publisher(base, thing) and (licence.names_begin or licence.names_hold):
            yield base, licence
    for teacher in teachers(look.ties, thing.id):
        for base, licence in licensed_bases(look.ties, teacher.id, look.register):
            if licence.names_outputs and (licence.names_begin or licence.names_hold):
                yield base, licence


def _has_word(name: str, licence: Licence, *, begins: bool) -> bool:
    """Compare without case, signs and blanks; the owner before the name (OWNER/NAME) is no part of it.

    begins: the place of the word counts too; else it is enough that the name holds it.
    """
    plain, begin, hold = (_plain(one) for one in (name.rpartition("/")[2], licence.names_begin, licence.names_hold))
    return (plain.startswith(begin) if begins else begin in plain) and hold in plain


def _plain(text: str) -> str:
    return re.sub(r"[\W_]+", "", text.casefold())


def _word(licence: Licence) -> str:
    return f"begins with “{licence.names_begin}”" if licence.names_begin else f"holds “{licence.names_hold}”"


def _texts(look: Look) -> Iterator[Finding]:
    """L-10: the text of a licence that systems stand on is not kept, so that later nobody can show what it said."""
    used = look.used()
    for system, components in look.systems():
        licensed = [one for one in components if one.kind in _MODELS and one.licence and not look.is_own(one)]
        bare = [one for one in licensed if look.said.text(one) != "kept" and not look.has_heir(one, used)]
        if bare:
            terms = [look.register.get(one.licence) for one in bare]
            heavy = any(one is None or one.class_ not in OPEN for one in terms)
            reason = "Medium, because such terms" if heavy else "Low, because licences"
            yield Finding(
                "L-10",
                Severity.MEDIUM if heavy else Severity.LOW,
                system.id,
                f"The licence text of {listed([one.name for one in bare], _NAMED)} is not kept here, and "
                f"{system.name or system.id} stands on it. {reason} change from release to release.",
                "Keep the licence file that lies beside the exact version in use; its date and hash are kept with it.",
                tuple(one.id for one in bare),
            )
