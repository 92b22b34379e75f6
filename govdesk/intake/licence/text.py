"""Which licence a text is: named only where its whole text leaves no doubt. Else unknown.

A text is compared by the SHA-256 of its words: lower case, letters and digits only, without copyright lines and title,
so that line breaks and the holder's name do not matter and one changed word does.
"""

from __future__ import annotations

import hashlib
import re
import unicodedata

from govdesk.intake.licence.texts import prints

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
_TITLE_WORDS = 10
_WORD = re.compile(r"[^\W_]+")

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
    return prints().get(fingerprint(text), "")


def begins_as(text: str) -> str:
    """Give the id of the model licence that a text begins as, by heading and date; what follows may be anything."""
    lines = [" ".join(words_of(line)) for line in text.splitlines() if line.strip()][:_HEAD_LINES]
    return next((id_ for id_, heading, date in _HEADINGS if lines and lines[0] == heading and date in lines), "")


def fingerprint(text: str) -> str:
    """Give the first 32 hex digits of the SHA-256 of a licence text's words."""
    return hashlib.sha256(" ".join(word for word, _ in placed(text)).encode()).hexdigest()[:32]


def placed(text: str) -> list[tuple[str, int]]:
    """Give the words of a licence text that count, each with its line: no lines that name a holder, and no title."""
    lines = ((line, number) for number, line in enumerate(text.splitlines(), 1) if not _names_holder(line))
    found = [(word, number) for line, number in lines for word in words_of(line)]
    title = _TITLE.match(" ".join(word for word, _ in found[:_TITLE_WORDS]) + " ")
    return found[len(title[0].split()) if title else 0 :]


def _names_holder(line: str) -> bool:
    """Tell a line with a holder's name and nothing else; whatever could be a term stays part of the text."""
    if len(line) > _LONGEST_HOLDER:
        return False
    rest = _RESERVED.sub("", line)
    marks = ["all rights reserved"] if rest != line else []
    while (found := _HOLDER.match(rest)) is not None:
        marks.append(found[0].strip().casefold())
        rest = rest[found.end() :]
    words = re.findall(r"[^\s,()<>]+", rest)
    # "COPYRIGHT HOLDERS BE LIABLE …" is a line of a disclaimer: the word alone opens only a short line.
    bare = set(marks) <= {"copyright"} and (not marks or rest.isupper() or len(words) > _BARE_NAME)
    if bare or _SENTENCES.search(rest):
        return False
    return all(_in_a_name(word, first=place == 0) for place, word in enumerate(words))


def _in_a_name(word: str, *, first: bool) -> bool:
    """Accept capitalised words, years, addresses, small words of names; and a first word in small letters."""
    plain = word.strip(".'\"*-–")
    return first or not plain or not plain[0].islower() or plain in _IN_NAMES or "@" in word or "://" in word


def words_of(text: str) -> list[str]:
    """Give the words of a text: letters and digits, in lower case."""
    return _WORD.findall(unicodedata.normalize("NFKC", text).lower())
