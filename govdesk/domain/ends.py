"""Between which kinds of records a relation can stand."""

from __future__ import annotations

from collections.abc import Mapping

from govdesk.domain import words

_MADE = frozenset({"component", "system"})
_ACTORS = frozenset({"party", "organization"})
_THINGS = frozenset({"component", "system", "organization"})
Ends = tuple[frozenset[str], frozenset[str]]

ENDS: Mapping[str, Ends] = {
    **{kind: (_MADE, frozenset({"component"})) for kind, _ in words.MADE_OF},
    "uses": (_MADE, _MADE),
    "deploys": (_MADE | _ACTORS, _MADE),
    **{kind: (_ACTORS, _MADE) for kind, _ in (*words.DONE_BY, *words.PLACES)},
    **{kind: (_ACTORS, _THINGS) for kind, _ in words.DUTIES},
    **{kind: (_ACTORS, _ACTORS) for kind, _ in (*words.STANDS_IN, *words.BELONGS, *words.AGREED)},
    **{kind: (_MADE, _MADE) for kind, _ in words.INSTEAD},
}
"""For each kind of relation the kinds of records at its source and at its target."""
