"""Names of models: from a heading, from an address, from a path that is none."""

from __future__ import annotations

import re
from collections.abc import Iterable

from govdesk.domain.problems import Problem, Problems
from govdesk.intake.proposal import Base
from govdesk.intake.wording import is_local_path, one_line, quoted

MAX_NAME = 120  # characters; a longer heading is a sentence
_HEADING = re.compile(r"^(?:#[ \t]+(.+?)[ \t]*#*|[ \t]*<h1[^<>]*>(.+?)(?:</h1>.*)?)$", re.IGNORECASE)
_COMMENT = re.compile(r"<!--.*?(?:-->|\Z)", re.DOTALL)
_MARKUP = re.compile(r"<[^<>]*>|!\[[^\]]*\]\([^)]*\)|[*`]|\[(?=[^\]]*\]\()|\]\([^)]*\)")
_CARD_FOR = re.compile(r"^model card(?: for|:)?\s+(.+)$|^(.+?)\s+model card$", re.IGNORECASE)
# Headings that say what the chapter is, not what the model is called; the last two come from the hub's template.
_CHAPTERS = re.compile(
    r"introduction|overview|usage|summary|details|information|description|table of contents|readme|model card|model.id",
    re.IGNORECASE,
)
_TAGLINE = re.compile(r"(?<=\w)(?:\s+[—–-]\s+|:\s+)(?=\S)")  # "Name — what it is for", "Name: what it is for"
_HUB = re.compile(r"^https?://(?:www\.)?(?:huggingface\.co|hf\.co)/(?:datasets/)?([\w.-]+/[\w.-]+)(?:[/?#].*)?$")
_OPENING = 400  # lines in which the first heading is looked for; a long table of contents fits


def heading_name(body: str) -> str:
    """Find the model's name in the first heading of a card, or "" where that names a chapter or is a sentence."""
    opening = "\n".join(body.split("\n", _OPENING)[:_OPENING])
    for line in _outside_code(_COMMENT.sub("", opening).split("\n")):
        found = _HEADING.match(line[:1_000])
        if found:
            return _name_in(one_line(_MARKUP.sub("", found[1] or found[2])))
    return ""


def _outside_code(lines: Iterable[str]) -> Iterable[str]:
    inside = False
    for line in lines:
        if line.lstrip().startswith(("```", "~~~")):
            inside = not inside
        elif not inside:
            yield line


def _name_in(heading: str) -> str:
    if heading.endswith(("?", "!")):
        return ""
    card_for = _CARD_FOR.match(heading)
    name = (card_for[1] or card_for[2]).strip() if card_for else heading
    name = _TAGLINE.split(name, maxsplit=1)[0]
    if _CHAPTERS.search(name) or len(name) > MAX_NAME:
        return ""
    return name


def model_name(stated: str) -> str:
    """Give a model's name as the hub writes it: ORG/NAME out of a hub address, anything else as it stands."""
    found = _HUB.match(stated)
    return found[1] if found else stated


def bases_from(stated: Iterable[tuple[str, str]], how: str, file: str) -> tuple[tuple[Base, ...], Problems]:
    """Make bases from (place, name) pairs. A path on somebody's machine is no name: it becomes a problem."""
    bases: list[Base] = []
    problems: list[Problem] = []
    for at, name in stated:
        if is_local_path(name):
            says = f"The base model is given as a folder on somebody's machine ({quoted(name)}), which names no model."
            problems.append(Problem(f"{file}:{at}", says, "Ask its maker which model that was."))
        else:
            bases.append(Base(model_name(name), how, file, at))
    return tuple(bases), tuple(problems)
