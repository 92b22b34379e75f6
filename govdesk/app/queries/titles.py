"""Ids of requirements, questions and packs in a sentence, put in the words that the packs have for them."""

from __future__ import annotations

import re
from collections.abc import Iterable

from govdesk.domain.law.packs import Pack


class Titles:
    """Says a text with titles in place of the ids that packs in use have given."""

    def __init__(self, packs: Iterable[Pack] = ()) -> None:
        """Gather the titles. An id without a mark in it could be any word, so it is left as it is."""
        said: dict[str, str] = {}
        for pack in packs:
            said |= {question.id: f"“{question.ask}”" for question in pack.questions}
            said |= {requirement.id: f"“{requirement.title}”" for requirement in pack.requirements}
            said[pack.id] = pack.title
        self._said = {id_: title for id_, title in said.items() if not id_.isalnum()}
        ids = "|".join(re.escape(id_) for id_ in sorted(self._said, key=len, reverse=True))
        self._found = re.compile(rf"(?<![\w./-])(?:{ids})(?![\w/-])") if ids else None

    def __call__(self, text: str) -> str:
        """Say a text."""
        return text if self._found is None else self._found.sub(lambda hit: self._said[hit[0]], text)
