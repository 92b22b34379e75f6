"""The interview as an outline: the questions that still matter, under the headings of the pack, and how far it is."""

from __future__ import annotations

from dataclasses import dataclass

from govdesk.domain.law.assessment import Assessment
from govdesk.domain.law.opens import OpenQuestion
from govdesk.domain.said import count

OTHER = "Other questions"


@dataclass(frozen=True, slots=True)
class QuestionGroup:
    """The questions of one heading. open: those that still matter, the ones that settle most first. answered: a number.

    What nobody has answered and nothing depends on counts nowhere.
    """

    title: str
    open: tuple[OpenQuestion, ...]
    answered: int

    @property
    def total(self) -> int:
        """Count the answered and the open ones."""
        return self.answered + len(self.open)

    @property
    def says(self) -> str:
        """Say how far it is."""
        left = f"{count(len(self.open), 'question')} open" if self.open else "nothing open"
        return f"{self.title}: {left}, {self.answered} of {self.total} answered"


def question_groups(assessment: Assessment) -> tuple[QuestionGroup, ...]:
    """Give the headings that have an answered or open question; those with the question to ask first come first."""
    asked, open_ = assessment.pack.questions, assessment.open_questions
    left = {one.question.id for one in open_}
    groups = []
    for name in dict.fromkeys(question.group for question in asked):
        mine = tuple(one for one in open_ if one.question.group == name)
        done = [one for one in asked if one.group == name and one.id not in left]
        answered = sum(one.id in assessment.facts.known for one in done)
        if mine or answered:
            groups.append(QuestionGroup(_title(name), mine, answered))
    return tuple(sorted(groups, key=lambda group: group.open[0].rank if group.open else len(open_) + 1))


def _title(name: str) -> str:
    words = name.replace("_", " ")
    return f"{words[:1].upper()}{words[1:]}" or OTHER
