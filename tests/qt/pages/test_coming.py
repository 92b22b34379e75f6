"""What comes next, in the window: the drawing and its table agree, filters narrow, links lead on, the calendar saves."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, strategies as st
from icalendar import Calendar
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from govdesk.app.queries.timeline import timeline
from govdesk.qt.bench import Bench
from govdesk.qt.pages.law.coming import ComingPanel
from govdesk.qt.pages.law.page import LawPage
from govdesk.qt.pages.law.years import Dot, dots, within_year
from tests.page_tools import texts
from tests.window_tools import Answers

CREDIT = "sys-credit-check"


@pytest.fixture
def coming(bench: Bench) -> ComingPanel:
    bench.go("page", "law")
    page = bench.pages["law"]
    assert isinstance(page, LawPage)
    page.tabs.setCurrentIndex(1)
    QApplication.processEvents()
    return page.coming


def test_the_table_and_the_drawing_hold_the_same_dates(coming: ComingPanel, bench: Bench) -> None:
    rows = timeline(bench.snapshot)
    assert texts(coming.table, 1) == [row.headline for row in rows]
    drawn = [row for ones in dots(rows).values() for dot in ones for row in dot.rows]
    assert tuple(drawn) == rows
    for year in {row.on.year for row in rows}:
        assert str(year) in coming.years.accessibleDescription()
    places = [coming.years.place(dot) for ones in dots(rows).values() for dot in ones]
    assert all(0 < place.x() < coming.years.width() and 0 < place.y() < coming.years.height() for place in places)


def test_a_click_on_a_day_goes_to_its_row(coming: ComingPanel, bench: Bench, qtbot: QtBot) -> None:
    dot = list(dots(timeline(bench.snapshot)).values())[-1][-1]
    place = coming.years.place(dot)
    qtbot.mouseClick(coming.years, Qt.MouseButton.LeftButton, pos=QPoint(round(place.x()), round(place.y())))
    assert getattr(coming.table.row, "on", None) == dot.on


def test_filters_narrow_to_a_system_and_a_pack(coming: ComingPanel, bench: Bench) -> None:
    coming.system.put(CREDIT)
    coming.system.edited.emit()
    assert texts(coming.table, 1) == [row.headline for row in timeline(bench.snapshot, CREDIT)]
    assert "may apply" in texts(coming.table, 2)
    coming.system.put("")
    coming.pack.put("eu/ai-act")
    coming.pack.edited.emit()
    assert set(texts(coming.table, 4)) == {"Law", "Requirements"}


def test_enter_leads_to_what_a_date_comes_from(coming: ComingPanel, qtbot: QtBot) -> None:
    for kind, wanted in (("requirements", "requirement"), ("evidence", "evidence"), ("law", "pack")):
        coming.table.stand_on(coming.rows.find(lambda row, kind=kind: row.kind == kind))
        with qtbot.waitSignal(coming.navigate) as went:
            qtbot.keyClick(coming.table, Qt.Key.Key_Return)
        assert went.args[0] == wanted


def test_the_calendar_is_saved_with_what_is_shown(
    coming: ComingPanel, bench: Bench, qtbot: QtBot, dialogs: Answers, tmp_path: Path
) -> None:
    dialogs.saved = tmp_path / "mine"
    coming.system.put(CREDIT)
    coming.system.edited.emit()
    qtbot.keyClick(coming.save, Qt.Key.Key_Space)
    events = Calendar.from_ical((tmp_path / "mine.ics").read_bytes()).walk("VEVENT")
    assert [one.decoded("DTSTART") for one in events] == [row.on for row in timeline(bench.snapshot, CREDIT)]


def test_a_folder_that_takes_no_file_is_said(
    coming: ComingPanel, qtbot: QtBot, dialogs: Answers, tmp_path: Path
) -> None:
    dialogs.saved = tmp_path / "no" / "such.ics"
    with qtbot.waitSignal(coming.failed) as said:
        qtbot.keyClick(coming.save, Qt.Key.Key_Space)
    assert "cannot be written" in said.args[0]


@given(st.dates(), st.dates())
def test_a_later_day_lies_further_right_in_its_year(one: date, other: date) -> None:
    assert 0 <= within_year(one) < 1
    if one.year == other.year and one < other:
        assert within_year(one) < within_year(other)


@pytest.mark.parametrize("on", [date(2026, 1, 1), date(2026, 11, 26), date(2026, 12, 31)])
def test_today_has_its_name_above_all_dots_and_beside_the_year(coming: ComingPanel, on: date) -> None:
    years = coming.years
    years.show_rows([row for row in map(coming.rows.row, range(coming.rows.rowCount())) if row], on)
    left, right = years.line()
    box = years.today_box(left + within_year(on) * (right - left), 0)
    assert left <= box.left() < box.right() <= years.width()
    assert box.bottom() <= years.place(Dot(on, within_year(on), ())).y() - years.radius
