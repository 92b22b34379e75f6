"""People who look like one: the same name or account under several addresses. Offered, never done."""

from __future__ import annotations

from collections.abc import Iterable

from govdesk.intake.found import Item, Same

_LONG_NAME = 6
_WHY = {"name": "one name", "handle": "one account", "mail": "one address"}


def look_alike(items: Iterable[Item]) -> tuple[Same, ...]:
    """Group people by what they share; a chain of shared names and accounts makes one group."""
    order: list[str] = []
    group: dict[str, str] = {}  # id -> the first id of its group
    holder: dict[str, str] = {}  # key -> the id that had it first
    why: dict[str, set[str]] = {}
    for item in items:
        if not item.keys:
            continue
        order.append(item.record.id)
        group[item.record.id] = item.record.id
        for key in filter(_tells, item.keys):
            other = holder.setdefault(key, item.record.id)
            if other != item.record.id:
                root = _join(group, _root(group, other), _root(group, item.record.id))
                why.setdefault(root, set()).add(key.partition(":")[0])
    return _groups(order, group, why)


def _tells(key: str) -> bool:
    """Tell whether a key speaks for one person: a name of one short word ("root", "alex") is many people's."""
    kind, _, value = key.partition(":")
    return kind in {"handle", "mail"} or (kind == "name" and (" " in value or len(value) >= _LONG_NAME))


def _root(group: dict[str, str], id_: str) -> str:
    while group[id_] != id_:
        id_ = group[id_]
    return id_


def _join(group: dict[str, str], one: str, other: str) -> str:
    group[other] = one
    return one


def _groups(order: list[str], group: dict[str, str], why: dict[str, set[str]]) -> tuple[Same, ...]:
    members: dict[str, list[str]] = {}
    reasons: dict[str, set[str]] = {}
    for id_ in order:
        members.setdefault(_root(group, id_), []).append(id_)
    for id_, kinds in why.items():
        reasons.setdefault(_root(group, id_), set()).update(kinds)
    return tuple(
        Same(tuple(ids), " and ".join(_WHY[kind] for kind in sorted(reasons[root], reverse=True)))
        for root, ids in members.items()
        if len(ids) > 1
    )
