"""Results of the store, read as the tests want them."""

from __future__ import annotations

from pathlib import Path

from govdesk.store.verify import Verification, verify


def sentence(result: object) -> str:
    assert isinstance(result, tuple), result
    assert len(result) == 1
    return str(result[0])


def whole(path: Path) -> Verification:
    found = verify(path)
    assert isinstance(found, Verification), found
    return found
