"""Checks of evaluation results: facts `evaluation.METRIC` about a model or the system, with the day of measurement."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from datetime import date

from govdesk.domain.law.checks.ground import Ground
from govdesk.domain.law.checks.kinds import AT_LEAST, AT_MOST, NO_WORSE, WITHIN, EvaluationCheck, Metric
from govdesk.domain.law.checks.limits import doubt, fresh, limits, value_of
from govdesk.domain.law.checks.told import Checked, Limit, Sense, Sight
from govdesk.domain.law.checks.values import as_number
from govdesk.domain.records import Fact
from govdesk.domain.said import day, listed, number
from govdesk.domain.sources import MEASURED
from govdesk.domain.truth import Truth

PREFIX = MEASURED
_ROUNDING = 1e-9


def evaluation(check: EvaluationCheck, ground: Ground) -> Checked:
    """Look whether every model of the system has a fresh result inside the limit, and none has one outside."""
    used = limits(ground.index, check)
    unsure = doubt(used)
    subjects = (*((ground.system,) if not check.exact else ()), *ground.at("model"))
    facts = {subject: _results(ground, subject, check) for subject in subjects}
    sights = {subject: [_sight(one, check, ground, used) for one in found] for subject, found in facts.items()}
    told = [sight for one in sights.values() for sight, _failed in one]
    failed = any(failed for one in sights.values() for _sight, failed in one)
    truth = Truth.UNKNOWN if unsure else Truth.NO if failed else _covered(ground, sights, check)
    if not told:
        told = [Sight(Sense.OPEN, f"No result is recorded for {ground.name} or its models: {_wanted(check)}.")]
    bare = _unmeasured(ground, sights) if any(sights.values()) else ()
    changed = (ground.changed[1],) if check.after_change and ground.changed[0] is None else ()
    extra = (*((unsure,) if unsure else ()), *changed)
    place = next(iter(ground.at("model")), ground.system)
    settle = "Measure the version in use, and record the result with its day."
    lacks = tuple((subject, PREFIX + one.id) for one in check.metrics for subject in subjects[::-1])
    return Checked(check, truth, (*told, *bare, *extra), settle, place, used, lacks)


def _wanted(check: EvaluationCheck) -> str:
    return listed([one.title for one in check.metrics], 3, "or") or "any benchmark"


def _results(ground: Ground, subject: str, check: EvaluationCheck) -> list[Fact]:
    """Give the readable results of a subject by the day: of each metric those of its latest day, and undated ones."""
    dated: defaultdict[str, list[Fact]] = defaultdict(list)
    found: list[Fact] = []
    wanted = {PREFIX + one.id for one in check.metrics}
    for fact in ground.index.facts.get(subject, ()):
        named = fact.key in wanted if wanted else fact.key.startswith(PREFIX)
        if not named or fact.value is None or (fact.on is not None and fact.on > ground.on):
            continue
        if fact.on is None or as_number(fact.value) is None:
            found.append(fact)
        else:
            dated[fact.key].append(fact)
    return [*(one for facts in dated.values() for one in _latest(facts)), *found]


def _latest(facts: list[Fact]) -> list[Fact]:
    newest = max(fact.on or date.min for fact in facts)
    return [fact for fact in facts if fact.on == newest]


def _sight(fact: Fact, check: EvaluationCheck, ground: Ground, used: tuple[Limit, ...]) -> tuple[Sight, bool]:
    """Say what a result shows, and whether it is outside the limit."""
    name = fact.key.removeprefix(PREFIX)
    metric = next((one for one in check.metrics if one.id == name), Metric(name, name))
    value = as_number(fact.value)
    what = f"{metric.title} of {ground.index.ties.name(fact.subject)}"
    if value is None:
        return Sight(Sense.OPEN, f"{what}: “{fact.value}” is no result.", fact.id), False
    if fact.on is None:
        return Sight(Sense.OPEN, f"{what}: {number(value)}, on a day that is not known.", fact.id), False
    inside = _inside(fact, value, metric, check, ground, value_of(used, in_days=False))
    told = f"{what}: {number(value)} on {day(fact.on)}"
    if inside is Truth.NO:
        return Sight(Sense.AGAINST, f"{told}, outside the limit.", fact.id), True
    if stale := _stale(fact.on, check, ground, value_of(used, in_days=True)):
        return Sight(Sense.AGAINST, f"{told}, {stale}.", fact.id), False
    if inside is Truth.UNKNOWN:
        return Sight(Sense.OPEN, f"{told}, with nothing to compare it to.", fact.id), False
    unsure = check.after_change and ground.changed[0] is None
    return Sight(Sense.OPEN if unsure else Sense.FOR, f"{told}.", fact.id), False


def _stale(on: date, check: EvaluationCheck, ground: Ground, days: float | None) -> str:
    if not fresh(ground.on, on, days):
        return "which is too long ago"
    changed = ground.changed[0] if check.after_change else None
    return "before the last change" if changed is not None and on < changed else ""


def _inside(
    fact: Fact, value: float, metric: Metric, check: EvaluationCheck, ground: Ground, limit: float | None
) -> Truth:
    if check.op == NO_WORSE:
        return _beside_base(fact, value, metric, ground, limit or 0.0)
    if limit is None:
        return Truth.YES
    if check.op == WITHIN:
        inside = metric.ideal is not None and abs(value - metric.ideal) <= limit + _ROUNDING
    else:
        if not 0 <= value <= 1:
            return Truth.UNKNOWN
        success = value if metric.better == "high" else 1 - value
        good = {AT_LEAST: success >= limit - _ROUNDING, AT_MOST: 1 - success <= limit + _ROUNDING}
        inside = good.get(check.op, True)
    return Truth.YES if inside else Truth.NO


def _beside_base(fact: Fact, value: float, metric: Metric, ground: Ground, limit: float) -> Truth:
    """Compare with the latest results of the models that this one directly derives from."""
    bases = [one.target for one in ground.index.ties.out(fact.subject, "derived_from")]
    found = [one for base in bases for one in _of_base(ground, base, fact.key)]
    values = [number_ for one in found if (number_ := as_number(one.value)) is not None]
    if not values:
        return Truth.UNKNOWN
    sign = 1 if metric.better == "high" else -1
    worst = max(sign * (base - value) for base in values)
    return Truth.YES if worst <= limit + _ROUNDING else Truth.NO


def _of_base(ground: Ground, base: str, key: str) -> list[Fact]:
    facts = ground.index.said.get((base, key), ())
    dated = [one for one in facts if one.on is not None and one.on <= ground.on]
    return _latest(dated) if dated else []


Told = dict[str, list[tuple[Sight, bool]]]


def _covered(ground: Ground, sights: Told, check: EvaluationCheck) -> Truth:
    """Tell whether the results speak for all models: the system has a good one, or each model has its own."""
    good = {subject for subject, told in sights.items() if any(one.sense is Sense.FOR for one, _ in told)}
    models = ground.at("model")
    if ground.system in good or (models and good >= set(models)):
        return Truth.YES
    every = [sight.sense for told in sights.values() for sight, _ in told]
    complete = (ground.system in sights and sights[ground.system]) or all(sights.get(one) for one in models)
    stale = bool(every) and set(every) == {Sense.AGAINST} and bool(complete) and bool(check)
    return Truth.NO if stale else Truth.UNKNOWN


def _unmeasured(ground: Ground, sights: Told) -> Iterator[Sight]:
    if sights.get(ground.system):
        return
    yield from _bare(ground, (one for one in ground.at("model") if not sights.get(one)))


def _bare(ground: Ground, models: Iterable[str]) -> Iterator[Sight]:
    for model in models:
        yield Sight(Sense.OPEN, f"No result is recorded for {ground.index.ties.name(model)}.", model)
