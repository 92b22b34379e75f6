"""Cases that ask for the cap of a fine: `fine_query` beside the facts of a case, `fine_cap_eur` among what is expected.

fine_query: {breach, size, turnover_eur, body}, all optional. breach: a tier, a requirement or a citation, as the pack
calls it ("Art 5", "99(4)"); without one, the gravest tier that the facts of the case bring. size, turnover_eur, body:
what is left out is what the case's facts say, and else unknown. `unknown` is a word for it too.
fine_cap_eur: a number, or {from, to} where the cap is a range; `to: null` has no upper end that can be told.
"""

from __future__ import annotations

from collections.abc import Mapping

from govdesk.domain import words
from govdesk.domain.law.assessment import Assessment
from govdesk.domain.law.caps import Means, Range, cap
from govdesk.domain.law.exposure import exposure, known_means
from govdesk.domain.law.packs import Pack

FINE_QUERY, FINE_CAP = "fine_query", "fine_cap_eur"
_BREACH = ("breach", "tier", "requirement", "article", "infringement", "cite")
_TURNOVER = ("turnover_eur", "turnover", "worldwide_turnover_eur")
_SIZE, _BODY = ("size", "size_class"), ("body", "actor_type")
_UNKNOWN = ("", "unknown", "unclear", "none", "null")


def fine_mismatch(assessment: Assessment, query: object, wanted: object) -> str:
    """Say what came out instead of what is wanted, "" where it is the same."""
    found = _asked(assessment, query if isinstance(query, Mapping) else {})
    if isinstance(found, str):
        return found
    return "" if _same(found, wanted) else "no cap" if found is None else str(found)


def _asked(assessment: Assessment, query: Mapping[str, object]) -> Range | str | None:
    """Give the cap, None where there is none, or why it cannot be told."""
    law = assessment.pack.penalties
    unheard = set(query) - {*_BREACH, *_TURNOVER, *_SIZE, *_BODY}
    if law is None or unheard:
        return f"no answer to {', '.join(sorted(unheard))}" if unheard else "the pack names no fines"
    means = _means(assessment, query)
    if isinstance(means, str):
        return means
    name = _first(query, _BREACH)
    if name is None:
        brought = exposure(assessment, means)
        return brought.range if brought else None
    tier = law.tier(str(name)) or law.tier(_requirement_of(assessment.pack, str(name)))
    return f"no tier for {name}" if tier is None else cap(tier, law, means, assessment.on).range


def _requirement_of(pack: Pack, name: str) -> str:
    """Give the requirement with such a citation, or the name as it is."""
    wanted = name.casefold().removeprefix("article").removeprefix("art").strip(". ")
    cited = (id_ for id_, one in pack.duties.items() if one.cite.casefold().removeprefix("art").strip(". ") == wanted)
    return next(cited, name)


def _means(assessment: Assessment, query: Mapping[str, object]) -> Means | str:
    turnover, size = _first(query, _TURNOVER), _first(query, _SIZE)
    if turnover is not None and str(turnover) not in _UNKNOWN and not isinstance(turnover, int | float):
        return f"a turnover that is no number: {turnover}"
    if size is not None and str(size) not in (*_UNKNOWN, *dict(words.SIZES)):
        return f"a size that is not listed: {size}"
    said = known_means(assessment, Means(turnover=float(turnover) if isinstance(turnover, int | float) else None))
    body = _first(query, _BODY)
    return Means(_text(size, said.size), said.turnover, _text(body, said.body))


def _text(given: object, otherwise: str) -> str:
    if given is None:
        return otherwise
    return "" if str(given) in _UNKNOWN else str(given)


def _first(query: Mapping[str, object], names: tuple[str, ...]) -> object:
    """Give what a query says under one of some names; written as null it is unknown, left out it is None."""
    return next(("unknown" if query[name] is None else query[name] for name in names if name in query), None)


def _same(found: Range | None, wanted: object) -> bool:
    if found is None or wanted is None:
        return found is None and wanted is None
    if isinstance(wanted, Mapping):
        return (found.low, found.high) == (wanted.get("from"), wanted.get("to"))
    return found.exact and isinstance(wanted, int | float) and found.high is not None and abs(found.high - wanted) < 1
