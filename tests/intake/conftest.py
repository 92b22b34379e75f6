"""A small model folder for the tests of intake."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.intake.intake_making import CARD, WEIGHTS


@pytest.fixture
def model(tmp_path: Path) -> Path:
    """Make a folder with card, configuration and weights of twelve parameters."""
    folder = tmp_path / "our-model"
    folder.mkdir()
    (folder / "README.md").write_text(CARD)
    (folder / "config.json").write_text(
        '{"model_type": "llama", "max_position_embeddings": 4096, "auto_map": {"A": "b.C"}}'
    )
    (folder / "model.safetensors").write_bytes(WEIGHTS)
    return folder
