"""The example organization, made once for the tests that look at it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from govdesk.app.example import FILE_NAME, make_example, open_example
from govdesk.app.session import Session
from govdesk.app.snapshot import Snapshot, snapshot


@pytest.fixture(scope="session")
def example(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give the file of the example organization; nobody writes to it."""
    path = tmp_path_factory.mktemp("example") / FILE_NAME
    assert make_example(path) == ()
    return path


@pytest.fixture(scope="session")
def session(example: Path) -> Iterator[Session]:
    """Give the example, open for reading on its last day."""
    opened = open_example(example)
    assert isinstance(opened, Session)
    yield opened
    opened.close()


@pytest.fixture(scope="session")
def seen(session: Session) -> Snapshot:
    """Look at the example on its last day."""
    return snapshot(session)
