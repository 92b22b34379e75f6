"""What tests of the responsibility page begin with."""

from __future__ import annotations

import pytest

from govdesk.qt.bench import Bench
from govdesk.qt.pages.responsibility.page import ResponsibilityPage


@pytest.fixture
def page(bench: Bench) -> ResponsibilityPage:
    bench.go("page", "responsibility")
    made = bench.pages["responsibility"]
    assert isinstance(made, ResponsibilityPage)
    return made
