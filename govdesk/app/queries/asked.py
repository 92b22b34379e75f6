"""The questions that the packs in use ask."""

from __future__ import annotations

from govdesk.app.snapshot import Snapshot
from govdesk.domain.law.questions import Question


def questions(snapshot: Snapshot) -> dict[str, Question]:
    """Give the questions by id; where two packs ask the same, the later one's words count."""
    return {question.id: question for pack in snapshot.packs for question in pack.questions}
