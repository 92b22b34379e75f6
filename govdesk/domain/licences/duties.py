"""Findings on what licences ask for: notices, names, outputs, passing restrictions on, keeping the text.

Rules L-05 to L-08 and L-10 of the practices. None says that something is unlawful; each says what to ask a lawyer.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from govdesk.domain.findings import Finding, Severity
from govdesk.domain.licences.register import Licence, Licences
from govdesk.domain.licences.said import NOTICES, PASSED_ON, TEXT, Said
from govdesk.domain.records import Component, System
from govdesk.domain.responsibility.links import Links, reached
from govdesk.domain.said import listed

_MODELS = frozenset({"model", "adapter"})
_NAMED = 3


@dataclass(frozen=True, slots=True)
class Ground:
    """What the rules look at: relations of a day, the licence register, and what was said of how licences are kept."""

    ties: Links
    register: Licences
    said: Said

    def component(self, id_: str) -> Component | None:
        """Give a component, or None for any other thing."""
        thing = self.ties.things.get(id_)
        return thing if isinstance(thing, Component) else None

    def licence(self, id_: str) -> Licence | None:
        """Give the licence of a component as far as the register has it."""
        found = self.component(id_)
        return self.register.get(found.licence) if found else None


def duty_findings(ground: Ground, used: tuple[tuple[Component, tuple[str, ...]], ...]) -> Iterator[Finding]:
    """Give the findings on the components that systems stand on, each with those systems, and on the systems."""
    for component, systems in used:
        licence = ground.register.get(component.licence)
        if licence is not None:
            yield from _notices(ground, component, licence, systems)
            yield from _text(ground, component, licence, systems)
        if component.kind in _MODELS:
            yield from _name(ground, component, systems)
            yield from _outputs(ground, component, systems)
    for _, thing in sorted(ground.ties.things.items()):
        if isinstance(thing, System) and thing.status != "retired":
            yield from _policy(ground, thing)


def _notices(ground: Ground, component: Component, licence: Licence, systems: tuple[str, ...]) -> Iterator[Finding]:
    """L-05: the notices that a licence asks for are missing, or nobody has said how they stand.

    A licence that asks for notices at most is a finding only where somebody said that they are missing.
    """
    stand = ground.said.get(component.id, NOTICES)
    if not licence.attribution or stand in {"in_place", "not_asked"} or (licence.is_open and stand != "missing"):
        return
    missing = stand == "missing"
    says = f"{licence.id}, the licence of {component.name}, asks for: {licence.attribution}. " + (
        "They are said to be missing. Medium, because the grant may hang on them."
        if missing
        else "Nobody has said how they stand. Low, because they may be in place."
    )
    mend = "Put the notices in place and say so; ask a lawyer where and in which words they are due."
    yield Finding("L-05", Severity.MEDIUM if missing else Severity.LOW, component.id, says, mend, systems)


def _name(ground: Ground, component: Component, systems: tuple[str, ...]) -> Iterator[Finding]:
    """L-06: a model made of another one lacks the word that the licence of that one wants in its name.

    Said of a model that is passed on to others; one of which it is not known may be, one that stays is not touched.
    """
    passed = ground.said.get(component.id, PASSED_ON)
    if passed is False:
        return
    for base in sorted(bases(ground.ties, component.id) | named_sources(ground, component.id)):
        licence = ground.licence(base)
        if licence is not None and licence.name_word and not bears(component.name, licence):
            where = "begins with" if licence.name_first else "holds"
            known = "It is passed on to others. Medium, because the licence binds whoever passes it on."
            unknown = "Nobody has said whether it is passed on. Low, because one that stays in the house may be free."
            says = (
                f"{component.name} was made of {ground.ties.name(base)} under {licence.id}, which wants that the name "
                f"{where} “{licence.name_word}”. {known if passed else unknown}"
            )
            mend = "Name it so, or say that it is not passed on; ask a lawyer whether the name is due."
            severity = Severity.MEDIUM if passed else Severity.LOW
            yield Finding("L-06", severity, component.id, says, mend, (base, *systems))


def bears(name: str, licence: Licence) -> bool:
    """Tell whether a name holds the word that a licence wants; a publisher before a slash is no part of the name."""
    plain = _letters(name.rpartition("/")[2])
    word = _letters(licence.name_word)
    return plain.startswith(word) if licence.name_first else word in plain


def _letters(text: str) -> str:
    return re.sub(r"[\W_]+", "", text).casefold()


def bases(ties: Links, id_: str) -> frozenset[str]:
    """Give the models that a model is made of, at any depth, but for those of which it has learned only the outputs."""
    return reached(id_, lambda at: (one.target for one in ties.out(at, "derived_from") if one.how != "distilled"))


def output_sources(ground: Ground, id_: str) -> frozenset[str]:
    """Give the models whose outputs a model was trained on: distilled from, trained on, or behind its data."""
    return frozenset(_sources(ground, id_, frozenset()))


def _sources(ground: Ground, id_: str, seen: frozenset[str]) -> Iterator[str]:
    for target in _learned_from(ground, id_):
        at = ground.component(target)
        if at is None or target in seen:
            continue
        if at.kind in _MODELS:
            yield target
        elif at.kind == "dataset":
            yield from _sources(ground, target, seen | {id_, target})


def _learned_from(ground: Ground, id_: str) -> Iterator[str]:
    """Give what a model was trained on or distilled from; of data, what it was made of."""
    own = ground.component(id_)
    model = own is not None and own.kind in _MODELS
    for one in ground.ties.out(id_, "trained_on", "derived_from"):
        if not model or one.kind == "trained_on" or one.how == "distilled":
            yield one.target


def named_sources(ground: Ground, id_: str) -> frozenset[str]:
    """Give the models on whose outputs a model was trained and whose licence then wants its word in the name."""
    found = output_sources(ground, id_)
    return frozenset(one for one in found if (of := ground.licence(one)) and of.outputs_for_training == "named")


def _outputs(ground: Ground, component: Component, systems: tuple[str, ...]) -> Iterator[Finding]:
    """L-07: a model was trained on outputs of one whose licence bars or restricts that, or hands its terms on."""
    family = {ground.licence(base) for base in bases(ground.ties, component.id)} | {ground.licence(component.id)}
    names = {one.id for one in family if one}
    for source in sorted(output_sources(ground, component.id)):
        licence = ground.licence(source)
        if licence is None or licence.outputs_for_training not in _OUTPUTS or names & set(licence.outputs_family):
            continue
        severity, reason = _OUTPUTS[licence.outputs_for_training]
        says = (
            f"{component.name} was trained on outputs of {ground.ties.name(source)}, and its licence {licence.id} says "
            f"of these: {licence.outputs or 'nothing more'}. {reason}"
        )
        mend = "Ask a lawyer whether this training is covered; until then do not pass the model on."
        yield Finding("L-07", severity, component.id, says, mend, (source, *systems))


_OUTPUTS = {
    "barred": (Severity.HIGH, "High, because the grant may end with such a use."),
    "restricted": (Severity.MEDIUM, "Medium, because such a use may lie outside the grant."),
    "terms": (Severity.LOW, "Low, because its terms may go on to bind."),
}


def restricting(ground: Ground, system: str) -> dict[str, tuple[str, ...]]:
    """Give the licences with restrictions of use that bind a system, each with the components that stand under it.

    They come from everything that the system is made of, at any depth.
    """
    found: dict[str, list[str]] = {}
    for id_ in sorted(ground.ties.made_of(system)):
        licence = ground.licence(id_)
        if licence is not None and licence.use_restrictions:
            found.setdefault(licence.id, []).append(id_)
    return {licence: tuple(ids) for licence, ids in sorted(found.items())}


def _policy(ground: Ground, system: System) -> Iterator[Finding]:
    """L-08: restrictions of use from up the chain are not carried by the use policy, or nobody has said whether."""
    binding = restricting(ground, system.id)
    covered = ground.said.covered(system.id)
    open_ = [licence for licence in binding if licence not in (covered or ())]
    if not open_:
        return
    known = "The policy is said not to carry them. Medium, because users may do what upstream forbids."
    unknown = "Nobody has said whether its use policy carries them. Low, because it may."
    ids = [id_ for licence in open_ for id_ in binding[licence]]
    says = (
        f"What {system.name} is made of restricts its use: {listed(open_, _NAMED)}, by {_names(ground, ids)}. "
        f"{unknown if covered is None else known}"
    )
    mend = "Carry each restriction into its use policy, and say which it carries; ask a lawyer for the words."
    yield Finding("L-08", Severity.LOW if covered is None else Severity.MEDIUM, system.id, says, mend, tuple(ids))


def _text(ground: Ground, component: Component, licence: Licence, systems: tuple[str, ...]) -> Iterator[Finding]:
    """L-10: the text of a licence with terms of its own is not kept, so that later nobody can say which words bind."""
    if licence.is_open or ground.said.get(component.id, TEXT) is not None:
        return
    says = (
        f"The text of {licence.id} is not kept with {component.name}. Low, because the publisher may change the words "
        "for later releases, and only the text of that day shows what was granted."
    )
    mend = "Keep the licence text that lay beside the version in use, with its day; a lawyer reads that text first."
    yield Finding("L-10", Severity.LOW, component.id, says, mend, systems)


def _names(ground: Ground, ids: list[str]) -> str:
    return listed([ground.ties.name(id_) for id_ in dict.fromkeys(ids)], _NAMED)
