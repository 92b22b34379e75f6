"""What every test has: Qt off screen, a repeatable hypothesis, the samples, a clock that stands still."""

from __future__ import annotations

import os
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

os.environ["QT_QPA_PLATFORM"] = os.environ.get("GOVDESK_TEST_PLATFORM", "offscreen")  # before the first import of Qt

import pytest
from hypothesis import HealthCheck, settings

ROOT = Path(__file__).resolve().parent.parent
SAMPLES = ROOT.parent / "shared" / "samples"
NOON = datetime(2026, 11, 24, 12, 0, tzinfo=UTC)

settings.register_profile(
    "govdesk",
    deadline=None,
    derandomize=True,
    database=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture],
)
settings.load_profile("govdesk")


@pytest.fixture(scope="session")
def root() -> Path:
    """Give the folder of the checkout."""
    return ROOT


@pytest.fixture(scope="session")
def samples() -> Path:
    """Give the folder of real files, or skip where it is not beside the checkout."""
    if not SAMPLES.is_dir():
        pytest.skip("the real files are not here: ../shared/samples is absent")
    return SAMPLES


@pytest.fixture
def clock() -> Callable[[], datetime]:
    """Give a clock that always says noon (UTC) of 24 November 2026."""
    return lambda: NOON
