"""About which record an answer to a question is said."""

from __future__ import annotations

from govdesk.app.commands.facts import fact_id
from govdesk.domain.law.questions import Question
from govdesk.domain.records import Component, Fact, Relation
from govdesk.domain.state import State, organization


def subject_of(state: State, system: str, question: Question, person: str) -> str:
    """Give the record that an answer is about.

    Where this person has said it before, of the system, the organization or a model of the system, it is said of the
    same record again, so that the old answer is replaced and not contradicted. Otherwise what the question is about
    decides; with several models it is said of the system.
    """
    owner = organization(state)
    models = _models(state, system)
    subjects = [system, *([owner.id] if owner else []), *models]
    said = [subject for subject in subjects if state.get(Fact, fact_id(subject, question.id, person)) is not None]
    if said:
        return said[0]
    if question.about == "organization" and owner is not None:
        return owner.id
    return models[0] if question.about == "model" and len(models) == 1 else system


def _models(state: State, system: str) -> list[str]:
    used = [one.target for one in state.where(Relation, "source", system) if one.kind in ("uses", "deploys")]
    found = [state.get(Component, id_) for id_ in dict.fromkeys(used)]
    return [one.id for one in found if one is not None and one.kind in ("model", "adapter")]
