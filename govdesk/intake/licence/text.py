"""Which licence a text is: named only where its whole text leaves no doubt. Else unknown.

A text is compared by the SHA-256 of its words: lower case, letters and digits only, without copyright lines and title,
so that line breaks and the holder's name do not matter and one changed word does.
"""

from __future__ import annotations

import hashlib
import re
import unicodedata

# What opens a line that names the holder: copyright, its sign, years, "by", "all rights reserved", or room for these.
_HOLDER = re.compile(
    r"[\s*#/.,:–-]*(?:(?:copyright|by|present|all rights reserved)\b|\(c\)|©|\d{4}\b"
    r"|[\[{<](?:yyyy|year|fullname|name|name of copyright owner|name of author|copyright holders?)[\]}>])[\s.,]*",
    re.IGNORECASE,
)
_RESERVED = re.compile(r"[\s.,]*\ball rights reserved[\s.]*$", re.IGNORECASE)
_SENTENCES = re.compile(r"(?<!\binc)(?<!\bltd)(?<!\bco)(?<!\bcorp)(?<!\b[a-z])[.;:!?]\s+\w", re.IGNORECASE)
# Words that a holder's name may hold beside capitalised ones.
_IN_NAMES = frozenset("and of the by for to in its de la et al a an inc ltd llc gmbh team contributors authors".split())  # noqa: SIM905 - thirty quoted words read worse
_TITLE = re.compile(r"^(?:the )?(?:mit license|isc license|bsd [23] clause license|new bsd license)(?: mit| expat)? ")
_WORD = re.compile(r"[^\W_]+")

KNOWN = {
    "0cf21bdfd1964a97a8615e1285348458": "mit",
    "e87dea5078ce2faaea46d3475af18d30": "apache-2.0",
    "ef9aa6097e8b8724e8bedf9a9a264cbc": "apache-2.0",  # with https addresses
    "f45538b138cf9aea39fa205de037a0be": "apache-2.0",  # without the appendix
    "37599287c15c2f2ec060c3c3b55bdf69": "apache-2.0",  # without the appendix and the line before it
    "9b83d3dee0616d07b82a272dd9bf5134": "bsd-3-clause",
    "53075742228962c7ea381b8242c64602": "bsd-3-clause",  # with bullets for numbers
    "a56fee4b2f66331ed54da4950ef9c939": "bsd-2-clause",
    "986c3c3199a93b916c8f2e0aeed57819": "bsd-2-clause",  # with bullets for numbers
    "280d76b420aeff51730e96577a246612": "isc",
    "f82071285728ca3ec7685ee9bc4acdae": "mpl-2.0",
    "efe73660e5476cf0368fc0fc143f624f": "gpl-2.0",
    "a8cd54d6683aa630f0b8d05d56184ad9": "gpl-3.0",
    "866a994ef41dd767778ab74e2de00daa": "gpl-3.0",  # with http addresses
    "4d55922bdeafabde164d75448bbfb0b4": "lgpl-2.1",
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
_BARE_NAME = 5  # words of a name that follows "Copyright" without a year
_LONGEST_HOLDER = 160  # characters of a line that names a holder


def recognise(text: str) -> str:
    """Give the id of a licence whose whole text this is; "" where that is not known for certain."""
    return KNOWN.get(fingerprint(text), "")


def begins_as(text: str) -> str:
    """Give the id of the model licence that a text begins as, by heading and date; what follows may be anything."""
    lines = [" ".join(_words(line)) for line in text.splitlines() if line.strip()][:_HEAD_LINES]
    return next((id_ for id_, heading, date in _HEADINGS if lines and lines[0] == heading and date in lines), "")


def fingerprint(text: str) -> str:
    """Give the first 32 hex digits of the SHA-256 of a licence text's words."""
    return hashlib.sha256(" ".join(words(text)).encode()).hexdigest()[:32]


def words(text: str) -> list[str]:
    """Give the words of a licence text that count: without lines that name a holder, and without its title."""
    kept = "\n".join(line for line in text.splitlines() if not _names_holder(line))
    return _TITLE.sub("", " ".join(_words(kept)) + " ").split()


def _names_holder(line: str) -> bool:
    """Tell a line with a holder's name and nothing else; whatever could be a term stays part of the text."""
    if len(line) > _LONGEST_HOLDER:
        return False
    rest = _RESERVED.sub("", line)
    marks = ["all rights reserved"] if rest != line else []
    while (found := _HOLDER.match(rest)) is not None:
        marks.append(found[0].strip().casefold())
        rest = rest[found.end() :]
    parts = re.findall(r"[^\s,()<>]+", rest)
    # "COPYRIGHT HOLDERS BE LIABLE …" is a line of a disclaimer: the word alone opens only a short line.
    bare = set(marks) <= {"copyright"} and (not marks or rest.isupper() or len(parts) > _BARE_NAME)
    if bare or _SENTENCES.search(rest):
        return False
    return all(_in_a_name(word, first=place == 0) for place, word in enumerate(parts))


def _in_a_name(word: str, *, first: bool) -> bool:
    """Accept capitalised words, years, addresses, small words of names; and a first word in small letters."""
    plain = word.strip(".'\"*-–")
    return first or not plain or not plain[0].islower() or plain in _IN_NAMES or "@" in word or "://" in word


def _words(text: str) -> list[str]:
    return _WORD.findall(unicodedata.normalize("NFKC", text).lower())
