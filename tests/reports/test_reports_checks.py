"""The dossier has a chapter of checks where a pack in use has some, and says that not known is not yes."""

from __future__ import annotations

import io

import pypdf
from reports import reports_sample as sample

from govdesk.app.snapshot import Snapshot
from govdesk.domain.state import MemoryState
from govdesk.reports.kinds import render
from tests import check_worlds as worlds


def printed(seen: Snapshot, system: str) -> str:
    data = render("dossier", seen, system)
    assert isinstance(data, bytes)
    return " ".join(" ".join(page.extract_text() for page in pypdf.PdfReader(io.BytesIO(data)).pages).split())


def test_checks_stand_with_result_records_limit_and_what_settles_them() -> None:
    check = next(one for one in worlds.every_check() if one.id == "bia-01.results")
    state = MemoryState(worlds.no(check))
    text = printed(Snapshot(state, worlds.packs_with_checks(), worlds.ON, worlds.ON), "sys")
    assert "What GovDesk sees" in text
    assert "Not known is not yes." in text
    assert "Bias results lie near the ideal" in text
    assert "outside the limit. (f-m-evaluation.bbq.amb_bias_score)" in text
    assert "Limit 0.1 (house default)" in text


def test_without_checks_there_is_no_such_chapter() -> None:
    assert "What GovDesk sees" not in printed(sample.snapshot(), "sys-hire")
