"""The licence register as it comes with the program: found by words, and the texts that are known word by word."""

from __future__ import annotations

from dataclasses import fields

from govdesk.domain.licences.register import CLASSES, Licence
from govdesk.intake.licence.texts import references
from govdesk.store.licences import licences

COMMERCIAL = {
    "yes": "Commercial use: permitted.",
    "no": "Commercial use: not permitted.",
    "conditional": "Commercial use: on a condition.",
}
_NOTICE = {
    "none": "Notice: none is asked for.",
    "shown": "Notice: has to be shown to users or in public.",
    "shipped": "Notice: goes with copies that are passed on.",
    "conditional": "Notice: asked for in some cases.",
    "": "Notice: not known.",
}
_OUTPUTS = {
    "yes": "Outputs may train other models: nothing stands against it.",
    "no": "Outputs may train other models: no.",
    "conditional": "Outputs may train other models: on a condition.",
    "": "Outputs may train other models: not known.",
}


def as_of() -> str:
    """Give the day up to which the register was read, in ISO form."""
    return licences().as_of


def found(text: str = "") -> tuple[Licence, ...]:
    """Give the licences that hold all the words of a text anywhere, by id; all of them for ""."""
    wanted = text.casefold().split()
    every = sorted(licences().known.values(), key=lambda one: one.id)
    return tuple(one for one in every if all(word in _text(one) for word in wanted))


def texts(id_: str) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """Give the known texts of a licence: title with date, and the fingerprints of its words."""
    return tuple((one.title, one.prints) for one in references() if one.id == id_)


def lines(licence: Licence) -> tuple[str, ...]:
    """Say all that the register holds of a licence, a line each."""
    numbers = (
        f"Limit of revenue: {licence.revenue_usd:,.0f} USD a year." if licence.revenue_usd is not None else "",
        f"Limit of users: {licence.users_monthly:,} active a month." if licence.users_monthly is not None else "",
    )
    places = f"Leaves out: {', '.join(licence.excluded)}" if licence.excluded else ""
    places += f" ({licence.excluded_only})." if places and licence.excluded_only else "." if places else ""
    policy = "A policy beside it restricts use, and may change." if licence.policy else ""
    said = [f"{head}: {text}." for head, text in licence.terms]
    said += [f"It forbids: {'; '.join(licence.restricts)}."] if licence.restricts else []
    known = (COMMERCIAL[licence.commercial], *numbers, places, _NOTICE[licence.notice], _OUTPUTS[licence.outputs_train])
    approved = "Approved by the Open Source Initiative." if licence.osi_approved else ""
    sure = f"Read with {licence.confidence} confidence."
    return tuple(filter(None, (*known, *said, policy, approved, sure)))


def _text(licence: Licence) -> str:
    values = [CLASSES[licence.class_], *(str(getattr(licence, one.name)) for one in fields(licence))]
    return " ".join(values).casefold()
