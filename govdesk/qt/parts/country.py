"""A country, typed by its English name or its code and kept as the code of two letters. The names are Qt's."""

from __future__ import annotations

from functools import cache

from PySide6.QtCore import QLocale, Qt
from PySide6.QtWidgets import QCompleter

from govdesk.qt.parts.fields import Line

_LETTERS = 2
_NONE = frozenset({"AC", "CP", "DG", "EA", "EU", "IC", "QO", "TA"})
"""Codes of Qt that name no country of ISO 3166-1."""


@cache
def countries() -> dict[str, str]:
    """Give the countries by code, in English."""
    found = ((QLocale.territoryToCode(one), QLocale.territoryToString(one)) for one in QLocale.Country)
    named = {code: name for code, name in found if len(code) == _LETTERS and code.isalpha() and code not in _NONE}
    return dict(sorted(named.items(), key=lambda pair: pair[1].casefold()))


def code_of(typed: str) -> str:
    """Give the code of a country that is typed as name, code, or both as it is offered; else what is typed."""
    wanted = typed.strip().casefold()
    for code, name in countries().items():
        if wanted in {code.casefold(), name.casefold(), shown(code).casefold()}:
            return code
    return typed.strip()


def shown(code: str) -> str:
    """Write a code with the name of its country."""
    name = countries().get(code)
    return f"{name} ({code})" if name else code


class Country(Line):
    """One country; what is typed is looked for in the names."""

    def __init__(self) -> None:
        """Offer all countries."""
        super().__init__("Not known – type a part of the name")
        completer = QCompleter([shown(code) for code in countries()], self.line)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        completer.activated.connect(lambda _text: self.edited.emit())
        self.line.setCompleter(completer)

    def text(self) -> str:
        """Give the code; what names no country as it is typed."""
        return code_of(self.line.text())

    def put(self, text: str) -> None:
        """Show a code with its country."""
        super().put(shown(text))
