"""The one door of intake: a path in, a proposal or problems out."""

from __future__ import annotations

from pathlib import Path

from govdesk.domain.problems import Problems
from govdesk.intake.proposal import Progress, Proposal


def read(path: Path, progress: Progress | None = None) -> Proposal | Problems:
    """Read a model folder, a model card, a .safetensors or a .gguf file. Never raises, writes nothing, uses no network."""
    raise NotImplementedError
