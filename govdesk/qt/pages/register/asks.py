"""The questions about licences that only people can answer, each with the buttons that answer it."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QPushButton, QWidget

from govdesk.app.commands import licences as commands
from govdesk.app.commands.evidence import read_evidence
from govdesk.app.queries.licence_chain import Asked, Chain
from govdesk.domain.licences.asked import PASSED_ON, TAUGHT
from govdesk.domain.problems import Problem
from govdesk.qt.desk import Desk
from govdesk.qt.parts.cards import Stack, button, row, sentence, toned
from govdesk.qt.parts.palette import Tone


def keep_text(desk: Desk, parent: QWidget, component: str) -> str:
    """Let a person choose a licence file and keep it; say what stood in the way, "" for nothing."""
    path = desk.dialogs.open_file(parent, "Keep a licence text")
    if path is None:
        return ""
    file = read_evidence(path, path.name)
    if isinstance(file, Problem):
        return sentence((file,))
    session = desk.session
    return sentence(desk.do(commands.keep_text(session.state, component, file, session.person, session.today)))


class Asks(Stack):
    """One line for each question; what is open comes first. failed(sentence): something stood in the way."""

    failed = Signal(str)

    def __init__(self, desk: Desk) -> None:
        """Start empty."""
        super().__init__()
        self._desk = desk

    def show_asked(self, made: Chain) -> None:
        """Show what is asked about the licences of a record."""
        self.begin(made.id)
        open_ = sum(one.open for one in made.asked)
        if made.asked:
            self.heading(f"What only you can say ({open_} open)" if open_ else "What only you can say")
        for one in sorted(made.asked, key=lambda one: not one.open):
            self._show(one)

    def _show(self, one: Asked) -> None:
        said = one.said if one.value is None else f"Said: {one.said}."
        self.add(toned(self._desk.theme, _tone(one), f"{one.question.ask} {said}"))
        self.say(one.question.help, quiet=True)
        if not self._desk.read_only:
            self.add(row(*self._controls(one), stretch=one.question.type == "bool"))

    def _controls(self, one: Asked) -> list[QWidget]:
        if one.question.type == "bool":
            choices = ((True, "Yes", "yes"), (False, "No", "no"))
            return [self._button(text, one, typed) for value, text, typed in choices if value is not one.value]
        box = QLineEdit("" if one.value is None else str(one.value))
        box.setAccessibleName(one.question.ask)
        box.returnPressed.connect(lambda: self._tell(one, box.text()))
        told = button("Say so", lambda: self._tell(one, box.text()))
        told.setAccessibleName(f"Say so: {one.question.ask}")
        return [box, told]

    def _button(self, text: str, one: Asked, typed: str) -> QPushButton:
        made = button(text, partial(self._tell, one, typed))
        made.setAccessibleName(f"{text}: {one.question.ask}")
        return made

    def _tell(self, one: Asked, typed: str) -> None:
        session = self._desk.session
        change = commands.tell(session.state, one.subject, one.question.id, typed, session.person, session.today)
        wrong = self._desk.do(change)
        if wrong:
            self.failed.emit(sentence(wrong))


def _tone(one: Asked) -> Tone:
    """Warn where it is said that something is not in order; that something stays in the house is not that."""
    if one.open:
        return "unknown"
    return "warn" if one.value is False and one.question.id not in {PASSED_ON, TAUGHT} else "good"
