"""Nothing that a spreadsheet would run leaves as it is; everything else does."""

from __future__ import annotations

import pytest

from govdesk.domain.spreadsheet import harmless


@pytest.mark.parametrize("text", ["=1+1", "+1", "-1", "@SUM(A1)", "\tx", "\rx", "  =1", "\u00a0=1", "\uff1d1"])
def test_formulas_become_text(text: str) -> None:
    assert harmless(text) == "'" + text


@pytest.mark.parametrize("text", ["", "plain", "a=b", "1-2", "mail@example.org"])
def test_other_text_stays(text: str) -> None:
    assert harmless(text) == text
