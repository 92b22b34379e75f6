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
NOTICES = frozenset({"", "none", "shown", "shipped", "conditional"})


@dataclass(frozen=True, slots=True)
class Licence:
    """One licence. commercial: yes, no or conditional. confidence: high, medium or low.

    revenue_usd: the yearly revenue (US dollars) from which it grants nothing more, or None. excluded: countries (ISO
    3166-1 alpha-2) whose people and companies it leaves out; excluded_only: for which things alone, "" for all. The
    other texts are sentences for readers, "" where the licence says nothing. users_monthly: active users a month from
    which another licence is needed. notice: what must be said of it is shown (to users or in public), shipped (with
    copies), conditional or none; "" is not known. names_begin, names_hold: the word that names of models made with it
    begin with or hold; names_outputs: also of models that its outputs trained. outputs_train: whether outputs may
    improve other models: yes, no or conditional, "" is not known; outputs_family: always those under the same licence.
    restricts: what it forbids, in few words; policy: a document beside it forbids uses, and may change.
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
    users_monthly: int | None = None
    notice: str = ""
    names_begin: str = ""
    names_hold: str = ""
    names_outputs: bool = False
    outputs_train: str = ""
    outputs_family: bool = False
    restricts: tuple[str, ...] = ()
    policy: bool = False

    @property
    def restricting(self) -> bool:
        """Tell whether it restricts what may be done with what stands under it."""
        return bool(self.use_restrictions or self.restricts or self.policy)

    @property
    def listed_whole(self) -> bool:
        """Tell whether all that it restricts is listed here; otherwise its own text or policy must be read."""
        return bool(self.restricts) or not self.restricting

    @property
    def terms(self) -> tuple[tuple[str, str], ...]:
        """Give what it says, as pairs of a head and a sentence; what it forbids stands in `restricts`."""
        return tuple((head, text) for name, head in _HEADS if (text := str(getattr(self, name))))

    @property
    def asks(self) -> tuple[str, ...]:
        """Give what has to be done for it, in its own few words."""
        return tuple(text for text in (self.attribution, self.naming) if text)


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
    """All licences by id; as_of is the day up to which they were read, in ISO form.

    house: names by which an organization calls what is its own, in small letters.
    """

    as_of: str = ""
    known: Mapping[str, Licence] = field(default_factory=dict)
    house: frozenset[str] = frozenset()

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
    topics = plain["topics"]
    if not isinstance(topics, Mapping):
        message = "the topics of the licence register have words"
        raise ValueError(message)  # noqa: TRY004 - a spoilt file, not a wrong call
    found = [_licence(row, regions, topics) for row in rows]
    house = plain.get("house", [])
    own = frozenset(map(str, house)) if isinstance(house, list) else frozenset()
    return Licences(str(plain["as_of"]), {one.id: one for one in found}, own)


_NAMES = frozenset(one.name for one in fields(Licence)) - {"class_", "excluded", "restricts"}


def _licence(row: Mapping[str, object], regions: Mapping[str, object], topics: Mapping[str, object]) -> Licence:
    given = dict(row)
    class_, excluded, forbidden = str(given.pop("class")), given.pop("excluded", []), given.pop("restricts", [])
    if not isinstance(excluded, list) or not isinstance(forbidden, list) or not topics.keys() >= set(forbidden):
        message = f"the licence {given.get('id')} has a list that is none, or a topic that is not known"
        raise ValueError(message)
    if class_ not in CLASSES or not given.keys() <= _NAMES or given.get("notice", "") not in NOTICES:
        message = f"the licence {given.get('id')} has a class, a notice or a key that is not known"
        raise ValueError(message)
    countries = tuple(country for name in excluded for country in _countries(str(name), regions))
    restricts = tuple(str(topics[name]) for name in topics if name in forbidden)
    return Licence(class_=class_, excluded=countries, restricts=restricts, **given)  # type: ignore[arg-type]  # checked by the test of the file


def _countries(name: str, regions: Mapping[str, object]) -> tuple[str, ...]:
    region = regions.get(name)
    return tuple(map(str, region)) if isinstance(region, list) else (name,)
