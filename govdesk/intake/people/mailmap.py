"""The file .mailmap: by which name and address a person wants to be known, after gitmailmap(5)."""

from __future__ import annotations

import re
from dataclasses import replace

from govdesk.intake.people.signatures import Signature, signature

# dulwich reads this file too, but takes one name for one person whatever the address, and raises on a spoilt line.
_LINE = re.compile(r"^([^<>]*)<([^<>]*)>(?:([^<>]*)<([^<>]*)>)?\s*$")
MAX_LINES = 50_000


class Mailmap:
    """Proper names and addresses by the address, or the address and the name, that commits have."""

    def __init__(self, text: str = "") -> None:
        self._by: dict[tuple[str, str], tuple[str, str]] = {}  # (address, name or "") -> proper (name, address)
        self.bad: list[int] = []
        for number, line in enumerate(text.split("\n")[:MAX_LINES], 1):
            bare = line.partition("#")[0].strip()
            if bare and not self._add(bare):
                self.bad.append(number)

    def _add(self, line: str) -> bool:
        found = _LINE.match(line)
        if found is None or not (found[4] if found[4] is not None else found[2]).strip():
            return False
        proper = signature(found[1], found[2], None)
        if found[4] is None:
            self._put(proper.mail, "", proper.name, "")
        else:
            commit = signature(found[3] or "", found[4], None)
            self._put(commit.mail, commit.name.casefold(), proper.name, proper.mail)
        return True

    def _put(self, mail: str, by_name: str, name: str, address: str) -> None:
        old = self._by.get((mail, by_name), ("", ""))
        self._by[mail, by_name] = (name or old[0], address or old[1])

    def proper(self, signed: Signature) -> Signature:
        """Give the signature as its owner wants it."""
        by_both, by_mail = self._by.get((signed.mail, signed.name.casefold())), self._by.get((signed.mail, ""))
        name, mail = by_both or by_mail or ("", "")
        return replace(signed, name=name or signed.name, mail=mail or signed.mail)
