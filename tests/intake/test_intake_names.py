"""Names of models: out of headings, addresses, folders."""

from __future__ import annotations

from pathlib import Path

import pytest

from govdesk.intake.names import heading_name, model_name
from tests.intake.intake_making import proposal


@pytest.mark.parametrize(
    ("body", "name"),
    [
        ("# Model Card for Zephyr 7B β", "Zephyr 7B β"),
        ("# Model Card: Nous-Hermes-Llama2-13b", "Nous-Hermes-Llama2-13b"),
        ("# Poro 34B Model Card", "Poro 34B"),
        ("# **Med42 - Clinical Large Language Model**", "Med42"),
        ("# DeepSeek-V3.2: Efficient Reasoning & Agentic AI", "DeepSeek-V3.2"),
        ("# SecureStar — DPO LoRA adapter", "SecureStar"),
        ("# `stable-code-3b`", "stable-code-3b"),
        ("# ![logo](https://x/y.png) [Name 7B](https://x) #", "Name 7B"),
        ('# <span id="x">Name</span>', "Name"),
        ("```\n# not this\n```\n# This", "This"),
        ("text\n\n## Model Details\n# Later", "Later"),
        ("# Model Card for Model ID", ""),
        ("# Introduction\n# Name", ""),
        ("# What is Yi?", ""),
        ("# " + "long " * 60, ""),
        ("## Model Details", ""),
        ("#NoBlank", ""),
        ("", ""),
        ("# " + "[" * 5_000, ""),
        ("# " + "<" * 5_000, ""),
        ("# " + "![" * 5_000, ""),
    ],
)
def test_heading_names(body: str, name: str) -> None:
    assert heading_name(body) == name


@pytest.mark.parametrize(
    ("stated", "name"),
    [
        ("https://huggingface.co/org/name", "org/name"),
        ("https://hf.co/org/name/tree/main?x#y", "org/name"),
        ("https://huggingface.co.evil.com/org/name", "https://huggingface.co.evil.com/org/name"),
        ("org/name", "org/name"),
    ],
)
def test_addresses_of_the_hub_are_names(stated: str, name: str) -> None:
    assert model_name(stated) == name


def test_the_folder_names_the_model_where_it_says_more(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = tmp_path / "gemma-2b-it"
    folder.mkdir()
    (folder / "README.md").write_text("# Gemma Model Card\n")
    monkeypatch.chdir(folder)
    for path in (folder, folder / "README.md", Path(), Path("README.md")):
        found = proposal(path)
        assert found.component.name == "gemma-2b-it"
        assert found.path.is_absolute()
    (folder / "README.md").write_text("# Another name\n")
    assert proposal(folder).component.name == "Another name"
