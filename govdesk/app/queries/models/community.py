"""Community oversight: which forum outside maintains, reviews, hears and can stop. Never the accountable party."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from govdesk.app.queries.models.developer import below
from govdesk.app.queries.models.point import Point
from govdesk.app.queries.places import duty_place
from govdesk.domain.records import Component, Party, Relation
from govdesk.domain.responsibility.knowledge import contacts, inside, makers
from govdesk.domain.responsibility.links import Links
from govdesk.domain.said import count, day, listed

_RUNS = frozenset({"model", "adapter", "software", "service"})
_NEVER = "A community can see and say, and cannot answer for this use: somebody inside must."


def points(ties: Links, system: str) -> Iterator[Point]:
    """Ask the questions of a system; what nobody inside made and what runs is what they are asked about."""
    parts = tuple(id_ for id_ in below(ties, system) if _outside(ties, id_))
    if parts:
        yield _each(ties, system, "Who maintains it", parts, _maintained, "Record who maintains {}, and its rules.")
        yield _reviews(ties, system, parts)
        yield _each(ties, system, "Who can stop a change upstream", parts, _merges, "Record who may merge into {}.")
        yield _each(
            ties, system, "Who hears of weaknesses", parts, _heard, "Record where the makers of {} can be reached."
        )
    yield _stop(ties, system)
    yield _accountable(ties, system)


def _outside(ties: Links, id_: str) -> bool:
    thing = ties.things.get(id_)
    if not isinstance(thing, Component) or thing.kind not in _RUNS:
        return thing is None
    return not any(inside(ties, one.source) for one in makers(ties, id_))


def _each(
    ties: Links,
    system: str,
    title: str,
    parts: tuple[str, ...],
    found: Callable[[Links, str], tuple[str, ...]],
    cover: str,
) -> Point:
    """Ask one question of each part: it is covered where all have an answer."""
    said = {id_: found(ties, id_) for id_ in parts}
    dark = [ties.name(id_) for id_, names in said.items() if not names]
    says = [f"{ties.name(id_)}: {listed(names)}." for id_, names in said.items() if names]
    says += [f"Not recorded for {listed(dark)}."] if dark else []
    if not dark:
        return Point(system, title, "covered", tuple(says))
    first = next((id_ for id_, names in said.items() if not names and id_ in ties.things), "")
    go = ("component", first) if first else ("", "")
    return Point(system, title, "unknown", tuple(says), cover.format(listed(dark, 3)), go)


def _reviews(ties: Links, system: str, parts: tuple[str, ...]) -> Point:
    """Ask who reviews: what goes in without review, as far as recorded, is open."""
    cover = "Record the review rules of {}, or who outside reviews it."
    asked = _each(ties, system, "Who reviews it", parts, _reviewed, cover)
    bare = [ties.name(id_) for id_ in parts if _unreviewed(ties, id_)]
    if not bare:
        return asked
    cover = f"Have {listed(bare, 3)} tested by somebody else, and take only revisions that were."
    return Point(system, asked.title, "open", asked.says, cover)


def _unreviewed(ties: Links, id_: str) -> bool:
    thing = ties.things.get(id_)
    return isinstance(thing, Component) and thing.reviewers == 0 and len(_reviewed(ties, id_)) == 1


def _maintained(ties: Links, id_: str) -> tuple[str, ...]:
    return tuple(_forum(ties, one) for one in ties.into(id_, "maintains") if _forum_of(ties, one))


def _reviewed(ties: Links, id_: str) -> tuple[str, ...]:
    kinds = ("contributes", "approves", "consulted", "oversees")
    named = tuple(_forum(ties, one) for one in ties.into(id_, *kinds) if _forum_of(ties, one))
    thing = ties.things.get(id_)
    if not isinstance(thing, Component) or thing.reviewers is None:
        return named
    rule = f"{count(thing.reviewers, 'reviewer')} before a merge" if thing.reviewers else "no review before a merge"
    return (*named, f"{rule}{_by(thing)}")


def _merges(ties: Links, id_: str) -> tuple[str, ...]:
    thing = ties.things.get(id_)
    return (f"{thing.merged_by}{_by(thing)}",) if isinstance(thing, Component) and thing.merged_by else ()


def _by(thing: Component) -> str:
    """Name the source of review rules, and the day on which somebody looked."""
    seen = f", {day(thing.review_on)}" if thing.review_on else ""
    return f" ({thing.review_source or 'by which source is not recorded'}{seen})"


def _heard(ties: Links, id_: str) -> tuple[str, ...]:
    return contacts(ties, id_)


def _forum_of(ties: Links, one: Relation) -> bool:
    return isinstance(ties.things.get(one.source), Party) and not inside(ties, one.source)


def _forum(ties: Links, one: Relation) -> str:
    """Name a forum with its rules as far as recorded, and how many of its members are."""
    members = ties.into(one.source, "member_of")
    known = f", {count(len(members), 'member')} recorded" if members else ""
    return f"{ties.name(one.source)} ({one.document or 'by which rules is not recorded'}{known})"


def _stop(ties: Links, system: str) -> Point:
    title = "Who can stop it"
    watching = tuple(ties.into(system, "oversees", "approves"))
    out = [_forum(ties, one) for one in watching if _forum_of(ties, one)]
    own = sorted({ties.name(one.source) for one in watching if inside(ties, one.source)})
    says = [f"From outside: {listed(out)}."] if out else ["No forum outside is recorded that oversees or approves it."]
    says += [f"Inside: {listed(own)}."] if own else []
    if out:
        return Point(system, title, "covered", tuple(says))
    cover = "Give a forum outside a say: relate it as one that oversees or approves the system, with the document."
    return Point(system, title, "open", tuple(says), cover, duty_place(system, "oversees"))


def _accountable(ties: Links, system: str) -> Point:
    title = "Not the accountable party"
    held = [one for id_ in (system, *below(ties, system)) for one in ties.into(id_, "accountable")]
    strangers = _names(ties, (one for one in held if _forum_of(ties, one)))
    if strangers:
        says = f"{listed(strangers)} {'is' if len(strangers) == 1 else 'are'} recorded as accountable from outside."
        return Point(system, title, "open", (says, _NEVER), "End that duty and name a person inside.", ("who", system))
    return Point(system, title, "covered", ("Nobody outside is recorded as accountable.", _NEVER))


def _names(ties: Links, found: Iterable[Relation]) -> list[str]:
    return sorted({ties.name(one.source) for one in found})
