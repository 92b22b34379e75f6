"""Who answers for this, on that day, by which path."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from govdesk.domain.records import Component, System
from govdesk.domain.responsibility import sentences
from govdesk.domain.responsibility.holders import Holder, Search, found_on, through_users
from govdesk.domain.responsibility.links import Links, links
from govdesk.domain.responsibility.steps import Step
from govdesk.domain.said import listed
from govdesk.domain.scopes import WHOLE, Asked, in_order, said
from govdesk.domain.state import State

__all__ = ["Holder", "Step", "Who", "who", "who_among"]


@dataclass(frozen=True, slots=True)
class Who:
    """The answer. path: from the subject to the first holder (accountable before responsible) and on upwards.

    gaps: what is missing or doubtful, in words. sentence: the answer as one would say it in court.
    """

    subject: str
    on: date
    accountable: tuple[Holder, ...]
    responsible: tuple[Holder, ...]
    path: tuple[Step, ...]
    gaps: tuple[str, ...]
    sentence: str
    asked: Asked = WHOLE

    @property
    def decided(self) -> str:
        """Say by duties of which scopes somebody is accountable; "" where nobody is."""
        return listed([said(one) for one in in_order(holder.scope for holder in self.accountable)])


def who(state: State, subject: str, on: date, asked: Asked = WHOLE) -> Who:
    """Say who answers on a day for a system or component, as a whole, for a requirement, in a phase or in a region.

    A narrower duty goes before a wider one, and none answers for more than its scope. A component that nobody holds
    is answered for through what is made of it. A subject that the register does not know gives an answer that says so.
    """
    return who_among(links(state, on), subject, asked)


def who_among(ties: Links, subject: str, asked: Asked = WHOLE) -> Who:
    """Answer from relations that are indexed already; for many subjects on one day."""
    thing = ties.things.get(subject)
    if not isinstance(thing, (System, Component)):
        gap = sentences.not_a_subject(ties, subject)
        return Who(subject, ties.on, (), (), (), (gap,), gap, asked)
    search = found_on(ties, subject, asked)
    if isinstance(thing, Component) and not search.accountable:
        search = search.joined(through_users(ties, subject, asked))
    return _answer(ties, subject, asked, search)


def _answer(ties: Links, subject: str, asked: Asked, search: Search) -> Who:
    gaps = (*sentences.missing(ties, subject, asked, search), *search.gaps, *sentences.doubts(ties, search))
    first = next(iter((*search.accountable, *search.responsible)), None)
    path = () if first is None else (*first.path, *first.escalation)
    sentence = sentences.sentence(ties, subject, asked, search)
    unique = tuple(dict.fromkeys(gaps))
    return Who(subject, ties.on, search.accountable, search.responsible, path, unique, sentence, asked)
