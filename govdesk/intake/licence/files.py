"""The licence texts that lie beside a model."""

from __future__ import annotations

import hashlib
import re
from pathlib import Path

from govdesk.domain.problems import Problem
from govdesk.intake.bounded import MAX_LICENCE_BYTES, bytes_of, text_of
from govdesk.intake.licence.text import recognise
from govdesk.intake.proposal import ReadFact, Reading

_LICENCE = re.compile(r"^(licen[cs]e|copying|.*\.licen[cs]e$)", re.IGNORECASE)
_CODE = re.compile(r"licen[cs]e[-_.]?code|code[-_.]?licen[cs]e", re.IGNORECASE)
_POLICY = re.compile(r"^(use|usage|acceptable)[_-]?(use)?[_-]?policy", re.IGNORECASE)
_TEXT = re.compile(r"^[^.]*(\.(txt|md|rst|licen[cs]e))?$|.*\.licen[cs]e$", re.IGNORECASE)


def is_licence(name: str) -> bool:
    """Tell a licence file by its name."""
    return bool(_LICENCE.match(name) and _TEXT.match(name))


def is_policy(name: str) -> bool:
    """Tell a use policy, the part of some model licences that limits what the model may be used for."""
    return bool(_POLICY.match(name))


def read_licence(path: Path, file: str) -> Reading:
    """Read a licence file: its id where the text leaves no doubt. Raises Refused.

    Where a folder keeps the licence of its code apart (LICENSE-CODE), that is no licence of the model.
    """
    id_, how = recognise(text_of(bytes_of(path, MAX_LICENCE_BYTES)))
    if id_:
        return Reading((ReadFact("code.licence" if _CODE.search(file) else "model.licence", id_, file, how),))
    says = "This licence text is not one that is recognised with certainty."
    return Reading(problems=(Problem(file, says, "Read it and enter the licence."),))


def digest_of(path: Path) -> str:
    """Give the hash of a licence or policy, which shows when it was exchanged. Raises Refused."""
    return f"sha256:{hashlib.sha256(bytes_of(path, MAX_LICENCE_BYTES)).hexdigest()}"
