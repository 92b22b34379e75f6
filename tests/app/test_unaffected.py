"""What is kept after a change is what would be worked out anew; what the change touches is not kept."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from govdesk.app.session import Session
from govdesk.app.snapshot import Snapshot, snapshot
from govdesk.app.unaffected import unaffected
from govdesk.domain.change import Change, drop, put
from govdesk.domain.law.assessment import Assessment
from govdesk.domain.records import Component, Fact, Organization, PackUse, Relation, System
from govdesk.domain.state import State

NOW = datetime(2026, 11, 24, 12, tzinfo=UTC)
CHATBOT, LETTERS = "sys-claims-chatbot", "sys-letter-drafts"


@pytest.fixture
def open_copy(example: Path, tmp_path: Path) -> Session:
    opened = Session.open(Path(shutil.copy(example, tmp_path / "copy.govdesk")), "Ada", lambda: NOW)
    assert isinstance(opened, Session)
    return opened


def said(subject: str) -> Change:
    return Change("Say", (put(None, Fact(f"fact-{subject}", subject, "gp_systemic", True, "person", "Ada")),))


def first(state: State, kind: type, system: str) -> Relation:
    """Give the first relation from a system to a model."""
    models = {one.id for one in state.all(Component).values() if one.kind in ("model", "adapter")}
    return next(one for one in state.where(Relation, "source", system) if one.target in models)


def model_of(state: State, system: str) -> Component:
    found = state.get(Component, first(state, Relation, system).target)
    assert found is not None
    return found


def base_of(state: State, system: str) -> str:
    model = model_of(state, system)
    return next(one.target for one in state.where(Relation, "source", model.id) if one.kind == "derived_from")


def edited(state: State) -> Change:
    model = model_of(state, CHATBOT)
    return Change("Edit", (put(model, replace(model, licence="llama3.1")),))


def unhooked(state: State) -> Change:
    return Change("Unhook", (drop(first(state, Relation, CHATBOT)),))


def renamed(state: State) -> Change:
    system = state.get(System, LETTERS)
    assert system is not None
    return Change("Rename", (put(system, replace(system, started=None)),))


def larger(state: State) -> Change:
    (one,) = state.all(Organization).values()
    return Change("Grow", (put(one, replace(one, size="micro")),))


def swapped(state: State) -> Change:
    (use,) = state.all(PackUse).values()
    return Change("Stop", (drop(use),))


def essence(found: Assessment) -> object:
    """Give all that a page may show of an assessment."""
    return (
        [(one.outcome.id, one.values, one.open, one.possible) for one in found.conclusions],
        [(one.requirement.id, one.applies, one.since, one.state, one.conditional) for one in found.requirements],
        [(one.question.id, one.settles, one.why) for one in found.open_questions],
        found.facts,
    )


def filled(session: Session) -> Snapshot:
    seen = snapshot(session)
    for system in seen.state.all(System):
        seen.assessments(system)
    return seen


@pytest.mark.parametrize(
    ("make", "touched"),
    [
        (lambda state: said(LETTERS), {LETTERS}),
        (lambda state: said(model_of(state, CHATBOT).id), {CHATBOT}),
        (lambda state: said(base_of(state, CHATBOT)), {CHATBOT}),
        (edited, {CHATBOT}),
        (unhooked, {CHATBOT}),
        (renamed, {LETTERS}),
    ],
)
def test_only_what_stands_on_it_is_worked_out_anew(
    open_copy: Session, make: Callable[[State], Change], touched: set[str]
) -> None:
    seen = filled(open_copy)
    change = make(open_copy.state)
    assert not isinstance(open_copy.do(change), tuple)
    kept = unaffected(seen, change)
    again = filled(open_copy)
    assert touched.isdisjoint(system for system, _ in kept)
    assert len(kept) >= 2
    assert {key: essence(one) for key, one in kept.items()} == {key: essence(again.assessment(*key)) for key in kept}
    open_copy.close()


@pytest.mark.parametrize("make", [larger, swapped])
def test_nothing_is_kept_after_a_change_of_the_organization_or_the_packs(
    open_copy: Session, make: Callable[[State], Change]
) -> None:
    seen = filled(open_copy)
    change = make(open_copy.state)
    assert not isinstance(open_copy.do(change), tuple)
    assert unaffected(seen, change) == {}
    open_copy.close()
