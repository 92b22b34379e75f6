"""What the pages say on fines is what the query says, word for word."""

from __future__ import annotations

import io
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pypdf
import pytest

from govdesk.app.commands import register
from govdesk.app.queries.exposure import A_CAP, breach_lines, exposures, law_sentence, laws, sentence
from govdesk.app.session import Session
from govdesk.app.snapshot import Snapshot, snapshot
from govdesk.domain.records import System
from govdesk.domain.state import organization
from govdesk.reports.kinds import render
from tests.window_tools import example, example_file  # noqa: F401 - fixtures are used by their names


@pytest.fixture
def session(example: Path) -> Iterator[Session]:  # noqa: F811 - the fixture
    opened = Session.open(example, "Ana", lambda: datetime(2026, 11, 24, 12, tzinfo=UTC))
    assert isinstance(opened, Session)
    yield opened
    opened.close()


def printed(seen: Snapshot, kind: str, system: str = "") -> str:
    """Print a report and read its words back, without the spaces that lines break at."""
    data = render(kind, seen, system)
    assert isinstance(data, bytes)
    pages = pypdf.PdfReader(io.BytesIO(data)).pages
    return squeezed("".join(page.extract_text() for page in pages))


def squeezed(text: str) -> str:
    """Take out all spaces."""
    return "".join(text.split())


def test_the_dossier_prints_every_step_and_breach(session: Session) -> None:
    seen = snapshot(session)
    for system in seen.state.all(System):
        text = printed(seen, "dossier", system)
        for one in exposures(seen, system):
            assert squeezed(sentence(one)) in text
            for charge in one.charges:
                assert all(squeezed(step) in text for step in charge.cap.steps)
                assert all(squeezed(name) in text for _, names in breach_lines(charge) for name in names)


def test_the_summary_prints_the_range_with_name_and_date(session: Session) -> None:
    seen = snapshot(session)
    text = printed(seen, "summary")
    law = next(one for one in laws(seen) if one.systems)
    assert squeezed(law_sentence(law)) in text
    assert squeezed(A_CAP) in text
    assert "2026-11-24" in law_sentence(law)
    assert law.systems[0].who in law_sentence(law)


def test_the_summary_says_what_is_not_known(session: Session) -> None:
    own = organization(session.state)
    assert own is not None
    change = register.save(session.state, "organization", {"turnover": "", "size": ""}, own.id)
    assert not isinstance(change, tuple)
    session.do(change)
    text = printed(snapshot(session), "summary")
    assert squeezed("upper end not known") in text
    assert squeezed("Not known: the size class and the yearly turnover.") in text
