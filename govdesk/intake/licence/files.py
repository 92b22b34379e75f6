"""The licence texts that lie beside a model."""

from __future__ import annotations

import hashlib
import re
from pathlib import Path

from govdesk.domain.problems import Problem
from govdesk.intake.bounded import MAX_LICENCE_BYTES, bytes_of, refuse, text_of
from govdesk.intake.licence.text import begins_as
from govdesk.intake.licence.verdict import judge
from govdesk.intake.proposal import ReadFact, Reading

_LICENCE = re.compile(r"licen[cs]e|^copying", re.IGNORECASE)
_OF_A_FILE = re.compile(r"^(?!model|weights).+\.\w+\.licen[cs]e$", re.IGNORECASE)
_PROGRAM = re.compile(r"\.(py|json|ya?ml|toml|js|ts|c|h|cpp|cfg|csv|safetensors|gguf|bin)$", re.IGNORECASE)
_TEXT = re.compile(r"^[^.]*$|\.(txt|md|rst|licen[cs]e)$", re.IGNORECASE)
_POLICY = re.compile(r"^(use|usage|acceptable)[_-]?(use)?[_-]?policy", re.IGNORECASE)
# What a licence file is for where its name says that: a licence of these is no licence of the model.
_APART = {
    "code": re.compile(r"code|software|script", re.IGNORECASE),
    "data": re.compile(r"data(set)?s?(?![a-z])", re.IGNORECASE),
    "third_party": re.compile(r"third[-_. ]?part", re.IGNORECASE),
    "documents": re.compile(r"docs?(?![a-z])|documentation|images?|fonts?|assets?", re.IGNORECASE),
}


def is_licence(name: str) -> bool:
    """Tell a licence file by its name."""
    return bool(_LICENCE.search(name)) and not (_OF_A_FILE.match(name) or _PROGRAM.search(name))


def is_policy(name: str) -> bool:
    """Tell a use policy, the part of some model licences that limits what the model may be used for."""
    return bool(_POLICY.match(name))


def read_licence(path: Path, file: str) -> Reading:
    """Read a licence file: its id where the text leaves no doubt. Raises Refused.

    Where a folder keeps the licence of its code or data apart (LICENSE-CODE), that is no licence of the model. A text
    that only begins as a model licence is a fact of its own: it can contradict the card, and it names nothing.
    """
    if not _TEXT.search(file):
        refuse("This licence file is not plain text, so it is not read.", "Read it and enter the licence.")
    content = bytes_of(path, MAX_LICENCE_BYTES)
    subject = next((name for name, pattern in _APART.items() if pattern.search(file)), "model")
    found = judge(content)
    if found.id:
        return Reading((ReadFact(f"{subject}.licence", found.id, file, "whole text"),))
    begun = begins_as(text_of(content))
    facts = (ReadFact(f"{subject}.licence_begins_as", begun, file, "heading and date"),) if begun else ()
    says = "This licence text is not one that is recognised with certainty."
    if begun:
        says = f"This text begins as {begun} and is not known word by word: it may be altered or cut."
    return Reading(facts, problems=(Problem(file, f"{says} {found.says}", "Read it and enter the licence."),))


def digest_of(path: Path) -> str:
    """Give the hash of a licence or policy, which shows when it was exchanged. Raises Refused."""
    return f"sha256:{hashlib.sha256(bytes_of(path, MAX_LICENCE_BYTES)).hexdigest()}"
