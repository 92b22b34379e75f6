from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from govdesk.domain.entry import parse
from govdesk.qt.parts.country import Country, code_of, countries, shown


def test_every_country_is_a_code_that_records_take() -> None:
    assert len(countries()) > 200
    for code, name in countries().items():
        assert parse("organization", {"id": "o", "name": "O", "country": code}).country == code
        assert code_of(name) == code_of(shown(code)) == code_of(code.lower()) == code
    assert {"DE", "FR", "XK"} <= set(countries())
    assert "EU" not in countries()


@pytest.mark.parametrize("typed", ["germany", " Germany (DE) ", "de", "DE"])
def test_a_country_is_typed_by_name_or_code(qtbot: QtBot, typed: str) -> None:
    field = Country()
    qtbot.addWidget(field)
    qtbot.keyClicks(field.line, typed)
    assert field.text() == "DE"
    field.put(field.text())
    assert field.line.text() == "Germany (DE)"
    assert field.text() == "DE"


def test_what_is_no_country_stays_as_typed(qtbot: QtBot) -> None:
    field = Country()
    qtbot.addWidget(field)
    field.put("Atlantis")
    assert field.text() == "Atlantis"
    field.put("")
    assert field.text() == ""
