"""The checks that a pack may name, one small value for each kind of rule."""

from __future__ import annotations

from dataclasses import dataclass

HOUSE = "house default"
WITHIN, AT_LEAST, AT_MOST, NO_WORSE, ANY = "within", "at_least", "at_most", "no_worse_than_base", "any"
OPS = (WITHIN, AT_LEAST, AT_MOST, NO_WORSE, ANY)
PLACES = ("system", "organization", "model", "base", "dataset", "software", "component", "supplier")
"""What a check can be of: the system, the organization, or components of the system of one sort (`component`: all).

A supplier provides, maintains or licenses a component of it.
"""
NEEDS = {
    "licence_terms": "the licence of each model",
    "part_terms": "for each part a licence that the program knows",
    "in_use": "that it is not retired",
    "parts": "what it uses",
    "all_parts": "what each system in service uses",
    "all_accountable": "who is accountable for each system in service",
    "answerable": "who is accountable for it and who does the work",
    "origins": "origin, licence and contact of each part",
    "owners_inside": "who inside answers for each part",
    "sides": "who holds duties on it, inside or under a contract",
    "model_bases": "what each model derives from",
    "teachers": "whether outputs of other models trained it",
}
"""Named needs of a finding check, each as what a person would record."""


@dataclass(frozen=True, slots=True)
class Check:
    """What every check is: an id, REQUIREMENT.NAME, unique in its pack; what it tells, as a short statement."""

    id: str
    title: str

    @property
    def requirement(self) -> str:
        """Give the requirement that it is a check of."""
        return self.id.rpartition(".")[0]


@dataclass(frozen=True, slots=True)
class FieldCheck(Check):
    """Each of `names` (PLACE.FIELD, or the name of a fact about the system) is known, and is not "none"."""

    names: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class DateCheck(Check):
    """The day under `name` (PLACE.FIELD) has not passed. none_is_fine: "none" means that nothing is due."""

    name: str = ""
    none_is_fine: bool = False


@dataclass(frozen=True, slots=True)
class EdgeCheck(Check):
    """Each thing at `of` has at least `least` and at most `most` relations of a kind that come to it.

    own: only duties whose scope is this requirement count; otherwise those on the whole.
    """

    relation: str = ""
    of: str = "system"
    least: int = 1
    most: int | None = None
    own: bool = False


@dataclass(frozen=True, slots=True)
class EvidenceCheck(Check):
    """A kept file of a kind is fresh: not older than `days`, and not before the last change where `after_change`.

    of: system (files that its answers name) or organization (any file of the workspace). basis: who set the days.
    """

    kind: str = ""
    of: str = "system"
    days: int | None = None
    after_change: bool = False
    basis: str = HOUSE


@dataclass(frozen=True, slots=True)
class Metric:
    """One measure. ideal: the value that is best, for `within`. better: high or low, for shares between 0 and 1."""

    id: str
    title: str
    ideal: float | None = None
    better: str = ""


@dataclass(frozen=True, slots=True)
class EvaluationCheck(Check):
    """Results are fresh and inside a limit. They are facts `evaluation.METRIC` with the day of the measurement.

    op: within (distance from the ideal is at most the limit), at_least (share of successes), at_most (share of
    failures), no_worse_than_base (than the model it derives from, by at most the limit), any (a result is there).
    exact: results of the model itself only, none of the system. No metrics: any result counts.
    """

    metrics: tuple[Metric, ...] = ()
    op: str = ANY
    limit: float | None = None
    days: int | None = None
    after_change: bool = False
    exact: bool = False
    basis: str = HOUSE


@dataclass(frozen=True, slots=True)
class Side:
    """Who holds one of some kinds of relation to the system or its parts; scopes: only these, where any are named."""

    title: str
    relations: tuple[str, ...]
    scopes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class DistinctCheck(Check):
    """Nobody stands on both sides."""

    one: Side = Side("", ())
    other: Side = Side("", ())


@dataclass(frozen=True, slots=True)
class FindingCheck(Check):
    """There is none of some findings, and what they are about is on record.

    needs: what must be known before "none" means anything: kinds of relation, PLACE.FIELD, or names in NEEDS.
    anywhere: findings of the whole workspace count, not only those of the system and what it stands on.
    """

    findings: tuple[str, ...] = ()
    needs: tuple[str, ...] = ()
    anywhere: bool = False
