"""Make a system of a component that is there."""

from __future__ import annotations

from collections.abc import Mapping

from govdesk.app.commands import register
from govdesk.app.commands.checks import missing
from govdesk.app.draft import Draft
from govdesk.domain.change import Change
from govdesk.domain.problems import Problems
from govdesk.domain.records import Component, System
from govdesk.domain.state import State


def system_of(state: State, component: str, values: Mapping[str, object]) -> Change | Problems:
    """Register a system that uses a component, in one change. values: the fields of the system as typed."""
    used = state.get(Component, component)
    if used is None:
        return missing(state, "component", component, "id")
    saved = register.save(state, "system", values)
    if isinstance(saved, tuple):
        return saved
    draft = Draft(state)
    for edit in saved.edits:
        if isinstance(edit.after, System):
            draft.put(edit.after)
            linked = register.save(draft, "relation", {"kind": "uses", "source": edit.id, "target": component})
            if isinstance(linked, tuple):
                return linked
            verb = f"Make system {edit.after.name} of {used.kind} {used.name}"
            return Change(verb, (*saved.edits, *linked.edits))
    return saved
