"""The licence register: what each licence permits, limits and asks, as data that comes with the program."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, fields

OPEN = frozenset({"permissive", "permissive_model"})
"""Classes of licences that ask for notices at most."""
CLASSES = {
    "permissive": "Permissive",
    "permissive_model": "Permissive, written for models",
    "copyleft": "Copyleft",
    "behavioural": "With use restrictions",
    "community": "Community licence with conditions",
    "noncommercial": "Non-commercial",
    "revenue_gated": "Free below a revenue",
    "research_only": "Research only",
}


@dataclass(frozen=True, slots=True)
class Licence:
    """One licence. commercial: yes, no or conditional. confidence: high, medium or low.

    revenue_usd: the yearly revenue (US dollars) from which it grants nothing more, or None. excluded: countries (ISO
    3166-1 alpha-2) whose people and companies it leaves out; excluded_only: for which things alone, "" for all. The
    other texts are sentences for readers, "" where the licence says nothing.
    """

    id: str
    class_: str
    commercial: str
    confidence: str
    osi_approved: bool = False
    revenue_usd: float | None = None
    excluded: tuple[str, ...] = ()
    excluded_only: str = ""
    limits: str = ""
    use_restrictions: str = ""
    attribution: str = ""
    naming: str = ""
    outputs: str = ""
    derivatives: str = ""
    special: str = ""
    disclaims: str = ""

    @property
    def terms(self) -> tuple[tuple[str, str], ...]:
        """Give what it says, as pairs of a head and a sentence."""
        return tuple((head, text) for name, head in _HEADS if (text := str(getattr(self, name))))


_HEADS = (
    ("limits", "Limits"),
    ("use_restrictions", "Restrictions of use"),
    ("attribution", "Notices"),
    ("naming", "Names"),
    ("outputs", "Outputs"),
    ("derivatives", "Derivatives"),
    ("special", "Also"),
    ("disclaims", "Disclaims"),
)


@dataclass(frozen=True, slots=True)
class Licences:
    """All licences by id; as_of is the day up to which they were read, in ISO form."""

    as_of: str = ""
    known: Mapping[str, Licence] = field(default_factory=dict)

    def get(self, id_: str) -> Licence | None:
        """Give a licence, or None for an id that the register does not have."""
        return self.known.get(id_)


def parse_licences(plain: Mapping[str, object]) -> Licences:
    """Read the register's own file. Raises ValueError or KeyError where it is spoilt: it is ours, and tested."""
    regions = plain["regions"]
    rows = plain["licences"]
    if not isinstance(regions, Mapping) or not isinstance(rows, list):
        message = "the licence register holds regions and licences"
        raise ValueError(message)  # noqa: TRY004 - a spoilt file, not a wrong call
    found = [_licence(row, regions) for row in rows]
    return Licences(str(plain["as_of"]), {one.id: one for one in found})


_NAMES = frozenset(one.name for one in fields(Licence)) - {"class_", "excluded"}


def _licence(row: Mapping[str, object], regions: Mapping[str, object]) -> Licence:
    given = dict(row)
    class_, excluded = str(given.pop("class")), given.pop("excluded", [])
    if class_ not in CLASSES or not isinstance(excluded, list) or not given.keys() <= _NAMES:
        message = f"the licence {given.get('id')} has a class, a region or a key that is not known"
        raise ValueError(message)
    countries = tuple(country for name in excluded for country in _countries(str(name), regions))
    return Licence(class_=class_, excluded=countries, **given)  # type: ignore[arg-type]  # checked by the test of the file


def _countries(name: str, regions: Mapping[str, object]) -> tuple[str, ...]:
    region = regions.get(name)
    return tuple(map(str, region)) if isinstance(region, list) else (name,)
