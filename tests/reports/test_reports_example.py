"""The reports of the example organization: nothing that the workspace knows is missing on paper."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterator
from datetime import date, datetime
from pathlib import Path

import pypdf
import pytest

from govdesk.app.example import FILE_NAME, make_example
from govdesk.app.session import Session
from govdesk.app.snapshot import Snapshot, snapshot
from govdesk.domain.picture.picture import picture
from govdesk.domain.records import System
from govdesk.domain.truth import Truth
from govdesk.reports.graph.pdf import graph_pdf
from govdesk.reports.kinds import render

SYSTEMS = 5


@pytest.fixture(scope="module")
def session(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Session]:
    from conftest import NOON

    path: Path = tmp_path_factory.mktemp("reports") / FILE_NAME
    assert make_example(path) == ()
    clock: Callable[[], datetime] = lambda: NOON  # noqa: E731 - a clock that stands still
    opened = Session.open(path, "Reader", clock, read_only=True)
    assert isinstance(opened, Session), opened
    yield opened
    opened.close()


@pytest.fixture(scope="module")
def seen(session: Session) -> Snapshot:
    return snapshot(session)


def printed(seen: Snapshot, kind: str, system: str = "") -> tuple[str, pypdf.PdfReader]:
    data = render(kind, seen, system)
    assert isinstance(data, bytes), data
    reader = pypdf.PdfReader(io.BytesIO(data))
    return "".join("".join(page.extract_text() for page in reader.pages).split()), reader


def flat(text: str) -> str:
    return "".join(text.split())


@pytest.mark.parametrize("place", range(SYSTEMS))
def test_every_requirement_finding_and_question_is_on_paper(seen: Snapshot, place: int) -> None:
    system = sorted(seen.state.all(System))[place]
    text, _ = printed(seen, "dossier", system)
    wanted = [one.says for one in seen.findings(system)]
    for assessment in seen.assessments(system):
        wanted += [one.question.ask for one in assessment.open_questions]
        wanted += [one.determination.title for one in assessment.determinations]
        for one in assessment.requirements:
            if one.applies is not Truth.NO:
                wanted += [one.requirement.id, one.requirement.text]
            if one.answer is not None:
                wanted.append(one.answer.reason)
    assert len(wanted) > 100
    assert [words for words in wanted if flat(words) not in text] == []


def test_the_summary_is_one_page(seen: Snapshot) -> None:
    text, reader = printed(seen, "summary")
    assert len(reader.pages) == 1
    assert "5AIsystemsregistered" in text


def test_a_past_day_is_printed_as_it_was(session: Session) -> None:
    then = snapshot(session, date(2026, 3, 14))
    text, reader = printed(then, "summary")
    assert "Asof2026-03-14" in text
    assert then.seal[:12] in text
    assert len(reader.pages) == 1
    assert printed(then, "dossier", "sys-cv-screening")[0].startswith("Systemdossier")


def test_a_day_before_the_first_entry_has_no_system(session: Session) -> None:
    then = snapshot(session, date(2020, 1, 1))
    assert isinstance(render("dossier", then, "sys-cv-screening"), tuple)
    assert "Nosystemisregisteredyet" in printed(then, "summary")[0]


def test_the_whole_graph_is_one_page(seen: Snapshot) -> None:
    drawn = picture(seen.state, seen.on, findings=seen.findings())
    reader = pypdf.PdfReader(io.BytesIO(graph_pdf(seen, drawn)))
    assert len(reader.pages) == 1
    text = reader.pages[0].extract_text()
    assert all(line in text for node in drawn.nodes for line in node.lines)
