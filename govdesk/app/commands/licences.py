"""Say how the duties of licences are kept, and keep licence texts."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date

from govdesk.app.commands import facts
from govdesk.app.commands.evidence import EvidenceFile, keep
from govdesk.domain.change import Change, Edit
from govdesk.domain.entry import name_of
from govdesk.domain.licences.said import COVERS, NOTICES, PASSED_ON, TEXT
from govdesk.domain.problems import Problem, Problems
from govdesk.domain.records import Component, Evidence, System, Value
from govdesk.domain.state import State

NOTICE_STATES = (("in_place", "In place"), ("missing", "Missing"), ("not_asked", "Not asked here"))
TEXT_KIND = "licence text"
_WORDS: Mapping[str, Mapping[Value, str]] = {
    NOTICES: {value: f"the notices of its licence are {label.lower()}" for value, label in NOTICE_STATES},
    PASSED_ON: {True: "it is passed on to others", False: "it is not passed on to others"},
}


def say(state: State, subject: str, key: str, value: Value, person: str, on: date) -> Change | Problems:
    """Record how a component stands: its notices (in_place, missing, not_asked), whether it is passed on (a bool)."""
    if state.get(Component, subject) is None:
        return (Problem("subject", f'There is no component with the id "{subject}".'),)
    allowed = _WORDS.get(key, {})
    if value not in allowed:
        what = ", ".join(str(one).lower() for one in allowed) or f"one of {', '.join(_WORDS)}"
        return (Problem(key, f'"{value}" cannot be said here.', f"Say {what}."),)
    change = facts.say(state, subject, key, value, person, on)
    verb = f"Say of {name_of(state, subject)}: {allowed[value]}"
    return replace(change, verb=verb) if isinstance(change, Change) else change


def cover(
    state: State, system: str, licences: Iterable[str], person: str, on: date, reason: str = ""
) -> Change | Problems:
    """Record which licences' restrictions the use policy of a system carries: all that are named, and no others."""
    if state.get(System, system) is None:
        return (Problem("system", f'There is no system with the id "{system}".'),)
    named = tuple(sorted(set(licences)))
    change = facts.say(state, system, COVERS, named, person, on, reason)
    which = ", ".join(named) or "no licence"
    verb = f"Say of {name_of(state, system)}: its use policy carries the restrictions of {which}"
    return replace(change, verb=verb) if isinstance(change, Change) else change


def keep_text(state: State, component: str, file: EvidenceFile, person: str, on: date) -> Change | Problems:
    """Keep the licence text that lies beside a component, with its hash and day, as one change."""
    if state.get(Component, component) is None:
        return (Problem("subject", f'There is no component with the id "{component}".'),)
    name = name_of(state, component)
    kept = keep(state, (replace(file, note=file.note or f"Licence text of {name}"),), on)
    if isinstance(kept, tuple):
        return kept
    edits = tuple(
        replace(edit, after=replace(edit.after, kind=TEXT_KIND)) if isinstance(edit.after, Evidence) else edit
        for edit in kept.edits
    )
    sha256 = _sha256(state, kept.ids[0], edits)
    change = facts.say(state, component, TEXT, f"sha256:{sha256}", person, on)
    if not isinstance(change, Change):
        return change
    return Change(f"Keep the licence text of {name}", (*edits, *change.edits), "", kept.blobs)


def _sha256(state: State, id_: str, edits: Iterable[Edit]) -> str:
    made = (edit.after for edit in edits)
    new = next((one.sha256 for one in made if isinstance(one, Evidence) and one.id == id_), "")
    held = state.get(Evidence, id_)
    return new or (held.sha256 if held else "")
