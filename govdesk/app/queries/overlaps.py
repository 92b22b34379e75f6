"""What an answer could be taken over to: the requirements of the packs in use that overlap with one of a system."""

from __future__ import annotations

from dataclasses import dataclass

from govdesk.app.snapshot import Snapshot
from govdesk.domain.law.crosswalk import REUSABLE, Overlaps, Pair, carried
from govdesk.domain.law.packs import Pack
from govdesk.domain.records import Answer
from govdesk.domain.truth import Truth
from govdesk.domain.words import ANSWER_STATES, label
from govdesk.store.crosswalks import overlaps as shipped_overlaps


@dataclass(frozen=True, slots=True)
class Overlapping:
    """One requirement that overlaps with the one asked about, as it stands for the same system.

    pair: how they overlap, seen from the one asked about. applies: yes or unknown. answer: the one it has now, if any.
    state: what was answered, also where that is to be confirmed. suggested: the state that taking over would write; ""
    where it is not offered: there is nothing to take over, or it has that state already.
    """

    pair: Pair
    pack: str
    pack_title: str
    requirement: str
    title: str
    cite: str
    applies: Truth
    answer: Answer | None
    state: str
    suggested: str

    @property
    def confirm(self) -> bool:
        """Tell whether its own answer is still to be confirmed."""
        return bool(self.answer and self.answer.confirm)


@dataclass(frozen=True, slots=True)
class Reuse:
    """What can be taken over from one requirement. lacks: why nothing can, in one sentence, or ""."""

    system: str
    pack: str
    requirement: str
    title: str
    cite: str
    answer: Answer | None
    lacks: str
    rows: tuple[Overlapping, ...]

    @property
    def offered(self) -> tuple[Overlapping, ...]:
        """Give the requirements that the answer can be taken over to."""
        return tuple(row for row in self.rows if row.suggested)

    @property
    def named(self) -> str:
        """Name the requirement in words and by its id."""
        return f"{self.requirement} “{self.title}” ({self.cite})"


def reuse_of(snapshot: Snapshot, system: str, requirement: str, known: Overlaps | None = None) -> Reuse | None:
    """Say what overlaps with a requirement of a system, and what taking its answer over would write, surest first.

    known: the overlaps, those that come with the program by default. None: no pack in use has the requirement.
    """
    found = [(pack, pack.duties[requirement]) for pack in snapshot.packs if requirement in pack.duties]
    if not found:
        return None
    pack, asked = found[0]
    one = snapshot.assessment(system, pack.id).requirement(requirement)
    answer = one.answer if one else None
    lacks = _lacks(answer)
    pairs = (known or shipped_overlaps()).of(pack.id, requirement)
    by_id = {used.id: used for used in snapshot.packs}
    rows = tuple(
        row
        for pair in pairs
        if pair.second[0] in by_id
        and (row := _row(snapshot, system, pair, by_id[pair.second[0]], None if lacks else answer))
    )
    return Reuse(system, pack.id, requirement, asked.title, asked.cite, answer, lacks, rows)


def _lacks(answer: Answer | None) -> str:
    if answer is None or answer.state == "not_started":
        return "It is not answered yet, so there is nothing to take over."
    if answer.confirm:
        return "Its answer is to be confirmed, because the requirement changed after it was given. Confirm it first."
    if answer.state not in REUSABLE:
        return "That it does not apply says nothing about other requirements: decide that for each of them."
    return ""


def _row(snapshot: Snapshot, system: str, pair: Pair, pack: Pack, source: Answer | None) -> Overlapping | None:
    """Describe the second of a pair; None where the pack does not have it, or it does not apply to the system."""
    one = snapshot.assessment(system, pack.id).requirement(pair.second[1])
    if one is None or one.applies is Truth.NO:
        return None
    state = carried(source.state, pair.kind) if source else ""
    settled = one.answer is not None and one.answer.state == state and not one.answer.confirm
    asked, suggested = one.requirement, "" if settled else state
    texts = (pack.id, pack.title, asked.id, asked.title, asked.cite)
    return Overlapping(pair, *texts, one.applies, one.answer, one.answer.state if one.answer else one.state, suggested)


def stands(row: Overlapping) -> str:
    """Say how an overlapping requirement stands now: its state, and what is not known or not confirmed about it."""
    said = label(ANSWER_STATES, row.state)
    if row.confirm:
        said += ", to be confirmed"
    return f"{said} (may apply)" if row.applies is Truth.UNKNOWN else said
