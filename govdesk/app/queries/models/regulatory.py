"""The regulatory model: which role in law bears which duty, under which sanction, and who inside answers for it."""

from __future__ import annotations

from collections.abc import Iterator

from govdesk.app.queries.exposure import means
from govdesk.app.queries.models.point import Point
from govdesk.app.queries.places import duty_place
from govdesk.app.snapshot import Snapshot
from govdesk.domain.law.assessment import CLOSED, Assessed, Assessment
from govdesk.domain.law.caps import cap
from govdesk.domain.law.exposure import known_means
from govdesk.domain.law.roles import RoleStanding
from govdesk.domain.responsibility.holders import found_on
from govdesk.domain.responsibility.knowledge import inside
from govdesk.domain.responsibility.links import Links
from govdesk.domain.said import count, day, listed
from govdesk.domain.scopes import Asked
from govdesk.domain.truth import Truth

_NAMED = 4


def points(snapshot: Snapshot, system: str) -> Iterator[Point]:
    """Go through the packs that name sanctions: each role with its duties, then duties of no recorded role."""
    roles = snapshot.roles(system)
    for assessment in snapshot.assessments(system):
        if assessment.pack.penalties is not None:
            yield from _law(snapshot, assessment, roles)
    yield from _unread(snapshot)


def _unread(snapshot: Snapshot) -> Iterator[Point]:
    for pack, reason in snapshot.unread:
        yield Point(pack, pack, "unknown", (f"This rule pack cannot be read: {reason}",), "Open a copy or a backup.")


def _law(snapshot: Snapshot, assessment: Assessment, roles: tuple[RoleStanding, ...]) -> Iterator[Point]:
    asked = [one for one in assessment.requirements if one.applies is not Truth.NO]
    taken: set[str] = set()
    named = {option.role for outcome in assessment.pack.outcomes for option in outcome.options}
    for role in roles:
        if role.role in named:
            mine = [one for one in asked if role.role.replace("_", " ") in one.requirement.who.lower()]
            taken |= {one.requirement.id for one in mine}
            yield _role(snapshot, assessment, role, mine)
    left = [one for one in asked if one.requirement.id not in taken]
    sure = dict.fromkeys(one.requirement.who for one in left if one.applies is Truth.YES)
    for who in sure:
        yield _others(snapshot, assessment, who, [one for one in left if one.requirement.who == who])
    if maybe := [one for one in left if one.requirement.who not in sure]:
        yield _maybe(assessment, maybe)


def _role(snapshot: Snapshot, assessment: Assessment, role: RoleStanding, duties: list[Assessed]) -> Point:
    title = f"{role.label} under {assessment.pack.title}"
    says = (*_bearer(snapshot.ties, role), *_duties(snapshot, assessment, duties))
    about, ask = assessment.system, _questions(assessment)
    if role.concluded is Truth.UNKNOWN:
        return Point(
            about, title, "unknown", says, "Answer the open questions: they settle whether it is our role.", ask
        )
    if role.concluded is Truth.YES and not role.own:
        cover = f"Record who inside is {role.label.lower()}, with the article."
        return Point(about, title, "open", says, cover, ("role", duty_place(about, role.role)[1]))
    return _settled(snapshot, assessment, title, says, duties)


def _others(snapshot: Snapshot, assessment: Assessment, who: str, duties: list[Assessed]) -> Point:
    title = f"{who[:1].upper()}{who[1:]} under {assessment.pack.title}"
    says = ("No role in law is recorded or concluded that these name.", *_duties(snapshot, assessment, duties))
    return _settled(snapshot, assessment, title, says, duties)


def _maybe(assessment: Assessment, duties: list[Assessed]) -> Point:
    """Put duties of which none is known to apply into one point, with whom they would be for."""
    whom = listed(list(dict.fromkeys(one.requirement.who for one in duties)), _NAMED)
    says = f"{count(len(duties), 'duty', 'duties')} may apply, for {whom}."
    title, cover = f"Not settled under {assessment.pack.title}", "Answer the open questions: they settle who owes what."
    return Point(assessment.system, title, "unknown", (says,), cover, _questions(assessment))


def _settled(
    snapshot: Snapshot, assessment: Assessment, title: str, says: tuple[str, ...], duties: list[Assessed]
) -> Point:
    about, open_ = assessment.system, _unheld(snapshot.ties, assessment.system, duties)
    if open_:
        gap = f"Nobody inside has accepted to answer for {_titles(open_)}."
        cover = "Assign an accountable person inside, and have it accepted."
        return Point(about, title, "open", (*says, gap), cover, duty_place(about, "accountable"))
    if any(one.applies is Truth.UNKNOWN for one in duties):
        cover = "Answer the open questions: they settle which duties apply."
        return Point(about, title, "unknown", says, cover, _questions(assessment))
    return Point(about, title, "covered", says)


def _questions(assessment: Assessment) -> tuple[str, str]:
    return "question", f"{assessment.system}/{next((one.question.id for one in assessment.open_questions), '')}"


def _bearer(ties: Links, role: RoleStanding) -> Iterator[str]:
    cite = f" ({role.cite})" if role.cite else ""
    said = {
        Truth.YES: f"By the rules it is this organization{cite}.",
        Truth.NO: "By the rules it is not this organization.",
        Truth.UNKNOWN: f"The rules do not settle yet whether it is this organization{cite}.",
        None: "No rule pack says whose role it is.",
    }
    yield said[role.concluded]
    for one in (*role.own, *role.others):
        by = f", by {one.article}" if one.article else ""
        yield f"Recorded: {ties.name(one.source)}, since {day(one.since)}{by}."
    if not role.own and not role.others:
        yield "Nobody is recorded in this role."


def _duties(snapshot: Snapshot, assessment: Assessment, duties: list[Assessed]) -> Iterator[str]:
    sure = [one for one in duties if one.applies is Truth.YES]
    open_ = [one for one in sure if one.state not in CLOSED]
    maybe = len(duties) - len(sure)
    more = f"; {maybe} more may apply" if maybe else ""
    if not sure:
        yield f"No duty is known to apply{more}."
    elif open_:
        yield f"{count(len(sure), 'duty', 'duties')}, {len(sure) - len(open_)} closed{more}. Open: {_titles(open_)}."
    else:
        yield f"{count(len(sure), 'duty', 'duties')}, all closed{more}."
    yield from _sanction(snapshot, assessment, sure)


def _sanction(snapshot: Snapshot, assessment: Assessment, duties: list[Assessed]) -> Iterator[str]:
    law = assessment.pack.penalties
    if law is None or not duties:
        return
    ids = {one.requirement.id for one in duties}
    known = known_means(assessment, means(snapshot))
    for tier in law.tiers:
        under = ids & set(tier.requirements)
        if tier.applied and under:
            ceiling = cap(tier, law, known, assessment.on).range
            says = f"{ceiling} for one breach" if ceiling is not None else "other law sets the cap"
            yield f"Sanction for {len(under)} of them: {says} ({tier.cite})."
    free = len(ids - {id_ for tier in law.tiers for id_ in tier.requirements})
    if free:
        yield f"{free} of them {'stands' if free == 1 else 'stand'} under no fine of this pack."


def _unheld(ties: Links, system: str, duties: list[Assessed]) -> list[Assessed]:
    """Give the duties for which nobody inside has accepted to be accountable."""
    whole = _held(ties, system, "")
    sure = [one for one in duties if one.applies is Truth.YES]
    return [] if whole else [one for one in sure if not _held(ties, system, one.requirement.id)]


def _held(ties: Links, system: str, requirement: str) -> bool:
    found = found_on(ties, system, Asked(requirement)).accountable
    return any(one.acceptance == "accepted" and inside(ties, one.party) for one in found)


def _titles(duties: list[Assessed]) -> str:
    return listed([f"{one.requirement.title} ({one.requirement.cite})" for one in duties], _NAMED)
