"""Boxes of a picture by name or id, with those that are drawn within a folded group."""

from __future__ import annotations

from unicodedata import combining, normalize

from govdesk.domain.picture.picture import Picture
from govdesk.domain.responsibility.links import Links


def found(drawn: Picture, ties: Links, text: str) -> tuple[str, ...]:
    """Give the nodes whose name or id holds every word of a text, from top to bottom; who is folded follows the group.

    Capitals and accents do not matter. A text without words finds nothing.
    """
    wanted = _plain(text).split()
    hits = [id_ for id_ in (*drawn.layout.places, *drawn.within) if wanted and _holds(ties, id_, wanted)]
    return tuple(sorted(hits, key=lambda id_: _place(drawn, id_)))


def elsewhere(drawn: Picture, ties: Links, text: str) -> int:
    """Count the records of that name or id that the picture leaves out."""
    wanted = _plain(text).split()
    inside = drawn.layout.places.keys() | drawn.within.keys()
    return sum(_holds(ties, id_, wanted) for id_ in ties.things if id_ not in inside) if wanted else 0


def _holds(ties: Links, id_: str, wanted: list[str]) -> bool:
    said = _plain(f"{ties.name(id_)} {id_}")
    return all(word in said for word in wanted)


def _plain(text: str) -> str:
    return "".join(sign for sign in normalize("NFKD", text.casefold()) if not combining(sign))


def _place(drawn: Picture, id_: str) -> tuple[float, float, str, bool, str]:
    box = drawn.within.get(id_, id_)
    at = drawn.layout.places[box]
    return (at.y, at.x, box, box != id_, id_)
