"""Which licence a text is: named only where the whole text, or its heading and date, leave no doubt. Else unknown.

A text is compared by the SHA-256 of its words: lower case, letters and digits only, without copyright lines and title,
so that line breaks and the holder's name do not matter and one changed word does.
"""

from __future__ import annotations

import hashlib
import re
import unicodedata

_HOLDER = re.compile(r"^\W*(copyright\b|\(c\)|©|all rights reserved)", re.IGNORECASE)
_TITLE = re.compile(r"^(?:the )?(?:mit license|isc license|bsd [23] clause license|new bsd license)(?: mit| expat)? ")
_WORD = re.compile(r"[a-z0-9]+")

KNOWN = {
    "0cf21bdfd1964a97a8615e1285348458": "mit",
    "ff7be961361eda3cd2a76927dd0d9482": "apache-2.0",
    "cc411e5c73676ae13e68bf0fe2c031a6": "apache-2.0",  # with https addresses
    "e9dbf930ca0f1e090ec68da9a37b657d": "apache-2.0",  # without the appendix
    "1d2490e65bade4b7cde700178105759a": "apache-2.0",  # without the appendix and the line before it
    "9b83d3dee0616d07b82a272dd9bf5134": "bsd-3-clause",
    "53075742228962c7ea381b8242c64602": "bsd-3-clause",  # with bullets for numbers
    "a56fee4b2f66331ed54da4950ef9c939": "bsd-2-clause",
    "986c3c3199a93b916c8f2e0aeed57819": "bsd-2-clause",  # with bullets for numbers
    "100382f94d83ebf7c27d387efa8de234": "isc",
    "95f6a0d094cf3da6a140310541c7b576": "mpl-2.0",
    "b866f5427b78991db8012466b32f51c9": "gpl-2.0",
    "5272fb2d9117cba4ebb1b4a6612e61ab": "gpl-3.0",
    "22bd2802b7b313faf9750f494c8f07c9": "lgpl-2.1",
    "aae2b222477171fb64e298e7965e768a": "lgpl-3.0",
    "96bdc7f63190fb4bd1ae584b890300ed": "cc0-1.0",
    "b523b6ec93be3b97d0ed8aff5c50b1cb": "llama3",
    "fd65f04be09770910b4dfefc337acd4e": "llama3.1",
    "a9e36cc20981b42f99d6ee087f7773b2": "deepseek-la-1.0",
}

# Heading and date of model licences, within the first lines, as their publishers put them beside the weights.
_HEADINGS = (
    ("llama2", "llama 2 community license agreement", "llama 2 version release date july 18 2023"),
    ("llama3", "meta llama 3 community license agreement", "meta llama 3 version release date april 18 2024"),
    ("llama3.1", "llama 3 1 community license agreement", "llama 3 1 version release date july 23 2024"),
    ("llama3.2", "llama 3 2 community license agreement", "llama 3 2 version release date september 25 2024"),
    ("llama3.3", "llama 3 3 community license agreement", "llama 3 3 version release date december 6 2024"),
    ("llama4", "llama 4 community license agreement", "llama 4 version effective date april 5 2025"),
    ("deepseek-la-1.0", "deepseek license agreement", "version 1 0 23 october 2023"),
)
_HEAD_LINES = 8


def recognise(text: str) -> tuple[str, str]:
    """Give (licence id, how it was recognised); ("", "") where the text is not one that is known for certain."""
    known = KNOWN.get(fingerprint(text))
    if known:
        return known, "whole text"
    lines = [" ".join(_words(line)) for line in text.splitlines() if line.strip()][:_HEAD_LINES]
    for id_, heading, date in _HEADINGS:
        if lines and lines[0] == heading and date in lines:
            return id_, "heading and date"
    return "", ""


def fingerprint(text: str) -> str:
    """Give the first 32 hex digits of the SHA-256 of a licence text's words."""
    kept = "\n".join(line for line in text.splitlines() if not _HOLDER.match(line))
    words = _TITLE.sub("", " ".join(_words(kept)) + " ").strip()
    return hashlib.sha256(words.encode()).hexdigest()[:32]


def _words(text: str) -> list[str]:
    return _WORD.findall(unicodedata.normalize("NFKC", text).lower())
