"""Set the limits of checks: the organization's own instead of the house default of a pack."""

from __future__ import annotations

import math
from dataclasses import replace
from datetime import date

from govdesk.app.commands.checks import UNCHANGED, record_problems
from govdesk.app.commands.facts import fact_id
from govdesk.domain.change import Change, drop, put
from govdesk.domain.law.checks.limits import Threshold
from govdesk.domain.law.checks.values import as_number
from govdesk.domain.problems import Problem, Problems
from govdesk.domain.records import Fact
from govdesk.domain.said import number
from govdesk.domain.state import State, organization

DEFAULT = "default"


def set_threshold(
    state: State, threshold: Threshold, text: str, person: str, on: date, reason: str
) -> Change | Problems:
    """Set a limit to a number, or back to the pack's own with the word "default". It needs a person and a reason."""
    owner = organization(state)
    if owner is None:
        return (Problem("organization", "The organization is not registered yet, so nobody can set a limit."),)
    if not reason.strip() or not person.strip():
        where = "person" if reason.strip() else "reason"
        return (Problem(where, "A limit of one's own needs a person and a reason."),)
    before = [one for one in state.where(Fact, "subject", owner.id) if one.key == threshold.key]
    what = f"the limit {threshold.id} (“{threshold.check.title}”)"
    if text.strip().casefold() == DEFAULT:
        edits = tuple(drop(one) for one in before)
        return Change(f"Set {what} back to the default", edits, reason.strip()) if edits else (UNCHANGED,)
    value = as_number(text.strip())
    if value is None or not math.isfinite(value) or value < 0 or (threshold.in_days and not value.is_integer()):
        kind = "a whole number of days" if threshold.in_days else "a number that is not negative"
        return (Problem("value", f"“{text}” is not {kind}.", f"Or write “{DEFAULT}”."),)
    id_ = fact_id(owner.id, threshold.key, person)
    why = reason.strip()
    fact = Fact(id_, owner.id, threshold.key, value, "person", person, "", on, chosen=True, reason=why)
    cleared = [put(one, replace(one, chosen=None)) for one in before if one.id != id_ and one.chosen]
    problems = record_problems(state, fact)
    if problems:
        return problems
    verb = f"Set {what} to {number(value)}{' days' if threshold.in_days else ''}"
    old = state.get(Fact, id_)
    return (UNCHANGED,) if old == fact else Change(verb, (*cleared, put(old, fact)), why)
