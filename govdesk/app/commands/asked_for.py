"""What records name of the law: a requirement or question that no pack in use has is a mistake of typing."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from difflib import get_close_matches

from govdesk.domain.law.questions import Question
from govdesk.domain.problems import Problem
from govdesk.domain.records import Answer, Fact, Record, Relation
from govdesk.domain.scopes import sort_of


def unknown_names(
    record: Record, questions: Mapping[str, Question], duties: Mapping[str, str], today: date, place: str
) -> Iterator[Problem]:
    """Say what a record names that nothing asks for; empty mappings mean that nothing is known of the law.

    questions: by id. duties: requirement id -> its pack. place: what problems begin their place with.
    """
    if (
        isinstance(record, Relation)
        and sort_of(record.scope) == "requirement"
        and duties
        and record.scope not in duties
    ):
        yield _unknown(f"{place}:scope", "has the requirement", record.scope, duties)
    if isinstance(record, Fact) and questions and "." not in record.key and record.key not in questions:
        yield _unknown(f"{place}:key", "asks", record.key, questions)
    if isinstance(record, Fact) and record.on is not None and record.on > today:
        yield Problem(f"{place}:on", f"The fact is of {record.on.isoformat()}, a day that has not come.")
    if isinstance(record, Answer) and duties:
        yield from _answer(record, duties, today, place)


def _answer(answer: Answer, duties: Mapping[str, str], today: date, place: str) -> Iterator[Problem]:
    pack = duties.get(answer.requirement)
    if pack is None:
        yield _unknown(f"{place}:requirement", "has the requirement", answer.requirement, duties)
    elif answer.pack != pack:
        yield Problem(f"{place}:pack", f"The requirement {answer.requirement} is of the pack {pack}.", f"Write {pack}.")
    if answer.on is not None and answer.on > today:
        yield Problem(f"{place}:on", f"The answer is of {answer.on.isoformat()}, a day that has not come.")


def _unknown(where: str, verb: str, name: str, known: Iterable[str]) -> Problem:
    near = get_close_matches(name, list(known), 1)
    return Problem(where, f"No pack in use {verb} “{name}”.", f"Did you mean {near[0]}?" if near else "")
