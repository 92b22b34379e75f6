"""Small forms under a check: record what nobody said yet, and set a limit of the organization's own."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QVBoxLayout, QWidget

from govdesk.app.commands import facts
from govdesk.app.commands.thresholds import DEFAULT, set_threshold
from govdesk.domain.fields import FieldInfo
from govdesk.domain.law.checks.values import as_day, as_number
from govdesk.domain.law.questions import NONE
from govdesk.domain.problems import Problem, Problems
from govdesk.domain.said import number
from govdesk.qt.pages.checklists.narrow import NarrowForm
from govdesk.qt.parts.cards import button, row, sentence
from govdesk.qt.parts.dates import iso
from govdesk.qt.parts.fields import Choice, Day, Line
from govdesk.qt.parts.theme import label

if TYPE_CHECKING:
    from govdesk.app.queries.checks import CheckRow, Lack
    from govdesk.domain.change import Change
    from govdesk.domain.records import Value
    from govdesk.qt.desk import Desk


class _Small(QWidget):
    """A form with its button and what is wrong."""

    def __init__(self, desk: Desk, text: str) -> None:
        super().__init__()
        self._desk = desk
        self.form = NarrowForm()
        self.rest = label("", role="problem")
        self.rest.hide()
        self.save_button = button(text, self.save)
        layout = QVBoxLayout(self)
        layout.addWidget(self.form)
        layout.addWidget(self.rest)
        layout.addWidget(row(self.save_button))
        self.form.entered.connect(self.save)

    def save(self) -> None:
        """Write what was entered, or say what is wrong beside the fields."""
        rest = self.form.show_problems(self._desk.do(self._change()))
        self.rest.setText(sentence(rest))
        self.rest.setVisible(bool(rest))

    def _change(self) -> Change | Problems:
        raise NotImplementedError


class SayForm(_Small):
    """Records a fact, or a measured result with its day, said by the person who works here."""

    def __init__(self, desk: Desk, one: CheckRow) -> None:
        """Offer what the check lacks."""
        super().__init__(desk, "Record")
        self._lacks: dict[str, Lack] = {f"{lack.subject} {lack.key}": lack for lack in one.lacks}
        self.what = Choice([(key, lack.words) for key, lack in self._lacks.items()], "Choose what")
        self.what.put(next(iter(self._lacks)))
        measured = any(lack.measured for lack in one.lacks)
        self.form.add("what", FieldInfo("What"), self.what)
        self.value = Line("Number or passed/total" if measured else "As it is, or none")
        self.form.add("value", FieldInfo("Value"), self.value)
        if measured:
            self.form.add("on", FieldInfo("Day"), Day(desk.theme, "YYYY-MM-DD"))
        self.setFocusProxy(self.value.control)

    def _change(self) -> Change | Problems:
        lack, typed, session = self._lacks.get(self.what.text()), self.value.text(), self._desk.session
        if lack is None:
            return (Problem("what", "Choose what is recorded."),)
        value = _read(lack, typed)
        if isinstance(value, Problem):
            return (value,)
        on = iso(self.form.values()["on"], "on") if lack.measured else session.today
        if on is None or isinstance(on, Problem):
            return (on or Problem("on", "The day of the measurement is missing."),)
        if on > session.today:
            return (Problem("on", "This day has not come yet."),)
        return facts.say(session.state, lack.subject, lack.key, value, session.person, on)


def _read(lack: Lack, typed: str) -> Value | Problem:
    if not typed:
        return Problem("value", "The value is missing.")
    if lack.measured:
        return (
            typed if as_number(typed) is not None else Problem("value", f"“{typed}” is neither a number nor a share.")
        )
    if lack.dated and typed != NONE:
        return as_day(typed) or Problem("value", f"“{typed}” is not a date of the calendar.", "Write YYYY-MM-DD.")
    return typed


class LimitForm(_Small):
    """Sets a limit of a check, with the reason; the word “default” goes back to the pack's own."""

    def __init__(self, desk: Desk, one: CheckRow) -> None:
        """Offer the limits of the check."""
        super().__init__(desk, "Set the limit")
        self._limits = {row_.threshold.id: row_ for row_ in one.thresholds}
        pairs = [
            (id_, "Greatest age in days" if one_.threshold.in_days else "Limit of the result")
            for id_, one_ in self._limits.items()
        ]
        self.what = Choice(pairs, "Choose which")
        self.what.put(pairs[0][0])
        self.value = Line(f"Number, or {DEFAULT}")
        self.form.add("which", FieldInfo("Which"), self.what)
        self.form.add("value", FieldInfo("Value"), self.value)
        self.form.add("reason", FieldInfo("Because"), Line("Who decided, and why"))
        self.what.edited.connect(self._fill)
        self._fill()
        self.setFocusProxy(self.value.control)

    def _fill(self) -> None:
        found = self._limits.get(self.what.text())
        self.value.put(number(found.limit.value).replace(",", "") if found else "")

    def _change(self) -> Change | Problems:
        found, session, values = self._limits.get(self.what.text()), self._desk.session, self.form.values()
        if found is None:
            return (Problem("which", "Choose a limit."),)
        return set_threshold(
            session.state, found.threshold, values["value"], session.person, session.today, values["reason"]
        )
