"""Checks of relations: who holds a duty, how many do, and whether two roles are held apart."""

from __future__ import annotations

from collections.abc import Iterator

from govdesk.domain.law.checks.ground import Ground
from govdesk.domain.law.checks.kinds import DistinctCheck, EdgeCheck, Side
from govdesk.domain.law.checks.told import Checked, Sense, Sight, all_of
from govdesk.domain.records import Party, Relation
from govdesk.domain.responsibility.links import acceptance
from govdesk.domain.responsibility.standing import acting
from govdesk.domain.responsibility.steps import read_aloud, spoken
from govdesk.domain.said import listed
from govdesk.domain.truth import Truth


def edges(check: EdgeCheck, ground: Ground) -> Checked:
    """Count the relations of a kind that come to each thing, by duties that are accepted and whose holder is there."""
    verb = spoken(check.relation)
    found = [_at(check, ground, target, verb) for target in ground.at(check.of)]
    open_ = next((target for target, truth, _ in found if truth is not Truth.YES), ground.system)
    told = tuple(sight for _, _, sights in found for sight in sights)
    if not found:
        told = (Sight(Sense.OPEN, f"No {check.of} of {ground.name} is registered.", ground.system),)
    of = f" for {check.requirement}" if check.own else ""
    settle = f"Name {_wanted(check)} who {verb} {ground.index.ties.name(open_)}{of}, and let them accept."
    return Checked(check, all_of(truth for _, truth, _ in found), told, settle, open_)


def _wanted(check: EdgeCheck) -> str:
    if check.most == check.least == 1:
        return "exactly one party"
    least = "somebody" if check.least == 1 else f"at least {check.least}"
    return least if check.most is None else f"{check.least} to {check.most} parties"


def _at(check: EdgeCheck, ground: Ground, target: str, verb: str) -> tuple[str, Truth, list[Sight]]:
    scope = check.requirement if check.own else ""
    relations = [one for one in ground.index.ties.into(target, check.relation) if one.scope == scope]
    sights = [_holder(ground, one) for one in relations]
    good = [one.source for one, sight in zip(relations, sights, strict=True) if sight.sense is Sense.FOR]
    name = ground.index.ties.name(target)
    if check.most is not None and len(set(good)) > check.most:
        return target, Truth.NO, [Sight(Sense.AGAINST, one.says, one.record) for one in sights]
    if len(set(good)) >= check.least:
        return target, Truth.YES, sights
    if not sights:
        return target, Truth.UNKNOWN, [Sight(Sense.OPEN, f"Nobody is recorded who {verb} {name}.", target)]
    return target, Truth.NO if all(one.sense is Sense.AGAINST for one in sights) else Truth.UNKNOWN, sights


def _holder(ground: Ground, one: Relation) -> Sight:
    ties = ground.index.ties
    says = read_aloud(ties, one)
    if not acting(ties, one):
        return Sight(Sense.AGAINST, f"{says}, but {ties.absence(one.source)}.", one.id)
    if acceptance(one, ties.on) == "proposed":
        return Sight(Sense.OPEN, f"{says}: proposed, not accepted.", one.id)
    return Sight(Sense.FOR, f"{says}.", one.id)


def distinct(check: DistinctCheck, ground: Ground) -> Checked:
    """Look whether nobody stands on both sides; of a team whose people are not recorded nobody knows."""
    one, other = _side(ground, check.one), _side(ground, check.other)
    sights = list(dict.fromkeys([*_bare(ground, check.one, one), *_bare(ground, check.other, other)]))
    both = sorted(_people(ground, one) & _people(ground, other))
    vague = sorted(_vague(ground, one) | _vague(ground, other))
    in_the_way = {*both, *vague}
    for relation in (*one, *other):
        against = bool(_people(ground, [relation]) & in_the_way)
        sights.append(_stands(ground, relation, Sense.AGAINST if against else Sense.FOR))
    names_of = ground.index.ties.name
    sights += [Sight(Sense.OPEN, f"Who belongs to {names_of(team)} is not recorded.", team) for team in vague]
    truth = Truth.NO if both else Truth.UNKNOWN if not one or not other or vague else Truth.YES
    names = listed([names_of(id_) for id_ in both], 3)
    settle = (
        f"Take {names} off one side." if both else f"Record who is {check.one.title} and who is {check.other.title}."
    )
    return Checked(check, truth, tuple(dict.fromkeys(sights)), settle, ground.system)


def _side(ground: Ground, side: Side) -> list[Relation]:
    targets = (ground.system, *sorted(ground.parts)) if not side.scopes else (ground.system,)
    found = [one for target in targets for one in ground.index.ties.into(target, *side.relations)]
    return [one for one in found if not side.scopes or one.scope in side.scopes]


def _bare(ground: Ground, side: Side, found: list[Relation]) -> Iterator[Sight]:
    if not found:
        yield Sight(Sense.OPEN, f"Nobody is recorded as {side.title} of {ground.name}.")


def _people(ground: Ground, relations: list[Relation]) -> set[str]:
    """Name who stands behind some relations: the holders, and who belongs to them."""
    holders = {one.source for one in relations}
    return holders | {one.source for id_ in holders for one in ground.index.ties.into(id_, "member_of")}


def _vague(ground: Ground, relations: list[Relation]) -> set[str]:
    ties = ground.index.ties
    teams = {
        one.source for one in relations if isinstance(p := ties.things.get(one.source), Party) and p.kind == "team"
    }
    return {team for team in teams if not ties.into(team, "member_of")}


def _stands(ground: Ground, one: Relation, sense: Sense) -> Sight:
    return Sight(sense, f"{read_aloud(ground.index.ties, one)}.", one.id)
