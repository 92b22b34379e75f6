"""What the packs in use ask and demand."""

from __future__ import annotations

from govdesk.app.snapshot import Snapshot
from govdesk.domain.law.questions import Question


def duties(snapshot: Snapshot) -> dict[str, str]:
    """Give the requirements of the packs in use, each with the id of its pack."""
    return {one.id: pack.id for pack in snapshot.packs for one in pack.requirements}


def questions(snapshot: Snapshot) -> dict[str, Question]:
    """Give the questions by id; where two packs ask the same, the later one's words count."""
    return {question.id: question for pack in snapshot.packs for question in pack.questions}
