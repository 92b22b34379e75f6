"""Names of licences: the many spellings in cards and headers, and the one id under which the register keeps each.

Ids follow the model hub's list (huggingface/hub-docs, repositories-licenses.md, 2026-08-22), which is the SPDX list in
lower case plus the licences of open models that SPDX does not know.
"""

from __future__ import annotations

import re

_SPELLINGS = {
    "apache-2.0": "apache-2 apache2 apache2.0 apache-license-2.0 apache-license-version-2.0",
    "mit": "mit-license the-mit-license expat",
    "bsd-3-clause": "bsd-3 bsd3",
    "cc-by-nc-4.0": "creative-commons-attribution-noncommercial-4.0",
    "llama2": "llama-2 llama-2-community-license llama2-community-license llama-2-license-2023",
    "llama3": "llama-3 llama-3-community-license llama3-community-license meta-llama-3-community-license",
    "llama3.1": "llama-3.1 llama-3.1-community-license llama3.1-community-license llama-3.1-license-2024",
    "llama3.2": "llama-3.2 llama-3.2-community-license llama3.2-community-license llama-3.2-license-2024",
    "llama3.3": "llama-3.3 llama-3.3-community-license llama3.3-community-license llama-3.3-license-2024",
    "llama4": "llama-4 llama-4-community-license llama4-community-license llama-4-cla-2025",
    "gemma": "gemma-terms-of-use gemma-tou gemma-license",
    "bigscience-bloom-rail-1.0": "bigscience-rail-1.0",
    "bigcode-openrail-m": "bigcode-open-rail-m-v1 bigcode-openrail-m-v1",
    "deepseek-la-1.0": "deepseek deepseek-license deepseek-license-agreement",
    "tongyi-qianwen-2023": "tongyi-qianwen tongyi-qianwen-license-agreement",
    "qwen-2024": "qwen qwen-license-agreement",
    "mistral-research": "mrl mistral-ai-research-licence",
    "mistral-non-production": "mnpl mnpl-0.1",
    "nvidia-open-model": "nvidia-open-model-license",
    "nvidia-nemotron-open-model": "nvidia-nemotron-open-model-license",
    "jamba-open-model": "jamba-open-model-license",
    "databricks-open-model": "databricks-open-model-license",
    "stability-community": "stabilityai-ai-community stabilityai-community",
    "falcon-180b-tii": "falcon-180b-license",
    "falcon-llm-2": "falcon-llm-license",
}
_IDS = {spelling: id_ for id_, spellings in _SPELLINGS.items() for spelling in spellings.split()}

MAX_NAME = 80  # characters; the longest name of a licence in use has about 50, more is a sentence about one
# What stands where no licence is named.
NAMELESS = frozenset(
    "other unknown none n/a custom license licence see-license see-licence proprietary".split()  # noqa: SIM905 - nine quoted words read worse
) | {""}

# Approved by the Open Source Initiative, among those that models carry. What is under one of these is open.
OSI_APPROVED = frozenset(
    {
        "apache-2.0", "mit", "bsd", "bsd-2-clause", "bsd-3-clause", "isc", "mpl-2.0", "gpl", "gpl-2.0", "gpl-3.0",
        "lgpl", "lgpl-2.1", "lgpl-3.0", "agpl-3.0",
        "artistic-2.0", "afl-3.0", "bsl-1.0", "ecl-2.0", "epl-1.0", "epl-2.0",
        "eupl-1.1", "eupl-1.2", "lppl-1.3c", "ms-pl", "ncsa", "ofl-1.1", "osl-3.0", "postgresql", "unlicense", "zlib",
    }
)  # fmt: skip


def licence_id(name: str) -> str:
    """Give the id for a licence name as somebody wrote it; a name that is not on the list stays, in lower case.

    "" where no licence is named ("other", "unknown", a sentence).
    """
    plain = re.sub(r"[\s_]+", "-", name.strip().lower())
    return "" if plain in NAMELESS or len(plain) > MAX_NAME else _IDS.get(plain, plain)
