"""What an empty list means: what was looked at, and what is not known, so that silence never reads as a pass."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from govdesk.domain.said import count, listed

if TYPE_CHECKING:
    from govdesk.app.queries.overview import Overview, Unknowns

Said = tuple[Literal["good", "unknown"], str]
"""A tone and a sentence."""


def no_decisions(found: Overview) -> Said:
    """Say that nothing needs a decision, as far as that is known."""
    looked = f"Looked at: {count(found.systems, 'system')}, {_requirements(found)}, and what is wrong today."
    return _said(found, f"Nothing needs a decision within a year. {looked}")


def no_findings(found: Overview) -> Said:
    """Say that nothing is wrong, as far as that is known."""
    looked = f"who answers for {count(found.systems, 'system')}, sources that disagree, evidence that is old or damaged"
    return _said(found, f"No findings. Looked at: {looked}.")


def no_dates(found: Overview) -> Said:
    """Say that nothing comes next, as far as that is known."""
    looked = f"the dates of the law for {count(found.systems, 'system')}, of evidence and of duties"
    return _said(found, f"No date lies ahead. Looked at: {looked}.")


def _requirements(found: Overview) -> str:
    return f"{count(sum(one.total for one in found.progress), 'requirement')} that apply"


def _said(found: Overview, sentence: str) -> Said:
    doubts = _doubts(found.unknowns)
    if not found.progress:
        return "unknown", f"{sentence} No rule pack is in use, so nothing was held against the law."
    if doubts:
        return "unknown", f"{sentence} This is not yet a pass: {listed(doubts)}."
    return "good", sentence


def _doubts(unknowns: Unknowns) -> list[str]:
    parts = (
        (unknowns.systems, f"{count(unknowns.systems, 'system')} without a settled class"),
        (unknowns.questions, f"{count(unknowns.questions, 'open question')}"),
        (unknowns.requirements, f"{count(unknowns.requirements, 'requirement')} of which nobody knows yet"),
    )
    return [words for number, words in parts if number]
