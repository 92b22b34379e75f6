"""What licences ask for, with the buttons by which a person says how it stands."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal

from govdesk.app.commands import licences as commands
from govdesk.app.commands.evidence import read_evidence
from govdesk.app.queries.licences import Ask
from govdesk.domain.licences.said import COVERS, NOTICES, PASSED_ON, TEXT
from govdesk.domain.problems import Problem, Problems
from govdesk.domain.words import label as word
from govdesk.qt.desk import Desk
from govdesk.qt.parts.cards import Stack, button, row, sentence, toned
from govdesk.qt.parts.palette import Tone

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from PySide6.QtWidgets import QPushButton

    from govdesk.domain.change import Change

_PASSED = ((True, "Passed on"), (False, "Stays in the house"))


class Asks(Stack):
    """One line for each thing that a licence asks for. failed(sentence): something stood in the way."""

    failed = Signal(str)

    def __init__(self, desk: Desk) -> None:
        """Start empty."""
        super().__init__()
        self._desk = desk

    def show_asks(self, about: str, found: Sequence[Ask]) -> None:
        """Show what the licences that bind the record `about` ask for; what is open comes first."""
        self.begin(about)
        ordered = sorted(found, key=lambda one: one.kept)
        open_ = sum(not one.kept for one in found)
        if found:
            self.heading(f"What they ask for ({open_} open)")
        for one in ordered:
            self.add(toned(self._desk.theme, _tone(one), f"{one.name}, {one.licence}. {one.says} {_said(one)}"))
            deeds = self._deeds(one, found)
            if deeds and not self._desk.read_only:
                self.add(row(*deeds))

    def _deeds(self, one: Ask, found: Sequence[Ask]) -> list[QPushButton]:
        if one.key == NOTICES:
            return [self._say(one, value, text) for value, text in commands.NOTICE_STATES if value != one.value]
        if one.key == PASSED_ON:
            return [self._say(one, value, text) for value, text in _PASSED if value is not one.value]
        if one.key == COVERS:
            return [] if one.kept else [self._button("The policy carries it", one, partial(self._cover, one, found))]
        return [] if one.kept else [self._button("Keep the licence text…", one, partial(self._keep, one))]

    def _say(self, one: Ask, value: str | bool, text: str) -> QPushButton:
        def do() -> Change | Problems:
            session = self._desk.session
            return commands.say(session.state, one.subject, one.key, value, session.person, session.today)

        return self._button(text, one, do)

    def _button(self, text: str, one: Ask, makes: Callable[[], Change | Problems]) -> QPushButton:
        made = button(text, lambda: self._do(makes()))
        made.setAccessibleName(f"{text}: {one.name}, {one.licence}")
        return made

    def _do(self, change: Change | Problems) -> None:
        wrong = self._desk.do(change)
        if wrong:
            self.failed.emit(sentence(wrong))

    def _cover(self, one: Ask, found: Sequence[Ask]) -> Change | Problems:
        carried = [each.licence for each in found if each.key == COVERS and each.kept]
        session = self._desk.session
        return commands.cover(session.state, one.subject, [*carried, one.licence], session.person, session.today)

    def _keep(self, one: Ask) -> Change | Problems:
        path = self._desk.dialogs.open_file(self, "Keep a licence text")
        if path is None:
            return ()
        file = read_evidence(path, path.name)
        session = self._desk.session
        if isinstance(file, Problem):
            return (file,)
        return commands.keep_text(session.state, one.subject, file, session.person, session.today)


def _said(one: Ask) -> str:
    """Say what is known of it."""
    if one.value is None:
        return "Nobody has said."
    if one.key == NOTICES:
        return f"Said: {word(commands.NOTICE_STATES, str(one.value)).lower()}."
    if one.key == PASSED_ON:
        return "Said: passed on." if one.value else "Said: it stays in the house."
    if one.key == COVERS:
        return "Said: carried." if one.value else "Said: not carried."
    return f"Kept: {str(one.value)[:18]}…"


def _tone(one: Ask) -> Tone:
    if one.kept:
        return "good" if one.key in {NOTICES, COVERS, TEXT} else "neutral"
    return "unknown" if one.value is None else "warn"
